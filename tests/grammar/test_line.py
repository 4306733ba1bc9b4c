"""Lines: nodes with their offsets, and lines in which some nodes stand for several."""

from __future__ import annotations

from tests.grammar.letters import ALPHABET, line

X = ALPHABET.char("X")


def test_offsets_of_nodes() -> None:
    made = line("a b ab c")
    assert len(made) == 4
    assert made.span(0, 1) == (0, 1)
    assert made.span(1, 3) == (2, 6)


def test_a_reduced_line_keeps_what_is_not_folded() -> None:
    before = line("a b ab c d a")
    after = before.reduced([(1, 3, X, "one"), (4, 5, X, "two")], ALPHABET)
    assert [sorted(ALPHABET.types[char]) for char in after.types] == [["a"], ["X"], ["c"], ["X"], ["a"]]
    assert after.values == ["a", "one", "c", "two", "a"]
    assert [after.span(at, at + 1) for at in range(len(after))] == [(0, 1), (2, 6), (7, 8), (9, 10), (11, 12)]
    assert before.values == ["a", "b", "ab", "c", "d", "a"]


def test_neighbours_and_the_whole_can_be_folded() -> None:
    assert line("a b").reduced([(0, 1, X, 1), (1, 2, X, 2)], ALPHABET).values == [1, 2]
    whole = line("a b c").reduced([(0, 3, X, "all")], ALPHABET)
    assert (whole.values, whole.span(0, 1)) == (["all"], (0, 5))
