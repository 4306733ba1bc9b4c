"""Processes that add to one register at the same time: none is refused, nothing is lost. All texts are invented."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.bad_luck.children import Tell, Work, at_once
from tests.register.bad_luck.soundness import assert_sound, read_reports, reports
from tests.register.conftest import QuickReaders

from harmledger.register.actions import add as adding
from harmledger.register.clock import machine_clock
from harmledger.register.models import Capture, Member, Source, StoredObject
from harmledger.register.offers import Custody, Declared, Offer, Taken
from harmledger.register.opening import Register

SHARED = "An invented report that everybody has: two men were injured."


def _adder(folder: Path, number: int, texts: int) -> Work:
    """Return work that adds texts of its own and, between them, one that all others add as well."""
    words = [f"Invented report {index} of process {number}." for index in range(texts)]
    words.insert(number % (texts + 1), SHARED)
    offers = [
        Offer(data=text.encode(), declared=Declared(source="Invented outlet"), custody=Custody(by="Invented recorder"))
        for text in words
    ]

    def work(tell: Tell) -> None:
        with Register.open(folder) as register:
            for outcome in adding.add(register, offers, QuickReaders()):  # type: ignore[arg-type]
                assert isinstance(outcome, Taken)
                assert outcome.unread is None
                tell(outcome.report)

    return work


@pytest.mark.parametrize(("processes", "texts"), [(2, 12), (20, 3)])
def test_none_is_refused_and_none_lost(
    processes: int, texts: int, engine: str, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_REPORTS", 2)  # many transactions each, so that they meet
    folder = made()
    ended = at_once(_adder(folder, number, texts) for number in range(processes))
    assert [one.code for one in ended] == [0] * processes
    told = [report for one in ended for report in one.told]
    assert len(told) == processes * (texts + 1)
    with Register.open(folder, clock=machine_clock) as register:
        assert reports(register) == set(told)
        assert len(set(told)) == processes * texts + 1  # the shared one is one report
        assert read_reports(register) == sorted(set(told))
        assert StoredObject.objects.count() == len(set(told))
        assert set(register.vault.names()) == set(StoredObject.objects.values_list("name", flat=True))
        assert Source.objects.count() == 1
        assert Member.objects.count() == 2  # with the founder
        assert Capture.objects.count() == len(set(told))  # the same capture told again is one
        assert_sound(register)


def test_the_command_itself_four_times(made: Callable[..., Path], tmp_path: Path) -> None:
    folder = made()
    for number in range(4):
        text = f"Invented report {number}: two civilians were killed in Idlib on 8 May 2024."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "shared.txt").write_text(SHARED, encoding="utf-8")
    command = [sys.executable, "-m", "harmledger", "add", "--register", str(folder), str(tmp_path / "shared.txt")]
    running = [
        subprocess.Popen(
            [*command, str(tmp_path / f"{number}.txt")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ,
        )
        for number in range(4)
    ]
    answers = [(process.communicate(), process.returncode) for process in running]
    assert [(err, code) for (_, err), code in answers] == [("", 0)] * 4
    told = [line.split()[0] for (out, _), _ in answers for line in out.splitlines()]
    with Register.open(folder) as register:
        assert reports(register) == set(told)
        assert (len(told), len(set(told))) == (8, 5)
        assert read_reports(register) == sorted(set(told))
        assert_sound(register)


def test_processes_killed_at_random_moments_among_others(made: Callable[..., Path]) -> None:
    """Some of many are killed from outside, in the middle of whatever they do; the others take no notice."""
    folder = made()
    with Register.open(folder):
        pass
    command = (
        "import sys; from pathlib import Path; from tests.register.bad_luck.test_many_at_once import _adder, sys\n"
    )
    command += "_adder(Path(sys.argv[1]), int(sys.argv[2]), 40)(lambda line: print(line, flush=True))"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", command, str(folder), str(number)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=Path(__file__).parents[3],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(["src", "."])},
        )
        for number in range(3)
    ]
    told = []
    for process in running[:2]:
        assert process.stdout is not None
        told.append(process.stdout.readline())  # acknowledges, and is killed while it goes on
        process.kill()
    for process in running:
        out, _ = process.communicate()
        told += out.splitlines()
    assert running[2].returncode == 0
    with Register.open(folder, clock=machine_clock) as register:
        assert {line.strip() for line in told if len(line.strip()) == 36} <= reports(register)
        assert_sound(register)
