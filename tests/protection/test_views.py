"""What viewers get of an incident; all names here are invented."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.protection.invented import NAME, TEXT, at, full, harm, of_kind, plain, sentence_of

from harmledger.model import Claim
from harmledger.model.incident import Grade
from harmledger.protection import ClaimRecord, IncidentRecord, Record, Viewer, claim_view, hidden_spans, incident_view

ANYONE = Viewer("export", "anyone")
RECORDER = Viewer("show", "recorder")
CUSTODIAN = Viewer("unseal", "custodian")
HIDDEN = hidden_spans(plain(full()), sentence_of)


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _incident(**fields: Any) -> IncidentRecord:
    kept = {
        "id": "k1",
        "body": plain(full()),
        "class_": "public",
        "text": TEXT,
        "artifact": "a1",
        "hidden": HIDDEN,
        "report": Record(fields={"id": "r1", "title": NAME, "url": "u", "country": "SY"}, class_="public"),
        "source": Record(fields={"id": "s1", "name": "Gromp News", "kind": "outlet"}, class_="public"),
        **fields,
    }
    return IncidentRecord(id="i1", class_="public", sources=2, grade=Grade(value="fair"), claims=(ClaimRecord(**kept),))


def test_the_public_view_of_an_incident() -> None:
    view = incident_view(_incident(), ANYONE)
    assert view
    assert (view.id, view.sources, view.grade.value, view.class_) == ("i1", 2, "fair", "public")
    (claim,) = view.claims
    assert claim.report
    assert (claim.report.id, claim.report.title, claim.report.artifact) == ("r1", None, "a1")
    assert claim.report.source
    assert claim.report.source.name == "Gromp News"
    assert claim.quotes == ()
    assert "Qyzzle" not in _text(view)


@pytest.mark.parametrize("where", ["claim", "report"])
def test_cleared_quotes_stay_covered_where_words_are_hidden(where: str) -> None:
    marks: dict[str, Any] = {"quotes": "public"}
    fields: dict[str, Any] = (
        {"marks": marks} if where == "claim" else {"report": Record(fields={"id": "r1"}, class_="public", marks=marks)}
    )
    view = incident_view(_incident(**fields), ANYONE)
    assert view
    quotes = {quote.field: quote for quote in view.claims[0].quotes}
    assert quotes["harm/0"].words == "Three people"
    assert "actors/0" not in quotes  # all of it is covered
    assert not any("said_by" in field for field in quotes)
    claim = msgspec.to_builtins(view.claims[0].claim)
    for field, quote in quotes.items():
        at_path = claim
        for step in field.split("/"):
            at_path = at_path[int(step)] if step.isdecimal() else at_path[step]
        assert at_path["span"] == tuple(quote.span)
    assert not any(name in _text(view) for name in ("Zumi", "Ondra"))


def test_a_mark_of_the_claim_outranks_the_report_s() -> None:
    report = Record(fields={"id": "r1"}, class_="public", marks={"quotes": "public"})
    view = incident_view(_incident(report=report, marks={"quotes": "internal"}), ANYONE)
    assert view
    assert view.claims[0].quotes == ()


def test_partly_hidden_words_are_covered_in_part() -> None:
    body = plain(Claim(id="c1", kind="incident", harm=(harm(span=at("one of them Qyzzle Vronk, were")),)))
    view = incident_view(_incident(body=body, hidden=((at(NAME), "sealed"),), marks={"quotes": "public"}), ANYONE)
    assert view
    assert view.claims[0].quotes[0].words == "one of them ████████████, were"


def test_sexual_violence_alone_is_no_incident_to_the_public() -> None:
    body, _ = of_kind("sexual_violence")
    assert incident_view(_incident(body=body), ANYONE) is None
    inside = incident_view(_incident(body=body), RECORDER)
    assert inside
    assert inside.claims[0].claim.harm == ()


def test_a_claim_that_somebody_marked_internal_stays_out_of_a_public_incident() -> None:
    assert incident_view(_incident(class_="internal", marks={"": "internal"}), ANYONE) is None


def test_a_public_incident_publishes_what_its_unmarked_claims_say_and_none_of_their_words() -> None:
    private = Record(fields={"id": "r1", "title": NAME})
    view = incident_view(_incident(class_="internal", report=private, source=private), ANYONE)
    assert view
    told = view.claims[0]
    assert told.claim.harm[0].count == (3, 3)
    assert (told.report, told.quotes) == (None, ())
    assert NAME not in msgspec.json.encode(view).decode()


def test_what_is_not_let_through_is_not_there() -> None:
    assert incident_view(_incident(class_="restricted"), ANYONE) is None
    assert incident_view(msgspec.structs.replace(_incident(), class_="internal"), ANYONE) is None
    assert incident_view(_incident(), Viewer("log", "custodian")) is None
    view = incident_view(_incident(report=Record(fields={"id": "r1"}), source=None), ANYONE)
    assert view
    assert view.claims[0].report is None
    bare = incident_view(_incident(source=Record(fields={"id": "s1"}), text=None), ANYONE)
    assert bare
    assert bare.claims[0].report
    assert bare.claims[0].report.source is None
    assert claim_view(_incident(report=None).claims[0], RECORDER) is not None


def test_a_human_source_is_nameless_to_all_but_custodians() -> None:
    source = Record(fields={"id": "s1", "name": NAME, "kind": "witness"}, class_="public")
    for viewer, name in ((ANYONE, None), (RECORDER, None), (CUSTODIAN, NAME)):
        view = incident_view(_incident(source=source), viewer)
        assert view
        assert view.claims[0].report
        assert view.claims[0].report.source
        assert view.claims[0].report.source.name == name
