"""A stage of the cascade: its rules over one line, either folding what they match into new nodes or collecting it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.compiling import Pattern
from harmledger.grammar.line import Line
from harmledger.grammar.rule import BoundRule, Match, Rule
from harmledger.grammar.trace import Trace


class _Gated(NamedTuple):
    """A rule with the bits of its gates, all of which must be open."""

    bits: int
    rule: Rule
    pattern: Pattern


def _gated(bound: BoundRule, alphabet: Alphabet) -> _Gated:
    bits = 0
    for gate in bound.pattern.gates:
        bits |= alphabet.gate(gate)
    return _Gated(bits, bound.rule, bound.pattern)


def _preferred(match: Match) -> tuple[int, int, int]:
    return match.first, -match.rule.priority, -match.stop


def _in_order(match: Match) -> tuple[int, int]:
    return match.first, -match.stop


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
        types = line.types
        closed = ~line.open(self.alphabet)
        found: list[Match] = []
        for bits, rule, pattern in self._gated:
            if bits & closed:
                continue
            search, whole = pattern.search, pattern.whole
            hit = search(types)
            while hit is not None:
                span = hit.span(whole)
                found.append(Match(rule, line, hit, span, context))
                hit = search(types, span[1])
        return found

    def fold(self, line: Line, context: Any = None, trace: Trace | None = None) -> Line:
        """Return the line with each accepted match folded into one node.

        Of overlapping matches the leftmost wins, then the one of higher priority, then the longer; the builder of the
        winner may still refuse, and then the next is asked.
        """
        found = self.matches(line, context)
        if not found:
            return line
        if len(found) > 1:
            found.sort(key=_preferred)
        taken: list[tuple[int, int, str, Any]] = []
        free = 0
        for match in found:
            if match.first < free:
                if trace:
                    trace.reject(self.name, match, "overlaps a match that is preferred")
                continue
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
        found = self.matches(line, context)
        if len(found) > 1:
            found.sort(key=_in_order)
        for match in found:
            fact = match.rule.build(match)
            if fact is None:
                if trace:
                    trace.reject(self.name, match, "a closer look refused it")
                continue
            if trace:
                trace.take(self.name, match)
            facts.append(fact)
        return facts
