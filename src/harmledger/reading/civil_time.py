"""The day on which a report was published, in the civil time of the country it speaks of."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import tzdata


@cache
def zones_of(country: str) -> tuple[ZoneInfo, ...]:
    """Return the time zones of a country (ISO 3166-1 alpha-2) by the IANA database; none for an unknown one."""
    table = files(tzdata).joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(ZoneInfo(row[2]) for row in rows if row[0] == country)


def civil_day(published: date | None, country: str | None) -> date | None:
    """Return the day that "today" means in a report published at that time; None when the time is not known.

    A bare day is that day. A time with its zone is taken to the country's civil time where all its zones agree on the
    day; else the day stands as it is stamped.
    """
    if not isinstance(published, datetime):
        return published
    if published.tzinfo is not None and country:
        days = {published.astimezone(zone).date() for zone in zones_of(country)}
        if len(days) == 1:
            return days.pop()
    return published.date()
