"""The bundled samples: labelled, sourced, of a fit length, and never published by anyone but the demo."""

from __future__ import annotations

import re
from datetime import date

import pytest

from harmledger.samples import LABEL, PUBLISHER, Sample, samples

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
