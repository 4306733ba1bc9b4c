"""Registers for tests: founded anew each time with ids and keys of their own, on SQLite and on PostgreSQL.

`engine` runs a test on both; `made` makes registers quickly: migrations run once a session, and each register begins
with a copy of the empty tables.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
import pytest

# Test modules import tables at their top, before any register is open.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harmledger.register.settings")
django.setup()

from harmledger.model import Claim, Reading, Report, Versions  # noqa: E402
from harmledger.register import connecting  # noqa: E402
from harmledger.register.actions.add import add  # noqa: E402
from harmledger.register.actions.found import found  # noqa: E402
from harmledger.register.home import Home, Settings  # noqa: E402
from harmledger.register.offers import Custody, Declared, Offer, Outcome  # noqa: E402
from harmledger.register.opening import Register  # noqa: E402
from harmledger.register.preparing import Prepared, prepare  # noqa: E402
from harmledger.register.readers import Readers  # noqa: E402

BEGIN = datetime(2024, 5, 8, 12, 0, tzinfo=UTC)


class Ticking:
    """A clock for tests: a second passes each time it is asked."""

    def __init__(self, start: datetime = BEGIN) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Quick:
    """A reader for tests where what is read does not matter: one claim without any value a report."""

    versions = Versions(schema="1", reader="quick", rules="none", lexicon="none", gazetteer=None)

    def read(self, report: Report) -> Reading:
        """Return a reading of one bare claim."""
        claims = (Claim(id=f"{report.id}/1", kind="incident", rule="quick"),)
        return Reading(report=report.id, language="en", claims=claims, reader=self.versions)


class QuickReaders:
    """Stands for `Readers` and reads at once, with `Quick`."""

    ahead = 0

    def prepare(self, reports: Sequence[Report]) -> Iterator[Prepared | str]:
        """Return the readings in order."""
        return iter([prepare(report, Quick()) for report in reports])


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql", "psycopg"))])
def engine(request: pytest.FixtureRequest) -> str:
    """The database that `made` makes registers on; a test that does not ask for it runs on SQLite alone."""
    return str(request.param)


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the tables of a register and nothing in them."""
    from harmledger.register.forms import bring_forward

    home = Home(tmp_path_factory.mktemp("empty"), Settings(register=""), {})
    connecting.connect(home)
    bring_forward()
    connecting.disconnect()
    return home.database


@pytest.fixture
def made(
    request: pytest.FixtureRequest, tmp_path: Path, empty_tables: Path, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """Makes a register in `tmp_path` and returns its folder: `made(name="register", synthetic=False)`.

    On PostgreSQL there is one database a test, so one register.
    """
    monkeypatch.delenv("HARMLEDGER_DATABASE", raising=False)
    monkeypatch.delenv("HARMLEDGER_KEYS", raising=False)
    monkeypatch.setenv("HARMLEDGER_HOME", str(tmp_path / "home"))  # no gazetteer that this machine's user imported
    on_postgresql = "engine" in request.fixturenames and request.getfixturevalue("engine") == "postgresql"
    database = request.getfixturevalue("postgres_url") if on_postgresql else ""

    def make(name: str = "register", *, synthetic: bool = False) -> Path:
        folder = tmp_path / name
        with pytest.MonkeyPatch.context() as patched:
            if not on_postgresql:
                patched.setattr("harmledger.register.forms.bring_forward", _copy_of(empty_tables))
            found(folder, synthetic=synthetic, database=database, clock=clock)
        return folder

    return make


def _copy_of(tables: Path) -> Callable[[], None]:
    def bring_forward() -> None:
        from django.db import connections

        name = connections[connecting.WRITER].settings_dict["NAME"]
        connections.close_all()
        for leftover in ("-wal", "-shm"):
            Path(name + leftover).unlink(missing_ok=True)
        shutil.copyfile(tables, name)

    return bring_forward


@pytest.fixture
def opened(made: Callable[..., Path], clock: Ticking) -> Iterator[Register]:
    """A new register, open, closed after the test."""
    with Register.open(made(), clock=clock) as register:
        yield register


Adder = Callable[..., list[Outcome]]


@pytest.fixture
def add_texts(request: pytest.FixtureRequest) -> Adder:
    """Adds texts: `add_texts(register, "…", "…", file_name=…, quick=False, **declared)`; returns the outcomes.

    The session's reader reads them; with `quick` each yields one bare claim.
    """

    def do(register: Register, *texts: str, file_name: str = "", quick: bool = False, **declared: str) -> list[Outcome]:
        readers = QuickReaders() if quick else Readers(reader=request.getfixturevalue("reader"))
        offers = [
            Offer(data=text.encode(), file_name=file_name, declared=Declared(**declared), custody=Custody())
            for text in texts
        ]
        return list(add(register, offers, readers))  # type: ignore[arg-type]

    return do
