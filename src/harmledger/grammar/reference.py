"""A plain matcher for the same patterns, written for reading and not for speed; the fast one must agree with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from harmledger.grammar.pattern import Atom, Capture, Choice, Item, Repeat, Sequence

Types = frozenset[str]
Captures = Mapping[str, tuple[int, int]]


def _walk(item: Item, line: list[Types], at: int, kept: Captures) -> Iterator[tuple[int, Captures]]:
    """Yield every (end, captures) of the item from this node on, in the order in which backtracking tries them."""
    match item:
        case Atom():
            if at < len(line) and item.accepts(line[at]):
                yield at + 1, kept
        case Sequence():
            yield from _sequence(item.items, line, at, kept)
        case Choice():
            for option in item.options:
                yield from _walk(option, line, at, kept)
        case Repeat():
            yield from _repeat(item, 0, line, at, kept)
        case Capture():
            for end, inner in _walk(item.item, line, at, kept):
                yield end, {**inner, item.name: (at, end)}


def _sequence(items: tuple[Item, ...], line: list[Types], at: int, kept: Captures) -> Iterator[tuple[int, Captures]]:
    if not items:
        yield at, kept
        return
    for end, inner in _walk(items[0], line, at, kept):
        yield from _sequence(items[1:], line, end, inner)


def _repeat(item: Repeat, done: int, line: list[Types], at: int, kept: Captures) -> Iterator[tuple[int, Captures]]:
    if item.few and done >= item.least:
        yield at, kept
    if done < item.most:
        for end, inner in _walk(item.item, line, at, kept):
            yield from _repeat(item, done + 1, line, end, inner)
    if not item.few and done >= item.least:
        yield at, kept


def find(tree: Item, line: list[Types]) -> Iterator[tuple[int, int, Captures]]:
    """Yield (start, end, captures) of the matches from left to right without overlap, as `re.finditer` does."""
    at = 0
    while at < len(line):
        found = next(_walk(tree, line, at, {}), None)
        if found is None:
            at += 1
        else:
            yield at, found[0], found[1]
            at = found[0]
