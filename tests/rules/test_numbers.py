"""What number words and hedges make together; all sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Count, Report
from harmledger.rules.meanings import Age, People, Quantity
from harmledger.rules.numbers import bounded
from harmledger.text import clean, sentences

if TYPE_CHECKING:
    from harmledger.reading import Reader


@pytest.mark.parametrize(
    ("count", "bound", "expected"),
    [
        (Count(4, 4), "low", Count(4, None)),
        (Count(4, 4), "above", Count(5, None)),
        (Count(4, 4), "high", Count(None, 4)),
        (Count(4, 4), "below", Count(None, 3)),
        (Count(4, None), "below", Count(None, 3)),
        (Count(0, 0), "below", Count(None, 0)),
        (Count(4, 6), "about", Count(4, 6)),
        (Count(None, 6), "low", Count(None, 6)),
    ],
)
def test_a_hedge_bounds_a_number(count: Count, bound: str, expected: Count) -> None:
    assert bounded(count, bound) == expected


def killed(reader: Reader, text: str) -> list[tuple[int | None, int | None]]:
    reading = reader.read(Report(id="n", text=text, published="2024-05-08", language="en"))
    return [(harm.low, harm.high) for claim in reading.claims for harm in claim.harm]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Twenty-five", 25, 25),
        ("Two hundred and five", 205, 205),
        ("Three thousand", 3000, 3000),
        ("Two dozen", 24, 24),
        ("A dozen", 12, 12),
        ("At least four", 4, None),
        ("More than 20", 21, None),
        ("Up to nine", None, 9),
        ("Fewer than nine", None, 8),
        ("Between 4 and 6", 4, 6),
        ("Four to six", 4, 6),
        ("Five or more", 5, None),
    ],
)
def test_a_number_phrase_is_its_range(reader: Reader, words: str, low: int | None, high: int | None) -> None:
    text = f"{words} farmers were killed by shells in Kano on Monday."

    assert killed(reader, text) == [(low, high)]


def folded(reader: Reader, text: str) -> list[object]:
    body = clean(text).text
    return list(reader.tongue("en").cascade.fold(reader.tongue("en").scanner.line(body, sentences(body, []))).values)


@pytest.mark.parametrize(
    "text",
    [
        "The shell fell 5 km away.",
        "It was a 155 mm shell.",
        "It cost 250,000 dollars.",
        "They met at number 44.",
    ],
)
def test_a_measure_counts_nobody(reader: Reader, text: str) -> None:
    assert not [value for value in folded(reader, text) if isinstance(value, Quantity)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The 43-year-old left.", 43),
        ("The four-month-old slept.", 0),
    ],
)
def test_an_age_is_in_years(reader: Reader, text: str, years: int) -> None:
    body = clean(text).text
    values = list(reader.tongue("en").cascade.fold(reader.tongue("en").scanner.line(body, sentences(body, []))).values)
    ages = [value.years for value in values if isinstance(value, (Age, People)) and value.years is not None]

    assert ages == [years]
