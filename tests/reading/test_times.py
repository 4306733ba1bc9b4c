"""Words of time against the day of publication and the day told before; all sentences are invented."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.reading.times import OTHER_WEEKDAY, Resolved, resolve
from harmledger.rules.meanings import TimeWords

WEDNESDAY = date(2024, 5, 8)


def day(*told: int) -> TimeWords:
    """Return the words of a date: day, month and perhaps a year."""
    return TimeWords("date", day=told[0], month=told[1], year=told[2] if len(told) > 2 else None)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        (day(24, 10, 2023), "2023-10-24"),
        (day(8, 5), "2024-05-08"),
        (day(28, 12), "2023-12-28"),
        (day(29, 2), "2024-02-29"),
        (TimeWords("date", day=29, month=10, year=2023, weekday=5), "2023-10-29?"),
        (TimeWords("range", day=30, month=4, end=day(2, 5)), "2024-04-30/2024-05-02"),
        (TimeWords("range", day=30, month=12, end=day(2, 1)), "2023-12-30/2024-01-02"),
        (TimeWords("weekday", weekday=3), "2024-05-08"),
        (TimeWords("weekday", weekday=4), "2024-05-02"),
        (TimeWords("shift", shift=-1), "2024-05-07"),
        (TimeWords("overnight"), "2024-05-07/2024-05-08"),
        (TimeWords("monthday", day=9), "2024-04-09"),
        (TimeWords("monthday", day=31), "2024-03-31"),
        (TimeWords("month", month=5), "2024-05"),
        (TimeWords("month", month=6), "2023-06"),
        (TimeWords("year", year=2020), "2020"),
        (TimeWords("ago", shift=-14, mode="7"), "2024-04-24~"),
        (TimeWords("recent"), "../2024-05-08"),
        (
            TimeWords("between", begin=TimeWords("weekday", weekday=5), end=TimeWords("weekday", weekday=6)),
            "2024-05-03/2024-05-04",
        ),
        (
            TimeWords("oneof", begin=TimeWords("weekday", weekday=4), end=TimeWords("weekday", weekday=5)),
            "[2024-05-02,2024-05-03]",
        ),
        (TimeWords("either", day=4, month=5, year=2023, end=day(5, 4, 2023)), "[2023-04-05,2023-05-04]"),
        (TimeWords("either", day=4, month=5, year=2024, end=day(5, 4, 2024)), "2024-05-04"),
    ],
)
def test_words_resolve_against_publication(words: TimeWords, edtf: str) -> None:
    assert resolve(words, WEDNESDAY).edtf == edtf


def test_a_reading_that_is_weaker_is_kept() -> None:
    assert resolve(TimeWords("weekday", weekday=2, mode="last"), WEDNESDAY).weaker == ("2024-04-30",)
    assert resolve(TimeWords("either", day=4, month=5, year=2024, end=day(5, 4, 2024)), WEDNESDAY).weaker == (
        "2024-04-05",
    )


def test_another_weekday_is_told() -> None:
    assert resolve(TimeWords("date", day=29, month=10, year=2023, weekday=5), None).hint == OTHER_WEEKDAY


@pytest.mark.parametrize("kind", ["weekday", "shift", "overnight", "ago", "recent", "period", "month", "monthday"])
def test_without_publication_nothing_is_presumed(kind: str) -> None:
    found = resolve(TimeWords(kind, day=3, month=4, weekday=1, shift=0, mode="this_week"), None)

    assert (found.edtf, found.earliest, found.latest) == (None, None, None)
    assert found.hint


def test_a_date_without_a_year_takes_that_of_the_day_told_before() -> None:
    told = Resolved("2023-12-30", date(2023, 12, 30), date(2023, 12, 30))

    assert resolve(day(2, 1), None, told).edtf == "2024-01-02"
    assert resolve(day(28, 12), None, told).edtf == "2023-12-28"
    assert resolve(TimeWords("same", shift=1), None, told).edtf == "2023-12-31"


@pytest.mark.parametrize("words", [day(31, 4, 2023), day(29, 2, 2023), day(30, 2)])
def test_there_is_no_such_day(words: TimeWords) -> None:
    assert resolve(words, WEDNESDAY).edtf is None


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 7))
def test_a_weekday_looks_back_less_than_a_week(published: date, weekday: int) -> None:
    found = resolve(TimeWords("weekday", weekday=weekday), published)

    assert found.earliest is not None
    assert found.earliest.isoweekday() == weekday
    assert published - timedelta(6) <= found.earliest <= published


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 31), st.integers(1, 12))
def test_a_date_without_a_year_is_never_after_publication(published: date, number: int, month: int) -> None:
    found = resolve(day(number, month), published)

    assert found.edtf is None or (found.earliest is not None and found.earliest <= published + timedelta(2))
