"""Elsewhere: whether a place is another one than the place of the event told before."""

from __future__ import annotations

from msgspec.structs import replace

from harmledger.reading.event_places import same_place
from harmledger.rules.meanings import PlaceWords

_AREAS = ("county", "province", "area", "district", "country", "state", "region", "governorate")
_SPOTS = ("road", "facility", "neighbourhood")


def elsewhere(one: PlaceWords, other: PlaceWords) -> bool:
    """Tell whether two places cannot be one: a street may lie in the town told before, and a town in its province."""
    if any(place.relation not in (None, "part of") for place in (one, other)):
        # "West of Idlib" is not Idlib: what a relation refers to does not contain the place.
        one, other = replace(one, within=[]), replace(other, within=[])
    return _scale(one) == _scale(other) != "area" and not same_place(one, other)


def _scale(place: PlaceWords) -> str:
    if place.kind in _AREAS:
        return "area"
    return place.kind if place.kind in _SPOTS else "town"
