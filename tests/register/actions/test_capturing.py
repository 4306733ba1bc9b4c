"""Keeping bytes: stored once, whatever other processes store or erase between our look and our act.

All texts are invented.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.register.bad_luck.children import Child, Tell
from tests.register.bad_luck.soundness import assert_sound
from tests.register.conftest import QuickReaders

from harmledger.register.actions import capturing
from harmledger.register.actions.add import add
from harmledger.register.actions.capturing import ToRead, capture
from harmledger.register.models import (
    Capture,
    ClaimRow,
    DataKey,
    Detail,
    Incident,
    Leaf,
    Link,
    ReadingRow,
    ReportRow,
    StoredObject,
    TextArtifact,
)
from harmledger.register.offers import Custody, Declared, Offer, Refused, Taken
from harmledger.register.opening import Register

OFFER = Offer(data=b"An invented report.")


def _add(register: Register, *offers: Offer) -> list[Any]:
    return list(add(register, offers, QuickReaders()))  # type: ignore[arg-type]


def test_what_another_process_stored_meanwhile_is_kept_once(
    engine: str, opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, real, told = opened.home.folder, capturing._store, []

    def another(tell: Tell) -> None:
        monkeypatch.setattr(capturing, "_store", real)
        with Register.open(folder) as register:
            tell(_add(register, OFFER)[0].report)

    def storing(*given: Any) -> Any:
        stored = real(*given)
        told.extend(Child(another).wait().told)
        return stored

    monkeypatch.setattr(capturing, "_store", storing)
    [outcome] = _add(opened, OFFER)
    assert [outcome.report] == told
    assert StoredObject.objects.count() == ReportRow.objects.count() == 1
    assert list(opened.vault.names()) == list(StoredObject.objects.values_list("name", flat=True))
    assert_sound(opened)


def test_what_another_process_erased_meanwhile_is_stored_anew(
    engine: str, opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that an erasure takes away is taken between our look and our act, by hand."""
    _add(opened, OFFER)
    real, calls = capturing._store, []

    def storing(*given: Any) -> Any:
        stored = real(*given)
        calls.append(len(stored[0]))
        if len(calls) == 1:
            for kind in (Link, Incident, ClaimRow, ReadingRow, Capture, TextArtifact, ReportRow, StoredObject):
                kind.objects.all().delete()
            opened.vault.remove(list(opened.vault.names()))
        return stored

    monkeypatch.setattr(capturing, "_store", storing)
    [outcome] = capture(opened, [(1, OFFER)])
    assert isinstance(outcome, ToRead)
    assert calls == [0, 1]
    stored = StoredObject.objects.get()
    assert opened.vault.digest(stored.name) == stored.ciphertext
    assert DataKey.objects.filter(id=stored.key_id).exists()


def test_one_call_is_one_transaction(engine: str, opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    before, keep = Leaf.objects.count(), capturing._Keeping.keep
    count = iter(range(10))

    def failing(self: Any, one: Any) -> Any:
        if next(count) == 2:
            raise KeyboardInterrupt
        return keep(self, one)

    with monkeypatch.context() as patched:
        patched.setattr(capturing._Keeping, "keep", failing)
        with pytest.raises(KeyboardInterrupt):
            capture(opened, [(n, Offer(data=f"Invented {n}.".encode())) for n in range(1, 5)])
    assert (Leaf.objects.count(), ReportRow.objects.count(), StoredObject.objects.count()) == (before, 0, 0)
    assert_sound(opened)  # ciphertexts without a key are left, and are no damage
    _add(opened, *(Offer(data=f"Invented {n}.".encode()) for n in range(1, 5)))
    assert ReportRow.objects.count() == 4


def test_custody_told_in_other_words_is_another_capture(engine: str, opened: Register) -> None:
    custodies = [
        Custody(),
        Custody(obtained_from="publisher"),
        Custody(how="by hand"),
        Custody(nature="copy"),
        Custody(by="Another invented recorder"),  # who tells it makes no difference
    ]
    offers = [Offer(data=OFFER.data, custody=custody) for custody in custodies]
    statuses = [one.status for one in _add(opened, *offers)]
    assert statuses == ["new", "again", "again", "again", "known"]
    assert [one.status for one in _add(opened, *offers)] == ["known"] * 5
    assert (ReportRow.objects.count(), Capture.objects.count()) == (1, 4)
    assert_sound(opened)


def test_what_is_refused_writes_nothing(engine: str, opened: Register) -> None:
    before = (Leaf.objects.count(), Detail.objects.count())
    offers = [Offer(data=b""), Offer(data=b"x", declared=Declared(published="soon")), Offer(data=b"\0" * 100)]
    outcomes = _add(opened, *offers)
    assert [isinstance(one, Refused) and one.position for one in outcomes] == [1, 2, 3]
    assert (Leaf.objects.count(), Detail.objects.count()) == before
    assert list(opened.vault.names()) == []


def test_a_report_is_numbered_by_the_entry_of_its_capture(opened: Register) -> None:
    [one, other] = _add(opened, OFFER, Offer(data=b"Another invented report.", declared=Declared(source="An outlet")))
    for taken in (one, other):
        assert isinstance(taken, Taken)
        row = ReportRow.objects.get(id=taken.report)
        assert '"act":"captured","at"' in Leaf.objects.get(seq=row.number).entry
        assert row.id in Leaf.objects.get(seq=row.number).entry
