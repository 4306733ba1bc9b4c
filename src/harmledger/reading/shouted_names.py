"""Names of persons in texts of capitals throughout, told by a given name or by what stands behind them in commas."""

from __future__ import annotations

from collections.abc import Sequence

# Longest name of a person, in words; the small words within it are not counted.
_MOST = 5
_SHORTEST = 2
_LINKS = frozenset(
    {"de", "del", "la", "las", "los", "y", "da", "do", "dos", "di", "van", "von", "bin", "ibn", "abu", "al"}
)
# An unknown word that ends so is more likely one of the language than a part of a name.
_ENDINGS = ("ed", "ing", "ly", "tion", "ment", "ness", "ism", "ists", "ity")
_LONE_LEAST = 4
_OPENS = ("", ".")
# What stands before a place and not before a person.
_PLACED = frozenset({"in", "near", "at", "outside"})


class ShoutedNames:
    """Finds the names of persons in one report after the other; parts of a name tell it again."""

    def __init__(self, given: frozenset[str], unknown: str, persons: frozenset[str] = frozenset()) -> None:
        """Take the given names, and the characters of words that no lexicon knows and of nouns for persons."""
        self.given = given
        self.persons = persons
        self.unknown = unknown
        self.begin()

    def begin(self) -> None:
        """Begin a report: nobody was named yet."""
        self._parts: set[str] = set()

    def length(self, words: Sequence[str], types: Sequence[str], before: str) -> int:
        """Return how many of these words, from the first on, are a person's name; 0 where none begins.

        `before` is the word in front of them.
        """
        first = words[0]
        if first in self.given:
            return self._full(words, types)
        if before in _OPENS and (stop := self._told_behind(words, types)):
            return stop
        if first in self._parts and before not in _PLACED:
            stop = 1
            while stop < len(words) and words[stop] in self._parts:
                stop += 1
            return stop
        return 0

    def _full(self, words: Sequence[str], types: Sequence[str]) -> int:
        stop, count = 1, 1
        while stop < len(words) and count < _MOST:
            at = stop
            while at < len(words) and at < stop + 2 and words[at] in _LINKS:
                at += 1
            if at >= len(words) or not self._is_part(words[at], types[at]):
                break
            stop, count = at + 1, count + 1
        if count < _SHORTEST:
            return 0
        named = (word for word in words[1:stop] if word not in self.given and word not in _LINKS)
        self._parts.update(word for word in named if len(word) >= _LONE_LEAST)
        return stop

    def _told_behind(self, words: Sequence[str], types: Sequence[str]) -> int:
        """Return where two or three unknown words end that open a sentence with ", a resident of" behind them."""
        stop = 0
        while stop < len(words) and self._is_part(words[stop], types[stop]):
            stop += 1
        if not _SHORTEST <= stop <= _MOST - 2 or words[stop : stop + 1] != [","]:
            return 0
        who = stop + 1 + (words[stop + 1 : stop + 2] == ["a"])  # "a resident" is a word by itself
        return stop if who < len(words) and types[who] in self.persons else 0

    def _is_part(self, word: str, char: str) -> bool:
        if char != self.unknown or not word.isalpha():
            return False
        return word in self.given or not word.endswith(_ENDINGS)
