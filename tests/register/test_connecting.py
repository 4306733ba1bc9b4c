"""The databases of registers: what they refuse is told in one sentence, and a snapshot cannot write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, connections
from django.db.utils import OperationalError

from harmledger.register import connecting
from harmledger.register.connecting import SNAPSHOT, WRITER, told_plainly
from harmledger.register.errors import NotARegister, Unwritable
from harmledger.register.home import Home, Settings
from harmledger.register.models import LedgerState, Project
from harmledger.register.opening import Register


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("database or disk is full", "the disk is full"),
        ("could not extend file: No space left on device", "the disk is full"),
        ("attempt to write a readonly database", "it may not be written to"),
        ("database is locked", "another process kept it locked for too long"),
        ("unable to open database file", "it cannot be opened"),
        ("disk I/O error", "the disk could not be read or written"),
        ("no such table: qyzzle_vronk", "it has not the tables of a register"),
        ("connection failed: FATAL: Qyzzle Vronk", "it cannot be reached"),
        ("Qyzzle Vronk", "an error of its own"),
    ],
)
def test_a_refusal_is_told_without_its_words(words: str, reason: str) -> None:
    with pytest.raises(Unwritable) as refused, told_plainly():
        raise OperationalError(words)
    assert str(refused.value) == f"The register's database refused: {reason}. Nothing of this step was kept."


@pytest.mark.parametrize("kind", [DatabaseError, IntegrityError])
def test_damage_is_told_without_values(kind: type[DatabaseError]) -> None:
    with pytest.raises(Unwritable, match="damaged or is no register's") as refused, told_plainly():
        raise kind("Key (name)=(Qyzzle Vronk) already exists")
    assert "Vronk" not in str(refused.value)


def test_other_errors_go_through() -> None:
    with pytest.raises(KeyError), told_plainly():
        raise KeyError


def test_the_writer_is_durable_and_the_snapshot_cannot_write(engine: str, opened: Register) -> None:
    if engine == "sqlite":
        for alias in (WRITER, SNAPSHOT):
            told = {}
            with connections[alias].cursor() as cursor:
                for name in ("journal_mode", "synchronous", "secure_delete", "query_only", "foreign_keys"):
                    cursor.execute(f"PRAGMA {name}")
                    told[name] = cursor.fetchone()[0]
            assert told == {
                "journal_mode": "wal",
                "synchronous": 2,  # FULL
                "secure_delete": 1,
                "query_only": int(alias == SNAPSHOT),
                "foreign_keys": 1,
            }
    assert connecting.is_postgresql() == (engine == "postgresql")
    with pytest.raises(Unwritable), told_plainly():
        LedgerState.objects.using(SNAPSHOT).update(size=0)
    assert LedgerState.objects.get().size


def test_a_moment_does_not_see_what_is_written_meanwhile(engine: str, opened: Register) -> None:
    projects = Project.objects.using(SNAPSHOT)
    with opened.moment():
        before = projects.get().name
        with opened.writing() as ledger:
            project = Project.objects.get()
            project.name = "renamed"
            ledger.append("described", project.id, changed=[project])
        assert projects.get().name == before
    assert projects.get().name == "renamed"


def test_another_process_holds_the_lock_for_too_long(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "_PATIENCE_S", 0)
    connecting.connect(opened.home)
    with sqlite3.connect(opened.home.database, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unwritable, match="another process kept it locked"), opened.writing():
            pass
        other.execute("ROLLBACK")
    other.close()
    with opened.writing():
        pass


@pytest.mark.needs("psycopg")
def test_a_postgresql_address_and_its_parts(tmp_path: Path) -> None:
    address = "postgresql://us%40er:p%2Fw@host:5433/na%20me?sslmode=require&host=/var/run/socket"
    connecting.connect(Home(tmp_path, Settings(register="x", database=address), {}))
    settings = connections[WRITER].settings_dict
    told = [settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert told == ["na me", "us@er", "p/w", "/var/run/socket", "5433"]
    assert settings["OPTIONS"] == {"sslmode": "require"}
    connecting.disconnect()


@pytest.mark.needs("psycopg")
@pytest.mark.parametrize(
    "address", ["sqlite:///x", "postgresql://host", "postgresql://h:p/x", "postgresql://[::1/x", "nonsense"]
)
def test_an_address_that_is_none(address: str, tmp_path: Path) -> None:
    with pytest.raises(NotARegister, match="not of the form"):
        connecting.connect(Home(tmp_path, Settings(register="x", database=address), {}))


def test_postgresql_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(NotARegister, match=r"harmledger\[postgres\]"):
        connecting.connect(Home(tmp_path, Settings(register="x", database="postgresql://h/x"), {}))
