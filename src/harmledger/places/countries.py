"""Names, press forms and adjectives of countries, as a small table; also of the parts of them that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harmledger.places.folding import fold

# States where Arabic is written: names there carry the article, and are romanised in many ways.
ARABIC_SPEAKING = frozenset(
    ("AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "JO", "KM", "KW", "LB", "LY",
     "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "TR", "YE", "IR")
)  # fmt: skip
# Said of a part, meant as the country where only a country is asked for; the gazetteer knows the parts as places.
_PARTS = {"Gaza": "PS", "Gaza Strip": "PS", "West Bank": "PS", "East Jerusalem": "PS", "قطاع غزة": "PS",
          "الضفة الغربية": "PS", "England": "GB", "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB",
          "Crimea": "UA", "Chechnya": "RU", "Zanzibar": "TZ", "Iraqi Kurdistan": "IQ", "Darfur": "SD"}  # fmt: skip
# An abbreviation of this length or less ("US", "CAR") is a word of the language unless written in capitals.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: its ISO 3166-1 alpha-2 code and the words for it."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries and territories of the table, by code."""
    text = (Path(__file__).with_name("data") / "countries.tsv").read_text("utf-8")
    return tuple(_countries(text))


def _countries(text: str) -> Iterator[Country]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, name, aliases, people = line.split("\t")
            yield Country(code, name, _split(aliases), _split(people))


def _split(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split(";") if word)


@cache
def country_names() -> Mapping[str, str]:
    """Return every name of a country as written, its code beside it; press forms and parts included."""
    names = {name: c.code for c in countries() for name in (c.name, *c.aliases)}
    return _PARTS | names


@cache
def demonyms() -> Mapping[str, str]:
    """Return adjectives and names of people as written ("Syrian", "Syrians"), the country's code beside each.

    "Congolese" is said of both Congos; it stands for the larger, the Democratic Republic.
    """
    return {word: c.code for c in countries() for word in c.demonyms}


@cache
def _by_key() -> Mapping[str, str]:
    return {fold(name): code for name, code in country_names().items() if not _is_abbreviation(name)}


@cache
def _abbreviations() -> Mapping[str, str]:
    return {name.replace(".", ""): code for name, code in country_names().items() if _is_abbreviation(name)}


def _is_abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) <= _SHORT and letters.isupper()


def country_named(name: str) -> str | None:
    """Return the code of a country by any name of it ("the U.S.", "Burma", "DRC"), None where it is none.

    Case does not matter, save for abbreviations of up to three letters: "us" and "car" are words.
    """
    words = name.split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    plain = " ".join(words)
    return _abbreviations().get(plain.replace(".", "")) or _by_key().get(fold(plain))


def code_of(told: str) -> str | None:
    """Return the code of a country told by a name or by its two letters in any case, None where it is neither."""
    letters = told.strip().upper()
    return country_named(told) or (letters if letters in _names() else None)


def country_name(code: str) -> str:
    """Return the name people use for a code ("SY" -> "Syria"); the code itself where it is not in the table."""
    return _names().get(code, code)


_WITH_ARTICLE = re.compile(
    r"(United|Democratic|Republic|Central African|Dominican|Netherlands|Philippines|Maldives|.*Islands$)"
)


def the_country(code: str) -> str:
    """Return the name of a country as it stands in a sentence ("the United States", "Syria")."""
    name = country_name(code)
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


@cache
def _names() -> Mapping[str, str]:
    return {country.code: country.name for country in countries()}
