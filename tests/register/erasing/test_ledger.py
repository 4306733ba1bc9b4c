"""What an erasure does to the details of the ledger, and that it hides no damage; all texts are invented."""

from __future__ import annotations

from typing import Any

from tests.register.erasing.planted import OFFER, TEXT, Made, keep, offer

from harmledger.register.actions.erasing import Erased, erase, finish
from harmledger.register.models import Capture, ClaimRow, Detail, Erasure, Leaf, ReadingRow, StoredObject
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify


def kinds(register: Register) -> set[str]:
    return {finding.kind for finding in verify(register).findings}


def test_damage_to_what_stays_is_not_committed_to_anew(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        reading = ReadingRow.objects.get(report=one.report)
        ReadingRow.objects.filter(id=reading.id).update(language="ar")
        assert kinds(register) == {"row_changed"}
        done = erase(register, ClaimRow.objects.get(reading=reading).id, "mistake")
        assert isinstance(done, Erased)
        assert done.destroyed.damaged == (reading.id,)
        assert [finding.id for finding in verify(register).findings] == [reading.id]


def test_a_row_that_was_taken_away_is_told(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        first, second = keep(register, reader, offer(TEXT, source="Sqyzzle One"), offer(TEXT, source="Brim Two"))
        claim = ClaimRow.objects.get(reading__report=first.report)
        reading = ReadingRow.objects.get(report=first.report)
        other = ClaimRow.objects.get(reading__report=second.report)
        # details that name more than one report's rows, as a later act may
        with register.writing() as ledger:
            ledger.append("decided", register.project, still=[claim, reading, other])
        claims = ClaimRow.objects.filter(id=other.id)
        other.link_set.all().delete()
        claims.delete()
        done = erase(register, claim.id, "mistake")
        assert isinstance(done, Erased)
        assert done.destroyed.damaged == (other.id,)


def test_forged_details_are_not_believed(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        claim = ClaimRow.objects.get(reading__report=one.report)
        reading = ReadingRow.objects.get(report=one.report)
        old = reading.digest()
        reading.language = "ar"
        reading.save()
        for detail in Detail.objects.filter(body__contains=old):
            detail.body = detail.body.replace(old, reading.digest())
            detail.save()
        done = erase(register, claim.id, "mistake")
        assert isinstance(done, Erased)
        assert reading.id in done.destroyed.damaged
        assert kinds(register) >= {"row_unknown"}


def test_unreadable_details_and_entries_stop_nothing(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        Detail.objects.filter(seq=0).update(body="{")
        reading = ReadingRow.objects.get(report=one.report)
        claim = ClaimRow.objects.get(reading=reading)
        seq = Detail.objects.filter(body__contains=reading.id).values_list("seq", flat=True)[0]
        Leaf.objects.filter(seq=seq).update(entry="{}")
        done = erase(register, claim.id, "mistake")
        assert isinstance(done, Erased)
        assert reading.id in done.destroyed.damaged


def test_what_was_told_again_later_is_not_committed_to_a_third_time(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        first, second = keep(register, reader, offer(TEXT, source="Sqyzzle One"), offer(TEXT, source="Brim Two"))
        stored = StoredObject.objects.get()
        capture = Capture.objects.get(report=second.report)
        with register.writing() as ledger:
            told = ledger.append("decided", register.project, still=[stored, capture])
        done = erase(register, first.report, "mistake")
        assert isinstance(done, Erased)
        assert Detail.objects.filter(seq=told).exists()
        assert not Detail.objects.filter(seq=done.destroyed.seq).exists()
        assert not verify(register).findings


def test_an_erasure_whose_entry_is_gone_stops_no_other_work(made: Made, clock: Any) -> None:
    with Register.open(made(), clock=clock) as register:
        Erasure.objects.create(seq=77, names="[]")
        assert "Entry 77" in str(finish(register).waiting)
