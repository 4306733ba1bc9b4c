"""The quick look at a body finds nothing reserved only where the whole walk finds nothing; all texts are invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.protection.invented import full, of_kind, plain, sentence_of
from tests.protection.test_parts import BODIES, HIDDEN

from harmledger.model import Span
from harmledger.protection import classing, hidden_spans, split
from harmledger.protection.kinds import HEALTH_ROLES, KIND_RULES

MARKS = st.dictionaries(st.sampled_from(["", "a", "b", "harm", "a/name"]), st.sampled_from(["public", "internal"]))
SPAN = {"span": [2, 5], "class": "internal"}
# One value each by which something is reserved, as the reader writes it.
TELLING: list[dict[str, Any]] = [
    {"name": "x", "class": "sealed"},
    {"name": "x", "class": "restricted"},
    {"outcome": "sexual_violence"},
    {"affiliation": None, "kind": "witness"},
    *({"outcome": "killed", "who": {"roles": [role]}} for role in sorted(HEALTH_ROLES)),
]


def both_ways(body: Any, marks: Any, hidden: Any) -> list[Any]:
    """What is taken out and what is hidden, with the quick look and without it."""
    found = []
    for quick in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            if not quick:
                patch.setattr(classing, "_tells", lambda value: True)
            found.append((split(body, marks, hidden), hidden_spans(body, sentence_of, marks)))
    return found


@given(BODIES, MARKS, HIDDEN)
def test_the_quick_look_changes_nothing(body: Any, marks: Any, hidden: Any) -> None:
    quick, whole = both_ways(body, marks, hidden)
    assert quick == whole


@pytest.mark.parametrize("value", TELLING, ids=str)
def test_each_value_that_tells_is_seen(value: dict[str, Any]) -> None:
    body = {"a": [{"b": {**SPAN, **value}}]}
    _, parts = split(body, {})
    assert parts
    assert hidden_spans(body, lambda span: Span(span.start, span.end))


@pytest.mark.parametrize("kind", [rule.kind for rule in KIND_RULES if rule.kind != "human_source"])
def test_each_kind_is_seen_in_a_claim(kind: str) -> None:
    body, _ = of_kind(kind)
    quick, whole = both_ways(body, {}, ())
    assert quick == whole
    assert quick[0][1]


def test_a_whole_claim_is_cut_the_same_way() -> None:
    quick, whole = both_ways(plain(full()), {}, ())
    assert quick == whole
