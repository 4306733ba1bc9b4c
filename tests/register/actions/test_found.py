"""Founding: the first entries, and nothing left behind where it fails half-way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.register.conftest import Ticking

from harmledger.register.actions import found as founding
from harmledger.register.actions.found import found
from harmledger.register.errors import NotARegister, Unwritable
from harmledger.register.models import Leaf, LedgerState, Project
from harmledger.register.opening import Register


def test_the_ledger_begins_with_the_founder_and_the_founding(tmp_path: Path, clock: Ticking) -> None:
    found(tmp_path / "register", name="An invented project", synthetic=True, clock=clock)
    with Register.open(tmp_path / "register", clock=clock) as register:
        entries = [json.loads(entry) for entry in Leaf.objects.order_by("seq").values_list("entry", flat=True)]
        assert [entry["act"] for entry in entries] == ["member_added", "founded"]
        assert entries[1]["ids"] == [register.id, register.project]
        assert entries[1]["facts"] == {"synthetic": True}
        assert entries[1]["by"] == entries[0]["by"]
        assert Project.objects.get().name == "An invented project"
        assert all("invented" not in str(entry) for entry in entries)
        assert LedgerState.objects.get().key_check == register.guard.key.id


def test_no_two_registers_share_anything(tmp_path: Path) -> None:
    told = []
    for name in ("one", "other"):
        found(tmp_path / name)
        with Register.open(tmp_path / name) as register:
            told.append((register.id, register.project, register.guard.key.id))
    assert all(one != other for one, other in zip(*told, strict=True))


@pytest.mark.parametrize("step", ["_furnish", "_first_entry", "_publish", "sync_folder"])
@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_what_fails_leaves_nothing(
    step: str, there: bool, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(founding, step)
    folder = tmp_path / "register"
    if there:
        folder.mkdir()

    def failing(*told: object) -> None:
        real(*told)
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(founding, step, failing)
        with pytest.raises(Unwritable if isinstance(error, OSError) else KeyboardInterrupt):
            found(folder)
    assert list(tmp_path.rglob("*")) == ([folder] if there else [])
    found(folder)
    with Register.open(folder) as register:
        assert register.guard.has_key


@pytest.mark.needs("postgresql", "psycopg")
def test_a_database_that_fails_half_way_can_be_used_again(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(founding, "Register", failing)  # its tables are there, and no first entry
        with pytest.raises(Unwritable, match="No space left"):
            found(tmp_path / "register", database=postgres_url)
    found(tmp_path / "register", database=postgres_url)
    with Register.open(tmp_path / "register") as register:
        assert (LedgerState.objects.count(), Project.objects.count()) == (1, 1)
        assert LedgerState.objects.get().register == register.id


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(NotARegister):
        found(tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
