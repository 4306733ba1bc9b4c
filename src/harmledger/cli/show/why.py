"""Explains a reading: the rule and the words behind each value, and what was considered and rejected."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from harmledger.cli.show.safe import inline, quoted
from harmledger.model import Considered, Reading, TraceStep
from harmledger.model.traced import Traced


class Why:
    """What the trace of one reading knows about its values."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._text = text
        self._steps: tuple[TraceStep, ...] = () if reading.trace is UNSET else reading.trace
        self._labels = {step.rule: step.label for step in self._steps}

    def behind(self, value: Traced) -> Iterator[str]:
        """Yield lines on one value: its rule, label and words; where it was derived; what else was weighed."""
        parts = [f"by {value.rule or 'no rule named'}", inline(self._labels.get(value.rule, ""))]
        if value.span:
            parts.append(f"{quoted(value.span.of(self._text))} at {value.span.start}–{value.span.end}")
        yield ": ".join(part for part in parts if part)
        if value.derived_from is not UNSET and value.derived_from:
            yield f"derived from {', '.join(map(inline, value.derived_from))}"
        for step in self._steps:
            if step.considered and step.rule == value.rule and step.span == value.span:
                yield from map(_weighed, step.considered)

    def rejected(self) -> Iterator[str]:
        """Yield one line for each thing that was matched and not taken, with the reason."""
        for step in self._steps:
            if step.outcome == "rejected":
                words = f"{quoted(step.span.of(self._text))}  " if step.span else ""
                because = f": {inline(step.why)}" if step.why else ""
                yield f"{words}{step.rule} ({inline(step.label)}){because}"


def _weighed(candidate: Considered) -> str:
    verdict = "taken" if candidate.taken else "not taken"
    because = f": {'; '.join(map(inline, candidate.reasons))}" if candidate.reasons else ""
    return f"considered {inline(candidate.name)}, {verdict}{because}"
