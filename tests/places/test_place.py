"""A settlement's level and radius by its people, and the keys its names become; all names are invented."""

from __future__ import annotations

import pytest

from harmledger.model import Level
from harmledger.places.place import Place, level_of, radius_of
from harmledger.places.spelling import is_name, keys_of


@pytest.mark.parametrize(
    ("people", "level", "metres"),
    [
        (0, "town", 2_000),
        (1, "village", 1_000),
        (4_999, "village", 1_000),
        (5_000, "town", 1_000),
        (49_999, "town", 2_700),
        (50_000, "city", 2_700),
        (1_000_000, "city", 12_000),
    ],
)
def test_level_and_radius_come_of_the_people(people: int, level: str, metres: int) -> None:
    assert (level_of(people), radius_of(people)) == (level, metres)


@pytest.mark.parametrize(
    ("level", "area"),
    [("town", False), ("neighbourhood", False), ("landmark", False), ("district", True), ("subdistrict", True)],
)
def test_only_administrative_levels_are_areas(level: Level, area: bool) -> None:
    place = Place("team:x", "Exampla", 0.0, 0.0, level, 1_000, "SY", None, None, 0, "other", "team")

    assert place.is_area is area


@pytest.mark.parametrize("text", ["ALP", "X1", "7", "yi de li bo", "ta'l (2)"])
def test_codes_and_machine_transcriptions_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["Exampla", "EXAM", "مثال", "éxampla"])
def test_what_people_write_is_a_name(text: str) -> None:
    assert is_name(text)


def test_a_name_is_a_key_as_it_is_folded() -> None:
    assert keys_of("FR", ["Éxampla", "EXAMPLA", "-"]) == {"exampla"}


def test_in_arabic_countries_a_name_is_met_without_its_article_and_by_its_skeleton() -> None:
    keys = keys_of("SY", ["Al-Exampla"])

    assert {"al exampla", "exampla"} <= keys
    assert [key for key in keys if key.startswith("~")]
    assert keys_of("SY", ["-"]) == frozenset()
