"""A stage of the cascade: its rules over one line, either folding what they match into new nodes or collecting it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.line import Line
from harmledger.grammar.pattern import END, Pattern
from harmledger.grammar.rule import BoundRule, Match, Rule
from harmledger.grammar.trace import Trace

# A line of up to so many nodes is always looked at as a whole.
_SHORT = 150
# Up to one sentence in so many is looked at by itself; where a rule's gates are open in more, the whole line is.
_SHARE = 4


class _Gated(NamedTuple):
    """A rule with its three rarest gates; where it has fewer, the rarest stands for the missing."""

    rule: Rule
    pattern: Pattern
    rarest: frozenset[str]
    second: frozenset[str]
    third: frozenset[str]


def _gated(bound: BoundRule) -> _Gated:
    rarest, second, third = (*bound.pattern.gates, *bound.pattern.gates[:1] * 2)[:3]
    return _Gated(bound.rule, bound.pattern, rarest, second, third)


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
        self._end = alphabet.char({END})
        self.rules: list[BoundRule] = [rule.bind(alphabet) for rule in rules]
        self._gated = [_gated(bound) for bound in self.rules]

    def matches(self, line: Line, context: Any = None) -> list[Match]:
        """Return every match of every rule, rule by rule; a rule sees only the sentences in which its gates are open.

        No pattern reaches over the end of a sentence, so that nothing is lost.
        """
        types, end = line.types, self._end
        chars = line.chars
        few = types.count(end) // _SHARE if len(types) > _SHORT else 0
        found: list[Match] = []
        for rule, pattern, rarest, second, third in self._gated:
            if rarest.isdisjoint(chars) or second.isdisjoint(chars) or third.isdisjoint(chars):
                continue
            scan = pattern.compiled.finditer
            if few:
                for first, stop in line.sentences_with(rarest & chars, end, few):
                    found += [Match(rule, line, hit, context) for hit in scan(types, first, stop)]
            else:
                found += [Match(rule, line, hit, context) for hit in scan(types)]
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
        return line.reduced(taken) if taken else line

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
