"""The golden cases themselves: enough of them, a third negatives, every construct, each written as the README says."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.reading.golden_case import CONSTRUCTS, GOLDEN, Case, faults, load

CASES = load(GOLDEN / "en")


def test_there_are_enough_cases_and_a_third_are_negatives() -> None:
    assert len(CASES) >= 100
    assert sum(case.negative for case in CASES) * 3 >= len(CASES)


def test_ids_are_unique_over_all_languages() -> None:
    assert [name for name, times in Counter(case.id for case in load()).items() if times > 1] == []


def test_every_declared_construct_has_a_case() -> None:
    assert sorted(set(CONSTRUCTS) - {case.construct for case in CASES}) == []


def test_few_cases_are_pending() -> None:
    assert sum(case.pending is not None for case in CASES) * 10 <= len(CASES)


def test_every_file_says_that_its_sentences_are_invented() -> None:
    silent = [path.name for path in GOLDEN.rglob("*.yml") if "Invented sentences" not in path.read_text("utf-8")[:200]]
    assert silent == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in load()])
def test_case_is_written_as_the_readme_says(case: Case) -> None:
    assert list(faults(case)) == []
