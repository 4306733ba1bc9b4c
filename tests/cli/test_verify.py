"""`harmledger verify`, `key` and `anchor` on the command line.

All reports are invented.
"""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from harmledger.cli.main import main
from harmledger.cli.verify import _Ticker


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one report, made by the command line."""
    base = tmp_path_factory.mktemp("cli")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("HARMLEDGER_DATABASE", "HARMLEDGER_KEYS", "HARMLEDGER_REGISTER"):
            patched.delenv(name, raising=False)
        patched.setenv("HARMLEDGER_HOME", str(base / "home"))
        (base / "report.txt").write_text("INVENTED. Shells hit the town of Jarabulus and killed five civilians.")
        assert main(["init", str(base / "register")]) == 0
        assert main(["add", str(base / "report.txt"), "--register", str(base / "register")]) == 0
    return base / "register"


@pytest.fixture
def folder(founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which the verbs find."""
    for name in ("HARMLEDGER_DATABASE", "HARMLEDGER_KEYS"):
        monkeypatch.delenv(name, raising=False)
    copy = Path(shutil.copytree(founded, tmp_path / "register"))
    monkeypatch.setenv("HARMLEDGER_REGISTER", str(copy))
    return copy


def damaged_object(folder: Path) -> str:
    """Change a bit of a stored object; return its name."""
    (file,) = [path for path in (folder / "vault").rglob("*") if path.is_file()]
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    return file.name


def test_what_holds_is_said_with_what_it_is_relative_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Checked: ")
    assert "1 stored objects" in lines[0]
    assert "Everything that was checked holds." in lines
    assert "cannot be excluded that whoever holds the keys rewrote the ledger" in lines[-1]


def test_a_finding_is_one_line_and_the_exit_code_is_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = damaged_object(folder)
    assert main(["verify"]) == 1
    lines = capsys.readouterr().out.splitlines()
    kind, id_ = lines[0].split(":")[0].split(" ")
    assert (kind, id_.replace("-", "")) == ("object_changed", name)
    assert "1 thing does not hold." in lines


def test_programs_get_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["holds"] is True
    assert report["findings"] == []
    assert set(report) == {"holds", "register", "findings", "more", "counts", "notes", "unchecked", "relative"}
    damaged_object(folder)
    assert main(["verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["kind"] == "object_changed"


def test_without_the_key_it_says_what_was_not_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "keys" / "register.key").unlink()
    assert main(["verify"]) == 0
    assert "Not checked: The register's key is not here" in capsys.readouterr().out


def test_a_key_is_made_once_and_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["key", "show"]) == 0
    assert "no signing key" in capsys.readouterr().out
    assert main(["key", "new"]) == 0
    made = capsys.readouterr().out
    assert "Write the public half down" in made
    assert main(["key", "new"]) == 1
    assert "signing key already" in capsys.readouterr().err
    assert main(["key", "show"]) == 0
    assert made.startswith(capsys.readouterr().out)
    assert main(["verify"]) == 0
    assert made.split()[2] in capsys.readouterr().out


def test_an_anchor_is_written_and_compared(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "anchor.json"
    assert main(["anchor"]) == 0
    printed = capsys.readouterr().out
    assert main(["anchor", "--out", str(file)]) == 0
    assert "not signed" in capsys.readouterr().out
    assert file.read_text() == printed
    assert main(["anchor", "--out", str(file)]) == 1
    assert main(["key", "new"]) == 0
    assert main(["verify", "--anchor", str(file)]) == 0
    assert "entries are those of the anchor" in capsys.readouterr().out
    file.write_text(printed.replace('"root": "', '"root": "00')[:-1])
    assert main(["verify", "--anchor", str(file)]) == 1
    assert "not an anchor" in capsys.readouterr().err


def test_an_anchor_of_a_longer_ledger_tells_that_the_end_was_cut(
    folder: Path, founded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["key", "new"]) == 0
    assert main(["anchor", "--out", str(tmp_path / "anchor.json")]) == 0
    before = shutil.copytree(founded, tmp_path / "before")
    capsys.readouterr()
    assert main(["verify", "--anchor", str(tmp_path / "anchor.json"), "--register", str(before)]) == 1
    assert capsys.readouterr().out.startswith("anchor_cut ")


def test_where_a_person_waits_the_progress_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setattr("harmledger.cli.verify.PATIENCE_S", 0.0)
    with _Ticker() as ticker:
        ticker.tick("entries", 3)
        ticker.tick("entries", 4)
    assert "3 entries checked" in shown.getvalue()
    assert "4 entries" not in shown.getvalue()
    assert shown.getvalue().endswith("\x1b[K")
