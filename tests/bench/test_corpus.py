"""The invented reports of the speed comparison: always the same, all different, of the right length."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest

from bench import corpus


def test_the_same_number_gives_the_same_report_in_another_process(root: Path) -> None:
    command = "from bench import corpus; print(corpus.report(41).text)"
    other = subprocess.run([sys.executable, "-c", command], cwd=root, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == corpus.report(41).text


def test_reports_of_119_words_on_average_all_different() -> None:
    made = list(corpus.reports(2000))
    assert 117 <= mean(len(report.text.split()) for report in made) <= 121
    assert len({report.text for report in made}) == len(made)
    assert {report.country for report in made} == {setting["country"] for setting in corpus.WORDS["setting"]}


def test_each_batch_of_a_round_has_the_length_too() -> None:
    for start in (0, 500, 1000):
        assert 115 <= mean(len(report.text.split()) for report in corpus.reports(500, start=start)) <= 123


def test_every_slot_is_filled() -> None:
    assert not any(set("{}") & set(report.text + report.title) for report in corpus.reports(500))


def test_another_seed_gives_other_reports() -> None:
    assert corpus.report(3, seed=1) != corpus.report(3, seed=2)


@pytest.mark.parametrize("words", [1, 119, 5000])
def test_a_long_report_has_exactly_its_words(words: int) -> None:
    assert len(corpus.long_report(words).text.split()) == words
