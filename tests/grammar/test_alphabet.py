"""The alphabet: one character a set of types, none for a set that was not declared."""

from __future__ import annotations

import pytest

from harmledger.grammar import Alphabet
from harmledger.grammar.alphabet import FIRST, LAST
from harmledger.model import HarmledgerError

SETS = [frozenset("ab"), frozenset("a"), frozenset("c"), frozenset("a")]


def test_each_set_has_one_character_and_back() -> None:
    alphabet = Alphabet(SETS)
    assert alphabet.sets == [frozenset("a"), frozenset("ab"), frozenset("c")]
    assert len(set(alphabet.chars.values())) == 3
    assert all(alphabet.types[alphabet.char(types)] == types for types in SETS)


def test_the_order_in_which_sets_are_given_says_nothing() -> None:
    assert Alphabet(SETS).chars == Alphabet(reversed(SETS)).chars


def test_a_set_that_was_not_declared_has_no_character() -> None:
    with pytest.raises(KeyError):
        Alphabet(SETS).char("ac")


def test_characters_are_asked_for_by_types_wanted_and_unwanted() -> None:
    alphabet = Alphabet(SETS)
    a, ab, c = (alphabet.char(types) for types in ("a", "ab", "c"))
    assert alphabet.having(frozenset("a"), frozenset()) == {a, ab}
    assert alphabet.having(frozenset("a"), frozenset("b")) == {a}
    assert alphabet.having(frozenset(), frozenset("a")) == {c}
    assert alphabet.having(frozenset("z"), frozenset()) == frozenset()


def test_no_character_has_a_meaning_in_regular_expressions() -> None:
    assert not any(chr(code) in r".^$*+?{}[]\|()-&~# " for code in range(FIRST, LAST + 1))


def test_more_sets_than_characters_are_refused() -> None:
    with pytest.raises(HarmledgerError, match="distinct sets of types"):
        Alphabet(frozenset({str(number)}) for number in range(LAST - FIRST + 2))
