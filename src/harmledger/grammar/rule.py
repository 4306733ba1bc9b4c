"""A rule: an id that is never reused, a pattern, a builder, a label in plain words, and examples that are tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.compiling import Pattern
from harmledger.grammar.line import Line
from harmledger.grammar.pattern import Item, captures, parse


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
    captures: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Parse the pattern once; PatternError when it is written wrongly."""
        object.__setattr__(self, "tree", parse(self.pattern))
        object.__setattr__(self, "captures", frozenset(captures(self.tree)))

    def told(self, id_: str, label: str, pattern: str, examples: tuple[str, ...], refuses: tuple[str, ...]) -> Rule:
        """Return the rule for another language: what it means and builds stays, how it is put is new."""
        return replace(self, id=id_, label=label, pattern=pattern, examples=examples, refuses=refuses)

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

    __slots__ = ("_found", "context", "first", "line", "rule", "stop")

    def __init__(
        self, rule: Rule, line: Line, found: re.Match[str], span: tuple[int, int], context: Any = None
    ) -> None:
        """Keep the parts: `first` is the index of the first matched node, `stop` the one behind the last."""
        self.rule = rule
        self.line = line
        self._found = found
        self.context = context
        self.first, self.stop = span

    @property
    def offsets(self) -> tuple[int, int]:
        """Return the offsets of the whole match in the cleaned text."""
        return self.line.starts[self.first], self.line.ends[self.stop - 1]

    # Builders ask for captures by the hundred a report: each of these is written out rather than built on another.

    def has(self, name: str) -> bool:
        """Tell whether the capture took part and holds a node."""
        if name not in self.rule.captures:
            return False
        first, stop = self._found.span(name)
        return stop > first

    def nodes(self, name: str) -> range:
        """Return the indexes of the captured nodes, an empty range when there are none."""
        if name in self.rule.captures:
            first, stop = self._found.span(name)
            if stop > first:
                return range(first, stop)
        return range(0)

    def value(self, name: str) -> Any:
        """Return the value of the first captured node; None when there is none."""
        if name in self.rule.captures:
            first, stop = self._found.span(name)
            if stop > first:
                return self.line.values[first]
        return None

    def values(self, name: str) -> list[Any]:
        """Return the values of all captured nodes."""
        if name in self.rule.captures:
            first, stop = self._found.span(name)
            if stop > first:
                return self.line.values[first:stop]
        return []

    def span(self, name: str) -> tuple[int, int]:
        """Return the offsets of a capture that took part."""
        first, stop = self._found.span(name)
        return self.line.starts[first], self.line.ends[stop - 1]
