"""One record as a viewer sees it, of whatever kind, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from harmledger.model import Flag, Remark
from harmledger.model.codes import Protection
from harmledger.protection import WITHHELD, ClaimRecord, Viewer, field_classes, mask, redact_claim
from harmledger.protection.classes import strictest
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.errors import UnknownId
from harmledger.register.guarding import class_of, marks_of
from harmledger.register.models import (
    Capture,
    ClaimRow,
    Decision,
    Guarded,
    Incident,
    ReadingRow,
    ReportRow,
    Source,
    TaughtPlace,
)
from harmledger.register.opening import Register
from harmledger.register.queries.claims import WITH_REPORT, SeenClaim, gathered, seen_claim
from harmledger.register.queries.incidents import SeenIncident, seen_incidents
from harmledger.register.queries.resolving import NO_RECORD, TABLES, Found
from harmledger.register.queries.seeing import body_of, is_there, keys_of, record_of, seen
from harmledger.register.queries.sources import SeenSource, seen_sources
from harmledger.register.queries.texts import Texts


class SeenFlat(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A flat record as a viewer sees it: a capture, a decision, a place; `withheld` gives classes by field."""

    id: str
    class_: Protection
    recorded: str
    fields: dict[str, Any]
    withheld: dict[str, Protection]


class SeenText(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a read report with bars over what is withheld, and what the reading says beside its claims."""

    artifact: str
    language: str
    text: str
    flags: tuple[Flag, ...]
    remarks: tuple[Remark, ...]
    claims: tuple[SeenClaim, ...]


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record and what belongs to it.

    Of a report `flat` is the report, `captures` says how it came, `source` who published it, `reading` what is in it,
    null while it is unread. Of a claim there is `claim` and the same of its report; of an incident `incident` and the
    sources of its claims within; a source, decision or place is `source` or `flat` alone. `decisions` are those about
    the record itself.
    """

    kind: str
    id: str
    flat: SeenFlat | None = None
    source: SeenSource | None = None
    captures: tuple[SeenFlat, ...] = ()
    reading: SeenText | None = None
    claim: SeenClaim | None = None
    incident: SeenIncident | None = None
    decisions: tuple[SeenFlat, ...] = ()


def page(register: Register, found: Found, viewer: Viewer) -> Page:
    """Return the page of a record that `resolve` found; UnknownId where there is none for this viewer."""
    row = TABLES[found.kind]._default_manager.using(SNAPSHOT).only("protection").get(id=found.id)
    if not is_there(viewer, class_of(row)):
        raise UnknownId(NO_RECORD)
    makers: Mapping[str, Callable[[Register, str, Viewer], Page]] = {
        "report": _report,
        "claim": _claim,
        "incident": _incident,
        "source": _source,
        "decision": _decision,
        "place": _place,
        "capture": _capture,
    }
    made = makers[found.kind](register, found.id, viewer)
    about = Decision.objects.using(SNAPSHOT).filter(about=found.id).order_by("id")
    return msgspec.structs.replace(made, decisions=tuple(_decisions(register, list(about), viewer)))


def _report(register: Register, id_: str, viewer: Viewer) -> Page:
    row = ReportRow.objects.using(SNAPSHOT).select_related("source").get(id=id_)
    captures = list(Capture.objects.using(SNAPSHOT).filter(report=row).order_by("id"))
    return Page(
        kind="report",
        id=id_,
        flat=_flat(register, row, viewer, id=row.id, entry=row.number),
        source=_source_of(register, row.source, viewer),
        captures=tuple(
            _flat(register, one, viewer, captured_at=one.recorded)
            for one in captures
            if is_there(viewer, class_of(one))
        ),
        reading=_reading(register, row, viewer),
    )


def _reading(register: Register, report: ReportRow, viewer: Viewer) -> SeenText | None:
    """Return the latest reading's text and claims; None while the report is unread, for nothing in it has a class."""
    reading = ReadingRow.objects.using(SNAPSHOT).filter(report=report).order_by("-id").first()
    if reading is None:
        return None
    rows = list(ClaimRow.objects.using(SNAPSHOT).filter(reading=reading).select_related(WITH_REPORT).order_by("number"))
    texts = Texts(register, [reading.text_id])
    class_ = strictest(class_of(report), class_of(reading))
    marks = marks_of(report)
    beside, _ = redact_claim(_beside(register, reading, viewer), class_, {}, viewer, texts.hidden(reading.text_id))
    whole = field_classes("report", {"text": None}, class_of(report), marks)["text"]
    text = ""
    if viewer.may_see(whole):
        text = mask(texts.text(reading.text_id), texts.hidden(reading.text_id), viewer.limit or "public")
    return SeenText(
        artifact=reading.text_id,
        language=reading.language,
        text=text,
        flags=beside.flags,
        remarks=beside.context,
        claims=tuple(
            seen_claim(row, one, viewer)
            for row, one in gathered(register, rows, viewer)
            if is_there(viewer, class_of(row))
        ),
    )


def _beside(register: Register, reading: ReadingRow, viewer: Viewer) -> dict[str, Any]:
    """Return what a reading says beside its claims in the form of a claim, whose rows of the table hold for it."""
    body = body_of(register.guard, reading, keys_of([reading], viewer), viewer)
    told = {"context": body.get("remarks") or [], "flags": body.get("flags") or []}
    taken = body[WITHHELD] if isinstance(body.get(WITHHELD), list) else []
    told[WITHHELD] = [path.replace("remarks/", "context/", 1) for path in taken]
    return {"id": reading.id, "kind": "context", "harm": [], "where": None, **told}


def _claim(register: Register, id_: str, viewer: Viewer) -> Page:
    row = ClaimRow.objects.using(SNAPSHOT).select_related(WITH_REPORT).get(id=id_)
    (record,) = (record for _, record in gathered(register, [row], viewer, words=True))
    return Page(kind="claim", id=id_, claim=seen_claim(row, record, viewer), flat=_report_line(record, row, viewer))


def _report_line(record: ClaimRecord, row: ClaimRow, viewer: Viewer) -> SeenFlat | None:
    """Return the report of a claim as far as it is known from outside its text."""
    if record.report is None or not is_there(viewer, record.report.class_):
        return None
    values, withheld = seen("report", record.report, viewer)
    report = row.reading.report
    return SeenFlat(
        id=report.id, class_=record.report.class_, recorded=report.recorded, fields=values, withheld=withheld
    )


def _incident(register: Register, id_: str, viewer: Viewer) -> Page:
    row = Incident.objects.using(SNAPSHOT).get(id=id_)
    (found,) = seen_incidents(register, [row], viewer, words=True)
    return Page(kind="incident", id=id_, incident=found)


def _source(register: Register, id_: str, viewer: Viewer) -> Page:
    row = Source.objects.using(SNAPSHOT).get(id=id_)
    return Page(kind="source", id=id_, source=_source_of(register, row, viewer))


def _source_of(register: Register, row: Source | None, viewer: Viewer) -> SeenSource | None:
    return next(seen_sources(register, [row], viewer)) if row and is_there(viewer, class_of(row)) else None


def _decision(register: Register, id_: str, viewer: Viewer) -> Page:
    rows = list(Decision.objects.using(SNAPSHOT).filter(id=id_))
    return Page(kind="decision", id=id_, flat=_decisions(register, rows, viewer)[0])


def _decisions(register: Register, rows: list[Decision], viewer: Viewer) -> list[SeenFlat]:
    return [
        _flat(register, row, viewer, id=row.id, at=row.recorded, by=row.member_id)
        for row in rows
        if is_there(viewer, class_of(row))
    ]


def _place(register: Register, id_: str, viewer: Viewer) -> Page:
    row = TaughtPlace.objects.using(SNAPSHOT).get(id=id_)
    return Page(kind="place", id=id_, flat=_flat(register, row, viewer, id=row.id))


def _capture(register: Register, id_: str, viewer: Viewer) -> Page:
    row = Capture.objects.using(SNAPSHOT).get(id=id_)
    return Page(kind="capture", id=id_, flat=_flat(register, row, viewer, captured_at=row.recorded))


def _flat(register: Register, row: Guarded, viewer: Viewer, /, **beside: object) -> SeenFlat:
    record = record_of(register.guard, row, keys_of([row], viewer), viewer, **beside)
    values, withheld = seen(row.kind, record, viewer)
    recorded: str = getattr(row, "recorded")  # noqa: B009
    return SeenFlat(id=row.id, class_=record.class_, recorded=recorded, fields=values, withheld=withheld)
