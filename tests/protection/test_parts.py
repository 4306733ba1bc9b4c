"""What is restricted or sealed leaves the open body, and comes back exactly; all names here are invented."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.protection.invented import NAME, at, full, of_kind, plain, sentence_of

from harmledger.model import Span
from harmledger.protection import BadBody, Viewer, hidden_spans, join, redact_claim, split

KEYS = st.sampled_from(["a", "b", "class", "outcome", "name", "words", "span", "said_by", "kind", "affiliation", "who"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
CLASSED = st.sampled_from(["public", "internal", "restricted", "sealed"])


def _dicts(inner: Any) -> Any:
    free = st.dictionaries(st.sampled_from(["a", "b", "name", "words"]), inner, max_size=4)
    classed = st.fixed_dictionaries(
        {"class": CLASSED, "name": inner, "span": st.none() | st.just([2, 5])}, optional={"a": inner}
    )
    harm = st.fixed_dictionaries({"outcome": st.sampled_from(["killed", "sexual_violence"]), "reported": LEAVES})
    return free | classed | harm | st.lists(inner, max_size=3)


BODIES = st.dictionaries(st.sampled_from(["a", "b", "harm", "when"]), st.recursive(LEAVES, _dicts), max_size=4)
PATHS = st.lists(st.sampled_from(["a", "b", "harm", "name", "0", "1"]), max_size=3).map("/".join)
HIDDEN = st.lists(st.tuples(st.just(Span(4, 9)), st.sampled_from(["restricted", "sealed"])), max_size=2)


@given(BODIES, st.dictionaries(PATHS, CLASSED, max_size=3), HIDDEN)
def test_joining_undoes_splitting(body: Any, marks: Any, hidden: Any) -> None:
    before = json.dumps(body)
    open_body, parts = split(body, marks, hidden)
    assert join(open_body, parts) == body
    assert join(json.loads(json.dumps(open_body)), json.loads(json.dumps(parts))) == body
    assert json.dumps(body) == before
    assert set(parts) <= {"restricted", "sealed"}


@given(
    st.sampled_from(["harm/0", "harm/1", "harm/0/parts/1", "actors/0", "where", "when", "context/0", "flags/1", ""]),
    st.sampled_from(["restricted", "sealed"]),
)
def test_no_stricter_word_stays_in_the_open_body(path: str, class_: Any) -> None:
    planted = plain(full())
    at_path: Any = planted
    for step in filter(None, path.split("/")):
        at_path = at_path[int(step)] if isinstance(at_path, list) else at_path[step]
    _plant(at_path, "Blorth Quimsy")
    open_body, parts = split(planted, {path: class_})
    assert "Blorth" not in json.dumps(open_body)
    assert "Blorth" in json.dumps([parts.get(class_), parts["sealed"]])
    assert join(open_body, parts) == planted


def _plant(value: Any, name: str) -> None:
    """Put a name into every text of a value that is no code."""
    for key, item in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
        if isinstance(item, dict | list):
            _plant(item, name)
        elif key in ("reported", "as_written", "basis", "name", "quote", "words", "affiliation", "hint"):
            value[key] = name


def test_a_claim_of_every_kind_keeps_nothing_sealed_in_the_open() -> None:
    body = plain(full())
    hidden = hidden_spans(body, sentence_of)
    open_body, parts = split(body, {}, hidden)
    shown = json.dumps(open_body)
    assert "pregnant" not in shown
    assert "sexual_violence" not in shown
    assert "Ondra Quib" not in shown
    assert "Zumi" not in shown
    assert open_body["harm"][1] == {"withheld": "sealed"}
    assert open_body["harm"][0]["said_by"] == {"withheld": "sealed"}
    assert open_body["harm"][0]["low"] == 3
    assert set(parts) == {"sealed"}
    assert join(open_body, parts) == body


def test_what_is_left_over_goes_with_the_part_that_it_gives_away() -> None:
    body = plain(full())
    open_body, _ = split(body, {})
    assert open_body["harm"][0]["parts"] == [
        {"withheld": "sealed"},
        body["harm"][0]["parts"][1],
        {"withheld": "sealed"},
    ]


def test_words_go_with_what_they_overlap_and_the_count_stays() -> None:
    body = plain(full())
    open_body, parts = split(body, {}, ((at("Three people, one of them Qyzzle"), "restricted"),))
    assert open_body["harm"][0]["reported"] is None
    assert open_body["harm"][0]["low"] == 3
    assert parts["restricted"]["harm/0/reported"] == body["harm"][0]["reported"]
    assert "harm/0/reported" in open_body["withheld"]
    # A flag that points at hidden words goes wholly, and words from nowhere may repeat any.
    assert open_body["flags"][1] == {"withheld": "restricted"}
    assert open_body["flags"][0]["words"] is None
    assert open_body["flags"][0]["code"] == "counts_differ"


def test_a_place_that_a_gazetteer_knows_keeps_its_name() -> None:
    body = plain(full())
    body["where"] |= {"span": None, "place_id": "7"}
    open_body, _ = split(body, {}, ((Span(0, 5), "sealed"),))
    assert open_body["where"]["name"] == body["where"]["name"]


def test_scattered_fields_are_marked_by_their_name() -> None:
    body = plain(full())
    open_body, parts = split(body, {"quotes": "restricted", "voice": "restricted"})
    assert NAME not in json.dumps(open_body)
    assert parts["restricted"]["actors/0/as_written"] == body["actors"][0]["as_written"]
    assert join(open_body, parts) == body


def test_some_parts_alone_leave_the_others_withheld() -> None:
    body = plain(full())
    open_body, parts = split(body, {"harm/0": "restricted", "when/basis": "sealed", "when/hint": "restricted"})
    some = join(open_body, {"restricted": parts["restricted"]})
    assert some["harm"][0]["parts"][0] == {"withheld": "sealed"}
    assert some["when"]["hint"] == body["when"]["hint"]
    assert some["when"]["basis"] is None
    assert some["withheld"] == ["when/basis"]
    _, withheld = redact_claim(some, "internal", {}, Viewer("unseal", "custodian"))
    assert {"when/basis", "harm/0/parts/0", "harm/0/parts/2", "harm/1"} <= set(withheld)


def test_a_whole_record_can_be_taken_out() -> None:
    body = {"name": NAME, "notes": {"class": "sealed", "a": 1}}
    open_body, parts = split(body, {"": "restricted"})
    assert open_body == {"withheld": "restricted"}
    assert parts["restricted"][""] == {"name": NAME, "notes": {"withheld": "sealed"}}
    assert join(open_body, parts) == body


@pytest.mark.parametrize("kind", ["minor_name", "health"])
def test_a_mark_opens_no_further_than_the_kind_lets_it(kind: str) -> None:
    body, path = of_kind(kind)
    _, parts = split(body, {path: "public"})
    assert list(parts) == ["restricted" if kind == "minor_name" else "sealed"]


def test_what_is_taken_apart_already_is_refused() -> None:
    with pytest.raises(BadBody):
        split({"withheld": []}, {})


@pytest.mark.parametrize("path", ["a/b", "b/9", "b/x", "c/d/e"])
def test_a_part_without_a_place_is_refused(path: str) -> None:
    with pytest.raises(BadBody) as refused:
        join({"a": 1, "b": [], "c": {}}, {"sealed": {path: NAME}})
    assert NAME not in str(refused.value)
