"""What the bundled gazetteer knows around a point: the admin-1 it is said to lie in, the nearest settlement."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import product

from harmledger.places.distance import kilometres
from harmledger.places.gazetteer import Gazetteer
from harmledger.places.place import Place

# Farther than this, the nearest settlement says nothing about the country.
_FAR_KM = 60.0


class Surroundings:
    """Look-ups by point, for imports only: the first asks for one pass over all records."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Look into one gazetteer."""
        self._gazetteer = gazetteer

    def area(self, country: str | None, admin1: str | None, point: tuple[float, float] | None = None) -> Place | None:
        """Return the admin-1 of a name, in the country and around the point where these are told."""
        for place in self._gazetteer.named(admin1 or ""):
            if place.level != "province" or (country and place.country != country):
                continue
            if point is None or kilometres(*point, place.lat, place.lon) * 1000 <= place.radius_m:
                return place
        return None

    def holding(self, point: tuple[float, float], country: str | None, admin1: str | None) -> Place | None:
        """Return the admin-1 told, or where none is, that of the nearest settlement."""
        if admin1:
            return self.area(country, admin1, point)
        near = self.nearest(*point, country)
        return self.area(near.country, near.admin1) if near else None

    def country(self, point: tuple[float, float]) -> str | None:
        """Return the country of the nearest settlement within 60 km."""
        near = self.nearest(*point)
        return near.country if near else None

    def nearest(self, lat: float, lon: float, country: str | None = None) -> Place | None:
        """Return the nearest settlement within 60 km, of the country where one is told."""
        best, least = None, _FAR_KM
        cell = (int(lat // 1), int(lon // 1))
        for dy, dx in product((-1, 0, 1), repeat=2):
            for number, there_lat, there_lon in self._cells.get((cell[0] + dy, cell[1] + dx), ()):
                away = kilometres(lat, lon, there_lat, there_lon)
                if away < least:
                    place = self._gazetteer.settlement(number)
                    if country is None or place.country == country:
                        best, least = place, away
        return best

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[tuple[int, float, float]]]:
        cells: dict[tuple[int, int], list[tuple[int, float, float]]] = defaultdict(list)
        for number, lat, lon in self._gazetteer.settlement_points():
            cells[int(lat // 1), int(lon // 1)].append((number, lat, lon))
        return dict(cells)
