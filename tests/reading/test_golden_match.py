"""The matcher of golden cases: it finds what differs, says where, and lets through what a case leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.reading.golden_case import Case
from tests.reading.golden_match import differences, span_faults

from harmledger.model import Attribution, Claim, Group, Harm, Reading, Span, Versions, When, Where
from harmledger.model import Report as ReportText

TEXT = "Four civilians, including a woman, were killed in Idlib on Monday."
WHOLE, PART = Span(0, 14), Span(26, 33)


def harm(span: Span | None, low: int, **more: Any) -> Harm:
    quote = span and span.of(TEXT)
    derived: dict[str, Any] = {} if span else {"derived_from": ("0:14", "26:33")}
    return Harm(outcome="killed", low=low, high=low, reported=quote, span=span, rule="r", **derived, **more)


REST = harm(None, 3, who=Group(basis="derived"))
KILLED = harm(WHOLE, 4, who=Group(status="civilian"), parts=(harm(PART, 1, who=Group(sex="f")), REST))
CLAIM = Claim(
    id="c1",
    kind="incident",
    harm=(KILLED,),
    when=When(edtf="2024-05-06", span=Span(59, 65), rule="r"),
    where=Where(name="Idlib", country="SY", span=Span(50, 55), rule="r"),
)
READING = Reading(
    report="r",
    language="en",
    claims=(CLAIM,),
    reader=Versions(schema="1", reader="0", rules="", lexicon="", gazetteer=None),
)


def told(**expect: Any) -> list[str]:
    case = Case("c", "harm.passive", False, None, expect, ReportText(id="c", text=TEXT), Path("c.yml"), {})
    return differences(case, READING)


def of_claim(**claim: Any) -> list[str]:
    return told(claims=[{"kind": "incident", **claim}])


WOMAN = {"low": 1, "high": 1, "reported": "a woman", "who": {"sex": "f"}}
FOUR = {"outcome": "killed", "low": 4, "high": 4, "reported": ["Four", "Four civilians"], "who": {"status": "civilian"}}


def test_what_is_right_or_left_open_passes() -> None:
    assert told(kinds=["incident"], incidents=1, never={"counts": [3, 5], "places": ["Monday"]}) == []
    assert of_claim(harm=[{**FOUR, "parts": [WOMAN], "remainder": {"low": 3, "high": 3}}]) == []
    assert of_claim(when={"edtf": "2024-05-06", "words": "Monday"}, where={"country": "*", "level": None}) == []
    assert of_claim(harm=[{"reported": "Four civilians", "reported_nth": 1, "said_by": "outlet"}]) == []
    assert of_claim(actors=[], means=[], objects=[], characterisation=[], flags=[]) == []


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ({"harm": [{**FOUR, "low": 5}]}, "incident[0].harm[0].low: expected 5, got 4"),
        (
            {"harm": [{**FOUR, "reported": "Four"}]},
            "incident[0].harm[0].reported: expected 'Four', got 'Four civilians'",
        ),
        ({"harm": [{"who": {"status": "!civilian"}}]}, "incident[0].harm[0].who.status: expected '!civilian'"),
        ({"harm": [{**FOUR, "parts": []}]}, "incident[0].harm[0].parts: expected 'nothing more'"),
        ({"harm": [{**FOUR, "remainder": {"low": 2, "high": 2}}]}, "incident[0].harm[0].remainder: expected"),
        ({"harm": []}, "incident[0].harm: expected 'nothing more'"),
        ({"harm": [FOUR, WOMAN]}, "incident[0].harm[1]: expected"),
        ({"when": None}, "incident[0].when: expected None"),
        ({"where": {"words": "Monday"}}, "incident[0].where.words: expected 'Monday', got 'Idlib'"),
        ({"actors": [{"actor": "X"}]}, "incident[0].actors[0]: expected {'actor': 'X'}, got 'nothing'"),
        ({"characterisation_includes": ["murdered"]}, "incident[0].characterisation: expected 'murdered', got []"),
        ({"flagged": True}, "incident[0].flags: expected 'at least one', got []"),
    ],
)
def test_what_differs_is_told_with_its_path(claim: dict[str, Any], line: str) -> None:
    [found] = of_claim(**claim)
    assert found.startswith(line)


@pytest.mark.parametrize(
    "never",
    [
        {"kinds": ["incident"]},
        {"outcomes": ["killed"]},
        {"counts": [4]},
        {"counts": [1]},
        {"killed": [4]},
        {"words": ["civilian"]},
        {"statuses": ["civilian"]},
        {"places": ["Idlib"]},
        {"edtf": ["2024-05-06"]},
    ],
)
def test_what_must_not_come_out_is_told(never: dict[str, Any]) -> None:
    assert told(never=never)


def test_kinds_incidents_and_flags_of_the_reading() -> None:
    assert told(kinds=[]) == ["kinds: expected [], got ['incident']"]
    assert told(incidents=2) == ["number of incidents: expected 2, got 1"]
    assert told(reading_flags=["x"]) == ["reading flags: expected ['x'], got []"]
    assert told(claims=[{"kind": "toll"}]) == ["toll[0]: expected 'a claim', got 'only 0 of this kind'"]


def test_spans_are_held_to_the_text() -> None:
    assert list(span_faults(TEXT, READING.claims)) == []
    assert list(span_faults(TEXT, Span(60, 99)))
    assert list(span_faults(TEXT, Span(4, 4)))
    assert list(span_faults(TEXT, Span(4, 14)))  # begins with white space
    assert list(span_faults(TEXT, Attribution(actor="X", as_written="Y", span=Span(0, 4), rule="r")))
    assert list(span_faults(TEXT, Where(name="Idlib", span=Span(50, 55))))  # no rule
    assert list(span_faults(TEXT, Where(name="Idlib", rule="r")))  # from nowhere
