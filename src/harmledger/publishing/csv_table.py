"""CSV: one row for each claim of an incident, for spreadsheets and statistics (RFC 4180)."""

import csv
import re
from collections.abc import Iterable
from typing import IO

from harmledger.model.incident import IncidentView, Release
from harmledger.publishing.row import COLUMNS, Cell, rows

# What spreadsheets take for a formula, also in full width. They may split cells at other signs than ours, so words
# behind a semicolon, a tab or a line break are looked at as if they began a cell.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[^\S\t\r\n]*[=+\-@＝＋－＠])|^(?=[\t\r\n])")


def write(release: Release, incidents: Iterable[IncidentView], out: IO[str]) -> int:
    """Write the header and one row a claim; return the number of incidents.

    A range stands in two columns, `_low` and `_high`; an empty cell is not reported, never zero. Each row says the
    notice and the ledger's head, so that it can be checked wherever it is copied to.
    """
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    written = 0
    for incident in incidents:
        for row in rows(release, incident):
            table.writerow([_cell(value) for value in row.values()])
        written += 1
    return written


def _cell(value: Cell) -> str | int | float | None:
    """Return the value as a cell: numbers as they are, several texts joined by "; "."""
    if isinstance(value, tuple):
        return "; ".join(map(_harmless, value))
    return _harmless(value) if isinstance(value, str) else value


def _harmless(text: str) -> str:
    """Return text that no spreadsheet calculates: an apostrophe before what would begin a formula.

    Half a surrogate pair, which UTF-8 cannot hold, leaves as its escape.
    """
    return _FORMULA.sub("'", text).encode("utf-8", "backslashreplace").decode("utf-8")
