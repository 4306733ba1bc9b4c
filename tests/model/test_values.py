"""Values: spans and the words they hold, a report's day, what a harm counts, and that nothing can be changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Count, Harm, HarmledgerError, Report, Span


def test_a_span_holds_code_points() -> None:
    text = "🔴 four civilians"
    assert Span(2, 6).of(text) == "four"
    assert tuple(Span(2, 6)) == (2, 6)


@given(*[st.integers(0, 9)] * 4)
def test_a_span_covers_another_where_it_holds_all_its_places(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(a, a + b), Span(c, c + d + 1)
    assert one.covers(other) == (set(range(*other)) <= set(range(*one)))


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2023-10-26", date(2023, 10, 26)),
        ("2023-10-26T23:30:00+03:00", date(2023, 10, 26)),
        ("2023-10-26 08:00", date(2023, 10, 26)),
        ("2024-02-29", date(2024, 2, 29)),
        (None, None),
        ("", None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None) -> None:
    assert Report(id="r", text="", published=published).published_day() == day


@pytest.mark.parametrize(
    "published",
    [
        "yesterday",
        "26/10/2023",
        "2023-13-01",
        "2023-02-29",
        "20231026",
        "2023-W43-4",
        "2023-10-265",
        "2023-10",
        "2023-10-26T",
        "2023-10-26T25:00",
        "0001-01-01",
        "9999-12-31",
        "٢٠٢٣-١٠-٢٦",
    ],
)
def test_what_is_no_day_is_refused_in_one_sentence(published: str) -> None:
    with pytest.raises(HarmledgerError) as refused:
        Report(id="r", text="", published=published).published_day()
    assert str(refused.value).startswith(f"The publication date {published!r} is n")
    assert str(refused.value).count(".") == 1


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_of_two_centuries(day: date) -> None:
    assert Report(id="r", text="", published=day.isoformat()).published_day() == day


def test_a_harm_counts_a_range() -> None:
    assert Harm(outcome="injured", low=2, high=None).count == Count(2, None)


def test_values_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Report(id="r", text="").text = "other"  # type: ignore[misc]


def test_nothing_is_public_unless_someone_marks_it_so() -> None:
    assert Harm(outcome="killed", low=1, high=1).class_ == "internal"
