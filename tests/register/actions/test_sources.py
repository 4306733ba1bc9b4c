"""Sources: what is said of them, and what becomes of two that are one. All names are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from tests.register.bad_luck.searching import found_in
from tests.register.queries.invented import LIST, UNSEAL

from harmledger.protection import NotAllowed
from harmledger.register.actions import sources as acts
from harmledger.register.actions.sources import Description, describe, merge
from harmledger.register.models import DataKey, Decision, Incident, Redirect, ReportRow, Source
from harmledger.register.opening import Register
from harmledger.register.queries.incidents import incidents
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import resolve
from harmledger.register.queries.sources import source_told, sources
from harmledger.register.verifying.verify import verify

Add = Callable[..., list[object]]


def several(register: Register, add_texts: Add, *names: str, kind: str = "news") -> list[str]:
    """Add a report of each source; return the sources' ids."""
    for name in names:
        text = f"An invented text of {len(name)} letters, and {name[0]}."
        add_texts(register, text, source=name, source_kind=kind, quick=True)
    return list(Source.objects.order_by("id").values_list("id", flat=True))


def test_a_description_changes_what_it_says_and_no_more(opened: Register, engine: str, add_texts: Add) -> None:
    one, other = several(opened, add_texts, "One", "Other")
    describe(opened, one, Description(reliability="unsure", connection="reporter", voice=other))
    describe(opened, one, Description(affiliation="a party"))
    seen, _ = sources(opened, LIST)
    assert seen.fields == {
        "id": one,
        "name": "One",
        "kind": "news",
        "affiliation": "a party",
        "reliability": "unsure",
        "connection": "reporter",
        "voice": other,
    }
    assert not verify(opened).findings


def test_a_source_that_is_a_person_is_sealed_from_then_on(opened: Register, engine: str, add_texts: Add) -> None:
    (one,) = several(opened, add_texts, "Qyzzle Vronk")
    add_texts(opened, "Without words.", source="Qyzzle Vronk", quick=True)
    describe(opened, one, Description(kind="witness"))
    (seen,) = sources(opened, LIST)
    assert seen.withheld == {"name": "sealed", "affiliation": "sealed", "voice": "sealed"}
    assert "Vronk" not in Source.objects.get().body
    describe(opened, one, Description(kind="news"))
    (seen,) = sources(opened, LIST)
    assert seen.fields["name"] == "Qyzzle Vronk"
    assert not verify(opened).findings


def test_a_source_that_repeats_another_is_one_voice_with_it(opened: Register, add_texts: Add) -> None:
    one, other = several(opened, add_texts, "One", "Other")
    describe(opened, one, Description(voice=other))
    assert [seen.view.sources for seen in incidents(opened, LIST) if seen.view] == [1, 1]
    assert Incident.objects.count() == 2
    with pytest.raises(NotAllowed):
        describe(opened, one, Description(voice=one))


def test_a_merge_moves_reports_and_leads_on(
    opened: Register, engine: str, add_texts: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "_ROWS", 2)
    old, into, third = several(opened, add_texts, "Spelling", "Spelled", "Third")
    for number in range(3):
        add_texts(opened, f"An invented text {number}.", source="Spelling", quick=True)
    describe(opened, third, Description(voice=old))
    describe(opened, into, Description(voice=old))
    assert merge(opened, old, into) == 4
    assert {row.source_id for row in ReportRow.objects.exclude(source=third)} == {into}
    assert Source.objects.get(id=third).voice_id == into
    assert Source.objects.get(id=into).voice_id is None
    assert resolve(old) == resolve(into)
    assert source_told(opened, "spelling", LIST) == into
    add_texts(opened, "Another text.", source="SPELLING", quick=True)
    assert Source.objects.count() == 2
    assert not verify(opened).findings
    merge(opened, into, third)
    assert source_told(opened, "spelling", LIST) == source_told(opened, "spelled", LIST) == third
    assert Redirect.objects.count() == 4
    assert not verify(opened).findings


def test_what_was_said_of_a_merged_source_is_kept_as_strictly(opened: Register, engine: str, add_texts: Add) -> None:
    (old,) = several(opened, add_texts, "Qyzzle Vronk", kind="person")
    (_, into) = several(opened, add_texts, "Spelled")
    keys = DataKey.objects.count()
    merge(opened, old, into)
    assert DataKey.objects.count() == keys
    decision = Decision.objects.get()
    assert found_in(opened.home.folder, "qyzzle", "vronk") == []
    (about,) = page(opened, resolve(into), LIST).decisions
    assert about.withheld["value"] == "sealed"
    (about,) = page(opened, resolve(into), UNSEAL).decisions
    assert about.id == decision.id
    assert about.fields["value"]["name"] == "Qyzzle Vronk"
    assert len(about.fields["value"]["reports"]) == 1
    assert not verify(opened).findings


def test_a_source_is_not_merged_into_itself(opened: Register, add_texts: Add) -> None:
    (one,) = several(opened, add_texts, "One")
    with pytest.raises(NotAllowed):
        merge(opened, one, one)


def test_the_lists_are_closed_and_end_with_unknown() -> None:
    assert get_args(acts.Reliability) == acts.RELIABILITIES
    assert acts.RELIABILITIES[-1] == acts.CONNECTIONS[-1] == "unknown"
