"""One record of each kind as a viewer sees it. All texts and names are invented."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from tests.register.queries.invented import NAME, PLANTED, SHOW, TEXT, UNSEAL, another, told

from harmledger.model import Flag, Reading, Remark, Report, Span
from harmledger.protection import Viewer
from harmledger.register.actions.marking import mark
from harmledger.register.errors import KeyMissing, UnknownId
from harmledger.register.models import Capture, DataKey, Decision, ReadingRow, ReportRow, Source, StoredObject
from harmledger.register.opening import Register
from harmledger.register.queries.entries import entry, standing
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import Found, resolve

Add = Callable[..., list[object]]
BARS = "████████████████████████"


def as_text(value: object) -> str:
    return msgspec.json.encode(value).decode()


def test_a_report_with_bars_over_what_is_sealed(opened: Register, engine: str, add_texts: Add) -> None:
    taken = told(opened, add_texts)
    seen = page(opened, resolve(taken.report), SHOW)
    assert seen.reading
    assert seen.reading.text == TEXT.replace("one of whom was pregnant", BARS).replace(
        "resident " + PLANTED, "█" * len("resident " + PLANTED)
    ).replace("A woman was raped.", "█" * len("A woman was raped."))
    assert len(seen.captures) == 1
    assert seen.captures[0].withheld == {"file_name": "restricted", "how": "restricted", "sha256": "restricted"}
    assert seen.source
    assert seen.source.withheld["name"] == "sealed"
    assert not any(name in as_text(seen) for name in NAME)


def test_unsealing_opens_all_of_it(opened: Register, engine: str, add_texts: Add) -> None:
    taken = told(opened, add_texts)
    seen = page(opened, resolve(taken.report), UNSEAL)
    assert seen.reading
    assert seen.reading.text == TEXT
    assert seen.source
    assert seen.source.fields["name"] == PLANTED
    assert seen.captures[0].fields["file_name"] == f"{PLANTED}.txt"
    assert seen.flat
    assert seen.flat.fields["title"] == f"What {PLANTED} saw"
    assert seen.reading.claims[0].withheld == {}


def test_a_recorder_who_unseals_sees_what_is_restricted_and_no_more(opened: Register, add_texts: Add) -> None:
    taken = told(opened, add_texts)
    seen = page(opened, resolve(taken.report), Viewer("unseal", "recorder"))
    assert seen.captures[0].withheld == {}
    assert seen.source
    assert seen.source.withheld["name"] == "sealed"
    assert seen.reading
    assert PLANTED not in seen.reading.text


def test_a_report_without_a_reading_shows_no_text(opened: Register, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    reading = ReadingRow.objects.get()
    for claim in reading.claimrow_set.all():
        claim.link_set.all().delete()
        claim.delete()
    reading.delete()
    seen = page(opened, resolve(taken.report), UNSEAL)
    assert seen.reading is None
    assert "Aleppo" not in as_text(seen)


def test_what_is_beside_the_claims_is_seen_with_them(
    opened: Register, add_texts: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.register.conftest import Quick

    text = "A Vronkish visit was under way. More."

    def read(self: Quick, report: Report) -> Reading:
        remark = Remark(span=Span(0, 31), kind="visit", quote=text[:31])
        flags = (Flag(code="not_dated", words="It has no day."),)
        return Reading(report="x", language="en", claims=(), remarks=(remark,), flags=flags, reader=Quick.versions)

    monkeypatch.setattr(Quick, "read", read)
    (taken,) = add_texts(opened, text, quick=True)
    found = resolve(taken.report)  # type: ignore[attr-defined]
    seen = page(opened, found, SHOW).reading
    assert seen
    assert [remark.quote for remark in seen.remarks] == [text[:31]]
    assert [flag.code for flag in seen.flags] == ["not_dated"]
    mark(opened, found, None, "sealed", "a test")
    seen = page(opened, found, SHOW).reading
    assert seen
    assert (seen.remarks, seen.text) == ((), "")
    assert "Vronkish" not in as_text(page(opened, found, SHOW))
    seen = page(opened, found, UNSEAL).reading
    assert seen
    assert [remark.quote for remark in seen.remarks] == [text[:31]]


def test_a_claim_with_its_report_and_words(opened: Register, engine: str, add_texts: Add) -> None:
    told(opened, add_texts)
    found = Found("claim", resolve(ReadingRow.objects.get().claimrow_set.get().id).id)
    seen = page(opened, found, SHOW).claim
    assert seen
    assert seen.view
    words = {quote.field: quote.words for quote in seen.view.quotes}
    assert words["harm/0"] == "three women"
    assert not any(name in as_text(seen) for name in NAME)
    opener = page(opened, found, UNSEAL).claim
    assert opener
    assert opener.view
    assert {quote.words for quote in opener.view.quotes} >= {"one of whom was pregnant", f"resident {PLANTED}"}


def test_an_incident_with_its_claims(opened: Register, engine: str, add_texts: Add) -> None:
    taken = told(opened, add_texts)
    seen = page(opened, resolve(taken.incidents[0]), SHOW)
    assert seen.incident
    assert seen.incident.view
    assert seen.incident.view.claims[0].quotes
    assert not any(name in as_text(seen) for name in NAME)


def test_sources_decisions_and_captures(opened: Register, engine: str, add_texts: Add) -> None:
    another(opened, add_texts)
    source = Source.objects.get().id
    mark(opened, resolve(source), None, "public", f"{PLANTED} said so")
    seen = page(opened, resolve(source), SHOW)
    assert seen.source
    assert seen.source.fields["name"] == "Invented Radio"
    (about,) = seen.decisions
    assert about.fields["value"] == "public"
    assert about.withheld == {"reason": "restricted"}
    decision = page(opened, resolve(Decision.objects.get().id), SHOW)
    assert decision.flat == about
    assert PLANTED not in as_text(decision)
    assert page(opened, resolve(about.id), UNSEAL).flat.fields["reason"] == f"{PLANTED} said so"  # type: ignore[union-attr]
    capture = Capture.objects.get()
    assert page(opened, resolve(capture.id), SHOW).flat.fields["captured_at"] == capture.recorded  # type: ignore[union-attr]


def test_entries_of_the_ledger(opened: Register, engine: str, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    number = ReportRow.objects.get().number
    seen = entry(number, SHOW)
    assert seen["act"] == "captured"
    assert taken.report in seen["ids"]  # type: ignore[operator]
    assert entry(number, Viewer("show", "anyone")) == seen
    assert standing().size > number
    with pytest.raises(UnknownId, match="no entry #1000"):
        entry(1000, SHOW)


def test_a_lost_key_of_a_text_is_told_without_its_words(opened: Register, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    stored = StoredObject.objects.get()
    DataKey.objects.get(id=stored.key_id).delete()
    with pytest.raises(KeyMissing, match=f"object {stored.id} is lost"):
        page(opened, resolve(taken.report), SHOW)
