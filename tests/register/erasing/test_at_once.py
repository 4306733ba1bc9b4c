"""Erasing while others read and add; all names are invented."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.register.bad_luck.children import Child, Tell, at_once
from tests.register.bad_luck.soundness import assert_sound, reports
from tests.register.erasing.planted import OFFER, OTHER, PLAIN, TEXT, Made, found_in, keep, offer

from harmledger.evidence import VaultTrouble
from harmledger.register import connecting
from harmledger.register.actions.erasing import Erased, clearing, erase, finish, unfinished
from harmledger.register.clock import Clock
from harmledger.register.models import ReportRow
from harmledger.register.opening import Register


def _read_until_told(folder: Path, clock: Clock, go_on: int, tell: Tell) -> None:
    with Register.open(folder, clock=clock) as register, register.moment():
        assert ReportRow.objects.using(connecting.SNAPSHOT).count() == 1
        tell("reading")
        os.read(go_on, 1)
        assert ReportRow.objects.using(connecting.SNAPSHOT).count() == 1


def test_one_who_reads_an_older_moment_is_waited_for_and_told_of(
    made: Made, engine: str, clock: Any, reader: object
) -> None:
    folder = made()
    with Register.open(folder, clock=clock) as register:
        [planted] = keep(register, reader, OFFER)
    go_on, told_to = os.pipe()
    child = Child(partial(_read_until_told, folder, clock, go_on))
    assert os.read(child._reading, 100) == b"reading\n"
    with Register.open(folder, clock=clock) as register:
        done = erase(register, planted.report, "order", patience_s=0.2)
        assert isinstance(done, Erased)
        assert "Another process still reads" in str(done.finished.waiting)
        assert unfinished(register) == 1
        assert finish(register, patience_s=0.1).waiting
        assert found_in(register, PLAIN)  # there still, as it was said
    os.write(told_to, b".")
    assert child.wait().code == 0
    with Register.open(folder, clock=clock) as register:
        finished = finish(register)
        assert (finished.erasures, finished.waiting) == (1, None)
        assert found_in(register, PLAIN) == set()
        assert_sound(register)


def _add(folder: Path, clock: Clock, reader: object, number: int, tell: Tell) -> None:
    with Register.open(folder, clock=clock) as register:
        for turn in range(8):
            for one in keep(register, reader, offer(f"{OTHER} Number {number}.{turn}."), OFFER):
                tell(one.report)


def _erase(folder: Path, clock: Clock, tell: Tell) -> None:
    with Register.open(folder, clock=clock) as register:
        for _ in range(8):
            for row in ReportRow.objects.filter(source__isnull=False):
                erase(register, row.id, "order")
                tell(row.id)


def test_others_may_add_meanwhile_even_the_same_bytes(made: Made, engine: str, clock: Any, reader: object) -> None:
    folder = made()
    with Register.open(folder, clock=clock) as register:
        keep(register, reader, OFFER, offer(TEXT))
    one, two, eraser = at_once(
        [
            partial(_add, folder, clock, reader, 1),
            partial(_add, folder, clock, reader, 2),
            partial(_erase, folder, clock),
        ]
    )
    assert (one.code, two.code, eraser.code) == (0, 0, 0)
    assert eraser.told
    with Register.open(folder, clock=clock) as register:
        finish(register)
        assert not unfinished(register)
        assert {*one.told, *two.told} - reports(register) <= set(eraser.told)
        assert_sound(register)


def test_a_vault_that_refuses_is_told_and_gone_on_with(
    made: Made, clock: Any, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register.open(made(), clock=clock) as register:
        [planted] = keep(register, reader, OFFER)

        def refuses(_: object) -> None:
            raise VaultTrouble("The vault cannot be written: no space.")

        with monkeypatch.context() as patched:
            patched.setattr(register.vault, "remove", refuses)
            done = erase(register, planted.report, "order")
        assert isinstance(done, Erased)
        assert done.finished.waiting == "The vault cannot be written: no space."
        assert finish(register).objects == 1
        assert found_in(register, PLAIN) == set()


def test_the_database_is_written_anew_once_only(
    made: Made, clock: Any, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: float) -> None:
        raise clearing.Busy("Somebody reads.")

    from harmledger.register.actions.erasing import finishing

    with Register.open(made(), clock=clock) as register:
        [planted] = keep(register, reader, OFFER)
        with monkeypatch.context() as patched:
            patched.setattr(finishing, "flush", busy)
            erase(register, planted.report, "order")
        monkeypatch.setattr(finishing, "rewrite", None)
        assert finish(register).erasures == 1
        assert found_in(register, PLAIN) == set()
