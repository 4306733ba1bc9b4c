"""The table: constant columns, numbers that stay numbers, and text that no spreadsheet calculates."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from tests.publishing.invented import (
    INCIDENTS,
    NOTICE,
    RELEASES,
    full,
    harm,
    incident,
    release,
    table,
    view,
    written,
)

from harmledger.model import Voice, When, Where
from harmledger.model.codes import VoiceKind
from harmledger.model.incident import Grade, IncidentView, Release, ReportRef, SourceRef
from harmledger.publishing import FORMATS, row
from harmledger.publishing.counts import told

KNOWN = {
    "notice": NOTICE,
    "incident_id": "incident-1",
    "class": "internal",
    "voices": "1",
    "grade": "ungraded",
    "claim_id": "claim-1",
    "kind": "incident",
    "occurred_edtf": "2031-01-01",
    "occurred_earliest": "2031-01-01",
    "occurred_latest": "2031-01-01",
    "occurred_weaker": "2030-12-25",
    "place": "Upper Qyzzle",
    "relation": "west of",
    "direction": "W",
    "reference": "Qyzzle",
    "level": "village",
    "radius_m": "5000",
    "lat": "12.5",
    "lon": "-36.25",
    "where_prec": "2",
    "country": "XX",
    "admin1": "Vronkland",
    "outcomes": "killed; injured",
    "killed_low": "12",
    "killed_women_low": "3",
    "killed_women_high": "3",
    "killed_children_low": "2",
    "killed_children_high": "2",
    "killed_civilian_low": "12",
    "injured_low": "4",
    "injured_high": "6",
    "killed_civilian_basis": "stated",
    "harm_said_by": "Zubble Rescue (rescuer)",
    "actors": "Vronk Front (perpetrator, alleged, one of set 1, said by Zubble Rescue (rescuer)); "
    "Army of Qyzzle (perpetrator, denied, one of set 1)",
    "means": "mortar (ground_launched)",
    "objects": "market (damaged)",
    "report_id": "report-1",
    "report_title": 'Shelling "hits", a market',
    "report_language": "en",
    "published": "2031-01-02",
    "published_basis": "operator",
    "artifact_id": "artifact-1",
    "ledger_entry": "3",
    "source_id": "source-1",
    "source_name": "The Invented Gazette",
    "source_kind": "media",
    "source_reliability": "unknown",
    "source_connection": "unknown",
    "span_start": "10",
    "span_end": "90",
    "withheld": "context/0",
    "register": "018f-register",
    "project": "invented",
    "made": "2031-01-02T03:04:05.000Z",
    "ledger_size": "7",
    "ledger_root": "ab" * 32,
}
KINDS: tuple[VoiceKind, ...] = ("medical", "unknown")
TEXTS = st.text(st.characters(exclude_categories=()) | st.sampled_from("=+-@\t\r\n;',\" ＝"), max_size=8)


def titled(title: str) -> IncidentView:
    """Return an incident whose report has that title."""
    return incident(replace(view(), report=ReportRef(id="report-1", title=title)))


def test_a_row_says_what_is_known_and_nothing_else() -> None:
    (only,) = table([full()])
    assert {column: cell for column, cell in only.items() if cell} == KNOWN


def test_lines_are_those_of_the_standard() -> None:
    text = written("csv", [full(), incident(view(), id="incident-2")])
    assert text.startswith("notice,incident_id,")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == 3
    assert '"Shelling ""hits"", a market"' in text


def test_without_incidents_the_header_stands_alone() -> None:
    assert written("csv", []) == ",".join(row.COLUMNS) + "\r\n"


def test_the_notice_has_its_column_even_where_there_is_none() -> None:
    (only,) = table([full()], release(None))
    assert only["notice"] == ""


def test_each_claim_has_a_row_and_so_has_an_incident_without_claims() -> None:
    several = incident(view(harm("killed", 3, 3)), view(harm("killed", 5, 5), id="claim-2"))
    out = io.StringIO(newline="")
    assert FORMATS["csv"].write(release(), [several, incident(id="incident-2")], out) == 2
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert [(one["incident_id"], one["claim_id"], one["killed_low"]) for one in rows] == [
        ("incident-1", "claim-1", "3"),
        ("incident-1", "claim-2", "5"),
        ("incident-2", "", ""),
    ]
    assert {one["ledger_root"] for one in rows} == {"ab" * 32}


def test_unknown_is_empty_and_only_a_reported_zero_is_zero() -> None:
    (only,) = table([incident(view(harm("killed", 0, 0), harm("injured", None, 5), harm("missing", None, None)))])
    ends = {name: (only[f"{name}_low"], only[f"{name}_high"]) for name in ("killed", "injured", "missing", "abducted")}
    assert ends == {"killed": ("0", "0"), "injured": ("", "5"), "missing": ("", ""), "abducted": ("", "")}
    assert only["outcomes"] == "killed; injured; missing"


def test_a_withheld_group_is_named_and_opens_the_count() -> None:
    (only,) = table([incident(view(harm("killed", 3, 3), withheld=("harm/1", "where")))])
    assert (only["killed_low"], only["killed_high"]) == ("3", "")
    assert only["withheld"] == "harm/1; where"
    assert only["lat"] == only["lon"] == only["place"] == ""


def test_a_voice_without_a_name_stays_a_voice() -> None:
    medical, sealed = (replace(harm("killed", 3, 3), said_by=Voice(name=None, kind=kind)) for kind in KINDS)
    (only,) = table([incident(view(medical, medical, sealed))])
    assert only["harm_said_by"] == "unnamed (medical); unnamed"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u00a0@"])
def test_what_would_calculate_gets_an_apostrophe(start: str) -> None:
    title = f"{start}HYPERLINK(1)"
    (only,) = table([titled(title)])
    assert only["report_title"] == f"'{title}"


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("a;=1", "a;'=1"),
        ("a; -1", "a;' -1"),
        ("a\n@b", "a\n'@b"),
        ("a\t=b", "a\t'=b"),
        ("a-b = c", "a-b = c"),
        ("'Ayn", "'Ayn"),
        ("-5", "'-5"),
    ],
)
def test_cells_that_another_separator_would_make(title: str, cell: str) -> None:
    (only,) = table([titled(title)])
    assert only["report_title"] == cell


def test_each_text_of_a_list_is_made_harmless() -> None:
    (only,) = table([incident(view(withheld=("=a", "b", "@c")))])
    assert only["withheld"] == "'=a; b; '@c"


def test_a_negative_number_stays_a_number() -> None:
    (only,) = table([incident(view(where=Where(name="-Qyzzle", lat=-0.5, lon=-36.25)))])
    assert (only["lat"], only["lon"], only["place"]) == ("-0.5", "-36.25", "'-Qyzzle")


@given(TEXTS)
def test_no_text_begins_a_formula_and_none_is_lost(text: str) -> None:
    cell = table([titled(text)])[0]["report_title"]
    assert cell[:1] not in ("\t", "\r", "\n")
    for piece in re.split(r"[;\t\r\n]", cell):
        assert not piece.lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert cell.replace("'", "") == text.encode("utf-8", "backslashreplace").decode().replace("'", "")


def test_half_a_surrogate_pair_leaves_as_its_escape() -> None:
    assert table([titled("a\ud83d")])[0]["report_title"] == "a\\ud83d"


@given(st.lists(INCIDENTS, max_size=3), RELEASES)
def test_any_incident_writes_the_same_columns_and_reads_back_the_same_numbers(
    incidents: list[IncidentView], about: Release
) -> None:
    lines = list(csv.reader(io.StringIO(written("csv", incidents, about), newline=""), strict=True))
    assert tuple(lines[0]) == row.COLUMNS
    assert {len(line) for line in lines} == {len(row.COLUMNS)}
    pairs = [(one, claim) for one in incidents for claim in one.claims or (None,)]
    assert len(lines) == 1 + len(pairs)
    for line, (one, claim) in zip(lines[1:], pairs, strict=True):
        cells = dict(zip(lines[0], line, strict=True))
        assert int(cells["voices"]) == one.sources
        assert int(cells["ledger_size"]) == about.ledger_size
        where = claim.claim.where if claim else None
        for column, value in {"lat": where and where.lat, "lon": where and where.lon}.items():
            assert (float(cells[column]) if cells[column] else None) == value
        if claim:
            low, high = told(claim, "killed") or (None, None)
            assert [cells["killed_low"], cells["killed_high"]] == [
                "" if end is None else str(end) for end in (low, high)
            ]


@dataclass
class Table:
    """Columns of one struct of the model."""

    columns: dict[str, str]
    struct: Any


@pytest.mark.parametrize(
    "one",
    [
        Table(row.INCIDENT, IncidentView),
        Table(row.GRADE, Grade),
        Table(row.WHEN, When),
        Table(row.WHERE, Where),
        Table(row.REPORT, ReportRef),
        Table(row.SOURCE, SourceRef),
        Table(row.RELEASE, Release),
    ],
    ids=lambda one: one.struct.__name__,
)
def test_columns_stand_for_fields_that_exist(one: Table) -> None:
    assert set(one.columns.values()) <= {field.name for field in fields(one.struct)}


def test_no_column_is_a_bare_date() -> None:
    assert not [column for column in row.COLUMNS if column in ("date", "time", "year") or column.endswith("_date")]
