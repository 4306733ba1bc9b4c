"""The vocabulary: words of the lexicon and words that rules name, as characters of one alphabet."""

from __future__ import annotations

import pytest
from tests.grammar.letters import rule

from harmledger.lexicon import Lexicon, Sense
from harmledger.reading import vocabulary as module
from harmledger.reading.vocabulary import Entry, Vocabulary


@pytest.fixture
def vocabulary() -> Vocabulary:
    lexicon = Lexicon(language="en", loaded={"so-called": "doubt"})
    lexicon.add("strike", Sense("s", "attack", {}), ("attack.base",))
    lexicon.add("air strike", Sense("a", "attack.noun", {}))
    lexicon.add("US", Sense("us", "actor", {}), cased=True)
    lexicon.add("White Helmets", Sense("wh", "voice", {}), cased=True)
    return Vocabulary(lexicon, [rule('"strike" "of" | "carried out" <attack>')])


def types(vocabulary: Vocabulary, entry: Entry) -> tuple[set[str], set[str]]:
    known = vocabulary.alphabet.types
    return set(known[entry.char]), set(known[entry.capital])


def test_a_word_has_its_types_in_small_letters_and_with_a_capital(vocabulary: Vocabulary) -> None:
    small = {"attack", "attack.base", "=strike"}
    assert types(vocabulary, vocabulary.single["strike"]) == (small, small | {"cap"})


def test_a_word_that_only_a_rule_names_is_known(vocabulary: Vocabulary) -> None:
    assert types(vocabulary, vocabulary.single["of"])[0] == {"=of"}
    assert vocabulary.single["of"].word.types == frozenset()


def test_phrases_stand_behind_the_automaton(vocabulary: Vocabulary) -> None:
    text = "an air strike carried out near white helmets"
    hits = vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)
    found = {text[start:end]: vocabulary.phrases[place] for place, start, end in hits}
    assert set(found) == {"air strike", "carried out", "white helmets"}
    assert found["air strike"][1] is None
    assert found["white helmets"][1] == "White Helmets"
    assert types(vocabulary, found["carried out"][0])[0] == {"=carried out"}


def test_a_word_that_needs_its_capitals_hangs_on_the_small_one(vocabulary: Vocabulary) -> None:
    plain = vocabulary.single["us"]
    assert types(vocabulary, plain)[0] == {"word"}
    assert plain.cased is not None
    assert types(vocabulary, plain.cased)[0] == {"actor"}


def test_loaded_words_have_an_automaton_of_their_own(vocabulary: Vocabulary) -> None:
    assert vocabulary.loaded.find_matches_as_indexes("a so-called cell") == [(0, 2, 11)]


@pytest.mark.parametrize(
    ("figure", "value"),
    [("5", 5), ("1,234,567", 1234567), ("2.5", 2.5), ("2.0", 2), ("007", 7), ("9" * 30, int("9" * 30))],
)
def test_numbers(figure: str, value: float, vocabulary: Vocabulary) -> None:
    word = vocabulary.number(figure)
    assert word.get("num", "value") == value
    assert isinstance(word.get("num", "value"), type(value))
    assert vocabulary.number(figure) is word


def test_every_line_a_scanner_can_write_has_its_characters(vocabulary: Vocabulary) -> None:
    sets = set(vocabulary.alphabet.sets)
    assert {frozenset({"end"}), frozenset({"word"}), module.CAP | {"word"}, frozenset({"num", "digits", "day"})} <= sets
    assert all(entry.char in vocabulary.alphabet.types for entry in vocabulary.single.values())
