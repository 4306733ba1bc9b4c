"""The pattern language: what each construct matches, and what the language refuses."""

from __future__ import annotations

import re

import pytest
from tests.grammar.letters import ALPHABET, line, rule, types, words

from harmledger.grammar import Pattern, PatternError, Stage, parse
from harmledger.grammar.pattern import (
    WINDOW,
    Atom,
    Capture,
    Choice,
    Repeat,
    Sequence,
    captures,
    lengths,
    literals,
)


def found(pattern: str, text: str) -> list[str]:
    """Return the words of every match."""
    return [words(match) for match in Stage("s", [rule(pattern)], ALPHABET).matches(line(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        pytest.param("<a>", "a b ab c", ["a", "ab"], id="a type among others"),
        pytest.param("<a|c>", "a b c d", ["a", "c"], id="either type"),
        pytest.param("<a&b>", "a b ab abc", ["ab", "abc"], id="both types"),
        pytest.param("<a&!b>", "a ab ac b", ["a", "ac"], id="has one and not the other"),
        pytest.param("< a & !b | d >", "a ab d", ["a", "d"], id="spaces within"),
        pytest.param("<!a>", "a b . c .", ["b", "c"], id="exclusion alone, never the end of a sentence"),
        pytest.param('"said"', "c said a", ["said"], id="a word"),
        pytest.param('<c&!=said> "said"', "c said said", ["c said"], id="a word excluded by its type"),
        pytest.param("<a> <b>", "a c a b", ["a b"], id="one after another"),
        pytest.param("<a><b>", "a b", ["a b"], id="no space needed"),
        pytest.param("<a> | <b> <c>", "b c a b", ["b c", "a"], id="alternatives at the top"),
        pytest.param("<d> ( <a> | <b> <c> )", "d a d b c d b", ["d a", "d b c"], id="alternatives in brackets"),
        pytest.param("( <a> | <a> <b> ) <c>?", "a b c", ["a"], id="the first alternative that fits wins"),
        pytest.param("<a>? <b>", "b a b", ["b", "a b"], id="optional"),
        pytest.param("<a>{2,3} <b>", "a b a a b a a a a b", ["a a b", "a a a b"], id="a bounded repeat"),
        pytest.param("<a> <b>{0,3}", "a b b b b", ["a b b b"], id="as many as allowed"),
        pytest.param("<a> <b>{1,3}?", "a b b b b", ["a b"], id="as few as needed"),
        pytest.param(
            "<a> <!c>{0,3}? <b>", "a b b a d d b a c b", ["a b", "a d d b"], id="few first, more where needed"
        ),
        pytest.param("( <a> <b> ){1,2} <c>", "a b a b c", ["a b a b c"], id="a repeated group"),
        pytest.param("( <a> | <b> ){2,2}", "a b a", ["a b"], id="a repeated choice"),
        pytest.param("x:( <a> <b> ){1,2}", "a b a b", ["a b a b"], id="a capture of a repeat"),
        pytest.param("<a> <b>", "a . b", [], id="not over the end of a sentence"),
        pytest.param("<z>", "a b", [], id="a type that no node has"),
        pytest.param("<z> | <a>", "a b", ["a"], id="one of them a type that no node has"),
    ],
)
def test_constructs(pattern: str, text: str, matches: list[str]) -> None:
    assert found(pattern, text) == matches


def test_matches_of_one_rule_stand_apart_from_left_to_right() -> None:
    assert found("<a> <a>", "a a a a a") == ["a a", "a a"]


def test_the_tree_of_a_pattern() -> None:
    tree = parse('x:<a|b&!c>{0,2}? "said" ( <d> | y:<!a> )')
    assert tree == Sequence(
        (
            Capture(
                "x",
                Repeat(
                    Atom(((frozenset("a"), frozenset()), (frozenset("b"), frozenset("c")))), least=0, most=2, few=True
                ),
            ),
            Atom(((frozenset({"=said"}), frozenset()),)),
            Choice(
                (
                    Sequence((Atom(((frozenset("d"), frozenset()),)),)),
                    Sequence((Capture("y", Atom(((frozenset(), frozenset({"a", "end"})),))),)),
                )
            ),
        )
    )


def test_the_names_of_captures() -> None:
    assert list(captures(parse("a:( <a> | b:<b>{1,2} ) ( <c> c:<d> )?"))) == ["a", "b", "c"]


def test_the_words_that_a_pattern_names() -> None:
    assert literals(parse('<a> ( "said" | x:"told"{1,2} | <b&!=no> )?')) == {"said", "told", "no"}


@pytest.mark.parametrize(
    ("pattern", "bounds"),
    [
        ("<a>", (1, 1)),
        ("<a> <b>?", (1, 2)),
        ("<a> | <b> <c> <d>", (1, 3)),
        ("x:( <a> <b>{1,4} ){2,3}", (4, 15)),
    ],
)
def test_the_least_and_the_most_nodes(pattern: str, bounds: tuple[int, int]) -> None:
    assert lengths(parse(pattern)) == bounds


def test_an_atom_tells_of_a_node_whether_it_is_meant() -> None:
    tree = parse("<a&!b|d>")
    assert isinstance(tree, Sequence)
    (atom,) = tree.items
    assert isinstance(atom, Atom)
    assert [word for word in ("a", "ab", "ac", "d", "b", ".") if atom.accepts(types(word))] == ["a", "ac", "d"]


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "an empty alternative"),
        ("<a> |", "an empty alternative"),
        ("<a> ( )", "an empty alternative"),
        ("( <a> | ) <b>", "an empty alternative"),
        ("<a> *", "cannot read ' *'"),
        ("<a>+", "cannot read '+'"),
        ("<a>{2,}", "cannot read '{2,}'"),
        ("<a>{2}", "cannot read '{2}'"),
        ("said", "cannot read 'said'"),
        ("Who:<a>", "cannot read 'Who:"),
        ("<>", "cannot read '<>'"),
        ('""', "cannot read"),
        ("<a", "cannot read"),
        ("<a|>", "a type has no name in <a|>"),
        ("<a&!>", "a type has no name"),
        ("<!>", "a type has no name"),
        ("<a> <b|end>", "no pattern reaches over the end of a sentence, as <b|end> would"),
        ("( <a>", "a bracket is not closed"),
        ("( <a> ( <b> )", "a bracket is not closed"),
        ("<a> )", "')' is left over"),
        ("? <a>", "'?' stands at the wrong place"),
        ("{0,2} <a>", "'{0,2}' stands at the wrong place"),
        ("<a>?? <b>", "'?' stands at the wrong place"),
        ("<a>{0,2}{0,2}", "'{0,2}' stands at the wrong place"),
        ("x:y:<a>", "'y:' stands at the wrong place"),
        ("<a> x:", "'' stands at the wrong place"),
        ("x:?", "'?' stands at the wrong place"),
        ("<a>{3,1}", "{3,1} repeats nothing"),
        ("<a>{0,0} <b>", "{0,0} repeats nothing"),
        ("( <a>? <b>? ){0,3} <c>", "{0,3} repeats what can be empty"),
        ("( <a>? )? <c>", "? repeats what can be empty"),
        ("<a>?", "a match could be empty"),
        ("<a>{0,2} | <b>", "a match could be empty"),
        ("x:<a> ( <b> | x:<c> )", "'x' names two captures"),
        (f"<a>{{1,{WINDOW + 1}}}", f"could be {WINDOW + 1} nodes long"),
        ("( <a>{1,20} <b> ){1,13}", f"273 nodes long in pattern '( <a>{{1,20}} <b> ){{1,13}}'; {WINDOW} is the limit"),
    ],
)
def test_what_the_language_refuses(pattern: str, why: str) -> None:
    with pytest.raises(PatternError) as refused:
        parse(pattern)
    assert why in str(refused.value)


def test_a_match_may_be_as_long_as_the_window() -> None:
    assert lengths(parse(f"<a>{{1,{WINDOW}}}")) == (1, WINDOW)
    assert found(f"<a>{{1,{WINDOW}}}", "a " * (WINDOW + 1)) == [" ".join("a" * WINDOW), "a"]


@pytest.mark.parametrize(
    ("pattern", "opens", "closed"),
    [
        pytest.param("<a>? <b>", "b", "a c", id="what must be there"),
        pytest.param("( <b> <d> ){1,2} <a>?", "b d", "b c", id="within a repeat that must be there"),
        pytest.param("x:<b> <a>", "a b", "b c", id="within a capture"),
        pytest.param("<a>? ( <b> | <d> )", "d", "a c", id="one of all alternatives"),
        pytest.param("<z>", "", "a b c d", id="what no node has"),
    ],
)
def test_gates_say_where_nothing_can_match(pattern: str, opens: str, closed: str) -> None:
    gates = Pattern(parse(pattern), ALPHABET).gates
    assert gates
    assert all(not gate.isdisjoint(line(opens).types) for gate in gates) or not opens
    assert any(gate.isdisjoint(line(closed).types) for gate in gates)


def test_nothing_is_compiled_before_a_text_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile

    def noted(source: str) -> re.Pattern[str]:
        asked.append(source)
        return compiled(source)

    monkeypatch.setattr(re, "compile", noted)
    stage = Stage("s", [rule("<a> <d>")], ALPHABET)
    stage.matches(line("a b c"))
    assert asked == []
    stage.matches(line("a d"))
    stage.matches(line("a d"))
    assert len(asked) == 1
