"""Opening a register: one a process, closed whatever happens, and an error of ours logged without its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections

from harmledger.register import connecting
from harmledger.register.clock import Clock
from harmledger.register.errors import NotARegister, Unwritable
from harmledger.register.models import LedgerState, Project
from harmledger.register.opening import Register

Made = Callable[..., Path]


def _is_closed() -> bool:
    return all(connections[alias].connection is None for alias in (connecting.WRITER, connecting.SNAPSHOT))


def test_the_nearest_register_is_opened(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made()
    monkeypatch.chdir(folder / "exports")
    with Register.open() as register:
        assert register.home.folder == folder
        assert register.id == register.home.settings.register
        assert register.project == Project.objects.get().id
    assert _is_closed()


def test_opening_another_closes_the_first(made: Made) -> None:
    one, other = made("one"), made("other")
    first = Register.open(one)
    with Register.open(other) as second:
        assert LedgerState.objects.get().register == second.id != first.id


def test_a_register_that_cannot_be_opened_leaves_nothing_open(made: Made) -> None:
    folder = made()
    (folder / "register.sqlite3").write_bytes(b"nothing of the kind " * 100)
    with pytest.raises(Unwritable):
        Register.open(folder)
    assert _is_closed()


def test_a_register_without_its_project(made: Made) -> None:
    folder = made()
    with Register.open(folder):
        Project.objects.all().delete()
    with pytest.raises(NotARegister, match=r"project .* is gone"):
        Register.open(folder)


def test_an_unforeseen_error_is_logged_without_its_words(made: Made, clock: Clock) -> None:
    folder = made()
    with pytest.raises(KeyError), Register.open(folder, clock=clock):
        raise KeyError("Qyzzle Vronk")
    assert _is_closed()
    [*_, last] = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert '"event":"unforeseen","error":"KeyError"' in last
    assert "Vronk" not in last


def test_a_log_that_cannot_be_written_stops_nothing(made: Made, clock: Clock) -> None:
    folder = made()
    (folder / "log.jsonl").unlink()
    (folder / "log.jsonl").mkdir()
    with Register.open(folder, clock=clock) as register:
        size = LedgerState.objects.get().size
        with register.writing() as ledger:
            ledger.append("exported", register.project)
        assert LedgerState.objects.get().size == size + 1
