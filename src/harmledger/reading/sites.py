"""The site of an event: which of the settlements that a report names is its own, by learned weights."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from harmledger.places import Place
from harmledger.places.distance import kilometres
from harmledger.places.reasons import weight_of
from harmledger.reading.statements import Statement
from harmledger.reading.whereabouts import INNER, Locator
from harmledger.rules.meanings import PlaceFact, PlaceWords

if TYPE_CHECKING:
    from harmledger.reading.story import Event

# Parts of a report that a place may be taken from, the nearest to the event first.
_SOURCES = ("opening of the report", "dateline", "another sentence", "title", "outlet", "institution")
# Roles that say where something happened, the surest first.
_ROLES = ("target", "in", "near")
# What parts a title from the name of its outlet, behind a title of at least so many characters.
_BEHIND = re.compile(r" [-–—|@] | :: | \|")
_SHORTEST = 15
# Namesakes so far behind the likeliest say nothing.
_MOST = 8
# Towns of fewer people are told of only for what happened there; in cities people also speak.
_CITY = 100_000
# Two candidates within so many kilometres are one place for this choice: a town and its suburb.
_TOGETHER_KM = 25.0
# Of a name that stands more often, the first so many standings say enough.
_OFTEN = 60
_FAINT = 0.02


class Standing(NamedTuple):
    """Where a name stands once: its node, what sentence that is, and how it stands there.

    `kind` is title | outlet | dateline | body, an outlet being what stands behind the title ("… – Exampla News");
    `role` is what is surest of: happened | beside | seated | home | mentioned | aside.
    """

    words: PlaceWords
    node: int
    kind: str
    role: str


@dataclass(slots=True)
class Naming:
    """One name of the report: its fullest phrase, and wherever it stands."""

    words: PlaceWords
    standings: list[Standing] = field(default_factory=list)
    institutions: int = 0
    place: int = 0


class Site(NamedTuple):
    """A settlement with the words for it, and the part of the report they were taken from, if not the event's own."""

    words: PlaceWords
    place: Place
    source: str | None


class Sites:
    """Weighs the settlements that one report names as the places of its events."""

    def __init__(self, statements: list[Statement], events: Sequence[Event], locator: Locator) -> None:
        """Take all sentences of the report and its events, and what resolves place phrases."""
        self.statements = statements
        self.locator = locator
        self._nodes_of: tuple[Event, frozenset[int], frozenset[int]] | None = None
        incidents = [event for event in events if event.kind == "incident"]
        # Of a report that tells of several incidents: where each names places, and how many name one there.
        self._nodes_by = {id(event): _nodes(event.statements) for event in incidents} if len(incidents) > 1 else {}
        self._often = Counter(node for nodes in self._nodes_by.values() for node in nodes)

    def of(self, event: Event, but: str = "") -> Site | None:
        """Return the settlement that an event most likely happened in; none where the report does not tell.

        Not one of the name `but`: the Exampla neighbourhood does not lie in the town Exampla elsewhere.
        """
        weights = weight_of()
        scored = [
            (sum(weights[key] * value for key, value in self.features(event, naming)) + score, naming, place)
            for name, naming in self._named.items()
            if name != but.casefold() and not self._is_of_another(event, naming)
            for place, score in self._settlements(naming)
        ]
        if not scored:
            return None
        scored.sort(key=lambda one: (-one[0], one[2].id))
        best, naming, place = scored[0]
        odds = [(math.exp(score - best), other) for score, _, other in scored]
        rest = sum(own for own, other in odds if own < _FAINT or not _together(other, place))
        rest += math.exp(weights["mention.none"] - best)
        together = sum(own for own, other in odds if own >= _FAINT and _together(other, place))
        if together / (together + rest) < weights["decision.site"]:
            return None
        return self._site(event, naming, place)

    def features(self, event: Event, naming: Naming) -> Iterator[tuple[str, float]]:
        """Yield what a name's standings say of it as the place of an event: the weight asked for, and its value."""
        first, own = self._first_and_own(event)
        keys = {_key(one, first, own) for one in naming.standings}
        for key in sorted(keys - {"aside"} or keys):
            yield f"mention.{key}", 1.0
        yield "mention.repeated", math.log(1 + len(naming.standings))
        if naming.institutions:
            yield "mention.institution", math.log(1 + naming.institutions)
        yield "mention.early", 1 / (1 + naming.place)

    def weighed(self, event: Event) -> Iterator[tuple[Naming, Place, list[tuple[str, float]]]]:
        """Yield each settlement that may be an event's with all that speaks for it: for learning, and for looking."""
        for naming in self._named.values():
            if self._is_of_another(event, naming):
                continue
            own = list(self.features(event, naming))
            places = {place.id for place, _ in self._settlements(naming)}
            for place, found in self.locator.reasons(naming.words):
                if place.id in places:
                    yield naming, place, [*own, *((one.key, one.value) for one in found)]

    def _first_and_own(self, event: Event) -> tuple[frozenset[int], frozenset[int]]:
        """Return the nodes of the places that an event's first sentence names, and those that all of them do."""
        if self._nodes_of is None or self._nodes_of[0] is not event:
            self._nodes_of = event, _nodes(event.statements[:1]), _nodes(event.statements)
        return self._nodes_of[1:]

    def _is_of_another(self, event: Event, naming: Naming) -> bool:
        """Whether only other incidents of the report name a place."""
        if not self._nodes_by or naming.institutions:
            return False
        own, here = self._first_and_own(event)[1], self._nodes_by.get(id(event), frozenset())
        return all(
            one.node not in own and one.kind == "body" and self._often[one.node] > (one.node in here)
            for one in naming.standings
        )

    @cached_property
    def _named(self) -> dict[str, Naming]:
        """The names of the report that a gazetteer knows, in the order in which they first stand."""
        named: dict[str, Naming] = {}
        for statement in self.statements:
            for words, role, node in _phrases(statement):
                naming = named.get(words.name.casefold())
                if naming is None:
                    naming = named[words.name.casefold()] = Naming(words, place=len(named))
                elif len(words.within) > len(naming.words.within):
                    naming.words = words
                if len(naming.standings) < _OFTEN:
                    naming.standings.append(Standing(words, node, self._kind(statement, words), role))
        titles = [one for one in self.statements if one.sentence.kind == "headline"]
        for words, times in self.locator.setting.institutions.values():
            naming = named.setdefault(words.name.casefold(), Naming(words, place=len(named)))
            within = next((one for one in titles if one.sentence.start <= words.at[0] < one.sentence.end), None)
            if within is not None and self._kind(within, words) == "outlet":
                naming.standings.append(Standing(words, -1, "outlet", "mentioned"))
            else:
                naming.institutions = times
        return named

    def _kind(self, statement: Statement, words: PlaceWords) -> str:
        """Tell what a sentence is where a phrase stands; behind the dash or bar of a title, the outlet."""
        kind, start = statement.sentence.kind, statement.sentence.start
        if kind != "headline":
            return "dateline" if kind == "dateline" else "body"
        return "outlet" if _BEHIND.search(self.locator.text, start + _SHORTEST, words.at[0]) else "title"

    def _settlements(self, naming: Naming) -> list[tuple[Place, float]]:
        """Return the settlements that a name may mean, with what speaks for each; none where it is an area's.

        They lie in the country that the report plays in, or one is the only town of its name, where something happened.
        """
        choice = self.locator.choice(naming.words)
        if (choice.place is None and not choice.open_) or choice.considered[0].is_area:
            return []
        country, happened = self.locator.setting.country, any(one.role == "happened" for one in naming.standings)
        lone = choice.place if happened and len({place.country for place in choice.considered}) == 1 else None
        pairs = zip(choice.considered[:_MOST], choice.scores, strict=False)
        return [
            (place, score)
            for place, score in pairs
            if not place.is_area and (country in (None, place.country) or (place == lone and place.population < _CITY))
        ]

    def _site(self, event: Event, naming: Naming, place: Place) -> Site:
        """Return a settlement with the words that tell of it best: the event's own, else those of the opening, …"""
        own = self._first_and_own(event)[1]
        for standing in sorted(naming.standings, key=lambda one: one.role != "happened"):
            if standing.node in own:
                return Site(standing.words, place, None)
        tiers = [(self._tier(one), one.words) for one in naming.standings]
        order, words = min(tiers, key=lambda one: one[0], default=(len(_SOURCES) - 1, naming.words))
        return Site(words, place, _SOURCES[order])

    def _tier(self, standing: Standing) -> int:
        if standing.kind == "body" and standing.node in self._opening:
            return 0
        return _SOURCES.index("another sentence" if standing.kind == "body" else standing.kind)

    @cached_property
    def _opening(self) -> frozenset[int]:
        body = [one for one in self.statements if one.sentence.kind not in ("dateline", "headline")]
        return _nodes(body[:2])


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
    taken = {fact.node for fact in statement.places if fact.role not in ("mentioned", "seated", "home")}
    return [fact for fact in statement.places if fact.role == "mentioned" and fact.node not in taken]


def _phrases(statement: Statement) -> Iterator[tuple[PlaceWords, str, int]]:
    """Yield each phrase of a sentence, and what it lies in, with its surest role and its node."""
    roles: dict[int, set[str]] = {}
    words: dict[int, PlaceWords] = {}
    for fact in statement.places:
        roles.setdefault(fact.node, set()).add(fact.role)
        words.setdefault(fact.node, fact.place)
    sited = {fact.node for fact in located(statement)}
    for node, own in roles.items():
        role = _role(own, node in sited)
        for one in (words[node], *words[node].within):
            # Where something happened may be known by another spelling than the one that the gazetteer holds.
            if (one.known or (role == "happened" and one.kind is None)) and one.kind not in INNER:
                yield one, role, node


def _role(told: set[str], sited: bool) -> str:
    if sited:
        return "beside" if told.isdisjoint(("in", "target")) else "happened"
    if not told.isdisjoint(("aside", "spoken")):
        return "aside"
    return next((role for role in ("seated", "home") if role in told), "mentioned")


def _nodes(statements: Sequence[Statement]) -> frozenset[int]:
    return frozenset(fact.node for statement in statements for fact in statement.places)


def _key(standing: Standing, first: frozenset[int], own: frozenset[int]) -> str:
    if standing.kind != "body":
        return standing.kind
    if standing.role == "aside":
        return "aside"
    where = "first" if standing.node in first else "later" if standing.node in own else "else"
    return f"{standing.role}_{where}"


def _together(one: Place, other: Place) -> bool:
    return one is other or kilometres(one.lat, one.lon, other.lat, other.lon) <= _TOGETHER_KM
