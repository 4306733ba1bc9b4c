"""A place as a gazetteer knows it."""

from __future__ import annotations

from msgspec import Struct

from harmledger.model import Level


class Place(Struct, frozen=True):
    """A point with the radius that honestly contains the place, in metres; degrees are WGS 84.

    `id` names its source and the source's own number ("geonames:169389", "iso3166-2:SY-ID", "country:SY",
    "team:…"). `country` is ISO 3166-1 alpha-2; `admin1_code` ISO 3166-2 where it is known, else None. `population`
    is 0 where none is known. `kind` is a word ("city", "village", "camp", "province", "country").
    """

    id: str
    name: str
    lat: float
    lon: float
    level: Level
    radius_m: int
    country: str
    admin1: str | None
    admin1_code: str | None
    population: int
    kind: str
    source: str

    @property
    def is_area(self) -> bool:
        """Whether the place is an administrative area or a country, not a settlement."""
        return self.level in ("subdistrict", "district", "province", "country")


# People for a square kilometre of a thinly built town; a radius from it holds nearly every city of its size.
_RADIUS_FACTOR = 12.0
_SMALLEST_RADIUS_M = 1_000
_UNKNOWN_RADIUS_M = 2_000


def level_of(population: int) -> Level:
    """Return a settlement's level by its population alone: 50,000 a city, 5,000 a town, less a village.

    cities500 tells no village from a town by its feature code. An unknown population (0) is a town: the seats of
    districts are listed without one, and a town's radius errs to the honest side.
    """
    if population >= 50_000:
        return "city"
    return "town" if population >= 5_000 or population == 0 else "village"


def radius_of(population: int) -> int:
    """Return metres that hold a settlement of so many people, at about 2,200 to the square kilometre."""
    if population == 0:
        return _UNKNOWN_RADIUS_M
    return max(_SMALLEST_RADIUS_M, int(round(_RADIUS_FACTOR * population**0.5, -2)))
