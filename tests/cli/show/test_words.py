"""Counts, people, times and places in words; all of them invented."""

from __future__ import annotations

import pytest
from tests.cli.invented import KILLED, span

from harmledger.cli.show.codes import how_surely, said
from harmledger.cli.show.counts import told
from harmledger.cli.show.groups import people
from harmledger.cli.show.parts import branches
from harmledger.cli.show.spots import where_words
from harmledger.cli.show.times import when_words
from harmledger.model import OUTCOMES, Count, Group, Harm, Voice, When, Where


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2, None, "2 or more"),
        (4, 4, "4"),
        (4, 6, "4–6"),
        (None, 5, "up to 5"),
        (None, None, "not reported"),
        (0, 0, "0"),
    ],
)
def test_a_count_is_a_range_and_its_open_end_stays_open(low: int | None, high: int | None, words: str) -> None:
    assert told(Count(low, high)) == words


@pytest.mark.parametrize(
    ("count", "group", "words"),
    [
        (5, Group(status="civilian"), "5 civilians"),
        (1, Group(status="civilian", sex="f", age="adult"), "1 woman, civilian"),
        (2, Group(status="civilian", basis="inherited"), "2 civilians (status inherited)"),
        (3, Group(), "3 people"),
        (1, Group(roles=("aid_worker",)), "1 aid worker"),
        (2, Group(age="child", roles=("infant",)), "2 infants"),
        (1, Group(sex="f", age="adult", roles=("pregnant",)), "1 pregnant woman"),
        (2, Group(roles=("elderly",)), "2 elderly people"),
        (2, Group(status="member_of_armed_forces"), "2 members of armed forces"),
        (2, Group(sex="m", age="child"), "2 boys"),
        (6, Group(roles=("clergy",)), "6 members of the clergy"),
        (1, Group(roles=("police",)), "1 police officer"),
    ],
)
def test_people_are_named_as_the_group_says(count: int, group: Group, words: str) -> None:
    assert people(Count.exactly(count), group) == words


def test_a_young_woman_without_an_age_is_not_made_a_child() -> None:
    assert people(Count.exactly(2), Group(sex="f")) == "2 women or girls"


def test_parts_that_add_up_are_a_sum_and_others_stand_out_of_the_whole() -> None:
    assert [(depth, words) for depth, words, _ in branches(KILLED)] == [
        (0, "5 civilians, according to Rescuers (rescuer)"),
        (1, "= 3 women"),
        (2, "of whom 1 pregnant woman  [sealed]"),
        (1, "+ 2 infants"),
    ]


def test_what_nobody_counted_is_not_reported_and_never_zero() -> None:
    harm = Harm(outcome="injured", low=None, high=None, who=Group(status="civilian"))
    assert [words for _, words, _ in branches(harm)] == ["civilians: number not reported"]


def test_a_remainder_is_not_specified_and_a_part_of_another_outcome_says_so() -> None:
    whole = Group(status="civilian")
    rest = Harm(outcome="killed", low=3, high=3, who=Group(status="civilian", basis="derived"))
    later = Harm(outcome="died_later", low=1, high=1, who=Group(status="civilian", sex="f", age="adult"))
    harm = Harm(outcome="killed", low=4, high=4, who=whole, parts=(rest, later))
    assert [words for _, words, _ in branches(harm)][1:] == [
        "of whom 3 not specified",
        "of whom died later 1 woman",
    ]


def test_a_sealed_voice_is_labelled() -> None:
    witness = Voice(name="a witness", kind="witness", class_="sealed")
    harm = Harm(outcome="killed", low=1, high=1, said_by=witness)
    assert [words for _, words, _ in branches(harm)] == ["1 person, according to a witness (witness)  [sealed]"]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(edtf="2023-10-24"), "2023-10-24"),
        (When(edtf="2023-10-24", weaker=("2023-10-17",)), "2023-10-24  (less likely 2023-10-17)"),
        (When(edtf=None, span=span("Last Tuesday"), hint="no day of publication"),
         "not resolved  (“Last Tuesday”; no day of publication)"),
        (When(edtf="../2023-10-26", latest="2023-10-26"), "by 2023-10-26, from when is open"),
        (When(edtf="2023-10-01/..", earliest="2023-10-01"), "from 2023-10-01, until when is open"),
        (When(edtf="2023-10", earliest="2023-10-01", latest="2023-10-31"), "between 2023-10-01 and 2023-10-31"),
        (When(edtf="2023-10-24", time_of_day="night"), "2023-10-24, night"),
    ],
)  # fmt: skip
def test_times(when: When, words: str) -> None:
    assert when_words(when, "Last Tuesday, nothing happened here: this is invented.") == words


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where(name="Klow", level="city", country="SY", lat=35.9, lon=36.6, radius_m=8000, place_id="team:1"),
         "Klow  ·  SY  ·  city, within 8 km of 35.900, 36.600, team:1"),
        (Where(name="Sbrodj", kind="camp", relation="west of", reference="Klow", lat=1, lon=2, radius_m=15_000),
         "Sbrodj (camp), west of Klow  ·  within 15 km of the point of Klow (1.000, 2.000)"),
        (Where(name="Nowhere", level="village", country="SY", admin1="Klow", unsure=("admin1",)),
         "Nowhere  ·  Klow, SY  ·  village, no point known  ·  to be checked: province"),
        (Where(name=None, country="SY", level="country"), "place not named  ·  SY  ·  country, no point known"),
    ],
)  # fmt: skip
def test_places(where: Where, words: str) -> None:
    assert where_words(where) == words


@pytest.mark.parametrize(
    ("certainty", "words"), [(None, "check"), (0.97, "check"), (0.98, "read clearly"), (1.0, "read clearly")]
)
def test_only_from_98_in_100_on_is_a_value_read_clearly(certainty: float | None, words: str) -> None:
    assert how_surely(certainty) == words


def test_no_code_shows_its_underscores() -> None:
    assert not [code for code in OUTCOMES if "_" in said(code)]
