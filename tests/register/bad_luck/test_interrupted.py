"""The command with many files, read by processes beside it: whole, interrupted, killed, its output gone.

All texts are invented.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.register.bad_luck.soundness import assert_sound, read_reports, reports

from harmledger.register.opening import Register

FILES = 200
PATIENCE_S = 60


@pytest.fixture
def start(made: Callable[..., Path], tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts `harmledger add` of all files, in a process group of its own as a terminal would."""
    folder = made()
    for number in range(FILES):
        text = f"Invented report {number}: two civilians were killed in Idlib on 8 May 2024."
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    files = [f"{number:03}.txt" for number in range(FILES)]
    running: list[subprocess.Popen[str]] = []

    def do() -> subprocess.Popen[str]:
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "harmledger", "add", "--register", str(folder), *files],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                cwd=tmp_path,
                start_new_session=True,
            )
        )
        return running[-1]

    yield do
    for process in running:
        process.kill()
        process.communicate()


def _told(lines: list[str]) -> list[str]:
    return [line.split()[0] for line in lines if line.endswith("\n")]


def _assert_done(start: Callable[[], subprocess.Popen[str]], tmp_path: Path, told: list[str]) -> None:
    """Adding again completes everything, and what was acknowledged keeps its ids."""
    with Register.open(tmp_path / "register") as register:
        assert set(told) <= set(read_reports(register))
        assert_sound(register)
    process = start()
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    again = [line.split()[0] for line in out.splitlines()]
    assert len(set(again)) == FILES
    assert again[: len(told)] == told  # in the order of the files
    with Register.open(tmp_path / "register") as register:
        assert reports(register) == set(again)
        assert read_reports(register) == sorted(again)
        assert_sound(register)


def _group_is_gone(process: subprocess.Popen[str]) -> bool:
    """Wait until no process of the group is left."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        if all(_is_dead(int(entry.name), process.pid) for entry in Path("/proc").iterdir() if entry.name.isdigit()):
            return True
        time.sleep(0.05)
    return False


def _is_dead(pid: int, group: int) -> bool:
    """Tell whether a process is of another group, or ended and only not yet fetched by whoever inherited it."""
    try:
        state, _, of_group = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:3]
    except (OSError, ValueError):
        return True
    return int(of_group) != group or state == "Z"


def test_many_files(start: Callable[[], subprocess.Popen[str]], tmp_path: Path) -> None:
    _assert_done(start, tmp_path, [])


@pytest.mark.parametrize("first", [0, 1, 100])
def test_interrupted_and_continued(first: int, start: Callable[[], subprocess.Popen[str]], tmp_path: Path) -> None:
    process = start()
    assert process.stdout is not None
    if first:
        lines = [process.stdout.readline() for _ in range(first)]
    else:
        lines = []
        while not any((tmp_path / "register" / "vault").iterdir()):  # it has begun to keep
            assert process.poll() is None
            time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does: to all processes of the terminal
    assert process.stderr is not None
    # not `communicate`, which would lose the lines that came with those read above
    out, err, _ = process.stdout.read(), process.stderr.read(), process.wait()
    assert (process.returncode, err) == (130, "harmledger: Interrupted.\n")
    assert _group_is_gone(process)
    told = _told([*lines, *out.splitlines(keepends=True)])
    assert len(told) < FILES
    _assert_done(start, tmp_path, told)


def test_killed_with_its_readers(start: Callable[[], subprocess.Popen[str]], tmp_path: Path) -> None:
    process = start()
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    process.kill()
    out, _ = process.stdout.read(), process.wait()  # not `communicate`: see above
    assert _group_is_gone(process)  # no reader is left behind, with texts in its memory
    _assert_done(start, tmp_path, _told([*lines, *out.splitlines(keepends=True)]))


def test_a_reader_that_is_killed(start: Callable[[], subprocess.Popen[str]], tmp_path: Path) -> None:
    """As where memory runs out: told in one sentence, and the rest can be done again."""
    process = start()
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    assert _readers(process.pid)
    for child in _readers(process.pid):
        os.kill(child, signal.SIGKILL)
    assert process.stderr is not None
    out, err, _ = process.stdout.read(), process.stderr.read(), process.wait()  # not `communicate`: see above
    assert process.returncode in (0, 1)  # 0 where they had read everything
    assert len(err.splitlines()) == process.returncode
    _assert_done(start, tmp_path, _told([*lines, *out.splitlines(keepends=True)]))


def _readers(pid: int) -> list[int]:
    """The children that read; Python keeps one more, which looks after what they share."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def test_the_reader_of_the_output_goes_away(start: Callable[[], subprocess.Popen[str]], tmp_path: Path) -> None:
    process = start()
    assert process.stdout is not None
    told = _told([process.stdout.readline()])
    process.stdout.close()
    process.wait()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.returncode == 141
    _assert_done(start, tmp_path, told)
