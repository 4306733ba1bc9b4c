"""Stages: which of overlapping matches is folded, and what is collected."""

from __future__ import annotations

from tests.grammar.letters import ALPHABET, line, made, rule, words

from harmledger.grammar import Match, Node, Rule, Stage, Trace
from harmledger.model import Span


def folded(text: str, *rules: Rule) -> list[object]:
    return Stage("s", rules, ALPHABET).fold(line(text)).values


def refuse(_: Match) -> None:
    return None


def test_a_match_becomes_one_node() -> None:
    after = Stage("s", [rule("<a> <b>")], ALPHABET).fold(line("c a b c"))
    assert after.values == ["c", "r:a b", "c"]
    assert ALPHABET.types[after.types[1]] == {"X"}
    assert after.span(1, 2) == (2, 5)


def test_nothing_found_gives_the_line_itself() -> None:
    before = line("a b")
    assert Stage("s", [rule("<d>")], ALPHABET).fold(before) is before
    assert Stage("s", [rule("<a>", refuse)], ALPHABET).fold(before) is before
    assert Stage("s", [], ALPHABET).fold(before) is before


def test_the_leftmost_wins() -> None:
    assert folded("a b c", rule("<b> <c>", id="right", priority=9), rule("<a> <b>", id="left")) == ["left:a b", "c"]


def test_then_the_higher_priority() -> None:
    short, long = rule("<a>", id="short", priority=1), rule("<a> <b>", id="long")
    assert folded("a b", short, long) == folded("a b", long, short) == ["short:a", "b"]


def test_then_the_longer() -> None:
    short, long = rule("<a>", id="short"), rule("<a> <b>", id="long")
    assert folded("a b", short, long) == folded("a b", long, short) == ["long:a b"]


def test_then_the_rule_that_is_listed_first() -> None:
    one, other = rule("<a>", id="one"), rule("<a|b>", id="other")
    assert folded("a", one, other) == ["one:a"]
    assert folded("a", other, one) == ["other:a"]


def test_where_a_builder_refuses_the_next_is_asked() -> None:
    assert folded("a b c", rule("<a> <b> <c>", refuse), rule("<a> <b>", id="next")) == ["next:a b", "c"]
    assert folded("a b c", rule("<a> <b>", refuse), rule("<b> <c>", id="next")) == ["a", "next:b c"]


def test_a_node_may_stand_for_fewer_nodes_than_were_matched() -> None:
    look_ahead = rule("<a> <b> <c>", lambda match: Node(frozenset("X"), "first two", match.stop - 1), id="ahead")
    assert folded("a b c d", look_ahead, rule("<c> <d>", id="free")) == ["first two", "free:c d"]


def test_sentences_are_folded_apart() -> None:
    assert folded("a . a b . b", rule("<a>{1,2} <b>?")) == ["r:a", ".", "r:a b", ".", "b"]
    assert folded(". . a .", rule("<a>")) == [".", ".", "r:a", "."]


def test_matches_come_rule_by_rule() -> None:
    stage = Stage("s", [rule("<b>", id="one"), rule("<a> <b>", id="two"), rule("<d>", id="closed")], ALPHABET)
    found = [(match.rule.id, match.first) for match in stage.matches(line("a b . b a b"))]
    assert found == [("one", 1), ("one", 3), ("one", 5), ("two", 0), ("two", 4)]


def test_what_is_collected_may_overlap_and_comes_in_the_order_of_the_text() -> None:
    rules = [rule("<b> <c>", words), rule("<a>", words), rule("<a> <b>", words), rule("<c>", refuse)]
    assert Stage("s", rules, ALPHABET).collect(line("a b c a")) == ["a b", "a", "b c", "a"]


def test_the_trace_tells_what_was_taken_and_what_was_not_and_why() -> None:
    trace = Trace(lambda start, end: Span(start + 100, end + 100))
    rules = [rule("<a> <b>", id="taken"), rule("<b> <c>", id="late"), rule("<d>", refuse, id="refused")]
    Stage("fold", rules, ALPHABET).fold(line("a b c d"), trace=trace)
    told = [(step.stage, step.rule, step.outcome, step.why, step.span) for step in trace.steps]
    assert told == [
        ("fold", "taken", "taken", None, (100, 103)),
        ("fold", "late", "rejected", "overlaps a match that is preferred", (102, 105)),
        ("fold", "refused", "rejected", "a closer look refused it", (106, 107)),
    ]
    assert {step.label for step in trace.steps} == {"A rule of letters"}


def test_the_trace_of_what_is_collected() -> None:
    trace = Trace(Span)
    Stage("collect", [rule("<a>", made, id="taken"), rule("<b>", refuse, id="refused")], ALPHABET).collect(
        line("a b"), trace=trace
    )
    assert [(step.rule, step.outcome) for step in trace.steps] == [("taken", "taken"), ("refused", "rejected")]


def test_a_stage_made_after_a_line_was_looked_at_sees_its_own_gates() -> None:
    before = line("a b d")
    folded_once = Stage("first", [rule("<a> <b>")], ALPHABET).fold(before)
    assert Stage("second", [rule("<X> <d&!a&!b&!c>")], ALPHABET).fold(folded_once).values == ["r:r:a b d"]
