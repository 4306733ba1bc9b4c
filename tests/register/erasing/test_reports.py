"""Erasing reports; all names and places are invented."""

from __future__ import annotations

import pytest
from django.db.models import Model
from tests.register.erasing.planted import LOCKED, OFFER, OTHER, PLAIN, TEXT, Made, found_in, keep, offer

from harmledger.evidence import Entry
from harmledger.register.actions.erasing import Erased, ErasedBefore, erase, finish, foresee, unfinished
from harmledger.register.actions.marking import mark
from harmledger.register.errors import NotTaken, UnknownId
from harmledger.register.models import (
    Capture,
    ClaimRow,
    DataKey,
    Decision,
    Detail,
    Erasure,
    Incident,
    Leaf,
    Link,
    ReadingRow,
    ReportRow,
    Source,
    StoredObject,
    TextArtifact,
    Tombstone,
)
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import resolve
from harmledger.register.verifying.verify import verify

TABLES: tuple[type[Model], ...] = (
    Capture,
    ClaimRow,
    Incident,
    Link,
    ReadingRow,
    ReportRow,
    Source,
    StoredObject,
    TextArtifact,
)


def counts() -> dict[str, int]:
    return {table.__name__: table._default_manager.count() for table in TABLES}


def test_erased_matter_is_in_no_byte(made: Made, engine: str, clock: object, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        keep(register, reader, offer(OTHER, source="Brim Gazette"))
        before, keys = counts(), DataKey.objects.count()
        [planted] = keep(register, reader, OFFER)
        mark(register, resolve(planted.report), None, "internal", "as Znotqyz asked")
        assert found_in(register, PLAIN) == set(PLAIN)  # the search can see them, so that it proves something below
        assert found_in(register, LOCKED) == set()
        number = ReportRow.objects.get(id=planted.report).number
        foreseen = foresee(register, planted.report)

        done = erase(register, planted.report, "consent-withdrawn", "Znotqyz of Vronkalia asked again")

        assert isinstance(done, Erased)
        assert done.finished.waiting is None
        assert done.finished.undone is None
        assert found_in(register, PLAIN + LOCKED) == set()
        assert found_in(register, ["Brimzelville", "brimzelville"]) == {"Brimzelville", "brimzelville"}
        assert counts() == before
        assert done.destroyed.counts == foreseen
        assert done.destroyed.counts["decision"] == done.destroyed.counts["source"] == 1
        assert DataKey.objects.count() == keys + 2  # the recorder's name, and the note
        assert not unfinished(register)
        assert set(done.destroyed.ids) == set(Tombstone.objects.values_list("id", flat=True))
        assert done.destroyed.since <= number
        assert not verify(register).findings
        assert len(list(register.vault.names())) == 1


def test_the_entry_tells_what_went_and_why(made: Made, clock: object, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        [planted] = keep(register, reader, OFFER)
        names = list(register.vault.names())
        done = erase(register, planted.report, "order")
        assert isinstance(done, Erased)
        entry = Entry.parse(Leaf.objects.get(seq=done.destroyed.seq).entry.encode())
        assert entry.act == "erased"
        assert entry.facts["reason"] == "order"
        assert entry.ids == done.destroyed.ids
        assert entry.facts["objects"] == tuple(names)
        details = entry.facts["details"]
        assert isinstance(details, tuple)
        assert len(details) == done.destroyed.details
        assert not Detail.objects.filter(seq__in=details).exists()
        assert done.destroyed.note is None
        assert not Decision.objects.exists()


def test_shared_bytes_stay_for_the_other_report(made: Made, engine: str, clock: object, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        first, second = keep(register, reader, offer(TEXT, source="Sqyzzle One"), offer(TEXT, source="Brim Two"))
        assert StoredObject.objects.count() == 1
        done = erase(register, first.report, "mistake")
        assert isinstance(done, Erased)
        assert "object" not in done.destroyed.counts
        assert StoredObject.objects.count() == 1
        assert not verify(register).findings  # opens the bytes that are left
        assert found_in(register, ["Sqyzzle One"]) == set()
        assert found_in(register, ["Qyzzletown"]) == {"Qyzzletown"}
        done = erase(register, second.report, "mistake")
        assert isinstance(done, Erased)
        assert done.destroyed.counts["object"] == 1
        assert not list(register.vault.names())
        assert found_in(register, PLAIN) == set()
        assert not verify(register).findings


def test_other_bytes_of_the_same_text_share_it(made: Made, clock: object, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        plain, marked = offer(TEXT), offer("\ufeff" + TEXT)
        [first] = keep(register, reader, plain)
        [second] = keep(register, reader, marked)
        assert erase(register, first.report, "mistake")
        assert not verify(register).findings
        assert erase(register, second.report, "mistake")
        assert not list(register.vault.names())
        assert not verify(register).findings


def test_what_was_erased_can_come_again_and_is_new(made: Made, clock: object, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        [first] = keep(register, reader, OFFER)
        erase(register, first.report, "mistake")
        [second] = keep(register, reader, OFFER)
        assert second.status == "new"
        assert second.report != first.report
        assert not verify(register).findings


def test_erasing_again_says_so_and_changes_nothing(made: Made, engine: str, clock: object, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        [planted] = keep(register, reader, OFFER)
        erase(register, planted.report, "order")
        leaves = Leaf.objects.count()
        again = erase(register, planted.report.upper(), "order")
        assert isinstance(again, ErasedBefore)
        assert "lawfully erased (order)" in again.sentence
        assert foresee(register, planted.report) is None
        assert Leaf.objects.count() == leaves
        assert finish(register).erasures == 0


def test_another_process_may_be_faster(
    made: Made, clock: object, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from harmledger.register.actions import erasing
    from harmledger.register.actions.erasing.destroying import destroy

    real = destroy
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        [planted] = keep(register, reader, OFFER)

        def late(*arguments: object) -> object:
            monkeypatch.setattr(erasing, "destroy", real)
            erase(register, planted.report, "order")
            return real(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(erasing, "destroy", late)
        assert isinstance(erase(register, planted.report, "mistake"), ErasedBefore)
        assert Erasure.objects.count() == 0


def test_what_cannot_be_asked_is_told(made: Made, clock: object, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:  # type: ignore[arg-type]
        [planted] = keep(register, reader, OFFER)
        leaves = Leaf.objects.count()
        for told, reason, error, words in (
            (planted.report, "because", NotTaken, "consent-withdrawn"),
            (planted.report[-12:], "order", UnknownId, "whole id"),
            (planted.incidents[0], "order", UnknownId, "a incident"),
            ("018f5813-5c98-7000-8000-000000000000", "order", UnknownId, "No record"),
        ):
            with pytest.raises(error, match=words):
                erase(register, told, reason)
        assert Leaf.objects.count() == leaves
