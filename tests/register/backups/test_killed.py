"""Backing up and restoring, killed at any point, and while others add; all reports here are invented."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from tests.register.backups.conftest import PASSPHRASE
from tests.register.bad_luck.children import Child, killed_at
from tests.register.conftest import QuickReaders

from harmledger.register.actions.backing_up import back_up
from harmledger.register.actions.restoring import KeysFrom, restore
from harmledger.register.backups.writing import KeysTo
from harmledger.register.models import Leaf, ReportRow
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

PARTS = 3  # side by side: together they take every point


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_killed_anywhere_is_whole_or_unfinished(filled: Register, tmp_path: Path) -> None:
    filled.close()
    folder = filled.home.folder
    destination, keys = tmp_path / "backup", tmp_path / "keys"

    def work(_: object) -> None:
        with Register.open(folder) as register:
            back_up(register, destination, KeysTo(keys, PASSPHRASE))

    finished = 0
    for point in count(1):
        ended = killed_at(point, work)
        if destination.exists():
            finished += 1
            # renamed before the kill, or done: it is whole, and so are its keys
            done = restore(destination, tmp_path / "new", KeysFrom(keys, PASSPHRASE))
            assert done.has_keys
            move_away(tmp_path, finished)
        else:
            assert left(tmp_path) <= {"register", "backup.unfinished", "keys.unfinished", "keys"}
        if not ended.killed:
            break
    assert ended.code == 0
    assert point > 35
    with Register.open(folder) as register:
        assert verify(register).holds


def move_away(folder: Path, number: int) -> None:
    for name in ("backup", "keys", "new"):
        (folder / name).rename(folder.parent / f"{folder.name}-{name}-{number}")


@pytest.mark.parametrize("start", range(1, PARTS + 1))
def test_a_run_after_any_kill_succeeds(filled: Register, tmp_path: Path, start: int) -> None:
    filled.close()
    folder = filled.home.folder

    def work(_: object) -> None:
        with Register.open(folder) as register:
            back_up(register, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))

    for number, point in enumerate(count(start, PARTS)):
        killed = killed_at(point, work).killed
        if not (tmp_path / "backup").exists():
            assert killed_at(100_000, work).code == 0
        assert left(tmp_path) == {"register", "backup", "keys"}
        restore(tmp_path / "backup", tmp_path / "new", KeysFrom(tmp_path / "keys", PASSPHRASE))
        move_away(tmp_path, number)
        if not killed:
            return


def test_a_restoring_killed_anywhere_is_whole_or_unfinished(
    filled: Register, tmp_path: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    filled.close()
    # the register itself lies in the test's own database
    server = request.getfixturevalue("postgres_server") if engine == "postgresql" else None
    url = server.create() if server else ""
    keys = KeysFrom(tmp_path / "keys", PASSPHRASE)
    new = tmp_path / "new"

    def work(_: object) -> None:
        restore(tmp_path / "backup", new, keys, database=url)

    for point in count(1):
        ended = killed_at(point, work)
        assert ended.killed or ended.code == 0
        if new.exists():
            with Register.open(new) as register:
                assert verify(register).holds
            break
        assert left(tmp_path) <= {"register", "backup", "keys", "new.unfinished"}
    else:
        pytest.fail("it never ended")
    assert left(tmp_path) == {"register", "backup", "keys", "new"}


def test_a_backup_while_others_add_is_one_moment(
    made: Callable[..., Path], engine: str, add_texts: Callable[..., object], tmp_path: Path
) -> None:
    folder = made()
    with Register.open(folder) as register:
        add_texts(register, "An invented report before all.", quick=True)

    def adding(number: int) -> Callable[[object], None]:
        def work(_: object) -> None:
            from harmledger.register.actions.add import add
            from harmledger.register.offers import Offer

            with Register.open(folder) as register:
                for report in range(12):
                    text = f"Invented report {report} of process {number}."
                    list(add(register, [Offer(data=text.encode())], QuickReaders()))  # type: ignore[arg-type]

        return work

    children = [Child(adding(number)) for number in range(4)]
    sizes = []
    with Register.open(folder) as register:
        for number in range(3):
            like = tmp_path / f"backup-{number - 1}" if number else None
            keys = KeysTo(tmp_path / f"keys-{number}", PASSPHRASE)
            sizes.append(back_up(register, tmp_path / f"backup-{number}", keys, like).anchor.head.size)
    assert [child.wait().code for child in children] == [0] * 4
    assert sizes == sorted(sizes)
    for number in range(3):
        keys = KeysFrom(tmp_path / f"keys-{number}", PASSPHRASE)
        restore(tmp_path / f"backup-{number}", tmp_path / f"new-{number}", keys)  # which proves itself
    with Register.open(folder) as register:
        assert ReportRow.objects.count() == 1 + 4 * 12
        assert Leaf.objects.filter(entry__contains='"act":"backed_up"').count() == 3
        assert verify(register).holds
