"""A rule: an id that is never reused, a pattern, a builder, a label in plain words, and examples that are tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.line import Line
from harmledger.grammar.pattern import Item, Pattern, parse


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the reader knows.

    `build` gets the match and returns what it means, or None when a closer look refuses it. `examples` are invented
    sentences in which the rule must fire, `refuses` such in which it must not.
    """

    id: str
    label: str
    pattern: str
    build: Callable[[Match], Any]
    examples: tuple[str, ...]
    refuses: tuple[str, ...] = ()
    priority: int = 0
    tree: Item = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Parse the pattern once; PatternError when it is written wrongly."""
        object.__setattr__(self, "tree", parse(self.pattern))

    def bind(self, alphabet: Alphabet) -> BoundRule:
        """Return the rule ready to match lines of an alphabet."""
        return BoundRule(self, Pattern(self.tree, alphabet))


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule with its pattern compiled for one alphabet."""

    rule: Rule
    pattern: Pattern


class Match:
    """A rule's match in a line: gives a builder the captured nodes, their values and their offsets."""

    __slots__ = ("_found", "context", "line", "rule")

    def __init__(self, rule: Rule, line: Line, found: re.Match[str], context: Any = None) -> None:
        """Keep the parts; nothing is computed before a builder asks."""
        self.rule = rule
        self.line = line
        self._found = found
        self.context = context

    @property
    def first(self) -> int:
        """Return the index of the first matched node."""
        return self._found.start()

    @property
    def stop(self) -> int:
        """Return the index behind the last matched node."""
        return self._found.end()

    @property
    def offsets(self) -> tuple[int, int]:
        """Return the offsets of the whole match in the cleaned text."""
        return self.line.span(self._found.start(), self._found.end())

    def _group(self, name: str) -> tuple[int, int]:
        """Return the node range of a capture; (-1, -1) when it took no part or the pattern has none of that name."""
        return self._found.span(name) if name in self._found.re.groupindex else (-1, -1)

    def has(self, name: str) -> bool:
        """Tell whether the capture took part and holds a node."""
        first, stop = self._group(name)
        return stop > first

    def nodes(self, name: str) -> range:
        """Return the indexes of the captured nodes, an empty range when there are none."""
        first, stop = self._group(name)
        return range(first, stop) if stop > first else range(0)

    def value(self, name: str) -> Any:
        """Return the value of the first captured node; None when there is none."""
        first, stop = self._group(name)
        return self.line.values[first] if stop > first else None

    def values(self, name: str) -> list[Any]:
        """Return the values of all captured nodes."""
        first, stop = self._group(name)
        return self.line.values[first:stop] if stop > first else []

    def span(self, name: str) -> tuple[int, int]:
        """Return the offsets of a capture that took part."""
        return self.line.span(*self._group(name))
