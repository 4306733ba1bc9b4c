"""Files, standard input and JSON lines as reports; every refusal is one sentence. All texts are invented."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from harmledger.cli import inputs
from harmledger.cli.inputs import Given, Refused, Taken, size_of, take
from harmledger.model import Report

NOTHING = Given()


def all_of(*files: Path | str, given: Given = NOTHING, lines: bool = False) -> list[Taken]:
    return list(take(list(map(str, files)), given, lines))


def refusal(*files: Path | str) -> str:
    (only,) = all_of(*files)
    assert isinstance(only.what, Refused)
    assert "\n" not in only.what.sentence
    return only.what.sentence


def reports(taken: list[Taken]) -> list[Report]:
    return [one.what for one in taken if isinstance(one.what, Report)]


def test_a_file_is_one_report_as_it_came(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_bytes("\ufeffOne\r\nline \x00 é".encode())
    given = Given("2023-10-26", "SY", "Outlet", "en")
    (report,) = reports(all_of(file, given=given))
    assert report == Report(
        id=str(file),
        text="\ufeffOne\r\nline \x00 é",
        published="2023-10-26",
        country="SY",
        source="Outlet",
        language="en",
    )


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("A caf\xe9 in an invented town was hit; nobody was hurt in the caf\xe9.".encode("cp1252"))
    (only,) = all_of(file)
    assert only.note is not None
    assert "--encoding" in only.note


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "white space"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "not plain text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    assert words in refusal(file)


def test_a_text_over_the_limit_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    assert "more than 8 MB, the limit for one report" in refusal(file)


def test_directories_and_missing_files_are_named(tmp_path: Path) -> None:
    assert "directory" in refusal(tmp_path)
    assert "no such file" in refusal(tmp_path / "gone.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.touch(mode=0)
    assert "not allowed" in refusal(file)


def test_a_file_that_vanishes_on_the_way_does_not_stop_the_others(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("1.txt", "2.txt", "3.txt"))
    for file in (first, second, third):
        file.write_text("invented")
    walk = take([str(first), str(second), str(third)], Given(), False)
    next(walk)
    second.unlink()
    assert [type(taken.what) for taken in walk] == [Refused, Report]


def test_a_broken_line_is_numbered_and_the_others_come_out(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"id":"a","text":"one","published":"2023-01-02","extra":1}\n\n{broken\n{"id":"b"}\n'
        b'{"id":"c","text":"half \\ud800"}\n{"id":"d","text":"\xff"}\n[1]\n{"id":"e","text":""}'
    )
    taken = all_of(file, given=Given("2023-10-26", "SY"))
    assert [report.id for report in reports(taken)] == ["a", "c", "e"]
    assert reports(taken)[0].published == "2023-01-02"
    assert reports(taken)[1].published == "2023-10-26"
    assert reports(taken)[1].text == "half \ud800"
    refused = [one.what.sentence for one in taken if isinstance(one.what, Refused)]
    assert [sentence.split(": ")[0].split("line ")[1] for sentence in refused] == ["3", "4", "6", "7"]


def test_deep_nesting_is_a_broken_line(tmp_path: Path) -> None:
    file = tmp_path / "deep.jsonl"
    file.write_text('{"id":"\\ud800","text":' + "[" * 100_000 + "\n")
    assert "line 1" in refusal(file)


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_BYTES", 20)
    monkeypatch.setattr(inputs, "MAX_LINE", 60)
    file = tmp_path / "in.jsonl"
    lines = ['{"id":"a","text":"' + "x" * 200 + '"}', '{"id":"b","text":"' + "x" * 30 + '"}', '{"id":"c","text":"x"}']
    file.write_text("\n".join(lines))
    first, second, third = all_of(file)
    assert isinstance(first.what, Refused)
    assert isinstance(second.what, Refused)
    assert "line 1: more than" in first.what.sentence
    assert "line 2: more than" in second.what.sentence
    assert isinstance(third.what, Report)
    assert first.size + second.size + third.size == file.stat().st_size


@pytest.mark.parametrize("lines", [True, False])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, lines: bool) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id":"a","text":"invented"}\n')))
    (report,) = reports(all_of("-", lines=lines))
    assert report.id == ("a" if lines else "stdin")


def test_sizes_are_known_for_files_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("four")
    assert size_of([str(tmp_path / "x")]) == 4
    assert size_of([str(tmp_path / "x"), "-"]) is None
