"""The layouts of files that can be imported: each turns lines into rows of one shape, or says why it leaves one out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from harmledger.model import HarmledgerError

GEONAMES_COLUMNS = 19


class UnreadableImport(HarmledgerError):
    """A file that cannot be imported, and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place as a file tells it; what it does not tell is None, 0 or empty."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    radius_m: int | None = None
    admin_key: tuple[str, ...] = ()
    """Codes of the areas above it, highest first; an area's own key ends with its own code."""

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where both are told."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that makes no place, and why."""

    why: str


def coordinate(text: str | None, limit: float, what: str, line: int) -> float | None:
    """Return degrees, None for an empty cell; `UnreadableImport` names the line where they cannot be."""
    if not text or not text.strip():
        return None
    try:
        degrees = float(text.strip().replace(",", "."))
    except ValueError:
        raise UnreadableImport(f"Line {line}: the {what} “{text.strip()[:30]}” is not a number.") from None
    if not -limit <= degrees <= limit:
        raise UnreadableImport(f"Line {line}: the {what} {degrees:g} is not between -{limit:g} and {limit:g}.")
    return degrees


# GeoNames feature codes (geonames.org/export/codes.html) that name where people live or are hit; the rest is left out.
_AREAS = {"ADM1": "province", "ADM2": "district", "ADM3": "subdistrict", "ADM4": "subdistrict"}
_SPOTS = {
    "CMP": "camp", "CMPRF": "camp", "HSP": "hospital", "HSPC": "hospital", "AIRP": "airport", "AIRB": "airport",
    "AIRF": "airport", "PRN": "prison", "MKT": "market", "UNIV": "university", "BDG": "bridge", "DAM": "dam",
}  # fmt: skip
_SEATS = {"PPLC": "city", "PPLA": "city", "PPLA2": "town", "PPLA3": "town"}
_GONE = ("PPLH", "PPLQ", "PPLW", "PPLCH")


def geonames(lines: Iterable[str]) -> Iterator[Row | LeftOut]:
    """Read the 19 tab-separated columns of a GeoNames dump (readme.txt of its export folder)."""
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        if len(cells) != GEONAMES_COLUMNS or not cells[0].isdecimal():
            raise UnreadableImport(
                f"Line {number} has {len(cells)} tab-separated columns; a GeoNames dump has {GEONAMES_COLUMNS}, "
                "the first of them a number."
            )
        yield _geoname(cells, number)


def _geoname(cells: list[str], line: int) -> Row | LeftOut:
    feature, code, country = cells[6], cells[7], cells[8]
    population = int(cells[14]) if cells[14].isdecimal() else 0
    if not cells[1].strip():
        return LeftOut("rows without a name")
    if feature == "P":
        if code in _GONE:
            return LeftOut("abandoned or historical places")
        kind = "neighbourhood" if code == "PPLX" else _SEATS.get(code, "settlement")
    elif kind := (_AREAS if feature == "A" else _SPOTS if feature == "S" else {}).get(code, ""):
        pass
    else:
        return LeftOut("features that are no settlement, area, camp or landmark")
    depth = int(code[3]) if feature == "A" else 4
    return Row(
        id=f"geonames:{int(cells[0])}",
        name=cells[1],
        kind=kind,
        names=(cells[2], *cells[3].split(",")),
        lat=coordinate(cells[4], 90, "latitude", line),
        lon=coordinate(cells[5], 180, "longitude", line),
        country=country or None,
        population=population,
        admin_key=(country, *(cell for cell in cells[10 : 10 + depth] if cell and cell != "00")),
    )


_PCODE = re.compile(r"adm(?:in)?_?([0-4])_?pcode")
_NAME = re.compile(r"adm(?:in)?_?([0-4])_?(?:name)?_?([a-z]{2,3})?")
_RANK = ("country", "province", "district", "subdistrict", "village")
_LAT = ("lat", "latitude", "y", "center_lat", "centroid_lat", "latitude_y", "lat_y")
_LON = ("lon", "lng", "long", "longitude", "x", "center_lon", "centroid_lon", "longitude_x", "lon_x")


def pcodes(table: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[Row | LeftOut]:
    """Read a table of OCHA P-codes (admin1Name_en, admin1Pcode … or ADM1_EN, ADM1_PCODE …), deepest level of a row."""
    for line, cells in table:
        codes = {int(m[1]): v for k, v in cells.items() if (m := _PCODE.fullmatch(k)) and v}
        names: dict[int, list[str]] = {}
        for column, value in cells.items():
            found = _NAME.fullmatch(column)
            if found and value:
                place = 0 if found[2] in (None, "en") else len(names.get(int(found[1]), []))
                names.setdefault(int(found[1]), []).insert(place, value)
        depth = max((level for level in codes if level in names), default=0)
        if depth == 0:
            yield LeftOut("rows without a name and P-code below the country")
            continue
        yield Row(
            id=f"pcode:{codes[depth]}",
            name=names[depth][0],
            kind=_RANK[depth],
            names=tuple(names[depth][1:]),
            lat=coordinate(_first(cells, _LAT), 90, "latitude", line),
            lon=coordinate(_first(cells, _LON), 180, "longitude", line),
            country=codes.get(0, codes[depth])[:2].upper(),
            admin1=names.get(1, [None])[0],
            admin_key=tuple(codes[level] for level in sorted(codes) if 0 < level <= depth),
        )


def team(table: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[Row | LeftOut]:
    """Read a team's own table: name, lat, lon; and name_ar, other_names (;), admin, kind, country, population …

    Without an `id` of its own, a place is told by its name, admin and kind, so that a corrected point stays one place.
    """
    seen: dict[str, int] = {}
    for line, cells in table:
        name = cells.get("name", "")
        if not name:
            yield LeftOut("rows without a name")
            continue
        lat = coordinate(_first(cells, _LAT), 90, "latitude", line)
        lon = coordinate(_first(cells, _LON), 180, "longitude", line)
        if lat is None or lon is None:
            yield LeftOut("rows without coordinates")
            continue
        kind, admin = cells.get("kind", "").lower() or "settlement", cells.get("admin", "")
        own = cells.get("id") or "-".join(re.findall(r"\w+", f"{name} {admin} {kind}".casefold()))
        seen[own] = seen.get(own, 0) + 1
        yield Row(
            id=f"team:{own}" + (f"-{seen[own]}" if seen[own] > 1 else ""),
            name=name,
            kind=kind,
            names=(cells.get("name_ar", ""), *cells.get("other_names", "").split(";")),
            lat=lat,
            lon=lon,
            country=cells.get("country", "") or None,
            admin1=admin or None,
            population=_whole(cells.get("population"), "population", line) or 0,
            radius_m=_whole(cells.get("radius_m"), "radius_m", line),
        )


def _whole(text: str | None, what: str, line: int) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        raise UnreadableImport(f"Line {line}: the {what} “{text[:30]}” is not a whole number.")
    return int(text)


def _first(cells: Mapping[str, str], columns: Iterable[str]) -> str | None:
    return next((cells[column] for column in columns if cells.get(column)), None)


def table(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the line number and the cells of each row of a CSV table by its columns, which are in lower case."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        header = columns(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=False))
    except csv.Error as error:
        raise UnreadableImport(f"Line {reader.line_num} is not a row of a CSV table: {error}.") from error


def columns(header: list[str]) -> list[str]:
    """Return the names of columns in one form: lower case, `_` for spaces and `#`."""
    return [re.sub(r"[\s#]+", "_", cell.strip().lower()).strip("_") for cell in header]


def detect(first_line: str) -> tuple[str, str]:
    """Return the layout ("geonames", "pcodes" or "csv") and the delimiter of a file by its first line."""
    if first_line.count("\t") >= GEONAMES_COLUMNS - 3 and first_line.split("\t")[0].isdecimal():
        return "geonames", "\t"
    delimiter = max(",;\t", key=first_line.count)
    header = columns(first_line.replace('"', "").split(delimiter))
    if any(_PCODE.fullmatch(column) for column in header):
        return "pcodes", delimiter
    if "name" in header and set(header) & set(_LAT) and set(header) & set(_LON):
        return "csv", delimiter
    told = ", ".join(column for column in header[:8] if column) or "none"
    raise UnreadableImport(
        "The columns fit no known layout: a team's table needs name, lat and lon, a P-code table admin1Name_en and "
        f"admin1Pcode, a GeoNames dump {GEONAMES_COLUMNS} tab-separated columns. Found: {told[:120]}."
    )
