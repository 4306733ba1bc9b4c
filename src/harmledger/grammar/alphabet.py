"""The alphabet of typed tokens: each distinct set of types is one character, so that a sentence becomes a string."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.model import HarmledgerError

FIRST = 0x4E00
LAST = 0x9FFF

Types = frozenset[str]


class Alphabet:
    """A fixed mapping between sets of types and characters.

    Sets that share types get neighbouring characters, which keeps the character classes of compiled patterns short.
    """

    def __init__(self, sets: Iterable[Types]) -> None:
        """Take every set that can occur; raises HarmledgerError when there are more than one plane can hold."""
        ordered = sorted(set(sets), key=sorted)
        if len(ordered) > LAST - FIRST:
            raise HarmledgerError(
                f"The grammar uses {len(ordered)} distinct sets of types; {LAST - FIRST} is the limit."
            )
        self.sets: list[Types] = ordered
        self.chars: dict[Types, str] = {types: chr(FIRST + place) for place, types in enumerate(ordered)}
        self.types: dict[str, Types] = {char: types for types, char in self.chars.items()}
        self.gates = 0  # so many sets of characters have a bit
        self._gates: dict[frozenset[str], int] = {}
        self._open: dict[str, int] = dict.fromkeys(self.types, 0)

    def char(self, types: Iterable[str]) -> str:
        """Return the character of a set of types; KeyError when the set was not declared."""
        return self.chars[frozenset(types)]

    def having(self, wanted: Types, unwanted: Types) -> frozenset[str]:
        """Return the characters whose sets hold all the wanted types and none of the unwanted."""
        return frozenset(char for types, char in self.chars.items() if wanted <= types and unwanted.isdisjoint(types))

    def gate(self, chars: frozenset[str]) -> int:
        """Return the bit that stands for a set of characters, one of which a line must hold."""
        known = self._gates.get(chars)
        if known is None:
            known = self._gates[chars] = 1 << self.gates
            self.gates += 1
            for char in chars:
                self._open[char] |= known
        return known

    def open(self, chars: Iterable[str]) -> int:
        """Return the bits of all sets that hold one of the characters."""
        bits, known = 0, self._open
        for char in chars:
            bits |= known[char]
        return bits
