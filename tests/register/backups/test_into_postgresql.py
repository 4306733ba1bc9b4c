"""Restoring into a PostgreSQL database: into an empty one only, and nothing is left in it on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from harmledger.evidence import AlreadyThere
from harmledger.register.actions.restoring import KeysFrom, restore
from harmledger.register.backups.manifest import BackupRefused
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify


def test_a_database_that_is_not_empty_is_left_alone(
    backup: Path, keys: KeysFrom, postgres_url: str, tmp_path: Path
) -> None:
    restore(backup, tmp_path / "new", keys, database=postgres_url)
    with pytest.raises(BackupRefused, match="not empty"):
        restore(backup, tmp_path / "second", keys, database=postgres_url)
    assert not (tmp_path / "second").exists()
    with Register.open(tmp_path / "new") as register:
        assert verify(register).holds


def test_an_error_or_a_crash_leaves_postgresql_empty(
    backup: Path, keys: KeysFrom, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = "harmledger.register.actions.rebuilding.Rebuilding._prove"
    with monkeypatch.context() as patched:
        patched.setattr(where, _broken)
        with pytest.raises(AlreadyThere):
            restore(backup, tmp_path / "new", keys, database=postgres_url)
    assert not (tmp_path / "new.unfinished").exists()
    with monkeypatch.context() as patched:  # a crash: nobody clears up
        patched.setattr(where, _broken)
        patched.setattr("harmledger.register.actions.rebuilding.Rebuilding.clear", _broken)
        patched.setattr(shutil, "rmtree", _broken)
        with pytest.raises(AlreadyThere):
            restore(backup, tmp_path / "new", keys, database=postgres_url)
    assert (tmp_path / "new.unfinished").exists()
    left_over = tmp_path / "left over"
    shutil.copytree(tmp_path / "new.unfinished", left_over)
    monkeypatch.setenv("HARMLEDGER_DATABASE", postgres_url)
    restore(backup, tmp_path / "new", keys)
    monkeypatch.delenv("HARMLEDGER_DATABASE")
    # a folder that was left over leads to no clearing of a finished register
    (tmp_path / "new").rename(tmp_path / "kept")
    left_over.rename(tmp_path / "new.unfinished")
    with pytest.raises(BackupRefused, match="not empty"):
        restore(backup, tmp_path / "new", keys, database=postgres_url)
    (tmp_path / "kept").rename(tmp_path / "new")
    with Register.open(tmp_path / "new") as register:
        assert verify(register).holds


def _broken(*_: object) -> int:
    raise AlreadyThere("as an error in the middle")
