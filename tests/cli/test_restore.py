"""`harmledger restore` from the outside. The report is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.cli.main import main


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The options that give the keys of `backup`, a backup in the working folder."""
    monkeypatch.setenv("HARMLEDGER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("harmledger.register.backups.sealing.COST", 12)
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("In the invented village of Marrat Qyz one civilian was killed on Monday.")
    Path("passphrase").write_text("an invented passphrase\n")
    options = ["--keys", "keys", "--passphrase-file", "passphrase"]
    assert main(["init", "register"]) == 0
    assert main(["add", "report.txt", "--register", "register"]) == 0
    assert main(["backup", "backup", "--register", "register", *options]) == 0
    return options


def test_a_register_comes_back_and_works(keys: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["restore", "backup", "new", *keys]) == 0
    assert "is in new. It holds." in capsys.readouterr().out
    assert main(["add", "report.txt", "--register", "new"]) == 0
    assert "was kept before" in capsys.readouterr().out
    assert main(["verify", "--register", "new", "--anchor", "backup/anchor.json"]) == 0


def test_without_keys_it_is_sealed_and_says_so(keys: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", "backup", "new"]) == 0
    assert "sealed copy" in capsys.readouterr().out
    assert main(["verify", "--register", "new"]) == 0
    assert main(["add", "report.txt", "--register", "new"]) == 1


def test_a_passphrase_is_asked_for_once(keys: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def prompt(_: str, **named: object) -> str:
        asked.append(named)
        return "an invented passphrase"

    monkeypatch.setattr("click.prompt", prompt)
    assert main(["restore", "backup", "new", "--keys", "keys"]) == 0
    assert [named["confirmation_prompt"] for named in asked] == [False]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere", "new"], "is no backup"),
        (["backup", "register"], "already there"),
        (["backup", "new", "--erased", "backup"], "Without its keys"),
        (["backup", "new", "--keys", "report.txt", "--passphrase-file", "passphrase"], "no file of keys"),
        (["backup", "new", "--keys", "keys", "--passphrase-file", "report.txt"], "passphrase"),
        (["backup", "new", "--database", "mysql://x"], "postgresql://"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    keys: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    before = sorted(tmp_path.iterdir())
    capsys.readouterr()
    assert main(["restore", *arguments]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert sentence in streams.err
    assert streams.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_what_was_erased_since_is_erased_again(keys: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["add", "report.txt", "--register", "register"])
    report = capsys.readouterr().out.split()[0]
    assert main(["erase", report, "--reason", "order", "--register", "register", "--yes"]) == 0
    assert main(["backup", "late", "--register", "register"]) == 0
    capsys.readouterr()
    assert main(["restore", "backup", "new", *keys, "--erased", "late"]) == 0
    assert "1 record that was erased after the backup was erased once more." in capsys.readouterr().out


def test_damage_of_that_time_is_told(keys: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for path in Path("register/vault").glob("*/*"):
        path.unlink()
    assert main(["backup", "damaged", "--register", "register"]) == 1
    assert main(["restore", "damaged", "new"]) == 0
    assert "1 of its objects was damaged or missing when the backup was made." in capsys.readouterr().out
