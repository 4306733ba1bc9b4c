"""The reference describes every column and field, and none that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from harmledger.model.incident import ClaimView, Grade, IncidentView, Quote, Release, ReportRef, SourceRef
from harmledger.publishing import FORMATS, geojson
from harmledger.publishing.row import COLUMNS

STRUCTS = {
    "release": Release,
    "incidents": IncidentView,
    "incidents.grade": Grade,
    "incidents.claims": ClaimView,
    "incidents.claims.quotes": Quote,
    "incidents.claims.report": ReportRef,
    "incidents.claims.report.source": SourceRef,
}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reference/exports.md").read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    return page.split(f"\n## {title}\n")[1].split("\n## ")[0]


def described(text: str) -> list[str]:
    """Return the names in the first column of the section's table, each row of which says something."""
    rows = re.findall(r"^\| (`[^|]+) \| *(\S.*?) *\|$", text, re.MULTILINE)
    return [name for names, _ in rows for name in re.findall(r"`([^`]+)`", names)]


def test_every_column_is_described_in_its_order(page: str) -> None:
    assert described(section(page, "CSV")) == list(COLUMNS)


def test_every_field_of_the_full_form_is_described(page: str) -> None:
    known = {"notice", "release", "incidents", "incidents.notice"}
    known |= {f"{path}.{field.encode_name}" for path, struct in STRUCTS.items() for field in fields(struct)}
    names = described(section(page, "JSON"))
    assert len(names) == len(set(names))
    assert set(names) == known


def test_the_map_says_what_is_no_property(page: str) -> None:
    text = section(page, "GeoJSON")
    assert all(f"`{name}`" in text for name in geojson.ELSEWHERE)


def test_every_format_has_its_section(page: str) -> None:
    titles = [title.lower() for title in re.findall(r"^## (.+)$", page, re.MULTILINE)]
    assert titles == list(FORMATS)
