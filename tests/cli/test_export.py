"""`harmledger export` from the outside. All texts are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.a_register import NAME, Run

First = Callable[[str], str]


def test_nothing_that_is_not_public(run: Run, register_of_two: First) -> None:
    assert len(run("export").splitlines()) == 1
    assert "0 incidents written, 2 withheld (entry #" in run.err
    for verb in ("claims", "incidents"):
        run("mark", register_of_two(verb), "public", "--reason", "a test")
    out = run("export")
    assert "1 incident written, 1 withheld" in run.err
    assert "killed: told in 1 of 1 incident" in run.err
    assert not any(name in out + run.err for name in NAME)


@pytest.mark.parametrize("format_", ["csv", "geojson", "json"])
def test_internal_ones_say_so(run: Run, register_of_two: First, format_: str) -> None:
    out = run("export", "--internal", "--format", format_)
    assert "INTERNAL" in out
    assert not any(name in out for name in NAME)
    assert "2 incidents written, 0 withheld" in run.err


def test_files(run: Run, register_of_two: First, tmp_path: Path) -> None:
    file = tmp_path / "register" / "exports" / "may.json"
    assert run("export", "--internal", "--format", "json", "--out", file) == ""
    assert json.loads(file.read_text())["incidents"]
    run("export", "--out", file)
    assert run.code == 1
    assert "--force" in run.err
    run("export", "--out", file, "--force")
    assert file.read_text().startswith("notice,")
