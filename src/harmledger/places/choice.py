"""The choice among the places a name may mean: each reason for and against in words, and none where it stays open."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from harmledger.places.countries import the_country
from harmledger.places.distance import kilometres
from harmledger.places.evidence import OF_REPORT
from harmledger.places.folding import fold
from harmledger.places.gazetteer import Candidate, Gazetteer
from harmledger.places.place import Place
from harmledger.places.reasons import OF_NAME, Case, Found, containers, weight_of


class Mention(Struct, frozen=True):
    """A place as a text names it.

    `kind` is a word such as "village", "camp" or "province" beside the name; `within` are containers named after it
    ("Idlib", "Syria"), nearest first; `relation` is as written ("west of"), and leaves the point the reference's.
    """

    name: str
    kind: str | None = None
    within: tuple[str, ...] = ()
    relation: str | None = None


@dataclass(frozen=True)
class Context:
    """What the rest of the report tells about where it plays.

    `country` is the one given with the report (ISO 3166-1 alpha-2); `countries` are shares from 0 to 1 of what the text
    mentions. `admin1s` (country and the admin-1's name) say how many other names lie there, each by how surely it does;
    `points` are other places, latitude and longitude in degrees and how surely each is meant; `areas` are counties and
    districts that it names.
    """

    country: str | None = None
    countries: Mapping[str, float] = field(default_factory=dict)
    admin1s: Mapping[tuple[str, str], float] = field(default_factory=dict)
    points: tuple[tuple[float, float, float], ...] = ()
    areas: tuple[Place, ...] = ()

    @cached_property
    def of_all(self) -> float:
        """The sum of the shares of all countries."""
        return sum(self.countries.values())

    @cached_property
    def most_of_region(self) -> float:
        """How many names of the report lie in the admin-1 that most of them lie in."""
        return max(self.admin1s.values(), default=0.0)


class Reason(Struct, frozen=True):
    """One reason for or against a place, in words for people."""

    place_id: str
    for_: bool
    words: str


def _nothing() -> tuple[Reason, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, or none; `open_` where several remain.

    `considered` are all candidates, the likeliest first, `scores` what speaks for each. `certainty` is None: a share of
    odds that is not calibrated would say more than is known.
    """

    place: Place | None
    certainty: float | None
    considered: tuple[Place, ...]
    open_: bool
    scores: tuple[float, ...] = ()
    tell: Callable[[], tuple[Reason, ...]] = field(default=_nothing, compare=False, repr=False)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for and against, put into words only when somebody asks."""
        return self.tell()

    @property
    def share(self) -> float:
        """The share of the odds that the likeliest place has of those of all candidates."""
        return 1 / sum(math.exp(score - self.scores[0]) for score in self.scores) if self.scores else 0.0


class Weighed(NamedTuple):
    """A place that a mention may mean, with what speaks for it in any report."""

    place: Place
    romanised: bool
    found: tuple[Found, ...]
    score: float


# Reasons are told for the likeliest few; a name such as San José has a hundred places.
_TOLD = 5
# So far behind, a place of the same name is no reason to doubt.
_HOPELESS = 6.0


def choose(mention: Mention, context: Context, gazetteer: Gazetteer) -> Choice:
    """Choose the place a mention means, or abstain.

    No place is chosen where none is known, where the only one speaks against the report (`open_` false), or where
    two remain so close that a person has to say (`open_` true).
    """
    return decide(weigh(mention, gazetteer), context)


def weigh(mention: Mention, gazetteer: Gazetteer) -> tuple[Weighed, ...]:
    """Return the places that a mention may mean, weighed by what holds in any report: good to be kept for the next."""
    candidates = _candidates(mention, gazetteer)
    holders = containers(mention.within, gazetteer)
    return tuple(_weighed(Case(candidate, mention, holders, candidates)) for candidate in candidates)


def _weighed(case: Case) -> Weighed:
    found = tuple(one for feature in OF_NAME if (one := feature(case)) is not None)
    return Weighed(case.candidate.place, case.candidate.match == "romanisation", found, _sum(found))


def _sum(found: tuple[Found, ...]) -> float:
    weights = weight_of()
    return sum([weights[one.key] * one.value for one in found])


def fitting(place: Place, context: Context) -> tuple[Found, ...]:
    """Return what the rest of the report says of a place."""
    return tuple([one for feature in OF_REPORT if (one := feature(place, context)) is not None])


def decide(weighed: tuple[Weighed, ...], context: Context) -> Choice:
    """Choose among the places of a mention by what the rest of the report tells."""
    if not weighed:
        return Choice(None, None, (), open_=False)
    scored = [(one.score + _sum(fitting(one.place, context)), one) for one in weighed]
    scored.sort(key=lambda pair: (-pair[0], pair[1].place.id))
    score, best = scored[0]
    rivals = [pair for pair in scored[1:] if pair[0] > score - _HOPELESS and not _same(pair[1].place, best.place)]
    taken = score >= weight_of()["decision.floor"]
    open_ = taken and bool(rivals) and not _is_clear(score, best.place, rivals)
    place = best.place if taken and not open_ else None

    def tell() -> tuple[Reason, ...]:
        reasons = tuple(reason for _, one in scored[:_TOLD] for reason in _reasons(one, context))
        return reasons + _rivals(best, rivals) if taken else reasons

    places, scores = tuple([one.place for _, one in scored]), tuple([score for score, _ in scored])
    return Choice(place, None, places, open_, scores, tell)


def _is_clear(score: float, best: Place, rivals: list[tuple[float, Weighed]]) -> bool:
    """Whether a place has the share of the odds that is asked for: more where the country is not clear."""
    weights = weight_of()
    share = 1 / (1 + sum(math.exp(own - score) for own, _ in rivals))
    if share >= weights["decision.share_abroad"]:
        return True
    near = 1 / (1 + sum(math.exp(own - score) for own, one in rivals if one.place.country != best.country))
    return share >= weights["decision.share"] and near >= weights["decision.share_abroad"]


def _reasons(one: Weighed, context: Context) -> list[Reason]:
    found = (*one.found, *fitting(one.place, context))
    return [Reason(one.place.id, each.weight >= 0, each.words()) for each in found if each.words]


_SETTLEMENTS = ("village", "town", "city")


def _same(one: Place, other: Place) -> bool:
    """Whether two gazetteers list one place: of one sort, in one country, each point within the other's radius."""
    alike = one.kind == other.kind or (one.kind in _SETTLEMENTS and other.kind in _SETTLEMENTS)
    if not alike or one.country != other.country:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) * 1000 <= min(one.radius_m, other.radius_m)


def _candidates(mention: Mention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places of the name, and of the name with its kind ("Jabalia camp") where a gazetteer has it so."""
    found = {c.place.id: c for c in gazetteer.candidates(mention.name)}
    if mention.kind:
        for name in (f"{mention.name} {mention.kind}", f"{mention.kind} {mention.name}"):
            if gazetteer.knows(fold(name)):
                for candidate in gazetteer.candidates(name):
                    found.setdefault(candidate.place.id, candidate)
    return tuple(found.values())


def _rivals(best: Weighed, rivals: list[tuple[float, Weighed]]) -> tuple[Reason, ...]:
    """Say on the likeliest place what else bears its name: the area around it, or another place elsewhere."""
    told = []
    for _, rival in rivals[:2]:
        place, own = rival.place, best.place
        at_home = (place.country, place.admin1) == (own.country, own.admin1)
        if place.is_area and not own.is_area and at_home:
            words = f"the {place.kind} around it has the same name"
        elif own.is_area and not place.is_area and at_home:
            words = f"the {place.kind} in it has the same name"
        else:
            there = place.admin1 if place.country == own.country else the_country(place.country)
            words = f"another place of {'a like' if rival.romanised else 'the same'} name lies in {there}"
        told.append(Reason(best.place.id, False, words))
    return tuple(told)
