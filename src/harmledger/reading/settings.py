"""The setting of a report: which countries and regions its words point to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from harmledger.grammar import Line
from harmledger.lexicon import Actor, Word
from harmledger.places import Context, Gazetteer, Place
from harmledger.rules.meanings import Party, PlaceWords

# How much one mention of each sort says about where a report plays.
_COUNTRY_NAMED, _PLACE_NAMED, _NATIONALITY = 3.0, 2.0, 1.0
# A name borne in more countries than these says nothing about which is meant.
_MOST_COUNTRIES = 1


class Setting:
    """The countries and regions that a report's words point to, as shares, for choices among places and actors."""

    def __init__(self, line: Line, country: str | None, gazetteer: Gazetteer, actors: Mapping[str, Actor]) -> None:
        """Weigh every place and nationality of a folded line; `country` is the one given with the report."""
        self._gazetteer = gazetteer
        countries: Counter[str] = Counter()
        regions: Counter[tuple[str, str]] = Counter()
        points: list[tuple[float, float]] = []
        for value in line.values:
            if isinstance(value, PlaceWords):
                for place in (value, *value.within):
                    self._weigh(place, countries, regions, points)
            elif isinstance(value, Party):
                for party in (value, *value.others):
                    actor = actors.get(party.senses[0].key)
                    if actor and actor.country:
                        countries[actor.country] += _NATIONALITY / 2
            elif isinstance(value, Word) and value.senses("nationality"):
                actor = actors.get(value.sense("nationality").key)
                if actor and actor.country:
                    countries[actor.country] += _NATIONALITY
        total = sum(countries.values()) or 1.0
        region_total = sum(regions.values()) or 1.0
        self.given = country
        self.shares = {code: weight / total for code, weight in countries.items()}
        self.regions = {key: weight / region_total for key, weight in regions.items()}
        self.context = Context(country, self.shares, self.regions, tuple(points[:8]))

    def _weigh(
        self,
        words: PlaceWords,
        countries: Counter[str],
        regions: Counter[tuple[str, str]],
        points: list[tuple[float, float]],
    ) -> None:
        if not words.known:
            return
        found = self._gazetteer.named(words.name)
        if not found:
            return
        states = [place for place in found if place.level == "country"]
        if states:
            countries[states[0].country] += _COUNTRY_NAMED
            return
        codes = {place.country for place in found}
        weight = _PLACE_NAMED if len(codes) <= _MOST_COUNTRIES else 0.4
        # The largest place of a name speaks for it; small namesakes abroad are many.
        first = found[0]
        countries[first.country] += weight if first.population > 20_000 or len(codes) == 1 else 0.2
        if first.admin1 and len(codes) <= _MOST_COUNTRIES:
            regions[first.country, first.admin1] += 1
            if first.level != "province":
                points.append((first.lat, first.lon))

    @property
    def country(self) -> str | None:
        """Return the country the report plays in: the one given, or the one most of its words point to."""
        if self.given:
            return self.given
        ranked = sorted(self.shares.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.1):
            return None
        return ranked[0][0]

    @property
    def admin1(self) -> str | None:
        """Return the one region that all places of the report lie in, None when they differ."""
        names = {name for (country, name) in self.regions if country == self.country}
        return next(iter(names)) if len(names) == 1 else None

    def area(self, country: str, admin1: str | None) -> Place | None:
        """Return the area of a country or of its region."""
        return self._gazetteer.area_of(country, admin1)
