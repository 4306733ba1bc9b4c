"""Both matchers agree on every rule of the catalogue, over every line that the golden texts become on their way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from tests.grammar.letters import by_reference, by_stage
from tests.reading.golden_case import load

from harmledger.grammar import Line, Match, Stage
from harmledger.reading.document import Document
from harmledger.rules import LANGUAGES, grammar

if TYPE_CHECKING:
    from harmledger.reading import Reader

STAGES = [
    (code, way, name)
    for code in LANGUAGES
    for way in ("folding", "collecting")
    for name, _ in getattr(grammar(code), way)
]


@pytest.fixture(scope="module")
def lines(reader: Reader) -> dict[str, list[Line]]:
    """The lines that each stage sees, by language, way and name."""
    seen: dict[str, list[Line]] = defaultdict(list)
    for case in load():
        code = case.path.parent.name
        tongue = reader.tongue(code)
        document = Document(case.report)
        line = tongue.scanner.line(document.text, document.sentences)
        for stage in tongue.cascade.folding:
            seen[f"{code} folding {stage.name}"].append(line)
            line = stage.fold(line, tongue.cascade.context)
        for stage in tongue.cascade.collecting:
            seen[f"{code} collecting {stage.name}"].append(line)
    return seen


@pytest.mark.parametrize(("code", "way", "name"), STAGES)
def test_both_matchers_agree_on_every_rule(
    code: str, way: str, name: str, reader: Reader, lines: dict[str, list[Line]]
) -> None:
    (stage,) = [one for one in getattr(reader.tongue(code).cascade, way) if one.name == name]
    seen = lines[f"{code} {way} {name}"]
    assert len(seen) > 30
    for line in seen:
        _agree(stage, line)


def _agree(stage: Stage, line: Line) -> None:
    fast = _by_rule(stage, line)
    nodes = [stage.alphabet.types[char] for char in line.types]
    for bound in stage.rules:
        rule = bound.rule
        plain = by_reference(rule.tree, nodes)
        assert by_stage(fast[rule.id], rule.tree) == plain, f"{rule.id} in {line.values}"


def _by_rule(stage: Stage, line: Line) -> dict[str, list[Match]]:
    found: dict[str, list[Match]] = defaultdict(list)
    for match in stage.matches(line):
        found[match.rule.id].append(match)
    return found
