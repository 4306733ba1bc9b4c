"""Entries of the ledger: one way to write them, nothing in them that could be content, commitments that hide."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.evidence import ACTS, BadEntry, Entry, NotCanonical, commitment, new_salt

ID = "0192f0aa-1111-7222-8333-444455556666"
GOOD: dict[str, Any] = {"seq": 7, "project": ID, "act": "captured", "at": "2024-02-29T23:59:59.000Z", "by": "00ff00ff"}


def entry(**changes: Any) -> Entry:
    return Entry(**{**GOOD, **changes})


hexes = st.text("0123456789abcdef", min_size=64, max_size=64)
codes = st.from_regex(r"[a-z0-9][a-z0-9_.:+-]{0,20}", fullmatch=True)
whole = st.integers(-(2**53) + 1, 2**53 - 1)
entries = st.builds(
    Entry,
    seq=st.integers(0, 2**53 - 1),
    project=st.uuids().map(str),
    act=st.sampled_from(sorted(ACTS)),
    at=st.datetimes().map(lambda at: at.isoformat(timespec="milliseconds") + "Z"),
    by=st.uuids().map(lambda one: one.hex),
    ids=st.lists(st.uuids().map(str), max_size=3).map(tuple),
    objects=st.dictionaries(st.uuids().map(lambda one: one.hex), hexes, max_size=3),
    facts=st.dictionaries(
        codes, st.none() | st.booleans() | whole | codes | st.lists(whole | codes, max_size=3).map(tuple), max_size=4
    ),
    commitment=st.none() | hexes,
)


@given(entries)
def test_a_leaf_reads_back(one: Entry) -> None:
    leaf = one.leaf()
    assert Entry.parse(leaf) == one
    assert json.loads(leaf) == json.loads(msgspec.json.encode(one))


def test_the_written_form() -> None:
    one = entry(ids=(ID,), objects={"0" * 32: "a" * 64}, facts={"how": "airwars:fair", "count": 2, "sizes": (1, "x")})
    assert one.leaf().decode() == (
        '{"act":"captured","at":"2024-02-29T23:59:59.000Z","by":"00ff00ff","commitment":null,'
        '"facts":{"count":2,"how":"airwars:fair","sizes":[1,"x"]},"ids":["' + ID + '"],'
        '"objects":{"' + "0" * 32 + '":"' + "a" * 64 + '"},"project":"' + ID + '","seq":7,"v":1}'
    )


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"v": 2}, "version"),
        ({"seq": -1}, "number"),
        ({"act": "deleted"}, "act"),
        ({"at": "2024-02-30T00:00:00.000Z"}, "time"),
        ({"at": "2024-02-29T00:00:00Z"}, "time"),
        ({"at": "2024-02-29T00:00:00.000+00:00"}, "time"),
        ({"project": "syria"}, "project"),
        ({"by": "Qyzzle Vronk"}, "pseudonym"),
        ({"ids": ("Qyzzle",)}, "ids"),
        ({"objects": {"photo.jpg": "a" * 64}}, "objects"),
        ({"objects": {"0" * 32: "a" * 63}}, "objects"),
        ({"facts": {"Name": 1}}, "facts"),
        ({"facts": {"name": "Vronk"}}, "facts"),
        ({"facts": {"name": "qyzzle vronk"}}, "facts"),
        ({"facts": {"name": "باب"}}, "facts"),
        ({"facts": {"names": ("ok", "Qyzzle Vronk")}}, "facts"),
        ({"facts": {"lat": 35.9}}, "facts"),
        ({"facts": {"nested": ((1,),)}}, "facts"),
        ({"commitment": "short"}, "commitment"),
    ],
)
def test_what_must_not_stand_in_the_ledger(changes: dict[str, Any], part: str) -> None:
    with pytest.raises(BadEntry, match=rf"^An entry of the ledger has an unfit {part}\.$"):
        entry(**changes)


def test_a_number_that_json_cannot_hold() -> None:
    with pytest.raises(BadEntry):
        entry(facts={"count": 2**53}).leaf()


LEAF = entry().leaf()


@pytest.mark.parametrize(
    "leaf",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        LEAF + b"\n",
        LEAF.replace(b'"v":1', b'"v":1.0'),
        LEAF.replace(b'"v":1', b'"v":2'),
        LEAF.replace(b'"v":1', b'"v":1,"v":1'),
        LEAF.replace(b'"seq":7,"v":1', b'"v":1,"seq":7'),
        LEAF.replace(b'"v":1', b'"v":1,"note":"x"'),
        LEAF.replace(b'"commitment":null,', b""),
        LEAF.replace(b"captured", b"\\u0063aptured"),
        LEAF.replace(b"captured", b"deleted"),
        b"[" * 100_000,
    ],
)
def test_other_leaves_are_refused(leaf: bytes) -> None:
    with pytest.raises(BadEntry):
        Entry.parse(leaf)


def test_every_act_has_a_gloss() -> None:
    assert all(act.replace("_", "").isalpha() and act.islower() and gloss for act, gloss in ACTS.items())
    assert len(set(ACTS.values())) == len(ACTS) == 16


def test_a_commitment_binds_details_and_salt() -> None:
    salt = bytes(range(32))
    assert commitment(salt, {"b": "x", "a": 1}) == hashlib.sha256(salt + b'{"a":1,"b":"x"}').hexdigest()
    assert commitment(salt, {"a": 1}) != commitment(new_salt(), {"a": 1})
    assert len({new_salt() for _ in range(100)}) == 100
    with pytest.raises(NotCanonical):
        commitment(salt, {"at": object()})


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_has_one_length(length: int) -> None:
    with pytest.raises(BadEntry, match="32 bytes"):
        commitment(b"s" * length, {})
