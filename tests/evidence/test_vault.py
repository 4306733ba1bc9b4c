"""The vault: written once, durable in the right order, all or nothing, and honest about interrupted writes."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import secrets
import signal
import stat
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.evidence import AlreadyThere, BadName, MissingObject, Vault, VaultTrouble, durable


def names(count: int, folder: str = "0192f0aa") -> list[str]:
    return [folder + secrets.token_hex(12) for _ in range(count)]


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "register" / "vault")


class Disk:
    """Counts what is synced, and refuses where it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[tuple[str, str]] = []
        self._fsync, self._link = os.fsync, os.link
        self.refuse_sync_of: str | None = None
        monkeypatch.setattr(os, "fsync", self.fsync)
        monkeypatch.setattr(os, "link", self.link)

    def fsync(self, descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").resolve().name
        if name == self.refuse_sync_of:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        self.events.append(("folder" if folder else "file", name))
        self._fsync(descriptor)

    def link(self, part: Path, final: Path) -> None:
        self.events.append(("name", final.name))
        self._link(part, final)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to name open files")


@given(st.dictionaries(st.from_regex(r"[0-9a-f]{32}", fullmatch=True), st.binary(max_size=50), max_size=20))
def test_what_is_put_is_there(tmp_path_factory: pytest.TempPathFactory, objects: dict[str, bytes]) -> None:
    vault = Vault(tmp_path_factory.mktemp("vault"))
    vault.put(objects)
    assert list(vault.names()) == sorted(objects)
    assert {name: vault.get(name) for name in objects} == objects
    assert all(vault.digest(name) == hashlib.sha256(data).hexdigest() for name, data in objects.items())
    assert list(vault.leftovers()) == []


def test_only_the_owner_may_read(vault: Vault) -> None:
    name = names(1)[0]
    vault.put({name: b"x"})
    path = vault.folder / name[:8] / name
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, vault.folder)] == [0o600, 0o700, 0o700]
    assert path.stat().st_nlink == 1


def test_many_more_objects_than_may_be_open_at_once(vault: Vault) -> None:
    objects = {name: name.encode() for name in names(150)}
    vault.put(objects)
    assert {name: vault.get(name) for name in vault.names()} == objects


def test_nothing_to_put(vault: Vault) -> None:
    vault.put({})
    assert list(vault.names()) == []


def test_objects_are_written_once(vault: Vault) -> None:
    first, *rest = names(20)
    vault.put({first: b"first"})
    with pytest.raises(AlreadyThere):
        vault.put({**dict.fromkeys(rest, b"x"), first: b"second"})
    assert vault.get(first) == b"first"
    assert files(vault.folder) == {first}


@proc
def test_files_are_durable_before_they_have_a_name_and_folders_after(vault: Vault, disk: Disk) -> None:
    wanted = [*names(40), *names(24, "0192f0ab")]
    vault.put(dict.fromkeys(wanted, b"x"))
    kinds = [kind for kind, _ in disk.events]
    assert kinds == ["file"] * 64 + ["name"] * 64 + ["folder"] * 5
    assert {name for kind, name in disk.events if kind == "file"} == {f"{name}.part" for name in wanted}
    # Each folder once: those of the objects, and those in which a folder was made.
    assert sorted(name for kind, name in disk.events if kind == "folder") == sorted(
        ["0192f0aa", "0192f0ab", "vault", "register", vault.folder.parent.parent.name]
    )
    disk.events.clear()
    vault.put(dict.fromkeys(names(1), b"x"))
    assert Counter(kind for kind, _ in disk.events) == {"file": 1, "name": 1, "folder": 1}


@proc
def test_a_folder_that_another_process_made_is_not_trusted_to_be_durable(vault: Vault, disk: Disk) -> None:
    vault.put(dict.fromkeys(names(1), b"x"))
    disk.events.clear()
    Vault(vault.folder).put(dict.fromkeys(names(1), b"x"))
    assert {name for kind, name in disk.events if kind == "folder"} == {"0192f0aa", "vault"}


@proc
@pytest.mark.parametrize("number", [0, 5, 63])
def test_one_file_that_fails_leaves_nothing_of_all(vault: Vault, disk: Disk, number: int) -> None:
    wanted = names(64)
    disk.refuse_sync_of = f"{wanted[number]}.part"
    with pytest.raises(VaultTrouble, match=r"^The vault cannot be written: Input/output error\.$"):
        vault.put(dict.fromkeys(wanted, b"x"))
    assert files(vault.folder) == set()
    disk.refuse_sync_of = None
    vault.put(dict.fromkeys(wanted, b"x"))
    assert list(vault.names()) == sorted(wanted)


@proc
def test_a_folder_that_fails_leaves_nothing(vault: Vault, disk: Disk) -> None:
    disk.refuse_sync_of = "0192f0aa"
    with pytest.raises(VaultTrouble):
        vault.put(dict.fromkeys(names(3), b"x"))
    assert files(vault.folder) == set()


def test_a_full_disk_leaves_nothing(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    write, written = os.write, []

    def full(descriptor: int, data: memoryview) -> int:
        written.append(descriptor)
        if len(written) > 5:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(VaultTrouble, match="No space left"):
            vault.put(dict.fromkeys(names(10), b"x"))
    assert files(vault.folder) == set()


def test_short_writes_are_continued(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    name = names(1)[0]
    vault.put({name: b"more than three bytes"})
    assert vault.get(name) == b"more than three bytes"


def test_an_interruption_leaves_nothing(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        vault.put(dict.fromkeys(names(3), b"x"))
    assert files(vault.folder) == set()


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VaultTrouble, match="Not a directory"):
        Vault(tmp_path / "file").put(dict.fromkeys(names(1), b"x"))
    with pytest.raises(VaultTrouble, match="Not a directory"):
        Vault(tmp_path / "file").get(names(1)[0])
    vault = Vault(tmp_path / "vault")
    vault.folder.mkdir()
    (vault.folder / "0192f0aa").write_text("in the way")
    with pytest.raises(VaultTrouble, match="Not a directory"):
        vault.put(dict.fromkeys(names(2), b"x"))
    assert files(vault.folder) == {"0192f0aa"}
    assert list(vault.names()) == []


def test_a_folder_that_vanishes(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harmledger.evidence.vault.make_folder", lambda folder: set())
    with pytest.raises(VaultTrouble, match="folder is gone"):
        vault.put(dict.fromkeys(names(1), b"x"))


def test_no_sentence_names_a_path(tmp_path: Path) -> None:
    (tmp_path / "Vronk").write_text("in the way")
    with pytest.raises(VaultTrouble) as caught:
        Vault(tmp_path / "Vronk").put(dict.fromkeys(names(1), b"x"))
    assert "Vronk" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "a", "A" * 32, "0" * 31, "0" * 33, "../" + "0" * 29, "0" * 32 + "\n"])
def test_other_names_are_refused(vault: Vault, name: str) -> None:
    for act in (lambda: vault.put({name: b"x"}), lambda: vault.get(name), lambda: vault.digest(name)):
        with pytest.raises(BadName):
            act()
    with pytest.raises(BadName):
        vault.remove([name])
    assert not vault.folder.exists()


def test_a_missing_object(vault: Vault) -> None:
    for act in (vault.get, vault.digest):
        with pytest.raises(MissingObject):
            act(names(1)[0])


@proc
def test_removing_is_durable_and_can_be_done_again(vault: Vault, disk: Disk) -> None:
    one, two, three = names(3)
    vault.put(dict.fromkeys((one, two, three), b"x"))
    disk.events.clear()
    vault.remove([one, two])
    assert disk.events == [("folder", "0192f0aa")]
    vault.remove([one, *names(1, "ffffffff")])
    assert list(vault.names()) == [three]


def test_leftovers_are_told_and_removed_with_their_object(vault: Vault) -> None:
    done, left = names(2)
    vault.put({done: b"x"})
    part = vault.folder / left[:8] / f"{left}.part"
    part.write_bytes(b"half")
    (vault.folder / "notes.txt").write_text("not ours")
    assert list(vault.leftovers()) == [part]
    assert list(vault.names()) == [done]
    with pytest.raises(AlreadyThere):
        vault.put({left: b"whole", names(1)[0]: b"y"})
    assert part.read_bytes() == b"half"
    vault.remove([left])
    assert list(vault.leftovers()) == []
    vault.put({left: b"whole"})
    assert vault.get(left) == b"whole"


DYING = """
import os, signal, sys
from pathlib import Path
from harmledger.evidence import Vault
calls, die_at = [0], int(sys.argv[2])
def dying(call):
    def counted(*args):
        calls[0] += 1
        if calls[0] == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args)
    return counted
os.fsync, os.link, os.write = dying(os.fsync), dying(os.link), dying(os.write)
Vault(Path(sys.argv[1])).put({f"{n:032x}": b"x" * 9 for n in range(2)})
"""


@pytest.mark.parametrize("call", range(1, 9))
def test_a_kill_leaves_whole_objects_and_leftovers_only(tmp_path: Path, call: int) -> None:
    code = subprocess.run([sys.executable, "-c", DYING, str(tmp_path), str(call)], check=False).returncode
    vault = Vault(tmp_path)
    assert code == -signal.SIGKILL
    assert all(vault.get(name) == b"x" * 9 for name in vault.names())
    assert files(tmp_path) == {*vault.names(), *(path.name for path in vault.leftovers())}
    wanted = {f"{number:032x}": b"again" for number in range(2)}
    vault.remove(wanted)
    vault.put(wanted)
    assert list(vault.leftovers()) == []


@pytest.mark.parametrize("taken", [True, False])
def test_a_file_system_without_links(vault: Vault, monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", unknown)
    name = names(1)[0]
    vault.put({name: b"first"})
    assert files(vault.folder) == {name}
    if taken:
        with pytest.raises(AlreadyThere):
            vault.put({name: b"second"})
    else:
        monkeypatch.setattr(os, "replace", unknown)
        with pytest.raises(VaultTrouble):
            vault.put(dict.fromkeys(names(1), b"x"))
    assert files(vault.folder) == {name}
    assert vault.get(name) == b"first"


def test_the_drive_itself_is_asked_where_a_system_can(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(durable, "_FULL_SYNC", 51)
    monkeypatch.setattr(fcntl, "fcntl", lambda descriptor, command: asked.append(command))
    durable.make_folder(vault.folder)
    durable.sync_folder(vault.folder)
    assert asked == [51]
