"""Lines and rules over single letters: the engine knows no word of any domain, and its tests need none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harmledger.grammar import Alphabet, Line, Match, Node, Rule
from harmledger.grammar.pattern import Item, captures
from harmledger.grammar.reference import find

END = "."
# Sets of types, as words write them: "ab" is a node of the types a and b, "." ends a sentence, "X" is what rules make.
WORDS = ("a", "b", "c", "d", "ab", "ac", "abc", "X", "Y")
ALPHABET = Alphabet([*map(frozenset, WORDS), frozenset({"end"}), frozenset({"=said", "c"})])


def types(word: str) -> frozenset[str]:
    return frozenset({"end"}) if word == END else frozenset({"=said", "c"}) if word == "said" else frozenset(word)


def line(text: str) -> Line:
    """Return the line of words set apart by single spaces; the value of a node is its word."""
    words = text.split()
    starts = [len(" ".join(words[:place])) + bool(place) for place in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Line("".join(ALPHABET.char(types(word)) for word in words), starts, ends, list(words))


def made(match: Match) -> Node:
    """Build a node that tells of its match."""
    return Node(frozenset("X"), f"{match.rule.id}:{words(match)}")


def words(match: Match) -> str:
    return " ".join(map(str, match.line.values[match.first : match.stop]))


def rule(pattern: str, build: Callable[[Match], Any] = made, id: str = "r", priority: int = 0) -> Rule:
    return Rule(id, "A rule of letters", pattern, build, examples=(), priority=priority)


Found = tuple[int, int, dict[str, range]]


def by_stage(matches: list[Match], tree: Item) -> list[Found]:
    """Return what the fast engine found, with the nodes of every capture that holds any."""
    kept = list(captures(tree))
    return [
        (match.first, match.stop, {name: match.nodes(name) for name in kept if match.has(name)}) for match in matches
    ]


def by_reference(tree: Item, nodes: list[frozenset[str]]) -> list[Found]:
    """Return what the plain matcher finds, sentence by sentence."""
    found: list[Found] = []
    first = 0
    for stop in [*(place for place, held in enumerate(nodes) if "end" in held), len(nodes)]:
        for start, end, kept in find(tree, nodes[first:stop]):
            captures = {name: range(first + a, first + b) for name, (a, b) in kept.items() if a < b}
            found.append((first + start, first + end, captures))
        first = stop + 1
    return found
