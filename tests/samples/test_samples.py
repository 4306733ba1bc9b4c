"""The bundled samples: labelled, sourced, of a fit length, and never published by anyone but the demo."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from harmledger.cli.main import main
from harmledger.samples import LABEL, PUBLISHER, Sample, is_synthetic, samples

ALL = list(samples())


def test_there_are_enough_of_them_from_several_wars() -> None:
    assert len(ALL) >= 10
    assert len({sample.id for sample in ALL}) == len(ALL)
    assert len({sample.country for sample in ALL}) >= 8
    assert len({sample.published[:4] for sample in ALL}) >= 5


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.id)
def test_a_sample_says_what_it_is(sample: Sample) -> None:
    assert sample.id.startswith(f"{LABEL}-")
    assert sample.publisher == PUBLISHER
    assert sample.report.source == PUBLISHER
    assert sample.language == "en"
    assert date.fromisoformat(sample.published)
    assert sample.country is None or re.fullmatch("[A-Z]{2}", sample.country)
    assert 60 <= len(sample.text.split()) <= 200
    assert sample.retells
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}|undated", source.date) for source in sample.retells)


def test_two_samples_tell_one_event_differently() -> None:
    told = [sample for sample in ALL if sample.event]
    assert len(told) == 2
    assert len({sample.event for sample in told}) == 1
    assert {"five", "six"} <= set(" ".join(sample.text for sample in told).split())


def test_files_of_the_demo_and_of_synthetic_registers_are_known(tmp_path: Path) -> None:
    assert main(["demo", "--out", str(tmp_path / "samples")]) == 0
    for file in (tmp_path / "samples").iterdir():
        assert is_synthetic(file.read_text(encoding="utf-8")), file.name
    whole = (tmp_path / "samples/SYNTHETIC-ye-2018-dahyan.txt").read_text(encoding="utf-8")
    assert is_synthetic("Forwarded\n\n" + whole.split("\nSYNTHETIC")[0] + "\nend")
    assert is_synthetic('{"notice":"SYNTHETIC · INTERNAL","release":{}}')
    assert is_synthetic("notice,incident_id\r\nSYNTHETIC,01a2\r\n")
    assert not is_synthetic("Synthetic fibres burned in a market. Four people were hurt.")
