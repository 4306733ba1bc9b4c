"""Moments: the time chosen for an event becomes its `when`, with its words, its span and what it derives from."""

from __future__ import annotations

from datetime import date

from msgspec import UNSET, UnsetType

from harmledger.model import When
from harmledger.reading.document import Document
from harmledger.reading.event_times import Told
from harmledger.reading.story import Event


def moment(document: Document, event: Event) -> tuple[When | None, date | None]:
    """Return when an event happened, and the day on which its actors are looked up."""
    time = event.time
    if time is None:
        return None, document.published
    opening = event.kind == "incident" and time.mention.node < event.statements[0].first
    return _when(document, time, opening), time.found.latest or time.found.earliest or document.published


def _when(document: Document, time: Told, opening: bool) -> When:
    mention, found = time.mention, time.found
    start, end = mention.at
    span = document.span(start, end)
    return When(
        edtf=found.edtf,
        earliest=found.earliest.isoformat() if found.earliest else None,
        latest=found.latest.isoformat() if found.latest else None,
        basis=document.text[start:end],
        weaker=found.weaker,
        time_of_day=mention.words.part,
        hint=found.hint,
        span=span,
        rule=mention.words.rule,
        derived_from=_derived(document, time, opening),
    )


def _derived(document: Document, time: Told, opening: bool) -> tuple[str, ...] | UnsetType:
    mention, found = time.mention, time.found
    span = document.span(*mention.at)
    origins = document.origin(span) or (("opening of the report",) if opening else ())
    told_at = mention.told_at or (document.dated_by if found.edtf and mention.words.year is None else None)
    if told_at is not None:
        span = document.span(*told_at)
        origins = (*(origins or ()), f"{span.start}:{span.end}" if span else "title")
    return origins or UNSET
