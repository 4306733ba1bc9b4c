"""The features that speak for or against a candidate, each a weight and a sentence."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from harmledger.places.countries import country_named, the_country
from harmledger.places.distance import kilometres
from harmledger.places.gazetteer import Candidate, Gazetteer
from harmledger.places.place import Place

if TYPE_CHECKING:
    from harmledger.places.choice import Context, Mention


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of `weights.toml`."""
    text = Path(__file__).with_name("weights.toml").read_text("utf-8")
    return tomllib.loads(text)


class Found(NamedTuple):
    """What one feature says: a weight (log-odds), and where they help a person, its words, made when asked for."""

    weight: float
    words: Callable[[], str] | None = None


class Case(Struct, frozen=True):
    """One candidate against one mention in its report."""

    candidate: Candidate
    mention: Mention
    context: Context
    containers: tuple[Container, ...]
    rivals: tuple[Candidate, ...] = ()
    """All candidates of the mention: an area may be named after a city among them."""


class Container(Struct, frozen=True):
    """What a place is said to lie in: as written, the country it is a name of, and the places it may mean."""

    written: str
    country: str | None
    places: tuple[Place, ...]


def containers(written: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Container, ...]:
    """Look the containers of a mention up, once for all its candidates."""
    return tuple(Container(name, country_named(name), gazetteer.named(name)) for name in written)


_NAME_WORDS = {
    "own": "",
    "article": "it is listed as {}, with another article",
    "alternate": "it is listed as {}, which has this other name",
    "romanisation": "its name {} is another romanisation, a weak match",
}


def name(case: Case) -> Found:
    """How the name met the place's names: its own, another one, or only another romanisation."""
    match, place, w = case.candidate.match, case.candidate.place, weights()["name"]
    words = _NAME_WORDS[match] and (lambda: _NAME_WORDS[match].format(place.name))
    if match == "alternate" and any(
        rival.match == "own" and not rival.place.is_area and rival.place.population > place.population
        for rival in case.rivals
    ):
        return Found(w["alternate_of_smaller"], words or None)
    if match == "romanisation":
        if any(rival.match != match and rival.place.population > w["known_city"] for rival in case.rivals):
            return Found(w["romanisation_of_city"], words or None)
        better = {rival.place.country for rival in case.rivals if rival.match != "romanisation"}
        if better and place.country not in better:
            return Found(w["romanisation_abroad"], words or None)
    return Found(w[match], words or None)


def country(case: Case) -> Found | None:
    """Whether it lies in the report's country, or in those the report mentions."""
    own, w = case.candidate.place.country, weights()["country"]
    stated = case.context.country
    if stated:
        if own == stated:
            return Found(w["stated"], lambda: f"the report's country is {the_country(stated)}")
        return Found(
            w["against_stated"], lambda: f"it lies in {the_country(own)}, the report's country is {the_country(stated)}"
        )
    shares = case.context.countries
    if not shares:
        return None
    share = shares.get(own, 0.0)
    weight = w["mentioned"] * share + w["against_mentioned"] * min(1.0, sum(shares.values()) - share)
    if weight >= 0:
        return Found(weight, lambda: f"the report speaks of {the_country(own)}")
    other = max(shares, key=lambda code: shares[code])
    return Found(weight, lambda: f"it lies in {the_country(own)}, the report speaks of {the_country(other)}")


def within(case: Case) -> Found | None:
    """Whether the containers named after it hold it."""
    total, w = 0.0, weights()["within"]
    for_: list[str] = []
    against: list[str] = []
    for container in case.containers:
        holds = _holds(container, case.candidate.place)
        if holds is not None:
            total += w["holds"] if holds else w["against"]
            (for_ if holds else against).append(container.written)
    if against:
        place = case.candidate.place
        return Found(
            total,
            lambda: f"{against[0]} is named after it, but it lies in {place.admin1 or the_country(place.country)}",
        )
    return Found(total, lambda: f"{for_[0]} is named after it") if for_ else None


# A town named after a place ("Nairab, Saraqib") holds it in this sense within so many kilometres.
_AROUND_KM = 40.0


def _holds(container: Container, place: Place) -> bool | None:
    """Whether a container holds the place; None where no gazetteer knows the container."""
    if place.level == "country":
        return None
    if container.country == place.country:
        return True
    known = [area for area in container.places if area.id != place.id]
    if any(_covers(area, place) for area in known):
        return True
    return False if known or container.country else None


def _covers(area: Place, place: Place) -> bool:
    if area.country != place.country:
        return False
    if area.level == "province" and area.kind == "province":
        return (area.admin1, area.admin1_code) == (place.admin1, place.admin1_code) and place.kind != "province"
    reach = area.radius_m / 1000 if area.is_area else _AROUND_KM
    return kilometres(area.lat, area.lon, place.lat, place.lon) <= reach


def admin(case: Case) -> Found | None:
    """Whether other places of the report lie in the same admin-1."""
    place = case.candidate.place
    share = case.context.admin1s.get((place.country, place.admin1 or ""), 0.0)
    if not share:
        return None
    return Found(weights()["admin"]["mentioned"] * share, lambda: f"the report speaks of {place.admin1}")


_PROVINCES = ("province", "governorate", "state", "oblast", "region", "department", "wilaya", "muhafazah")
_AREAS = dict.fromkeys(_PROVINCES, "province") | {word: word for word in ("district", "subdistrict", "country")}
_SIZES = {"hamlet": 0, "village": 0, "town": 1, "city": 2, "capital": 2}


def kind(case: Case) -> Found | None:
    """Whether it is what the text calls it."""
    place, w = case.candidate.place, weights()["kind"]
    said = (case.mention.kind or "").lower()
    if not said:
        weight = w["bare_country"] if country_named(case.mention.name) == place.country else 0.0
        if place.level == "province" and any(_is_seat(rival.place, place) for rival in case.rivals):
            return Found(weight + w["bare_area"], lambda: f"it is a {place.kind}, the text says only the name")
        return Found(weight)
    if (said in _AREAS) != place.is_area:
        return Found(w["area_for_settlement"], lambda: f"it is a {place.kind}, the text says {said}")
    if _AREAS.get(said, said) == _AREAS.get(place.kind, place.kind):
        words = "as the text says" if place.kind == said else f"the text says {said}"
        return Found(w["same"], lambda: f"it is a {place.kind}, {words}")
    if said in _SIZES and place.kind in _SIZES:
        near = abs(_SIZES[said] - _SIZES[place.kind]) <= 1
        weight = w["close"] if near else w["against"] / 2
        return Found(weight, lambda: f"it is listed as a {place.kind}, the text says {said}")
    return Found(w["against"], lambda: f"it is a {place.kind}, the text says {said}")


def _is_seat(city: Place, area: Place) -> bool:
    """Whether an area may be named after a town or city: it lies in or beside it (Sanaa has a province of its own)."""
    if city.level not in ("town", "city") or city.country != area.country:
        return False
    return kilometres(city.lat, city.lon, area.lat, area.lon) * 1000 <= area.radius_m + city.radius_m


def population(case: Case) -> Found | None:
    """How many people live there: of two places of one name, the larger is written about more."""
    place, w = case.candidate.place, weights()["population"]
    if place.population == 0:
        return Found(w["unknown"])
    weight = w["per_power_of_ten"] * math.log10(place.population / 1000)
    # Of an area only the settlements listed are counted: enough to weigh it, too little to say a number.
    if place.is_area:
        return Found(weight)
    return Found(weight, lambda: f"a {place.kind} of {_rounded(place.population)} people")


def _rounded(people: int) -> str:
    step = 10 ** max(0, len(str(people)) - 2)
    return f"{round(people / step) * step:,}"


def distance(case: Case) -> Found | None:
    """How far it lies from the other places of the report."""
    place, w = case.candidate.place, weights()["distance"]
    if not case.context.points or place.is_area:
        return None
    nearest = min(kilometres(place.lat, place.lon, *point) for point in case.context.points)
    if nearest > w["far_km"]:
        weight = w["far_small"] if 0 < place.population < w["small"] else w["far"]
        return Found(weight, lambda: f"the nearest other place of the report lies {nearest:,.0f} km away")
    return Found(
        w["near"] * math.exp(-nearest / w["scale_km"]),
        lambda: f"another place of the report lies {nearest:,.0f} km away",
    )


FEATURES: tuple[Callable[[Case], Found | None], ...] = (name, country, within, admin, kind, population, distance)
"""All features, in the order in which their reasons are told."""
