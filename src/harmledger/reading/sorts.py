"""What sort of thing a sentence tells: an incident, a running toll, context, history, or an accident."""

from __future__ import annotations

import re
from datetime import date

from harmledger.reading.event_places import own_place
from harmledger.reading.event_times import DAYLESS
from harmledger.reading.statements import Statement, TimeMention
from harmledger.reading.ties import Tie
from harmledger.reading.times import resolve
from harmledger.rules.meanings import CueFact

# Words before "since" that make it a comparison and not a running total: "the deadliest attack since 2020".
_SUPERLATIVE = re.compile(
    r"\b(?:(?:dead|blood|heav)iest|(?:larg|bigg|great|high|fierc|strong|long|lat)est|worst|first|second|third|most)\b"
    r"[^.]{0,60}$",
    re.IGNORECASE,
)
# So many letters hold the longest of these words and what may stand behind it.
_REACH = 72
# Times as long as a month or more, and how single persons are told.
LONG = ("year", "month", "season", "period")
_PERSONS = ("one", "named", "possessed", "definite")
# What an attack or a weapon in the sentence overrules.
_OVERRULED = ("accident", "pastime")
# How many nodes a line has that is a date: the date and what closes it.
_DATE_LINE = 2
# Uncounted thousands, and millions who fled.
_VAST = {"killed": 2_000, "displaced": 1_000_000}
# Told by its year alone, what lies so many years back is history.
_HISTORY = 20
# "Since Monday" is an event that goes on; since more days before the report, a sum over many.
_SUMMED_DAYS = 14


def _short(time: TimeMention) -> bool:
    return time.words.kind == "period" and "week" in (time.words.mode or "")


def date_line(statement: Statement) -> bool:
    """Tell a line that holds a date and nothing else: what stands under it happened then."""
    days = [time for time in statement.times if time.words.kind == "date"]
    return len(days) == 1 and statement.stop - statement.first <= _DATE_LINE


def _vast(statement: Statement) -> bool:
    """Tell "tens of thousands were killed", which is told of a war and not of an attack."""
    named = any(attack.noun for attack in statement.attacks)
    return any(
        not fact.people.count.is_exact
        and (fact.people.count.low or 0) >= _VAST[fact.outcome]
        and not (named and fact.outcome == "killed")
        for fact in statement.harms
        if fact.outcome in _VAST
    )


def unreal(statement: Statement, idle: bool) -> str | None:
    """Return why a sentence tells nothing that was done: an exercise, a memory, an accident; None where it may.

    `idle`: nothing but an accident was told before, and what follows without an attack goes on about it.
    """
    cue = statement.cue("exercise", "memory", "mishap", *_OVERRULED)
    if cue and not (cue.cue in _OVERRULED and (statement.attacks or statement.means)):
        return cue.cue
    violent = statement.attacks or statement.means or statement.acts or statement.cue("other_event")
    return "accident" if idle and statement.harms and not violent else None


class Sorter:
    """Sorts the sentences of one report."""

    def __init__(self, text: str, published: date | None) -> None:
        """Take the cleaned text, and the day of publication where it is known."""
        self.text = text
        self.published = published

    def kind(self, statement: Statement, begun: bool) -> str:
        """Return incident, toll, context or none; `frame` for a time told before anything has begun."""
        counted = any(fact.people.number != "bare" and fact.people.count.low for fact in statement.harms)
        dated = any(time.words.kind not in (*DAYLESS, "recent", *LONG) for time in statement.times)
        if statement.harms and (self._is_total(statement, dated) or (not dated and _vast(statement))):
            return "toll" if counted else "context"
        if not dated and self.running(statement) and any(attack.plural for attack in statement.attacks):
            return "context" if statement.harms or statement.objects else "frame"
        exact = any(fact.people.number != "bare" and fact.people.count.is_exact for fact in statement.harms)
        if self._history(statement):
            return "context" if statement.harms or statement.objects else "none"
        if statement.cue("general") and not exact and not (dated and (statement.harms or statement.attacks)):
            return "context" if statement.harms or statement.objects else "frame"
        if statement.harms or statement.parts or ((statement.acts or statement.objects) and statement.means):
            return "incident"
        if statement.attacks and (
            own_place(statement)
            or statement.objects
            or statement.acts
            or (statement.times and any(fact.strong for fact in statement.means))
        ):
            return "incident"
        if any(act.deed not in (None, "detained") or act.stance == "claimed_responsibility" for act in statement.acts):
            return "incident"
        return "frame" if statement.times and not begun else "none"

    def _history(self, statement: Statement) -> bool:
        """Tell what happened a generation before the report, where only its year is told."""
        if self.published is None:
            return False
        years = [time.words.year for time in statement.times if time.words.kind in LONG and time.tie <= Tie.LOOSE]
        told = any(time.tie is Tie.EVENT and time.words.kind not in (*DAYLESS, *LONG) for time in statement.times)
        return not told and any(year and self.published.year - year >= _HISTORY for year in years)

    def running(self, statement: Statement) -> list[CueFact | TimeMention]:
        """Return the words that sum over a long time: "since 2020", not "the deadliest attack since 2020"."""
        if not (statement.cues or statement.times):
            return []
        marks: list[CueFact | TimeMention] = [cue for cue in statement.cues if cue.cue == "running"]
        marks += [
            time
            for time in statement.times
            if time.words.mode == "this_year"
            or (time.words.kind in LONG and self._starts(time, "since"))
            or (time.words.kind == "since" and self._long_ago(time))
        ]
        start = statement.sentence.start
        return [one for one in marks if not _SUPERLATIVE.search(self.text, max(start, one.at[0] - _REACH), one.at[0])]

    def _long_ago(self, time: TimeMention) -> bool:
        """Tell whether a time that something began at lies so far back that what is told since is a sum."""
        if self.published is None:
            # A day of the calendar is told for what is long ago; what goes on began "on Monday".
            return time.words.end is not None and time.words.end.kind in ("date", *LONG)
        first = resolve(time.words, self.published).earliest
        return first is not None and (self.published - first).days > _SUMMED_DAYS

    def _starts(self, time: TimeMention, word: str) -> bool:
        return self.text[time.at[0] : time.at[0] + len(word)].casefold() == word

    def _is_total(self, statement: Statement, dated: bool) -> bool:
        """Tell a running total, or a sum over a month or a year, from the harm of one event."""
        if statement.cue("long_violence"):
            return True
        if all(fact.people.number in _PERSONS for fact in statement.harms):
            return False
        if self.running(statement) and (not dated or all(fact.update for fact in statement.harms)):
            return True
        long = any(time.words.kind in LONG and not _short(time) for time in statement.times)
        one_attack = any(attack.noun and not attack.plural for attack in statement.attacks)
        summed = bool(statement.cue("spread")) or any(attack.noun and attack.plural for attack in statement.attacks)
        summed = summed or all(fact.rule == "casualty.nominal.counted" for fact in statement.harms)
        return long and not dated and summed and not one_attack
