"""What viewers get of claims and incidents; all names here are invented."""

from __future__ import annotations

import itertools
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.protection.invented import NAME, full, harm, of_kind, plain, sentence_of, witness

from harmledger.model import Claim, Group, Harm, Span, Voice
from harmledger.protection import (
    BadBody,
    Viewer,
    hidden_spans,
    redact_claim,
    redact_fields,
    split,
)

ANYONE = Viewer("export", "anyone")
RECORDER = Viewer("show", "recorder")
CUSTODIAN = Viewer("unseal", "custodian")
HIDDEN = hidden_spans(plain(full()), sentence_of)


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def test_a_public_claim_gives_no_words() -> None:
    claim, withheld = redact_claim(plain(full()), "public", {}, ANYONE, HIDDEN)
    shown = _text(claim)
    assert not any(name in shown for name in ("Qyzzle", "Vronk", "Zumi", "Ondra", "Gromp guard"))
    assert claim.when
    assert claim.when.edtf == "2024-05-06"
    assert claim.harm[0].count == (3, 3)
    assert claim.actors[0].actor == "Gromp"
    assert claim.context == ()
    assert [flag.words for flag in claim.flags] == ["", ""]
    # a sealed group beside, and a sealed part within another
    assert withheld == ("context", "flags", "harm", "harm_group", "quotes", "voice")


PLACES = {
    "when/basis": "Monday",
    "when/hint": "Monday",
    "where/name": "Blenfarth",
    "where/reference": "Blenfarth",
    "harm/0/reported": "Three people",
    "harm/0/said_by/name": "Zumi Plarp",
    "harm/0/said_by/affiliation": "Zumi Plarp",
    "harm/0/parts/1/reported": "Two of the dead",
    "harm/1/reported": "Ondra Quib",
    "actors/0/as_written": "the Gromp guard",
    "actors/0/said_by/name": "Monday",
    "context/0/quote": "Nothing",
    "flags/0/words": None,
    "flags/1/words": None,
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("door", "class_"), list(itertools.product(["export", "list", "show", "search"], ["public", "internal"]))
)
def test_a_planted_name_reaches_nobody_outside(place: str, door: str, class_: Any) -> None:
    body = plain(full())
    *way, last = place.split("/")
    value: Any = body
    for step in way:
        value = value[int(step)] if isinstance(value, list) else value[step]
    value[last] = "Blorth Quimsy"
    claim, withheld = redact_claim(body, class_, {}, Viewer(door, "anyone"), HIDDEN)
    assert "Blorth" not in _text(claim)
    assert "Blorth" not in _text(withheld)


@given(st.sampled_from(sorted(PLACES)), st.sampled_from(["restricted", "sealed"]), st.booleans())
def test_a_mark_keeps_words_from_recorders(place: str, class_: Any, stored: bool) -> None:
    body = plain(full())
    *way, last = place.split("/")
    value: Any = body
    for step in way:
        value = value[int(step)] if isinstance(value, list) else value[step]
    value[last] = "Blorth Quimsy"
    marks = {place: class_}
    claim, _ = redact_claim(split(body, marks)[0] if stored else body, "internal", marks, RECORDER)
    assert "Blorth" not in _text(claim)


def test_a_custodian_who_unseals_sees_all() -> None:
    claim, withheld = redact_claim(plain(full()), "internal", {}, CUSTODIAN, HIDDEN)
    assert withheld == ()
    assert {harm.outcome for harm in claim.harm} == {"killed", "sexual_violence"}
    assert "Zumi Plarp" in _text(claim)
    assert claim.harm[0].parts[0].class_ == "sealed"


def test_a_recorder_learns_what_is_missing_and_nothing_of_it() -> None:
    claim, withheld = redact_claim(plain(full()), "internal", {}, RECORDER)
    assert {"harm/0/parts/0", "harm/0/parts/2", "harm/0/said_by", "harm/1"} <= set(withheld)
    assert claim.harm[0].said_by == Voice(name=None, kind="unknown")
    assert [part.reported for part in claim.harm[0].parts] == ["one more"]
    assert "pregnant" not in _text(claim)
    assert "sexual" not in _text(claim)


def test_cleared_words_are_shown_where_nothing_hidden_overlaps() -> None:
    claim, _ = redact_claim(plain(full()), "public", {"quotes": "public"}, ANYONE, HIDDEN)
    assert claim.when
    assert claim.when.basis
    assert claim.context
    assert claim.actors[0].as_written is None  # in the sentence that is hidden
    assert claim.actors[0].said_by
    assert claim.actors[0].said_by.name is None
    named, _ = redact_claim(plain(full()), "public", {"voice": "public"}, ANYONE, HIDDEN)
    assert named.actors[0].said_by
    assert named.actors[0].said_by.name == NAME
    assert named.harm[0].said_by
    assert named.harm[0].said_by.name is None


def test_what_is_shown_says_its_class() -> None:
    claim, _ = redact_claim(plain(full()), "public", {}, ANYONE, HIDDEN)
    assert {claim.harm[0].class_, claim.actors[0].class_, claim.means[0].class_} == {"public"}
    inside, _ = redact_claim(plain(full()), "internal", {}, RECORDER)
    assert inside.harm[0].class_ == "internal"


@pytest.mark.parametrize("viewer", [ANYONE, Viewer("log", "custodian"), Viewer("internal_export", "anyone")])
def test_a_claim_that_is_not_let_through_gives_its_id_and_kind(viewer: Viewer) -> None:
    claim, withheld = redact_claim(plain(full()), "internal", {"quotes": "public"}, viewer)
    assert claim == Claim(id="c1", kind="incident")
    assert "harm" in withheld


@pytest.mark.parametrize("end", ["low", "high", "outcome"])
def test_a_withheld_count_is_never_nought(end: str) -> None:
    body = plain(Claim(id="c1", kind="incident", harm=(harm(), harm(low=7))))
    claim, withheld = redact_claim(body, "internal", {f"harm/0/{end}": "sealed"}, RECORDER)
    assert [one.low for one in claim.harm] == [7]
    assert "harm/0" in withheld


def test_other_withheld_fields_fall_back_to_not_knowing() -> None:
    body = plain(full())
    marks: dict[str, Any] = {
        "harm/0/who": "sealed",
        "harm/0/parts": "sealed",
        "when/edtf": "sealed",
        "where/relation": "sealed",
        "characterisation/0": "sealed",
        "context/0/kind": "sealed",
        "means": "sealed",
    }
    for given_body in (body, split(body, marks)[0]):
        claim, withheld = redact_claim(given_body, "internal", marks, RECORDER)
        assert claim.harm[0].who == Group()
        assert claim.harm[0].parts == ()
        assert claim.when
        assert claim.when.edtf is None
        assert claim.characterisation == ()
        assert claim.context == ()
        assert claim.means == ()
        assert {"harm/0/parts", "when/edtf", "characterisation/0", "means"} <= set(withheld)


def test_a_home_keeps_its_region_and_loses_its_point() -> None:
    body, _ = of_kind("home_point")
    body["where"] |= {"admin1": "Blen", "place_id": "9"}
    claim, _ = redact_claim(body, "public", {"point": "public", "where/name": "public"}, ANYONE)
    where = claim.where
    assert where
    assert where.admin1 == "Blen"
    assert (where.lat, where.lon, where.radius_m, where.name, where.place_id) == (None,) * 5


def test_a_known_place_keeps_its_name_in_public() -> None:
    body = plain(full())
    body["where"] |= {"place_id": "9", "name": "Blenfarth"}
    claim, _ = redact_claim(body, "public", {}, ANYONE)
    assert claim.where
    assert (claim.where.name, claim.where.reference) == ("Blenfarth", None)


def test_a_damaged_claim_is_refused_without_its_words() -> None:
    body = plain(full())
    body["harm"][0]["outcome"] = NAME
    with pytest.raises(BadBody) as refused:
        redact_claim(body, "internal", {}, RECORDER)
    assert "Qyzzle" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_flat_records_with_parts_taken_out() -> None:
    fields = {"file_name": "Qyzzle.pdf", "how": "told", "by": "p1"}
    marks: dict[str, Any] = {"how": "internal"}
    shown, withheld = redact_fields("capture", fields, "internal", marks, RECORDER)
    assert (shown, withheld) == ({"how": "told", "by": "p1"}, ("file_name",))
    stored, _ = split(fields, {"file_name": "restricted"})
    assert redact_fields("capture", stored, "internal", marks, CUSTODIAN) == (shown, ("file_name",))
    stored["by"] = {"withheld": "sealed"}
    assert redact_fields("capture", stored, "internal", marks, CUSTODIAN) == ({"how": "told"}, ("file_name", "by"))


def test_voices_and_parts_survive_as_harm() -> None:
    body = plain(Claim(id="c1", kind="incident", harm=(harm(said_by=witness(), parts=(harm(low=1, span=None),)),)))
    claim, _ = redact_claim(json.loads(json.dumps(body)), "public", {}, ANYONE)
    assert isinstance(claim.harm[0].parts[0], Harm)
    assert claim.harm[0].span == Span(0, 12)
