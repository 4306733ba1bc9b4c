"""What one claim tells of an outcome: groups side by side are added, parts are not, and an open end stays open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.publishing.invented import CHILD, INCIDENTS, MAN, WOMAN, harm, people, view

from harmledger.model import Count, Group
from harmledger.model.codes import Outcome
from harmledger.model.incident import IncidentView
from harmledger.publishing.counts import OUTCOMES, groups_told, hull, misses_people, told


def women(who: Group) -> bool:
    return who.sex == "f"


def test_what_is_not_told_is_not_zero() -> None:
    assert told(view(harm("killed", 4, 4)), "injured") is None
    assert told(view(), "killed") is None
    assert told(view(harm("killed", None, None)), "killed") == Count(None, None)
    assert told(view(harm("killed", 0, 0)), "killed") == Count(0, 0)


def test_groups_side_by_side_are_added_and_outcomes_never() -> None:
    claim = view(harm("killed", 4, 4), harm("injured", 9, 9), harm("killed", 1, 2))
    assert told(claim, "killed") == Count(5, 6)
    assert told(claim, "injured") == Count(9, 9)


@pytest.mark.parametrize(
    ("ends", "total"),
    [
        (((2, None), (3, 3)), Count(5, None)),
        (((None, 5), (3, 3)), Count(3, 8)),
        (((None, None), (3, 3)), Count(3, None)),
        (((None, 5), (None, 1)), Count(None, 6)),
    ],
)
def test_open_ends_stay_open(ends: tuple[tuple[int | None, int | None], ...], total: Count) -> None:
    assert told(view(*(harm("killed", *one) for one in ends)), "killed") == total


def test_parts_are_not_counted_beside_their_whole() -> None:
    claim = view(harm("killed", 10, 10, harm("killed", 3, 3, harm("killed", 1, 1, who=WOMAN), who=WOMAN)))
    assert told(claim, "killed") == Count(10, 10)
    assert told(claim, "killed", women) == Count(3, 3)
    assert [one.low for one in groups_told(claim, "killed", women)] == [3]


def test_a_part_of_another_outcome_is_told() -> None:
    claim = view(harm("casualties_undifferentiated", 15, 15, harm("killed", 4, 4), harm("injured", 11, 11)))
    assert [told(claim, one) for one in ("casualties_undifferentiated", "killed", "injured")] == [
        Count(15, 15),
        Count(4, 4),
        Count(11, 11),
    ]
    assert told(claim, "missing") is None


def test_those_who_fit_are_told_and_never_worked_out() -> None:
    claim = view(harm("killed", 9, 9, harm("killed", 2, 2, who=MAN), harm("killed", 3, 3, who=CHILD)))
    assert told(claim, "killed", women) is None
    assert told(claim, "injured", women) is None


def test_alternatives_are_a_range_and_not_a_sum() -> None:
    either = view(harm("killed", 3, 3, any_of=1), harm("killed", 5, 7, any_of=1), harm("killed", 1, 1))
    assert told(either, "killed") == Count(4, 8)


def test_an_alternative_elsewhere_leaves_the_lower_end_open() -> None:
    either = view(harm("killed", 2, 2, any_of=1), harm("abducted", 2, 2, any_of=1))
    assert told(either, "killed") == Count(None, 2)
    person = view(harm("killed", 1, 1, who=WOMAN, any_of=1), harm("killed", 1, 1, who=MAN, any_of=1))
    assert told(person, "killed") == Count(1, 1)
    assert told(person, "killed", women) == Count(None, 1)


@pytest.mark.parametrize("path", ["harm/0", "harm/7"])
def test_a_withheld_group_leaves_the_upper_ends_open(path: str) -> None:
    claim = view(harm("killed", 4, 4), harm("injured", 1, 1), withheld=("when", path))
    assert told(claim, "killed") == Count(4, None)
    assert told(claim, "injured") == Count(1, None)
    assert told(claim, "missing") is None


@pytest.mark.parametrize("path", ["when", "harm/0/reported", "harm/0/said_by", "harm/0/who/roles", "harmony/0", "harm"])
def test_other_withheld_values_leave_counts_as_they_are(path: str) -> None:
    assert told(view(harm("killed", 4, 4), withheld=(path,)), "killed") == Count(4, 4)


@pytest.mark.parametrize("path", ["harm/0/parts/1", "harm/0/parts"])
def test_a_withheld_part_opens_only_what_it_may_belong_to(path: str) -> None:
    split = view(
        harm("killed", 9, 9, harm("killed", 3, 3, who=WOMAN)),
        harm("injured", 5, 5, harm("injured", 2, 2, who=WOMAN)),
        withheld=(path,),
    )
    assert told(split, "killed") == Count(9, 9)
    assert told(split, "killed", women) == Count(3, None)
    assert told(split, "injured", women) == Count(2, 2)


def test_a_part_withheld_within_a_group_that_fits_opens_nothing() -> None:
    split = view(harm("killed", 5, 5, harm("killed", 3, 3, who=WOMAN)), withheld=("harm/0/parts/0/parts/0",))
    assert told(split, "killed", women) == Count(3, 3)


def test_a_part_of_a_part_opens_the_group_that_it_may_belong_to() -> None:
    split = view(
        harm("killed", 9, 9, harm("killed", 4, 4, harm("killed", 1, 1, who=WOMAN))),
        withheld=("harm/0/parts/0/parts/1",),
    )
    assert told(split, "killed", women) == Count(1, None)


def test_people_who_are_missing_are_told_from_words_that_are() -> None:
    assert misses_people(view(withheld=("where", "harm")))
    assert misses_people(view(withheld=("harm/0/parts/1",)))
    assert not misses_people(view(withheld=("where", "harm/0/reported")))


def test_status_is_told_by_the_largest_group() -> None:
    claim = view(harm("killed", 9, 9, harm("killed", 3, 3, who=people("civilian", "f")), who=people("civilian")))
    assert told(claim, "killed", lambda who: who.status == "civilian") == Count(9, 9)


def test_the_hull_holds_each() -> None:
    assert hull([Count(3, 4), Count(1, 2)]) == Count(1, 4)
    assert hull([Count(3, None), Count(None, 2)]) == Count(None, None)


@given(INCIDENTS, st.sampled_from(OUTCOMES))
def test_a_withheld_group_opens_the_upper_end_and_leaves_the_lower(one: IncidentView, outcome: Outcome) -> None:
    for claim in one.claims:
        whole = told(replace(claim, withheld=()), outcome)
        assert told(replace(claim, withheld=("harm/99",)), outcome) == (whole and Count(whole.low, None))


def test_a_whole_group_that_is_withheld_outside_leaves_every_upper_end_open() -> None:
    whole = view(harm("killed", 4, 4), withheld=("harm_group",))
    detail = view(harm("killed", 4, 4), withheld=("harm",))
    assert told(whole, "killed") == Count(4, None)
    assert told(detail, "killed") == Count(4, 4)
    assert misses_people(whole)
