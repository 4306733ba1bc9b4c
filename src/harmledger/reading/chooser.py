"""Choices among places that depend on a name and a country alone, kept from report to report."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from harmledger.places import Choice, Context, Gazetteer, Mention, Place, Weighed, decide, weigh

_REMEMBERED = 20_000
_MOST_NAMESAKES = 15
# A region named itself counts as so many towns in it.
_REGION_ITSELF = 2
# A place speaks for what lies near it from this share on, and for its region from the smaller one on.
_LIKELY, _HARDLY = 0.25, 0.02


class Spread(NamedTuple):
    """Where the places of a name lie, each share by how surely the name means it."""

    regions: tuple[tuple[tuple[str, str], float], ...]
    points: tuple[tuple[float, float, float], ...]
    areas: tuple[Place, ...]


class Chooser:
    """Choices that depend on the name and the country alone, kept from report to report."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Choose among the places of one gazetteer."""
        self.gazetteer = gazetteer
        self.weighed = lru_cache(_REMEMBERED)(self._weighed)
        self.plainly = lru_cache(_REMEMBERED)(self._plainly)
        self.spread = lru_cache(_REMEMBERED)(self._spread)

    def _weighed(self, mention: Mention, given: str | None) -> tuple[Weighed, ...]:
        """Return the places of a mention, those in the country given with a report alone where there are any."""
        if given is None:
            return weigh(mention, self.gazetteer)
        everywhere = self.weighed(mention, None)
        return tuple(one for one in everywhere if one.place.country == given) or everywhere

    def _plainly(self, mention: Mention, country: str | None, given: bool) -> Choice:
        context = Context(country) if given else Context(countries={country: 1.0} if country else {})
        return decide(self.weighed(mention, country if given else None), context)

    def _spread(self, mention: Mention, country: str | None, given: bool) -> Spread:
        choice = self.plainly(mention, country, given)
        regions: dict[tuple[str, str], float] = {}
        points, areas = [], []
        sum_of = sum(math.exp(score - choice.scores[0]) for score in choice.scores)
        for place, score in zip(choice.considered[:_MOST_NAMESAKES], choice.scores, strict=False):
            share = math.exp(score - choice.scores[0]) / sum_of
            if share < _HARDLY or place.level == "country" or (given and place.country != country):
                continue
            if place.admin1:
                key = (place.country, place.admin1)
                regions[key] = regions.get(key, 0.0) + share * (_REGION_ITSELF if place.level == "province" else 1)
            if not place.is_area and share > _LIKELY:
                points.append((place.lat, place.lon, share))
            elif place.level in ("district", "subdistrict"):
                areas.append(place)
        return Spread(tuple(regions.items()), tuple(points), tuple(areas))
