"""Adding, killed at each point where something becomes durable, and done again. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.register.bad_luck.children import killed_at
from tests.register.bad_luck.soundness import assert_sound, read_reports, reports
from tests.register.conftest import QuickReaders

from harmledger.register.actions import add as adding
from harmledger.register.clock import Clock
from harmledger.register.offers import Custody, Declared, Offer, Taken
from harmledger.register.opening import Register


def _offers(number: int) -> list[Offer]:
    """Three files of two reports, of a source and by a recorder that the register does not know yet."""
    one, other = f"Invented report {number}: one man was killed.", f"Invented report {number}: nobody was hurt."
    declared = Declared(source=f"Invented outlet {number}")
    custody = Custody(by=f"Invented recorder {number}")
    files = [("one.txt", one.encode()), ("other.txt", other.encode("utf-16")), ("one more.txt", one.encode())]
    return [Offer(data=data, file_name=name, declared=declared, custody=custody) for name, data in files]


def _add(folder: Path, clock: Clock, number: int, tell: Callable[[str], object]) -> None:
    with Register.open(folder, clock=clock) as register:
        for outcome in adding.add(register, _offers(number), QuickReaders()):  # type: ignore[arg-type]
            assert isinstance(outcome, Taken)
            assert outcome.unread is None
            tell(outcome.report)


def test_nothing_acknowledged_is_lost_and_the_rest_can_be_done_again(
    engine: str, made: Callable[..., Path], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_REPORTS", 2)  # two batches: one may be acknowledged when the other is not
    acknowledged, point, killed = [], 0, True
    while killed:
        if point % 20 == 0 and (engine == "sqlite" or not point):  # a new one now and then: checks stay short
            folder, acknowledged, before = made(f"register-{point}"), [], point
        point += 1
        told, code = killed_at(point, partial(_add, folder, clock, point), statements=engine == "sqlite")
        killed = code != 0
        acknowledged += told
        with Register.open(folder, clock=clock) as register:
            assert set(acknowledged) <= reports(register)
            assert set(acknowledged) <= set(read_reports(register))
            assert_sound(register)
        again: list[str] = []
        _add(folder, clock, point, again.append)
        assert again[: len(told)] == told
        assert again[0] == again[2] != again[1]
        with Register.open(folder, clock=clock) as register:
            assert len(reports(register)) == 2 * (point - before)
            assert read_reports(register) == sorted(reports(register))
    assert point > (40 if engine == "sqlite" else 15)  # every one of these points was tried
