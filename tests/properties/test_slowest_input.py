"""A search for the slowest input: whatever sentences are repeated and however they are joined, steps grow with length.

What is repeated is made of the examples of all rules, which are invented. Steps are calls of functions; no clock is
asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, target
from hypothesis import strategies as st
from tests.properties.test_reader_growth import steps
from tests.properties.test_reader_properties import SHARED

from harmledger.model import Report
from harmledger.rules import catalogue

if TYPE_CHECKING:
    from harmledger.reading import Reader

# Linear growth is 4, a square's 16. What is compared with so many told last grows until there are so many.
MOST = 6.0
# So many words are read, and four times as many: beyond what is bounded, short enough to try many.
WORDS = 500
EXAMPLES = sorted({example for rule in catalogue() for example in rule.examples})
JOINTS = (" ", "\n\n", " and ", ", ", "; ", ", including ", " (", " - ", "\n", " said ", ", while ", " of ")
UNITS = st.tuples(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3), st.sampled_from(JOINTS), st.booleans())


def _steps(reader: Reader, text: str) -> int:
    report = Report(id="slow", text=text, published="2024-05-08")
    reader.read(report)  # what is compiled or remembered once is no part of the growth
    return steps(lambda: reader.read(report))


def _growth(reader: Reader, parts: list[str], joint: str, shouted: bool) -> float:
    """Return how many times the steps of a text the text takes that is four times as long."""
    unit = joint.join(part if joint.isspace() else part.rstrip(".") for part in parts)
    unit = unit.upper() if shouted else unit
    often = WORDS // len(unit.split()) + 1
    once, four_times = (_steps(reader, joint.join([unit] * often * times)) for times in (1, 4))
    return four_times / once


def _search(reader: Reader, unit: tuple[list[str], str, bool]) -> None:
    growth = _growth(reader, *unit)
    target(growth, label="times the steps for four times the words")
    assert growth <= MOST


@settings(SHARED, max_examples=5, derandomize=True)
@given(UNITS)
def test_no_repetition_takes_more_than_linear_steps(reader: Reader, unit: tuple[list[str], str, bool]) -> None:
    _search(reader, unit)


@pytest.mark.fuzz
@settings(SHARED, max_examples=1_500)
@given(UNITS)
def test_no_repetition_takes_more_than_linear_steps_however_long_it_is_searched(
    reader: Reader, unit: tuple[list[str], str, bool]
) -> None:
    _search(reader, unit)
