"""Distances over the ground."""

from __future__ import annotations

import math

_EARTH_KM = 6371.0088


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance between two points in degrees (haversine formula), in kilometres."""
    a, b = math.radians(lat1), math.radians(lat2)
    turn = math.radians(lon2 - lon1) / 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
