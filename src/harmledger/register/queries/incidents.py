"""Incidents as a viewer sees them: views over their claims, each with its report and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from harmledger.model.codes import Protection
from harmledger.model.incident import Grade, IncidentView
from harmledger.protection import ClaimRecord, IncidentRecord, Viewer, incident_view
from harmledger.protection.classes import CLASSES
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.guarding import class_of, marks_of
from harmledger.register.models import ClaimRow, Incident, Link
from harmledger.register.opening import Register
from harmledger.register.queries.batches import in_batches
from harmledger.register.queries.claims import WITH_REPORT, gathered
from harmledger.register.queries.seeing import Keys, body_of, classes_withheld, is_there, keys_of


class SeenIncident(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """An incident as a viewer sees it; `view` is null where nothing of it is let through.

    `withheld` holds, by claim, the paths and classes of what is withheld, "" for a whole claim; `behind` is the class
    that hides the whole incident, null where it is seen.
    """

    id: str
    class_: Protection
    view: IncidentView | None
    withheld: dict[str, dict[str, Protection]]
    behind: Protection | None


def incidents(
    register: Register, viewer: Viewer, *, after: str | None = None, words: bool = False
) -> Iterator[SeenIncident]:
    """Yield all incidents in the order in which they were recorded, those behind the id `after`.

    `words` asks for quotes, where they are cleared.
    """
    for rows in in_batches(Incident.objects.using(SNAPSHOT), after=after):
        there = [row for row in rows if is_there(viewer, class_of(row))]
        yield from seen_incidents(register, there, viewer, words=words)


def seen_incidents(
    register: Register, rows: Sequence[Incident], viewer: Viewer, *, words: bool = False
) -> Iterator[SeenIncident]:
    """Yield a batch of incidents as a viewer sees them."""
    claims = _claims_of(rows)
    keys = keys_of(rows, viewer)
    told = gathered(register, [claim for row in rows for claim in claims[row.id]], viewer, words=words)
    for row in rows:
        # In step with `told`: one claim's text at a time is in memory.
        pairs = [next(told) for _ in claims[row.id]]
        yield _seen(register, row, pairs, keys, viewer)


def _claims_of(rows: Sequence[Incident]) -> dict[str, list[ClaimRow]]:
    """Return the claims of each incident, by the latest judgement on each."""
    latest: dict[tuple[str, str], Link] = {}
    links = Link.objects.using(SNAPSHOT).filter(incident_id__in=[row.id for row in rows])
    for link in links.select_related(f"claim__{WITH_REPORT}").order_by("id"):
        latest[link.incident_id, link.claim_id] = link
    claims: dict[str, list[ClaimRow]] = {row.id: [] for row in rows}
    for link in latest.values():
        if link.judgement == "positive":
            claims[link.incident_id].append(link.claim)
    return claims


def _seen(
    register: Register, row: Incident, pairs: list[tuple[ClaimRow, ClaimRecord]], keys: Keys, viewer: Viewer
) -> SeenIncident:
    grade = body_of(register.guard, row, keys, viewer).get("grade") or {}
    record = IncidentRecord(
        id=row.id,
        grade=Grade(scheme=grade.get("scheme"), value=grade.get("value", Grade().value)),
        sources=len({_voice(claim) for claim, _ in pairs}),
        class_=class_of(row),
        marks=marks_of(row),
        claims=tuple(record for _, record in pairs),
    )
    view = incident_view(record, viewer)
    shown = {claim.id: claim for claim in view.claims} if view else {}
    withheld = {
        claim.id: classes_withheld(claim, kept.body, shown[claim.id].withheld)
        if claim.id in shown
        else {"": class_of(claim)}
        for claim, kept in pairs
        if claim.id in shown or is_there(viewer, class_of(claim))
    }
    behind = None if view else _behind(row, [claim for claim, _ in pairs], viewer)
    return SeenIncident(id=row.id, class_=class_of(row), view=view, withheld=withheld, behind=behind)


def _voice(claim: ClaimRow) -> str:
    """Return whose voice a claim is: that of the source that its source repeats, else its own; at least its report."""
    report = claim.reading.report
    return (report.source and report.source.voice_id) or report.source_id or report.id


def _behind(row: Incident, claims: list[ClaimRow], viewer: Viewer) -> Protection:
    """Return the class that hides an incident: its own, or the mildest that all its claims are behind."""
    if not viewer.may_see(class_of(row)):
        return class_of(row)
    return min(map(class_of, claims), key=CLASSES.index, default=class_of(row))
