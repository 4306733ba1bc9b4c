"""Changing the register's key; all reports here are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from tests.register.backups.conftest import PASSPHRASE, TEXTS
from tests.register.bad_luck.children import killed_at

from harmledger.evidence import RegisterKey, Unreadable, UnwritableKey
from harmledger.register.actions.backing_up import back_up
from harmledger.register.actions.rekeying import rotate
from harmledger.register.actions.restoring import KeysFrom, restore
from harmledger.register.backups.writing import KeysTo
from harmledger.register.errors import KeyMissing
from harmledger.register.key_files import next_key
from harmledger.register.models import DataKey, Leaf, LedgerState, Member, ReportRow, Source
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify


def test_everything_opens_with_the_new_key_and_nothing_with_the_old(
    filled: Register, engine: str, add_texts: Callable[..., list[object]]
) -> None:
    old = filled.guard.key
    new = rotate(filled)
    assert new != old.id
    assert LedgerState.objects.get().key_check == new == RegisterKey.load(filled.home.register_key).id
    assert not next_key(filled.home).exists()
    for row in DataKey.objects.all():
        context = f"{filled.id}/key/{row.id}"
        with pytest.raises(Unreadable):
            old.unwrap(bytes(row.wrapped), context)
    assert verify(filled).holds
    with Register.open(filled.home.folder) as register:
        outcomes = add_texts(register, TEXTS[0], source="Qyz  wire", published="2024-05-08")
        assert [outcome.status for outcome in outcomes] == ["again"]  # type: ignore[attr-defined]
        assert (Source.objects.count(), Member.objects.count(), ReportRow.objects.count()) == (1, 1, 3)
        assert verify(register).holds


def test_the_ledger_tells_it(filled: Register) -> None:
    old = filled.guard.key.id
    new = rotate(filled)
    entry = json.loads(Leaf.objects.order_by("seq").last().entry)  # type: ignore[union-attr]
    assert entry["act"] == "rekeyed"
    assert entry["facts"] == {"keys": DataKey.objects.count(), "from": old, "to": new}


def test_it_can_be_changed_again_and_again(filled: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harmledger.register.actions.rekeying._AT_ONCE", 3)
    assert len({rotate(filled) for _ in range(3)}) == 3
    assert verify(filled).holds


def test_a_kill_leaves_the_key_that_fits(filled: Register, engine: str) -> None:
    filled.close()
    folder = filled.home.folder

    def work(_: object) -> None:
        with Register.open(folder) as register:
            rotate(register)

    seen = set()
    for point in count(1, 2):
        ended = killed_at(point, work)
        with Register.open(folder) as register:
            assert register.guard.has_key
            assert verify(register).holds
            seen.add(next_key(register.home).exists())
        if not ended.killed:
            break
    assert ended.code == 0
    assert seen == {True, False}


def test_a_failure_leaves_the_old_key(filled: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    old = filled.guard.key.id
    with monkeypatch.context() as patched:
        patched.setattr("harmledger.register.actions.rekeying._wrap_anew", _broken)
        with pytest.raises(ZeroDivisionError):
            rotate(filled)
    with monkeypatch.context() as patched:
        patched.setattr(RegisterKey, "save", _unwritable)
        with pytest.raises(UnwritableKey):
            rotate(filled)
    assert filled.guard.key.id == old == RegisterKey.load(filled.home.register_key).id
    assert not next_key(filled.home).exists()
    assert verify(filled).holds


def test_a_failure_after_the_transaction_keeps_the_new_key(filled: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(filled.log), "write", _broken)  # the first thing after the commit
    with pytest.raises(ZeroDivisionError):
        rotate(filled)
    monkeypatch.undo()
    with Register.open(filled.home.folder) as register:
        assert json.loads(Leaf.objects.order_by("seq").last().entry)["act"] == "rekeyed"  # type: ignore[union-attr]
        assert verify(register).holds


def _broken(*_: object) -> int:
    raise ZeroDivisionError


def _unwritable(*_: object) -> None:
    raise UnwritableKey("as on a full disk")


def test_who_has_the_old_key_open_is_refused(filled: Register, add_texts: Callable[..., object]) -> None:
    before = filled.guard
    rotate(filled)
    filled.guard = before
    with pytest.raises(KeyMissing, match="begin again"):
        add_texts(filled, "An invented report that comes too late.")
    with pytest.raises(KeyMissing, match="begin again"):
        rotate(filled)
    with Register.open(filled.home.folder) as register:
        assert verify(register).holds


def test_backups_of_before_and_after(filled: Register, engine: str, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "before", KeysTo(tmp_path / "before keys", PASSPHRASE))
    rotate(filled)
    back_up(filled, tmp_path / "after", KeysTo(tmp_path / "after keys", PASSPHRASE))
    for backup, keys in (("before", "before"), ("after", "after"), ("before", "after")):
        new = tmp_path / f"{backup} with {keys}"
        restore(tmp_path / backup, new, KeysFrom(tmp_path / f"{keys} keys", PASSPHRASE))


def test_a_key_of_two_parts_is_no_signing_key(filled: Register, tmp_path: Path) -> None:
    from harmledger.evidence import BadKey, SigningKey

    rotate(filled)
    text = filled.home.register_key.read_text().replace(" register ", " signing ")
    (tmp_path / "signing.key").write_text(text)
    with pytest.raises(BadKey):
        SigningKey.load(tmp_path / "signing.key")
    damaged = filled.home.register_key.read_text().strip()
    (tmp_path / "damaged.key").write_text(damaged[:-1] + ("0" if damaged[-1] != "0" else "1"))
    with pytest.raises(BadKey):
        RegisterKey.load(tmp_path / "damaged.key")
