"""Teaching the gazetteer a file: read it, set each row in its surroundings, write it whole or not at all."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from harmledger.model import Level
from harmledger.places.countries import code_of
from harmledger.places.distance import kilometres
from harmledger.places.gazetteer import Gazetteer
from harmledger.places.imported import SUFFIX, imports_folder
from harmledger.places.layouts import LeftOut, Row, UnreadableImport, detect, geonames, pcodes, table, team
from harmledger.places.place import Place, level_of, radius_of
from harmledger.places.records import write_store
from harmledger.places.spelling import is_name, keys_of
from harmledger.places.surroundings import Surroundings

KINDS = ("auto", "geonames", "pcodes", "csv")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: where its places lie now, how many there are, and how many rows were left out and why."""

    path: Path
    layout: str
    places: int
    left_out: dict[str, int]


Named = tuple[Place, frozenset[str]]
"""A place and the other names that it has."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a file tells: its layout, its places with their other names, and how many rows were left out and why."""

    layout: str
    places: list[Named]
    left_out: dict[str, int]


# Level and honest radius in metres by kind, where a file tells no radius of its own.
_KINDS: dict[str, tuple[Level, int]] = {
    "country": ("country", 500_000), "province": ("province", 100_000), "governorate": ("province", 100_000),
    "district": ("district", 30_000), "subdistrict": ("subdistrict", 15_000), "city": ("city", 5_000),
    "town": ("town", 3_000), "village": ("village", 1_500), "hamlet": ("village", 1_000), "camp": ("village", 1_500),
    "neighbourhood": ("neighbourhood", 1_000), "street": ("street", 500), "airport": ("landmark", 2_000),
    "dam": ("landmark", 1_000), "university": ("landmark", 1_000), "hospital": ("landmark", 300),
    "school": ("landmark", 300), "mosque": ("landmark", 300), "church": ("landmark", 300),
    "market": ("landmark", 300), "prison": ("landmark", 500), "bridge": ("landmark", 300),
    "building": ("landmark", 200), "checkpoint": ("landmark", 300),
}  # fmt: skip
_AREAS = ("province", "district", "subdistrict", "governorate")
_LONGEST_HEADER = 100_000
# Beyond the outermost settlement that a file lists in an area.
_MARGIN_M = 5_000


def import_file(source: Path, kind: str = "auto", folder: Path | None = None) -> Imported:
    """Import a GeoNames dump, a table of P-codes or a team's CSV; an earlier import of the same file is replaced.

    Raises `UnreadableImport` with one sentence, and writes nothing, where the file is no such thing.
    """
    told = read_places(source, kind)
    path = (folder or imports_folder()) / f"{_slug(source)}{SUFFIX}"
    write_places(path, told.places, {"title": source.name, "layout": told.layout})
    return Imported(path, told.layout, len(told.places), told.left_out)


def read_places(source: Path, kind: str = "auto") -> Told:
    """Return the places that a file tells of, each in its surroundings; `UnreadableImport` where it tells of none."""
    left_out: Counter[str] = Counter()
    rows: list[Row] = []
    with _opened(source) as (file, first_line):
        layout, delimiter = detect(first_line)
        if kind not in ("auto", layout):
            raise UnreadableImport(f"{source.name} does not look like {kind}; its columns are those of {layout}.")
        lines = iter(file)
        readers = {
            "geonames": lambda: geonames(lines),
            "pcodes": lambda: pcodes(table(lines, delimiter)),
            "csv": lambda: team(table(lines, delimiter)),
        }
        for row in readers[layout]():
            if isinstance(row, LeftOut):
                left_out[row.why] += 1
            else:
                rows.append(row)
    places = _settled(rows, left_out)
    if not places:
        raise UnreadableImport(f"{source.name} holds no place that can be taken{_because(left_out)}.")
    return Told(layout, places, dict(left_out))


def write_places(path: Path, places: Iterable[Named], head: Mapping[str, str]) -> None:
    """Write places, each with its other names, to one gazetteer file, whole or not at all."""
    keyed = [(place, keys_of(place.country, {place.name, *names})) for place, names in places]
    write_store(path, keyed, head)


@contextmanager
def _opened(source: Path) -> Iterator[tuple[IO[str], str]]:
    """Open a text file and peek at its first line; every way in which it is none becomes one sentence."""
    if source.is_dir():
        raise UnreadableImport(f"{source} is a folder; give one file.")
    try:
        with source.open("rb") as raw:
            start = raw.read(65536)
        if start.startswith(b"PK\x03\x04"):
            raise UnreadableImport(f"{source.name} is an archive or a workbook; unpack it, or save the sheet as CSV.")
        if b"\0" in start:
            raise UnreadableImport(f"{source.name} is not a text file.")
        if not start.strip():
            raise UnreadableImport(f"{source.name} is empty.")
        with source.open(encoding="utf-8-sig", newline="") as file:
            first_line = file.readline(_LONGEST_HEADER)
            file.seek(0)
            yield file, first_line
    except FileNotFoundError:
        raise UnreadableImport(f"There is no file {source}.") from None
    except UnicodeDecodeError:
        raise UnreadableImport(f"{source.name} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise UnreadableImport(f"{source} cannot be read: {error.strerror or error}.") from error


def _slug(source: Path) -> str:
    """Name the import after the file, and after a digest of where it lies, so that two files of one name stay two."""
    told = "-".join(re.findall(r"\w+", source.stem.casefold())) or "import"
    return f"{told[:60]}-{hashlib.sha256(str(source.resolve()).encode()).hexdigest()[:8]}"


def _because(left_out: Counter[str]) -> str:
    return ": left out " + ", ".join(f"{count} {why}" for why, count in left_out.most_common()) if left_out else ""


def _settled(rows: list[Row], left_out: Counter[str]) -> list[Named]:
    around = Surroundings(Gazetteer.bundled())
    names = {row.admin_key: row.name for row in rows if row.kind == "province" and row.admin_key}
    reach = _reach(rows)
    places: dict[str, Named] = {}
    for row in rows:
        admin1 = row.admin1 or (names.get(row.admin_key[:2]) if len(row.admin_key) > 1 else None)
        if row.kind == "province" and around.area(row.country, row.name):
            left_out["admin-1 areas that are bundled with their borders"] += 1
            continue
        place = _place(row, admin1, around, reach.get(row.admin_key))
        if isinstance(place, LeftOut):
            left_out[place.why] += 1
        elif row.id in places:
            left_out["repeated ids"] += 1
        else:
            others = {other.strip() for other in row.names}
            places[row.id] = (place, frozenset(filter(is_name, others - {"", row.name})))
    return list(places.values())


def _reach(rows: list[Row]) -> dict[tuple[str, ...], int]:
    """How far, in metres, the settlements of each area lie from its point."""
    areas = {row.admin_key: point for row in rows if row.kind in _AREAS and row.admin_key and (point := row.point)}
    reach: dict[tuple[str, ...], float] = defaultdict(float)
    for row in rows:
        for depth in range(1, len(row.admin_key) + 1):
            key = row.admin_key[:depth]
            if row.point and key in areas:
                reach[key] = max(reach[key], kilometres(*areas[key], *row.point) * 1000)
    return {key: round(metres) + _MARGIN_M for key, metres in reach.items() if metres}


def _place(row: Row, admin1: str | None, around: Surroundings, reach: int | None) -> Place | LeftOut:
    kind = level_of(row.population) if row.kind == "settlement" and row.population else row.kind
    kind = "village" if kind == "settlement" else kind
    level, radius = _KINDS.get(kind, ("village", 2_000))
    country = code_of(row.country) if row.country else None
    if row.country and country is None:
        return LeftOut("rows whose country is not known")
    if (point := row.point) is None:
        # Known only by its area: the area's centre, level and radius.
        if (area := around.area(country, admin1)) is None:
            return LeftOut("rows without coordinates whose admin-1 is not known")
        point, level, radius = (area.lat, area.lon), area.level, area.radius_m
    else:
        area = around.holding(point, country, admin1)
        if kind in _AREAS:
            radius = reach or radius
        elif row.population:
            radius = max(radius, radius_of(row.population))
    country = country or (area.country if area else around.country(point))
    if country is None:
        return LeftOut("rows whose country is neither told nor near")
    own, code = (area.name, area.admin1_code) if area else (admin1, None)
    source = row.id.partition(":")[0]
    return Place(
        row.id, row.name, *point, level, row.radius_m or radius, country, own, code, row.population, kind, source
    )  # fmt: skip
