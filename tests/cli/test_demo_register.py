"""`harmledger demo --register` makes a SYNTHETIC register of the samples, publishes from it and verifies it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from harmledger.cli.main import main
from harmledger.register.actions.found import found
from harmledger.samples import samples


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The folder of a demo's register that was made."""
    monkeypatch.setenv("HARMLEDGER_HOME", str(tmp_path / "home"))
    for name in ("HARMLEDGER_KEYS", "HARMLEDGER_DATABASE", "HARMLEDGER_REGISTER"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "demo"
    assert main(["demo", "--register", str(folder)]) == 0
    return folder


def test_samples_go_in_and_public_files_come_out(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = capsys.readouterr().out
    assert out.count("  kept  ") == len(list(samples()))
    assert "Everything that was checked holds." in out
    with (demo / "exports/incidents.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {row["notice"] for row in rows} == {"SYNTHETIC"}
    assert {row["source_name"] for row in rows} == {"Harmledger demo, paraphrase"}
    told = json.loads((demo / "exports/incidents.geojson").read_text(encoding="utf-8"))
    assert {feature["properties"]["incident_id"] for feature in told["features"]} == {
        row["incident_id"] for row in rows
    }
    # one of the samples tells of a pregnancy, which no file may
    assert "pregnant" not in json.dumps(told)


def test_an_earlier_demo_is_replaced(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (demo / "harmledger.toml").read_text()
    assert main(["demo", "--register", str(demo)]) == 0
    assert (demo / "harmledger.toml").read_text() != before


def test_nothing_else_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/a.txt").write_text("Mine.")
    found(tmp_path / "real")
    for name, sentence in (("papers", "no register of the demo's"), ("real", "not SYNTHETIC")):
        assert main(["demo", "--register", str(tmp_path / name)]) == 1
        assert sentence in capsys.readouterr().err
    assert (tmp_path / "papers/a.txt").exists()
    assert (tmp_path / "real/register.sqlite3").exists()
