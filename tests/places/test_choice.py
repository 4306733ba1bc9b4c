"""The choice among places of one name: by context where there is any, and open otherwise. All mentions are invented."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from harmledger.places import Choice, Context, Gazetteer, Mention, choose
from harmledger.places.importing import import_file
from harmledger.places.reasons import weights

SYRIA = Context(country="SY")
IDLIB, SARAQIB = "geonames:169389", "geonames:164816"
VILLAGE, CAMP = "team:nairab-idlib-village", "team:neirab-aleppo-camp"


def words(choice: Choice, place_id: str, *, for_: bool) -> list[str]:
    return [reason.words for reason in choice.reasons if (reason.place_id, reason.for_) == (place_id, for_)]


def chosen(choice: Choice) -> str | None:
    return choice.place.id if choice.place else None


@pytest.mark.parametrize(
    ("mention", "context", "place_id"),
    [
        (Mention("Idlib"), SYRIA, IDLIB),
        (Mention("Idlib"), Context(), IDLIB),
        (Mention("Idlib", kind="city"), SYRIA, IDLIB),
        (Mention("Idlib", kind="province"), SYRIA, "iso3166-2:SY-ID"),
        (Mention("Idleb", kind="governorate"), SYRIA, "iso3166-2:SY-ID"),
        (Mention("Saraqib", within=("Idlib",)), SYRIA, SARAQIB),
        (Mention("Aleppo"), SYRIA, "geonames:170063"),
        (Mention("Khan Younis"), Context(country="PS"), "geonames:281124"),
        (Mention("Gaza"), Context(country="PS"), "geonames:281133"),
        (Mention("Gaza"), Context(), "geonames:281133"),
        (Mention("Gaza Strip"), Context(), "naturalearth:PS-gaza-strip"),
        (Mention("Scotland"), Context(), "iso3166-2:GB-SCT"),
        (Mention("Darfur"), Context(), "region:SD-darfur"),
        (Mention("Rakhine"), Context(country="MM"), "iso3166-2:MM-16"),
        (Mention("Kandahar", kind="province"), Context(), "iso3166-2:AF-KAN"),
        (Mention("Tripoli", within=("Libya",)), Context(), "geonames:2210247"),
        (Mention("Tripoli"), Context(country="LB"), "geonames:266826"),
        (Mention("Donetsk"), Context(countries={"UA": 0.8, "RU": 0.2}), "geonames:709717"),
        (Mention("Georgia"), Context(), "country:GE"),
        (Mention("Georgia"), Context(country="US"), "iso3166-2:US-GA"),
        (Mention("Syria"), Context(), "country:SY"),
    ],
)
def test_context_decides(world: Gazetteer, mention: Mention, context: Context, place_id: str) -> None:
    choice = choose(mention, context, world)
    assert chosen(choice) == place_id
    assert not choice.open_
    assert choice.considered[0] == choice.place


@pytest.mark.parametrize("mention", [Mention("Tripoli"), Mention("Springfield"), Mention("San José")])
def test_what_is_close_stays_open(world: Gazetteer, mention: Mention) -> None:
    choice = choose(mention, Context(), world)
    assert choice.place is None
    assert choice.open_
    assert len(choice.considered) > 1


def test_the_only_place_of_a_name_is_not_taken_from_another_country(world: Gazetteer) -> None:
    choice = choose(Mention("Saraqib"), Context(country="CO"), world)
    assert choice.place is None
    assert not choice.open_
    assert "it lies in Syria, the report's country is Colombia" in words(choice, SARAQIB, for_=False)


def test_the_bundled_gazetteer_knows_no_nairab(world: Gazetteer) -> None:
    assert choose(Mention("Nairab", kind="village"), SYRIA, world) == Choice(None, None, (), open_=False)


def test_the_province_of_the_same_name_is_noted(world: Gazetteer) -> None:
    choice = choose(Mention("Idlib"), SYRIA, world)
    assert "the province around it has the same name" in words(choice, IDLIB, for_=False)
    assert "it is a province, the text says only the name" in words(choice, "iso3166-2:SY-ID", for_=False)
    assert {"the report's country is Syria", "a city of 130,000 people"} <= set(words(choice, IDLIB, for_=True))


@pytest.mark.parametrize(
    ("mention", "context", "place_id"),
    [
        (Mention("Nairab", kind="village"), SYRIA, VILLAGE),
        (Mention("Nairab", within=("Idlib",)), SYRIA, VILLAGE),
        (Mention("Nayrab", within=("Idlib",)), SYRIA, VILLAGE),
        (Mention("Nairab"), Context(country="SY", admin1s={("SY", "Idlib"): 1.0}), VILLAGE),
        (Mention("Nairab", kind="camp"), SYRIA, CAMP),
        (Mention("al-Nayrab", within=("Aleppo",)), SYRIA, CAMP),
        (Mention("النيرب", within=("إدلب",)), SYRIA, VILLAGE),
    ],
)
def test_two_places_of_one_name_are_told_apart_by_context(
    with_nairab: Gazetteer, mention: Mention, context: Context, place_id: str
) -> None:
    assert chosen(choose(mention, context, with_nairab)) == place_id


@pytest.mark.parametrize("name", ["Nairab", "Nayrab", "an-Nayrab"])
def test_and_are_left_open_without_it(with_nairab: Gazetteer, name: str) -> None:
    choice = choose(Mention(name), SYRIA, with_nairab)
    assert choice.place is None
    assert choice.open_
    assert {place.id for place in choice.considered} == {VILLAGE, CAMP}


def test_reasons_for_and_against_are_words(with_nairab: Gazetteer) -> None:
    choice = choose(Mention("Nairab", kind="village", within=("Idlib",)), SYRIA, with_nairab)
    assert "Idlib is named after it" in words(choice, VILLAGE, for_=True)
    assert "it is a village, as the text says" in words(choice, VILLAGE, for_=True)
    assert "it is a camp, the text says village" in words(choice, CAMP, for_=False)
    assert "Idlib is named after it, but it lies in Aleppo" in words(choice, CAMP, for_=False)


def test_an_unknown_container_says_nothing(world: Gazetteer) -> None:
    plain = choose(Mention("Saraqib"), SYRIA, world)
    assert choose(Mention("Saraqib", within=("Nowhereland",)), SYRIA, world) == plain


def test_one_place_in_two_gazetteers_is_no_ambiguity(tmp_path: Path) -> None:
    table = tmp_path / "team.csv"
    table.write_text("name,lat,lon,admin,kind\nSaraqib,35.8646,36.8060,Idlib,town\n", "utf-8")
    choice = choose(Mention("Saraqib"), SYRIA, Gazetteer.bundled(import_file(table).path))
    assert choice.place is not None
    assert len(choice.considered) == 2


def test_no_certainty_is_claimed_before_calibration(world: Gazetteer) -> None:
    assert choose(Mention("Idlib", kind="city"), SYRIA, world).certainty is None


def test_every_weight_is_read() -> None:
    told: Mapping[str, Mapping[str, float]] = weights()
    sections = {"name", "country", "within", "admin", "kind", "population", "distance", "mention", "decision"}
    assert set(told) == sections
    assert told["decision"]["share"] > 0.5
