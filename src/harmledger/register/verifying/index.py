"""Checks which reports the search index holds: those that were read, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from django.db import connections

from harmledger.register.connecting import SNAPSHOT
from harmledger.register.models import ReadingRow, ReportRow
from harmledger.register.verifying.checking import ROWS, Checking, seen


def check_numbers(checking: Checking) -> None:
    """Hold the numbers in the index against those of the reports that have a reading."""
    known, found = checking.known, checking.found
    read = seen(ReadingRow).values_list("report__number", "report_id").iterator(chunk_size=1000)
    for rows in checking.batches(read, "readings", 1000):
        known.keep("read", rows)
    for numbers in checking.batches(_numbers(), "reports in the search index", 1000):
        known.keep("indexed", [(number,) for number in numbers])
    if checking.is_sealed and not found.counts["reports in the search index"]:
        return  # its words can only be had from the texts
    missing = "SELECT report FROM read WHERE number NOT IN (SELECT number FROM indexed)"
    for (report,) in known.rows(missing):
        found.add("index_differs", report, "This report was read, and the search index does not hold it.")
    for (number,) in known.rows("SELECT number FROM indexed WHERE number NOT IN (SELECT number FROM read)"):
        found.add("index_differs", number, f"The search index holds words under {number}, which no read report has.")
    unread = seen(ReportRow).count() - next(known.rows("SELECT count(DISTINCT report) FROM read"))[0]
    found.note(
        max(unread, 0),
        "1 report is kept and not read: add its file again to read it.",
        "{} reports are kept and not read: add their files again to read them.",
    )


def words_in(numbers: Sequence[int]) -> dict[int, set[str]]:
    """Return the words that the index holds of these reports, by number; one that it does not hold is not there."""
    if not numbers:
        return {}
    places = ",".join(["%s"] * len(numbers))
    with connections[SNAPSHOT].cursor() as cursor:
        cursor.execute(f"SELECT rowid, words FROM word_index WHERE rowid IN ({places})", list(numbers))
        return {row: set(held.split() if isinstance(held, str) else held or ()) for row, held in cursor.fetchall()}


def _numbers() -> Iterator[int]:
    """Yield the numbers that the index holds, in order."""
    last = -(2**63)
    with connections[SNAPSHOT].cursor() as cursor:
        while True:
            cursor.execute("SELECT rowid FROM word_index WHERE rowid > %s ORDER BY rowid LIMIT %s", [last, ROWS * 5])
            rows = [int(number) for number in chain.from_iterable(cursor.fetchall())]
            if not rows:
                return
            yield from rows
            last = rows[-1]
