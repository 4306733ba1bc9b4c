"""`harmledger demo` says SYNTHETIC on every block, sets differing figures side by side, and writes files whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harmledger.cli.main import main
from harmledger.model import from_json
from harmledger.samples import LABEL, samples


def test_every_block_says_that_it_is_synthetic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--width", "100"]) == 0
    shown = capsys.readouterr().out
    blocks = shown.split("─" * 100)[1:]
    assert len(blocks) == len(list(samples()))
    assert all(LABEL in block.splitlines()[1] for block in blocks)
    assert all(LABEL in line for line in shown.splitlines() if "  claim " in line or "Retells: " in line)
    assert all(sample.publisher in shown for sample in samples())


def test_figures_of_one_event_that_differ_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--width", "100"]) == 0
    table = capsys.readouterr().out.split("One event, 2 reports")[1]
    (killed,) = (line for line in table.splitlines() if line.strip().startswith("Killed"))
    assert {"5", "6"} <= set(killed.split())
    assert "What to try next" in table


def test_files_to_play_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "demo"
    assert main(["demo", "--out", str(out)]) == 0
    assert LABEL in capsys.readouterr().out
    reports = [json.loads(line) for line in (out / "reports.jsonl").read_text().splitlines()]
    claims = [from_json(line) for line in (out / "claims.jsonl").read_bytes().splitlines()]
    assert [report["id"] for report in reports] == [reading.report for reading in claims]
    assert all(LABEL in line for name in ("reports.jsonl", "claims.jsonl", "SOURCES.txt")
               for line in (out / name).read_text().splitlines())  # fmt: skip
    for report in reports:
        text = (out / f"{report['id']}.txt").read_text()
        assert text.startswith(report["text"])
        assert LABEL in text


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["demo", "--out", str(tmp_path)]) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.txt"]
