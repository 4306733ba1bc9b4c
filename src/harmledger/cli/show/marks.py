"""Finds which stretch of a text is marked as what: the shortest span wins, and neighbours of one mark are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from harmledger.model import Harm, Reading, Span

FIELDS = {
    "H": "harm",
    "T": "time",
    "P": "place",
    "A": "actor",
    "M": "means",
    "O": "object",
    "W": "a party's own words",
}


class Mark(NamedTuple):
    """A span, the letters of its fields (a camp is a place and an object), and the claims (from 1) that rest on it."""

    span: Span
    letters: str
    claims: tuple[int, ...]


class Stretch(NamedTuple):
    """A piece of the text, the letters of its mark, none where it has none, and the claims of its mark."""

    text: str
    letters: str
    claims: tuple[int, ...]


def stretches(text: str, reading: Reading) -> Iterator[Stretch]:
    """Yield the whole text in order, cut where its marks begin and end."""
    pending: Stretch | None = None
    for piece in _cut(text, _marks(reading, len(text))):
        if pending is not None and piece[1:] == pending[1:]:
            pending = pending._replace(text=pending.text + piece.text)
            continue
        if pending is not None:
            yield pending
        pending = piece
    if pending is not None:
        yield pending


def _marks(reading: Reading, length: int) -> list[Mark]:
    """Return one mark for each span, with all fields and claims that use it, sorted by start."""
    fields: dict[Span, set[str]] = {}
    claims: dict[Span, set[int]] = {}
    for number, claim in enumerate(reading.claims, start=1):
        spans: list[tuple[Span | None, str]] = [(span, "H") for span in _harm_spans(claim.harm)]
        spans += [(value.span, letter) for value, letter in ((claim.when, "T"), (claim.where, "P")) if value]
        spans += [(actor.span, "A") for actor in claim.actors]
        spans += [(means.span, "M") for means in claim.means]
        spans += [(thing.span, "O") for thing in claim.objects]
        spans += [(span, "W") for span in claim.characterisation]
        for span, letter in spans:
            if span is not None and 0 <= span.start < span.end <= length:
                fields.setdefault(span, set()).add(letter)
                claims.setdefault(span, set()).add(number)
    letters = {span: "".join(letter for letter in FIELDS if letter in used) for span, used in fields.items()}
    return sorted(Mark(span, letters[span], tuple(sorted(used))) for span, used in claims.items())


def _harm_spans(harms: Iterable[Harm]) -> Iterator[Span | None]:
    for harm in harms:
        yield harm.span
        yield from _harm_spans(harm.parts)


def _cut(text: str, marks: list[Mark]) -> Iterator[Stretch]:
    """Yield the pieces between all borders, each under the shortest mark that covers it."""
    borders = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    open_marks: list[Mark] = []
    following = 0
    for start, end in pairwise(borders):
        while following < len(marks) and marks[following].span.start <= start:
            open_marks.append(marks[following])
            following += 1
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        if open_marks:
            shortest = min(open_marks, key=lambda mark: mark.span.end - mark.span.start)
            yield Stretch(text[start:end], shortest.letters, shortest.claims)
        else:
            yield Stretch(text[start:end], "", ())
