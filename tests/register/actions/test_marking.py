"""Marks: what goes into ciphertext and back, out of the index and back, and what is refused. Texts are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.register.bad_luck.searching import found_in, index_words
from tests.register.queries.invented import LIST, SHOW, UNSEAL, another, told

from harmledger.evidence import Entry
from harmledger.protection import NotAllowed, UnknownField, Viewer
from harmledger.register.actions.deciding import NoReason
from harmledger.register.actions.marking import mark
from harmledger.register.models import (
    Capture,
    ClaimRow,
    DataKey,
    Decision,
    Leaf,
    ReadingRow,
    ReportRow,
    Source,
    TextArtifact,
)
from harmledger.register.opening import Register
from harmledger.register.queries.claims import claims
from harmledger.register.queries.incidents import incidents
from harmledger.register.queries.records import page
from harmledger.register.queries.reports import ReportFilter, reports
from harmledger.register.queries.resolving import Found, resolve
from harmledger.register.verifying.verify import verify

Add = Callable[..., list[object]]


def sound(register: Register) -> bool:
    outcome = verify(register)
    assert [finding.sentence for finding in outcome.findings] == []
    return True


def the_claim() -> Found:
    return Found("claim", ClaimRow.objects.get().id)


def test_a_harm_is_sealed_wherever_it_is_told(opened: Register, engine: str, add_texts: Add) -> None:
    taken = told(opened, add_texts)
    assert "wounded" in index_words()
    done = mark(opened, the_claim(), "harm/1", "sealed", "they were promised it")
    claim = ClaimRow.objects.get()
    assert "Two men" not in claim.body
    assert found_in(opened.home.folder, "Two men") == []
    seen = page(opened, resolve(taken.report), SHOW)
    assert seen.reading
    assert "███████ were wounded" in seen.reading.text
    assert [harm.outcome for harm in seen.reading.claims[0].view.claim.harm] == ["killed"]  # type: ignore[union-attr]
    assert seen.reading.claims[0].withheld["harm/1"] == "sealed"
    assert "two" not in index_words()
    assert list(reports(opened, LIST, ReportFilter(words="two"))) == []
    entry = Entry.parse(Leaf.objects.get(seq=done.entry).entry.encode())
    assert entry.act == "decided"
    assert entry.facts == {"record": "claim", "class": "sealed", "field": "harm"}
    assert set(entry.ids) == {claim.id, Decision.objects.get().id}
    assert sound(opened)


def test_a_milder_mark_brings_it_back(opened: Register, engine: str, add_texts: Add) -> None:
    taken = told(opened, add_texts)
    before = ClaimRow.objects.get(), TextArtifact.objects.get().hidden, index_words(), DataKey.objects.count()
    mark(opened, the_claim(), "harm/1", "sealed", "a test")
    mark(opened, the_claim(), "harm/1", "internal", "a test")
    after = ClaimRow.objects.get(), TextArtifact.objects.get().hidden, index_words(), DataKey.objects.count()
    assert (after[0].body, after[0].protection) == (before[0].body, before[0].protection)
    assert after[1:3] == before[1:3]
    assert after[3] == before[3] + 2  # each decision keeps its reason under a key
    assert after[0].sealed_key != before[0].sealed_key
    assert not DataKey.objects.filter(id=before[0].sealed_key).exists()
    assert page(opened, resolve(taken.report), SHOW)
    assert sound(opened)


def test_a_whole_claim(opened: Register, engine: str, add_texts: Add) -> None:
    another(opened, add_texts)
    mark(opened, the_claim(), None, "restricted", "a test")
    claim = ClaimRow.objects.get()
    assert (claim.protection, claim.country, claim.earliest, claim.sealed) == ("restricted", None, None, None)
    assert "civilians" not in index_words()
    assert sound(opened)
    mark(opened, the_claim(), None, "public", "a test")
    claim = ClaimRow.objects.get()
    assert (claim.protection, claim.country, claim.restricted) == ("public", "SY", None)
    assert "civilians" in index_words()
    assert sound(opened)


def test_a_whole_report_hides_its_text_and_every_word_that_claims_took_from_it(
    opened: Register, engine: str, add_texts: Add
) -> None:
    taken = another(opened, add_texts)
    found = resolve(taken.report)
    words = index_words()
    mark(opened, found, None, "sealed", "a test")
    assert index_words() == set()
    assert found_in(opened.home.folder, "six civilians", "mortar shells") == []
    (claim,) = claims(opened, LIST)
    assert claim.view
    assert claim.view.claim.harm[0].reported is None
    assert claim.view.claim.harm[0].low == 6
    assert claim.view.report is None
    shown = page(opened, found, UNSEAL).reading
    assert shown
    assert "six civilians" in shown.text
    assert sound(opened)
    mark(opened, found, None, "internal", "a test")
    assert index_words() == words
    assert sound(opened)


def test_a_title_goes_from_the_index_and_comes_back(opened: Register, engine: str, add_texts: Add) -> None:
    (taken,) = add_texts(opened, "An invented text.", title="Zyxword", quick=True)
    found = resolve(taken.report)  # type: ignore[attr-defined]
    assert "zyxword" in index_words()
    mark(opened, found, "title", "restricted", "a test")
    assert "zyxword" not in index_words()
    assert found_in(opened.home.folder, "zyxword") == []
    assert sound(opened)
    mark(opened, found, "title", "internal", "a test")
    assert "zyxword" in index_words()
    assert sound(opened)


def test_a_voice_that_is_sealed_is_hidden_in_the_title_too(opened: Register, engine: str, add_texts: Add) -> None:
    text = "Shells killed three women in Saraqib on Monday, the Civil Defence said."
    (taken,) = add_texts(opened, text, title="Civil Defence in Saraqib", published="2024-05-08", country="SY")
    assert "defence" in index_words()
    mark(opened, the_claim(), "harm/0/said_by", "sealed", "a test")
    assert "defence" not in index_words()
    assert found_in(opened.home.folder, "Civil Defence") == []
    (line,) = reports(opened, LIST)
    assert (line.id, line.withheld) == (taken.report, {"title": "sealed"})  # type: ignore[attr-defined]
    assert sound(opened)


def test_quotes_need_a_mark_of_their_own_to_leave(opened: Register, engine: str, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    anyone = Viewer("export", "anyone")
    for found in (the_claim(), resolve(taken.report), resolve(taken.incidents[0])):
        mark(opened, found, None, "public", "a test")
    (seen,) = incidents(opened, anyone, words=True)
    assert seen.view
    assert seen.view.claims[0].quotes == ()
    mark(opened, the_claim(), "quotes", "public", "a test")
    (seen,) = incidents(opened, anyone, words=True)
    assert seen.view
    assert "six civilians" in {quote.words for quote in seen.view.claims[0].quotes}
    assert sound(opened)


def test_other_records(opened: Register, engine: str, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    source, capture = Source.objects.get().id, Capture.objects.get().id
    mark(opened, resolve(source), "name", "sealed", "a test")
    assert "Invented Radio" not in Source.objects.get().body
    mark(opened, resolve(capture), "sha256", "internal", "a test")
    assert "sha256" in Capture.objects.get().body
    mark(opened, resolve(taken.incidents[0]), "grade", "restricted", "a test")
    assert resolve(Decision.objects.first().id).kind == "decision"  # type: ignore[union-attr]
    assert sound(opened)


@pytest.mark.parametrize(
    ("kind", "field", "class_", "error"),
    [
        ("claim", "harm/0/parts/0", "internal", NotAllowed),  # pregnant: health is sealed always
        ("claim", "harm/2", "restricted", NotAllowed),  # sexual violence is
        ("claim", "harm", "public", NotAllowed),
        ("claim", "harm/7", "public", UnknownField),
        ("claim", "harm/0/nothing", "sealed", UnknownField),
        ("claim", "Qyzzle Vronk", "sealed", UnknownField),
        ("claim", "harm/Vronk", "sealed", UnknownField),
        ("report", "text", "public", NotAllowed),
        ("report", "id", "sealed", UnknownField),
        ("report", "index_words", "sealed", UnknownField),
        ("report", "nothing", "public", UnknownField),
        ("source", "name", "internal", NotAllowed),  # a person's
    ],
)
def test_what_is_refused_changes_nothing(
    opened: Register, add_texts: Add, kind: str, field: str, class_: str, error: type[Exception]
) -> None:
    told(opened, add_texts)
    before = Leaf.objects.count(), DataKey.objects.count(), TextArtifact.objects.get().hidden
    tables = {"claim": ClaimRow, "report": ReportRow, "source": Source}
    with pytest.raises(error) as caught:
        mark(opened, Found(kind, tables[kind].objects.get().id), field, class_, "a test")  # type: ignore[arg-type,attr-defined]
    assert "Vronk" not in str(caught.value)
    assert (Leaf.objects.count(), DataKey.objects.count(), TextArtifact.objects.get().hidden) == before
    assert sound(opened)


def test_a_mark_needs_a_reason(opened: Register, add_texts: Add) -> None:
    another(opened, add_texts)
    before = Leaf.objects.count()
    with pytest.raises(NoReason):
        mark(opened, the_claim(), None, "public", "  ")
    assert Leaf.objects.count() == before


def test_a_report_that_was_not_read_cannot_be_hidden_yet(opened: Register, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    reading = ReadingRow.objects.get()
    for claim in reading.claimrow_set.all():
        claim.link_set.all().delete()
        claim.delete()
    reading.delete()
    with pytest.raises(NotAllowed, match="not read yet"):
        mark(opened, resolve(taken.report), None, "sealed", "a test")
    mark(opened, resolve(taken.report), None, "public", "a test")
    assert ReportRow.objects.get().protection == "public"
