"""Periods, seasons, ranges and what cannot be resolved, against the day of publication; all words are invented."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.reading.times import (
    NO_REFERENCE,
    NO_SUCH_DAY,
    NOT_PUBLISHED,
    Resolved,
    resolve,
)
from harmledger.rules.meanings import TimeWords

WEDNESDAY = date(2024, 5, 8)
NO_RANGE = "There is no such range of days."


def day(*told: int) -> TimeWords:
    """Return the words of a date: day, month and perhaps a year."""
    return TimeWords("date", day=told[0], month=told[1], year=told[2] if len(told) > 2 else None)


def season(first: int, last: int, year: int | None = None) -> TimeWords:
    """Return the words of a season by its first and last month."""
    return TimeWords("season", month=first, year=year, end=TimeWords("month", month=last))


def days(found: Resolved) -> tuple[str | None, str, str]:
    """Return the value and the days it allows, an open end as two dots."""
    ends = [one.isoformat() if one else ".." for one in (found.earliest, found.latest)]
    return found.edtf, ends[0], ends[1]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("this_month", ("2024-05-01/2024-05-08", "2024-05-01", "2024-05-08")),
        ("last_month", ("2024-04", "2024-04-01", "2024-04-30")),
        ("this_week", ("2024-05-06/2024-05-08", "2024-05-06", "2024-05-08")),
        ("last_week", ("2024-04-29/2024-05-05", "2024-04-29", "2024-05-05")),
        ("weekend", ("2024-05-04/2024-05-05", "2024-05-04", "2024-05-05")),
        ("this_year", ("2024-01-01/2024-05-08", "2024-01-01", "2024-05-08")),
        ("last_year", ("2023", "2023-01-01", "2023-12-31")),
    ],
)
def test_a_period_around_the_report(mode: str, expected: tuple[str, str, str]) -> None:
    assert days(resolve(TimeWords("period", mode=mode), WEDNESDAY)) == expected


def test_a_period_never_reaches_beyond_publication() -> None:
    saturday = date(2024, 5, 4)

    assert days(resolve(TimeWords("period", mode="weekend"), saturday))[1:] == ("2024-05-04", "2024-05-04")
    assert days(resolve(TimeWords("period", mode="last_month"), date(2024, 1, 31)))[0] == "2023-12"
    assert days(resolve(TimeWords("month", month=5), WEDNESDAY)) == ("2024-05", "2024-05-01", "2024-05-08")
    assert days(resolve(TimeWords("month", month=5), date(2024, 5, 31))) == ("2024-05", "2024-05-01", "2024-05-31")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (TimeWords("ago", shift=-3, mode="1"), ("2024-05-05", "2024-05-05", "2024-05-05")),
        (TimeWords("ago", shift=-7, mode="7"), ("2024-05-01~", "2024-04-28", "2024-05-04")),
        (TimeWords("ago", shift=-60, mode="30"), ("2024-03~", "2024-03-01", "2024-03-31")),
        (TimeWords("ago", shift=0, mode="30"), ("2024-05~", "2024-05-01", "2024-05-08")),
        (TimeWords("ago", shift=-730, mode="365"), ("2022~", "2022-01-01", "2022-12-31")),
    ],
)
def test_the_unit_says_how_sharp_a_time_ago_is(words: TimeWords, expected: tuple[str, str, str]) -> None:
    assert days(resolve(words, WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (season(6, 8), ("2023-06-01/2023-08-31", "2023-06-01", "2023-08-31")),
        (season(3, 5), ("2024-03-01/2024-05-31", "2024-03-01", "2024-05-31")),
        (season(12, 2, 2021), ("2021-12-01/2022-02-28", "2021-12-01", "2022-02-28")),
        (season(12, 2), ("2023-12-01/2024-02-29", "2023-12-01", "2024-02-29")),
    ],
)
def test_a_season_may_end_in_the_next_year(words: TimeWords, expected: tuple[str, str, str]) -> None:
    assert days(resolve(words, WEDNESDAY)) == expected


def test_since_is_open_where_nothing_tells_when_it_was_written() -> None:
    words = TimeWords("since", end=TimeWords("year", year=2020))

    assert days(resolve(words, WEDNESDAY)) == ("2020/2024-05-08", "2020-01-01", "2024-05-08")
    assert days(resolve(words, None)) == ("2020/..", "2020-01-01", "..")
    assert resolve(TimeWords("since", end=TimeWords("weekday", weekday=1)), None).hint == NOT_PUBLISHED
    assert resolve(TimeWords("since"), WEDNESDAY).hint == NO_REFERENCE


def test_the_same_weekday_is_the_week_before_when_it_is_the_last() -> None:
    found = resolve(TimeWords("weekday", weekday=3, mode="last"), WEDNESDAY)

    assert (found.edtf, found.weaker) == ("2024-05-01", ("2024-04-24",))


def test_a_night_of_a_weekday_may_be_the_morning_after() -> None:
    found = resolve(TimeWords("weekday", weekday=1, mode="night", part="night"), WEDNESDAY)

    assert (found.edtf, found.weaker, found.part) == ("2024-05-06", ("2024-05-07",), "night")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (TimeWords("weekday", weekday=5, mode="next"), "The words look ahead of the report."),
        (TimeWords("ago", shift=-10_000_000, mode="1"), "The words reach beyond the calendar."),
        (TimeWords("until", end=day(3, 5, 2024)), "The words tell no day."),
        (TimeWords("longago"), "The words tell no day."),
        (TimeWords("same", shift=0), NO_REFERENCE),
        (TimeWords("later", shift=2), NO_REFERENCE),
        (TimeWords("monthday", day=32), NO_SUCH_DAY),
        (TimeWords("between", begin=day(3, 5, 2024)), NO_REFERENCE),
        (TimeWords("between", begin=day(3, 5, 2024), end=day(31, 4, 2024)), NO_SUCH_DAY),
        (TimeWords("between", begin=day(31, 4, 2024), end=day(3, 5, 2024)), NO_SUCH_DAY),
        (TimeWords("between", begin=day(5, 5, 2024), end=day(3, 5, 2024)), NO_RANGE),
        (TimeWords("range", day=3, month=4, end=day(31, 4, 2024)), NO_SUCH_DAY),
        (TimeWords("range", day=31, month=4, end=day(2, 5, 2024)), NO_SUCH_DAY),
        (TimeWords("range", day=30, month=5, end=day(2, 5, 2023)), NO_RANGE),
        (TimeWords("either", day=31, month=4, year=2023, end=day(31, 6, 2023)), NO_SUCH_DAY),
    ],
)
def test_what_tells_no_day_says_why(words: TimeWords, hint: str) -> None:
    found = resolve(words, WEDNESDAY)

    assert (found.edtf, found.earliest, found.latest, found.hint) == (None, None, None, hint)


def test_a_season_or_a_date_needs_a_year_or_publication() -> None:
    assert resolve(season(6, 8), None).hint == NOT_PUBLISHED
    assert resolve(day(3, 5), None).hint == NOT_PUBLISHED
    vague = Resolved("2024-05", date(2024, 5, 1), date(2024, 5, 31))
    assert resolve(day(3, 5), None, vague).hint == NOT_PUBLISHED
    assert resolve(TimeWords("same", shift=1), None, vague).hint == NO_REFERENCE


def test_before_the_first_year_there_is_no_day() -> None:
    assert resolve(day(28, 12), date(1, 1, 5)).hint == NO_SUCH_DAY


def test_one_of_two_times_that_are_not_days_is_their_span() -> None:
    words = TimeWords("oneof", begin=TimeWords("month", month=4), end=TimeWords("weekday", weekday=5))

    assert days(resolve(words, WEDNESDAY)) == ("2024-04-01/2024-05-03", "2024-04-01", "2024-05-03")


@pytest.mark.parametrize(
    ("published", "edtf"),
    [
        (date(2024, 4, 10), "2024-04-05"),
        (date(2023, 1, 1), "[2024-04-05,2024-05-04]"),
        (date(2025, 1, 1), "[2024-04-05,2024-05-04]"),
    ],
)
def test_of_two_readings_the_one_before_publication_counts(published: date, edtf: str) -> None:
    found = resolve(TimeWords("either", day=4, month=5, year=2024, end=day(5, 4, 2024)), published)

    assert (found.edtf, found.weaker) == (edtf, ())


def test_an_open_end_is_apart_from_nothing() -> None:
    before = resolve(TimeWords("recent"), WEDNESDAY)
    may, june = Resolved("x", date(2024, 5, 3), date(2024, 5, 3)), Resolved("x", date(2024, 6, 3), date(2024, 6, 3))

    assert not before.apart_from(may)
    assert before.apart_from(june)
    assert june.apart_from(before)
    assert june.apart_from(may)
    assert not june.apart_from(Resolved())
