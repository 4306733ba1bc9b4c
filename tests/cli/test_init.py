"""`harmledger init` from the outside: what it makes, where it refuses, and that it leaves nothing behind then."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from harmledger.cli.main import main
from harmledger.register.opening import Register


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HARMLEDGER_REGISTER", "HARMLEDGER_DATABASE", "HARMLEDGER_KEYS", "HARMLEDGER_BY"):
        monkeypatch.delenv(name, raising=False)


def _is_whole(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir() if path.name != "log.jsonl") == [
        "exports",
        "harmledger.toml",
        "keys",
        "register.sqlite3",
        "vault",
    ]
    with Register.open(folder) as register:
        assert register.guard.has_key


def test_a_new_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "deep" / "down" / "register"
    assert main(["init", str(folder)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert str(folder) in told.out
    assert "keep a copy apart" in told.out
    _is_whole(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "keys" / "register.key").stat().st_mode) == 0o600


def test_an_empty_folder_stays_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    assert main(["init", "."]) == 0
    assert tmp_path.stat().st_ino == before  # somebody stands in it
    _is_whole(tmp_path)
    with Register.open() as register:
        assert not register.synthetic


def test_what_an_interrupted_init_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / f".{tmp_path.name}.unfinished-1").mkdir()
    assert main(["init", str(tmp_path)]) == 0


@pytest.mark.parametrize("there", ["file", "full folder", "register"])
def test_what_is_there_is_left_as_it_was(there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "register"
    if there == "register":
        assert main(["init", str(folder)]) == 0
        capsys.readouterr()
    elif there == "file":
        folder.write_text("mine", encoding="utf-8")
    else:
        (folder / "mine").mkdir(parents=True)
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    assert main(["init", str(folder)]) == 1
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    assert "already there and not an empty folder; nothing was made" in told.err
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert main(["init", str(tmp_path / "file" / "register")]) == 1
    assert capsys.readouterr().err == f"harmledger: {tmp_path}/file/register cannot be made: Not a directory.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_keys_in_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = tmp_path / "stick" / "keys"
    monkeypatch.setenv("HARMLEDGER_KEYS", str(keys))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    assert main(["init", str(tmp_path / "full")]) == 1
    assert not keys.exists()  # a refused init leaves no key
    assert main(["init", str(tmp_path / "register"), "--database", "nonsense"]) == 1
    assert not (keys / "register.key").exists()
    assert main(["init", str(tmp_path / "register")]) == 0
    key = (keys / "register.key").read_bytes()
    capsys.readouterr()
    assert main(["init", str(tmp_path / "other")]) == 1
    assert "already a file where the register key should go; it was left as it is" in capsys.readouterr().err
    assert (keys / "register.key").read_bytes() == key
    assert not (tmp_path / "other").exists()
    with Register.open(tmp_path / "register") as register:
        assert register.guard.has_key


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://invented@localhost/name", "not of the form postgresql://"),
        ("postgresql://invented@localhost:1", "not of the form postgresql://"),
        ("postgresql://invented:Qyzzle-Vronk@127.0.0.1:1/name", "cannot be reached"),
        ("postgresql://invented:Qyzzle-Vronk@127.0.0.1:port/name", "not of the form postgresql://"),
    ],
)
@pytest.mark.needs("psycopg")
def test_a_database_that_is_none(
    address: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "register"), "--database", address]) == 1
    told = capsys.readouterr()
    assert sentence in told.err
    assert len(told.err.splitlines()) == 1
    assert "Qyzzle" not in told.err  # a password has no place in an error
    assert list(tmp_path.iterdir()) == []


@pytest.mark.needs("postgresql", "psycopg")
def test_one_database_holds_one_register(tmp_path: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "register"), "--database", postgres_url]) == 0
    assert main(["init", str(tmp_path / "other"), "--database", postgres_url]) == 1
    assert "The database holds a register already; nothing was made." in capsys.readouterr().err
    assert not (tmp_path / "other").exists()


def test_synthetic_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "register"), "--synthetic"]) == 0
    assert "A SYNTHETIC register" in capsys.readouterr().out
