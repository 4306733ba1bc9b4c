"""The words as data: every file of actors, weapons, objects, voices and loaded words keeps to its form."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest

import harmledger.lexicon
from harmledger.model.codes import Effect, Launch, MeansCode, Stance, VoiceKind

ROOT = Path(harmledger.lexicon.__file__).parent
ACTOR_FILES = sorted((ROOT / "actors").glob("*.toml"))
LANGUAGES = ("en", "es")
FILES = [
    *ACTOR_FILES,
    *(ROOT / code / f"{name}.toml" for code in LANGUAGES for name in ("weapons", "objects", "voices", "loaded")),
]

LEVELS = {"state", "force", "unit", "armed_group", "coalition", "civilians", "unidentified"}
CODES = set(get_args(MeansCode))
LAUNCHES = set(get_args(Launch))
PLATFORMS = {"plane", "drone", "helicopter", "unknown"}
PROTECTED = {"medical", "education", "humanitarian", "religious", "journalist", "cultural", "displaced"}
KINDS = set(get_args(VoiceKind)) - {"outlet"}
STANCES = set(get_args(Stance))
VERB_FORMS = {"base", "s", "past", "pp", "ing"}
ACTOR_KEYS = {
    "name",
    "level",
    "within",
    "country",
    "valid",
    "neutral",
    "partisan",
    "cased",
    "weak",
    "adjectives",
    "context",
    "generic",
    "ar",
}
EVERYWHERE = ("neutral", "partisan", "cased", "weak", "adjectives")

# Words that mean two actors on the same days in the same countries, and are meant so: word -> why. None today.
INTENDED: dict[str, str] = {}


def load(path: Path) -> dict[str, Any]:
    """Return a file's tables."""
    with path.open("rb") as file:
        return tomllib.load(file)


def actors() -> dict[str, dict[str, Any]]:
    """Return every actor by its key."""
    return {key: row for path in ACTOR_FILES for key, row in load(path).items()}


def words_in(value: Any) -> list[str]:
    """Return every string that stands in a list, at whatever depth."""
    if isinstance(value, dict):
        return [word for inner in value.values() for word in words_in(inner)]
    return list(value) if isinstance(value, list) else []


def days(valid: str) -> tuple[date, date]:
    """Return the first and last day of an EDTF interval of days, months or years."""

    def bound(text: str, last: bool) -> date:
        if text == "..":
            return date.max if last else date.min
        match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
        assert match, text
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if day is not None and month is not None:
            return date(year, month, day)
        return date(year, month or (12 if last else 1), 28 if last else 1)

    since, slash, until = valid.partition("/")
    assert slash, valid
    return bound(since, False), bound(until, True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_file_parses_and_its_words_are_clean(path: Path) -> None:
    for word in words_in(load(path)):
        assert word == " ".join(word.split()), f"stray spaces in {word!r}"
        assert word, "an empty word"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_file_says_where_its_facts_are_from(path: Path) -> None:
    assert "# Sources:" in path.read_text(encoding="utf-8").split("\n[")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_list_names_a_word_twice(path: Path) -> None:
    def lists(value: Any) -> list[list[str]]:
        if isinstance(value, dict):
            return [inner for item in value.values() for inner in lists(item)]
        return [value] if isinstance(value, list) else []

    for words in lists(load(path)):
        assert not [word for word, times in Counter(words).items() if times > 1], path.name


def test_actor_keys_are_unique_over_all_files() -> None:
    keys = Counter(key for path in ACTOR_FILES for key in load(path))
    assert not [key for key, times in keys.items() if times > 1]
    assert all(re.fullmatch(r"[a-z0-9_]+", key) for key in keys)


def test_every_actor_keeps_to_the_form() -> None:
    known = actors()
    for key, row in known.items():
        assert not set(row) - ACTOR_KEYS, key
        assert row["name"], key
        assert row["level"] in LEVELS, key
        assert re.fullmatch(r"[A-Z]{2}", row.get("country", "XX")), key
        assert all(re.fullmatch(r"[A-Z]{2}", country) for country in row.get("context", ())), key
        assert bool(row.get("generic")) == bool(row.get("context")), f"{key}: one of generic and context"
        assert any(row.get(way) for way in (*EVERYWHERE, "generic")), f"{key} has no words"
        assert "adjectives" not in row or row["level"] in {"state", "armed_group", "force"}, key
        assert not row.get("within") or row["within"] in known, f"{key} is within {row['within']}, which is no actor"


def test_no_actor_contains_itself() -> None:
    known = actors()
    for key in known:
        seen, at = {key}, known[key].get("within")
        while at:
            assert at not in seen, key
            seen.add(at)
            at = known[at].get("within")


def test_validity_is_an_interval_that_runs_forward() -> None:
    for key, row in actors().items():
        if "valid" in row:
            since, until = days(row["valid"])
            assert since < until, key


def test_no_word_means_two_actors_on_the_same_day_in_the_same_place() -> None:
    uses: dict[str, list[tuple[str, frozenset[str], tuple[date, date]]]] = defaultdict(list)
    for row in actors().values():
        valid = days(row.get("valid", "../.."))
        lowered = {word.lower() for way in ("neutral", "partisan", "weak", "adjectives") for word in row.get(way, ())}
        for word in {*lowered, *row.get("cased", ())}:
            uses[word].append((row["name"], frozenset(), valid))
        for word in row.get("generic", ()):
            uses[word.lower()].append((row["name"], frozenset(row["context"]), valid))
    clashes = {
        f"{word}: {one} / {other}"
        for word, senses in uses.items()
        if word not in INTENDED
        for (one, here, a), (other, there, b) in combinations(senses, 2)
        if one != other and (here & there or not (here or there)) and a[0] <= b[1] and b[0] <= a[1]
    }
    assert not clashes, "\n".join(sorted(clashes))


def test_words_of_capitals_only_stand_in_no_other_list() -> None:
    for key, row in actors().items():
        lowered = {word.lower() for way, words in row.items() if way != "cased" for word in words_in(words)}
        assert not [word for word in row.get("cased", ()) if word.lower() in lowered], key
        assert "us" not in lowered, f"{key}: US counts in capitals only"


def test_every_weapon_keeps_to_the_closed_lists() -> None:
    for key, row in load(ROOT / "en/weapons.toml").items():
        assert not set(row) - {"code", "launch", "platform", "nouns", "carriers", "attack_nouns", "attack_verbs"}, key
        assert row.get("code", "other") in CODES, key
        assert ("code" in row) == ("launch" in row), key
        assert row.get("launch", "unspecified") in LAUNCHES, key
        assert row.get("platform", "unknown") in PLATFORMS, key
        assert "platform" not in row or row["launch"] == "air_launched", key
        assert set(row.get("attack_verbs", VERB_FORMS)) == VERB_FORMS, key
    assert {row["code"] for row in load(ROOT / "en/weapons.toml").values() if "code" in row} == CODES


@pytest.mark.parametrize("name", ["en/weapons.toml", "en/objects.toml", "en/loaded.toml"])
def test_no_noun_stands_in_two_entries(name: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for key, row in load(ROOT / name).items():
        for word in (word for way in ("words", "nouns", "carriers", "attack_nouns") for word in row.get(way, ())):
            owners[word.lower()].add(key)
    assert not {word: keys for word, keys in owners.items() if len(keys) > 1}


def test_every_object_keeps_to_the_closed_lists() -> None:
    rows = load(ROOT / "en/objects.toml")
    for key, row in rows.items():
        if key in {"effects", "not_an_object"}:
            continue
        assert set(row) <= {"code", "class", "protected", "words"}, key
        assert row["code"], key
        assert row["class"], key
        assert row.get("protected", "medical") in PROTECTED, key
    assert set(rows["effects"]) == set(get_args(Effect))
    assert all(set(forms) >= VERB_FORMS for forms in rows["effects"].values())


def test_every_voice_keeps_to_the_closed_lists() -> None:
    rows = load(ROOT / "en/voices.toml")
    owners: dict[str, set[str]] = defaultdict(set)
    for key, row in rows["voice"].items():
        assert set(row) <= {"name", "kind", "country", "sealed", "words", "cased"}, key
        assert row["kind"] in KINDS, key
        assert row.get("sealed") or row["kind"] != "witness", f"{key}: a witness is sealed"
        for word in (*row["words"], *row.get("cased", ())):
            owners[word.lower()].add(key)
    assert not {word: keys for word, keys in owners.items() if len(keys) > 1}


def test_every_verb_of_saying_has_a_stance_of_the_closed_list() -> None:
    for key, row in load(ROOT / "en/voices.toml")["saying"].items():
        assert set(row) <= {*VERB_FORMS, "phrases", "stance"}, key
        assert row.get("stance", "alleged") in STANCES, key


def test_loaded_words_say_why() -> None:
    for key, row in load(ROOT / "en/loaded.toml").items():
        assert set(row) <= {"why", "words", "also_harm"}, key
        assert row["why"].endswith("."), key


@pytest.mark.parametrize("country", ["SY", "UA", "PS", "YE", "SD", "MM", "IQ", "AF", "CO"])
def test_the_parties_of_each_war_are_known(country: str) -> None:
    levels = {row["level"] for row in actors().values() if row.get("country") == country}
    assert {"state", "armed_group"} <= levels
