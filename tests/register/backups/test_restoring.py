"""Restoring on either database; all reports here are invented."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.backups.conftest import PASSPHRASE

from harmledger.evidence import AlreadyThere
from harmledger.register import word_index
from harmledger.register.actions.backing_up import back_up
from harmledger.register.actions.keys import add_signing_key
from harmledger.register.actions.restoring import KeysFrom, restore
from harmledger.register.backups.manifest import BackupRefused, Folder, NotABackup
from harmledger.register.backups.sealing import BadKeys
from harmledger.register.backups.writing import KeysTo
from harmledger.register.errors import KeyMissing, NewerRegister
from harmledger.register.models import ClaimRow, DataKey, Leaf, ReportRow
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

Restorer = Callable[..., Path]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def digests() -> dict[str, str]:
    return {row.id: row.digest() for model in (ReportRow, ClaimRow) for row in model.objects.all()}


def test_a_register_comes_back_whole(
    filled: Register, engine: str, tmp_path: Path, clock: Callable[[], object]
) -> None:
    before = digests()
    back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    done = restore(tmp_path / "backup", tmp_path / "new", KeysFrom(tmp_path / "keys", PASSPHRASE), clock=clock)
    assert done.has_keys
    with Register.open(tmp_path / "new") as register:
        assert digests() == before
        assert word_index.search("shells") == [ReportRow.objects.order_by("number").first().number]  # type: ignore[union-attr]
        assert word_index.search("raped") == []
        assert json.loads(Leaf.objects.order_by("seq").last().entry)["act"] == "restored"  # type: ignore[union-attr]
        assert verify(register, done.manifest.anchor).holds
        assert (register.home.exports).is_dir()


def test_a_backup_of_sqlite_enters_postgresql(
    backup: Path, keys: KeysFrom, postgres_url: str, tmp_path: Path, add_texts: Callable[..., object]
) -> None:
    restore(backup, tmp_path / "new", keys, database=postgres_url)
    with Register.open(tmp_path / "new") as register:
        assert verify(register).holds
        assert word_index.search("shells")
        add_texts(register, "An invented report: a mortar killed two men in Idlib on Sunday.", published="2024-05-08")
        assert verify(register).holds


def test_the_same_words_and_nothing_more_are_found(
    backup: Path, keys: KeysFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harmledger.register.actions.rewording._TEXTS", 2)
    restore(backup, tmp_path / "new", keys)
    with Register.open(tmp_path / "new"):
        assert len(word_index.search("invented")) == 2  # the third stands in a sealed sentence


def test_without_keys_it_is_a_sealed_copy_that_verifies(
    filled: Register, engine: str, tmp_path: Path, add_texts: Callable[..., object]
) -> None:
    manifest = back_up(filled, tmp_path / "backup")
    done = restore(tmp_path / "backup", tmp_path / "new")
    assert not done.has_keys
    with Register.open(tmp_path / "new") as register:
        assert not register.guard.has_key
        assert not DataKey.objects.exists()
        assert word_index.search("shells") == []
        report = verify(register, manifest.anchor)
        assert report.holds
        assert any("sealed copy" in sentence for sentence in report.unchecked)
        with pytest.raises(KeyMissing):
            add_texts(register, "Another invented report of shelling.")
        assert Leaf.objects.count() == manifest.anchor.head.size


def test_a_folder_that_is_there_is_refused(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="already there"):
        restore(backup, tmp_path)


def refused(backup: Path, tmp_path: Path, keys: KeysFrom | None = None, error: type[Exception] = NotABackup) -> str:
    before = left(tmp_path)
    with pytest.raises(error) as told:
        restore(backup, tmp_path / "new", keys)
    assert left(tmp_path) == before
    return str(told.value)


def test_what_is_no_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    assert "is no backup" in refused(tmp_path / "nowhere", tmp_path)
    assert "is no backup" in refused(tmp_path / "keys", tmp_path)
    (backup / "manifest.json").write_text("{}")
    assert "another version" in refused(backup, tmp_path)
    (backup / "manifest.json").write_text('{"v": 1}')
    assert "manifest of this backup is damaged" in refused(backup, tmp_path)
    (backup / "manifest.json").unlink()
    assert "not finished" in refused(backup, tmp_path)


def test_a_damaged_table_is_refused(backup: Path, tmp_path: Path) -> None:
    table = Folder(backup).table("ClaimRow")
    table.write_bytes(table.read_bytes()[:-2])
    assert "its table ClaimRow is not as it was" in refused(backup, tmp_path)
    table.unlink()
    assert "its table ClaimRow is missing" in refused(backup, tmp_path)


def test_a_damaged_object_is_refused_by_name(backup: Path, tmp_path: Path) -> None:
    vault = Folder(backup).vault
    name, other, _ = vault.names()
    (vault.folder / name[:8] / name).write_bytes(b"rot")
    (vault.folder / other[:8] / other).unlink()
    sentence = refused(backup, tmp_path)
    assert "2 of its objects" in sentence
    assert name in sentence


@pytest.mark.parametrize("change", ["drop", "edit", "not a row"])
def test_a_backup_that_was_rewritten_does_not_prove_itself(backup: Path, tmp_path: Path, change: str) -> None:
    import hashlib

    table = Folder(backup).table("ClaimRow")
    lines = table.read_text().splitlines(keepends=True)
    lines = {
        "drop": lines[1:],
        "edit": [lines[0].replace('"number":1', '"number":7'), *lines[1:]],
        "not a row": ['{"id": 1, "nothing": 2}\n'],
    }[change]
    table.write_text("".join(lines))
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["tables"]["ClaimRow"]["sha256"] = hashlib.sha256(table.read_bytes()).hexdigest()
    (backup / "manifest.json").write_text(json.dumps(manifest))
    sentence = refused(backup, tmp_path)
    assert {"drop": "do not fit together", "edit": "row_changed", "not a row": "no row of this form"}[
        change
    ] in sentence


def test_a_cut_ledger_does_not_meet_the_anchor(backup: Path, tmp_path: Path) -> None:
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["anchor"]["head"]["root"] = "0" * 64
    (backup / "manifest.json").write_text(json.dumps(manifest))
    assert "anchor_differs" in refused(backup, tmp_path)


def test_a_backup_of_a_newer_form_is_refused(backup: Path, tmp_path: Path) -> None:
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["form"] = "9999_later"
    (backup / "manifest.json").write_text(json.dumps(manifest))
    assert "newer Harmledger" in refused(backup, tmp_path, error=NewerRegister)


def test_other_keys_are_refused(backup: Path, keys: KeysFrom, tmp_path: Path, made: Callable[..., Path]) -> None:
    assert "passphrase" in refused(backup, tmp_path, KeysFrom(keys.path, "another invented one"), BadKeys)
    assert "cannot be read" in refused(backup, tmp_path, KeysFrom(tmp_path / "none", PASSPHRASE), BadKeys)
    assert "no file of keys" in refused(backup, tmp_path, KeysFrom(backup / "anchor.json", PASSPHRASE), BadKeys)
    with Register.open(made("other")) as other:
        back_up(other, tmp_path / "of other", KeysTo(tmp_path / "other keys", PASSPHRASE))
    assert "another register" in refused(backup, tmp_path, KeysFrom(tmp_path / "other keys", PASSPHRASE), BadKeys)
    keys.path.write_bytes(keys.path.read_bytes()[:-1])
    assert "cannot be opened" in refused(backup, tmp_path, keys, BadKeys)


def test_keys_of_an_earlier_day_do_not_suffice(
    filled: Register, tmp_path: Path, add_texts: Callable[..., object]
) -> None:
    back_up(filled, tmp_path / "early", KeysTo(tmp_path / "early keys", PASSPHRASE))
    add_texts(filled, "An invented report: a drone killed one man in Idlib.", published="2024-05-09")
    back_up(filled, tmp_path / "late", KeysTo(tmp_path / "late keys", PASSPHRASE))
    assert "data_key_missing" in refused(tmp_path / "late", tmp_path, KeysFrom(tmp_path / "early keys", PASSPHRASE))
    done = restore(tmp_path / "early", tmp_path / "new", KeysFrom(tmp_path / "late keys", PASSPHRASE))
    with Register.open(tmp_path / "new") as register:  # those of a later day do, and none too many is brought in
        report = verify(register, done.manifest.anchor)
        assert report.holds
        assert not any("opens nothing" in note or "open nothing" in note for note in report.notes)


def test_what_was_damaged_at_the_backup_is_told_and_the_rest_restored(filled: Register, tmp_path: Path) -> None:
    name, *_ = filled.vault.names()
    (filled.vault.folder / name[:8] / name).unlink()
    back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    done = restore(tmp_path / "backup", tmp_path / "new", KeysFrom(tmp_path / "keys", PASSPHRASE))
    assert done.manifest.damaged == (name,)
    with Register.open(tmp_path / "new") as register:
        assert {finding.kind for finding in verify(register).findings} == {"object_missing"}


def test_a_full_disk_leaves_nothing(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("harmledger.register.actions.restoring.finish", full)
    assert "No space left on device" in refused(backup, tmp_path, error=BackupRefused)


def test_keys_in_a_folder_of_their_own(
    backup: Path, keys: KeysFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = tmp_path / "stick"
    monkeypatch.setenv("HARMLEDGER_KEYS", str(apart))
    apart.mkdir()
    (apart / "register.key").write_text("another\n")
    assert "Another key" in refused(backup, tmp_path, keys, BackupRefused)
    (apart / "register.key").unlink()
    with monkeypatch.context() as patched:
        patched.setattr("harmledger.register.actions.rebuilding.Rebuilding.build", _broken)
        refused(backup, tmp_path, keys, AlreadyThere)
    assert left(apart) == []
    restore(backup, tmp_path / "new", keys)
    assert left(apart) == ["register.key"]
    shutil.rmtree(tmp_path / "new")
    restore(backup, tmp_path / "new", keys)  # the same key may lie there already
    with Register.open(tmp_path / "new") as register:
        assert register.guard.has_key


def _broken(*_: object) -> int:
    raise AlreadyThere("as an error in the middle")


def test_a_signed_head_goes_with_it(filled: Register, tmp_path: Path) -> None:
    key = add_signing_key(filled)
    manifest = back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    assert manifest.anchor.is_signed
    assert manifest.anchor.public == key.public
    restore(tmp_path / "backup", tmp_path / "sealed")
    restore(tmp_path / "backup", tmp_path / "new", KeysFrom(tmp_path / "keys", PASSPHRASE))
    with Register.open(tmp_path / "new") as register:
        assert register.signing is not None
        assert register.signing.id == key.id
        assert verify(register, manifest.anchor).holds
    filled.home.signing_key.unlink()
    with Register.open(filled.home.folder) as without:
        assert not back_up(without, tmp_path / "second").anchor.is_signed
