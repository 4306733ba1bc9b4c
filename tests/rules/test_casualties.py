"""Harm as single sentences tell it: who did it to whom, and what did not happen; every sentence is invented."""

from __future__ import annotations

import pytest

from harmledger.model import Report
from harmledger.reading import Reader


def told(reader: Reader, text: str) -> list[tuple[str, int | None, int | None]]:
    reading = reader.read(Report(id="r", text=text, language="en"))
    return [(harm.outcome, harm.low, harm.high) for claim in reading.claims for harm in claim.harm]


@pytest.mark.parametrize(
    ("text", "outcome", "low"),
    [
        ("Gunmen have killed three traders in Kano.", "killed", 3),
        ("Man shot dead in Kano.", "killed", 1),
        ("Shell kills elderly woman in Kano.", "killed", 1),
        ("They find a murdered person in Kano.", "killed", 1),
        ("The bodies of two men were found in Kano.", "killed", 2),
        ("A nurse was shot in the leg in Kano.", "injured", 1),
        ("A boy suffered a gunshot wound in Kano.", "injured", 1),
        ("One fatality was reported after the strike on Kano.", "killed", 1),
        ("Three people are missing after the strike on Kano.", "missing", 3),
    ],
)
def test_harm_is_read_in_its_shapes(reader: Reader, text: str, outcome: str, low: int) -> None:
    assert [(found, least) for found, least, _ in told(reader, text)] == [(outcome, low)]


@pytest.mark.parametrize(
    "text",
    [
        "The shelling of Kano did not kill anyone.",
        "The strike on Kano ended without causing casualties.",
        "The bomb in Kano could have killed forty people.",
        "The group in Kano threatened to kill two doctors.",
        "They denied killing four farmers in Kano.",
        "Guards in Kano prevented two men from being killed.",
        "They plan to kill four farmers in Kano.",
    ],
)
def test_what_did_not_happen_is_no_harm(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_who_killed_is_not_counted_among_the_dead(reader: Reader) -> None:
    assert told(reader, "Police fatally shot a man in Kano.") == [("killed", 1, 1)]


def test_sexual_violence_is_sealed(reader: Reader) -> None:
    reading = reader.read(Report(id="r", text="Soldiers raped two women in Kano.", language="en"))
    assert [harm.class_ for claim in reading.claims for harm in claim.harm] == ["sealed"]
