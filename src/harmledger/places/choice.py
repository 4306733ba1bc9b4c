"""The choice among the places a name may mean: each reason for and against in words, and none where it stays open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

from harmledger.places.countries import the_country
from harmledger.places.distance import kilometres
from harmledger.places.folding import fold
from harmledger.places.gazetteer import Candidate, Gazetteer, Match
from harmledger.places.place import Place
from harmledger.places.reasons import FEATURES, Case, Found, containers, weights


class Mention(Struct, frozen=True):
    """A place as a text names it.

    `kind` is a word such as "village", "camp" or "province" beside the name; `within` are containers named after it
    ("Idlib", "Syria"), nearest first; `relation` is as written ("west of"), and leaves the point the reference's.
    """

    name: str
    kind: str | None = None
    within: tuple[str, ...] = ()
    relation: str | None = None


class Context(Struct, frozen=True):
    """What the rest of the report tells about where it plays.

    `country` is the one given with the report (ISO 3166-1 alpha-2); `countries` and `admin1s` (country and the
    admin-1's name) are shares from 0 to 1 of what the text mentions; `points` are other places, (lat, lon) in degrees.
    """

    country: str | None = None
    countries: Mapping[str, float] = {}
    admin1s: Mapping[tuple[str, str], float] = {}
    points: tuple[tuple[float, float], ...] = ()


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

    `considered` are all candidates, the likeliest first. `certainty` is None: the weights are set by hand, and a
    number that is not calibrated would say more than is known. `lead` is the score's distance to the next candidate.
    """

    place: Place | None
    certainty: float | None
    considered: tuple[Place, ...]
    open_: bool
    lead: float | None = None
    tell: Callable[[], tuple[Reason, ...]] = field(default=_nothing, compare=False, repr=False)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for and against, put into words only when somebody asks."""
        return self.tell()


class _Scored(NamedTuple):
    place: Place
    match: Match
    score: float
    found: tuple[Found, ...]

    def reasons(self) -> tuple[Reason, ...]:
        return tuple(Reason(self.place.id, one.weight >= 0, one.words()) for one in self.found if one.words)


# Reasons are told for the likeliest few; a name such as San José has a hundred places.
_TOLD = 5
# So far behind, a place of the same name is no reason to doubt.
_HOPELESS = 6.0


def choose(mention: Mention, context: Context, gazetteer: Gazetteer) -> Choice:
    """Choose the place a mention means, or abstain.

    No place is chosen where none is known, where the only one speaks against the report (`open_` false), or where
    two remain so close that a person has to say (`open_` true).
    """
    candidates = _candidates(mention, gazetteer)
    if not candidates:
        return Choice(None, None, (), open_=False)
    holders = containers(mention.within, gazetteer)
    scored = sorted(
        (_score(Case(candidate, mention, context, holders, candidates)) for candidate in candidates),
        key=lambda s: (-s.score, s.place.id),
    )
    best = scored[0]
    rivals = [s for s in scored[1:] if not _same(s.place, best.place)]
    decision = weights()["decision"]
    lead = best.score - rivals[0].score if rivals else None
    taken = best.score >= decision["floor"]
    open_ = taken and lead is not None and lead < decision["margin"]
    place = best.place if taken and not open_ else None

    def tell() -> tuple[Reason, ...]:
        reasons = tuple(reason for one in scored[:_TOLD] for reason in one.reasons())
        return reasons + _rivals(best, rivals) if taken else reasons

    return Choice(place, None, tuple(one.place for one in scored), open_, lead, tell)


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


def _score(case: Case) -> _Scored:
    found = tuple(one for feature in FEATURES if (one := feature(case)) is not None)
    return _Scored(case.candidate.place, case.candidate.match, sum(one.weight for one in found), found)


def _rivals(best: _Scored, rivals: list[_Scored]) -> tuple[Reason, ...]:
    """Say on the likeliest place what else bears its name: the area around it, or another place elsewhere."""
    told = []
    for rival in (r for r in rivals[:2] if best.score - r.score < _HOPELESS):
        place, own = rival.place, best.place
        at_home = (place.country, place.admin1) == (own.country, own.admin1)
        if place.is_area and not own.is_area and at_home:
            words = f"the {place.kind} around it has the same name"
        elif own.is_area and not place.is_area and at_home:
            words = f"the {place.kind} in it has the same name"
        else:
            there = place.admin1 if place.country == own.country else the_country(place.country)
            same = "a like" if rival.match == "romanisation" else "the same"
            words = f"another place of {same} name lies in {there}"
        told.append(Reason(best.place.id, False, words))
    return tuple(told)
