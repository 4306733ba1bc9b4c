"""Dates and times at their edges: figures that are no date, months by their words, seasons; all words are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.rules.meanings import TimeWords
from harmledger.text import clean, sentences

if TYPE_CHECKING:
    from harmledger.reading import Reader


def times(reader: Reader, text: str) -> list[TimeWords]:
    """Return the times in a text."""
    body = clean(text).text
    line = reader.tongue("en").cascade.fold(reader.tongue("en").scanner.line(body, sentences(body, [])))
    return [value for value in line.values if isinstance(value, TimeWords)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A shell hit the shop on 13/04/2023.", ("date", 13, 4, 2023)),
        ("A shell hit the shop on 04/13/2023.", ("date", 13, 4, 2023)),
        ("A shell hit the shop on 04/04/2023.", ("date", 4, 4, 2023)),
        ("A shell hit the shop on 2023-10-24.", ("date", 24, 10, 2023)),
        ("A shell hit the shop on 2023.10.24.", ("date", 24, 10, 2023)),
        ("A shell hit the shop on 05.04.2023.", ("either", 5, 4, 2023)),
        ("A shell hit the shop on 29 February 2024.", ("date", 29, 2, 2024)),
        ("A SHELL HIT THE SHOP ON 3 MAY 1990.", ("date", 3, 5, 1990)),
        ("A shell hit the shop on 3 march 1990.", ("date", 3, 3, 1990)),
        ("A shell hit the shop on 20 OCT 89.", ("date", 20, 10, 1989)),
    ],
)
def test_figures_and_words_of_a_date(reader: Reader, text: str, date: tuple[str, int, int, int]) -> None:
    (found,) = times(reader, text)

    assert (found.kind, found.day, found.month, found.year) == date


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit the shop on 31 April 2023.",
        "A shell hit the shop on 30 February.",
        "A shell hit the shop on 3-31 April 2023.",
        "A shell hit the shop on 2023-13-24.",
        "A shell hit the shop on 2023-04-31.",
        "A shell hit the shop on 31/04/2023.",
        "A shell hit the shop on 44.55.2023.",
        "A shell hit the shop on 2023.13.24.",
    ],
)
def test_a_day_that_is_none_is_no_date(reader: Reader, text: str) -> None:
    assert not [found for found in times(reader, text) if found.kind in ("date", "either", "range")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last Tuesday a shell hit the shop.", ("weekday", 2, "last")),
        ("This Tuesday a shell hit the shop.", ("weekday", 2, "this")),
        ("Next Tuesday they will meet.", ("weekday", 2, "next")),
        ("Overnight Friday, drones hit the shop.", ("weekday", 5, "night")),
        ("Overnight, drones hit the shop.", ("overnight", None, None)),
    ],
)
def test_a_weekday_keeps_its_mode(reader: Reader, text: str, expected: tuple[str, int | None, str | None]) -> None:
    (found,) = times(reader, text)

    assert (found.kind, found.weekday, found.mode) == expected


@pytest.mark.parametrize(
    ("text", "kind", "shift"),
    [
        ("Three days ago a shell hit the shop.", "ago", -3),
        ("A week ago a shell hit the shop.", "ago", -7),
        ("Two weeks ago a shell hit the shop.", "ago", -14),
        ("Three hours ago a shell hit the shop.", "shift", 0),
        ("Several days ago a shell hit the shop.", "recent", None),
        ("Two days later a shell hit the shop.", "later", 2),
        ("A shell had hit the shop two days earlier.", "later", -2),
        ("The next day a shell hit the shop.", "same", 1),
        ("The same day a shell hit the shop.", "same", 0),
        ("Yesterday a shell hit the shop.", "shift", -1),
    ],
)
def test_days_told_from_another_day(reader: Reader, text: str, kind: str, shift: int | None) -> None:
    (found,) = times(reader, text)

    assert (found.kind, found.shift) == (kind, shift)


@pytest.mark.parametrize("text", ["Thirty hours ago a shell hit the shop.", "Two hours later a shell hit the shop."])
def test_hours_tell_no_other_day(reader: Reader, text: str) -> None:
    assert not [found for found in times(reader, text) if found.kind in ("ago", "later")]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("At 12:00 a.m. on Monday a shell hit the shop.", "00:00"),
        ("At 9:30 on Monday evening a shell hit the shop.", "21:30"),
        ("At 9:30 on Monday morning a shell hit the shop.", "09:30"),
    ],
)
def test_the_half_of_the_day_comes_of_its_part(reader: Reader, text: str, part: str) -> None:
    assert part in [found.part for found in times(reader, text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The bridge was hit in the summer of 2021.", 6, 8),
        ("The bridge was hit in the winter of 2021.", 12, 2),
    ],
)
def test_a_season_is_its_months(reader: Reader, text: str, first: int, last: int) -> None:
    (found,) = times(reader, text)

    assert found.end is not None
    assert (found.kind, found.month, found.end.month, found.year) == ("season", first, last, 2021)
