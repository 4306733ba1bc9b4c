"""The words of a language as characters of an alphabet: what the scanner looks up, made once from lexicon and rules."""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from harmledger.grammar import Alphabet, Rule
from harmledger.grammar.pattern import literal, literals
from harmledger.lexicon import Lexicon, Sense, Word
from harmledger.rules import NAMED_TYPES, OUTPUT_TYPES
from harmledger.text import tokens

CAP = frozenset({"cap"})


class Entry:
    """A known word: its characters in small letters and with a capital, and its senses."""

    __slots__ = ("capital", "cased", "char", "word")

    def __init__(self, word: Word, char: str, capital: str) -> None:
        """Take what the scanner needs of a word."""
        self.word = word
        self.char = char
        self.capital = capital
        self.cased: Entry | None = None


class Vocabulary:
    """Entries by single word, and phrases of several words behind one automaton."""

    def __init__(self, lexicon: Lexicon, rules: Iterable[Rule]) -> None:
        """Give every word of the lexicon, and every word that a rule names, its types and its character."""
        named = set().union(*(literals(rule.tree) for rule in rules))
        words = dict(lexicon.words)
        for surface in named:
            words.setdefault(surface, Word(surface))
        types = {surface: self._types(word, surface in named) for surface, word in words.items()}
        cased = {surface: self._types(word, False) for surface, word in lexicon.cased.items()}
        known = set(types.values()) | set(cased.values())
        self.alphabet = Alphabet([*known, *(one | CAP for one in known), *OUTPUT_TYPES, *NAMED_TYPES])
        self.lexicon = lexicon
        self.single: dict[str, Entry] = {}
        self.phrases: list[tuple[Entry, str | None]] = []
        self._add(words, types, lexicon.cased, cased)
        self._digits: dict[str, Word] = {}

    @staticmethod
    def _types(word: Word, named: bool) -> frozenset[str]:
        return word.types | {literal(word.text)} if named else word.types or frozenset({"word"})

    def _entry(self, word: Word, types: frozenset[str]) -> Entry:
        return Entry(word, self.alphabet.chars[types], self.alphabet.chars[types | CAP])

    def _add(
        self,
        words: dict[str, Word],
        types: dict[str, frozenset[str]],
        cased: dict[str, Word],
        cased_types: dict[str, frozenset[str]],
    ) -> None:
        patterns: list[str] = []
        for surface, word in words.items():
            entry = self._entry(word, types[surface])
            if len(tokens(surface)) == 1:
                self.single[surface] = entry
            else:
                patterns.append(surface)
                self.phrases.append((entry, None))
        for surface, word in cased.items():
            entry = self._entry(word, cased_types[surface])
            if len(tokens(surface)) == 1:
                plain = self.single.setdefault(surface.lower(), self._unknown(surface))
                plain.cased = entry
            else:
                patterns.append(surface.lower())
                self.phrases.append((entry, surface))
        self.automaton = ahocorasick_rs.AhoCorasick(patterns)
        loaded = list(self.lexicon.loaded)
        self.loaded = ahocorasick_rs.AhoCorasick(loaded)

    def _unknown(self, surface: str) -> Entry:
        word = Word(surface.lower())
        return Entry(word, self.alphabet.char({"word"}), self.alphabet.char({"word", "cap"}))

    def number(self, figure: str) -> Word:
        """Return the word of a number in digits, with its value."""
        word = self._digits.get(figure)
        if word is None:
            value = float(figure.replace(",", "")) if "." in figure else int(figure.replace(",", ""))
            word = Word(figure)
            word.add(Sense("digits", "num", {"value": int(value) if value == int(value) else value}), frozenset())
            if len(self._digits) < 5000:
                self._digits[figure] = word
        return word
