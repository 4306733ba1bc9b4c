"""The story of a report: its events, each with the sentences that tell of it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from harmledger.reading.event_days import Candidate
from harmledger.reading.event_times import Told
from harmledger.reading.statements import Statement
from harmledger.reading.times import Resolved
from harmledger.rules.meanings import HarmFact, PlaceFact

# What follows on the harm of an event and is none of another.
AFTER = ("detained", "displaced")


class Event(Struct):
    """Sentences that tell of one event, a toll, or context."""

    kind: str
    statements: list[Statement]
    time: Told | None = None
    place: PlaceFact | None = None
    headline: list[Statement] = []
    rule: str = "discourse.first"
    days: list[Candidate] = []  # all times that its sentences tell
    _asked: tuple[list[Statement], int, bool] | None = None

    @property
    def reference(self) -> Resolved | None:
        """Return the day told before, which "the same day" refers to."""
        return self.time.found if self.time else None

    @property
    def telling(self) -> list[Statement]:
        """Return the statements up to the last that tells something of it; what only follows is not the claim's."""
        last = max((place for place, one in enumerate(self.statements) if one.tells), default=0)
        return self.statements[: last + 1]

    @property
    def harms(self) -> Iterable[HarmFact]:
        """Yield the harm told in the event's sentences, in order."""
        for statement in self.statements:
            yield from statement.harms

    @property
    def empty(self) -> bool:
        """Tell whether it names nobody harmed, nothing hit, nobody who did it, and no attack with a place or a day."""
        if any(one.harms or one.parts or one.objects or one.acts for one in (*self.statements, *self.headline)):
            return False
        armed = any(fact.strong for one in self.statements for fact in one.means)
        named = any(one.means or any(attack.noun for attack in one.attacks) for one in self.statements)
        return not (armed and self.days) and not (named and self.place)

    @property
    def harmed(self) -> bool:
        """Tell whether somebody was killed or hurt in it."""
        known = self._asked if self._asked and self._asked[0] is self.statements else (self.statements, 0, False)
        # Only the sentences that came since it was last asked are looked at.
        found = known[2] or any(fact.outcome not in AFTER for one in self.statements[known[1] :] for fact in one.harms)
        self._asked = (self.statements, len(self.statements), found)
        return found


class Story(Struct):
    """The events of one report, who its opening blames, and what was set aside."""

    events: list[Event]
    lead: Statement | None = None
    aside: list[tuple[Statement, str]] = []
