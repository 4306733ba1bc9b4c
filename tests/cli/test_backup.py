"""`harmledger backup` from the outside. The report is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.cli.main import main


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HARMLEDGER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HARMLEDGER_REGISTER", str(tmp_path / "register"))
    monkeypatch.setattr("harmledger.register.backups.sealing.COST", 12)
    assert main(["init", str(tmp_path / "register")]) == 0
    (tmp_path / "report.txt").write_text("In the invented village of Marrat Qyz one civilian was killed on Monday.")
    assert main(["add", str(tmp_path / "report.txt")]) == 0
    (tmp_path / "passphrase").write_text("an invented passphrase\nand what follows is not of it\n")
    return tmp_path / "register"


def test_it_says_what_the_copy_cannot_do(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["backup", str(tmp_path / "backup")]) == 0
    told = capsys.readouterr().out
    assert f"1 object is in {tmp_path / 'backup'}." in told
    assert "It holds no keys." in told
    assert "by anyone" in told


def test_keys_go_into_a_file_apart(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verb = ["backup", str(tmp_path / "backup"), "--keys", str(tmp_path / "keys")]
    assert main([*verb, "--passphrase-file", str(tmp_path / "passphrase")]) == 0
    assert "apart from the backup" in capsys.readouterr().out
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    assert main(["backup", str(tmp_path / "second"), "--like", str(tmp_path / "backup")]) == 0


def test_the_passphrase_is_asked_for(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    def prompt(text: str, **named: object) -> str:
        asked.append((text, named))
        return "an invented passphrase"

    monkeypatch.setattr("click.prompt", prompt)
    assert main(["backup", str(tmp_path / "backup"), "--keys", str(tmp_path / "keys")]) == 0
    assert asked == [("Passphrase of the keys", {"hide_input": True, "confirmation_prompt": True, "err": True})]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["register"], "already there"),
        (["backup", "--keys", "backup/keys", "--passphrase-file", "passphrase"], "must not lie within"),
        (["backup", "--keys", "keys", "--passphrase-file", "nowhere"], "cannot be read"),
        (["backup", "--keys", "nowhere/keys", "--passphrase-file", "passphrase"], "No such file"),
        (["backup", "--like", "register"], "is no backup"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    capsys.readouterr()
    assert main(["backup", *arguments]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert sentence in streams.err
    assert streams.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_damage_in_the_register_is_told(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (register / "vault").glob("*/*"):
        path.unlink()
    assert main(["backup", str(tmp_path / "backup")]) == 1
    assert "1 of the objects is damaged or missing in the register itself" in capsys.readouterr().out
    assert (tmp_path / "backup" / "manifest.json").exists()


def test_the_key_can_be_changed(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (register / "keys" / "register.key").read_text()
    assert main(["key", "rotate"]) == 0
    after = (register / "keys" / "register.key").read_text()
    assert after != before
    assert f"The register's key is now {after.split()[4]}." in capsys.readouterr().out
    assert main(["add", str(tmp_path / "report.txt")]) == 0
    assert "was kept before" in capsys.readouterr().out
    assert main(["verify"]) == 0
