"""Erasing, killed at every point where something becomes durable, and gone on with; all names are invented."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.register.bad_luck.children import Tell, killed_at
from tests.register.bad_luck.soundness import assert_sound, reports
from tests.register.erasing.planted import LOCKED, OFFER, OTHER, PLAIN, Made, found_in, keep, offer

from harmledger.register.actions.erasing import Erased, erase, finish, unfinished
from harmledger.register.clock import Clock
from harmledger.register.models import Erasure
from harmledger.register.opening import Register


def _erase(folder: Path, clock: Clock, report: str, tell: Tell) -> None:
    with Register.open(folder, clock=clock) as register:
        done = erase(register, report, "order", "Znotqyz told so")
        tell("erased")
        assert not isinstance(done, Erased) or done.finished.waiting is None


def test_it_is_done_wholly_or_not_at_all_and_can_be_finished(
    engine: str, made: Made, clock: Clock, reader: object
) -> None:
    folder, point, step, killed, halves = made(), 0, 7, True, 0
    with Register.open(folder, clock=clock) as register:
        [other] = keep(register, reader, offer(OTHER))
    while killed:
        point += step
        with Register.open(folder, clock=clock) as register:
            [planted] = keep(register, reader, OFFER)
            export = register.home.exports / "incidents.csv"
            export.write_text(f"id,place\n{planted.incidents[0]},Qyzzletown\n")
            assert found_in(register, PLAIN) == set(PLAIN)
        ended = killed_at(point, partial(_erase, folder, clock, planted.report), statements=True)
        killed = ended.killed
        with Register.open(folder, clock=clock) as register:
            assert_sound(register)
            if planted.report in reports(register):
                assert killed
                assert not ended.told
                erase(register, planted.report, "order")
            else:
                step = 1 if engine == "sqlite" else 9  # within the transaction each point is like the next
                halves += unfinished(register)
                assert finish(register).waiting is None
            assert Erasure.objects.count() == 0
            assert found_in(register, PLAIN + LOCKED) == set()
            assert not export.exists()
            assert_sound(register)
            assert reports(register) == {other.report}
    assert ended.code == 0
    assert halves > 2  # as many points lie between the transaction and the end
