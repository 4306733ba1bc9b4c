"""The fast engine and the plain reference matcher agree on any pattern and any line, captures included."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grammar.letters import (
    ALPHABET,
    END,
    WORDS,
    by_reference,
    by_stage,
    line,
    rule,
    types,
)

from harmledger.grammar import PatternError, Stage, parse
from harmledger.grammar.pattern import Atom, Capture, Choice, Item, Repeat, Sequence, captures, lengths, literals

LINES = st.lists(st.sampled_from([*WORDS, "said", END, "a", "b"]), max_size=30)
TYPES = st.sampled_from(["a", "b", "c", "d", "X", "z"])
# What a node must and must not be; one that wants nothing must exclude something.
PAIRS = st.tuples(st.frozensets(TYPES, max_size=2), st.frozensets(TYPES, max_size=2)).filter(any)


def _written(item: Item) -> str:
    """Return a pattern as its author would write it."""
    match item:
        case Atom():
            return "<" + "|".join(_pair(*pair) for pair in item.anyof) + ">"
        case Sequence():
            return " ".join(_bracketed(part) for part in item.items)
        case Choice():
            return " | ".join(_written(option) for option in item.options)
        case Repeat():
            often = "?" if (item.least, item.most, item.few) == (0, 1, False) else f"{{{item.least},{item.most}}}"
            return _bracketed(item.item) + often + ("?" if item.few else "")
        case Capture():
            return f"{item.name}:{_bracketed(item.item)}"


def _pair(wanted: frozenset[str], unwanted: frozenset[str]) -> str:
    return "&".join([*sorted(wanted), *(f"!{kind}" for kind in sorted(unwanted))])


def _bracketed(item: Item) -> str:
    return _written(item) if isinstance(item, Atom | Capture | Repeat) else f"( {_written(item)} )"


def _named(item: Item, used: list[str]) -> Item:
    """Return the tree with a name of its own for each capture, and captures only of what can be captured."""
    match item:
        case Sequence():
            return Sequence(tuple(_named(part, used) for part in item.items))
        case Choice():
            return Choice(tuple(Sequence(tuple(_named(part, used) for part in one.items)) for one in item.options))
        case Repeat():
            return Repeat(_named(item.item, used), item.least, item.most, item.few)
        case Capture():
            used.append(f"k{'abcdefghijklmnopqrstuvwxyz'[len(used) % 26]}{'_' * (len(used) // 26)}")
            return Capture(used[-1], _named(item.item, used))
    return item


def _repeat(item: Item, least: int, more: int, few: bool) -> Item:
    if isinstance(item, Capture | Repeat) or lengths(item)[0] == 0:
        return item
    return Repeat(item, least, max(1, least + more), few)


ATOMS: st.SearchStrategy[Item] = st.lists(PAIRS, min_size=1, max_size=3).map(
    lambda pairs: Atom(tuple((wanted, unwanted if wanted else unwanted | {"end"}) for wanted, unwanted in pairs))
)
ITEMS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Sequence(tuple(parts))),
        st.lists(st.lists(inner, min_size=1, max_size=3), min_size=2, max_size=3).map(
            lambda options: Choice(tuple(Sequence(tuple(parts)) for parts in options))
        ),
        st.builds(_repeat, inner, st.integers(0, 2), st.integers(0, 3), st.booleans()),
        inner.map(lambda item: item if isinstance(item, Capture) else Capture("k", item)),
    ),
    max_leaves=8,
)
PATTERNS = ITEMS.map(lambda item: _written(_named(item, []))).filter(lambda written: _allowed(written))


def _allowed(written: str) -> bool:
    try:
        parse(written)
    except PatternError:
        return False
    return True


@given(PATTERNS)
def test_a_pattern_that_is_written_out_and_read_again_is_the_same(written: str) -> None:
    assert parse(_written(parse(written))) == parse(written)


@settings(max_examples=200)
@given(PATTERNS, LINES)
def test_both_matchers_agree(written: str, words: list[str]) -> None:
    _agree(written, words)


@pytest.mark.fuzz
@settings(max_examples=20_000)
@given(PATTERNS, LINES)
def test_both_matchers_agree_on_many_more(written: str, words: list[str]) -> None:
    _agree(written, words)


def _agree(written: str, words: list[str]) -> None:
    made = rule(written)
    fast = Stage("s", [made], ALPHABET).matches(line(" ".join(words)))
    assert by_stage(fast, made.tree) == by_reference(made.tree, [types(word) for word in words])


@given(PATTERNS, LINES)
def test_every_match_lies_within_a_sentence_and_the_lengths_that_the_pattern_allows(
    written: str, words: list[str]
) -> None:
    made = rule(written)
    least, most = lengths(made.tree)
    for match in Stage("s", [made], ALPHABET).matches(line(" ".join(words))):
        assert least <= match.stop - match.first <= most
        assert END not in words[match.first : match.stop]


@given(st.lists(PATTERNS, max_size=4), LINES)
def test_folding_keeps_every_word_once_and_in_order(written: list[str], words: list[str]) -> None:
    before = line(" ".join(words))
    after = Stage("s", [rule(pattern, id=f"r{at}") for at, pattern in enumerate(written)], ALPHABET).fold(before)
    kept = " ".join(str(value).split(":", 1)[-1] for value in after.values)
    assert kept.split() == words
    covered = [place for start, end in zip(after.starts, after.ends, strict=True) for place in range(start, end)]
    assert covered == sorted(set(covered))


@given(st.text('<>"ab|&!:?{}0123,() ', max_size=25))
def test_any_text_is_a_pattern_or_refused_as_one(written: str) -> None:
    try:
        tree = parse(written)
    except PatternError:
        return
    assert 1 <= lengths(tree)[0] <= lengths(tree)[1]
    assert len(set(captures(tree))) == len(list(captures(tree)))
    assert all(literals(tree))
    # What is allowed compiles, whatever it says.
    Stage("s", [rule(written)], ALPHABET).matches(line("a b said ."))
