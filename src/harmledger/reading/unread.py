"""What no rule took up: words of harm and counted groups that became part of no fact, a sign of numbers missed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from harmledger.grammar import Alphabet, Line
from harmledger.rules.meanings import HarmFact, Offsets, PartFact, People

_HARM = frozenset({"harm", "die", "shot", "harm.adj", "harm.noun", "harm.people"})


class Unread(NamedTuple):
    """Offsets in the cleaned text, rising: words of harm, groups of a stated number, other people, bare numbers."""

    harm: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()


def together(parts: Iterable[Unread]) -> Unread:
    """Return what was left over in the parts of a report that were read apart."""
    return Unread(*(tuple(sorted(chain.from_iterable(one))) for one in zip(*parts, strict=True)))


class Leftovers:
    """Finds what the rules of one language left over."""

    def __init__(self, alphabet: Alphabet) -> None:
        """Take the alphabet in which lines are written."""
        self._harm = _any_of(alphabet, _HARM)
        self._people = _any_of(alphabet, frozenset({"GROUP"}))
        self._numbers = _any_of(alphabet, frozenset({"QTY"}))

    def of(self, line: Line, facts: Iterable[Any]) -> Unread:
        """Return what of a folded line the facts do not cover."""
        spans = sorted(chain.from_iterable(_spans(fact) for fact in facts if isinstance(fact, HarmFact | PartFact)))
        harm = _nodes(line, self._harm)
        told = _nodes(line, self._people)
        groups = [node for node in told if _counted(line.values[node])]
        people = [node for node in told if not _counted(line.values[node])]
        numbers = _nodes(line, self._numbers)
        return Unread(*(_outside(line, nodes, spans) for nodes in (harm, groups, people, numbers)))


def _any_of(alphabet: Alphabet, wanted: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern that finds the characters of any of these types."""
    chars = [char for char, types in alphabet.types.items() if not types.isdisjoint(wanted)]
    return re.compile(f"[{''.join(map(re.escape, chars))}]")


def _nodes(line: Line, wanted: re.Pattern[str]) -> list[int]:
    return [found.start() for found in wanted.finditer(line.types)]


def _spans(fact: HarmFact | PartFact) -> list[Offsets]:
    spans = [fact.at, fact.people.at]
    if isinstance(fact, HarmFact):
        spans.append(fact.verb)
    return spans


def _counted(value: object) -> bool:
    return isinstance(value, People) and value.number == "stated" and value.count.floor > 1


def _outside(line: Line, nodes: list[int], spans: list[Offsets]) -> tuple[int, ...]:
    """Return the offsets of the nodes that no span covers; both rise, so one pass does it."""
    left: list[int] = []
    reach, taken = -1, 0
    for node in nodes:
        start = line.starts[node]
        while taken < len(spans) and spans[taken][0] <= start:
            reach = max(reach, spans[taken][1])
            taken += 1
        if start >= reach:
            left.append(start)
    return tuple(left)
