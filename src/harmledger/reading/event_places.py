"""Where an event happened: which of the places that a report names is its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from harmledger.model import Where
from harmledger.places import Place
from harmledger.places.distance import kilometres
from harmledger.reading.statements import Statement
from harmledger.reading.whereabouts import INNER, Locator
from harmledger.rules.meanings import PlaceFact, PlaceWords

if TYPE_CHECKING:
    from harmledger.reading.story import Event

# What a place must be called to be an event's own without a preposition that says so.
SETTLED = ("village", "town", "city", "camp", "neighbourhood", "district")
# Roles that say where something happened, the surest first.
_ROLES = ("target", "in", "near")

# The words that speak of a settlement, the settlement, and the part of the report they stand in if not the event's own.
_Host = tuple[PlaceWords, Place, str | None]


class _Vote(NamedTuple):
    """How much a phrase speaks for a settlement as the place of an event."""

    phrase: str
    host: _Host
    weight: int


# A rival with as many votes, so many kilometres away, leaves the place open.
_APART_KM = 60.0
# A smaller place that is only mentioned once says nothing of where the rest happened.
_ENOUGH, _TOWN = 2, 20_000


def _apart(one: Place, other: Place) -> bool:
    return kilometres(one.lat, one.lon, other.lat, other.lon) > _APART_KM


def located(statement: Statement) -> list[PlaceFact]:
    """Return the places that a sentence says something happened in, the aimed-at first; none that lie aside of it."""
    if statement.located is None:
        statement.located = _located(statement) if statement.places else []
    return statement.located


def _located(statement: Statement) -> list[PlaceFact]:
    moved = statement.cue("moved")
    stop = moved.node if moved else statement.stop
    aside = {fact.node for fact in statement.places if fact.role == "aside"}
    facts = [fact for fact in statement.places if fact.node < stop and fact.node not in aside and fact.role in _ROLES]
    facts.sort(key=lambda one: (_ROLES.index(one.role), one.node))
    first: dict[int, PlaceFact] = {}
    for fact in facts:
        first.setdefault(fact.node, fact)
    return list(first.values())


def mentioned(statement: Statement) -> list[PlaceFact]:
    """Return the places that a sentence only mentions, none that lie aside of what it tells."""
    taken = {fact.node for fact in statement.places if fact.role != "mentioned"}
    return [fact for fact in statement.places if fact.role == "mentioned" and fact.node not in taken]


def own_place(statement: Statement) -> PlaceFact | None:
    """Return the place that a sentence says its event happened in, the aimed-at before the merely located."""
    facts = [fact for fact in located(statement) if not _vague(fact.place)]
    for fact in facts:
        if fact.role in ("target", "in"):
            return fact
    settled = [fact for fact in (*facts, *mentioned(statement)) if fact.place.kind in SETTLED or fact.place.relation]
    return next((fact for fact in settled if not _vague(fact.place)), None)


def _vague(place: PlaceWords) -> bool:
    return place.kind in ("province", "area") or (place.relation == "part of" and not place.within)


def same_place(one: PlaceWords, other: PlaceWords) -> bool:
    """Tell whether two place phrases may be one place, or one within the other, by their names alone."""
    first = {place.name.casefold() for place in (one, *one.within)}
    second = {place.name.casefold() for place in (other, *other.within)}
    return not first.isdisjoint(second) or any(a in b or b in a for a in first for b in second)


class EventPlaces:
    """Finds the places of one report's events."""

    def __init__(self, statements: list[Statement], locator: Locator) -> None:
        """Take all sentences of the report, and what resolves place phrases."""
        self.statements = statements
        self.locator = locator

    def where(self, event: Event) -> Where | None:
        """Return where an event happened: by its own words, else by the rest of the report, else the country alone."""
        if event.kind != "incident":
            fact = event.place
            return self._told(fact) or self.locator.unresolved(fact.place) if fact else self.locator.country_only()
        own = self._own(event)
        for fact in own:
            if self._is_foreign(fact):
                continue
            if (found := self._told(fact)) is not None:
                return found if not self._is_wide(fact) else self._narrower(event, fact) or found
            if fact.place.kind is not None or fact.role == "target" or fact is own[-1]:
                break
        first = next((fact for fact in own if not self._is_foreign(fact)), None)
        host = self._host(event, first.place.name if first else "")
        if first is None:
            return self.locator.at(host[0], host[1], host[2]) if host else self._area(event)
        if host and (first.place.kind in INNER or (first.place.kind is None and not self.locator.is_open(first.place))):
            return self.locator.inside(first.place, host[1], told=False)
        return self.locator.unresolved(first.place)

    def _own(self, event: Event) -> list[PlaceFact]:
        """Return the phrases of the event's own sentences that say where it happened, the likeliest first."""
        facts = [event.place] if event.place else []
        for statement in (*event.statements[:1], *event.headline, *event.statements[1:]):
            facts += [fact for fact in located(statement) if fact not in facts]
        narrow = [fact for fact in facts if not _vague(fact.place)]
        return narrow + [fact for fact in facts if _vague(fact.place)]

    def _told(self, fact: PlaceFact) -> Where | None:
        """Return what a phrase says by itself: its place, what it lies beside, or the area it is said to lie in."""
        words, locator = fact.place, self.locator
        if words.within and not words.known and words.relation and words.relation == words.within[0].relation:
            reference = locator.find(words.within[0])
            return locator.beside(words, words.within[0], reference) if reference else None
        if (place := locator.find(words)) is not None:
            return locator.at(words, place)
        for holder in words.within:
            if (place := locator.find(holder)) is not None:
                if locator.is_beside(words):
                    return locator.beside(words, holder, place)
                if words.kind == "facility" and not place.is_area:
                    # The thing is what was hit; where it stands is the place.
                    return locator.at(holder, place)
                return locator.inside(words, place, told=True)
        return None

    def _is_foreign(self, fact: PlaceFact) -> bool:
        """Whether a phrase names only a country, and another than the one the report plays in."""
        place, country = self.locator.find(fact.place), self.locator.setting.country
        return place is not None and place.level == "country" and country is not None and place.country != country

    def _is_wide(self, fact: PlaceFact) -> bool:
        place = self.locator.find(fact.place)
        return place is not None and place.level in ("province", "country")

    def _narrower(self, event: Event, fact: PlaceFact) -> Where | None:
        """Return a settlement within a region or country that the event's other words tell."""
        area = self.locator.find(fact.place)
        for statement in event.statements:
            for other in (*located(statement), *mentioned(statement)):
                found = self._settlement(other.place)
                if found is None or area is None or found[1].country != area.country:
                    continue
                if area.level == "country" or found[1].admin1 == area.admin1:
                    return self.locator.at(*found)
        return None

    def _host(self, event: Event, name: str) -> _Host | None:
        """Return the settlement that the event's other words, and the rest of the report, speak of most.

        Not one of the very name: the Exampla neighbourhood does not lie in the town Exampla elsewhere.
        """
        votes: Counter[str] = Counter()
        first: dict[str, _Host] = {}
        own = (
            (event.statements[:1], None, 4),
            (event.headline, "title", 3),
            (event.statements[1:], None, 2),
        )
        for vote in (*self._votes(own), *self._of_report):
            if vote.phrase != name:
                votes[vote.host[1].id] += vote.weight
                first.setdefault(vote.host[1].id, vote.host)
        return self._agreed(votes, first)

    @cached_property
    def _of_report(self) -> list[_Vote]:
        """What all of the report speaks of, whichever the event: one vote a phrase and place, worked out once."""
        body = [one for one in self.statements if one.sentence.kind not in ("dateline", "headline")]
        tiers = (
            (body[:2], "opening of the report", 2),
            (body[2:], "another sentence", 1),
            ([one for one in self.statements if one.sentence.kind == "headline"], "title", 2),
            ([one for one in self.statements if one.sentence.kind == "dateline"], "dateline", 6),
        )
        sums: dict[tuple[str, str], _Vote] = {}
        for vote in self._votes(tiers):
            key = (vote.phrase, vote.host[1].id)
            known = sums.get(key)
            sums[key] = known._replace(weight=known.weight + vote.weight) if known else vote
        return list(sums.values())

    def _votes(self, tiers: Iterable[tuple[Iterable[Statement], str | None, int]]) -> Iterator[_Vote]:
        """Yield a vote for each settlement that sentences speak of; one where something happened counts twice."""
        for statements, source, weight in tiers:
            for statement in statements:
                for facts, strength in ((located(statement), 2 * weight), (mentioned(statement), weight)):
                    for fact in facts:
                        found = self._settlement(fact.place)
                        if found is not None:
                            more = 1 if fact.place.within else 0
                            yield _Vote(fact.place.name, (*found, source), strength + more)

    @staticmethod
    def _agreed(votes: Counter[str], first: dict[str, _Host]) -> _Host | None:
        """Return what got most votes, none where a place elsewhere got as many."""
        if not votes:
            return None
        best = first[votes.most_common(1)[0][0]]
        if votes[best[1].id] < _ENOUGH and 0 < best[1].population < _TOWN:
            return None
        for rival, count in votes.items():
            place = first[rival][1]
            if count == votes[best[1].id] and _apart(place, best[1]):
                return None
        return best

    def _settlement(self, words: PlaceWords) -> tuple[PlaceWords, Place] | None:
        """Return the settlement that a phrase names, or what it names lies in, with the words for it."""
        for one in (words, *words.within):
            place = self.locator.find(one)
            if (
                place is not None
                and not place.is_area
                and place.country == (self.locator.setting.country or place.country)
            ):
                return one, place
        return None

    def _area(self, event: Event) -> Where | None:
        """Return the region that the event's own sentences mention, else the report's country alone."""
        for statement in event.statements:
            for fact in mentioned(statement):
                place = self.locator.find(fact.place)
                if place is not None and place.level == "province":
                    return self.locator.at(fact.place, place)
        return self.locator.country_only()
