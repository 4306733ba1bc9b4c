"""What the rest of a report says for or against a place that a name may mean: each a weight and a sentence."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from harmledger.places.countries import the_country
from harmledger.places.distance import kilometres
from harmledger.places.place import Place
from harmledger.places.reasons import Found, covers

if TYPE_CHECKING:
    from harmledger.places.choice import Context


def country(place: Place, context: Context) -> Found | None:
    """Whether it lies in the report's country, or in those the report mentions."""
    own, stated, shares = place.country, context.country, context.countries
    if stated:
        if own == stated:
            return Found("country.stated", 1.0, lambda: f"the report's country is {the_country(stated)}")
        return Found(
            "country.against_stated",
            1.0,
            lambda: f"it lies in {the_country(own)}, the report's country is {the_country(stated)}",
        )
    if not shares or (share := shares.get(own, 0.0)) == 0.0:
        return None
    return Found("country.mentioned", share, lambda: f"the report speaks of {the_country(own)}")


def other_countries(place: Place, context: Context) -> Found | None:
    """How much of what the report mentions lies in other countries."""
    own, shares = place.country, context.countries
    against = 0.0 if context.country or not shares else min(1.0, context.of_all - shares.get(own, 0.0))
    if against <= 0.0:
        return None
    other = max(shares, key=lambda code: (code != own, shares[code]))
    return Found(
        "country.against_mentioned",
        against,
        lambda: f"it lies in {the_country(own)}, the report speaks of {the_country(other)}",
    )


# More names than so many say no more.
_MOST_AGAINST = 3.0


def admin(place: Place, context: Context) -> Found | None:
    """Whether it lies in the admin-1 that most other names of the report lie in, by how surely they do."""
    there = context.admin1s.get((place.country, place.admin1 or ""), 0.0)
    if not there or there < context.most_of_region or place.level == "country":
        return None
    return Found("admin.mentioned", min(there, 1.0), lambda: f"the report speaks of {place.admin1}")


def other_admins(place: Place, context: Context) -> Found | None:
    """How many more names of the report lie in another admin-1."""
    against = context.most_of_region - context.admin1s.get((place.country, place.admin1 or ""), 0.0)
    if against <= 0.0 or place.level == "country":
        return None
    return Found("admin.elsewhere", min(against, _MOST_AGAINST), lambda: "more names of the report lie elsewhere")


# Over so many kilometres the nearness of another place wears off; several near ones say no more than two.
_SCALE_KM, _MOST_NEAR = 40.0, 2.0
_DEGREE_KM, _HARDLY_NEAR = 111.0, 200.0


def distance(place: Place, context: Context) -> Found | None:
    """How many other places of the report lie near it, each by how surely it is meant."""
    if place.is_area:
        return None
    near, nearest = 0.0, math.inf
    for lat, lon, share in context.points:
        if abs(lat - place.lat) * _DEGREE_KM > _HARDLY_NEAR:
            continue
        away = kilometres(place.lat, place.lon, lat, lon)
        near += share * math.exp(-away / _SCALE_KM)
        nearest = min(nearest, away)
    if near == 0.0:
        return None
    return Found(
        "distance.near", min(near, _MOST_NEAR), lambda: f"another place of the report lies {nearest:,.0f} km away"
    )


def area(place: Place, context: Context) -> Found | None:
    """Whether it lies in a county or district that the report names."""
    if place.is_area or not any(covers(one, place) for one in context.areas):
        return None
    return Found("distance.area", 1.0, lambda: "it lies in a district that the report names")


OF_REPORT: tuple[Callable[[Place, Context], Found | None], ...] = (
    country,
    other_countries,
    admin,
    other_admins,
    distance,
    area,
)
"""What the rest of the report says of it."""
