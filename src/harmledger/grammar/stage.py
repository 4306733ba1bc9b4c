"""A stage of the cascade: its rules over one line, either folding what they match into new nodes or collecting it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.line import Line
from harmledger.grammar.rule import BoundRule, Match, Rule
from harmledger.grammar.trace import Trace


class Stage:
    """The rules of one stage, bound to an alphabet."""

    def __init__(self, name: str, rules: Iterable[Rule], alphabet: Alphabet) -> None:
        """Bind the rules; nothing is compiled before a text needs it."""
        self.name = name
        self.alphabet = alphabet
        self.rules: list[BoundRule] = [rule.bind(alphabet) for rule in rules]

    def matches(self, line: Line, context: Any = None) -> list[Match]:
        """Return every match of every rule whose gates are open, rule by rule."""
        chars = set(line.types)
        found: list[Match] = []
        for bound in self.rules:
            pattern = bound.pattern
            for gate in pattern.gates:
                if gate.isdisjoint(chars):
                    break
            else:
                found += [Match(bound.rule, line, hit, context) for hit in pattern.compiled.finditer(line.types)]
        return found

    def fold(self, line: Line, context: Any = None, trace: Trace | None = None) -> Line:
        """Return the line with each accepted match folded into one node.

        Of overlapping matches the leftmost wins, then the one of higher priority, then the longer; the builder of the
        winner may still refuse, and then the next is asked.
        """
        found = self.matches(line, context)
        if not found:
            return line
        found.sort(key=lambda match: (match.first, -match.rule.priority, -match.stop))
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
        found.sort(key=lambda match: (match.first, -match.stop))
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
