"""Invented incidents for the tests of published files: no event, place or person of them exists."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from hypothesis import strategies as st
from tests.model.model_values import struct

from harmledger.model import Attribution, Claim, Group, Harm, Means, Object, Span, Voice, When, Where
from harmledger.model.codes import Age, Outcome, Sex, Status
from harmledger.model.incident import ClaimView, IncidentView, Release, ReportRef, SourceRef
from harmledger.publishing import FORMATS

NOTICE = "SYNTHETIC · INTERNAL"
WOMAN, MAN, CHILD = Group(sex="f", age="adult"), Group(sex="m", age="adult"), Group(age="child")
INCIDENTS: st.SearchStrategy[IncidentView] = struct(IncidentView)
RELEASES: st.SearchStrategy[Release] = struct(Release)


def release(notice: str | None = NOTICE) -> Release:
    return Release(
        register="018f-register",
        project="invented",
        synthetic=True,
        internal=True,
        made="2031-01-02T03:04:05.000Z",
        ledger_size=7,
        ledger_root="ab" * 32,
        notice=notice,
    )


def harm(
    outcome: Outcome,
    low: int | None,
    high: int | None,
    *parts: Harm,
    who: Group | None = None,
    any_of: int | None = None,
) -> Harm:
    group = who or Group()
    if any_of is None:
        return Harm(outcome=outcome, low=low, high=high, who=group, parts=parts)
    return Harm(outcome=outcome, low=low, high=high, who=group, parts=parts, any_of=any_of)


def people(status: Status = "unknown", sex: Sex = "unknown", age: Age = "unknown") -> Group:
    return Group(status=status, sex=sex, age=age)


def view(*harms: Harm, withheld: tuple[str, ...] = (), id: str = "claim-1", where: Where | None = None) -> ClaimView:
    claim = Claim(id="c1", kind="incident", harm=harms, where=where)
    return ClaimView(id=id, report=None, claim=claim, withheld=withheld)


def incident(*views: ClaimView, id: str = "incident-1") -> IncidentView:
    return IncidentView(id=id, claims=views)


def full() -> IncidentView:
    """An incident of which everything is known."""
    voice = Voice(name="Zubble Rescue", kind="rescuer")
    claim = Claim(
        id="c1",
        kind="incident",
        when=When(edtf="2031-01-01", earliest="2031-01-01", latest="2031-01-01", weaker=("2030-12-25",)),
        where=Where(
            name="Upper Qyzzle",
            relation="west of",
            direction="W",
            reference="Qyzzle",
            lat=12.5,
            lon=-36.25,
            radius_m=5000,
            level="village",
            precision=2,
            country="XX",
            admin1="Vronkland",
        ),
        harm=(
            Harm(
                outcome="killed",
                low=12,
                high=None,
                reported="at least twelve civilians",
                who=people("civilian"),
                said_by=voice,
                parts=(harm("killed", 3, 3, who=WOMAN), harm("killed", 2, 2, who=CHILD)),
            ),
            harm("injured", 4, 6),
        ),
        actors=(
            Attribution(actor="Vronk Front", as_written="the front", said_by=voice, any_of=1),
            Attribution(actor="Army of Qyzzle", as_written="the army", stance="denied", any_of=1),
        ),
        means=(Means(code="mortar", launch="ground_launched"),),
        objects=(Object(code="market", effect="damaged"),),
        span=Span(10, 90),
    )
    source = SourceRef(id="source-1", name="The Invented Gazette", kind="media")
    report = ReportRef(
        id="report-1",
        source=source,
        title='Shelling "hits", a market',
        published="2031-01-02",
        published_basis="operator",
        language="en",
        artifact="artifact-1",
        entry=3,
    )
    return incident(ClaimView(id="claim-1", report=report, claim=claim, withheld=("context/0",)))


def written(format_: str, incidents: Iterable[IncidentView], about: Release | None = None) -> str:
    out = io.StringIO(newline="")
    FORMATS[format_].write(about or release(), incidents, out)
    return out.getvalue()


def table(incidents: Iterable[IncidentView], about: Release | None = None) -> list[dict[str, str]]:
    """Return the rows of the CSV file, read back."""
    return list(csv.DictReader(io.StringIO(written("csv", incidents, about), newline=""), strict=True))
