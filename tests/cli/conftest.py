"""A register that verbs are tried on: two invented reports, the first with a planted name wherever one can stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.a_register import Run
from tests.register.queries.invented import OTHER, PLANTED, TEXT

from harmledger.reading import Reader


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def register_of_two(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Callable[[str], str]:
    """Make the register, found by the verbs; return what gives the id of the first record that a list shows."""
    for name in ("HARMLEDGER_DATABASE", "HARMLEDGER_KEYS", "HARMLEDGER_BY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("harmledger.register.readers.make_reader", lambda places: reader)
    monkeypatch.setenv("COLUMNS", "200")
    folder = tmp_path / "register"
    run("init", folder)
    monkeypatch.setenv("HARMLEDGER_REGISTER", str(folder))
    first, second = tmp_path / f"{PLANTED}.txt", tmp_path / "second.txt"
    first.write_text(TEXT)
    second.write_text(OTHER)
    known = ("--published", "2024-05-08", "--country", "SY")
    run("add", first, *known, "--source", PLANTED, "--source-kind", "person", "--title", f"What {PLANTED} saw")
    run("add", second, *known, "--source", "Invented Radio")
    assert run.code == 0
    return lambda verb: str(run.lines(verb)[0]["id"])
