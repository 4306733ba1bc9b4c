"""Key files: for the owner alone, never overwritten, durable, and damage is told."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from harmledger.evidence import AlreadyThere, BadKey, LostKey, RegisterKey, SigningKey, UnwritableKey, lock, unlock

KINDS = pytest.mark.parametrize("kind", [RegisterKey, SigningKey])
Kind = type[RegisterKey] | type[SigningKey]


@KINDS
def test_a_saved_key_loads(kind: Kind, tmp_path: Path) -> None:
    key = kind.new()
    key.save(tmp_path / "key")
    assert kind.load(tmp_path / "key").id == key.id
    assert os.listdir(tmp_path) == ["key"]
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_loaded_key_is_the_same_key(tmp_path: Path) -> None:
    key = RegisterKey.new()
    key.save(tmp_path / "key")
    loaded = RegisterKey.load(tmp_path / "key")
    assert loaded.unwrap(key.wrap(b"d" * 32, "c"), "c") == b"d" * 32
    assert unlock(b"d" * 32, lock(b"d" * 32, b"", "c"), "c") == b""


@KINDS
def test_a_key_is_never_overwritten(kind: Kind, tmp_path: Path) -> None:
    key = kind.new()
    key.save(tmp_path / "key")
    with pytest.raises(AlreadyThere):
        kind.new().save(tmp_path / "key")
    assert kind.load(tmp_path / "key").id == key.id
    assert os.listdir(tmp_path) == ["key"]


@KINDS
def test_a_lost_key(kind: Kind, tmp_path: Path) -> None:
    with pytest.raises(LostKey, match="not there"):
        kind.load(tmp_path / "key")
    with pytest.raises(LostKey, match="cannot be opened"):
        kind.load(tmp_path)


@KINDS
@pytest.mark.parametrize("other", ["", "\0\xff", "ssh-ed25519 AAAA", "harmledger register key 2 0 0", "x" * 10_000])
def test_another_file_is_no_key(kind: Kind, other: str, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(other, encoding="latin-1")
    with pytest.raises(BadKey):
        kind.load(tmp_path / "key")


def test_kinds_are_not_mixed_up(tmp_path: Path) -> None:
    RegisterKey.new().save(tmp_path / "register")
    SigningKey.new().save(tmp_path / "signing")
    with pytest.raises(BadKey, match="no signing key"):
        SigningKey.load(tmp_path / "register")
    with pytest.raises(BadKey, match="no register key"):
        RegisterKey.load(tmp_path / "signing")


@KINDS
def test_every_damaged_character_is_found(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "key"
    kind.new().save(path)
    line = path.read_text().strip()
    for place, character in enumerate(line):
        path.write_text(line[:place] + ("0" if character != "0" else "1") + line[place + 1 :])
        with pytest.raises(BadKey) as caught:
            kind.load(path)
        assert line.split()[5] not in str(caught.value)
    for end in range(len(line)):
        path.write_text(line[:end])
        with pytest.raises(BadKey):
            kind.load(path)
    path.write_text(line[:-1] + "g")
    with pytest.raises(BadKey):
        kind.load(path)


@KINDS
def test_what_cannot_be_written_leaves_nothing(kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnwritableKey, match="cannot be written"):
        kind.new().save(tmp_path / "no folder" / "key")
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:  # the folder's
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableKey, match="No space left"):
        kind.new().save(tmp_path / "key")
    assert os.listdir(tmp_path) == []


def test_file_and_folder_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(stat.S_IFMT(os.fstat(descriptor).st_mode)))
    RegisterKey.new().save(tmp_path / "key")
    assert synced == [stat.S_IFREG, stat.S_IFDIR]
