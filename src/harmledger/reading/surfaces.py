"""Surfaces: what a token as it is written means to the scanner, worked out once and then looked up."""

from __future__ import annotations

from typing import Any

from harmledger.lexicon import Word
from harmledger.reading.vocabulary import Entry, Vocabulary

# Words seen are kept so that the next report finds them at once; beyond this many the table starts anew.
MOST = 200_000


class Surfaces(dict[str, tuple[str, Any]]):
    """{token as written: (character, value)}; `shouted` for texts in capitals throughout."""

    def __init__(self, vocabulary: Vocabulary, shouted: bool) -> None:
        """Start empty; every word is worked out when it is first met."""
        super().__init__()
        self.vocabulary = vocabulary
        self.is_shouted = shouted
        char = vocabulary.alphabet.char
        self.word, self.cap, self.sign = char({"word"}), char({"word", "cap"}), char({"sign"})
        self.digits = {
            kind: char({"num", "digits", kind} if kind else {"num", "digits"})
            for kind in ("", "day", "year", "shortyear", "decimal")
        }
        self.clock, self.dotdate = char({"clocktime"}), char({"dotdate"})

    def __missing__(self, surface: str) -> tuple[str, Any]:
        """Work out a token that was not met before."""
        if len(self) >= MOST:
            self.clear()
        low = surface.lower()
        entry = self.vocabulary.single.get(low if len(low) == len(surface) else surface)
        capital = surface[0].isupper()
        if entry is not None:
            found = self._known(entry, surface, capital)
        elif surface[0].isdigit():
            found = self._figure(surface)
        elif surface[0].isalpha():
            found = (self.cap if capital and not self.is_shouted else self.word), None
        else:
            found = self.sign, None
        self[surface] = found
        return found

    def _known(self, entry: Entry, surface: str, capital: bool) -> tuple[str, Any]:
        cased = entry.cased
        # In a text of capitals "US" and "WHO" are more often small words than names.
        if cased is not None and capital and not (self.is_shouted and entry.word.types):
            written = cased.word.text
            if surface == written or (surface.isupper() and (written.isupper() or surface.title() == written)):
                entry = cased
        return (entry.capital if capital and not self.is_shouted else entry.char), entry.word

    def _figure(self, figure: str) -> tuple[str, Any]:
        if ":" in figure:
            return self.clock, Word(figure)
        if figure.count(".") > 1:
            return self.dotdate, Word(figure)
        if not figure.isascii():
            return self.sign, None
        value = self.vocabulary.number(figure)
        number = value.get("num", "value")
        if "." in figure:
            return self.digits["decimal"], value
        if len(figure) == 4 and 1900 <= number <= 2100:
            return self.digits["year"], value
        if len(figure) <= 2 and 1 <= number <= 31:
            return self.digits["day"], value
        return self.digits["shortyear" if len(figure) == 2 else ""], value
