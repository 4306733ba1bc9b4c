"""`harmledger add` from the outside: what is acknowledged, what is refused and how. All texts are invented."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.conftest import Quick

from harmledger.cli.main import main
from harmledger.model import Reading, Report
from harmledger.register.actions import add as adding
from harmledger.register.models import Leaf, ReportRow
from harmledger.register.opening import Register

ID = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register that the verbs find, with a reader that is quick."""
    for name in ("HARMLEDGER_DATABASE", "HARMLEDGER_KEYS", "HARMLEDGER_BY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("harmledger.register.readers.make_reader", lambda places: Quick())
    folder = tmp_path / "register"
    assert main(["init", str(folder)]) == 0
    monkeypatch.setenv("HARMLEDGER_REGISTER", str(folder))
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def do(name: str, data: bytes | str = "An invented report.") -> Path:
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return tmp_path / name

    return do


def _add(*arguments: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], list[str]]:
    capsys.readouterr()
    code = main(["add", *map(str, arguments)])
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err.splitlines()


def _count(folder: Path) -> int:
    with Register.open(folder):
        return ReportRow.objects.count()


def test_a_line_for_each_report(folder: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _add(write("a.txt", "One invented."), write("b.txt", "Other invented."), capsys=capsys)
    assert (code, err) == (0, [])
    assert all(re.fullmatch(rf"{ID}  kept  1 claim  {ID}", line) for line in out)
    assert len(set(out)) == 2
    assert _count(folder) == 2


def test_the_same_again(folder: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    first = write("a.txt")
    _, [kept], _ = _add(first, capsys=capsys)
    id_ = kept.split()[0]
    assert _add(first, capsys=capsys) == (0, [f"{id_}  was kept before"], [])
    other = write("b.txt")  # the same bytes under another name: one report, and one capture more
    assert _add(other, capsys=capsys) == (0, [f"{id_}  was kept before; this capture is recorded"], [])
    assert _add(first, other, capsys=capsys) == (0, [f"{id_}  was kept before"] * 2, [])
    with Register.open(folder):
        entries = Leaf.objects.count()
    _add(first, other, capsys=capsys)
    with Register.open(folder):
        assert Leaf.objects.count() == entries
    code, [elsewhere], _ = _add(first, "--source", "Invented outlet", capsys=capsys)
    assert code == 0
    assert not elsewhere.startswith(id_)  # what another source publishes is another report
    assert _count(folder) == 2


def test_the_same_twice_in_one_command(folder: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = write("a.txt"), write("b.txt")
    code, out, err = _add(a, b, a, capsys=capsys)
    assert (code, err) == (0, [])
    id_ = out[0].split()[0]
    assert out[1:] == [f"{id_}  was kept before; this capture is recorded", f"{id_}  was kept before"]
    assert _count(folder) == 1


def test_what_is_refused_is_told_and_the_others_are_kept(
    folder: Path, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: list[object] = [
        write("Qyzzle.txt", b""),
        write("Vronk.txt", b" \n\t "),
        write("good.txt"),
        write("Qyzzle.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        write("Qyzzle Vronk.txt", b"x " * 4_000_001),
        tmp_path,
        tmp_path / "Qyzzle missing.txt",
        "-",
        write("good too.txt", "Another invented report."),
        write("largest.txt", b"x " * 4_000_000),
    ]
    code, out, err = _add(*files, capsys=capsys)
    assert code == 1
    assert len(out) == 3
    assert sorted(err) == sorted(
        f"harmledger: file {position} of 10: {sentence}."
        for position, sentence in [
            (1, "it is empty"),
            (2, "it is empty"),
            (4, "it is no text in an encoding that can be told, or its date is none"),
            (5, "it is larger than 8 MB"),
            (6, "is a directory"),
            (7, "no such file or directory"),
            (8, "no such file or directory"),
        ]
    )
    assert _count(folder) == 3


def test_a_file_that_vanishes_meanwhile(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, three = write("1.txt", "1 invented"), write("2.txt", "2 invented"), write("3.txt", "3 invented")

    class Removing(Quick):
        def read(self, report: Report) -> Reading:
            two.unlink(missing_ok=True)
            return super().read(report)

    monkeypatch.setattr(adding, "_REPORTS", 1)
    monkeypatch.setattr("harmledger.register.readers.make_reader", lambda places: Removing())
    code, out, err = _add(one, two, three, capsys=capsys)
    assert (code, len(out)) == (1, 2)
    assert err == ["harmledger: file 2 of 3: no such file or directory."]


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (("--published", "Qyzzle Vronk"), "The publication date is neither a day as YYYY-MM-DD nor an ISO 8601 time."),
        (("--published", ""), "The publication date is neither a day as YYYY-MM-DD nor an ISO 8601 time."),
        (("--published", "2024-02-30"), "The publication date is neither a day as YYYY-MM-DD nor an ISO 8601 time."),
        (("--country", "Qyzzle Vronk"), "The country is not a code of two letters, such as SY."),
        (("--language", "Qyzzle Vronk"), "The language is not a code such as en or ar."),
        (("--source-kind", "Qyzzle Vronk"), "The kind of a source is one of: news, agency, "),
        (("--obtained-from", "Qyzzle Vronk"), "From whom a file was obtained is one of: publisher, author, "),
    ],
)
def test_a_value_that_cannot_be(
    option: tuple[str, str], sentence: str, folder: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _add(write("a.txt"), *option, capsys=capsys)
    assert (code, out, len(err)) == (1, [], 1)
    assert err[0].startswith(f"harmledger: {sentence}")
    assert "Qyzzle" not in err[0]
    assert _count(folder) == 0


def test_names_in_broken_bytes(folder: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    broken = os.fsdecode(b"Qyzzle\xffVronk")
    try:
        file = write(f"{broken}.txt")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    for option in ("--how", "--source", "--title", "--by"):
        code, out, err = _add(file, option, broken, capsys=capsys)
        assert (code, len(out), err) == (0, 1, [])
    code, out, err = _add(folder / f"{broken}.txt", capsys=capsys)
    assert (code, out, err) == (1, [], ["harmledger: file 1 of 1: no such file or directory."])


def test_where_no_register_is(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("HARMLEDGER_REGISTER", raising=False)
    monkeypatch.chdir(tmp_path)
    assert _add(write("a.txt"), capsys=capsys)[::2] == (
        1,
        [
            "harmledger: There is no register here: go into one, name one with --register or HARMLEDGER_REGISTER, "
            "or make one with `harmledger init DIR`."
        ],
    )
    assert _add("a.txt", "--register", tmp_path / "a.txt", capsys=capsys)[0] == 1


def test_an_output_that_is_full(folder: Path, write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    file = write("a.txt")
    assert os.system(f"{_command()} add {file} >/dev/full") >> 8 == 1
    assert "No space left on device" in capfd.readouterr().err
    assert main(["add", str(file)]) == 0
    assert "was kept before" in capfd.readouterr().out


def _command() -> str:
    import sys

    return f"{sys.executable} -m harmledger"
