"""Counting people: interval arithmetic in which an open end stays open."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from harmledger.model import Count

FEW = st.integers(0, 12)
COUNTS = st.builds(
    lambda low, more: Count(low, None if more is None else (low or 0) + more), st.none() | FEW, st.none() | FEW
)
# Every number that could matter for counts whose ends are at most 24.
NUMBERS = range(60)


def allows(count: Count, number: int) -> bool:
    return (count.low is None or count.low <= number) and (count.high is None or number <= count.high)


def numbers(count: Count) -> list[int]:
    return [number for number in NUMBERS if allows(count, number)]


@given(COUNTS, COUNTS)
def test_a_sum_does_not_depend_on_the_order(one: Count, other: Count) -> None:
    assert one + other == other + one


@given(COUNTS, COUNTS, COUNTS)
def test_a_sum_does_not_depend_on_the_brackets(one: Count, two: Count, three: Count) -> None:
    assert (one + two) + three == one + (two + three)


@given(COUNTS, COUNTS)
def test_a_sum_allows_just_the_sums_of_what_its_terms_allow(one: Count, other: Count) -> None:
    total = one + other
    assert {a + b for a, b in product(numbers(one), numbers(other)) if a + b in NUMBERS} == set(numbers(total))


@given(COUNTS, COUNTS)
def test_an_open_end_stays_open_in_a_sum(one: Count, other: Count) -> None:
    total = one + other
    assert (total.high is None) == (one.high is None or other.high is None)
    assert (total.low is None) == (one.low is None and other.low is None)


@given(COUNTS, COUNTS)
def test_a_difference_allows_just_what_remains(whole: Count, part: Count) -> None:
    assume(part.within(whole))
    # 24 is the greatest end there is, so that open ends are well told apart from it within these numbers.
    rest = {a - b for a, b in product(numbers(whole), numbers(part)) if b <= a}
    left = whole.less(part)
    if left.high is not None or left.low is not None:
        assert {number for number in rest if number < 25} == {number for number in numbers(left) if number < 25}


@given(COUNTS, COUNTS)
def test_taking_away_what_was_added_loses_nothing(one: Count, other: Count) -> None:
    left = (one + other).less(other)
    assert all(allows(left, number) for number in numbers(one))
    if one.is_exact and other.is_exact:
        assert left == one


@given(COUNTS, COUNTS)
def test_a_difference_is_never_below_zero_and_open_where_either_is(whole: Count, part: Count) -> None:
    left = whole.less(part)
    assert left.floor >= 0
    assert left.high is None or left.high >= left.floor
    assert (left.high is None) == (whole.high is None)
    assert (left.low is None) == (whole.low is None or part.high is None)


@given(COUNTS, COUNTS)
def test_counts_meet_where_one_number_could_be_meant_by_both(one: Count, other: Count) -> None:
    assert one.meets(other) == other.meets(one) == bool(set(numbers(one)) & set(numbers(other)))


@given(COUNTS, COUNTS)
def test_narrowed_allows_what_both_allow(one: Count, other: Count) -> None:
    assume(one.meets(other))
    assert one.narrowed(other) == other.narrowed(one)
    assert set(numbers(one.narrowed(other))) == set(numbers(one)) & set(numbers(other))


@given(COUNTS)
def test_narrowed_by_itself_or_by_nothing_known_it_stays(count: Count) -> None:
    assert count.narrowed(count) == count == count.narrowed(Count(None, None))


@given(COUNTS, COUNTS)
def test_a_part_fits_where_some_number_of_it_is_not_above_some_of_the_whole(part: Count, whole: Count) -> None:
    assert part.within(whole) == any(a <= b for a, b in product(numbers(part), numbers(whole)))


@given(st.lists(COUNTS, max_size=4))
def test_each_part_and_their_sum_fit_the_sum(parts: list[Count]) -> None:
    total = sum(parts, Count(0, 0))
    assert total.within(total)
    assert all(part.within(total) for part in parts)


@pytest.mark.parametrize(
    ("count", "exact", "floor"),
    [
        (Count.exactly(4), True, 4),
        (Count.exactly(0), True, 0),
        (Count(2, None), False, 2),
        (Count(None, 5), False, 0),
        (Count(None, None), False, 0),
        (Count(3, 4), False, 3),
    ],
)
def test_exactness_and_floor(count: Count, exact: bool, floor: int) -> None:
    assert (count.is_exact, count.floor) == (exact, floor)


@pytest.mark.parametrize("other", [1, None, (1, 2), "five"])
def test_only_counts_are_added(other: object) -> None:
    with pytest.raises(TypeError):
        Count(1, 1) + other
