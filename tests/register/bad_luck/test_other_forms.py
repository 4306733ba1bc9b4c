"""Folders that are no register of this version: newer, older, damaged, another's, none at all."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from harmledger.cli.main import VERBS, main
from harmledger.register.errors import NewerRegister, NotARegister, OlderRegister, Unwritable
from harmledger.register.forms import known_forms
from harmledger.register.home import SETTINGS
from harmledger.register.opening import Register

AN_ID = "018f5813-7020-7a0d-89fd-a846de7843cd"
# How each verb that opens a register is called; one that is not there yet is left out.
CALLS = {
    "add": ["add", "{file}"],
    "anchor": ["anchor"],
    "backup": ["backup", "{folder}-backup"],
    "claims": ["claims"],
    "erase": ["erase", AN_ID, "--reason", "order", "--yes"],
    "export": ["export", "--format", "csv", "--out", "{folder}-export"],
    "incidents": ["incidents"],
    "mark": ["mark", AN_ID, "public", "--reason", "invented"],
    "reports": ["reports"],
    "show": ["show", AN_ID],
    "sources": ["sources"],
    "upgrade": ["upgrade"],
    "verify": ["verify"],
}
Made = Callable[..., Path]


@pytest.fixture(autouse=True)
def _no_database_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HARMLEDGER_DATABASE", "HARMLEDGER_KEYS", "HARMLEDGER_REGISTER"):
        monkeypatch.delenv(name, raising=False)


def _change(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / "register.sqlite3") as database:
        database.execute(statement)
    database.close()


def _of_a_newer_version(folder: Path) -> None:
    _change(
        folder, "INSERT INTO django_migrations (app, name, applied) VALUES ('register', '9999_later', '2099-01-01')"
    )


def _state(folder: Path) -> dict[str, bytes]:
    """All files of a register, without those in which SQLite notes who reads, and the log."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-shm", "-wal", ".jsonl"))
    }


@pytest.mark.parametrize("verb", [verb for verb in CALLS if verb in VERBS])
def test_no_verb_touches_a_newer_register(
    verb: str, made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made()
    _of_a_newer_version(folder)
    file = tmp_path / "a.txt"
    file.write_text("An invented report.", encoding="utf-8")
    before = _state(folder)
    arguments = [one.format(file=file, folder=folder) for one in CALLS[verb]]
    assert main([*arguments, "--register", str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "newer Harmledger" in told.err
    assert "9999_later" in told.err
    assert _state(folder) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "register"]


def test_every_verb_of_the_register_is_tried() -> None:
    without = {"demo", "init", "key", "places", "protection", "read", "restore", "rules", "schema"}
    assert set(VERBS) - without <= set(CALLS)


def test_an_older_form(made: Made) -> None:
    folder = made()
    _change(folder, f"UPDATE django_migrations SET name = '0000_before' WHERE name = '{known_forms()[-1]}'")
    with pytest.raises(NewerRegister, match="its form is 0000_before"):
        Register.open(folder)  # a form that this version never had is not taken for an old one


def test_an_older_form_that_is_known(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made()
    has = known_forms()[-1]
    monkeypatch.setattr("harmledger.register.forms.known_forms", lambda: [has, "9999_later"])
    with pytest.raises(OlderRegister, match=f"older form \\({has}; this version writes 9999_later\\)"):
        Register.open(folder)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Object missing required field `register`"),
        (b"register = ", "Invalid value"),
        (b"register = 7", "Expected `str`, got `int`"),
        (b'register = "x"\nfurther = 1\n', "Object contains unknown field `further`"),
        (b'register = "x"\ndatabase = ["a"]\n', "Expected `str`, got `array`"),
        (b'register = "\xff\xfe"', "it is no text in UTF-8"),
        (b"\0" * 200, "cannot be read"),
    ],
)
def test_damaged_settings(content: bytes, sentence: str, made: Made) -> None:
    folder = made()
    (folder / SETTINGS).write_bytes(content)
    with pytest.raises(NotARegister, match="cannot be read") as refused:
        Register.open(folder)
    assert sentence in str(refused.value)


def test_a_folder_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for told in (tmp_path, tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(NotARegister, match="is not a register; `harmledger init DIR` makes one"):
            Register.open(told)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotARegister, match="There is no register here"):
        Register.open()


def test_the_database_of_another_register(made: Made) -> None:
    one, other = made("one"), made("other")
    shutil.copyfile(other / "register.sqlite3", one / "register.sqlite3")
    with pytest.raises(NotARegister, match="belongs to another register"):
        Register.open(one)


def test_the_database_is_gone(made: Made) -> None:
    folder = made()
    (folder / "register.sqlite3").unlink()
    for _ in range(2):
        with pytest.raises(NotARegister, match=r"register\.sqlite3, is not in its folder"):
            Register.open(folder)
    assert not (folder / "register.sqlite3").exists()  # no empty one in its place


@pytest.mark.parametrize("content", [b"not a database at all " * 300, b"SQLite format 3\0" + b"\xff" * 5000])
def test_the_database_is_damaged(content: bytes, made: Made) -> None:
    folder = made()
    (folder / "register.sqlite3").write_bytes(content)
    with pytest.raises(Unwritable, match="damaged or is no register's"):
        Register.open(folder)
    assert (folder / "register.sqlite3").read_bytes() == content


def test_an_empty_database(made: Made) -> None:
    folder = made()
    (folder / "register.sqlite3").write_bytes(b"")
    with pytest.raises(NotARegister, match="The database holds no register"):
        Register.open(folder)


def test_tables_without_a_register(made: Made, empty_tables: Path) -> None:
    folder = made()
    shutil.copyfile(empty_tables, folder / "register.sqlite3")
    with pytest.raises(NotARegister, match="no register in them"):
        Register.open(folder)
