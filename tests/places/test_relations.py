"""Relations: a direction and a radius, wide enough and never without the reference's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.places import Gazetteer, Place, direction_of, relation_radius


@pytest.fixture(scope="module")
def idlib() -> Place:
    place = Gazetteer.bundled().place("geonames:169389")
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("words", "direction", "beyond"),
    [
        ("west of", "W", 25_000),
        ("north-west of", "NW", 25_000),
        ("northwest of", "NW", 25_000),
        ("to the south east of", "SE", 25_000),
        ("10 km west of", "W", 12_500),
        ("2 miles from", None, 4_023),
        ("500 metres from", None, 625),
        ("near", None, 10_000),
        ("outside", None, 10_000),
        ("on the outskirts of", None, 5_000),
        ("on the eastern outskirts of", "E", 5_000),
        ("countryside of", None, 30_000),
        ("rural", None, 30_000),
        ("northern countryside of", "N", 30_000),
        ("in the east of", "E", 0),
        ("eastern", "E", 0),
        ("in", None, 0),
        ("beside", None, 10_000),
        ("غرب", "W", 25_000),
        ("ريف", None, 30_000),
    ],
)
def test_words_give_a_direction_and_a_radius(idlib: Place, words: str, direction: str | None, beyond: int) -> None:
    assert relation_radius(words, idlib) == (direction, idlib.radius_m + beyond)


def test_the_countryside_of_a_province_lies_within_it() -> None:
    province = Gazetteer.bundled().area_of("SY", "Idlib")
    assert province is not None
    assert relation_radius("countryside of", province) == (None, province.radius_m)


@given(st.text())
def test_any_words_give_at_least_the_reference(words: str) -> None:
    place = Gazetteer.bundled().place("geonames:169389")
    assert place is not None
    assert relation_radius(words, place)[1] >= place.radius_m


@pytest.mark.parametrize("words", ["of", "near", "", "Easter", "northernmost"])
def test_no_direction_is_read_into_other_words(words: str) -> None:
    assert direction_of(words) is None
