"""Chooses, among the times a sentence tells, the one at which its event happened."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from harmledger.reading.statements import Statement, TimeMention
from harmledger.reading.ties import Tie
from harmledger.reading.times import Resolved, resolve

# Words of time that tell no day.
DAYLESS = ("clock", "part", "since", "until", "longago")
# Outcomes whose day is that of an arrest.
_HELD = ("detained", "abducted", "forcibly_disappeared")

# Times of so long that they say little: any event told with a day is better dated.
_LONG = ("year", "season")


class Told(NamedTuple):
    """A time that a sentence tells of an event: its words, the days they allow, and what ties them to it."""

    mention: TimeMention
    found: Resolved
    tie: Tie


def own_time(statement: Statement, published: date | None, reference: Resolved | None) -> Told | None:
    """Return the sentence's own time of the event, None when it tells none.

    What is tied to the attack or harm goes before the arrival of the police or a death, an exact day before a vaguer
    one; never when something was said, or what came after. `reference` is the day told before, for "the same day".
    """
    held = bool(statement.harms) and all(fact.outcome in _HELD for fact in statement.harms)
    died_of_it = _died_of_it(statement)
    told: list[Told] = []
    for mention in statement.times:
        if mention.words.kind in DAYLESS:
            continue
        tied = Tie.DEATH if held and mention.tie is Tie.AFTERMATH else mention.tie
        if tied is Tie.DEATH and died_of_it:
            tied = Tie.EVENT
        if mention.words.kind in _LONG or mention.words.mode in ("this_year", "last_year"):
            tied = max(tied, Tie.SPEECH)
        if tied <= Tie.DEATH:
            told.append(Told(mention, resolve(mention.words, published, reference), tied))
    if not told:
        return None
    best = min(told, key=lambda one: (one.tie, 0 if one.found.exact else 1 if one.found.edtf else 2))
    return next((one for one in told if _narrows(one, best)), best)


def _died_of_it(statement: Statement) -> bool:
    """Tell "eleven died on Friday when rockets hit": the deaths are the attack's, and no other day is told for it."""
    if not (statement.attacks or statement.means) or any(time.tie is Tie.EVENT for time in statement.times):
        return False
    return bool(statement.harms) and all(fact.outcome != "died_later" for fact in statement.harms)


def passing_time(statement: Statement, published: date | None, reference: Resolved | None) -> Told | None:
    """Return the event's time told in a sentence that tells no more of it: "The shooting happened on Monday".

    A day that nothing in the sentence ties to the event needs a time of day with it, and gives way to any other.
    """
    time = own_time(statement, published, reference)
    if time is None or time.tie in (Tie.EVENT, Tie.ANSWER):
        return time
    if time.tie is Tie.LOOSE and (time.mention.words.part or time.mention.words.kind == "date"):
        return time._replace(tie=Tie.SPEECH)
    return None


def _narrows(time: Told, known: Told) -> bool:
    """Tell whether a time is one day of those that the known one allows."""
    exact = time.found.exact and not known.found.exact
    return exact and time.tie < Tie.DEATH and not time.found.apart_from(known.found)


def better(time: Told, known: Told | None) -> bool:
    """Tell whether a time told later says better when the event happened than the one known."""
    if known is None or _narrows(time, known):
        return True
    return time.tie < known.tie and known.tie > Tie.LOOSE and bool(time.found.edtf)


def by_the_clock(known: Told | None, statement: Statement) -> Told | None:
    """Return the day of a night between two days, where the hour told in another sentence decides it."""
    if known is None or known.mention.words.kind != "overnight" or known.found.earliest is None or known.found.exact:
        return None
    for clock in statement.times:
        if clock.words.kind == "clock" and clock.words.mode is None and clock.tie <= Tie.ANSWER and clock.words.part:
            day = known.found.latest if clock.words.part < "12" else known.found.earliest
            words = replace(known.mention.words, kind="date", part=clock.words.part)
            mention = replace(known.mention, words=words, told_at=clock.at)
            return Told(mention, Resolved(day.isoformat() if day else None, day, day), known.tie)
    return None


def other_day(time: Told | None, known: Told | None) -> bool:
    """Tell whether two times are of two events: both tied to one, and no day allowed by both."""
    if time is None or known is None or max(time.tie, known.tie) > Tie.LOOSE:
        return False
    return time.found.apart_from(known.found)
