"""Discourse: sentences into events; what is one event and what another, what is a running toll, what only context."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from harmledger.grammar import Trace
from harmledger.reading.clauses import clauses
from harmledger.reading.elsewhere import elsewhere
from harmledger.reading.event_days import Candidate, candidates, chosen, place_of
from harmledger.reading.event_places import SETTLED, own_place
from harmledger.reading.event_times import DAYLESS, Told, better, by_the_clock, other_day, own_time, passing_time
from harmledger.reading.long_past import is_old, long_past
from harmledger.reading.sorts import LONG, Sorter, date_line, unreal
from harmledger.reading.statements import Statement, TimeMention
from harmledger.reading.story import AFTER, Event, Story
from harmledger.reading.sums import summed_up
from harmledger.reading.ties import Tie
from harmledger.reading.times import Resolved, resolve
from harmledger.rules.meanings import People, PlaceFact

# A background event lies so many days or more before the one that the report is about.
_BACKGROUND = 60


def _bare_noun(people: People) -> bool:
    """Tell "the injuries", "deaths", which are of people told before, from "civilians"."""
    return people.number == "bare" and people.noun is None


def _counts(event: Event) -> bool:
    return any(fact.people.number != "bare" for fact in event.harms)


class Teller:
    """Goes through the statements of one report in order and gathers them into events."""

    def __init__(self, text: str, published: date | None, trace: Trace | None = None) -> None:
        """Take the cleaned text, and the day of publication where it is known."""
        self.text = text
        self.published = published
        self.sorter = Sorter(text, published)
        self.trace = trace
        self.story = Story([])
        self.current: Event | None = None
        self.headlines: list[Statement] = []
        self.listed = False
        self.diary = False
        self.entry: TimeMention | None = None  # the date that heads the entry
        self.opening: list[Candidate] = []
        self.idle = False  # only an accident was told so far

    def tell(self, statements: list[Statement]) -> Story:
        """Return the story of the statements."""
        self.listed = sum(statement.cue("heading") is not None for statement in statements) > 1
        self.diary = sum(map(date_line, statements)) > 1
        for statement in statements:
            for clause in clauses(statement, [mark.node for mark in self.sorter.running(statement)], self.text):
                self._take(clause)
        self._headlines()
        self.story.events = [event for event in self.story.events if event.kind != "incident" or not event.empty]
        self._sum()
        self._main_first()
        self._days()
        return self.story

    def _take(self, statement: Statement) -> None:
        if statement.sentence.kind == "dateline":
            return
        if self.diary and date_line(statement):
            mention = next(time for time in statement.times if time.words.kind == "date")
            self.entry = replace(mention, tie=Tie.EVENT)
            return
        if self.entry and not any(time.words.kind not in DAYLESS for time in statement.times):
            statement.times = [self.entry, *statement.times]
        aside = unreal(statement, self.idle and self.current is None)
        if aside:
            self.story.aside.append((statement, aside))
            self.idle = self.idle or aside in ("accident", "mishap")
            return
        if statement.sentence.kind == "headline" and not (self.listed and statement.cue("heading")):
            self.headlines.append(statement)
            return
        kind = self.sorter.kind(statement, self.current is not None)
        if kind == "incident":
            left = self._without_long_past(statement)
            if left is None:
                return
            statement = left
            self._incident(statement)
        elif kind in ("toll", "context"):
            self.story.events.append(Event(kind, [statement], self._period(statement), own_place(statement)))
        elif self.current is None:
            self.opening += candidates(statement, "opening", self.published, None)
            if kind == "frame":
                self.story.lead = self.story.lead or statement
        else:
            self._continue(statement, passing_time(statement, self.published, self.current.reference))

    def _without_long_past(self, statement: Statement) -> Statement | None:
        """Set apart what a sentence tells of another year, where the report is about an event of these days."""
        event = self.current
        if event is None or not event.harmed or (event.time and is_old(event.time.found, self.published)):
            return statement
        past = long_past(statement, self.published)
        if past is None or not self._tells_others(past[1], event):
            return statement
        if self._opens(statement, self._time(statement, event.reference), own_place(statement)):
            return statement  # it is told as an event of its own
        rest, old, time = past
        days = candidates(old, place_of(0), self.published, None)
        self.story.events.append(Event("incident", [old], time, own_place(old), rule="discourse.long_past", days=days))
        return rest

    @staticmethod
    def _tells_others(statement: Statement, event: Event) -> bool:
        """Tell whether a sentence gives a number that the event does not; one person may be another as well."""
        if all(fact.people.number == "definite" for fact in statement.harms):
            return False  # "they were murdered on 16 November": those told before
        told = {(fact.outcome, fact.people.count) for fact in event.harms if fact.people.count.high != 1}
        return not any((fact.outcome, fact.people.count) in told for fact in statement.harms)

    def _time(self, statement: Statement, reference: Resolved | None) -> Told | None:
        return own_time(statement, self.published, reference)

    def _period(self, statement: Statement) -> Told | None:
        """Return the time of a toll or of context, which may be as long as "since 2020"."""
        long = next((time for time in statement.times if time.words.kind in ("since", *LONG)), None)
        told = Told(long, resolve(long.words, self.published), Tie.EVENT) if long else None
        return told or self._time(statement, None)

    def _incident(self, statement: Statement) -> None:
        reference = self.current.reference if self.current else None
        time = self._time(statement, reference)
        place = own_place(statement)
        rule = self._opens(statement, time, place)
        if rule:
            days = candidates(statement, place_of(0), self.published, reference)
            self.current = Event("incident", [statement], time, place, rule=rule, days=days)
            self.story.events.append(self.current)
        else:
            self._continue(statement, time, place)

    def _continue(
        self,
        statement: Statement,
        time: Told | None = None,
        place: PlaceFact | None = None,
    ) -> None:
        event = self.current
        if event is None:
            return
        event.days += candidates(statement, place_of(len(event.statements)), self.published, event.reference)
        event.statements.append(statement)
        if time and better(time, event.time):
            event.time = time
        if place and event.place is None:
            event.place = place

    def _opens(self, statement: Statement, time: Told | None, place: PlaceFact | None) -> str | None:
        """Return the rule by which the sentence begins another event, None when it goes on with the present one."""
        event = self.current
        if event is None:
            return "discourse.first"
        if self._another(statement):
            return "discourse.other_event"
        new_attack = any(not attack.definite for attack in statement.attacks)
        # An act of a party on another day is another event, even where only "casualties" are told of it.
        later = other_day(time, event.time)
        answered = new_attack and bool(statement.acts) and later
        # So are bodies found elsewhere on another day.
        apart = place and event.place and elsewhere(place.place, event.place.place)
        found = later and apart and any(fact.people.number == "body" for fact in statement.harms)
        if not (answered or found) and (
            not (statement.harms or new_attack)
            or self._told_of(statement, event, new_attack)
            or not (statement.harms or statement.objects or (place and self._tells_anew(statement, event, place)))
        ):
            return None
        # "Three others were hurt" go with those before, unless both day and place are others.
        others = bool(statement.harms) and all(fact.people.others for fact in statement.harms)
        if later and (apart or not others):
            return "discourse.other_day"
        if apart and place and not others and self._tells_anew(statement, event, place):
            return "discourse.other_place"
        return None

    @staticmethod
    def _another(statement: Statement) -> bool:
        """Tell "elsewhere" at the beginning of a sentence, and "another attack" where harm comes with it."""
        cue = statement.cue("other_event")
        return cue is not None and (cue.node - statement.first < 3 or bool(statement.harms))

    @staticmethod
    def _told_of(statement: Statement, event: Event, new_attack: bool) -> bool:
        """Only the dead and wounded of before: their funeral, a death in hospital, an update of the toll."""
        harms = statement.harms
        if statement.cue("aftermath", "charge") and not new_attack:
            return True
        if not harms:
            return False
        if event.harmed and all(fact.outcome in AFTER for fact in harms):
            return True
        return all(
            fact.outcome == "died_later"
            or fact.update
            or fact.people.number in ("definite", "body")
            or _bare_noun(fact.people)
            for fact in harms
        )

    @staticmethod
    def _tells_anew(statement: Statement, event: Event, place: PlaceFact) -> bool:
        """A place alone makes no new event: there must be harm that was not told before, or an attack aimed at it."""
        if any(attack.definite and attack.noun for attack in statement.attacks):
            return False
        if not statement.harms:
            if statement.cue("another_weapon"):
                return True
            named = any(attack.noun for attack in statement.attacks)
            return place.role == "target" or (named and place.place.kind in SETTLED)
        told = {(fact.outcome, fact.people.count) for fact in event.harms}
        return not all((fact.outcome, fact.people.count) in told for fact in statement.harms)

    def _main_first(self) -> None:
        """The event that the report is about comes first: one that harmed, not an older one told beside it."""
        events = self.story.events
        incidents = [event for event in events if event.kind == "incident"]
        last = max((event.time[1].latest for event in incidents if event.time and event.time[1].latest), default=None)
        if len(incidents) < 2:
            return
        harmed = next((event for event in incidents if _counts(event)), incidents[0])

        def rank(event: Event) -> int:
            day = event.time[1].latest if event.time else None
            if last and day and (last - day).days >= _BACKGROUND:
                return 2
            return 0 if event is harmed else 1 if event in incidents[: incidents.index(harmed)] else 0

        order = iter(sorted(incidents, key=rank))
        self.story.events = [next(order) if event.kind == "incident" else event for event in events]

    def _sum(self) -> None:
        """Set aside an opening that sums up the events behind it; its day is theirs where they have none."""
        total = summed_up(self.story.events, self.text)
        if total is None:
            return
        self.opening += total.days
        total.kind = "context"
        if not total.harmed:
            self.story.events.remove(total)

    def _days(self) -> None:
        """Decide on which of the days told each event happened; those that the opening tells may be any event's."""
        for event in self.story.events:
            if event.kind != "incident":
                continue
            headline = [
                one for told in event.headline for one in candidates(told, "headline", self.published, event.reference)
            ]
            event.time = chosen([*headline, *self.opening, *event.days], self.published, self.trace)
            clocks = (by_the_clock(event.time, statement) for statement in event.statements)
            event.time = next((time for time in clocks if time), event.time)

    def _headlines(self) -> None:
        """A headline tells the first event over again; it makes an event of its own only where there is none."""
        incidents = [event for event in self.story.events if event.kind == "incident"]
        if incidents:
            incidents[0].headline = self.headlines
            return
        self.current = None
        for statement in self.headlines:
            kind = self.sorter.kind(statement, self.current is not None)
            if kind in ("toll", "context"):
                self.story.events.append(Event(kind, [statement]))
            elif statement.harms or statement.attacks:
                self._incident(statement)
