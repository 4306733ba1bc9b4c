"""Backups as files; all reports here are invented."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from tests.register.backups.conftest import PASSPHRASE

from harmledger.evidence import Anchor, VaultTrouble
from harmledger.register.actions.backing_up import back_up
from harmledger.register.backups import writing
from harmledger.register.backups.manifest import BackupRefused, Folder, NotABackup, read_manifest
from harmledger.register.backups.sealing import BadKeys
from harmledger.register.backups.writing import KeysTo, write_backup
from harmledger.register.errors import KeyMissing, Unwritable
from harmledger.register.models import DataKey, Leaf, StoredObject
from harmledger.register.opening import Register


def entries(register: Register) -> list[dict[str, object]]:
    return [json.loads(leaf.entry) for leaf in Leaf.objects.order_by("seq")]


def test_a_backup_holds_every_table_but_the_keys(filled: Register, engine: str, tmp_path: Path) -> None:
    manifest = back_up(filled, tmp_path / "backup")
    files = {path.stem: path for path in (tmp_path / "backup" / "tables").iterdir()}
    assert files.keys() == manifest.tables.keys()
    assert {"Leaf", "Detail", "ClaimRow", "LedgerState", "Tombstone", "StoredObject"} < files.keys()
    assert not {"DataKey", "Erasure"} & files.keys()
    for name, path in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == manifest.tables[name].sha256
        assert path.read_bytes().count(b"\n") == manifest.tables[name].rows
    assert manifest.objects == StoredObject.objects.count() == len(list(Folder(tmp_path / "backup").vault.names()))
    assert not (tmp_path / "backup.unfinished").exists()


def test_no_wrapped_key_and_no_protected_word_is_in_it(filled: Register, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    everything = b"".join(path.read_bytes() for path in (tmp_path / "backup").rglob("*") if path.is_file())
    everything += (tmp_path / "keys").read_bytes()
    secret = filled.home.register_key.read_text().split()[-1].encode()
    assert DataKey.objects.exists()
    for key in DataKey.objects.all():
        assert bytes(key.wrapped) not in everything
    for word in (b"Qyzzle Vronk", b"raped", secret, bytes.fromhex(secret.decode())):
        assert word not in everything


def test_the_anchor_is_the_head_of_that_moment(filled: Register, tmp_path: Path) -> None:
    size = Leaf.objects.count()
    manifest = back_up(filled, tmp_path / "backup")
    anchor = Anchor.parse((tmp_path / "backup" / "anchor.json").read_text())
    assert anchor == manifest.anchor
    assert anchor.head.size == size
    assert Leaf.objects.count() == size + 1  # the backup itself is noted after its moment


def test_the_ledger_notes_it_without_a_path(filled: Register, tmp_path: Path) -> None:
    manifest = back_up(filled, tmp_path / "a-telling-name", KeysTo(tmp_path / "keys", PASSPHRASE))
    last = entries(filled)[-1]
    assert last["act"] == "backed_up"
    assert last["ids"] == [manifest.backup]
    assert last["facts"] == {"size": manifest.anchor.head.size, "objects": 3, "keys": True}
    assert "telling" not in json.dumps(entries(filled)) + filled.home.log.read_text()


def test_files_are_for_the_owner_alone(filled: Register, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    for path in [tmp_path / "keys", tmp_path / "backup", *(tmp_path / "backup").rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0


def test_an_existing_place_is_refused(filled: Register, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    with pytest.raises(BackupRefused, match="already there"):
        back_up(filled, tmp_path / "backup")
    (tmp_path / "keys").write_text("mine")
    with pytest.raises(BackupRefused, match="already a file"):
        back_up(filled, tmp_path / "other", KeysTo(tmp_path / "keys", PASSPHRASE))
    assert (tmp_path / "keys").read_text() == "mine"
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("within", ["backup/keys", "backup.unfinished/keys", "backup/x/../../backup/keys"])
def test_keys_within_the_backup_are_refused(filled: Register, tmp_path: Path, within: str) -> None:
    with pytest.raises(BackupRefused, match="must not lie within"):
        back_up(filled, tmp_path / "backup", KeysTo(tmp_path / within, PASSPHRASE))
    assert not (tmp_path / "backup").exists()


def test_a_short_passphrase_leaves_nothing(filled: Register, tmp_path: Path) -> None:
    with pytest.raises(BadKeys, match="at least"):
        back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", "short"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["register"]


def test_objects_of_an_earlier_backup_are_linked(filled: Register, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "first")
    first = Folder(tmp_path / "first").vault
    damaged, *sound = first.names()
    path = first.folder / damaged[:8] / damaged
    path.write_bytes(b"rot")
    back_up(filled, tmp_path / "second", like=tmp_path / "first")
    second = Folder(tmp_path / "second").vault
    for name in sound:
        assert os.path.samefile(first.folder / name[:8] / name, second.folder / name[:8] / name)
    assert second.get(damaged) == filled.vault.get(damaged)  # what differs there is copied anew


def test_links_give_way_to_copies(filled: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(filled, tmp_path / "first")
    real = os.link

    def no_links(source: Path, target: Path) -> None:
        if "first" in str(source):
            raise PermissionError
        real(source, target)

    monkeypatch.setattr(os, "link", no_links)
    back_up(filled, tmp_path / "second", like=tmp_path / "first")
    assert list(Folder(tmp_path / "second").vault.names()) == list(filled.vault.names())


def test_like_must_be_a_backup(filled: Register, tmp_path: Path) -> None:
    with pytest.raises(NotABackup):
        back_up(filled, tmp_path / "backup", like=tmp_path)


def test_many_objects_go_in_several_batches(filled: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harmledger.register.backups.objects._OBJECTS", 2)
    assert back_up(filled, tmp_path / "backup").objects == 3
    assert len(list(Folder(tmp_path / "backup").vault.names())) == 3


def test_what_is_damaged_is_told_and_the_rest_is_saved(filled: Register, tmp_path: Path) -> None:
    gone, rotten, _ = filled.vault.names()
    (filled.vault.folder / gone[:8] / gone).unlink()
    (filled.vault.folder / rotten[:8] / rotten).write_bytes(b"rot")
    manifest = back_up(filled, tmp_path / "backup")
    assert set(manifest.damaged) == {gone, rotten}
    assert manifest.objects == 2
    assert read_manifest(Folder(tmp_path / "backup")) == manifest


def test_an_erasure_meanwhile_begins_it_anew(filled: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    erased = StoredObject.objects.order_by("pk").first()
    assert erased is not None
    real = writing.copy_objects
    monkeypatch.setattr("harmledger.register.backups.objects._OBJECTS", 1)

    def meanwhile(*args: object) -> object:
        monkeypatch.setattr(writing, "copy_objects", real)
        done = real(*args)  # type: ignore[arg-type]
        # as an erasure does: the rows first, then the file
        StoredObject.objects.filter(id=erased.id)._raw_delete("default")  # type: ignore[attr-defined]
        done.objects -= 1
        done.missing.append(erased.name)
        return done

    from django.db import connection

    with connection.constraint_checks_disabled():
        monkeypatch.setattr(writing, "copy_objects", meanwhile)
        manifest = write_backup(filled, tmp_path / "backup")
    assert manifest.objects == 2
    assert manifest.damaged == ()
    assert erased.name not in list(Folder(tmp_path / "backup").vault.names())
    assert sorted(path.name for path in (tmp_path / "backup").iterdir()) == [
        "anchor.json",
        "manifest.json",
        "tables",
        "vault",
    ]


def test_a_full_disk_leaves_nothing(filled: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for where in ("sync_files", "write_parts", "make_folder"):
        with monkeypatch.context() as patched:
            patched.setattr(writing, where, full)
            with pytest.raises(BackupRefused, match="No space left on device"):
                back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["register"]
    with monkeypatch.context() as patched:
        patched.setattr("harmledger.evidence.vault.write_parts", full)
        with pytest.raises(VaultTrouble, match="No space left on device"):
            back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["register"]
    assert entries(filled)[-1]["act"] != "backed_up"


def test_the_last_step_failing_takes_the_keys_back(
    filled: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(writing, "finish", refused)
    with pytest.raises(BackupRefused, match="Permission denied"):
        back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["register"]


def test_two_backups_at_one_place_do_not_meet(filled: Register, tmp_path: Path) -> None:
    from harmledger.register.backups.unfinished import building

    with building(tmp_path / "backup.unfinished"), pytest.raises(BackupRefused, match="Another process"):
        back_up(filled, tmp_path / "backup")


def test_what_an_interrupted_run_left_is_cleared(filled: Register, tmp_path: Path) -> None:
    (tmp_path / "backup.unfinished" / "tables").mkdir(parents=True)
    (tmp_path / "backup.unfinished" / "tables" / "Leaf.jsonl").write_text("half")
    (tmp_path / "keys.unfinished").write_text("half")
    back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "keys", "register"]


def test_a_sealed_copy_can_be_copied_and_has_no_keys(filled: Register, tmp_path: Path) -> None:
    filled.home.register_key.unlink()
    with Register.open(filled.home.folder) as without:
        with pytest.raises(KeyMissing):
            back_up(without, tmp_path / "first", KeysTo(tmp_path / "keys", PASSPHRASE))
        assert not (tmp_path / "first").exists()
        assert back_up(without, tmp_path / "second").objects == 3
        assert entries(without)[-1]["act"] != "backed_up"


def test_a_ledger_that_cannot_note_it_is_told(
    filled: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Unwritable("The register's database refused: the disk is full.")

    monkeypatch.setattr(Register, "writing", full)
    with pytest.raises(Unwritable, match="The backup is there, whole, but"):
        back_up(filled, tmp_path / "backup")
    assert read_manifest(Folder(tmp_path / "backup")).objects == 3


def test_a_disk_without_locks_serves(filled: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", none)
    (tmp_path / "backup.unfinished").mkdir()
    assert back_up(filled, tmp_path / "backup").objects == 3


def test_a_file_in_the_way_is_not_taken_for_a_folder(filled: Register, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="already a file"):
        back_up(filled, tmp_path / "backup", KeysTo(tmp_path / ".", PASSPHRASE))
    assert left(tmp_path) == ["register"]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
