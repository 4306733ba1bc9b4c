"""What a name says for or against a place that it may mean, whatever the report: each a weight and a sentence."""

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
    from harmledger.places.choice import Mention


WEIGHTS = Path(__file__).with_name("weights.toml")


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of `weights.toml`."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))


@cache
def weight_of() -> Mapping[str, float]:
    """Return the weights by section and name together: "admin.mentioned"."""
    return {f"{section}.{name}": weight for section, own in weights().items() for name, weight in own.items()}


class Found(NamedTuple):
    """What one feature says: the weight it asks for, its value, and where they help a person, its words."""

    key: str
    value: float = 1.0
    words: Callable[[], str] | None = None

    @property
    def weight(self) -> float:
        """How much it speaks for the place, or against it (log-odds)."""
        return weight_of()[self.key] * self.value


class Case(Struct, frozen=True):
    """One candidate against one mention, whatever the report."""

    candidate: Candidate
    mention: Mention
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
_KNOWN_CITY = 200_000


def name(case: Case) -> Found:
    """How the name met the place's names: its own, another one, or only another romanisation."""
    match, place = case.candidate.match, case.candidate.place
    words = (lambda: _NAME_WORDS[match].format(place.name)) if _NAME_WORDS[match] else None
    key: str = match
    if match == "alternate" and any(
        rival.match == "own" and not rival.place.is_area and rival.place.population > place.population
        for rival in case.rivals
    ):
        key = "alternate_of_smaller"
    if match == "romanisation":
        better = {rival.place.country for rival in case.rivals if rival.match != "romanisation"}
        if any(rival.match != match and rival.place.population > _KNOWN_CITY for rival in case.rivals):
            key = "romanisation_of_city"
        elif better and place.country not in better:
            key = "romanisation_abroad"
    return Found(f"name.{key}", 1.0, words)


def holders(case: Case) -> Found | None:
    """How many of the containers named after it hold it."""
    held = [one.written for one in case.containers if _holds(one, case.candidate.place)]
    return Found("within.holds", len(held), lambda: f"{held[0]} is named after it") if held else None


def other_holders(case: Case) -> Found | None:
    """How many of the containers named after it do not hold it."""
    place = case.candidate.place
    other = [one.written for one in case.containers if _holds(one, place) is False]
    if not other:
        return None
    return Found(
        "within.against",
        len(other),
        lambda: f"{other[0]} is named after it, but it lies in {place.admin1 or the_country(place.country)}",
    )


# A town named after a place ("Nairab, Saraqib") holds it in this sense within so many kilometres.
_AROUND_KM = 40.0


def _holds(container: Container, place: Place) -> bool | None:
    """Whether a container holds the place; None where no gazetteer knows the container."""
    if place.level == "country":
        return None
    if container.country == place.country:
        return True
    known = [area for area in container.places if area.id != place.id]
    if any(covers(area, place) for area in known):
        return True
    return False if known or container.country else None


def covers(area: Place, place: Place) -> bool:
    """Whether a place lies in an area, or around the settlement it is named after."""
    if area.country != place.country:
        return False
    if area.level == "province" and area.kind == "province":
        return (area.admin1, area.admin1_code) == (place.admin1, place.admin1_code) and place.kind != "province"
    reach = area.radius_m / 1000 if area.is_area else _AROUND_KM
    return kilometres(area.lat, area.lon, place.lat, place.lon) <= reach


_PROVINCES = ("province", "governorate", "state", "oblast", "region", "department", "wilaya", "muhafazah")
_AREAS = dict.fromkeys(_PROVINCES, "province") | {
    word: word for word in ("district", "subdistrict", "county", "country")
}
_SIZES = {"hamlet": 0, "village": 0, "town": 1, "city": 2, "capital": 2}


def kind(case: Case) -> Found | None:
    """Whether it is what the text calls it."""
    place = case.candidate.place
    said = (case.mention.kind or "").lower()
    if not said:
        if place.level == "province" and any(_is_seat(rival.place, place) for rival in case.rivals):
            return Found("kind.bare_area", 1.0, lambda: f"it is a {place.kind}, the text says only the name")
        return None
    if (said in _AREAS) != place.is_area:
        return Found("kind.area_for_settlement", 1.0, lambda: f"it is a {place.kind}, the text says {said}")
    if said == "county" and place.kind == "province" and all(one.place.kind != said for one in case.rivals):
        return Found("kind.same")  # first-level areas are called so in Liberia, Kenya, Norway and elsewhere
    if _AREAS.get(said, said) == _AREAS.get(place.kind, place.kind):
        words = "as the text says" if place.kind == said else f"the text says {said}"
        return Found("kind.same", 1.0, lambda: f"it is a {place.kind}, {words}")
    if said in _SIZES and place.kind in _SIZES:
        near = abs(_SIZES[said] - _SIZES[place.kind]) <= 1
        key, value = ("kind.close", 1.0) if near else ("kind.against", 0.5)
        return Found(key, value, lambda: f"it is listed as a {place.kind}, the text says {said}")
    return Found("kind.against", 1.0, lambda: f"it is a {place.kind}, the text says {said}")


def bare_country(case: Case) -> Found | None:
    """Whether the text says only the name of a country, or of a part that stands for it."""
    if case.mention.kind or country_named(case.mention.name) != case.candidate.place.country:
        return None
    return Found("kind.bare_country")


def _is_seat(city: Place, area: Place) -> bool:
    """Whether an area may be named after a town or city: it lies in or beside it (Sanaa has a province of its own)."""
    if city.level not in ("town", "city") or city.country != area.country:
        return False
    return kilometres(city.lat, city.lon, area.lat, area.lon) * 1000 <= area.radius_m + city.radius_m


def population(case: Case) -> Found | None:
    """How many people live there: of two places of one name, the larger is written about more."""
    place = case.candidate.place
    if place.population == 0:
        return Found("population.unknown")
    value = math.log10(place.population / 1000)
    # Of an area only the settlements listed are counted: enough to weigh it, too little to say a number.
    words = None if place.is_area else lambda: f"a {place.kind} of {_rounded(place.population)} people"
    return Found("population.per_power_of_ten", value, words)


def _rounded(people: int) -> str:
    step = 10 ** max(0, len(str(people)) - 2)
    return f"{round(people / step) * step:,}"


OF_NAME: tuple[Callable[[Case], Found | None], ...] = (
    name,
    holders,
    other_holders,
    kind,
    bare_country,
    population,
)
"""What speaks for a candidate whatever the report, in the order in which it is told."""
