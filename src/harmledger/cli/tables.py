"""Lists for people, one line a record with its id whole, and for programs, one JSON object a line; both in pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

if TYPE_CHECKING:
    from harmledger.register.opening import Register

Verb = TypeVar("Verb", bound=Callable[..., Any])
PAGE = 50
"""Lines of a list for people where no limit is given; JSON has none."""

_PIPED_WIDTH = 200
_SHORT = 12
# Widths at which long columns are tried, so that a record keeps to one line where that leaves them readable.
_LONGEST = (60, 40, 30, 20, 40)
_GAP = "  "
_LABEL = "[withheld"
_LABEL_WIDTH = len("[withheld: restricted]")

limit = click.option("--limit", type=click.IntRange(1), metavar="N", help=f"At most N; without --json {PAGE}.")
after = click.option("--after", metavar="ID", help="Only those behind this one, for the next page.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


class Told(Protocol):
    """A record of a list."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


Record = TypeVar("Record", bound=Told)


def paged(verb: Verb) -> Verb:
    """Give a verb the options --json, --limit and --after."""
    return as_json(limit(after(verb)))


def withheld(class_: str) -> str:
    """Return what stands in place of a withheld value: never a blank."""
    return f"{_LABEL}: {class_}]"


def cell(fields: Mapping[str, Any], hidden: Mapping[str, str], name: str, path: str = "") -> str:
    """Return a field as a cell; that it is withheld, with its class, or empty where nothing is known."""
    from harmledger.cli.show.safe import inline

    if class_ := hidden.get(path + name) or hidden.get(path) or hidden.get(""):
        return withheld(class_)
    value = fields.get(name)
    return "" if value is None else inline(str(value))


def behind(register: Register, told: str | None, kind: str) -> str | None:
    """Return the whole id of the record that a page begins behind; BadOption where it is another kind's."""
    from harmledger.cli.options import BadOption
    from harmledger.register.queries.resolving import resolve

    if told is None:
        return None
    found = resolve(told)
    if found.kind != kind:
        raise BadOption(f"--after takes the id of a {kind}; this is a {found.kind}'s.")
    return found.id


def print_list(
    found: Iterator[Record],
    heads: Sequence[str],
    row: Callable[[Record], Sequence[str]],
    *,
    as_json: bool,
    limit: int | None,
) -> None:
    """Print records as lines of JSON, or as a table; say on the error stream how to get to the next page."""
    if as_json:
        for one in islice(found, limit):
            click.echo(json_line(one))
        return
    wanted = limit or PAGE
    page = list(islice(found, wanted + 1))
    print_table(heads, [row(one) for one in page[:wanted]])
    if len(page) > wanted:
        click.echo(f"More follow: --after {page[wanted - 1].id}", err=True)


def json_line(value: object) -> str:
    """Return a value as one line of JSON; half a surrogate pair leaves as its escape."""
    from harmledger.publishing.json_text import json_text

    return json_text(value)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of which the first column is the id, whole; what does not fit beside it goes on further lines.

    Words are cut where they are too long; ids, dates, codes and labels of what is withheld never are.
    """
    from harmledger.cli.show.screen import DIM, screen

    shown = list(rows)
    told = sys.stdout.isatty() or os.environ.get("COLUMNS")
    console = screen(width=None if told else _PIPED_WIDTH)
    columns = [[head, *(row[place] for row in shown)] for place, head in enumerate(heads)]
    for longest in _LONGEST:
        widths = [_width(place, cells, longest) for place, cells in enumerate(columns)]
        lines = _lines(widths, console.width)
        if len(lines) == 1:
            break
    if shown:
        console.print(_laid(heads, widths, lines), style=DIM, soft_wrap=True)
    for row in shown:
        console.print(_laid(row, widths, lines), soft_wrap=True)


def _width(place: int, cells: Sequence[str], longest: int) -> int:
    """Return how wide a column is: whole where a cut cell says nothing any more, else at most `longest`."""
    widest = max(map(len, cells))
    if place == 0 or widest <= _SHORT:
        return widest
    return max(_LABEL_WIDTH if any(cell.startswith(_LABEL) for cell in cells) else 0, min(widest, longest))


def _lines(widths: Sequence[int], screen: int) -> list[list[int]]:
    """Return the columns of each line, as many as fit beside one another."""
    lines: list[list[int]] = [[]]
    used = 0
    for place, width in enumerate(widths):
        if lines[-1] and used + len(_GAP) + width > screen:
            lines.append([])
            used = len(_GAP)
        used += width + (len(_GAP) if lines[-1] else 0)
        lines[-1].append(place)
    return lines


def _laid(cells: Sequence[str], widths: Sequence[int], lines: Sequence[Sequence[int]]) -> str:
    return "\n".join(
        (_GAP if number else "") + _GAP.join(_cut(cells[place], widths[place]) for place in line).rstrip()
        for number, line in enumerate(lines)
    )


def _cut(cell: str, width: int) -> str:
    return (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width)
