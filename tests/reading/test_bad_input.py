"""What people really feed a reader: each bad input ends in one clear sentence, or is read without harm.

The sentences given to the reader here are invented.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.reading.read_command import COMMAND, environment, opened, read

STRIKE = "Four civilians were killed in an airstrike on Idlib on 3 May 2024."


def lines(*reports: Mapping[str, object] | str) -> bytes:
    return b"\n".join(one.encode() if isinstance(one, str) else json.dumps(one).encode() for one in reports) + b"\n"


def killed(reading: Mapping[str, Any]) -> list[int]:
    return [harm["low"] for claim in reading["claims"] for harm in claim["harm"] if harm["outcome"] == "killed"]


def quotes(reading: Mapping[str, Any], text: str) -> list[str]:
    """Return the words at the span of every harm, which must be those the reading quotes."""
    harms = [harm for claim in reading["claims"] for harm in claim["harm"]]
    assert all(text[slice(*harm["span"])] == harm["reported"] for harm in harms)
    return [harm["reported"] for harm in harms]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(STRIKE, encoding="utf-8")
    return path


def test_a_good_report_is_read_and_nothing_is_said(report: Path) -> None:
    ended = read("--jsonl", report)
    assert (ended.code, ended.told) == (0, "")
    assert [killed(reading) for reading in ended.readings] == [[4]]


# --- nothing to read -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "the file is empty"), (b" \r\n\t\xe2\x80\x83 \n", "only white space"), (b"\n", "only white space")],
)
def test_empty_and_white_space(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "nothing.txt"
    path.write_bytes(data)
    ended = read("--jsonl", path)
    assert (ended.code, ended.out) == (1, b"")
    assert ended.told.count("\n") == 1
    assert f"{path}: {why}" in ended.told


def test_empty_standard_input() -> None:
    ended = read("--json", "-")
    assert (ended.code, ended.out) == (1, b"")
    assert "standard input: the file is empty" in ended.told


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document, not plain text"),
        (b"PK\x03\x04" + bytes(60), "a ZIP archive or an office document, not plain text"),
        (bytes(range(32)) * 40, "binary data, not plain text"),
    ],
)
def test_binary_is_refused_and_the_next_file_is_read(data: bytes, why: str, report: Path, tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_bytes(data)
    ended = read("--jsonl", path, report)
    assert ended.code == 1
    assert ended.told.count("\n") == 1
    assert f"{path}: " in ended.told
    assert why in ended.told
    assert [killed(reading) for reading in ended.readings] == [[4]]


# --- too much to read ------------------------------------------------------------------------------------------------


def test_fifty_megabytes_are_refused_with_the_limit_named(tmp_path: Path, report: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"A bomb killed two people.\n" * 2_000_000)
    ended = read("--jsonl", path, report)
    assert ended.code == 1
    assert f"{path}: more than 8 MB, the limit for one report." in ended.told
    assert [killed(reading) for reading in ended.readings] == [[4]]


def test_a_line_of_fifty_megabytes_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"id": "a", "text": "' + b"x" * 50_000_000 + b'"}\n')
        stream.write(lines({"id": "b", "text": STRIKE}))
    ended = read("--jsonl", path)
    assert ended.code == 1
    assert f"{path}, line 1: more than 16 MB" in ended.told
    assert [reading["report"] for reading in ended.readings] == ["b"]


# --- encodings -------------------------------------------------------------------------------------------------------


def test_an_encoding_that_was_guessed_is_told(tmp_path: Path) -> None:
    text = "Four civilians were killed in an airstrike on Saraqib – “a massacre”, a café owner said."
    path = tmp_path / "windows.txt"
    path.write_bytes(text.encode("cp1252"))
    ended = read("--jsonl", path)
    assert ended.code == 0
    assert f"{path}: read as cp1252 (detected)" in ended.told
    assert quotes(ended.readings[0], text) == ["Four civilians"]


def test_mixed_encodings_keep_what_fits_and_tell_the_rest(tmp_path: Path) -> None:
    good = "Ärzte in Idlib – Ärzte überall – said: four civilians were killed in an airstrike. "
    path = tmp_path / "mixed.txt"
    path.write_bytes(good.encode() + "café".encode("latin-1"))
    ended = read("--jsonl", path)
    assert ended.code == 0
    assert "1 bytes do not fit it and stand as U+FFFD" in ended.told
    assert quotes(ended.readings[0], good + "caf\ufffd") == ["four civilians"]


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "utf16.txt"
    path.write_bytes(STRIKE.encode("utf-16"))
    ended = read("--jsonl", path)
    assert ended.code == 0
    # The mark stays in the text, so every span is one further on.
    assert quotes(ended.readings[0], "\ufeff" + STRIKE) == ["Four civilians"]


def test_an_encoding_nobody_knows(report: Path) -> None:
    ended = read("--encoding", "utf-9", report)
    assert (ended.code, ended.out) == (1, b"")
    assert ended.told == "harmledger: 'utf-9' is not the name of a text encoding that can be read.\n"


# --- characters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ud800 " + STRIKE + " \udfff", id="half surrogates around"),
        pytest.param(STRIKE.replace("civilians", "civilians\ud83d"), id="half a surrogate behind a word"),
        pytest.param("\0" + STRIKE + "\0", id="NUL"),
        pytest.param("\u202e" + STRIKE + "\u202c", id="right-to-left override"),
        pytest.param(STRIKE.replace("airstrike", "\u2067airstrike\u2069\u200f"), id="isolates and marks"),
        pytest.param("\U0001f534" * 3 + STRIKE, id="beyond the basic plane"),
    ],
)
def test_odd_characters_move_no_span(text: str) -> None:
    ended = read("--jsonl", "-", stdin=lines({"id": "odd", "text": text}))
    assert (ended.code, ended.told) == (0, "")
    [reading] = ended.readings
    assert killed(reading) == [4]
    assert quotes(reading, text)[0].startswith("Four civilians")


def test_pages_for_people_carry_no_controls_to_the_terminal() -> None:
    text = f"\u202e\x1b[2J\x07{STRIKE}\u202c"
    ended = read("-", stdin=text.encode())
    assert ended.code == 0
    assert not {"\u202e", "\x07"} & set(ended.out.decode())
    assert b"\x1b[2J" not in ended.out


# --- what the report is ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Trois civils ont été tués et cinq autres blessés dans un bombardement sur la ville d'Alep lundi dernier.",
        "Три мирних жителі загинули внаслідок обстрілу міста Харків у понеділок, повідомила поліція.",
    ],
)
def test_a_language_not_read_is_said_so_and_nothing_is_invented(text: str) -> None:
    ended = read("--jsonl", "-", stdin=lines({"id": "other", "text": text, "published": "2024-05-08"}))
    assert ended.code == 0
    [reading] = ended.readings
    assert reading["claims"] == []
    assert "language_not_read" in [flag["code"] for flag in reading["flags"]]
    assert all(flag["words"] for flag in reading["flags"])


def test_without_a_publication_date_today_stays_unresolved() -> None:
    text = "Four civilians were killed in an airstrike on Idlib today."
    ended = read("--jsonl", "-", stdin=lines({"id": "undated", "text": text}))
    assert (ended.code, ended.told) == (0, "")
    when = ended.readings[0]["claims"][0]["when"]
    assert (when["edtf"], when["earliest"], when["latest"]) == (None, None, None)
    assert text[slice(*when["span"])] == "today"
    assert when["hint"]


@pytest.mark.parametrize("given", ["yesterday", "2024-02-30", "08/05/2024", "2024-5-8", ""])
def test_a_publication_date_that_is_none(given: str, report: Path) -> None:
    ended = read("--published", given, report)
    assert (ended.code, ended.out) == (1, b"")
    refused = f"The publication date {given!r} is neither a day written as YYYY-MM-DD nor an ISO 8601 time."
    assert ended.told == f"harmledger: {refused}\n"


def test_a_line_with_a_publication_date_that_is_none_stops_no_other() -> None:
    bad = {"id": "bad", "text": STRIKE, "published": "soon"}
    ended = read("--jsonl", "-", stdin=lines(bad, {"id": "good", "text": STRIKE}))
    assert ended.code == 1
    assert "bad: The publication date 'soon' is neither a day written as YYYY-MM-DD nor an ISO 8601 time." in ended.told
    assert [reading["report"] for reading in ended.readings] == ["good"]


# --- files and pipes -------------------------------------------------------------------------------------------------


def test_a_directory_is_refused_and_the_next_file_is_read(tmp_path: Path, report: Path) -> None:
    ended = read("--jsonl", tmp_path, report)
    assert ended.code == 1
    assert f"{tmp_path}: this is a directory; name the files in it." in ended.told
    assert len(ended.readings) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ended = read("--jsonl", tmp_path / "none.txt")
    assert (ended.code, ended.out) == (1, b"")
    assert f"{tmp_path / 'none.txt'}: there is no such file." in ended.told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_file_that_vanishes_while_others_are_read(tmp_path: Path, report: Path) -> None:
    pipe, vanishing = tmp_path / "slow.txt", tmp_path / "vanishing.txt"
    os.mkfifo(pipe)
    vanishing.write_text(STRIKE, encoding="utf-8")
    command = [*COMMAND, "--jsonl", str(pipe), str(vanishing), str(report)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        # Once the command reads the pipe, it has begun: the second file was there when it did.
        with opened(pipe, process) as stream:
            vanishing.unlink()
            stream.write(STRIKE)
        out, told = process.communicate(timeout=120)
    assert process.returncode == 1
    assert f"{vanishing}: there is no such file." in told.decode()
    assert len(out.splitlines()) == 2


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": "b", "text": "cut off',
        "not JSON at all",
        "[]",
        '{"id": "b"}',
        '{"id": "b", "text": 5}',
        "[" * 100_000,
        '{"id": "b", "text": "\\ud8"}',
    ],
    ids=["cut off", "no JSON", "an array", "no text", "a number", "nested", "half an escape"],
)
def test_a_broken_line_is_named_by_its_number_and_the_others_come_out(broken: str) -> None:
    data = lines({"id": "a", "text": STRIKE}, "", broken, {"id": "c", "text": STRIKE})
    ended = read("--jsonl", "-", stdin=data)
    assert ended.code == 1
    assert "standard input, line 3: this is not a report as JSON" in ended.told
    assert "Traceback" not in ended.told
    assert [reading["report"] for reading in ended.readings] == ["a", "c"]


def test_a_line_that_is_no_utf8_is_named_by_its_number() -> None:
    data = b'{"id": "a", "text": "caf\xe9"}\n' + lines({"id": "b", "text": STRIKE})
    ended = read("--jsonl", "-", stdin=data)
    assert ended.code == 1
    assert "standard input, line 1: this is not a report as JSON" in ended.told
    assert [reading["report"] for reading in ended.readings] == ["b"]


@pytest.mark.parametrize("form", [["--jsonl"], ["--json"], []])
def test_a_closed_pipe_is_quiet(form: Sequence[str], report: Path) -> None:
    command = [*COMMAND, *form, *[str(report)] * 20]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (141, b"")
