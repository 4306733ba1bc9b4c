"""The bundled gazetteer, whole: names, areas, ids, and what it does not know."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.places import Gazetteer, fold
from harmledger.places.records import Store, UnreadableGazetteer

DATA = Path(str(files("harmledger.places"))) / "data"


@pytest.mark.parametrize(
    ("name", "place_id", "country", "admin1"),
    [
        ("Idlib", "geonames:169389", "SY", "Idlib"),
        ("Idleb", "geonames:169389", "SY", "Idlib"),
        ("إدلب", "geonames:169389", "SY", "Idlib"),
        ("Aleppo", "geonames:170063", "SY", "Aleppo"),
        ("Halab", "geonames:170063", "SY", "Aleppo"),
        ("Saraqib", "geonames:164816", "SY", "Idlib"),
        ("Sarakeb", "geonames:164816", "SY", "Idlib"),
        ("Khan Yunis", "geonames:281124", "PS", "Gaza Strip"),
        ("KHAN YOUNIS", "geonames:281124", "PS", "Gaza Strip"),
        ("Gaza", "geonames:281133", "PS", "Gaza Strip"),
        ("Kyiv", "geonames:703448", "UA", "Kyiv"),
        ("Mosul", "geonames:99072", "IQ", "Nineveh"),
        ("El Fasher", "geonames:379555", "SD", "North Darfur"),
        ("Al-Fashir", "geonames:379555", "SD", "North Darfur"),
    ],
)
def test_settlements_are_known_by_their_names(
    world: Gazetteer, name: str, place_id: str, country: str, admin1: str
) -> None:
    found = {place.id: place for place in world.named(name)}
    assert place_id in found
    assert (found[place_id].country, found[place_id].admin1) == (country, admin1)
    assert world.knows(fold(name))


@pytest.mark.parametrize(
    "name", ["Nairab", "Nayrab", "Ahl Saraqib", "", " ", "-", "Qwertyuiop", "#country:SY", "~adlab"]
)
def test_what_is_not_known_is_not_invented(world: Gazetteer, name: str) -> None:
    assert world.named(name) == ()
    assert not world.knows(fold(name))


@pytest.mark.parametrize("name", ["an-Nuseirat", "al-Nuseirat", "Nuseirat", "el Nuseirat"])
def test_the_article_does_not_matter(world: Gazetteer, name: str) -> None:
    assert "geonames:281109" in {place.id for place in world.named(name)}


def test_city_and_province_of_one_name_are_both_known(world: Gazetteer) -> None:
    assert {place.kind for place in world.named("Idlib")} == {"city", "province"}


def test_a_radius_holds_the_place(world: Gazetteer) -> None:
    city, province = world.place("geonames:169389"), world.area_of("SY", "Idlib")
    assert city is not None
    assert province is not None
    assert (city.level, province.level) == ("city", "province")
    assert 3_000 <= city.radius_m <= 10_000 < 40_000 <= province.radius_m <= 100_000


@pytest.mark.parametrize("told", ["Idlib", "SY-ID", "idleb"])
def test_an_area_is_found_by_name_or_code(world: Gazetteer, told: str) -> None:
    area = world.area_of("SY", told)
    assert area is not None
    assert area.id == "iso3166-2:SY-ID"


def test_an_area_of_another_country_is_not_taken(world: Gazetteer) -> None:
    assert world.area_of("UA", "Idlib") is None
    assert world.area_of("UA", "SY-ID") is None
    assert world.area_of("QQ") is None


@pytest.mark.parametrize("code", ["SY", "PS", "UA", "RU", "US", "FJ", "FR", "XK", "SS"])
def test_countries_have_a_centre_and_a_radius(world: Gazetteer, code: str) -> None:
    country = world.area_of(code)
    assert country is not None
    assert (country.level, country.country, country.admin1) == ("country", code, None)
    assert 10_000 < country.radius_m < 6_500_000


@pytest.mark.parametrize(
    ("name", "place_id"),
    [("Gaza Strip", "naturalearth:PS-gaza-strip"), ("Darfur", "region:SD-darfur"), ("Scotland", "iso3166-2:GB-SCT")],
)
def test_regions_are_known(world: Gazetteer, name: str, place_id: str) -> None:
    assert place_id in {place.id for place in world.named(name)}


def test_an_unknown_id_is_none(world: Gazetteer) -> None:
    assert world.place("geonames:1") is None
    assert world.place("geonames:4294967295") is None
    assert world.place("team:nowhere") is None
    assert world.place("") is None


@given(st.text(max_size=30))
def test_no_name_breaks_a_look_up(text: str) -> None:
    world = Gazetteer.bundled()
    assert bool(world.knows(fold(text))) <= bool(world.named(text))
    world.near(text, 3)


def test_near_finds_misspellings(world: Gazetteer) -> None:
    assert world.near("Sarqib", 3)[0][0].id == "geonames:164816"
    assert world.near("", 3) == ()


def test_the_digest_is_that_of_the_files(world: Gazetteer, with_nairab: Gazetteer) -> None:
    assert world.digest == Gazetteer.bundled().digest
    assert len(world.digest) == 64
    assert with_nairab.digest != world.digest


def test_the_bundled_file_is_the_one_its_provenance_names() -> None:
    store = Store(DATA / "world.gaz")
    provenance = json.loads((DATA / "provenance.json").read_text("utf-8"))
    assert store.is_whole()
    assert provenance["world.gaz"]["bytes"] == (DATA / "world.gaz").stat().st_size
    assert "CC BY 4.0" in (DATA / "ATTRIBUTION.md").read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"HLGAZ", b"\0" * 500])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.gaz"
    path.write_bytes(content)
    with pytest.raises(UnreadableGazetteer, match=r"broken\.gaz"):
        Gazetteer.bundled(path)


def test_a_file_cut_short_is_named(tmp_path: Path, with_nairab: Gazetteer) -> None:
    whole = with_nairab.files[-1].read_bytes()
    path = tmp_path / "cut.gaz"
    path.write_bytes(whole[40:])
    with pytest.raises(UnreadableGazetteer, match=r"cut\.gaz"):
        Gazetteer.bundled(path)
    with pytest.raises(UnreadableGazetteer, match="absent"):
        Gazetteer.bundled(tmp_path / "absent.gaz")
