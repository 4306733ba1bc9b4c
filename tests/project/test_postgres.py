"""The tests' own PostgreSQL server starts, answers, and gives each test a database that holds nothing of another's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import postgres

if TYPE_CHECKING:
    from tests.postgres import Server

psycopg = pytest.importorskip("psycopg", reason="missing component: psycopg")


def ask(url: str, question: str) -> object:
    """Return the first value of the answer."""
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
    return row and row[0]


def test_server_says_its_version(postgres_url: str) -> None:
    assert str(ask(postgres_url, "SELECT version()")).startswith("PostgreSQL")


def test_server_keeps_texts_as_they_are_and_sorts_them_by_code_points(postgres_url: str) -> None:
    assert ask(postgres_url, "SELECT 'قرية' || chr(128512)") == "قرية\N{GRINNING FACE}"
    assert ask(postgres_url, "SELECT 'Z' < 'a'") is True


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_test_gets_an_empty_database(postgres_url: str, time: str) -> None:
    assert ask(postgres_url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE left_over ()")


def test_database_is_dropped_under_whoever_is_connected(postgres_server: Server) -> None:
    url = postgres_server.create()
    with psycopg.connect(url) as connection:
        postgres_server.drop(url)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url)


def test_database_is_made_after_a_template(postgres_server: Server) -> None:
    template = postgres_server.create()
    with psycopg.connect(template) as connection:
        connection.execute("CREATE TABLE made (seq integer)")
    copy = postgres_server.create(template.rpartition("/")[2])
    assert ask(copy, "SELECT count(*) FROM made") == 0
    postgres_server.drop(copy)
    postgres_server.drop(template)


def test_password_is_asked_for(postgres_url: str) -> None:
    password = postgres_url.split("@")[0].rpartition(":")[2]
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(postgres_url.replace(password, "wrong"))


@pytest.mark.needs("postgresql")
def test_server_stops_and_leaves_nothing() -> None:
    with postgres.temporary_folder() as folder:
        with postgres.running_server(folder) as server:
            pid = int((folder / "data/postmaster.pid").read_text().splitlines()[0])
            assert ask(server.url(), "SELECT 1") == 1
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert not folder.exists()


def test_debians_newest_server_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path / "postgresql")
    assert postgres.programs() is None
    for version in ("9", "15", "common"):
        folder = tmp_path / "postgresql" / version / "bin"
        folder.mkdir(parents=True)
        (folder / "initdb").touch()
    assert postgres.programs() == tmp_path / "postgresql/15/bin"


@pytest.mark.needs("postgresql")
def test_what_initdb_says_is_shown_where_it_fails(tmp_path: Path) -> None:
    with postgres.temporary_folder() as folder:
        (folder / "data").write_text("in the way")
        with pytest.raises(AssertionError, match="data"), postgres.running_server(folder):
            pass
