"""Names, press forms and adjectives of countries."""

from __future__ import annotations

import pytest

from harmledger.places import country_name, country_named, demonyms
from harmledger.places.countries import code_of, countries, the_country
from harmledger.places.folding import fold


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("the U.S.", "US"),
        ("US", "US"),
        ("U.S.A.", "US"),
        ("the United States", "US"),
        ("UK", "GB"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Burma", "MM"),
        ("DRC", "CD"),
        ("DR Congo", "CD"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("the Gaza Strip", "PS"),
        ("Gaza", "PS"),
        ("the West Bank", "PS"),
        ("occupied Palestinian territory", "PS"),
        ("the Occupied Palestinian Territory", "PS"),
        ("UAE", "AE"),
        ("سوريا", "SY"),
        ("السودان", "SD"),
        ("SYRIA", "SY"),
    ],
)
def test_press_forms_are_known(written: str, code: str) -> None:
    assert country_named(written) == code


@pytest.mark.parametrize("word", ["us", "car", "Us", "the", "", "Atlantis", "Aleppo", "uk"])
def test_words_are_no_countries(word: str) -> None:
    assert country_named(word) is None


@pytest.mark.parametrize(
    ("word", "code"), [("Syrian", "SY"), ("Syrians", "SY"), ("Congolese", "CD"), ("British", "GB"), ("Gazan", "PS")]
)
def test_adjectives_name_their_country(word: str, code: str) -> None:
    assert demonyms()[word] == code


def test_every_country_has_one_row_and_no_two_share_a_name() -> None:
    codes = [country.code for country in countries()]
    assert codes == sorted(set(codes))
    keys = [fold(name) for c in countries() for name in {fold(n): n for n in (c.name, *c.aliases)}.values()]
    assert len(keys) == len(set(keys))


def test_names_stand_in_sentences() -> None:
    assert the_country("US") == "the United States"
    assert the_country("SY") == country_name("SY") == "Syria"
    assert country_name("QQ") == "QQ"


def test_two_letters_are_a_code_in_any_case() -> None:
    assert code_of("sy") == "SY"
    assert code_of("Syria") == "SY"
    assert code_of("SYR") is None
