"""A text as a string of typed nodes: one character a node, with the node's place and value beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


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

    __slots__ = ("_chars", "ends", "starts", "types", "values")

    def __init__(self, types: str, starts: list[int], ends: list[int], values: list[Any]) -> None:
        """Take the parallel lists as they are."""
        self.types = types
        self.starts = starts
        self.ends = ends
        self.values = values
        self._chars: set[str] | None = None

    @property
    def chars(self) -> set[str]:
        """The characters that occur in it, worked out once: several stages ask the same line."""
        if self._chars is None:
            self._chars = set(self.types)
        return self._chars

    def sentences_with(self, chars: Iterable[str], end: str, most: int) -> list[tuple[int, int]]:
        """Return the sentences, closed by `end`, that hold one of the characters, as (first node, behind the last).

        Beyond `most` of them it is the whole line that comes back: one long search is then cheaper than many short.
        """
        types = self.types
        found: list[tuple[int, int]] = []
        for char in chars:
            at = types.find(char)
            while at >= 0:
                stop = types.find(end, at)
                if stop < 0:
                    stop = len(types)
                found.append((types.rfind(end, 0, at) + 1, stop))
                if len(found) > most:
                    return [(0, len(types))]
                at = types.find(char, stop)
        return sorted(set(found))

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.types)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the offsets that nodes `first` to `stop` (exclusive) cover in the cleaned text."""
        return self.starts[first], self.ends[stop - 1]

    def reduced(self, found: list[tuple[int, int, str, Any]]) -> Line:
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
        return Line("".join(types), starts + self.starts[at:], ends + self.ends[at:], values + self.values[at:])
