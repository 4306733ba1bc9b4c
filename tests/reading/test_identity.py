"""Whether two groups of people are one, by what is told of them; all people and names are invented."""

from __future__ import annotations

import pytest

from harmledger.model import Count
from harmledger.reading.identity import at_odds, learn, likeness, other_name, same_among
from harmledger.rules.meanings import People


def people(low: int = 1, **more: object) -> People:
    """Return a group of so many people."""
    return People(Count(low, low), (0, 1), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (people(sex="m"), people(sex="f"), True),
        (people(sex="m"), people(), False),
        (people(age="child"), people(age="adult"), True),
        (people(age="child"), people(), False),
        (people(years=34), people(years=36), True),
        (people(years=34), people(years=35), False),
    ],
)
def test_men_are_no_women_and_a_slip_of_a_year_is_none(one: People, other: People, expected: bool) -> None:
    assert at_odds(one, other) is expected
    assert at_odds(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada Exampleson", "Bea Exampleson", True),
        ("Ada Exampleson", "ada exampleson", False),
        ("Exampleson", "Ada Exampleson", False),
        ("Otherby", "Ada Exampleson", True),
        ("", "Ada Exampleson", False),
    ],
)
def test_two_of_one_family_are_two(one: str, other: str, expected: bool) -> None:
    assert other_name(people(known_as=one), people(known_as=other)) is expected
    assert other_name(people(known_as=other), people(known_as=one)) is expected


def test_the_likeliest_is_the_same_and_nobody_where_something_speaks_against_all() -> None:
    man, woman, named = people(sex="m"), people(sex="f"), people(known_as="Ada Exampleson", sex="f")

    assert same_among(people(sex="f", known_as="Exampleson"), [man, woman, named]) is named
    assert same_among(people(sex="m"), [woman, man]) is man
    assert same_among(people(2, sex="m"), [man, woman]) is None
    assert likeness(man, woman) == 0


def test_years_outrank_a_noun_and_what_is_known_stays() -> None:
    known = people(sex="m", age="adult")

    learn(known, people(sex="f", age="child", years=17, status="civilian"))

    assert (known.sex, known.age, known.years, known.status) == ("m", "child", 17, "civilian")


def test_of_another_number_only_the_status_is_learnt() -> None:
    known = people(5)

    learn(known, people(2, sex="f", status="civilian"))

    assert (known.sex, known.status) == ("unknown", "civilian")
