"""Where claims say they happened: points with honest radii, areas, and nothing where nothing is sure. All invented."""

from __future__ import annotations

import pytest

from harmledger.model import Report, Where
from harmledger.places import Gazetteer
from harmledger.reading import Reader


@pytest.fixture(scope="module")
def bundled() -> Reader:
    return Reader(Gazetteer.bundled())


def where(reader: Reader, text: str, country: str | None = None, title: str | None = None) -> Where:
    reading = reader.read(
        Report(id="r", text=text, title=title, published="2024-05-08", language="en", country=country)
    )
    found = next(claim for claim in reading.claims if claim.kind == "incident").where
    assert found is not None
    return found


def test_a_known_city_has_its_point_and_a_radius(bundled: Reader) -> None:
    found = where(bundled, "An airstrike on Aleppo killed two people on Monday.", "SY")
    assert (found.place_id, found.level, found.country, found.unsure) == ("geonames:170063", "city", "SY", ())
    assert found.radius_m is not None
    assert found.radius_m > 5_000


def test_an_unknown_village_gets_no_point_of_another_place(bundled: Reader) -> None:
    text = "Shells hit the village of Exampla on Monday, killing two people. Aid came from Idlib."
    found = where(bundled, text, "SY")
    assert (found.name, found.place_id, found.lat, found.lon) == ("Exampla", None, None, None)


def test_an_unknown_village_carries_the_area_it_is_said_to_lie_in(bundled: Reader) -> None:
    found = where(bundled, "Shells hit the village of Exampla in Idlib province on Monday, killing two people.", "SY")
    assert (found.name, found.place_id, found.reference, found.level) == ("Exampla", None, "Idlib", "province")
    assert found.lat is not None
    assert found.radius_m is not None
    assert found.radius_m > 30_000


def test_a_street_stands_at_the_settlement_told_elsewhere_and_says_so(bundled: Reader) -> None:
    text = "A shell hit a house on Bustan Street on Monday, killing two people. The dead were buried. Rafah was calm."
    found = where(bundled, text, "PS")
    assert (found.name, found.level, found.place_id) == ("Bustan Street", "street", None)
    assert found.unsure
    assert found.derived_from == ("another sentence",)


def test_without_a_place_of_its_own_the_event_takes_the_opening_s(bundled: Reader) -> None:
    text = "Rafah was under fire again. Two people were killed in a strike on Monday."
    found = where(bundled, text, "PS")
    assert (found.name, found.country) == ("Rafah", "PS")
    assert found.derived_from == ("opening of the report",)


def test_a_relation_keeps_its_reference_and_widens_the_radius(bundled: Reader) -> None:
    near = where(bundled, "A shell exploded west of Idlib on Monday, killing two people.", "SY")
    at = where(bundled, "A shell exploded in Idlib on Monday, killing two people.", "SY")
    assert (near.place_id, near.reference, near.direction) == (None, "Idlib", "W")
    assert (near.lat, near.lon) == (at.lat, at.lon)
    assert near.radius_m is not None
    assert at.radius_m is not None
    assert near.radius_m > at.radius_m + 20_000


def test_a_distance_told_lies_within_the_radius(bundled: Reader) -> None:
    found = where(bundled, "Gunmen killed two people 40 kilometres east of Agadez on Monday.", "NE")
    assert found.reference == "Agadez"
    assert found.radius_m is not None
    assert found.radius_m >= 40_000


def test_a_name_of_several_towns_stays_open(bundled: Reader) -> None:
    found = where(bundled, "Two people were shot dead in Springfield on Monday.", "US")
    assert (found.name, found.lat) == ("Springfield", None)
    assert found.hint is not None
    assert "Several" in found.hint


def test_a_state_named_elsewhere_decides(bundled: Reader) -> None:
    text = "TOLEDO, Ohio - Two people were shot dead in Springfield on Monday, police said."
    assert where(bundled, text, "US").admin1 == "Ohio"


def test_the_country_comes_from_nationalities_and_names_where_none_is_given(bundled: Reader) -> None:
    text = "LIMA, 5 MAY 90 -- [TEXT] PERUVIAN GUERRILLAS KILLED TWO POLICEMEN IN A VILLAGE TODAY."
    assert where(bundled, text).country == "PE"


def test_only_the_report_s_country_leaves_no_point(bundled: Reader) -> None:
    found = where(bundled, "Two people were killed in a strike on Monday.", "SY")
    assert (found.name, found.level, found.country, found.lat) == (None, "country", "SY", None)
    assert found.derived_from == ("report.country",)
