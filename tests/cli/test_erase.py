"""`harmledger erase` on the command line; all names are invented."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from harmledger.cli.main import main

TEXT = "Shelling killed three civilians in Qyzzletown on Monday, residents said."


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A register in which nothing is yet; the working folder."""
    for name in ("HARMLEDGER_DATABASE", "HARMLEDGER_KEYS", "HARMLEDGER_REGISTER", "HARMLEDGER_BY"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "register"
    assert main(["init", str(folder)]) == 0
    monkeypatch.chdir(folder)
    yield folder
    from harmledger.register import connecting

    connecting.disconnect()


def kept(folder: Path, capsys: pytest.CaptureFixture[str], text: str = TEXT) -> tuple[str, str]:
    """Add a report and return its id and its incident's."""
    (folder.parent / "zfilqyz.txt").write_text(text)
    capsys.readouterr()
    assert main(["add", "../zfilqyz.txt", "--source", "Zsouqyz Post"]) == 0
    words = capsys.readouterr().out.split()
    return words[0], words[-1]


def test_it_says_what_went_and_what_stays(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, incident = kept(register, capsys)
    (register / "exports" / "list.csv").write_text(f"{incident},Qyzzletown")
    assert main(["erase", report, "--reason", "order", "--note", "Znotqyz", "--yes"]) == 0
    told = capsys.readouterr()
    assert "1 link, 1 incident, 1 claim, 1 reading, 1 text, 1 capture, 1 report, 1 source, 1 object" in told.out
    assert f"\n  {report}\n" in told.out
    assert "The note is decision " in told.out
    assert "Removed from the folder: 1 file of the vault, 1 export." in told.out
    assert "exports/list.csv" in told.out
    assert "The ledger keeps ids, codes, times and hashes of ciphertext" in told.out
    assert "destroy them" in told.out
    assert not told.err
    assert not any(word in told.out for word in ("Qyzzletown", "zfilqyz", "Zsouqyz", "Znotqyz"))
    assert not list((register / "exports").iterdir())


def test_again_it_says_so_and_ends_well(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, _ = kept(register, capsys)
    assert main(["erase", report, "--reason", "mistake", "--yes"]) == 0
    capsys.readouterr()
    assert main(["erase", report, "--reason", "order"]) == 0  # nothing to ask
    assert "lawfully erased (mistake)" in capsys.readouterr().out
    assert main(["erase", "--finish"]) == 0
    assert "No erasure waits" in capsys.readouterr().out


def test_what_stays_empty_is_told(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, _ = kept(register, capsys)
    from harmledger.register.models import ReportRow
    from harmledger.register.opening import Register

    with Register.open(register):
        source = ReportRow.objects.get(id=report).source_id
    assert source
    assert main(["erase", source, "--reason", "consent-withdrawn", "--yes"]) == 0
    assert f"Emptied: {source}" in capsys.readouterr().out


class Terminal(io.StringIO):
    """Somebody who sits there and types."""

    def isatty(self) -> bool:
        return True


def test_it_asks_first(register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    report, _ = kept(register, capsys)
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert main(["erase", report, "--reason", "order"]) == 130
    assert "This destroys, for ever: 1 link" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert main(["erase", report, "--reason", "order"]) == 0
    assert "Erased: " in capsys.readouterr().out


def test_nobody_is_asked_in_a_script(
    register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, _ = kept(register, capsys)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["erase", report, "--reason", "consent withdrawn by Qyzzle Vronk"]) == 0
    said = capsys.readouterr().out
    assert "Erased: " in said
    assert main(["show", report]) == 1
    assert "consent-withdrawn" in capsys.readouterr().err
    assert "Qyzzle" not in (register / "log.jsonl").read_text()
    # the words are kept restricted, with the decision; the ledger has the code alone
    assert b"Qyzzle" not in (register / "register.sqlite3").read_bytes()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("order", ("order", "")),
        ("Consent withdrawn", ("consent-withdrawn", "Consent withdrawn")),
        ("a court order of May", ("order", "a court order of May")),
        ("end of retention", ("retention-ended", "end of retention")),
        ("because", ("other", "because")),
        ("consent and order", ("other", "consent and order")),
    ],
)
def test_a_reason_in_words_gets_a_code(told: str, code: tuple[str, str]) -> None:
    from harmledger.register.actions.erasing import coded

    assert coded(told) == code


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ([], 2, "either the ID"),
        (["018f5813-5c98-7788-87f8-40a6ea82ef7f", "--finish"], 2, "either the ID"),
        (["018f5813-5c98-7788-87f8-40a6ea82ef7f", "--yes"], 2, "needs a --reason"),
        (["018f5813-5c98-7788-87f8-40a6ea82ef7f", "--reason", "order", "--yes"], 1, "No record"),
        (["a6ea82ef7f", "--reason", "order", "--yes"], 1, "whole id"),
    ],
)
def test_what_it_cannot_do_is_one_sentence(
    register: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, sentence: str
) -> None:
    capsys.readouterr()
    assert main(["erase", *arguments]) == code
    assert sentence in capsys.readouterr().err


def test_what_cannot_be_finished_is_told_and_is_no_success(
    register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, _ = kept(register, capsys)
    from harmledger.register.actions.erasing import clearing, finishing

    def busy(_: float) -> None:
        raise clearing.Busy("Somebody reads.")

    with monkeypatch.context() as patched:
        patched.setattr(finishing, "flush", busy)
        assert main(["erase", report, "--reason", "order", "--yes"]) == 1
        told = capsys.readouterr()
        assert "Erased: " in told.out
        assert told.err == "Not finished: Somebody reads.\n"
        assert main(["erase", "--finish"]) == 1
    assert main(["erase", "--finish"]) == 0
    assert "Removed from the folder: nothing." in capsys.readouterr().out


def test_copies_elsewhere_are_listed(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, _ = kept(register, capsys)
    from harmledger.register.actions.members import member
    from harmledger.register.opening import Register

    with Register.open(register) as opened:
        for number in range(12):
            with opened.writing() as ledger:
                ledger.append("exported", member(opened, ledger), facts={"format": "csv", "count": number})
        with opened.writing() as ledger:
            ledger.append("backed_up", member(opened, ledger), facts={"undone": False})
    assert main(["erase", report, "--reason", "order", "--yes"]) == 0
    told = capsys.readouterr().out
    assert "withdraw them" in told
    assert "count 11  format csv" in told
    assert "and 2 before these" in told
    assert "key files made with them" in told


def test_what_the_server_does_not_allow_and_damage_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    from harmledger.cli.erase import _tell_finished, _tell_kept
    from harmledger.register.actions.erasing import Destroyed, Finished

    _tell_finished(Finished(erasures=1, objects=2, places=1, undone="Ask the administrator."))
    assert "2 files of the vault, 1 file of places" in (out := capsys.readouterr().out)
    assert "Ask the administrator." in out
    _tell_kept(Destroyed(seq=9, since=3, counts={}, ids=(), emptied=(), details=2, damaged=("a", "b"), note=None))
    assert "2 records beside it" in (out := capsys.readouterr().out)
    assert "2 entries lost" in out
