"""Forms of the tables: every released one is brought forward, and a newer one is refused; all reports are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.register.states.making import PASSPHRASE, STATES, unpack

from harmledger.register import connecting
from harmledger.register.actions.backing_up import back_up
from harmledger.register.actions.restoring import KeysFrom, restore
from harmledger.register.actions.upgrading import DoesNotHold, upgrade
from harmledger.register.backups.writing import KeysTo
from harmledger.register.errors import NewerRegister, NotARegister, OlderRegister
from harmledger.register.forms import form, known_forms
from harmledger.register.home import Home, read_home
from harmledger.register.models import Incident, Leaf, Link, Project
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

LATER = {"register": "tests.register.later_forms"}


def acts() -> list[str]:
    return [json.loads(leaf.entry)["act"] for leaf in Leaf.objects.order_by("seq")]


def database(engine: str, request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("postgres_url")) if engine == "postgresql" else ""


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, this version knows a form more."""
    return lambda: monkeypatch.setattr(settings, "MIGRATION_MODULES", LATER)


@pytest.fixture
def filled(made: Callable[..., Path], add_texts: Callable[..., object]) -> Home:
    folder = made()
    with Register.open(folder) as register:
        add_texts(register, "Two were killed in Idlib on Monday. Invented.", "Ten were injured in Homs. Invented.")
    return read_home(folder)


def test_every_form_has_a_state() -> None:
    assert sorted(path.stem for path in STATES.glob("*.json")) == known_forms()


@pytest.mark.parametrize("state", sorted(STATES.glob("*.json")), ids=lambda path: path.stem)
def test_every_released_form_is_brought_forward(
    state: Path, engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    unpack(state, tmp_path)
    keys = KeysFrom(tmp_path / "keys", PASSPHRASE)
    done = restore(tmp_path / "backup", tmp_path / "new", keys, database=database(engine, request))
    assert done.manifest.form == state.stem
    with Register.open(tmp_path / "new") as register:
        assert form() == known_forms()[-1]
        assert verify(register, done.manifest.anchor).holds
        assert Incident.objects.exists()
        assert register.synthetic


def test_a_backup_of_an_older_form_is_brought_forward(
    engine: str, tmp_path: Path, later: Callable[[], None], request: pytest.FixtureRequest
) -> None:
    unpack(STATES / "0001_first.json", tmp_path)
    later()
    keys = KeysFrom(tmp_path / "keys", PASSPHRASE)
    done = restore(tmp_path / "backup", tmp_path / "new", keys, database=database(engine, request))
    with Register.open(tmp_path / "new") as register:
        assert form() == "0002_invented"
        assert Project.objects.get().name == "brought forward"
        assert verify(register, done.manifest.anchor).holds
        assert acts()[-3:] == ["upgraded", "upgraded", "restored"]


def test_an_older_register_is_upgraded(filled: Home, engine: str, later: Callable[[], None]) -> None:
    later()
    with pytest.raises(OlderRegister, match="upgrade"):
        Register.open(filled.folder)
    assert upgrade(filled) == "0001_first"
    with Register.open(filled.folder) as register:
        assert {link.basis for link in Link.objects.all()} == {"brought forward"}
        assert verify(register).holds
        assert acts()[-2:] == ["upgraded", "upgraded"]
    assert upgrade(filled) is None


def test_many_rows_are_committed_to_a_few_at_a_time(
    filled: Home, later: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harmledger.register.actions.upgrading._AT_ONCE", 1)
    later()
    upgrade(filled, member_name="Qyzzle Vronk")
    with Register.open(filled.folder) as register:
        assert acts()[-4:] == ["upgraded"] * 4  # one for the step, one a changed row
        assert verify(register).holds


def test_the_newest_form_is_left_as_it_is(filled: Home) -> None:
    assert upgrade(filled) is None
    with Register.open(filled.folder):
        assert "upgraded" not in acts()


def test_a_register_that_does_not_hold_is_not_upgraded(filled: Home, engine: str, later: Callable[[], None]) -> None:
    with Register.open(filled.folder):
        Incident.objects.update(body='{"edited":true}')
    later()
    with pytest.raises(DoesNotHold, match="incident"):
        upgrade(filled)
    connecting.connect(filled)
    assert form() == "0001_first"
    Leaf.objects.filter(seq=2).update(entry="{}")
    connecting.disconnect()
    with pytest.raises(DoesNotHold, match="root"):
        upgrade(filled)


def test_what_the_step_breaks_is_told(filled: Home, later: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    later()
    monkeypatch.setattr("harmledger.register.actions.upgrading._Digests.changed", lambda _: iter(()))
    with pytest.raises(DoesNotHold, match="Go back to the backup"):
        upgrade(filled)


def test_a_newer_register_is_refused_and_left_alone(
    filled: Home, engine: str, tmp_path: Path, later: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(settings, "MIGRATION_MODULES", LATER)
        upgrade(filled)
    for attempt in (lambda: upgrade(filled), lambda: Register.open(filled.folder)):
        with pytest.raises(NewerRegister, match="Nothing was changed"):
            attempt()
    connecting.connect(filled)
    assert form() == "0002_invented"
    assert connection.introspection.table_names()


def test_an_empty_database_is_no_register(tmp_path: Path, made: Callable[..., Path]) -> None:
    home = read_home(made())
    home.database.unlink()
    with pytest.raises(NotARegister):
        upgrade(home)


def test_a_newer_backup_is_refused(filled: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(settings, "MIGRATION_MODULES", LATER)
        upgrade(filled)
        with Register.open(filled.folder) as register:
            back_up(register, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    with pytest.raises(NewerRegister, match="newer Harmledger"):
        restore(tmp_path / "backup", tmp_path / "new")
    assert not (tmp_path / "new").exists()
