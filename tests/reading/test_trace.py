"""The trace of a reading: what was taken, what was rejected and why, what a choice weighed. The text is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import UNSET

from harmledger.model import Report, Span, TraceStep
from harmledger.rules import grammar

if TYPE_CHECKING:
    from harmledger.reading import Reader

TEXT = (
    "Four civilians were killed in an airstrike on Idlib, Syria, on 3 May 2024."
    " Soldiers held an exercise with live fire."
)
STAGES = [name for stages in (grammar("en").folding, grammar("en").collecting) for name, _ in stages]


@pytest.fixture(scope="module")
def trace(reader: Reader) -> tuple[TraceStep, ...]:
    found = reader.read(Report(id="r", text=TEXT), explain=True).trace
    assert found is not UNSET
    return found


def test_nothing_is_traced_unless_asked(reader: Reader) -> None:
    assert reader.read(Report(id="r", text=TEXT)).trace is UNSET


def test_steps_come_in_the_order_of_the_cascade(trace: tuple[TraceStep, ...]) -> None:
    seen = [step.stage for step in trace if step.stage in STAGES]
    places = [place for place, _ in enumerate(STAGES) if STAGES[place] in seen]
    assert [STAGES[place] for place in places] == sorted(set(seen), key=seen.index)


def test_every_step_says_by_which_rule_and_where(trace: tuple[TraceStep, ...]) -> None:
    for step in trace:
        assert step.rule
        assert step.label
        assert step.span is not None
        assert 0 <= step.span.start <= step.span.end <= len(TEXT)


def test_what_was_rejected_says_why(trace: tuple[TraceStep, ...]) -> None:
    rejected = [step for step in trace if step.outcome == "rejected"]
    assert rejected
    assert all(step.why for step in rejected)
    assert all(step.why is None for step in trace if step.outcome == "taken")


def test_the_rules_of_values_were_taken(trace: tuple[TraceStep, ...], reader: Reader) -> None:
    (claim,) = reader.read(Report(id="r", text=TEXT)).claims
    taken = {step.rule for step in trace if step.outcome == "taken"}
    (harm,) = claim.harm
    assert claim.when is not None
    assert claim.where is not None
    assert {harm.rule, claim.when.rule, claim.where.rule, *(means.rule for means in claim.means)} <= taken


def test_a_choice_of_place_tells_what_was_weighed(trace: tuple[TraceStep, ...]) -> None:
    (step,) = [step for step in trace if step.considered and step.span and step.span.of(TEXT).startswith("Idlib")]
    assert [one.taken for one in step.considered].count(True) == 1
    (chosen,) = [one for one in step.considered if one.taken]
    assert chosen.name.startswith("Idlib (")
    assert any(reason.startswith("for: ") for reason in chosen.reasons)
    assert all(reason.startswith(("for: ", "against: ")) for one in step.considered for reason in one.reasons)


def test_a_sentence_that_is_set_aside_is_told(trace: tuple[TraceStep, ...]) -> None:
    (step,) = [step for step in trace if step.rule == "discourse.set_aside"]
    assert step.span is not None
    assert step.span.of(TEXT).startswith("Soldiers")
    assert (step.outcome, step.why) == ("rejected", "exercise")


def test_words_of_the_title_stand_at_the_beginning(reader: Reader) -> None:
    report = Report(id="r", text="No more is known.", title="Five civilians killed in Idlib", published="2024-05-04")
    steps = reader.read(report, explain=True).trace or ()
    assert {step.span for step in steps if step.rule == "number.plain"} == {Span(0, 0)}
