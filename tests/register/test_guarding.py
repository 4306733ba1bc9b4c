"""Guarded rows: what is stricter than internal is ciphertext, each class under its own key. All values are invented."""

from __future__ import annotations

import pytest

from harmledger.evidence import Unreadable
from harmledger.model.codes import Protection
from harmledger.register.errors import KeyMissing
from harmledger.register.guarding import Guard, decoded, encoded, key_ids, marks_of
from harmledger.register.ids import new_id
from harmledger.register.models import DataKey, Source
from harmledger.register.opening import Register

VALUES = {"name": "Qyzzle Vronk", "kind": "news", "affiliation": None, "notes": "by hand"}
MARKS: dict[str, Protection] = {"name": "sealed"}


def _row(register: Register) -> Source:
    return Source(id=new_id(register.clock()), project_id=register.project, lookup="x", recorded="now")


def _by_id(keys: list[DataKey]) -> dict[str, DataKey]:
    return {key.id: key for key in keys}


def test_what_is_strict_is_nowhere_in_the_open_and_comes_back(opened: Register) -> None:
    row = _row(opened)
    keys = opened.guard.put(row, VALUES, MARKS)
    assert [row.restricted_key, row.sealed_key] == [key.id for key in keys] == key_ids([row])
    assert marks_of(row) == MARKS
    for data in (row.body.encode(), row.restricted, row.sealed, row.marks.encode()):
        assert b"Qyzzle" not in data
        assert b"by hand" not in data
    assert opened.guard.get(row, _by_id(keys)) == VALUES


def test_the_table_says_what_is_strict_without_a_mark(opened: Register) -> None:
    row = _row(opened)
    person = {**VALUES, "kind": "person", "notes": None}
    [key] = opened.guard.put(row, person)
    assert row.sealed_key == key.id
    assert "Qyzzle" not in row.body
    assert opened.guard.get(row, _by_id([key])) == person


def test_what_is_stricter_than_asked_stays_shut(opened: Register) -> None:
    row = _row(opened)
    keys = opened.guard.put(row, VALUES, MARKS)
    assert key_ids([row], "internal") == []
    assert "Vronk" not in str(opened.guard.get(row, {}, "internal"))  # no key is asked for
    halfway = opened.guard.get(row, _by_id(keys[:1]), "restricted")
    assert halfway["notes"] == "by hand"
    assert "Vronk" not in str(halfway)


def test_values_that_are_put_again_have_new_keys(opened: Register) -> None:
    row = _row(opened)
    _, first = opened.guard.put(row, VALUES, MARKS)
    sealed = row.sealed
    _, second = opened.guard.put(row, VALUES, MARKS)
    assert first.id != second.id
    assert row.sealed != sealed
    assert opened.guard.put(row, {"name": "Invented outlet", "kind": "news"}) == []
    assert (row.sealed, row.sealed_key, row.restricted) == (None, None, None)


def test_a_data_key_that_is_lost(opened: Register) -> None:
    row = _row(opened)
    opened.guard.put(row, VALUES, MARKS)
    with pytest.raises(KeyMissing, match=f"data key of source {row.id} is lost; its restricted values"):
        opened.guard.get(row, {})


@pytest.mark.parametrize("place", ["row", "class", "register", "key"])
def test_a_ciphertext_cannot_be_moved(place: str, opened: Register) -> None:
    row, other = _row(opened), _row(opened)
    keys = opened.guard.put(row, VALUES, MARKS) + opened.guard.put(other, VALUES, MARKS)
    guard = opened.guard
    if place == "row":
        row.sealed, row.sealed_key = other.sealed, other.sealed_key
    elif place == "class":
        row.restricted, row.restricted_key = row.sealed, row.sealed_key
    elif place == "register":
        guard = Guard("another", opened.project, opened.guard.key, opened.clock)
    else:
        keys[1].wrapped = keys[3].wrapped
    with pytest.raises(Unreadable) as refused:
        guard.get(row, _by_id(keys))
    assert "Vronk" not in str(refused.value)


def test_without_the_register_key(opened: Register) -> None:
    row = _row(opened)
    keys = opened.guard.put(row, VALUES, MARKS)
    guard = Guard(opened.id, opened.project, None, opened.clock)
    assert not guard.has_key
    with pytest.raises(KeyMissing, match="key is not here"):
        guard.get(row, _by_id(keys))
    with pytest.raises(KeyMissing):
        guard.put(row, VALUES, MARKS)


def test_equal_values_are_equal_texts() -> None:
    assert encoded({"b": 1, "a": [True, None]}) == encoded({"a": [True, None], "b": 1}) == '{"a":[true,null],"b":1}'
    assert decoded(encoded({"قتل": "\0"})) == {"قتل": "\0"}
