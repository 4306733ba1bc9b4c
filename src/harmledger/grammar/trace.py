"""The record of what the reader tried, taken or rejected, kept only when somebody asks for an explanation."""

from __future__ import annotations

from collections.abc import Callable

from harmledger.grammar.rule import Match
from harmledger.model import Considered, Span, TraceStep


class Trace:
    """Steps in the order in which they were taken; spans are given in the text as received."""

    def __init__(self, original: Callable[[int, int], Span]) -> None:
        """Take the function that maps offsets of the cleaned text to spans of the original."""
        self._original = original
        self.steps: list[TraceStep] = []

    def take(self, stage: str, match: Match) -> None:
        """Record a match that became a value or a fact."""
        self.steps.append(
            TraceStep(stage=stage, rule=match.rule.id, label=match.rule.label, span=self._original(*match.offsets))
        )

    def reject(self, stage: str, match: Match, why: str) -> None:
        """Record a match that was considered and not taken."""
        self.steps.append(
            TraceStep(
                stage=stage,
                rule=match.rule.id,
                label=match.rule.label,
                span=self._original(*match.offsets),
                outcome="rejected",
                why=why,
            )
        )

    def decide(
        self, stage: str, rule: str, label: str, at: tuple[int, int] | None, considered: tuple[Considered, ...] = ()
    ) -> None:
        """Record a choice among candidates."""
        span = self._original(*at) if at else None
        self.steps.append(TraceStep(stage=stage, rule=rule, label=label, span=span, considered=considered))

    def drop(self, stage: str, rule: str, label: str, at: tuple[int, int], why: str) -> None:
        """Record a fact that a later stage set aside."""
        self.steps.append(
            TraceStep(stage=stage, rule=rule, label=label, span=self._original(*at), outcome="rejected", why=why)
        )
