"""Discourse: sentences into events; what is one event and what another, what is a running toll, what only context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from harmledger.reading.event_times import DAYLESS, own_time
from harmledger.reading.statements import Statement, TimeMention
from harmledger.reading.times import Resolved
from harmledger.rules.meanings import HarmFact, PlaceFact, PlaceWords

# Words before "since" that make it a comparison and not a running total: "the deadliest attack since 2020".
_SUPERLATIVE = re.compile(r"\b(?:\w+iest|\w{3,}est|worst|first|second|third|most)\b[^.]{0,60}$", re.IGNORECASE)
_LOCATED = ("in", "target")
_SETTLED = ("village", "town", "city", "camp", "neighbourhood", "district")


@dataclass(slots=True)
class Event:
    """Sentences that tell of one event, a toll, or context."""

    kind: str
    statements: list[Statement]
    time: tuple[TimeMention, Resolved] | None = None
    place: PlaceFact | None = None
    headline: list[Statement] = field(default_factory=list)
    rule: str = "discourse.first"

    @property
    def harms(self) -> Iterable[HarmFact]:
        """Yield the harm told in the event's sentences, in order."""
        for statement in self.statements:
            yield from statement.harms


@dataclass(slots=True)
class Story:
    """The events of one report, and the time that its opening sets for those without one of their own."""

    events: list[Event]
    frame: tuple[TimeMention, Resolved] | None = None
    lead: Statement | None = None
    aside: list[tuple[Statement, str]] = field(default_factory=list)


def own_place(statement: Statement) -> PlaceFact | None:
    """Return the place that a sentence says its event happened in, the aimed-at before the merely located."""
    moved = statement.cue("moved")
    stop = moved.node if moved else statement.stop
    located = [fact for fact in statement.places if fact.node < stop and not _vague_place(fact.place)]
    for role in ("target", "in"):
        for fact in located:
            if fact.role == role:
                return fact
    for fact in located:
        if fact.place.kind in _SETTLED or fact.place.relation:
            return fact
    return None


def _vague_place(place: PlaceWords) -> bool:
    return place.kind in ("province", "area") or (place.relation == "part of" and not place.within)


def same_place(one: PlaceWords, other: PlaceWords) -> bool:
    """Tell whether two place phrases may be one place, or one within the other, by their names alone."""
    first = {place.name.casefold() for place in (one, *one.within)}
    second = {place.name.casefold() for place in (other, *other.within)}
    return not first.isdisjoint(second) or any(a in b or b in a for a in first for b in second)


class Teller:
    """Goes through the statements of one report in order and gathers them into events."""

    def __init__(self, text: str, published: date | None) -> None:
        """Take the cleaned text, and the day of publication where it is known."""
        self.text = text
        self.published = published
        self.story = Story([])
        self.current: Event | None = None
        self.headlines: list[Statement] = []

    def tell(self, statements: list[Statement]) -> Story:
        """Return the story of the statements."""
        for statement in statements:
            self._take(statement)
        self._headlines()
        return self.story

    def time_of(self, statement: Statement) -> tuple[TimeMention, Resolved] | None:
        """Return the time of the event that a sentence tells, None when it tells none."""
        return self._time(statement, None)

    def _take(self, statement: Statement) -> None:
        if statement.sentence.kind == "dateline":
            return
        if set_aside := statement.cue("exercise", "memory", "accident"):
            if not (set_aside.cue == "accident" and (statement.attacks or statement.means)):
                self.story.aside.append((statement, set_aside.cue))
                return
        if statement.sentence.kind == "headline":
            self.headlines.append(statement)
            return
        kind = self._kind(statement)
        if kind == "incident":
            self._incident(statement)
        elif kind in ("toll", "context"):
            self.story.events.append(Event(kind, [statement], self._time(statement, None), own_place(statement)))
        elif kind == "frame" and self.current is None:
            self.story.lead = self.story.lead or statement
            self.story.frame = self.story.frame or self._time(statement, None, open_too=True)
        elif self.current is not None:
            self._continue(statement)

    def _kind(self, statement: Statement) -> str:
        running = statement.cue("running")
        if running and _SUPERLATIVE.search(self.text[statement.sentence.start : running.at[0]]):
            running = None
        exact = any(not fact.people.number == "bare" and fact.people.count.low for fact in statement.harms)
        dated = any(time.words.kind not in (*DAYLESS, "recent", "period", "year") for time in statement.times)
        if running and statement.harms and not dated:
            return "toll" if exact and not any(fact.people.generic is None for fact in statement.harms) else "context"
        general = statement.cue("general")
        if (general or running) and not (dated and (statement.harms or statement.attacks)) and not (exact and not running and self._stated(statement)):
            return "context" if statement.harms or statement.objects else "frame"
        if statement.harms or statement.parts:
            return "incident"
        if statement.attacks and (own_place(statement) or statement.objects or statement.acts):
            return "incident" if self._asserted(statement) else "none"
        if statement.acts and statement.means:
            return "incident"
        return "frame" if statement.times and self.current is None else "none"

    @staticmethod
    def _stated(statement: Statement) -> bool:
        return any(fact.people.number in ("stated", "one", "union") and fact.people.count.is_exact for fact in statement.harms)

    @staticmethod
    def _asserted(statement: Statement) -> bool:
        return True

    def _time(
        self, statement: Statement, reference: Resolved | None, open_too: bool = False
    ) -> tuple[TimeMention, Resolved] | None:
        return own_time(statement, self.published, reference, open_too)

    def _incident(self, statement: Statement) -> None:
        reference = self.current.time[1] if self.current and self.current.time else None
        time = self._time(statement, reference)
        place = own_place(statement)
        rule = self._opens(statement, time, place)
        if rule:
            self.current = Event("incident", [statement], time, place, rule=rule)
            self.story.events.append(self.current)
        else:
            self._continue(statement, time, place)

    def _continue(
        self,
        statement: Statement,
        time: tuple[TimeMention, Resolved] | None = None,
        place: PlaceFact | None = None,
    ) -> None:
        event = self.current
        if event is None:
            return
        event.statements.append(statement)
        if time and (event.time is None or (time[1].exact and not event.time[1].exact and not time[1].apart_from(event.time[1]))):
            event.time = time
        if place and event.place is None:
            event.place = place

    def _opens(
        self, statement: Statement, time: tuple[TimeMention, Resolved] | None, place: PlaceFact | None
    ) -> str | None:
        """Return the rule by which the sentence begins another event, None when it goes on with the present one."""
        event = self.current
        if event is None:
            return "discourse.first"
        if statement.cue("other_event"):
            return "discourse.other_event"
        trigger = bool(statement.harms) or any(not attack.definite for attack in statement.attacks)
        if not trigger or self._later_death(statement):
            return None
        if time and event.time and time[1].apart_from(event.time[1]) and not self._same_told_later(statement):
            return "discourse.other_day"
        if place and event.place and not same_place(place.place, event.place.place) and self._tells_anew(statement, time):
            return "discourse.other_place"
        return None

    @staticmethod
    def _later_death(statement: Statement) -> bool:
        """Only deaths of the wounded, or an update of the toll, told with a day of their own."""
        return bool(statement.harms) and all(fact.outcome == "died_later" or fact.update for fact in statement.harms)

    @staticmethod
    def _same_told_later(statement: Statement) -> bool:
        return bool(statement.harms) and all(fact.people.number in ("definite", "body") for fact in statement.harms)

    @staticmethod
    def _tells_anew(statement: Statement, time: tuple[TimeMention, Resolved] | None) -> bool:
        """A place alone makes no new event: there must be a day, or an attack or harm that is not the one told before."""
        anaphoric = any(attack.definite and attack.noun for attack in statement.attacks)
        return not anaphoric and bool(statement.attacks or time or statement.harms)

    def _headlines(self) -> None:
        """A headline tells the first event over again; it makes an event of its own only where there is none."""
        incidents = [event for event in self.story.events if event.kind == "incident"]
        if incidents:
            incidents[0].headline = self.headlines
            return
        self.current = None
        for statement in self.headlines:
            kind = self._kind(statement)
            if kind in ("toll", "context"):
                self.story.events.append(Event(kind, [statement]))
            elif statement.harms or statement.attacks:
                self._incident(statement)
