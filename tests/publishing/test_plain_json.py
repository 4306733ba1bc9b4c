"""The full form: every value, its span, and the words where they are cleared; it reads back as it was."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.publishing.invented import INCIDENTS, NOTICE, RELEASES, full, harm, incident, release, view, written

from harmledger.model import Span
from harmledger.model.incident import IncidentView, Quote, Release, ReportRef


def test_claims_stand_in_full() -> None:
    whole = json.loads(written("json", [full()]))
    assert list(whole) == ["notice", "release", "incidents"]
    (only,) = whole["incidents"]
    assert whole["notice"] == only["notice"] == NOTICE
    (claim,) = only["claims"]
    assert claim["claim"]["span"] == [10, 90]
    assert (claim["claim"]["harm"][0]["low"], claim["claim"]["harm"][0]["high"]) == (12, None)
    assert claim["claim"]["harm"][0]["class"] == "internal"
    assert claim["report"]["source"]["name"] == "The Invented Gazette"
    assert claim["withheld"] == ["context/0"]
    assert claim["quotes"] == []


def test_words_stand_where_they_are_cleared() -> None:
    quote = Quote(field="harm/0", span=Span(3, 9), words="twelve")
    (only,) = json.loads(written("json", [incident(replace(view(harm("killed", 12, 12)), quotes=(quote,)))]))[
        "incidents"
    ]
    assert only["claims"][0]["quotes"] == [{"field": "harm/0", "span": [3, 9], "words": "twelve"}]


def test_the_file_says_its_ledger_even_without_incidents() -> None:
    whole = json.loads(written("json", [], release(None)))
    assert whole["notice"] is None
    assert whole["incidents"] == []
    assert (whole["release"]["ledger_size"], whole["release"]["ledger_root"]) == (7, "ab" * 32)
    assert whole["release"]["register"] == "018f-register"
    assert whole["release"]["made"] == "2031-01-02T03:04:05.000Z"


def test_each_incident_has_a_line() -> None:
    lines = written("json", [full(), full()]).splitlines()
    assert len(lines) == 4
    assert json.loads(lines[1].removesuffix(","))["id"] == "incident-1"


def test_half_a_surrogate_pair_leaves_as_its_escape() -> None:
    text = written("json", [incident(replace(view(), report=ReportRef(id="report-1", title="a\ud83d")))])
    text.encode()
    assert json.loads(text)["incidents"][0]["claims"][0]["report"]["title"] == "a\ud83d"


@given(st.lists(INCIDENTS, max_size=3), RELEASES)
def test_any_incident_reads_back_as_it_was(incidents: list[IncidentView], about: Release) -> None:
    whole = json.loads(written("json", incidents, about))
    assert msgspec.convert(whole["release"], Release) == about
    assert all(one.pop("notice") == about.notice for one in whole["incidents"])
    assert msgspec.convert(whole["incidents"], list[IncidentView]) == incidents
