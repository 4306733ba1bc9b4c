"""Erasing a source, a member, a claim, a decision and a taught place; all names are invented."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from tests.register.erasing.planted import OFFER, OTHER, TEXT, Made, found_in, keep, offer

from harmledger.evidence import Entry
from harmledger.register.actions.erasing import Erased, ErasedBefore, erase, foresee
from harmledger.register.actions.marking import mark
from harmledger.register.actions.members import member
from harmledger.register.actions.places import FILE, teach
from harmledger.register.guarding import decoded
from harmledger.register.ids import new_id
from harmledger.register.models import (
    ClaimRow,
    DataKey,
    Decision,
    Incident,
    Leaf,
    Link,
    Member,
    Redirect,
    ReportRow,
    Source,
    TaughtPlace,
    Tombstone,
)
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import resolve
from harmledger.register.verifying.verify import verify


def erased(register: Register, id_: str, **named: Any) -> Erased:
    """Erase, and check that everything holds afterwards."""
    done = erase(register, id_, "consent-withdrawn", **named)
    assert isinstance(done, Erased)
    assert done.finished.waiting is None
    assert not verify(register).findings
    assert isinstance(erase(register, id_, "order"), ErasedBefore)
    assert foresee(register, id_) is None
    return done


def place(register: Register, name: str, learned_from: str | None = None) -> str:
    """Teach a place, so that it stands in the register's gazetteer, too."""
    known = set(TaughtPlace.objects.values_list("id", flat=True))
    table = register.home.folder.parent / "places.csv"
    table.write_text(f"name,lat,lon,country\n{name},35.5,36.5,SY\n")
    teach(register, table)
    row = TaughtPlace.objects.exclude(id__in=known).get()
    if learned_from:
        row.learned_from = learned_from
        with register.writing() as ledger:
            ledger.append("described", member(register, ledger), changed=[row])
    return row.id


def redirect(register: Register, to: str) -> str:
    row = Redirect(id=new_id(register.clock()), project_id=register.project, leads_to=to, recorded="")
    with register.writing() as ledger:
        ledger.append("described", member(register, ledger), new=[row])
    return row.id


def test_a_source_that_reports_need_stays_without_its_name(made: Made, engine: str, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        one, two = keep(register, reader, offer(TEXT, source="Zsouqyz Post"), offer(OTHER, source="Zsouqyz Post"))
        [third] = keep(register, reader, offer(OTHER, source="Brim Gazette"))
        row = ReportRow.objects.get(id=one.report).source
        assert row
        mark(register, resolve(row.id), "name", "restricted", "Zdecqyz told so")
        mark(register, resolve(row.id), "name", "internal", "Zdecqyz told so")
        old = redirect(register, row.id)
        for name, incident, source in (("a", one, "Zsouqyz Post"), ("b", two, "Zsouqyz Post"), ("c", third, "Brim")):
            (register.home.exports / name).write_text(f'"{incident.incidents[0]}" {source}')
        assert found_in(register, ["Zsouqyz"]) == {"Zsouqyz"}
        done = erased(register, row.id)
        assert found_in(register, ["Zsouqyz"]) == set()
        assert done.destroyed.emptied == (row.id,)
        assert done.destroyed.counts == {"decision": 2, "redirect": 1}
        assert done.finished.exports == ("a", "b")  # the name stood beside these
        emptied = Source.objects.get(id=row.id)
        assert decoded(emptied.body)["name"] is None
        assert emptied.lookup != row.lookup
        assert {report.source_id for report in ReportRow.objects.all()} == {row.id, emptied.id, *_others(row.id)}
        assert Tombstone.objects.filter(id=old).exists()
        assert isinstance(erase(register, old, "order"), ErasedBefore)
        # the same outlet is a new source from now on
        [new] = keep(register, reader, offer("A third report of Brimzelville.", source="Zsouqyz Post"))
        assert ReportRow.objects.get(id=new.report).source_id != row.id
        assert not verify(register).findings


def _others(id_: str) -> set[str]:
    return set(Source.objects.exclude(id=id_).values_list("id", flat=True))


def test_a_source_that_nothing_needs_goes(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, offer(TEXT, source="Zsouqyz Post"))
        source = ReportRow.objects.get(id=one.report).source_id
        assert source
        assert ReportRow.objects.filter(id=one.report).update(source=None)
        with register.writing() as ledger:
            row = ReportRow.objects.get(id=one.report)
            ledger.append("described", member(register, ledger), still=[row])
        done = erased(register, source)
        assert done.destroyed.counts == {"source": 1}
        assert not Source.objects.exists()


def test_a_source_for_which_another_speaks_is_needed(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        first, second = keep(register, reader, offer(TEXT, source="Zsouqyz Post"), offer(OTHER, source="Brim Two"))
        voice, other = (ReportRow.objects.get(id=one.report).source for one in (first, second))
        assert voice
        assert other
        with register.writing() as ledger:
            other.voice = voice
            ledger.append("described", member(register, ledger), changed=[other])
        done = erase(register, first.report, "mistake")
        assert isinstance(done, Erased)
        assert "source" not in done.destroyed.counts
        assert erased(register, voice.id).destroyed.emptied == (voice.id,)
        assert erased(register, other.id).destroyed.emptied == (other.id,)
        assert Source.objects.get(id=other.id).voice is None


def test_a_member_keeps_the_pseudonym_only(made: Made, engine: str, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock, member="Zmemqyz") as register:
        [one] = keep(register, reader, OFFER)
        with register.writing() as ledger:
            id_ = member(register, ledger)
            ledger.append("described", id_, still=[ReportRow.objects.get(id=one.report)])
        before = Member.objects.get(id=id_)
        done = erased(register, id_)
        after = Member.objects.get(id=id_)
        assert done.destroyed.emptied == (id_,)
        assert not done.destroyed.counts
        assert not DataKey.objects.filter(id=before.restricted_key).exists()
        assert (after.restricted, after.restricted_key, decoded(after.body)) == (None, None, {"name": None})
        assert before.lookup != after.lookup
        with register.writing() as ledger:
            assert member(register, ledger) != id_  # who comes again is somebody new


def test_a_claim_goes_and_its_report_stays(made: Made, engine: str, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        claim = ClaimRow.objects.get(link__incident=one.incidents[0])
        taught = place(register, "Zplaqyz", learned_from=one.incidents[0])
        done = erased(register, claim.id, note="Znotqyz")
        assert done.destroyed.counts == {"link": 1, "place": 1, "incident": 1, "claim": 1}
        assert taught in done.destroyed.ids
        assert done.finished.places == 1
        assert found_in(register, ["Zplaqyz"]) == set()
        assert ReportRow.objects.filter(id=one.report).exists()
        assert Decision.objects.get().id == done.destroyed.note
        # its words are in the report still
        assert found_in(register, ["wexhollow"]) == {"wexhollow"}


def test_an_incident_with_another_claim_stays_with_less(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        one, two = keep(register, reader, OFFER, offer(OTHER))
        incident = Incident.objects.get(id=one.incidents[0])
        claim = ClaimRow.objects.get(link__incident=two.incidents[0])
        link = Link(
            id=new_id(register.clock()),
            project_id=register.project,
            incident=incident,
            claim=claim,
            judgement="positive",
            basis="invented",
            recorded="",
        )
        with register.writing() as ledger:
            ledger.append("linked", member(register, ledger), new=[link])
        (register.home.exports / "one.json").write_text(incident.id)
        done = erased(register, one.report)
        assert "incident" not in done.destroyed.counts
        assert Incident.objects.filter(id=incident.id).exists()
        assert list(Link.objects.filter(incident=incident)) == [link]
        assert done.finished.exports == ("one.json",)  # it told more of the incident than is left
        entry = Entry.parse(Leaf.objects.get(seq=done.destroyed.seq).entry.encode())
        assert entry.facts["touched"] == (incident.id,)


def test_a_decision_loses_its_reason(made: Made, engine: str, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        mark(register, resolve(one.report), None, "restricted", "Zdecqyz told so")
        row = Decision.objects.get()
        key = row.restricted_key
        done = erased(register, row.id)
        assert done.destroyed.emptied == (row.id,)
        after = Decision.objects.get(id=row.id)
        assert decoded(after.body) == {"field": None, "value": "restricted", "reason": None}
        assert not DataKey.objects.filter(id=key).exists()
        assert ReportRow.objects.get(id=one.report).protection == "restricted"


def test_the_note_of_an_erasure_can_be_erased(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        done = erased(register, one.report, note="Znotqyz asked")
        assert done.destroyed.note
        assert register.guard.get(Decision.objects.get(), DataKey.objects.in_bulk())["reason"] == "Znotqyz asked"
        erased(register, done.destroyed.note)


def test_decisions_about_decisions_go_too(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        mark(register, resolve(one.report), None, "internal", "Zdecqyz")
        mark(register, resolve(Decision.objects.get().id), None, "internal", "Zdecqyz again")
        assert erased(register, one.report).destroyed.counts["decision"] == 2


def test_a_taught_place_goes_and_the_gazetteer_is_made_anew(
    made: Made, engine: str, clock: Any, reader: object
) -> None:
    with Register.open(made(), clock=clock) as register:
        id_ = place(register, "Zplaqyz")
        other = place(register, "Brimzelville")
        file = register.home.places / FILE
        assert b"zplaqyz" in _unpacked(file)
        assert found_in(register, ["Zplaqyz"]) == {"Zplaqyz"}
        done = erased(register, id_)
        assert done.destroyed.counts == {"place": 1}
        assert done.finished.places == 1
        assert found_in(register, ["Zplaqyz"]) == set()
        assert b"zplaqyz" not in _unpacked(file)
        assert b"brimzelville" in _unpacked(file)
        assert TaughtPlace.objects.get().id == other


def _unpacked(file: Path) -> bytes:
    """Return the bytes of a gazetteer, those of packed members unpacked."""
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as whole:
        return b"".join(whole.read(name) for name in whole.namelist())
