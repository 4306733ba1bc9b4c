"""How surely fields were read: the weights, the judge, and what a trace says of it; all sentences are invented."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from harmledger.lexicon import load_lexicon
from harmledger.model import Report
from harmledger.places import Gazetteer
from harmledger.reading import Reader
from harmledger.reading.certainty import CLEARLY, FIELDS, Judge, Weights, load_weights
from harmledger.rules import catalogue

TEXT = (
    "Four civilians were killed and two others wounded on Monday when shells hit Exampla. "
    "Two days later, on Wednesday, gunmen shot dead three farmers in Testville."
)


def weights(**signs: float) -> Weights:
    return Weights(signs, (-1.0, 0.0, 2.0), (0.2, 0.7, 0.99))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.bundled())


def test_the_highest_knot_reached_gives_the_share() -> None:
    plain = weights(bias=0.0, exact=1.0)
    assert plain.certainty({}) == 0.7
    assert plain.certainty({"exact": 1.0}) == 0.7
    assert plain.certainty({"exact": 2.0}) == 0.99
    assert plain.certainty({"exact": -9.0}) == 0.2
    assert plain.certainty({"never weighed": 5.0}) == 0.7


def test_without_knots_nothing_is_certain() -> None:
    assert Weights({"bias": 9.0}, (), ()).certainty({}) is None


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_a_greater_score_is_never_less_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    plain = weights(sign=1.0)
    first, second = plain.certainty({"sign": low}), plain.certainty({"sign": high})
    assert first is not None
    assert second is not None
    assert first <= second


def test_reasons_name_the_heaviest_signs_first() -> None:
    found = weights(light=0.1, heavy=-2.0, absent=7.0).reasons({"light": 1.0, "heavy": 1.0})
    assert found == ("against: heavy (-2.00)", "for: light (+0.10)")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[field.day]\nknots = [[0.0, 0.9], [1.0, 0.5]]\n", "never falls"),
        ("[field.day]\nknots = [[1.0, 0.5], [0.0, 0.9]]\n", "rising"),
        ("[field.day]\nknots = [[1.0, 1.5]]\n", "0 to 1"),
        ("[field.day]\nknots = 3\n", "list of knots"),
        ("[field.day]\nsigns = {bias = inf}\n", "finite"),
    ],
)
def test_a_broken_weights_file_is_refused(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "weights.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        load_weights(file)


def test_every_field_has_weights_and_a_calibration() -> None:
    found = load_weights()
    assert set(found) == set(FIELDS)
    assert all(one.scores and one.shares for one in found.values())


def test_weights_hold_abstract_signs_only() -> None:
    """A sign is a trait of our own making, an id of a rule, a level or a stance, never a report's word."""
    rules = {rule.id for rule in catalogue()}
    letters = set(string.ascii_lowercase + string.digits + "_.:=<> ")
    actors = {actor.name.casefold() for actor in load_lexicon("en").actors.values()}
    for one in load_weights().values():
        for name in one.signs:
            assert set(name) <= letters, name
            assert name.casefold() not in actors
            kind, _, value = name.partition(":")
            if kind == "rule" and "." in value:
                assert value in rules or value.split(".")[0] in ("algebra", "place", "actor", "time", "means"), name


def test_the_judge_marks_the_first_incident_only(reader: Reader) -> None:
    reading = reader.read(Report(id="r", text=TEXT, published="2024-05-09", country="SY"))
    first, second = (claim for claim in reading.claims if claim.kind == "incident")
    assert all(one.reading_certainty is not None for one in first.harm)
    assert first.when is not None
    assert first.when.reading_certainty is not None
    assert all(one.reading_certainty is None for one in second.harm)


def test_harm_of_one_outcome_shares_one_certainty_and_parts_have_none(reader: Reader) -> None:
    text = "A man and two women were killed on Monday, and five people were hurt, among them a child, by a mine."
    claim = reader.read(Report(id="r", text=text, published="2024-05-09")).claims[0]
    killed = {one.reading_certainty for one in claim.harm if one.outcome == "killed"}
    injured = {one.reading_certainty for one in claim.harm if one.outcome == "injured"}
    assert len(killed) == len(injured) == 1
    assert all(part.reading_certainty is None for one in claim.harm for part in one.parts)


def test_the_signs_of_a_field_are_explained(reader: Reader) -> None:
    reading = reader.read(Report(id="r", text=TEXT, published="2024-05-09"), explain=True)
    assert reading.trace is not UNSET
    steps = [step for step in reading.trace if step.stage == "certainty"]
    assert {step.rule for step in steps} >= {"certainty.killed", "certainty.day"}
    assert all(step.considered[0].reasons for step in steps)


def test_the_judge_without_weights_changes_nothing(reader: Reader) -> None:
    other = Reader(reader.gazetteer)
    other.judge = Judge({})
    claims = other.read(Report(id="r", text=TEXT, published="2024-05-09")).claims
    assert all(one.reading_certainty is None for claim in claims for one in claim.harm)


def test_a_listener_hears_every_field(reader: Reader) -> None:
    heard: dict[str, dict[str, float]] = {}
    other = Reader(reader.gazetteer)
    other.judge = Judge({}, heard.__setitem__)
    other.read(Report(id="r", text=TEXT, published="2024-05-09", country="SY"))
    assert {"killed", "injured", "day"} <= set(heard)
    assert all(isinstance(value, float) for signs in heard.values() for value in signs.values())


def test_read_clearly_means_the_bar_of_the_design() -> None:
    assert CLEARLY == 0.98
