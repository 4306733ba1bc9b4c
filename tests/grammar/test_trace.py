"""The trace: choices with what they weighed, and facts that a later stage set aside."""

from __future__ import annotations

from harmledger.grammar import Trace
from harmledger.model import Considered, Span


def test_a_choice_keeps_what_was_considered() -> None:
    trace = Trace(lambda start, end: Span(start + 1, end + 1))
    weighed = (Considered(name="one", taken=True, reasons=("for: near",)), Considered(name="two", taken=False))
    trace.decide("choose", "a.rule", "Which one is meant", (3, 5), weighed)
    trace.decide("choose", "a.rule", "Which one is meant", None)
    with_words, without = trace.steps
    assert (with_words.span, with_words.considered, with_words.outcome) == (Span(4, 6), weighed, "taken")
    assert (without.span, without.considered) == (None, ())


def test_what_is_set_aside_says_why() -> None:
    trace = Trace(Span)
    trace.drop("later", "a.rule", "Not told as something that happened", (0, 7), "exercise")
    (step,) = trace.steps
    assert (step.stage, step.outcome, step.why, step.span) == ("later", "rejected", "exercise", Span(0, 7))
