"""Sums: an opening that only sums up the events told one by one behind it is no event of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmledger.reading.story import Event

# "Two bombs exploded in Iraq. The first killed …"
_FIRST = re.compile(r"\W*(?:in )?(?:the first|one of them|the other)\b", re.IGNORECASE)
# An opening is no longer than this.
_SENTENCES = 2


def summed_up(events: Sequence[Event], text: str) -> Event | None:
    """Return the first incident where those behind it are what it tells: their dead or wounded make up its number."""
    incidents = [event for event in events if event.kind == "incident"]
    if len(incidents) <= _SENTENCES or len(incidents[0].statements) > _SENTENCES:
        return None
    first, *others = incidents
    outcomes = {fact.outcome for fact in first.harms}
    if not outcomes:
        begin = others[0].statements[0].sentence.start
        return first if _FIRST.match(text, begin) else None
    return first if all(_adds_up(first, others, one) for one in outcomes) else None


def _adds_up(total: Event, others: Sequence[Event], outcome: str) -> bool:
    numbers = [number for event in others if (number := _number(event, outcome))]
    return len(numbers) > 1 and sum(numbers) == _number(total, outcome)


def _number(event: Event, outcome: str) -> int:
    counts = {fact.people.at: fact.people.count.floor for fact in event.harms if fact.outcome == outcome}
    return max(counts.values(), default=0)
