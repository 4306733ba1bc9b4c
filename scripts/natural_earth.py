"""Admin-1 areas of Natural Earth, read from the GeoPackage that Debian's qgis-common carries."""

from __future__ import annotations

import re
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
EARTH_M = 6_371_008.8
_ENVELOPES = (0, 32, 48, 48, 64)
_PARENTHESIS = re.compile(r"\s*\(([^)]*)\)")


@dataclass
class Area:
    """One admin-1 area; rings are arrays of (lon, lat) in degrees, outer rings and holes alike (even-odd rule)."""

    fid: int
    country: str
    iso3: str
    name: str  # as written there; `names[0]` is free of parentheses
    gn_name: str
    names: tuple[str, ...]
    rings: list[Numbers]
    cities: list[int] = field(default_factory=list)


def rings_of(blob: bytes) -> list[Numbers]:
    """Return the rings of a GeoPackage (multi)polygon: OGC 12-128r, a header before little-endian WKB."""
    flags = blob[3]
    return _wkb(blob, 8 + _ENVELOPES[(flags >> 1) & 7])[0]


def _wkb(blob: bytes, at: int) -> tuple[list[Numbers], int]:
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(f"{order}II", blob, at + 1)
    at += 9
    rings: list[Numbers] = []
    for _ in range(count):
        if kind % 1000 == 6:
            inner, at = _wkb(blob, at)
            rings += inner
        else:
            (points,) = struct.unpack_from(f"{order}I", blob, at)
            rings.append(np.frombuffer(blob, f"{order}f8", 2 * points, at + 4).reshape(-1, 2))
            at += 4 + 16 * points
    return rings, at


def areas(geopackage: Path) -> Iterator[Area]:
    """Yield the areas of the table `states_provinces` that have a name."""
    query = (
        "SELECT fid, iso_a2, adm0_a3, name, woe_name, gn_name, woe_label, geom FROM states_provinces "
        "WHERE name <> '' ORDER BY fid"
    )
    with sqlite3.connect(f"file:{geopackage}?mode=ro", uri=True) as connection:
        for fid, iso2, iso3, name, woe, gn, label, geom in connection.execute(query):
            other = [n for n in (woe, gn, (label or "").split(",")[0]) if n and "Â" not in n and "aggregation" not in n]
            names = tuple(dict.fromkeys(part for n in (name, *other) for part in without_parenthesis(n)))
            yield Area(fid, iso2, iso3, name, gn or "-", names, rings_of(geom))


def without_parenthesis(name: str) -> list[str]:
    """Return "Homs (Hims)" as its two names."""
    return [n.strip() for n in (_PARENTHESIS.sub("", name), *_PARENTHESIS.findall(name)) if n.strip()]


def inside(area: Area, lon: Numbers, lat: Numbers) -> NDArray[np.bool_]:
    """Return which points lie in the area, by the even-odd rule over all its rings."""
    odd = np.zeros(len(lon), dtype=bool)
    for ring in area.rings:
        x1, y1 = ring[:-1, 0, None], ring[:-1, 1, None]
        x2, y2 = ring[1:, 0, None], ring[1:, 1, None]
        crosses = (y1 > lat) != (y2 > lat)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        odd ^= np.count_nonzero(crosses & (lon < at), axis=0) % 2 == 1
    return odd


def circle(rings: list[Numbers]) -> tuple[float, float, float]:
    """Return the centroid's latitude, longitude, and the radius in metres that holds every corner.

    The centroid is the mean of the rings' centroids on the sphere, weighted by their areas, so an area over the
    date line has its centre where it lies.
    """
    total, weight = np.zeros(3), 0.0
    for ring in rings:
        x, y = ring[:, 0], ring[:, 1]
        cross = x[:-1] * y[1:] - x[1:] * y[:-1]
        twice = cross.sum()
        if twice == 0:
            continue
        lon = ((x[:-1] + x[1:]) * cross).sum() / (3 * twice)
        lat = ((y[:-1] + y[1:]) * cross).sum() / (3 * twice)
        # Outer rings and holes turn opposite ways (OGC simple features), so a hole takes its share away.
        share = twice * np.cos(np.radians(lat))
        total += share * vectors(np.array([lon]), np.array([lat]))[0]
        weight += share
    centre = total / np.linalg.norm(total) * np.sign(weight)
    corners = np.vstack(rings)
    metres = distances(centre, vectors(corners[:, 0], corners[:, 1])).max()
    lat, lon = np.degrees(np.arcsin(centre[2])), np.degrees(np.arctan2(centre[1], centre[0]))
    return float(lat), float(lon), float(metres)


def vectors(lon: Numbers, lat: Numbers) -> Numbers:
    """Return unit vectors of points given in degrees."""
    a, b = np.radians(lon), np.radians(lat)
    return np.stack([np.cos(b) * np.cos(a), np.cos(b) * np.sin(a), np.sin(b)], axis=1)


def distances(centre: Numbers, points: Numbers) -> Numbers:
    """Return metres along the great circle from one unit vector to others."""
    metres: Numbers = EARTH_M * 2 * np.arcsin(np.clip(np.linalg.norm(points - centre, axis=1) / 2, 0, 1))
    return metres
