"""Remarks: what stands beside a claim — a visit under way, who the opening blames, what a person should look at."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.model import Flag, Remark, Span, When, Where
from harmledger.reading.discourse import Event, Story
from harmledger.reading.document import Document
from harmledger.reading.statements import Statement


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
    return tuple(
        span
        for start, end in document.loaded
        if any(one.sentence.start <= start < one.sentence.end for one in statements)
        and (span := document.span(start, end)) is not None
    )


def doubts_of(when: When | None, where: Where | None) -> Iterable[Flag]:
    """Yield a flag for each value that stays open or was derived."""
    if when is not None and when.edtf is None:
        yield Flag(code="time_unresolved", words=when.hint or "The time stays open.", span=when.span)
    if where is not None and where.hint:
        yield Flag(code="place_unresolved", words=where.hint, span=where.span)
    if where is not None and where.unsure:
        words = f"Derived from the rest of the report, to be checked: {', '.join(where.unsure)}."
        yield Flag(code="place_derived", words=words, span=where.span)
