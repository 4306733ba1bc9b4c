"""Every rule fires in the sentences it gives as examples, and in none of those it is said to refuse."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from harmledger.grammar import Rule
from harmledger.model import Report
from harmledger.rules import LANGUAGES, catalogue, grammar

if TYPE_CHECKING:
    from harmledger.reading import Reader

RULES = catalogue()
EXAMPLES = [(rule, sentence) for rule in RULES for sentence in rule.examples]
REFUSALS = [(rule, sentence) for rule in RULES for sentence in rule.refuses]


def named(pairs: list[tuple[Rule, str]]) -> list[object]:
    return [pytest.param(rule, sentence, id=f"{rule.id}: {sentence}") for rule, sentence in pairs]


def fired(reader: Reader, rule: Rule, sentence: str) -> set[str]:
    """Return the ids of the rules that were taken somewhere on the way from a sentence to its claims."""
    code = next(code for code in LANGUAGES if rule in grammar(code).rules)
    reading = reader.read(Report(id="example", text=sentence, published="2024-05-08", language=code), explain=True)
    return {step.rule for step in reading.trace or () if step.outcome == "taken"}


def test_an_id_names_one_rule() -> None:
    assert [rule for rule, often in Counter(rule.id for rule in RULES).items() if often > 1] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_rule_has_an_id_a_label_and_examples(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", rule.id)
    assert rule.label == rule.label.strip() != ""
    assert rule.examples
    assert all(sentence.strip() == sentence != "" for sentence in (*rule.examples, *rule.refuses))
    assert not set(rule.examples) & set(rule.refuses)


@pytest.mark.parametrize(("rule", "sentence"), named(EXAMPLES))
def test_a_rule_fires_in_its_examples(rule: Rule, sentence: str, reader: Reader) -> None:
    assert rule.id in fired(reader, rule, sentence)


@pytest.mark.parametrize(("rule", "sentence"), named(REFUSALS))
def test_a_rule_does_not_fire_in_what_it_refuses(rule: Rule, sentence: str, reader: Reader) -> None:
    assert rule.id not in fired(reader, rule, sentence)
