"""Rules and what a match gives to their builders."""

from __future__ import annotations

import pytest
from tests.grammar.letters import ALPHABET, line, rule

from harmledger.grammar import Match, PatternError, Stage


def matched(pattern: str, text: str, context: object = None) -> Match:
    (match,) = Stage("s", [rule(pattern)], ALPHABET).matches(line(text), context)
    return match


def test_a_pattern_written_wrongly_is_refused_where_the_rule_is_made() -> None:
    with pytest.raises(PatternError, match="not closed"):
        rule("( <a>")


def test_rules_are_equal_by_what_they_say() -> None:
    assert rule("<a>") == rule("<a>")
    assert rule("<a>") != rule("<b>")


def test_captures() -> None:
    match = matched("who:<a>{1,2} <d> what:<b>? ( left:<c> | right:<b> )", "c a a d c b")
    assert (match.first, match.stop, match.offsets) == (1, 5, (2, 9))
    assert (match.has("who"), list(match.nodes("who")), match.span("who")) == (True, [1, 2], (2, 5))
    assert (match.value("who"), match.values("who"), match.value("left")) == ("a", ["a", "a"], "c")


@pytest.mark.parametrize("name", ["what", "right", "nobody"])
def test_captures_that_took_no_part(name: str) -> None:
    match = matched("who:<a>{1,2} <d> what:<b>? ( left:<c> | right:<b> )", "c a a d c b")
    assert not match.has(name)
    assert list(match.nodes(name)) == []
    assert (match.value(name), match.values(name)) == (None, [])


def test_a_repeated_capture_holds_its_last_round() -> None:
    assert matched("( x:<a> <b> ){1,3}", "a b a b").span("x") == (4, 5)


def test_the_context_reaches_the_builder() -> None:
    seen: list[object] = []
    stage = Stage("s", [rule("<a>", lambda match: seen.append(match.context))], ALPHABET)
    stage.collect(line("a"), context="what a builder may ask")
    assert seen == ["what a builder may ask"]
