"""A text as a string of typed nodes: one character a node, with the node's place and value beside it."""

from __future__ import annotations

from typing import Any, NamedTuple

from harmledger.grammar.alphabet import Alphabet


class Node(NamedTuple):
    """What a rule makes of the nodes it matched: the types of the new node and the value that stands for them.

    `stop` is the index behind the last node that it stands for, where that is fewer than were matched.
    """

    types: frozenset[str]
    value: Any
    stop: int | None = None


class Line:
    """Nodes in order: `types` has one character a node, `starts` and `ends` are offsets in the cleaned text.

    `values` holds what a node stands for: an entry of the lexicon, or what a rule built.
    """

    __slots__ = ("_opened", "ends", "starts", "types", "values")

    def __init__(
        self, types: str, starts: list[int], ends: list[int], values: list[Any], opened: tuple[int, int] = (-1, 0)
    ) -> None:
        """Take the parallel lists as they are; `opened`: how many gates were asked for, and the bits of the open."""
        self.types = types
        self.starts = starts
        self.ends = ends
        self.values = values
        self._opened = opened

    def open(self, alphabet: Alphabet) -> int:
        """Return the bits of the alphabet's gates that are open; worked out once, as every stage asks."""
        known, bits = self._opened
        if known != alphabet.gates:
            bits = alphabet.open(set(self.types))
            self._opened = alphabet.gates, bits
        return bits

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.types)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the offsets that nodes `first` to `stop` (exclusive) cover in the cleaned text."""
        return self.starts[first], self.ends[stop - 1]

    def until(self, stop: int) -> Line:
        """Return the line up to a node."""
        return Line(self.types[:stop], self.starts[:stop], self.ends[:stop], self.values[:stop])

    def reduced(self, found: list[tuple[int, int, str, Any]], alphabet: Alphabet) -> Line:
        """Return a line in which each (first, stop, character, value), in order and apart, stands for its nodes."""
        types: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        values: list[Any] = []
        at = 0
        for first, stop, char, value in found:
            types.append(self.types[at:first])
            types.append(char)
            starts += self.starts[at:first]
            starts.append(self.starts[first])
            ends += self.ends[at:first]
            ends.append(self.ends[stop - 1])
            values += self.values[at:first]
            values.append(value)
            at = stop
        types.append(self.types[at:])
        starts += self.starts[at:]
        ends += self.ends[at:]
        values += self.values[at:]
        # A gate stays open whose last character was folded away: looking again would cost more than it saves.
        bits = self.open(alphabet) | alphabet.open({one[2] for one in found})
        return Line("".join(types), starts, ends, values, (alphabet.gates, bits))
