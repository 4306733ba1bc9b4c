"""The map: what RFC 7946 asks, no point where there is none, and its radius beside each point."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publishing.invented import (
    INCIDENTS,
    NOTICE,
    RELEASES,
    full,
    harm,
    incident,
    release,
    view,
    written,
)

from harmledger.model import Where
from harmledger.model.incident import IncidentView, Release
from harmledger.publishing.row import COLUMNS


def collection(incidents: list[IncidentView], about: Release | None = None) -> dict[str, Any]:
    """Return the file, read back; what JSON does not know is refused."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    read: dict[str, Any] = json.loads(written("geojson", incidents, about), parse_constant=refuse)
    return read


def test_a_feature_says_where_and_how_exactly() -> None:
    (feature,) = collection([full()])["features"]
    assert feature["type"] == "Feature"
    assert feature["id"] == "claim-1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [-36.25, 12.5]}
    told = feature["properties"]
    assert (told["level"], told["radius_m"], told["relation"], told["reference"]) == (
        "village",
        5000,
        "west of",
        "Qyzzle",
    )
    assert (told["killed_low"], told["killed_high"]) == (12, None)
    assert told["outcomes"] == ["killed", "injured"]
    assert told["notice"] == NOTICE
    assert told["report_title"] == 'Shelling "hits", a market'


def test_the_collection_says_what_it_is() -> None:
    whole = collection([])
    assert list(whole) == ["type", "notice", "release", "features"]
    assert (whole["type"], whole["notice"], whole["features"]) == ("FeatureCollection", NOTICE, [])
    assert whole["release"]["ledger_root"] == "ab" * 32
    assert collection([], release(None))["notice"] is None


@pytest.mark.parametrize(
    ("lat", "lon"), [(None, None), (12.5, None), (None, 36.0), (90.1, 0.0), (-91.0, 0.0), (0.0, 180.5), (0.0, -181.0)]
)
def test_there_is_no_point_where_none_is_known(lat: float | None, lon: float | None) -> None:
    (feature,) = collection([incident(view(where=Where(name="Qyzzle", lat=lat, lon=lon)))])["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["place"] == "Qyzzle"


def test_an_incident_without_claims_is_a_feature_without_an_id() -> None:
    (feature,) = collection([incident()])["features"]
    assert "id" not in feature
    assert feature["geometry"] is None
    assert feature["properties"]["incident_id"] == "incident-1"


def test_text_is_left_as_it_is() -> None:
    (feature,) = collection([incident(view(where=Where(name="=Qyzzle")))])["features"]
    assert feature["properties"]["place"] == "=Qyzzle"


def test_what_is_withheld_is_named() -> None:
    (feature,) = collection([incident(view(harm("killed", 3, 3), withheld=("where", "harm/1")))])["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["withheld"] == ["where", "harm/1"]
    assert feature["properties"]["killed_high"] is None


@given(st.lists(INCIDENTS, max_size=3), RELEASES)
def test_any_incident_makes_valid_features(incidents: list[IncidentView], about: Release) -> None:
    whole = collection(incidents, about)
    assert whole["type"] == "FeatureCollection"
    assert "coordinates" not in whole
    assert "geometry" not in whole
    assert "properties" not in whole
    assert len(whole["features"]) == sum(len(one.claims) or 1 for one in incidents)
    for feature in whole["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature.get("id", ""), str)
        assert set(feature["properties"]) < set(COLUMNS)
        assert feature["properties"]["notice"] == about.notice
        if feature["geometry"] is not None:
            assert set(feature["geometry"]) == {"type", "coordinates"}
            lon, lat = feature["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
