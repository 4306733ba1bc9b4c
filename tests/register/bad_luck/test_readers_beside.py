"""Processes that read beside: in order, with errors told alike, and ended when theirs is. All texts are invented."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from tests.register.conftest import Quick

from harmledger.model import HarmledgerError, Report
from harmledger.places.imported import SUFFIX
from harmledger.register import readers as module
from harmledger.register.preparing import Prepared
from harmledger.register.readers import ReaderEnded, Readers

REPORTS = [Report(id=str(number), text=f"Invented: {number} men were killed.") for number in range(40)]


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HARMLEDGER_HOME", str(tmp_path / "home"))
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)
    module._mine.clear()


def _what(results: Iterator[Prepared | str]) -> list[object]:
    return [one if isinstance(one, str) else [claim.body for claim in one.claims] for one in results]


def test_beside_is_as_here() -> None:
    reports = [*REPORTS, Report(id="x", text="Invented.", published="Qyzzle Vronk")]
    with Readers() as here, Readers(1) as beside:
        assert (here.ahead, beside.ahead) == (0, 2)
        one, other = _what(here.prepare(reports)), _what(beside.prepare(reports))
    assert one == other
    assert len(one) == 41
    assert isinstance(one[-1], str)
    assert "Vronk" not in one[-1]
    assert len([told for told in one if isinstance(told, str)]) == 1


def test_a_damaged_gazetteer_is_told_alike(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / f"invented{SUFFIX}").write_bytes(b"nothing of the kind")
    told = []
    for processes in (0, 1):
        with Readers(processes, tmp_path) as readers:
            with pytest.raises(HarmledgerError) as refused:
                list(readers.prepare(REPORTS[:1]))
            told.append(str(refused.value))
    assert told[0] == told[1]
    assert capfd.readouterr() == ("", "")


def test_one_that_is_killed_is_told() -> None:
    with Readers(1) as readers:
        list(readers.prepare(REPORTS[:1]))
        for child in active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
            child.join()
        for _ in range(2):  # and also when it is asked again
            with pytest.raises(ReaderEnded, match="for want of memory"):
                list(readers.prepare(REPORTS))


def test_the_life_of_a_process_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs in it, here: it leaves Ctrl-C to the one that it reads for, and ends with that one."""
    ended: list[object] = []

    class Parent:
        def join(self) -> None:
            ended.append("parent")

    monkeypatch.setattr(module, "make_reader", lambda places: Quick())
    monkeypatch.setattr(module.os, "_exit", ended.append)
    monkeypatch.setattr(module, "parent_process", Parent)
    monkeypatch.setattr(module.gc, "freeze", lambda: None)
    module._begin(None)
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    assert len(module._work(REPORTS)) == 40
    module._end_with(Parent())  # type: ignore[arg-type]
    assert ended.count(1) >= 1
    assert "parent" in ended


def test_without_a_reader_the_work_tells_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(places: Path | None) -> None:
        raise HarmledgerError("There is no gazetteer.")

    monkeypatch.setattr(module, "make_reader", refuse)
    monkeypatch.setattr(module.gc, "freeze", lambda: None)
    module._begin(None)
    with pytest.raises(HarmledgerError, match="no gazetteer"):
        module._work(REPORTS)
