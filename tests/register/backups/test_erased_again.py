"""An older backup does not bring back what was erased since, where the keys or a later backup tell; all is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.register.backups.conftest import PASSPHRASE

from harmledger.register import word_index
from harmledger.register.actions.backing_up import back_up
from harmledger.register.actions.erasing import erase
from harmledger.register.actions.restoring import KeysFrom, restore
from harmledger.register.backups.manifest import BackupRefused, Folder, NotABackup
from harmledger.register.backups.writing import KeysTo
from harmledger.register.models import ClaimRow, Member, ReportRow, Source, Tombstone
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify


@pytest.fixture
def erased(filled: Register, tmp_path: Path) -> str:
    """The id of a report that was erased between the backup `early` and the backup `late`, each with its keys."""
    back_up(filled, tmp_path / "early", KeysTo(tmp_path / "early keys", PASSPHRASE))
    report = ReportRow.objects.order_by("number")[0].id
    erase(filled, report, "consent-withdrawn")
    erase(filled, Source.objects.get().id, "order")
    erase(filled, ClaimRow.objects.order_by("pk")[0].id, "mistake")
    back_up(filled, tmp_path / "late", KeysTo(tmp_path / "late keys", PASSPHRASE))
    filled.close()
    return report


def keys(tmp_path: Path, name: str) -> KeysFrom:
    return KeysFrom(tmp_path / f"{name} keys", PASSPHRASE)


def check(folder: Path, report: str) -> None:
    with Register.open(folder) as register:
        assert verify(register).holds
        assert not ReportRow.objects.filter(id=report).exists()
        assert Tombstone.objects.filter(id=report).exists()
        assert word_index.search("shells") == []
        assert ReportRow.objects.count() == 2
        assert ClaimRow.objects.count() == 1
        assert "Qyz Wire" not in Source.objects.get().body
        assert Member.objects.exists()
        assert len(list(register.vault.names())) == 2


def test_later_keys_tell_what_was_erased(erased: str, engine: str, tmp_path: Path) -> None:
    done = restore(tmp_path / "early", tmp_path / "new", keys(tmp_path, "late"))
    assert done.erased_again == 3
    check(tmp_path / "new", erased)


def test_a_later_backup_tells_what_was_erased(erased: str, tmp_path: Path) -> None:
    done = restore(tmp_path / "early", tmp_path / "new", keys(tmp_path, "early"), later=tmp_path / "late")
    assert done.erased_again == 3
    check(tmp_path / "new", erased)


def test_a_backup_after_the_erasure_needs_none(erased: str, tmp_path: Path) -> None:
    done = restore(tmp_path / "late", tmp_path / "new", keys(tmp_path, "late"))
    assert done.erased_again == 0
    check(tmp_path / "new", erased)


def test_keys_from_before_the_erasure_bring_nothing_back(erased: str, tmp_path: Path) -> None:
    assert restore(tmp_path / "late", tmp_path / "new", keys(tmp_path, "early")).erased_again == 0
    check(tmp_path / "new", erased)


def test_old_keys_with_an_old_backup_do_bring_it_back(erased: str, tmp_path: Path) -> None:
    """Nothing can prevent that: the how-to says to destroy old files of keys after an erasure."""
    assert restore(tmp_path / "early", tmp_path / "new", keys(tmp_path, "early")).erased_again == 0
    with Register.open(tmp_path / "new"):
        assert ReportRow.objects.filter(id=erased).exists()


def test_a_later_backup_must_be_one_of_this_register(erased: str, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="Without its keys"):
        restore(tmp_path / "early", tmp_path / "new", later=tmp_path / "late")
    ledger = Folder(tmp_path / "late").table("Leaf")
    ledger.write_text('{"entry": "{}"}\n')
    with pytest.raises(NotABackup, match="damaged"):
        restore(tmp_path / "early", tmp_path / "new", keys(tmp_path, "early"), later=tmp_path / "late")
    manifest = tmp_path / "late" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"register": "0', '"register": "1'))
    with pytest.raises(NotABackup, match="of another register"):
        restore(tmp_path / "early", tmp_path / "new", keys(tmp_path, "early"), later=tmp_path / "late")
    assert not list(tmp_path.glob("new*"))
