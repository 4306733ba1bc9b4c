"""`harmledger read` from the outside: forms of output, options, exit codes, pipes. All texts are invented."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.invented import OneWordReader

from harmledger.cli import read as verb
from harmledger.cli.main import main


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "Reader", OneWordReader)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "invented.txt"
    file.write_text("In this invented town one man was killed.")
    return file


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id":"a","text":"one killed"}\n{broken\n{"id":"b","text":"none"}\n')
    return file


def test_pages_for_people(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            ["read", str(text), "--published", "2023-10-26", "--country", "sy", "--source", "Outlet", "--width", "300"]
        )
        == 0
    )
    shown = capsys.readouterr().out
    assert "Outlet  ·  published 2023-10-26  ·  country SY" in shown
    assert "[H:killed.]" in shown
    assert "Killed" in shown
    assert "\x1b" not in shown


def test_lines_come_out_in_order_and_a_broken_one_is_named(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--jsonl", str(lines)]) == 1
    shown = capsys.readouterr()
    assert [json.loads(line)["report"] for line in shown.out.splitlines()] == ["a", "b"]
    assert "in.jsonl, line 2: this is not a report as JSON" in shown.err
    assert len(shown.err.splitlines()) == 1


def test_lines_of_files(text: Path, lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--jsonl", str(text), str(lines)]) == 1
    reports = [json.loads(line)["report"] for line in capsys.readouterr().out.splitlines()]
    assert reports == [str(text), "a", "b"]


def test_json_is_an_object_for_one_report_and_an_array_for_more(
    text: Path, lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "--json", str(text)]) == 0
    assert json.loads(capsys.readouterr().out)["claims"][0]["harm"][0]["low"] == 1
    assert main(["read", "--json", str(text), str(lines)]) == 1
    assert [reading["report"] for reading in json.loads(capsys.readouterr().out)] == [str(text), "a", "b"]
    assert main(["read", "--json", str(text) + "x", str(text) + "y"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_one_bad_file_does_not_keep_the_others(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--jsonl", str(tmp_path), str(tmp_path / "gone"), str(text)]) == 1
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert len(shown.err.splitlines()) == 2


def test_a_report_that_the_reader_refuses_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id":"a","text":"killed","published":"soon"}\n{"id":"b","text":"killed"}\n')
    assert main(["read", "--jsonl", str(file)]) == 1
    shown = capsys.readouterr()
    assert "harmledger: a: The publication date 'soon' is neither a day" in shown.err
    assert json.loads(shown.out)["report"] == "b"


def test_half_a_surrogate_pair_leaves_as_its_escape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id":"a","text":"killed\\ud800 here"}\n')
    assert main(["read", "--jsonl", str(file)]) == 0
    out = capsys.readouterr().out
    assert "\\ud800" in out
    assert json.loads(out)["claims"][0]["harm"][0]["reported"] == "killed\ud800"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--published", "yesterday"], "'yesterday' is neither a day written as YYYY-MM-DD"),
        (["--published", "2023-02-30"], "'2023-02-30' is neither a day"),
        (["--published", "20231026"], "is neither a day"),
        (["--country", "Syria"], "'Syria' is not a code of two letters"),
        (["--encoding", "klingon"], "'klingon'"),
    ],
)
def test_a_bad_option_is_one_sentence(
    text: Path, options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(text), *options]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert len(shown.err.splitlines()) == 1


def test_wrong_usage(text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(text), "--json", "--jsonl"]) == 2
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["read"]) == 2
    assert "Name a file, or - for standard input." in capsys.readouterr().err


# From here on with the real reader, as a program among others.

PROGRAM = [sys.executable, "-m", "harmledger", "read"]


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    return subprocess.run(
        [*PROGRAM, *arguments], input=given, capture_output=True, check=False, env=clean | environment
    )


def test_no_colour_in_pipes_and_none_where_it_is_not_wanted(text: Path) -> None:
    for environment in ({}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}):
        done = run(str(text), **environment)
        assert done.returncode == 0
        assert b"[4" not in done.stdout
    assert b"\x1b[4" not in run(str(text), "--no-color", FORCE_COLOR="1").stdout
    assert b"\x1b[" in run(str(text), FORCE_COLOR="1").stdout


def test_standard_input_in_both_forms() -> None:
    shown = run("-", given="قُتل مدنيان. Two were killed.".encode(), LC_ALL="C")
    assert shown.returncode == 0
    assert json.loads(run("--jsonl", "-", given=b'{"id":"a","text":"invented"}\n').stdout)["report"] == "a"


def test_json_loads_nothing_for_the_terminal(text: Path) -> None:
    program = (
        "import sys; from harmledger.cli.main import main; main(['read', '--jsonl', sys.argv[1]]);"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(text)], check=False).returncode == 0


def test_a_closed_pipe_is_no_complaint(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"id":"a","text":"Two people were killed in an invented town."}\n' * 5000)
    with subprocess.Popen([*PROGRAM, "--jsonl", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_interrupt_leaves_whole_lines(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"id":"a","text":"Two people were killed in an invented town."}\n' * 50_000)
    with subprocess.Popen([*PROGRAM, "--jsonl", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    assert process.returncode == 130
    assert (first + rest).endswith(b"\n")
    assert all(json.loads(line) for line in (first + rest).splitlines())
