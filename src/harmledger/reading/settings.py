"""The setting of a report: which countries, regions and places its words point to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from harmledger.lexicon import Actor, Word
from harmledger.places import Choice, Context, Found, Mention, Place, decide, fitting
from harmledger.reading.chooser import Chooser, Spread
from harmledger.reading.statements import Statement
from harmledger.rules.meanings import Name, Party, PlaceWords

# How much one mention of each sort says about where a report plays.
_PLACE_NAMED, _STATE, _GROUP = 2.0, 1.0, 2.0
_ROLE_WEIGHTS = {"target": 2.0, "in": 2.0, "near": 2.0, "mentioned": 0.7, "seated": 0.7, "home": 0.7}
_ASIDE = 0.3
_SPEAKING, _DWARFED = 15_000, 5
_WRITTEN_THERE = 1.5
# With this share a country is the report's own.
_OWN_SHARE = 0.4
# With so much of the odds of its name, a choice by country alone needs no other reasons.
_SURE = 0.98
# The share of the names of a report that must lie in one region for it to be the report's.
_AGREED = 0.9
# A name that somebody of the report bears is a city's only from so many people on.
_BORNE = 100_000
_METROPOLIS = 3_000_000
_SPOKEN_OF = 0.2
# The only place of its name is meant from so many people on, wherever the report plays else.
_LONE = 5_000
_INNER = ("neighbourhood", "road", "facility")
_BORNE_BY = ("county", "neighbourhood")
_MOST_PLACES = 12


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
                own, known = _ROLE_WEIGHTS.get(fact.role, _ASIDE), weights.get(fact.node, 0.0)
                # What lies aside of the event does so whatever its preposition says.
                weights[fact.node] = _ASIDE if _ASIDE in (own, known) else max(known, own)
            for fact in statement.places:
                if fact.node in weights and isinstance(fact.place, PlaceWords):
                    weight = weights.pop(fact.node) * written
                    for place in (fact.place, *fact.place.within):
                        if place.known or place.kind == "county":
                            found[place.name].append((place, weight))
        return found

    @cached_property
    def shares(self) -> dict[str, float]:
        """The share of the words for countries, people and places that point to each country.

        One name said over and over is a weaker sign than several names: it counts by its root.
        """
        countries: Counter[str] = Counter()
        for name, phrases in self.phrases.items():
            # What a name is said to lie in speaks for it.
            if name.casefold() not in self._holders and (country := self._spoken_by(name)):
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
    def _spreads(self) -> dict[str, Spread]:
        """Where the names of the report lie: places, regions, counties, and institutions called after them."""
        found: dict[str, Spread] = {}
        for words, _ in (phrase for phrases in self.phrases.values() for phrase in phrases):
            within = self.holders(words)
            if words.kind in _INNER or (not within and words.kind is None and words.name in self._bearers):
                continue
            kind = words.kind if words.kind in ("county", "district", "province") else None
            key = f"{kind} {words.name}" if kind else words.name
            if key not in found:
                found[key] = self.chooser.spread(Mention(words.name, kind, within), self._own, bool(self.given))
            if len(found) >= _MOST_PLACES:
                break
        for name in self.institutions:
            if name not in found and len(found) < _MOST_PLACES:
                found[name] = self.chooser.spread(Mention(name), self._own, bool(self.given))
        return found

    @cached_property
    def institutions(self) -> dict[str, tuple[PlaceWords, int]]:
        """The places that institutions of the report are called after, and how often: "Exampla Police Department"."""
        found: dict[str, tuple[PlaceWords, int]] = {}
        for value in self._values:
            if isinstance(value, Name) and value.seat:
                words, times = found.get(value.seat.name, (value.seat, 0))
                found[value.seat.name] = (words, times + 1)
        return found

    def holders(self, words: PlaceWords) -> tuple[str, ...]:
        """Return what a phrase's place is said to lie in, here or wherever else the report names it."""
        if words.within or words.relation:
            return tuple(place.name for place in words.within)
        return self._holders.get(words.name.casefold(), ())

    @cached_property
    def _holders(self) -> dict[str, tuple[str, ...]]:
        """What each name of the report is said to lie in where that is told: a name means one place throughout."""
        found: dict[str, tuple[str, ...]] = {}
        for name, phrases in self.phrases.items():
            for words, _ in phrases:
                holders = tuple(place.name for place in words.within)
                if holders and words.kind not in _INNER and words.relation is None and name not in holders:
                    found.setdefault(name.casefold(), holders)
        return found

    @cached_property
    def regions(self) -> dict[tuple[str, str], float]:
        """How many names of the report lie in each region, each by how surely it does."""
        regions: dict[tuple[str, str], float] = {}
        for spread in self._spreads.values():
            for key, share in spread.regions:
                regions[key] = regions.get(key, 0.0) + share
        return regions

    def _beside(self, name: str) -> Context:
        """Return what the rest of the report tells where one of its names is to be chosen for."""
        own = self._spreads.get(name)
        regions = self.regions
        if own:
            regions = dict(regions)
            for key, share in own.regions:
                regions[key] -= share
        others = [spread for spread in self._spreads.values() if spread is not own]
        points = [point for spread in others for point in spread.points]
        areas = [place for spread in others for place in spread.areas]
        return Context(self.given, {} if self.given else self.shares, regions, tuple(points), tuple(areas))

    def choose(self, mention: Mention) -> Choice:
        """Choose the place of a mention: by the country alone where that decides, else by all the report tells."""
        choice = self._chosen(mention)
        if choice.place is not None and not mention.within and self._is_out_of_the_way(choice):
            return replace(choice, place=None, open_=False)
        return choice

    def _is_out_of_the_way(self, choice: Choice) -> bool:
        """Whether a smaller place lies in a country that the report hardly speaks of, and another does play in it.

        Not the only place of its name: a report may name the forces of a country more often than whose ground it is.
        """
        place = choice.place
        if place is None or self.given or self.country is None or place.country == self.country:
            return False
        if (
            place.level == "country"
            or place.population >= _METROPOLIS
            or self.shares.get(place.country, 0.0) >= _SPOKEN_OF
        ):
            return False
        return any(one.country != place.country for one in choice.considered) or 0 < place.population < _LONE

    def _chosen(self, mention: Mention) -> Choice:
        choice = self.chooser.plainly(mention, self._own, bool(self.given))
        place = choice.place
        if place is not None and not mention.within and self._is_surname(mention) and place.population < _BORNE:
            return replace(choice, place=None, open_=False)
        if place is not None and choice.share > _SURE and (place.is_area or mention.within):
            return choice
        return decide(self.chooser.weighed(mention, self.given), self._beside(mention.name))

    def reasons(self, mention: Mention) -> Iterator[tuple[Place, tuple[Found, ...]]]:
        """Yield the places of a mention, each with what speaks for it by its name and in this report."""
        context = self._beside(mention.name)
        for one in self.chooser.weighed(mention, self.given):
            yield one.place, (*one.found, *fitting(one.place, context))

    def _is_surname(self, mention: Mention) -> bool:
        """Whether a bare name is elsewhere in the report that of a person, a county or a part of a city."""
        return mention.kind is None and mention.name in self._bearers

    @cached_property
    def _bearers(self) -> frozenset[str]:
        """The names that persons, counties and parts of cities of the report bear."""
        inner = (name for name, found in self.phrases.items() if any(one.kind in _BORNE_BY for one, _ in found))
        return frozenset((*inner, *self._surnames))

    @property
    def admin1(self) -> str | None:
        """The one region that the places of the report lie in, None when they differ."""
        names = {name: share for (country, name), share in self.regions.items() if country == self.country}
        best = max(names, key=lambda name: names[name], default=None)
        return best if best and names[best] > _AGREED * sum(names.values()) else None

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
