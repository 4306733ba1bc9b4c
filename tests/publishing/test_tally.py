"""What is told of a release beside it: outcomes apart, what lacks a count, and no sums."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.publishing.invented import INCIDENTS, harm, incident, view

from harmledger.model.incident import IncidentView
from harmledger.publishing import OutcomeTold, Tally
from harmledger.publishing.tally import NO_SUMS


def tally_of(*incidents: IncidentView) -> Tally:
    tally = Tally()
    assert list(tally.over(incidents)) == list(incidents)
    return tally


def test_killed_and_injured_stand_apart_and_lacking_counts_are_told() -> None:
    tally = tally_of(
        incident(view(harm("killed", 4, 4), harm("injured", None, None))),
        incident(view(harm("killed", 3, 5))),
        incident(view()),
    )
    assert tally.incidents == 3
    assert tally.outcomes() == (
        OutcomeTold("killed", told=2, lacking=0),
        OutcomeTold("injured", told=1, lacking=1),
    )
    assert tally.lines() == (
        "killed: told in 2 of 3 incidents",
        "injured: told in 1 of 3 incidents, 1 of them without a count",
        NO_SUMS,
    )


def test_nothing_told_is_said_of_killed_and_injured() -> None:
    assert tally_of().lines() == ("killed: told in 0 of 0 incidents", "injured: told in 0 of 0 incidents")
    assert tally_of(incident()).lines()[0] == "killed: told in 0 of 1 incident"


def test_other_outcomes_stand_where_any_incident_tells_them() -> None:
    tally = tally_of(incident(view(harm("forcibly_disappeared", None, 3))))
    assert tally.lines()[-1] == "forcibly disappeared: told in 1 of 1 incident"
    assert [one.outcome for one in tally.outcomes()] == ["killed", "injured", "forcibly_disappeared"]


def test_an_incident_with_several_claims_is_one_and_lacks_a_count_where_all_do() -> None:
    number, none = view(harm("killed", 4, 4)), view(harm("killed", None, None))
    assert tally_of(incident(number, none)).outcomes()[0] == OutcomeTold("killed", told=1, lacking=0)
    assert tally_of(incident(none, none)).outcomes()[0] == OutcomeTold("killed", told=1, lacking=1)


def test_a_running_toll_is_no_incident_of_its_own() -> None:
    one = view(harm("killed", 900, 900))
    toll = replace(one, claim=replace(one.claim, kind="toll"))
    assert tally_of(incident(view(), toll)).outcomes()[0] == OutcomeTold("killed", told=0, lacking=0)


def test_what_is_withheld_is_said() -> None:
    hidden = incident(view(harm("killed", 4, 4), withheld=("harm",)))
    tally = tally_of(hidden, incident(view(harm("killed", 2, 2), withheld=("when", "harm/0/reported"))))
    assert "withheld: something about people harmed in 1 incident; read the numbers as at least" in tally.lines()


def test_the_same_event_of_two_reports_is_never_added_up() -> None:
    """No number of the dead of either stands in any line, nor their sum: 907 would count the same people again."""
    lines = tally_of(incident(view(harm("killed", 453, 453))), incident(view(harm("killed", 454, 454)))).lines()
    assert {int(number) for line in lines for number in re.findall(r"\d+", line)} == {0, 2}


@given(st.lists(INCIDENTS, max_size=4))
def test_what_is_told_does_not_depend_on_the_order(incidents: list[IncidentView]) -> None:
    forth, back = tally_of(*incidents), tally_of(*reversed(incidents))
    assert forth.lines() == back.lines()
    assert all(0 <= one.lacking <= one.told <= len(incidents) for one in forth.outcomes())
