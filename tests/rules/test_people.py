"""People as single sentences tell them: how many, who, and what is no person; every name and sentence is invented."""

from __future__ import annotations

import pytest

from harmledger.model import Harm, Report
from harmledger.reading import Reader


def dead(reader: Reader, text: str) -> list[Harm]:
    reading = reader.read(Report(id="r", text=text, language="en"))
    return [harm for claim in reading.claims for harm in claim.harm if harm.outcome == "killed"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Ten or more people were killed in Idlib.", 10, None),
        ("At least a dozen people were killed in Idlib.", 12, None),
        ("A couple were killed in Idlib.", 2, 2),
        ("A man, 34, was killed in Idlib.", 1, 1),
        ("Two brothers, 9 and 13, were killed in Idlib.", 2, 2),
        ("Two cleaning workers were killed in Idlib.", 2, 2),
        ("Three soldiers were killed in Idlib.", 3, 3),
        ("The attack claimed two lives in Idlib.", 2, 2),
        ("Two sicarios were killed in Idlib.", 2, 2),
    ],
)
def test_a_group_has_its_count(reader: Reader, text: str, low: int, high: int | None) -> None:
    assert [(harm.low, harm.high) for harm in dead(reader, text)] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "The shelling killed 30 cows in Idlib.",
        "Two houses at 400 Invented Street were burned in Idlib.",
        "The driver lives in Idlib.",
    ],
)
def test_what_is_no_person_counts_nobody(reader: Reader, text: str) -> None:
    assert dead(reader, text) == []


@pytest.mark.parametrize(
    ("text", "sex", "age"),
    [
        ("A 12-year-old girl was killed in Idlib.", "f", "child"),
        ("A 43-year-old teacher was killed in Idlib.", "unknown", "adult"),
        ("A young man was killed in Idlib.", "m", "unknown"),
        ("His son was killed in Idlib.", "m", "unknown"),
        ("His son, 9, was killed in Idlib.", "m", "child"),
    ],
)
def test_nothing_is_presumed_of_sex_and_age(reader: Reader, text: str, sex: str, age: str) -> None:
    (harm,) = dead(reader, text)
    assert (harm.who.sex, harm.who.age) == (sex, age)


def test_a_named_person_is_counted_and_the_name_stays_unread(reader: Reader) -> None:
    text = "Exampla Invented, 34, was killed in Idlib."
    (harm,) = dead(reader, text)
    assert (harm.low, harm.high, harm.reported) == (1, 1, None)
    assert harm.span is None or "Exampla" not in harm.span.of(text)


def test_a_pregnancy_is_sealed(reader: Reader) -> None:
    (harm,) = dead(reader, "A pregnant woman was killed in Idlib.")
    assert harm.class_ == "sealed"
