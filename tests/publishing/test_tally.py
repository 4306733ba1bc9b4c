"""Running totals: outcomes apart, open ends open, and what lacks a count is counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.publishing.invented import INCIDENTS, harm, incident, view

from harmledger.model import Count
from harmledger.model.incident import IncidentView
from harmledger.publishing import Tally, Total


def tally_of(*incidents: IncidentView) -> Tally:
    tally = Tally()
    assert list(tally.over(incidents)) == list(incidents)
    return tally


def test_killed_and_injured_stand_apart_and_lacking_counts_are_told() -> None:
    tally = tally_of(
        incident(view(harm("killed", 4, 4), harm("injured", 2, None))),
        incident(view(harm("killed", 3, 5))),
        incident(view()),
    )
    assert tally.incidents == 3
    assert tally.totals() == (
        Total("killed", Count(7, 9), counted=2, lacking=1),
        Total("injured", Count(2, None), counted=1, lacking=2),
    )
    assert tally.lines() == (
        "killed: 7–9 in 2 incidents; 1 of 3 lacks a count",
        "injured: 2 or more in 1 incident; 2 of 3 lack a count",
    )


def test_no_incidents_and_no_numbers_are_not_zero() -> None:
    assert tally_of().lines() == (
        "killed: no number reported; 0 of 0 lack a count",
        "injured: no number reported; 0 of 0 lack a count",
    )
    assert tally_of(incident()).lines()[0] == "killed: no number reported; 1 of 1 lacks a count"


def test_killed_without_a_number_lacks_one_and_leaves_the_sum_open() -> None:
    tally = tally_of(incident(view(harm("killed", 4, 4))), incident(view(harm("killed", None, None))))
    assert tally.totals()[0] == Total("killed", Count(4, None), counted=1, lacking=1)


def test_other_outcomes_stand_where_any_incident_reports_them() -> None:
    tally = tally_of(incident(view(harm("forcibly_disappeared", None, 3))))
    assert tally.lines()[-1] == "forcibly disappeared: up to 3 in 1 incident; 0 of 1 lack a count"
    assert [total.outcome for total in tally.totals()] == ["killed", "injured", "forcibly_disappeared"]


def test_a_sum_may_be_open_at_both_ends() -> None:
    tally = tally_of(incident(view(harm("killed", None, 5))), incident(view(harm("killed", None, None))))
    assert tally.lines()[0] == "killed: an open number in 1 incident; 1 of 2 lacks a count"


def test_claims_of_one_incident_are_not_added() -> None:
    tally = tally_of(incident(view(harm("killed", 4, 4)), view(harm("killed", 6, 7)), view(harm("killed", None, None))))
    assert tally.totals()[0] == Total("killed", Count(4, 7), counted=1, lacking=0)


def test_an_exact_sum_and_a_running_toll() -> None:
    one = view(harm("killed", 900, 900))
    toll = replace(one, claim=replace(one.claim, kind="toll"))
    tally = tally_of(incident(view(harm("killed", 4, 4)), toll))
    assert tally.lines()[0] == "killed: 4 in 1 incident; 0 of 1 lack a count"


def test_what_is_withheld_is_said() -> None:
    hidden = incident(view(harm("killed", 4, 4), withheld=("harm",)))
    tally = tally_of(hidden, incident(view(harm("killed", 2, 2), withheld=("when", "harm/0/reported"))))
    assert tally.lines()[0] == "killed: 6 in 2 incidents; 0 of 2 lack a count"
    assert tally.lines()[-1] == "withheld: something about people harmed in 1 incident; read as at least"


@given(st.lists(INCIDENTS, max_size=4))
def test_totals_do_not_depend_on_the_order(incidents: list[IncidentView]) -> None:
    forth, back = tally_of(*incidents), tally_of(*reversed(incidents))
    assert forth.totals() == back.totals()
    assert all(0 <= total.counted <= len(incidents) for total in forth.totals())
    assert all(total.counted + total.lacking == len(incidents) for total in forth.totals())
    assert len(forth.lines()) == len(forth.totals()) + bool(forth.withheld)
