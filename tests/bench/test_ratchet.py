"""The ratchet lets figures rise and holds them there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import ratchet

SHARES = st.floats(0, 1)
METRICS = st.sampled_from(["killed_exact", "headline", "place_wrong"])


def test_a_better_figure_raises_its_floor_and_a_worse_one_does_not() -> None:
    floors = {"gva": {"killed_exact": 0.7, "date_exact": 0.8}}
    after = ratchet.raised({"gva": {"killed_exact": 0.75, "date_exact": 0.5}}, floors)
    assert after == {"gva": {"killed_exact": 0.75, "date_exact": 0.8}}
    assert floors == {"gva": {"killed_exact": 0.7, "date_exact": 0.8}}


def test_only_lower_lets_a_floor_fall() -> None:
    assert ratchet.raised({"gva": {"actor": 0.4}}, {"gva": {"actor": 0.6}}, lower=True) == {"gva": {"actor": 0.4}}


def test_a_share_of_wrong_values_has_a_ceiling() -> None:
    floors = {"gva": {"place_wrong": 0.05}}
    assert ratchet.raised({"gva": {"place_wrong": 0.02}}, floors) == {"gva": {"place_wrong": 0.02}}
    assert ratchet.raised({"gva": {"place_wrong": 0.09}}, floors) == floors
    (short,) = ratchet.shortfalls({"gva": {"place_wrong": 0.09}}, floors)
    assert str(short) == "gva place_wrong: 0.0900 is above its ceiling 0.0500"


def test_a_figure_under_its_floor_is_named() -> None:
    (short,) = ratchet.shortfalls({"gva": {"actor": 0.5}, "muc4": {}}, {"gva": {"actor": 0.6}})
    assert str(short) == "gva actor: 0.5000 is under its floor 0.6000"


def test_a_figure_that_is_gone_is_a_shortfall_but_a_set_not_run_is_not() -> None:
    floors = {"gva": {"actor": 0.6}, "muc4": {"actor": 0.6}}
    (short,) = ratchet.shortfalls({"gva": {}}, floors)
    assert str(short) == "gva actor: no figure any more, its floor is 0.6000"


@given(METRICS, SHARES)
def test_a_run_always_meets_the_floors_it_sets(metric: str, value: float) -> None:
    measured = {"gva": {metric: value}}
    assert not ratchet.shortfalls(measured, ratchet.raised(measured, {}))


@given(METRICS, SHARES, SHARES)
def test_floors_never_fall_by_themselves(metric: str, first: float, second: float) -> None:
    before = ratchet.raised({"gva": {metric: first}}, {})
    after = ratchet.raised({"gva": {metric: second}}, before)["gva"][metric]
    if metric in ratchet.CEILINGS:
        assert after <= before["gva"][metric]
    else:
        assert after >= before["gva"][metric]


def test_floors_survive_the_file(tmp_path: Path) -> None:
    floors = {
        "sample": 60,
        "full": {"gva": {"killed_exact": 0.1234, "actor": 1.0}},
        "reduced": {"muc4": {"first": 0.5}},
        "speed": {"comparison": {"times_peer": 6.5}},
    }
    ratchet.save(floors, tmp_path / "floors.toml")
    assert ratchet.load(tmp_path / "floors.toml") == floors


def test_no_file_means_no_floors(tmp_path: Path) -> None:
    assert ratchet.load(tmp_path / "none.toml") == {"sample": 60, "full": {}, "reduced": {}, "speed": {}}


def test_the_committed_floors_are_in_the_form_the_program_writes(tmp_path: Path) -> None:
    if not ratchet.FLOORS.exists():
        pytest.skip("no floors are set yet")
    ratchet.save(ratchet.load(), tmp_path / "floors.toml")
    assert (tmp_path / "floors.toml").read_text("utf-8") == ratchet.FLOORS.read_text("utf-8")


def test_the_ratchet_watches_fields_wrongs_and_both_headlines() -> None:
    group = {
        "fields": {"actor": 0.5},
        "metrics": {"actor_wrong": {"value": 0.1}, "date_1d": {"value": 0.9}},
        "headline": {"value": 0.5},
    }
    score = {
        "best": {"sets": {"gva": group}, "overall": group},
        "first": {"sets": {"gva": {"headline": {"value": 0.4}}}, "overall": {"headline": {"value": None}}},
    }
    assert ratchet.figures(score) == {
        "gva": {"actor": 0.5, "actor_wrong": 0.1, "headline": 0.5, "first": 0.4},
        "overall": {"actor": 0.5, "actor_wrong": 0.1, "headline": 0.5},
    }
