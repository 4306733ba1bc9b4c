"""Remarks: what stands beside a claim — a visit under way, who the opening blames, what a person should look at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from harmledger.model import Claim, Flag, Remark, Span, When, Where
from harmledger.reading.document import Document
from harmledger.reading.statements import Statement
from harmledger.reading.story import Event, Story


def remarks_of(event: Event, story: Story, document: Document) -> tuple[Remark, ...]:
    """Return the words kept beside an incident; the lead's blame stands beside the first."""
    if event.kind != "incident":
        return ()
    found = [_visit(statement, document) for statement in event.statements]
    first = next(one for one in story.events if one.kind == "incident")
    if first is event and story.lead:
        found += [
            _remark(document, "attribution_in_lead", *party.at, act.rule)
            for act in story.lead.acts
            for party in (act.party, *act.party.others)
        ]
    return tuple(one for one in found if one)


def _visit(statement: Statement, document: Document) -> Remark | None:
    visit = statement.cue("visit")
    if visit is None:
        return None
    ends = [fact.at[1] for fact in statement.places if fact.at[0] > visit.at[0]]
    end = max(visit.at[1], ends[0]) if ends else statement.sentence.end
    return _remark(document, "visit", visit.at[0], end, visit.rule)


def _remark(document: Document, kind: str, start: int, end: int, rule: str) -> Remark | None:
    span = document.span(start, end)
    return Remark(kind=kind, quote=span.of(document.report.text), span=span, rule=rule) if span else None


def characterisation_of(statements: list[Statement], document: Document) -> tuple[Span, ...]:
    """Return the spans of a party's loaded words in the sentences of an event."""
    starts = [one.sentence.start for one in statements]
    found = []
    for start, end in document.loaded:
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < statements[place].sentence.end and (span := document.span(start, end)):
            found.append(span)
    return tuple(found)


def remarks_beside(document: Document, claims: tuple[Claim, ...]) -> tuple[Remark, ...]:
    """Return what stands beside all claims: credits and captions of the page, and loaded words outside of any claim."""
    found = [
        _remark(document, crumb.kind, start + document.offset, end + document.offset, f"text.crumb.{crumb.kind}")
        for crumb in document.body.crumbs
        for start, end in (crumb.inner,)
    ]
    kept = {span for claim in claims for span in claim.characterisation}
    found += [
        _remark(document, "characterisation", start, end, "characterisation.loaded")
        for start, end in document.loaded
        if document.span(start, end) not in kept
    ]
    return tuple(one for one in found if one)


def doubts_of(when: When | None, where: Where | None) -> Iterable[Flag]:
    """Yield a flag for each value that stays open or was derived."""
    if when is not None and when.edtf is None:
        yield Flag(code="time_unresolved", words=when.hint or "The time stays open.", span=when.span)
    if where is not None and where.hint:
        yield Flag(code="place_unresolved", words=where.hint, span=where.span)
    if where is not None and where.unsure:
        words = f"Derived from the rest of the report, to be checked: {', '.join(where.unsure)}."
        yield Flag(code="place_derived", words=words, span=where.span)
