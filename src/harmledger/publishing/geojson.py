"""GeoJSON: one feature for each claim of an incident, for maps (RFC 7946)."""

from collections.abc import Iterable
from typing import IO, Any

from harmledger.model.incident import IncidentView, Release
from harmledger.publishing.json_text import write_list
from harmledger.publishing.row import RELEASE, Row, rows

# They stand in the geometry, and once for the whole collection.
ELSEWHERE = {"lat", "lon", *RELEASE}


def write(release: Release, incidents: Iterable[IncidentView], out: IO[str]) -> int:
    """Write one FeatureCollection; return the number of incidents.

    The notice and the release are foreign members of it (section 6.1). A feature without a point has the geometry null
    (section 3.2); `level` and `radius_m` beside each point say how far around it the event may lie.
    """
    features = ([_feature(row) for row in rows(release, incident)] for incident in incidents)
    head = {"type": "FeatureCollection", "notice": release.notice, "release": release}
    return write_list(head, "features", features, out)


def _feature(row: Row) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name not in ELSEWHERE}
    feature = {"type": "Feature", "geometry": _point(row["lat"], row["lon"]), "properties": properties}
    # An id is a string or a number, never null.
    return feature if row["claim_id"] is None else {**feature, "id": row["claim_id"]}


def _point(lat: object, lon: object) -> dict[str, Any] | None:
    """Return the point, longitude first; None where half of it is missing or it does not lie on Earth."""
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return {"type": "Point", "coordinates": [lon, lat]}
