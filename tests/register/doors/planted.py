"""Plants a marker of its own in every field and of every kind that the table of protection lists. All are invented."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tests.register.conftest import Quick
from tests.register.doors.reports import KINDS_TEXT, PLAIN_TEXT, READ_MARKERS, PlantedReader

from harmledger.protection import Viewer
from harmledger.register.actions.add import add
from harmledger.register.actions.deciding import decision
from harmledger.register.actions.erasing import Erased, erase
from harmledger.register.actions.marking import mark
from harmledger.register.actions.members import member
from harmledger.register.actions.places import forget_gazetteer, keep_gazetteer, teach
from harmledger.register.actions.rewriting import rewrite, values_of
from harmledger.register.actions.sources import Description, describe
from harmledger.register.actions.viewing import record_view
from harmledger.register.guarding import decoded, marks_of
from harmledger.register.models import (
    Capture,
    ClaimRow,
    Decision,
    Guarded,
    Incident,
    Leaf,
    Member,
    ReportRow,
    Source,
    TaughtPlace,
)
from harmledger.register.offers import Custody, Declared, Offer, Taken
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import Found
from harmledger.register.readers import Readers

ERASED_NAME = "Zqerasedname"

PLAIN = Offer(
    data=PLAIN_TEXT.encode(),
    file_name="Zqfilename.txt",
    declared=Declared(
        title="Zqtitlex",
        url="https://zqurl.example/",
        published="2029-03-17",
        published_basis="found",
        language="tlh",
        country="ZQ",
        source="Zqsourcename",
        source_kind="local_network",
    ),
    custody=Custody(obtained_from="archive", how="Zqhowcome", nature="copy", by="Zqrecorder"),
)
KINDS = Offer(data=KINDS_TEXT.encode(), declared=Declared(source="Zqhumanname", source_kind="witness"))
TO_ERASE = Offer(data=f"An invented report of {ERASED_NAME}.".encode(), file_name=f"{ERASED_NAME}.txt")
REPEATED = Offer(data=b"Another invented report.", declared=Declared(source="The invented source that is repeated"))

PLACES = """id,name,lat,lon,other_names,admin,kind,country,population,radius_m
zqplaceid,Zqplacename,35.81261,36.81262,Zqalias,,village,SY,86661,7300
home,Zqhomeplace,35.82263,36.82264,Zqhomealias,,house,SY,,
"""
# What no action sets yet.
UNSET: Mapping[str, dict[str, Any]] = {
    "source": {"notes": "Zqnotes"},
    "incident": {"grade": {"scheme": "zqscheme", "value": "zqgrade"}, "summary": "Zqsummary"},
    "member": {"pseudonym": "zqpseudonym", "role": "zqrole"},
    "place": {"kind": "zqplacekind", "level": "neighbourhood", "admin1": "Zqadmin", "admin1_code": "zqadmcode"},
}

STATIC = """
report.url zqurl · report.published 2029-03-17 · report.published_basis "published_basis":"found"
report.language "language":"tlh" · report.country "country":"ZQ" · report.title zqtitlex · report.text zqtextword
report.quotes zqcleared · report.index_words zqtextword
capture.file_name zqfilename · capture.obtained_from archive · capture.how zqhowcome
capture.original_or_copy "original_or_copy":"copy"
source.kind local_network · source.name zqsourcename · source.affiliation zqaffiliation
source.reliability likely_unreliable · source.connection colleague · source.notes zqnotes
member.name zqrecorder · member.pseudonym zqpseudonym · member.role zqrole
incident.grade zqgrade zqscheme · incident.counts 8311 8317 · incident.sources "sources":1 "voices":1
incident.summary zqsummary
decision.field zqfield · decision.value zqvalue · decision.reason zqreason
place.id zqplaceid · place.name zqplacename · place.aliases zqalias · place.kind zqplacekind
place.country "country":"SY" country='SY' · place.admin1 zqadmin · place.admin1_code zqadmcode
place.level "level":"neighbourhood" level='neighbourhood' · place.population 86661
place.lat 35.81261 · place.lon 36.81262 · place.radius_m 7300
entry.v "v":1 · entry.act "act":"captured" · entry.facts "facts":{"status":"new"}
"""


class Planted(NamedTuple):
    """What was planted: the markers of each row of the table, the records by kind, and the number of an entry.

    A row's markers are its value in its forms; of each kind of record the first holds the fields of the table.
    """

    markers: dict[str, tuple[str, ...]]
    records: dict[str, list[str]]
    entry: int
    erased: str

    def found(self) -> list[Found]:
        """Return every record that has a page."""
        return [Found(kind, id_) for kind, ids in self.records.items() for id_ in ids]


def plant(register: Register, folder: Path) -> Planted:
    """Fill an empty register, by its own actions as far as there are any; `folder` is for files to add."""
    table = folder / "Zqplacefile.csv"
    table.write_text(PLACES, encoding="utf-8")
    teach(register, table)
    readers = Readers(reader=PlantedReader())  # type: ignore[arg-type]
    plain, kinds = (_added(register, offer, readers) for offer in (PLAIN, KINDS))
    repeated, gone = (
        _added(register, offer, Readers(reader=Quick()))  # type: ignore[arg-type]
        for offer in (REPEATED, TO_ERASE)
    )
    said = Description(
        affiliation="Zqaffiliation",
        reliability="likely_unreliable",
        connection="colleague",
        voice=_source(repeated),
    )
    describe(register, _source(plain), said)
    describe(register, _source(kinds), Description(affiliation="Zqhumanaffiliation"))
    assert isinstance(erase(register, gone, "order", "Zqwhyerased"), Erased)
    records = {
        "report": [plain, kinds],
        "capture": _ids(Capture, report_id__in=[plain, kinds]),
        "source": [_source(plain), _source(kinds)],
        "claim": _ids(ClaimRow, reading__report_id__in=[plain, kinds]),
        "place": _ids(TaughtPlace),
    }
    records["incident"] = [Incident.objects.get(link__claim=claim).id for claim in records["claim"]]
    by = str(decoded(Capture.objects.get(id=records["capture"][0]).body)["by"])
    _write_what_no_action_sets(register, records, by)
    records["decision"] = [_judged(register, records["incident"][0])]
    entry = ReportRow.objects.get(id=plain).number
    return Planted(_markers(records, by, entry, _source(repeated)), records, entry, gone)


def _ids(table: type[Guarded], **which: object) -> list[str]:
    return list(table._default_manager.filter(**which).order_by("id").values_list("id", flat=True))


def _added(register: Register, offer: Offer, readers: Readers) -> str:
    [outcome] = add(register, [offer], readers)
    assert isinstance(outcome, Taken)
    assert outcome.unread is None
    return outcome.report


def _source(report: str) -> str:
    source = ReportRow.objects.get(id=report).source_id
    return str(source) if source else ""


def _write_what_no_action_sets(register: Register, records: Mapping[str, list[str]], by: str) -> None:
    rows: list[Guarded] = [
        Source.objects.get(id=records["source"][0]),
        Incident.objects.get(id=records["incident"][0]),
        Member.objects.get(id=by),
        TaughtPlace.objects.get(id=records["place"][0]),
    ]
    human = Source.objects.get(id=records["source"][1])
    forget_gazetteer(register)
    with register.writing() as ledger:
        for row in rows:
            rewrite(register, ledger, row, {**values_of(register, row), **UNSET[row.kind]}, marks_of(row))
        rewrite(register, ledger, human, {**values_of(register, human), "notes": "Zqhumannotes"}, marks_of(human))
        ledger.append("described", by, changed=[*rows, human])
    keep_gazetteer(register)


def _judged(register: Register, about: str) -> str:
    """Mark, view and judge a record, each for a reason of its own; return the id of the judgement."""
    found = Found("incident", about)
    mark(register, found, None, "internal", "Zqwhymarked")
    record_view(register, found, Viewer("unseal", "custodian"), "Zqwhyviewed")
    with register.writing() as ledger:
        by = member(register, ledger, "Zqdecider")
        row = decision(register, ledger, by, about, {"field": "zqfield", "value": "zqvalue", "reason": "Zqreason"})
        ledger.append("decided", by, new=[row])
    return row.id


def _markers(records: Mapping[str, list[str]], by: str, entry: int, voice: str) -> dict[str, tuple[str, ...]]:
    static = [one.split() for line in STATIC.strip().splitlines() for one in line.split(" · ")]
    leaf = decoded(Leaf.objects.get(seq=entry).entry)
    capture = Capture.objects.get(id=records["capture"][0])
    judged = records["decision"][0]
    decided = Decision.objects.get(id=judged)
    return {
        **{name: tuple(marks) for name, *marks in static},
        **READ_MARKERS,
        "report.id": (records["report"][0],),
        "report.entry": (f'"entry":{entry}',),
        "capture.sha256": (sha256(PLAIN.data).hexdigest(),),
        "capture.captured_at": (capture.recorded,),
        "capture.by": (by,),
        "source.id": (records["source"][0],),
        "source.voice": (voice,),
        "member.id": (by,),
        "claim.id": (records["claim"][0], "zqclaimbody"),
        "incident.id": (records["incident"][0],),
        "decision.id": (judged,),
        "decision.at": (decided.recorded,),
        "decision.by": (decided.member_id,),
        "entry.seq": (f'"seq":{entry}',),
        "entry.project": (leaf["project"],),
        "entry.at": (leaf["at"],),
        "entry.by": (leaf["by"],),
        "entry.ids": (records["report"][0],),
        "entry.objects": tuple(leaf["objects"]),
        "entry.commitment": (leaf["commitment"],),
        "why it was marked": ("zqwhymarked",),
        "why it was viewed": ("zqwhyviewed",),
    }
