"""Reads a text and makes of the reading what the register keeps: claims cut by class, hidden stretches, index words.

Pure work without the database, so that it may run in another process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from harmledger.model import Report, Span, Versions
from harmledger.model.codes import Protection
from harmledger.protection import again, hidden_names, hidden_spans, mask, split
from harmledger.register.word_index import words_of
from harmledger.text import clean, sentences

UNSEARCHED = frozenset({"language_not_read", "names_not_sealed"})
TITLE_NAMES = "title_names_person"
"""Flags of the reader's: no names were looked for in this language; somebody to be hidden is named in the title."""

Body = dict[str, Any]
Parts = Mapping[Protection, Mapping[str, object]]


class PreparedClaim(NamedTuple):
    """One claim: its open body, its stricter parts by class, and the columns that lists look at."""

    body: Body
    parts: Parts
    columns: dict[str, Any]


class Prepared(NamedTuple):
    """One reading, ready to be kept.

    `hidden` holds (start, end, class) in code points of the text; `title_class` is set where the title names a hidden
    voice.
    """

    language: str
    versions: Versions
    body: Body
    parts: Parts
    claims: tuple[PreparedClaim, ...]
    hidden: tuple[tuple[int, int, Protection], ...]
    words: tuple[str, ...]
    title_class: Protection | None = None


def prepare(report: Report, reader: Any) -> Prepared:
    """Read a report and cut the reading by class; what the reader raises goes through."""
    reading = reader.read(report)
    bodies: list[Body] = [msgspec.to_builtins(claim) for claim in reading.claims]
    beside: Body = {
        "flags": msgspec.to_builtins(reading.flags),
        "remarks": msgspec.to_builtins(reading.remarks),
    }
    around = sentence_of(report.text)
    told = {one for body in [*bodies, {"context": beside["remarks"]}] for one in hidden_spans(body, around)}
    names = hidden_names(report.text, told, places_and_parties(bodies)) if told else {}
    hidden = sorted({*told, *again(report.text, names)})
    codes = {flag.code for flag in reading.flags}
    if codes & UNSEARCHED and report.text:  # nobody has told yet what must be hidden in it
        hidden = [(Span(0, len(report.text)), max(["restricted", *(class_ for _, class_ in hidden)]))]
    body, parts = split(beside, {}, hidden)
    title_class = _of_title(report.title or "", names, codes)
    masked = mask(report.text, hidden, "internal")
    return Prepared(
        language=reading.language,
        versions=reading.reader,
        body=body,
        parts=parts,
        claims=tuple(_claim(one, hidden) for one in bodies),
        hidden=tuple((span.start, span.end, class_) for span, class_ in hidden),
        words=words_of(masked, report.title if report.title and not title_class else ""),
        title_class=title_class,
    )


def _of_title(title: str, names: dict[str, Protection], codes: set[str]) -> Protection | None:
    """Return the class that a title needs beside the table's: that of whom it names, or may name."""
    if TITLE_NAMES in codes:
        return "sealed"
    named = max((class_ for _, class_ in again(title, names)), default=None)
    return named or ("restricted" if codes & UNSEARCHED and title else None)


def places_and_parties(bodies: list[Body]) -> set[str]:
    """Return the names that claims give to places and parties: none of them is a person's."""
    places = {
        name for body in bodies for name in ((body["where"] or {}).get("name"), (body["where"] or {}).get("reference"))
    }
    parties = {name for body in bodies for one in body["actors"] for name in (one["actor"], one["as_written"])}
    return {name for name in places | parties if name}


def _claim(whole: Body, hidden: list[tuple[Span, Protection]]) -> PreparedClaim:
    body, parts = split(whole, {}, hidden)
    return PreparedClaim(body, parts, columns_of(body))


def columns_of(body: Body) -> dict[str, Any]:
    """Return the columns that repeat an open claim body; null for what is withheld there."""
    when, where = body.get("when") or {}, body.get("where") or {}
    return {
        "nature": body.get("kind", "incident"),
        "earliest": when.get("earliest"),
        "latest": when.get("latest"),
        "country": where.get("country"),
        "lat": _degrees(where.get("lat")),
        "lon": _degrees(where.get("lon")),
    }


def _degrees(value: float | None) -> float | None:
    """Return a coordinate as databases give it back, or its row's digest would change: a float, and no zero below."""
    return None if value is None else float(value) + 0.0


def sentence_of(text: str) -> Callable[[Span], Span]:
    """Return what finds the sentences around a span; the text is cut into sentences only when that is asked."""

    @cache
    def bounds() -> list[Span]:
        cleaned = clean(text)
        cut = sentences(cleaned.text, [crumb.span for crumb in cleaned.crumbs])
        return [span for one in cut if (span := cleaned.span(one.start, one.end))]

    def around(span: Span) -> Span:
        touched = [one for one in bounds() if one.start < span.end and span.start < one.end]
        return Span(min([span.start, *(s.start for s in touched)]), max([span.end, *(s.end for s in touched)]))

    return around
