"""The setting of a report: which countries, regions and places its words point to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from harmledger.lexicon import Actor, Word
from harmledger.places import Choice, Context, Gazetteer, Mention, Place, choose
from harmledger.reading.statements import Statement
from harmledger.rules.meanings import Party, PlaceWords

# How much one mention of each sort says about where a report plays.
_PLACE_NAMED, _STATE, _GROUP = 2.0, 1.0, 2.0
_ROLE_WEIGHTS = {"target": 2.0, "in": 2.0, "near": 2.0, "mentioned": 0.7, "spoken": 0.3, "aside": 0.3}
_SPEAKING, _DWARFED = 15_000, 5
_WRITTEN_THERE = 0.5
# With this share a country is the report's own.
_OWN_SHARE = 0.4
# So far before the next candidate, a choice by country alone needs no other reasons.
_SURE = 2.0
_SURE_ENOUGH = 1.2
# Towns from so many people on are meant wherever they are named; smaller ones must lie near the others.
_WELL_KNOWN = 30_000
_CITY = 100_000
# A name that somebody of the report bears is a city's only from so many people on.
_BORNE = 100_000
_METROPOLIS = 3_000_000
_SPOKEN_OF = 0.2
_INNER = ("county", "neighbourhood")
_MOST_PLACES = 12
_REMEMBERED = 20_000


class Chooser:
    """Choices that depend on the country alone, kept from report to report."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Choose among the places of one gazetteer."""
        self.gazetteer = gazetteer
        self.plainly = lru_cache(_REMEMBERED)(self._plainly)

    def _plainly(self, mention: Mention, country: str | None, given: bool) -> Choice:
        context = Context(country) if given else Context(countries={country: 1.0} if country else {})
        return choose(mention, context, self.gazetteer)


class Setting:
    """The countries and regions that a report's words point to, as shares, for choices among places and actors."""

    def __init__(
        self,
        values: Sequence[object],
        statements: Sequence[Statement],
        country: str | None,
        chooser: Chooser,
        actors: Mapping[str, Actor],
        surnames: Collection[str] = (),
    ) -> None:
        """Weigh every place and nationality among the values of folded lines, and their statements.

        `country` is the one given with the report, `surnames` are last words of longer names that no gazetteer holds.
        """
        self.chooser = chooser
        self.gazetteer = chooser.gazetteer
        self.given = country
        self._values = values
        self._statements = statements
        self._actors = actors
        self._surnames = surnames

    @cached_property
    def phrases(self) -> dict[str, list[tuple[PlaceWords, float]]]:
        """All place phrases of the report by name, those that others lie in too, with what each weighs."""
        found: dict[str, list[tuple[PlaceWords, float]]] = defaultdict(list)
        for statement in self._statements:
            # A dateline is where it was written, which may be abroad.
            written = _WRITTEN_THERE if statement.sentence.kind == "dateline" else 1.0
            weights: dict[int, float] = {}
            for fact in statement.places:
                pick = min if fact.role in ("aside", "spoken") else max
                weights[fact.node] = pick(weights.get(fact.node, _ROLE_WEIGHTS[fact.role]), _ROLE_WEIGHTS[fact.role])
            for fact in statement.places:
                if fact.node in weights and isinstance(fact.place, PlaceWords):
                    weight = weights.pop(fact.node) * written
                    for place in (fact.place, *fact.place.within):
                        if place.known:
                            found[place.name].append((place, weight))
        return found

    @cached_property
    def shares(self) -> dict[str, float]:
        """The share of the words for countries, people and places that point to each country.

        One name said over and over is a weaker sign than several names: it counts by its root.
        """
        countries: Counter[str] = Counter()
        for name, phrases in self.phrases.items():
            if country := self._spoken_by(name):
                countries[country] += _PLACE_NAMED * sum(weight for _, weight in phrases) ** 0.5
        spoken_of = Counter(key for value in self._values for key in _speaking_of(value))
        for key, times in spoken_of.items():
            if (actor := self._actors.get(key)) and actor.country:
                # States act abroad; armed groups and forces of a country mostly at home.
                weight = _STATE if actor.level == "state" else _GROUP
                countries[actor.country] += weight * times**0.5
        total = sum(countries.values()) or 1.0
        return {code: weight / total for code, weight in countries.items()}

    def _spoken_by(self, name: str) -> str | None:
        """Return the country of the largest place of a name, where namesakes abroad are small."""
        candidates = self.gazetteer.candidates(name)
        state = next(
            (one.place for one in candidates if one.place.level == "country" and one.match != "romanisation"), None
        )
        if state is not None:
            return state.country
        # Another name of a place speaks less surely for it than its own.
        people = {
            one.place: one.place.population // (1 if one.match in ("own", "article") else 4)
            for one in candidates
            if one.match != "romanisation"
        }
        if not people:
            return None
        largest = max(people, key=lambda place: people[place])
        abroad = max((count for place, count in people.items() if place.country != largest.country), default=0)
        return largest.country if people[largest] > max(_SPEAKING, _DWARFED * abroad) else None

    @cached_property
    def country(self) -> str | None:
        """The country the report plays in: the one given, or the one most of its words point to."""
        if self.given:
            return self.given
        ranked = sorted(self.shares.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.01):
            return None
        return ranked[0][0]

    @cached_property
    def _own(self) -> str | None:
        """The country that choices may lean on: given, or spoken of more than others."""
        country = self.country
        return country if self.given or (country and self.shares[country] >= _OWN_SHARE) else None

    @cached_property
    def places(self) -> list[tuple[str, Place]]:
        """The places, regions and countries that names of the report mean beyond doubt, each with the name."""
        found: dict[str, tuple[str, Place]] = {}
        for words, _ in (phrase for phrases in self.phrases.values() for phrase in phrases):
            within = tuple(place.name for place in words.within)
            if not within and words.kind is None and words.name in self._bearers:
                continue
            choice = self.chooser.plainly(Mention(words.name, words.kind, within), self._own, bool(self.given))
            place = choice.place
            if place is None or words.kind in _INNER or (choice.lead is not None and choice.lead < _SURE_ENOUGH):
                continue
            # A village that bears some person's or street's name says nothing of where the others lie.
            if place.is_area or within or words.kind or not 0 < place.population < _WELL_KNOWN:
                found.setdefault(place.id, (words.name, place))
            if len(found) >= _MOST_PLACES:
                break
        return list(found.values())

    @cached_property
    def regions(self) -> dict[tuple[str, str], float]:
        """The share of the report's sure places that lie in each region."""
        return self._regions(None)

    def _regions(self, but: str | None) -> dict[tuple[str, str], float]:
        """Return the shares of regions; a name to be chosen does not speak for itself."""
        regions: Counter[tuple[str, str]] = Counter()
        for name, place in self.places:
            if place.admin1 and name != but:
                regions[place.country, place.admin1] += 2 if place.level == "province" else 1
        total = regions.total() or 1
        return {key: weight / total for key, weight in regions.items()}

    def choose(self, mention: Mention) -> Choice:
        """Choose the place of a mention: by the country alone where that decides, else by all the report tells."""
        choice = self._chosen(mention)
        if choice.place is not None and not mention.within and self._is_out_of_the_way(choice.place):
            return replace(choice, place=None, open_=False, lead=None)
        return choice

    def _is_out_of_the_way(self, place: Place) -> bool:
        """Whether a smaller place lies in a country that the report hardly speaks of, and another does play in it."""
        if self.given or self.country is None or place.level == "country" or place.population >= _METROPOLIS:
            return False
        return place.country != self.country and self.shares.get(place.country, 0.0) < _SPOKEN_OF

    def _chosen(self, mention: Mention) -> Choice:
        choice = self.chooser.plainly(mention, self._own, bool(self.given))
        place = choice.place
        if place is not None and not mention.within and self._is_surname(mention) and place.population < _BORNE:
            return replace(choice, place=None, open_=False, lead=None)
        sure = place is not None and (choice.lead is None or choice.lead >= _SURE)
        if sure and place is not None and (place.is_area or mention.within or place.population >= _CITY):
            return choice
        others = [place for name, place in self.places if name != mention.name and not place.is_area]
        points = tuple((place.lat, place.lon) for place in others[:8])
        if not (points or self.regions or (self.shares and not self.given)):
            return choice
        context = Context(self.given, {} if self.given else self.shares, self._regions(mention.name), points)
        return choose(mention, context, self.gazetteer)

    def _is_surname(self, mention: Mention) -> bool:
        """Whether a bare name is elsewhere in the report that of a person, a county or a part of a city."""
        return mention.kind is None and mention.name in self._bearers

    @cached_property
    def _bearers(self) -> frozenset[str]:
        """The names that persons, counties and parts of cities of the report bear."""
        inner = (name for name, found in self.phrases.items() if any(one.kind in _INNER for one, _ in found))
        return frozenset((*inner, *self._surnames))

    @property
    def admin1(self) -> str | None:
        """The one region that all places of the report lie in, None when they differ."""
        names = {name for (country, name) in self.regions if country == self.country}
        return next(iter(names)) if len(names) == 1 else None

    def area(self, country: str, admin1: str | None) -> Place | None:
        """Return the area of a country or of its region."""
        return self.gazetteer.area_of(country, admin1)


def _speaking_of(value: object) -> list[str]:
    """Return the keys of the actors that a node's value speaks of: parties, and nationalities."""
    if isinstance(value, Party):
        return [party.senses[0].key for party in (value, *value.others)]
    if isinstance(value, Word) and value.senses("nationality"):
        return [value.sense("nationality").key]
    return []
