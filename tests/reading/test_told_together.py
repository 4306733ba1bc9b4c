"""Harm and blame told over several sentences; all sentences and names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Claim, Harm, Report

if TYPE_CHECKING:
    from harmledger.reading import Reader


def claim(reader: Reader, text: str) -> Claim:
    """Return the one incident of a text."""
    reading = reader.read(Report(id="invented", text=text, published="2024-05-08", language="en"))
    (found,) = [one for one in reading.claims if one.kind == "incident"]
    return found


def parts(harm: Harm) -> list[tuple[int | None, int | None, str, str]]:
    """Return the parts of a harm: numbers, sex and age."""
    return [(one.low, one.high, one.who.sex, one.who.age) for one in harm.parts or ()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of the nine people killed by shells in Kano on Monday, four were children.",
            [(4, 4, "unknown", "child"), (5, 5, "unknown", "unknown")],
        ),
        (
            "Shells killed nine people in Kano on Monday. Four were children. Two were women.",
            [(4, 4, "unknown", "child"), (2, 2, "f", "adult"), (3, 3, "unknown", "unknown")],
        ),
        (
            "Bodies of five people, including two girls, were recovered in Kano on Monday.",
            [(2, 2, "f", "child"), (3, 3, "unknown", "unknown")],
        ),
        (
            "Between 12 and 15 people were wounded by shells in Kano on Monday, among them a pregnant woman.",
            [(1, 1, "f", "adult")],
        ),
    ],
)
def test_parts_and_their_rest_make_the_whole(
    reader: Reader, text: str, expected: list[tuple[int, int, str, str]]
) -> None:
    (harm,) = claim(reader, text).harm

    assert parts(harm) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed a woman in Kano on Monday. The woman, 34, was a nurse.", [("killed", 1, "f")]),
        (
            "Shells killed a man, 60, and a woman, 34, in Kano on Monday. The 60-year-old was a baker.",
            [("killed", 1, "m"), ("killed", 1, "f")],
        ),
        (
            "Shells killed nine people in Kano on Monday. Another three were injured.",
            [("killed", 9, "unknown"), ("injured", 3, "unknown")],
        ),
        ("Shells killed the father of three in Kano on Monday.", [("killed", 1, "m")]),
        ("Shells killed a family of five in Kano on Monday.", [("killed", 5, "unknown")]),
        (
            "A bomb killed a couple and their child in Kano on Monday.",
            [("killed", 2, "unknown"), ("killed", 1, "unknown")],
        ),
    ],
)
def test_nobody_is_counted_twice(reader: Reader, text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(harm.outcome, harm.low, harm.who.sex) for harm in claim(reader, text).harm] == expected


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        (
            "The army shelled Kano on Monday, killing three people. Police were patrolling the market.",
            [("Government of Nigeria", "alleged")],
        ),
        (
            "A drone killed three people in Kano on Monday. The army denied that its aircraft had hit the town.",
            [("Government of Nigeria", "denied")],
        ),
    ],
)
def test_who_did_it_is_told_with_its_stance(reader: Reader, text: str, blame: list[tuple[str, str]]) -> None:
    assert [(one.actor, one.stance) for one in claim(reader, text).actors] == blame


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Three people were killed in Idlib province on Monday. Shells fell on Saraqib.", "Saraqib", "town"),
        ("Three people were killed in Lima (Peru) on Monday.", "Lima", "city"),
        ("Three people were killed in Springfield, Illinois, on Monday.", "Springfield", "city"),
        ("Three people were killed in the town of Exampla, near Homs, on Monday.", "Exampla", "town"),
    ],
)
def test_the_narrower_place_is_the_event_s(reader: Reader, text: str, name: str, level: str) -> None:
    where = claim(reader, text).where

    assert where is not None
    assert (where.name, where.level) == (name, level)
