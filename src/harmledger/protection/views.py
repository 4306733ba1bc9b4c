"""Builds the view of an incident that a viewer may have, from the full values and their classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from harmledger.model import Claim, Span
from harmledger.model.codes import Protection
from harmledger.model.incident import ClaimView, Grade, IncidentView, Quote, ReportRef, SourceRef
from harmledger.protection.classes import INTERNAL, PUBLIC, strictest
from harmledger.protection.classing import WITHHELD, Hidden
from harmledger.protection.masking import BAR, hidden_spans, mask
from harmledger.protection.redaction import Viewer, redact_claim, redact_fields
from harmledger.protection.table import rule_for

_REPORT = frozenset(ReportRef.__struct_fields__) - {"source", "artifact"}
_SOURCE = frozenset(SourceRef.__struct_fields__)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A flat record as it is kept: its fields by their names in the table, its class, and the marks of its fields."""

    fields: Mapping[str, Any]
    class_: Protection = INTERNAL
    marks: Mapping[str, Protection] = msgspec.field(default_factory=dict)


class ClaimRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it is kept, with what its words are cut from.

    `body` is the claim's JSON, whole or with parts left out; `hidden` the hidden spans of all claims of the report;
    `marks` holds under "" the class that a person gave the whole; `artifact` is the id of the text that spans point
    into, `text` that text, null when no words are asked for.
    """

    id: str
    body: Mapping[str, Any]
    class_: Protection = INTERNAL
    marks: Mapping[str, Protection] = msgspec.field(default_factory=dict)
    report: Record | None = None
    source: Record | None = None
    artifact: str | None = None
    text: str | None = None
    hidden: tuple[tuple[Span, Protection], ...] = ()


class IncidentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as it is kept; `sources` counts the claims' originating voices."""

    id: str
    grade: Grade = Grade()
    sources: int = 1
    class_: Protection = INTERNAL
    marks: Mapping[str, Protection] = msgspec.field(default_factory=dict)
    claims: tuple[ClaimRecord, ...] = ()


def incident_view(record: IncidentRecord, viewer: Viewer) -> IncidentView | None:
    """Return the incident as it is let through; None when nothing of it is, so that it does not exist for the viewer.

    An incident is a view over its claims: marking it public publishes what they say of it, while their reports, their
    sources and their words stay as they are marked. A claim that is restricted or sealed stays out, and so does one
    that a person marked internal.

    At public doors a claim goes wholly when every group it tells of is withheld: what is left would read as an
    incident without casualties, and its place and day would point to whom nothing may point.
    """
    if not viewer.may_see(record.class_):
        return None
    fields = {"id": record.id, "grade": record.grade, "sources": record.sources}
    seen, _ = redact_fields("incident", fields, record.class_, record.marks, viewer)
    told = [msgspec.structs.replace(one, class_=_within(one, record.class_)) for one in record.claims]
    claims = tuple(view for one in told if (view := claim_view(one, viewer)) is not None)
    if not claims:
        return None
    optional = {name: seen[name] for name in ("grade", "sources") if name in seen}
    return IncidentView(id=record.id, class_=record.class_, claims=claims, **optional)  # type: ignore[arg-type]


def _within(claim: ClaimRecord, incident: Protection) -> Protection:
    """Return the class of a claim as a part of its incident: one that nobody marked is as open as the incident."""
    return incident if claim.class_ == INTERNAL and incident == PUBLIC and "" not in claim.marks else claim.class_


def claim_view(record: ClaimRecord, viewer: Viewer) -> ClaimView | None:
    """Return the claim as it is let through, with its report and cleared quotes; None when nothing of it is."""
    if not viewer.may_see(record.class_):
        return None
    marks = dict(record.marks)
    if record.report and "quotes" in record.report.marks:
        # The report's clearance holds for its claims, unless a claim has one of its own.
        marks.setdefault("quotes", record.report.marks["quotes"])
    claim, withheld = redact_claim(record.body, record.class_, marks, viewer, record.hidden)
    if viewer.limit == PUBLIC and not claim.harm and _tells_harm(record.body):
        return None
    quotes: tuple[Quote, ...] = ()
    if record.text is not None and viewer.may_see(_class_of_quotes(record.class_, marks)):
        body = {key: value for key, value in record.body.items() if key != WITHHELD}
        hidden = (*record.hidden, *hidden_spans(body, lambda span: span, marks))
        quotes = tuple(_quotes(claim, record.text, hidden, viewer))
    return ClaimView(id=record.id, report=_report(record, viewer), claim=claim, quotes=quotes, withheld=withheld)


def _tells_harm(body: Mapping[str, Any]) -> bool:
    """Tell whether a stored claim tells of anyone harmed, also where all of that was taken out of its body."""
    return bool(body.get("harm")) or "harm" in (body.get(WITHHELD) or ())


def _class_of_quotes(class_: Protection, marks: Mapping[str, Protection]) -> Protection:
    rule = rule_for("claim", "quotes")
    return strictest(class_, strictest(marks["quotes"], rule.lowest) if "quotes" in marks else rule.unmarked)


def _quotes(claim: Claim, text: str, hidden: Hidden, viewer: Viewer) -> Iterator[Quote]:
    """Yield the words of each value that is let through, hidden ones covered; none where all would be."""
    highest = viewer.limit or PUBLIC
    covered = mask(text, hidden, highest)
    for path, span in _spans("", msgspec.to_builtins(claim)):
        words = span.of(covered)
        if words.strip(BAR + " \t\r\n"):
            yield Quote(field=path, span=span, words=words)


def _spans(path: str, value: Any) -> Iterator[tuple[str, Span]]:
    """Yield path and span of every value of a claim that has words of its own."""
    if isinstance(value, dict):
        # The words of a whole claim are those of its values, and all that stands between them: no quote.
        if path and value.get("span"):
            yield path, Span(*value["span"])
        for key, item in value.items():
            if key == "said_by" and item and not item["name"]:
                continue  # a voice is named only where its name is let through
            yield from _spans(f"{path}/{key}" if path else key, item)
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            if isinstance(item, dict):
                yield from _spans(f"{path}/{place}", item)


def _report(record: ClaimRecord, viewer: Viewer) -> ReportRef | None:
    """Return the report as it is let through; null when it is not."""
    report = record.report
    if report is None or not viewer.may_see(report.class_):
        return None
    seen = _seen("report", report, _REPORT, viewer)
    return ReportRef(**seen, artifact=record.artifact, source=_source(record.source, viewer))


def _source(source: Record | None, viewer: Viewer) -> SourceRef | None:
    if source is None or not viewer.may_see(source.class_):
        return None
    return SourceRef(**_seen("source", source, _SOURCE, viewer))


def _seen(record: str, kept: Record, names: frozenset[str], viewer: Viewer) -> dict[str, Any]:
    """Return the fields of a record that a view has room for, as they are let through."""
    seen, _ = redact_fields(record, kept.fields, kept.class_, kept.marks, viewer)
    return {name: value for name, value in seen.items() if name in names}
