"""Look-ups that meet a place by another article, a like name or its area, and what the text calls it."""

from __future__ import annotations

import pytest

from harmledger.places import Context, Gazetteer, Mention, choose, fold


@pytest.mark.parametrize(
    ("name", "place_id"),
    [("al-Idlib", "geonames:169389"), ("al-Saraqib", "geonames:164816"), ("el Aleppo", "geonames:170063")],
)
def test_another_article_is_told_as_such(world: Gazetteer, name: str, place_id: str) -> None:
    found = {one.place.id: one.match for one in world.candidates(name)}

    assert found[place_id] == "article"
    assert world.knows_like(fold(name))


def test_what_is_like_nothing_is_not_known() -> None:
    world = Gazetteer.bundled()

    assert not world.knows_like("qwertyuiop")
    assert world.near("Qwxzzy") == ()


def test_a_like_name_is_scored_below_its_own(world: Gazetteer) -> None:
    like, own = dict(_scored(world, "Idlyb")), dict(_scored(world, "Idlib"))

    assert own["geonames:169389"] == 100
    assert 70 <= like["geonames:169389"] < 100
    assert len(world.near("Idlyb", 1)) == 1


def _scored(world: Gazetteer, name: str) -> list[tuple[str, float]]:
    return [(place.id, score) for place, score in world.near(name)]


@pytest.mark.parametrize(
    ("mention", "place_id", "words"),
    [
        (Mention("Saraqib", kind="city"), "geonames:164816", "it is listed as a town, the text says city"),
        (Mention("Aleppo", kind="village"), "geonames:170063", "it is listed as a city, the text says village"),
        (Mention("Idlib", kind="neighbourhood"), "geonames:169389", "it is a city, the text says neighbourhood"),
        (Mention("Aleppo", kind="district"), "iso3166-2:SY-HL", "it is a province, the text says district"),
    ],
)
def test_another_kind_than_the_text_says_is_told(world: Gazetteer, mention: Mention, place_id: str, words: str) -> None:
    choice = choose(mention, Context(country="SY"), world)

    assert choice.place is not None
    assert choice.place.id == place_id
    assert words in [reason.words for reason in choice.reasons if reason.place_id == place_id]


def test_a_camp_may_be_listed_with_its_noun(with_nairab: Gazetteer) -> None:
    choice = choose(Mention("Neirab", kind="camp"), Context(country="SY"), with_nairab)

    assert choice.place is not None
    assert (choice.place.id, choice.place.kind) == ("team:neirab-aleppo-camp", "camp")
