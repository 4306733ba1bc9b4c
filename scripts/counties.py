"""Counties of the United States, read from the TopoJSON of the us-atlas package (borders of the Census Bureau)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from natural_earth import Numbers, circle

# Codes from 510 on are cities that belong to no county; they are settlements of the gazetteer already.
_FIRST_CITY = 510
# The capital's district, Alaska, the islands: no counties, or none called so.
_WITHOUT = frozenset(("02", "11", "60", "66", "69", "72", "78"))
_FEWEST_CORNERS = 4


class County(NamedTuple):
    """A county: its code, its name without the word for it, its state's name, and the circle that holds it."""

    code: str
    name: str
    state: str
    lat: float
    lon: float
    metres: float


def counties(topology: Path) -> Iterator[County]:
    """Yield the counties of a TopoJSON file, parishes of Louisiana among them."""
    data = json.loads(topology.read_text("utf-8"))
    arcs = [_arc(arc, data["transform"]) for arc in data["arcs"]]
    objects = data["objects"]
    states = {one["id"]: one["properties"]["name"] for one in objects["states"]["geometries"]}
    for shape in sorted(objects["counties"]["geometries"], key=lambda one: str(one["id"])):
        code = shape["id"]
        rings = [ring for ring in _rings(shape, arcs) if len(ring) >= _FEWEST_CORNERS]
        if code[:2] in _WITHOUT or int(code[2:]) >= _FIRST_CITY or not rings:
            continue
        yield County(code, shape["properties"]["name"], states[code[:2]], *circle(rings))


def _arc(steps: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    (east, north), (west, south) = transform["scale"], transform["translate"]
    points = accumulate(steps, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * east + west, y * north + south) for x, y in points]


def _rings(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterator[Numbers]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        for numbers in polygon:
            corners: list[tuple[float, float]] = []
            for number in numbers:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                corners += arc[1:] if corners else arc
            yield np.array(corners)
