"""The JSON form: what is written is read back equal, and what is no reading is refused in one sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from msgspec import structs
from tests.model.model_values import READINGS

from harmledger.model import Claim, Harm, HarmledgerError, Reading, Span, Versions, from_json, to_json

VERSIONS = Versions(schema="1.0", reader="0", rules="r", lexicon="l", gazetteer=None)
HARM = Harm(outcome="killed", low=2, high=None, reported="several", span=Span(0, 7), rule="a.rule", class_="sealed")
READING = Reading(report="r", language="en", claims=(Claim(id="c1", kind="incident", harm=(HARM,)),), reader=VERSIONS)


@given(READINGS)
def test_what_is_written_is_read_back_equal(reading: Reading) -> None:
    line = to_json(reading)
    assert b"\n" not in line
    assert from_json(line) == from_json(line.decode()) == reading
    assert to_json(from_json(line)) == line


def test_half_a_surrogate_pair_in_a_quote_is_kept_by_its_escape() -> None:
    harm = structs.replace(HARM, reported="sev\ud83deral – قتل")
    reading = structs.replace(READING, claims=(Claim(id="c1", kind="incident", harm=(harm,)),))
    assert json.loads(to_json(reading))["claims"][0]["harm"][0]["reported"] == harm.reported
    assert from_json(to_json(reading)) == from_json(to_json(reading).decode()) == reading


def test_names_of_the_contract() -> None:
    harm = json.loads(to_json(READING))["claims"][0]["harm"][0]
    assert harm["class"] == "sealed"
    assert "class_" not in harm
    assert harm["span"] == [0, 7]
    assert (harm["low"], harm["high"]) == (2, None)
    assert harm["reading_certainty"] is None


def test_what_does_not_apply_is_left_out() -> None:
    reading = json.loads(to_json(READING))
    assert "trace" not in reading
    assert not {"any_of", "derived_from"} & set(reading["claims"][0]["harm"][0])


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"report": "r"}',
        b"\xff",
        b"[" * 100_000,
        b'{"report": "\\ud800"}',
        to_json(READING).replace(b"killed", b"murdered"),
        to_json(READING).replace(b"[0,7]", b"[0,7,9]"),
        to_json(READING).replace(b'"low":2', b'"low":2.5'),
    ],
)
def test_what_is_no_reading_is_refused_in_one_sentence(line: bytes) -> None:
    with pytest.raises(HarmledgerError, match="This is not a reading of schema 1"):
        from_json(line)
