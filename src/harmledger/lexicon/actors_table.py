"""Actors by their neutral canonical names, with the days in which their words mean them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from harmledger.lexicon.files import tables
from harmledger.model import HarmledgerError


class Actor(NamedTuple):
    """A party as the lists of UCDP or ACLED name it.

    `level` is state, force, unit, armed_group, coalition, civilians or unidentified; `within` the key of the actor it
    belongs to; `since` and `until` bound the days in which its words mean it; `context` are the countries in which
    generic words ("the regime") mean it.
    """

    key: str
    name: str
    level: str
    within: str | None
    country: str | None
    since: date | None
    until: date | None
    context: tuple[str, ...]

    def valid_on(self, day: date | None) -> bool:
        """Tell whether the actor's words mean it on that day; an unknown day excludes nobody."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def _day(text: str, last: bool) -> date | None:
    """Return the first or the last day of an EDTF day, month or year; None for an open end."""
    if text in ("", ".."):
        return None
    numbers = [int(number) for number in text.split("-")]
    if len(numbers) == 1:
        numbers.append(12 if last else 1)
    if len(numbers) == 2:
        numbers.append(monthrange(*numbers)[1] if last else 1)
    return date(*numbers)


def load_actors(rows: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Actor]:
    """Return every actor by its key; HarmledgerError when an entry names an actor that does not exist."""
    rows = tables("actors") if rows is None else rows
    actors = {}
    for key, row in rows.items():
        since, _, until = str(row.get("valid", "")).partition("/")
        actors[key] = Actor(
            key=key,
            name=row["name"],
            level=row["level"],
            within=row.get("within") or None,
            country=row.get("country"),
            since=_day(since, False),
            until=_day(until, True),
            context=tuple(row.get("context", ())),
        )
    for actor in actors.values():
        if actor.within and actor.within not in actors:
            raise HarmledgerError(f"The actor {actor.key} is within {actor.within}, which is not in the lexicon.")
    return actors
