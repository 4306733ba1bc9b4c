"""Where an event happened: which of the places that a report names is its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from harmledger.model import Where
from harmledger.places import Place
from harmledger.places.reasons import weight_of
from harmledger.reading.sites import Sites, located, mentioned
from harmledger.reading.statements import Statement
from harmledger.reading.whereabouts import INNER, Locator
from harmledger.rules.meanings import PlaceFact, PlaceWords

if TYPE_CHECKING:
    from harmledger.reading.story import Event

# What a place must be called to be an event's own without a preposition that says so.
SETTLED = ("village", "town", "city", "camp", "neighbourhood", "district")


def own_place(statement: Statement) -> PlaceFact | None:
    """Return the place that a sentence says its event happened in, the aimed-at before the merely located."""
    facts = [fact for fact in located(statement) if not _vague(fact.place)]
    for fact in facts:
        if fact.role in ("target", "in"):
            return fact
    settled = [fact for fact in (*facts, *mentioned(statement)) if fact.place.kind in SETTLED or fact.place.relation]
    return next((fact for fact in settled if not _vague(fact.place)), None)


def _vague(place: PlaceWords) -> bool:
    return place.kind in ("county", "province", "area") or (place.relation == "part of" and not place.within)


def same_place(one: PlaceWords, other: PlaceWords) -> bool:
    """Tell whether two place phrases may be one place, or one within the other, by their names alone."""
    first = {place.name.casefold() for place in (one, *one.within)}
    second = {place.name.casefold() for place in (other, *other.within)}
    return not first.isdisjoint(second) or any(a in b or b in a for a in first for b in second)


class EventPlaces:
    """Finds the places of one report's events."""

    def __init__(self, statements: list[Statement], events: Sequence[Event], locator: Locator) -> None:
        """Take all sentences of the report and its events, and what resolves place phrases."""
        self.locator = locator
        self.sites = Sites(statements, events, locator)

    def where(self, event: Event) -> Where | None:
        """Return where an event happened: by its own words, else by the rest of the report, else the country alone."""
        if event.kind != "incident":
            fact = event.place
            return self._told(fact) or self.locator.unresolved(fact.place) if fact else self.locator.country_only()
        own = self._own(event)
        for fact in own:
            if self._is_foreign(event, fact):
                continue
            if self._is_bare(fact) and not self._is_settled(event, fact):
                # One name among others: which of them is meant, and which place of the name, is one question.
                if site := self.sites.of(event):
                    return self.locator.at(*site)
                break
            if (found := self._told(fact)) is not None:
                return found if not self._is_wide(fact) else self._narrower(event, fact) or found
            if fact.place.kind is not None or fact.role == "target" or fact is own[-1]:
                break
        first = next((fact for fact in own if not self._is_foreign(event, fact)), None)
        site = self.sites.of(event, first.place.name if first else "")
        if first is None:
            return self.locator.at(*site) if site else self._area(event)
        if site and (first.place.kind in INNER or (first.place.kind is None and not self.locator.is_open(first.place))):
            return self.locator.inside(first.place, site.place, told=False)
        return self.locator.unresolved(first.place)

    def _is_settled(self, event: Event, fact: PlaceFact) -> bool:
        """Whether the sentence that first tells the event says that it was there, and the name leaves no choice."""
        if fact.role not in ("in", "target") or fact not in event.statements[0].places:
            return False
        choice = self.locator.choice(fact.place)
        return choice.place is not None and choice.share >= weight_of()["decision.settled"]

    def _is_bare(self, fact: PlaceFact) -> bool:
        """Whether a phrase is a name alone that a gazetteer holds as a settlement's."""
        words = fact.place
        if not words.known or words.kind or words.relation or words.within:
            return False
        choice = self.locator.choice(words)
        return bool(choice.considered) and not choice.considered[0].is_area

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

    def _is_foreign(self, event: Event, fact: PlaceFact) -> bool:
        """Whether a phrase names only a country, and another than the one the report plays in.

        Not where the sentence that first tells the event says that it happened there: a report may speak more of the
        country that mourns or condemns.
        """
        place, country = self.locator.find(fact.place), self.locator.setting.country
        if place is None or place.level != "country" or country in (None, place.country):
            return False
        return fact.role not in ("in", "target") or fact not in event.statements[0].places

    def _is_wide(self, fact: PlaceFact) -> bool:
        place = self.locator.find(fact.place)
        return place is not None and place.level in ("district", "province", "country")

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
