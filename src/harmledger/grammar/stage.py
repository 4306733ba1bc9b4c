"""A stage of the cascade: its rules over one line, either folding what they match into new nodes or collecting it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.compiling import Pattern
from harmledger.grammar.line import Line
from harmledger.grammar.rule import BoundRule, Match, Rule
from harmledger.grammar.trace import Trace

# Where a match begins, how little its rule is preferred, where it ends (farthest first), its turn; its rule and itself.
_Hit = tuple[int, int, int, int, Rule, re.Match[str]]


def _gated(bound: BoundRule, alphabet: Alphabet) -> tuple[int, Rule, Pattern]:
    """Return a rule with the bits of its gates, all of which must be open."""
    bits = 0
    for gate in bound.pattern.gates:
        bits |= alphabet.gate(gate)
    return bits, bound.rule, bound.pattern


def _in_order(hit: _Hit) -> tuple[int, int]:
    return hit[0], hit[2]


def _match(hit: _Hit, line: Line, context: Any) -> Match:
    return Match(hit[4], line, hit[5], (hit[0], -hit[2]), context)


class Stage:
    """The rules of one stage, bound to an alphabet."""

    def __init__(self, name: str, rules: Iterable[Rule], alphabet: Alphabet) -> None:
        """Bind the rules; nothing is compiled before a text needs it."""
        self.name = name
        self.alphabet = alphabet
        self.rules: list[BoundRule] = [rule.bind(alphabet) for rule in rules]
        self._gated = [_gated(bound, alphabet) for bound in self.rules]

    def matches(self, line: Line, context: Any = None) -> list[Match]:
        """Return every match of every rule, rule by rule; only rules whose gates are open are tried."""
        return [_match(hit, line, context) for hit in self._hits(line)]

    def _hits(self, line: Line) -> list[_Hit]:
        types = line.types
        closed = ~line.open(self.alphabet)
        found: list[_Hit] = []
        for bits, rule, pattern in self._gated:
            if bits & closed:
                continue
            search, whole = pattern.search, pattern.whole
            hit = search(types)
            while hit is not None:
                first, stop = hit.span(whole)
                found.append((first, -rule.priority, -stop, len(found), rule, hit))
                hit = search(types, stop)
        return found

    def fold(self, line: Line, context: Any = None, trace: Trace | None = None) -> Line:
        """Return the line with each accepted match folded into one node.

        Of overlapping matches the leftmost wins, then the one of higher priority, then the longer; the builder of the
        winner may still refuse, and then the next is asked.
        """
        found = self._hits(line)
        if not found:
            return line
        found.sort()
        taken: list[tuple[int, int, str, Any]] = []
        free = 0
        for hit in found:
            if hit[0] < free:
                if trace:
                    trace.reject(self.name, _match(hit, line, context), "overlaps a match that is preferred")
                continue
            match = _match(hit, line, context)
            node = match.rule.build(match)
            if node is None:
                if trace:
                    trace.reject(self.name, match, "a closer look refused it")
                continue
            if trace:
                trace.take(self.name, match)
            free = match.stop if node.stop is None else node.stop
            taken.append((match.first, free, self.alphabet.chars[node.types], node.value))
        return line.reduced(taken, self.alphabet) if taken else line

    def collect(self, line: Line, context: Any = None, trace: Trace | None = None) -> list[Any]:
        """Return what the builders made of every match, in the order of the text; matches may overlap."""
        facts: list[Any] = []
        for hit in sorted(self._hits(line), key=_in_order):
            match = _match(hit, line, context)
            fact = match.rule.build(match)
            if fact is None:
                if trace:
                    trace.reject(self.name, match, "a closer look refused it")
                continue
            if trace:
                trace.take(self.name, match)
            facts.append(fact)
        return facts
