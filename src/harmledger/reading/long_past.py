"""Long past: harm of another year or season that a sentence tells beside the event of its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from msgspec import structs

from harmledger.reading.event_times import DAYLESS, Told
from harmledger.reading.statements import Statement, TimeMention
from harmledger.reading.ties import Tie
from harmledger.reading.times import Resolved, resolve

# So many days before its report an event is no news.
_NEWS = timedelta(days=45)
# What says when and is not the time of a harm: "since 2014", "a report of 2014".
_NOT = (*DAYLESS, "recent", "since")


def is_old(found: Resolved, published: date | None) -> bool:
    """Tell whether a time lies so far before the report that it is no news."""
    return bool(found.latest and published and found.latest < published - _NEWS)


def long_past(statement: Statement, published: date | None) -> tuple[Statement | None, Statement, Told] | None:
    """Return the statement without the harm of long ago, one with that harm alone, and its time; None without any.

    A harm is of the time nearest to it in its sentence. Nothing is left of a sentence that tells neither other harm nor
    the day of another event.
    """
    times = [time for time in statement.times if time.words.kind not in _NOT and time.tie <= Tie.SPEECH]
    if published is None or not times or not statement.harms:
        return None
    old: list[Told] = []
    for time in times:
        found = resolve(time.words, published)
        if is_old(found, published):
            old.append(Told(time, found, Tie.EVENT))
    if not old:
        return None
    past = [fact for fact in statement.harms if any(_nearest(times, fact.node) is time.mention for time in old)]
    if not past:
        return None
    first = _nearest(times, past[0].node)
    told = next(time for time in old if time.mention is first)
    left = [fact for fact in statement.harms if fact not in past]
    recent = any(time.tie is Tie.EVENT and all(time is not one.mention for one in old) for time in times)
    rest = None
    if left or recent:
        parts = statement.parts if left else []
        rest = replace(
            statement, harms=left, parts=parts, times=[time for time in statement.times if time is not first]
        )
    return rest, replace(statement, harms=past, times=[structs.replace(first, tie=Tie.EVENT)]), told


def _nearest(times: list[TimeMention], node: int) -> TimeMention:
    return min(times, key=lambda time: abs(time.node - node))
