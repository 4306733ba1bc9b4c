"""Words of time become time phrases; all sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.rules.meanings import TimeWords
from harmledger.text import clean, sentences

if TYPE_CHECKING:
    from harmledger.reading import Reader


def told(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Return the kind and the words of each time in a text."""
    body = clean(text).text
    line = reader.tongue("en").cascade.fold(reader.tongue("en").scanner.line(body, sentences(body, [])))
    found = []
    for node, value in enumerate(line.values):
        if isinstance(value, TimeWords):
            start, end = value.at or line.span(node, node + 1)
            found.append((value.kind, body[start:end]))
    return found


def words_of(reader: Reader, text: str) -> TimeWords:
    """Return the one time in a text."""
    body = clean(text).text
    line = reader.tongue("en").cascade.fold(reader.tongue("en").scanner.line(body, sentences(body, [])))
    (found,) = [value for value in line.values if isinstance(value, TimeWords)]
    return found


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("On Tuesday, October 24th 2023, a shell hit the shop.", "date", "Tuesday, October 24th 2023"),
        ("On Tuesday (24 October 2023) a shell hit the shop.", "date", "24 October 2023"),
        ("A shell hit the shop on 24.10.2023.", "date", "24.10.2023"),
        ("A shell hit the shop on 19 MAY 90.", "date", "19 MAY 90"),
        ("On the night of 4-5 May a shell hit the shop.", "range", "night of 4-5 May"),
        ("From 3 to 5 May 2023 the shop was shelled.", "range", "From 3 to 5 May 2023"),
        ("A shell hit the shop in early October 2023.", "month", "early October 2023"),
        ("A shell hit the shop last October.", "month", "last October"),
        ("A shell hit the shop early on Monday.", "weekday", "early on Monday"),
        ("A shell hit the shop in the early hours of Sunday.", "weekday", "early hours of Sunday"),
        ("A shell hit the shop late last night.", "shift", "late last night"),
        ("Since 2020 the shop was shelled.", "since", "Since 2020"),
        ("The road was closed until Monday.", "until", "until Monday"),
        ("A shell hit the shop on the 24th.", "monthday", "the 24th"),
        ("A shell hit the shop two days later.", "later", "two days later"),
    ],
)
def test_plain_prepositions_stay_outside(reader: Reader, text: str, kind: str, words: str) -> None:
    assert (kind, words) in told(reader, text)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Shortly before 4:41 PM on Tuesday, a shell hit the shop.", "16:41"),
        ("At about 8 p.m. Wednesday a shell hit the shop.", "20:00"),
        ("On Monday at 12:15 a.m. a shell hit the shop.", "00:15"),
        ("At 0600 this morning a shell hit the shop.", "06:00"),
        ("On Monday at six o'clock a shell hit the shop.", "06:00"),
        ("Around 20:00 in the evening of Sunday a shell hit the shop.", "20:00"),
        ("A shell hit the shop on Saturday night.", "night"),
        ("A shell hit the shop early Sunday.", "early"),
    ],
)
def test_a_time_of_day_and_its_day_are_one(reader: Reader, text: str, clock: str) -> None:
    assert words_of(reader, text).part == clock


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot in the 2400 block of Elm Street.",
        "The school was built in the early 1960s.",
        "A shell landed at 1200 Main Street.",
        "More may have been trapped.",
        "Of the 24 may be dead.",
        "A shell hit a shop on the 24th floor.",
        "They met in October Square.",
    ],
)
def test_what_only_looks_like_a_time_is_none(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_a_number_behind_in_and_a_month_counts_people(reader: Reader) -> None:
    assert told(reader, "In May 12 people were killed.") == [("month", "May")]


def test_figures_that_can_change_places_keep_both_readings(reader: Reader) -> None:
    words = words_of(reader, "On 04/05/2024 a shell hit the shop.")

    assert (words.kind, words.day, words.month) == ("either", 4, 5)
    assert words.end is not None
    assert (words.end.day, words.end.month) == (5, 4)
