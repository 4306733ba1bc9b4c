"""A disk that is full, small or not to be written to, at every step of founding and adding. All texts are invented."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.register.bad_luck.children import Child, Tell
from tests.register.bad_luck.soundness import assert_sound, read_reports, reports
from tests.register.conftest import QuickReaders

from harmledger.model import HarmledgerError
from harmledger.register.actions import add as adding
from harmledger.register.actions.found import found
from harmledger.register.clock import Clock
from harmledger.register.errors import Unwritable
from harmledger.register.models import StoredObject
from harmledger.register.offers import Offer, Taken
from harmledger.register.opening import Register

TEXTS = [f"Invented report {number}. " * 200 for number in range(4)]


def _add(folder: Path, tell: Tell) -> None:
    """Add the texts and tell what was acknowledged, then in one line what went wrong."""
    offers = [Offer(data=text.encode()) for text in TEXTS]
    try:
        with Register.open(folder) as register:
            for outcome in adding.add(register, offers, QuickReaders()):  # type: ignore[arg-type]
                assert isinstance(outcome, Taken)
                tell(outcome.report)
    except HarmledgerError as error:
        tell(f"refused: {error}")


def _check(folder: Path, told: list[str]) -> None:
    """What was acknowledged is there, and adding again completes the rest."""
    with Register.open(folder) as register:
        assert {line for line in told if not line.startswith("refused")} <= set(read_reports(register))
        assert_sound(register)
    again: list[str] = []
    _add(folder, again.append)
    assert len(set(again)) == len(TEXTS)
    with Register.open(folder) as register:
        assert reports(register) == set(again)
        assert read_reports(register) == sorted(again)
        assert_sound(register)


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_files_that_may_not_grow(made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_REPORTS", 2)
    template, refused, done = made(), 0, False
    base = template.stat().st_size
    for size in [*range(base, 400_000, 12_000), 2_000_000]:
        folder = template.with_name(f"limit-{size}")
        shutil.copytree(template, folder)
        told, code = Child(lambda tell, at=folder: _add(at, tell), lambda size=size: _limit(size)).wait()  # type: ignore[misc]
        assert code == 0
        done = not told[-1].startswith("refused")
        refused += not done
        _check(folder, told)
    assert done
    assert refused > 5


@pytest.mark.parametrize("call", ["open", "write", "fsync", "link", "unlink", "mkdir"])
def test_every_call_of_the_vault_that_the_disk_refuses(
    call: str, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_REPORTS", 2)
    folder, done, number = made(), False, 0
    while not done:
        number += 1
        told, code = Child(partial(_add, folder), partial(_refuse, call, number)).wait()
        assert code == 0
        done = not told[-1].startswith("refused")
        if not done:
            assert "No space left on device" in told[-1]
        with Register.open(folder) as register:
            assert {line for line in told if not line.startswith("refused")} <= set(read_reports(register))
            assert_sound(register)
    _check(folder, told)


def _refuse(call: str, number: int) -> None:
    """Let the n-th call and all after it fail, in this process."""
    real, count = getattr(os, call), iter(range(1, 1_000_000))

    def refusing(*told: object, **named: object) -> object:
        touched = told[0]
        ours = not isinstance(touched, str | Path) or "vault" in str(touched)
        if ours and next(count) >= number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*told, **named)

    setattr(os, call, refusing)


def test_a_database_that_may_not_grow(made: Callable[..., Path], clock: Clock) -> None:
    from django.db import connection

    with Register.open(made(), clock=clock) as register:
        refused = 0
        for text in TEXTS * 3:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA page_count")
                cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + refused}")
            told: list[str] = []
            try:
                list(adding.add(register, [Offer(data=f"{text} {refused}".encode())], QuickReaders()))  # type: ignore[arg-type]
            except Unwritable as error:
                told.append(str(error))
            assert told in (
                [],
                ["The register's database refused: the disk is full. Nothing of this step was kept."],
            )
            refused += len(told)
            assert_sound(register)
        assert refused
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1000000")
        outcomes = list(adding.add(register, [Offer(data=text.encode()) for text in TEXTS], QuickReaders()))  # type: ignore[arg-type]
        assert all(isinstance(outcome, Taken) and outcome.unread is None for outcome in outcomes)
        assert_sound(register)


@pytest.mark.parametrize("size", [0, 100, 5_000, 100_000, 200_000])
def test_no_space_to_found_one(size: int, tmp_path: Path) -> None:
    def work(tell: Tell) -> None:
        try:
            found(tmp_path / "register")
        except HarmledgerError as error:
            tell(str(error))

    told, code = Child(work, lambda: _limit(size)).wait()
    assert code == 0
    assert len(told) == 1
    assert list(tmp_path.iterdir()) == []
    found(tmp_path / "register")
    with Register.open(tmp_path / "register") as register:
        assert_sound(register)


@pytest.fixture
def small_disk(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a shell script with `$disk`, a file system of its own in memory that only this script sees."""
    disk = tmp_path / "disk"
    disk.mkdir()
    probe = ["unshare", "--mount", "--map-root-user", "--user"] if os.geteuid() else ["unshare", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*probe, "true"], capture_output=True).returncode:
        pytest.skip("this machine lends no file systems")

    def run(script: str, size: str) -> subprocess.CompletedProcess[str]:
        whole = f"set -e\nmount -t tmpfs -o size={size} tmpfs {disk}\nset +e\n{script}"
        environment = os.environ | {"disk": str(disk), "harmledger": f"{sys.executable} -m harmledger"}
        return subprocess.run(
            [*probe, "sh", "-c", whole], capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path
        )

    return run


def test_a_small_disk_that_fills_up_and_is_made_larger(
    small_disk: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Invented report {number}. " * 3000, encoding="utf-8")
    done = small_disk(
        """
        $harmledger init $disk/register >/dev/null && echo founded
        $harmledger add --register $disk/register [0-9]*.txt >told; echo "code $?"
        mount -o remount,size=100m $disk
        $harmledger add --register $disk/register [0-9]*.txt >told-again; echo "code $?"
        """,
        "1500k",
    )
    assert done.stdout.splitlines() == ["founded", "code 1", "code 0"], done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (
        "No space left on device" in done.stderr or "the disk is full" in done.stderr or "disk could not" in done.stderr
    )
    first = {line.split()[0] for line in (tmp_path / "told").read_text().splitlines()}
    again = [line.split()[0] for line in (tmp_path / "told-again").read_text().splitlines()]
    assert len(set(again)) == 30
    assert first <= set(again)


def test_a_disk_that_may_only_be_read(
    small_disk: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "1.txt").write_text("An invented report.", encoding="utf-8")
    done = small_disk(
        """
        $harmledger init $disk/register >/dev/null && echo founded
        mount -o remount,ro $disk
        $harmledger add --register $disk/register 1.txt; echo "code $?"
        $harmledger init $disk/other; echo "code $?"
        ls -a $disk | wc -l
        mount -o remount,rw $disk
        $harmledger add --register $disk/register 1.txt >/dev/null; echo "code $?"
        """,
        "20m",
    )
    assert done.stdout.splitlines() == ["founded", "code 1", "code 1", "3", "code 0"], done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_a_file_in_the_vaults_place(made: Callable[..., Path]) -> None:
    folder = made()
    (folder / "vault").rmdir()
    (folder / "vault").write_text("in the way", encoding="utf-8")
    told: list[str] = []
    _add(folder, told.append)
    assert told == ["refused: The vault cannot be written: Not a directory."]
    with Register.open(folder):
        assert not StoredObject.objects.exists()
    (folder / "vault").unlink()
    _check(folder, [])
