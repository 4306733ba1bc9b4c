"""What a relation to a known place ("west of Idlib") says: a direction and a radius, never an invented point."""

from __future__ import annotations

import re

from harmledger.places.place import Place

# How far beyond the reference's own radius the place may lie, in metres. "West of" follows UCDP's second precision,
# within about 25 km of a known point; the others are our reading of the words, wide rather than narrow.
BESIDE_M = 25_000
_ALLOWANCES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(outskirts?|suburbs?|edges?|entrance|gates? of|ضواحي|أطراف)\b"), 5_000),
    (re.compile(r"\b(countryside|rural|rif|hinterland|ريف)\b"), 30_000),
    (re.compile(r"\b(near|close to|next to|outside|around|vicinity|adjacent|surrounding|قرب|بالقرب)\b"), 10_000),
)
_INSIDE = re.compile(r"\b(in|inside|within|part|parts|quarter|area of|centre of|center of|في|داخل)\b")
_COMPASS = {
    "north": "N", "south": "S", "east": "E", "west": "W", "northeast": "NE", "northwest": "NW", "southeast": "SE",
    "southwest": "SW", "شمال": "N", "جنوب": "S", "شرق": "E", "غرب": "W", "شمالي": "N", "جنوبي": "S", "شرقي": "E",
    "غربي": "W",
}  # fmt: skip
_DIRECTION = re.compile(r"\b(north|south)?[- ]?(east|west)?(?:ern|wards?)?\b")
_DISTANCE = re.compile(r"(\d+(?:[.,]\d+)?)\s*-?\s*(km|kms|kilomet(?:er|re)s?|miles?|m|met(?:er|re)s?)\b")
_METRES = {"k": 1000.0, "mi": 1609.344}
# A distance on paper is round and measured from who knows where.
_SLACK = 0.25


def direction_of(words: str) -> str | None:
    """Return the compass direction that words tell ("west of", "north-western", "شرق") as N, NE, E …; None without."""
    text = words.casefold()
    for found in _DIRECTION.finditer(text):
        if compass := _COMPASS.get("".join(part or "" for part in found.groups())):
            return compass
    return next((_COMPASS[word] for word in re.findall(r"\w+", text) if word in _COMPASS), None)


def distance_of(words: str) -> float | None:
    """Return the metres that words tell ("10 km west of"), None where they tell none."""
    found = _DISTANCE.search(words.casefold())
    if not found:
        return None
    number, unit = float(found[1].replace(",", ".")), found[2]
    return number * next((metres for start, metres in _METRES.items() if unit.startswith(start)), 1.0)


def relation_radius(relation: str, reference: Place) -> tuple[str | None, int]:
    """Return the direction (N, NE …, or None) and the radius in metres around the reference that holds the place.

    The radius is the reference's own and an allowance for the words: the distance told and a quarter of it; 5 km for
    outskirts, 10 km for near, 30 km for a countryside, 25 km for a bare direction. The countryside of an area, and a
    part of a place ("in the east of"), lie within its own radius.
    """
    words, direction = relation.casefold(), direction_of(relation)
    own = reference.radius_m
    if (metres := distance_of(words)) is not None:
        return direction, own + round(metres * (1 + _SLACK))
    for pattern, allowance in _ALLOWANCES:
        if pattern.search(words):
            return direction, own if reference.is_area and allowance != 10_000 else own + allowance
    if _INSIDE.search(words) or re.search(r"ern\b(?!.*\bof\b)", words):
        return direction, own
    if direction:
        return direction, own + BESIDE_M
    return None, own + 10_000
