"""Claims as a viewer sees them, each with its report and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from django.db.models import Q, QuerySet

from harmledger.model.codes import Protection
from harmledger.model.incident import ClaimView
from harmledger.protection import ClaimRecord, Viewer, claim_view, field_classes
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.guarding import class_of, marks_of
from harmledger.register.models import ClaimRow, ReportRow
from harmledger.register.opening import Register
from harmledger.register.queries.batches import in_batches
from harmledger.register.queries.seeing import body_of, classes_withheld, is_there, keys_of, record_of
from harmledger.register.queries.texts import Texts

WITH_REPORT = "reading__report__source"
"""What comes in one statement with a claim."""


class ClaimFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are asked for. `first` and `last` are ISO days that the event may have happened between.

    A claim whose day, or country, is unresolved or withheld does not match where that is asked for.
    """

    report: str | None = None
    nature: str | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None


class SeenClaim(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A claim as a viewer sees it; `view` is null where nothing of it is let through, and `withheld` says its class.

    `withheld` holds paths of the stored claim with the class of what stands there, "" for the whole. `report` is the
    report's id, empty for whom there is no such report.
    """

    id: str
    report: str
    class_: Protection
    view: ClaimView | None
    withheld: dict[str, Protection]


def claims(
    register: Register, viewer: Viewer, asked: ClaimFilter | None = None, after: str | None = None
) -> Iterator[SeenClaim]:
    """Yield claims in the order in which they were recorded, those behind the id `after`; without quotes."""
    asked = asked or ClaimFilter()
    query = _matching(ClaimRow.objects.using(SNAPSHOT).select_related(WITH_REPORT), asked)
    for rows in in_batches(query, after=after):
        for row, record in gathered(register, rows, viewer):
            if is_there(viewer, class_of(row)) and _told(seen := seen_claim(row, record, viewer), asked, viewer):
                yield seen


def _matching(query: QuerySet[ClaimRow], asked: ClaimFilter) -> QuerySet[ClaimRow]:
    if asked.report:
        query = query.filter(reading__report_id=asked.report)
    if asked.nature:
        query = query.filter(nature=asked.nature)
    if asked.country:
        query = query.filter(country=asked.country)
    if asked.first:
        query = query.filter(Q(latest__gte=asked.first) | Q(latest=None, earliest__isnull=False))
    if asked.last:
        query = query.filter(Q(earliest__lte=asked.last) | Q(earliest=None, latest__isnull=False))
    return query


def _told(seen: SeenClaim, asked: ClaimFilter, viewer: Viewer) -> bool:
    """Tell whether a viewer sees what a claim was found by: columns repeat what members see, and others may not."""
    if viewer.role != "anyone":
        return True
    claim = seen.view and seen.view.claim
    by_place, by_day = asked.country is not None, bool(asked.first or asked.last)
    return not (by_place and not (claim and claim.where)) and not (by_day and not (claim and claim.when))


def seen_claim(row: ClaimRow, record: ClaimRecord, viewer: Viewer) -> SeenClaim:
    """Return the claim of a row as a viewer sees it."""
    view = claim_view(record, viewer)
    withheld = {"": class_of(row)} if view is None else classes_withheld(row, record.body, view.withheld)
    report = row.reading.report
    known = report.id if is_there(viewer, class_of(report)) else ""
    return SeenClaim(id=row.id, report=known, class_=class_of(row), view=view, withheld=withheld)


def gathered(
    register: Register, rows: Sequence[ClaimRow], viewer: Viewer, *, words: bool = False
) -> Iterator[tuple[ClaimRow, ClaimRecord]]:
    """Yield claim rows, fetched WITH_REPORT, as `protection` takes them; texts are opened only for cleared `words`."""
    readings = [row.reading for row in rows]
    reports = {one.report.id: one.report for one in readings}
    sources = [one.source for one in reports.values() if one.source]
    keys = keys_of([*rows, *reports.values(), *sources], viewer)
    texts = Texts(register, {one.text_id for one in readings})
    for row in rows:
        artifact, report = row.reading.text_id, row.reading.report
        guard, source = register.guard, report.source
        yield (
            row,
            ClaimRecord(
                id=row.id,
                body=body_of(guard, row, keys, viewer),
                class_=class_of(row),
                marks=marks_of(row),
                report=record_of(guard, report, keys, viewer, id=report.id, entry=report.number),
                source=record_of(guard, source, keys, viewer, id=source.id) if source else None,
                artifact=artifact,
                text=texts.text(artifact) if words and _cleared(row, report, viewer) else None,
                hidden=texts.hidden(artifact),
            ),
        )


def _cleared(row: ClaimRow, report: ReportRow, viewer: Viewer) -> bool:
    """Tell whether quotes of a claim are let through, so that its report's text must be opened."""
    marks = {**marks_of(report), **marks_of(row)}
    return viewer.may_see(field_classes("claim", {"quotes": None}, class_of(row), marks)["quotes"])
