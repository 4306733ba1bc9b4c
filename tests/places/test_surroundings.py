"""What lies around a point: the nearest settlement and the admin-1, and nothing where nothing is near."""

from __future__ import annotations

import pytest

from harmledger.places import Gazetteer
from harmledger.places.surroundings import Surroundings

IDLIB, ALEPPO = (35.93, 36.63), (36.20, 37.16)
OCEAN = (-40.0, -120.0)


@pytest.fixture(scope="module")
def around() -> Surroundings:
    return Surroundings(Gazetteer.bundled())


def test_the_nearest_settlement(around: Surroundings) -> None:
    found = around.nearest(*IDLIB)

    assert found is not None
    assert found.id == "geonames:169389"


def test_the_nearest_settlement_of_a_country(around: Surroundings) -> None:
    found = around.nearest(*IDLIB, "TR")

    assert found is not None
    assert found.country == "TR"
    assert around.nearest(*IDLIB, "FR") is None


def test_nothing_is_near_in_the_ocean(around: Surroundings) -> None:
    assert around.nearest(*OCEAN) is None
    assert around.country(OCEAN) is None
    assert around.holding(OCEAN, None, None) is None


def test_the_country_of_a_point(around: Surroundings) -> None:
    assert around.country(ALEPPO) == "SY"


@pytest.mark.parametrize(
    ("country", "admin1", "point", "place_id"),
    [
        ("SY", "Idlib", IDLIB, "iso3166-2:SY-ID"),
        (None, "Idlib", None, "iso3166-2:SY-ID"),
        ("TR", "Idlib", None, None),
        ("SY", "Idlib", OCEAN, None),
        ("SY", None, None, None),
        ("SY", "Nowhereistan", None, None),
    ],
)
def test_an_area_is_of_the_country_and_around_the_point(
    around: Surroundings,
    country: str | None,
    admin1: str | None,
    point: tuple[float, float] | None,
    place_id: str | None,
) -> None:
    found = around.area(country, admin1, point)

    assert (found.id if found else None) == place_id


def test_the_area_told_goes_before_that_of_the_nearest_settlement(around: Surroundings) -> None:
    told, near = around.holding(IDLIB, "SY", "Idlib"), around.holding(ALEPPO, "SY", None)

    assert told is not None
    assert near is not None
    assert (told.id, near.id) == ("iso3166-2:SY-ID", "iso3166-2:SY-HL")
    assert around.holding(ALEPPO, "SY", "Tartus") is None
