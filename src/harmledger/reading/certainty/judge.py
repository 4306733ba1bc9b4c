"""Judges the fields of the event a report is about: each gets the share of its like that was read rightly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from harmledger.grammar import Trace
from harmledger.model import Claim, Considered
from harmledger.model.traced import Traced
from harmledger.reading.certainty.signs import (
    BLAMED,
    OUTCOMES,
    Telling,
    Traits,
    actor_signs,
    count_signs,
    day_signs,
    means_signs,
    place_signs,
    shared_signs,
)
from harmledger.reading.certainty.weighing import Weights, load_weights
from harmledger.reading.document import Document
from harmledger.reading.story import Event, Story

_Value = TypeVar("_Value", bound=Traced)

FIELDS = ("killed", "injured", "day", "actor", "means", "place")


class Judge:
    """Gives the first incident of a report its certainties; other claims stay uncalibrated, labels tell of the first.

    `heard`, if given, is called with the field and its signs for each field judged: training listens there. `trace`
    is given where somebody asks for an explanation.
    """

    def __init__(
        self,
        weights: Mapping[str, Weights] | None = None,
        heard: Callable[[str, Traits], None] | None = None,
        trace: Trace | None = None,
    ) -> None:
        """Take the weights by field, those of the package unless others are given."""
        self.weights = load_weights() if weights is None else weights
        self.heard = heard
        self.trace = trace

    def tracing(self, trace: Trace) -> Judge:
        """Return a judge that explains itself in a trace."""
        return Judge(self.weights, self.heard, trace)

    def judge(self, claim: Claim, event: Event, story: Story, document: Document) -> Claim:
        """Return the claim with `reading_certainty` on each field that its weights know."""
        telling = Telling(document, story, event, shared_signs(document, story, event))
        sure = {
            field: self._certainty(field, signs, event)
            for field, signs in self._signs(claim, telling)
            if field in self.weights or self.heard
        }
        if not sure:
            return claim
        blamed = sure.get("actor")
        return replace(
            claim,
            harm=tuple(_marked(one, sure.get(_field_of(one.outcome))) for one in claim.harm),
            actors=tuple(_marked(one, blamed if one.role in BLAMED else None) for one in claim.actors),
            means=tuple(_marked(one, sure.get("means")) for one in claim.means),
            when=_marked(claim.when, sure.get("day")) if claim.when else None,
            where=_marked(claim.where, sure.get("place")) if claim.where else None,
        )

    @staticmethod
    def _signs(claim: Claim, telling: Telling) -> list[tuple[str, Traits]]:
        found: list[tuple[str, Traits]] = []
        for field, outcomes in OUTCOMES.items():
            harms = [one for one in claim.harm if one.outcome in outcomes]
            if harms:
                differs = any(flag.code == "counts_differ" and _of(flag.words, outcomes) for flag in claim.flags)
                found.append((field, count_signs(telling, harms, field, differs)))
        if claim.when is not None:
            found.append(("day", day_signs(telling, claim.when)))
        if any(one.role in BLAMED for one in claim.actors):
            country = claim.where.country if claim.where else telling.document.report.country
            found.append(("actor", actor_signs(telling, claim.actors, country)))
        if claim.means:
            found.append(("means", means_signs(telling, claim.means)))
        if claim.where is not None and claim.where.lat is not None:
            found.append(("place", place_signs(telling, claim.where)))
        return found

    def _certainty(self, field: str, signs: Traits, event: Event) -> float | None:
        if self.heard:
            self.heard(field, signs)
        weights = self.weights.get(field)
        if weights is None:
            return None
        share = weights.certainty(signs)
        if self.trace is not None:
            words = "uncalibrated" if share is None else f"{share:.3f}"
            sentence = event.statements[0].sentence
            considered = (Considered(name=words, taken=True, reasons=weights.reasons(signs)),)
            label = f"How surely the text says this {field}"
            at = (sentence.start, sentence.end)
            self.trace.decide("certainty", f"certainty.{field}", label, at, considered)
        return share


def _marked(value: _Value, share: float | None) -> _Value:
    return value if share is None else replace(value, reading_certainty=share)


def _field_of(outcome: str) -> str:
    return next((field for field, outcomes in OUTCOMES.items() if outcome in outcomes), "")


def _of(words: str, outcomes: tuple[str, ...]) -> bool:
    return any(outcome in words for outcome in outcomes)
