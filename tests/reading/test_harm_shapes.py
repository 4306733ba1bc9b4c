"""Harm in its shapes, with the words it stands in and the parts it breaks down into; all sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Harm, Report

if TYPE_CHECKING:
    from harmledger.reading import Reader


def harms(reader: Reader, text: str) -> list[Harm]:
    """Return all harm of a text, in order."""
    reading = reader.read(Report(id="invented", text=text, published="2024-05-08", language="en"))
    return [harm for claim in reading.claims for harm in claim.harm]


def told(reader: Reader, text: str) -> list[tuple[str, int | None, int | None, str | None]]:
    """Return each outcome with its numbers and the words at its span."""
    return [
        (harm.outcome, harm.low, harm.high, text[slice(*harm.span)] if harm.span else None)
        for harm in harms(reader, text)
    ]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("eight people in Kano on Monday, half of them women", (4, 4, "f", "adult")),
        ("nine people in Kano on Monday, half of them children", (4, 5, "unknown", "child")),
        ("eight people in Kano on Monday, most of them children", (5, 8, "unknown", "child")),
        ("eight people in Kano on Monday, all of them farmers", (8, 8, "unknown", "unknown")),
        ("more than eight people in Kano on Monday, half of them children", (4, None, "unknown", "child")),
        ("dozens of people in Kano on Monday, most of them women", (12, None, "f", "adult")),
        ("eight people in Kano on Monday, including three women", (3, 3, "f", "adult")),
        ("five civilians, three women and two infants in Kano on Monday", (3, 3, "f", "adult")),
        ("four people, one of whom was a nurse, in Kano on Monday", (1, 1, "unknown", "unknown")),
    ],
)
def test_a_share_is_counted_of_its_whole(reader: Reader, words: str, part: tuple[int, int | None, str, str]) -> None:
    (harm,) = harms(reader, f"Shells killed {words}.")

    assert harm.parts
    first = harm.parts[0]
    assert (first.low, first.high, first.who.sex, first.who.age) == part


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Shells killed four people, one of whom was a nurse, in Kano on Monday.", ("medic",)),
        ("Shells killed four people, two of them pregnant, in Kano on Monday.", ("pregnant",)),
    ],
)
def test_what_some_of_them_were_is_theirs_alone(reader: Reader, text: str, roles: tuple[str, ...]) -> None:
    (harm,) = harms(reader, text)

    assert (harm.low, harm.who.roles) == (4, ())
    assert harm.parts
    assert harm.parts[0].who.roles == roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells killed three women and two men in Kano on Monday.",
            [("killed", 3, 3, "three women"), ("killed", 2, 2, "two men")],
        ),
        (
            "The death of four civilians in Kano was reported on Monday, and two others were injured.",
            [("killed", 4, 4, "four civilians"), ("injured", 2, 2, "two others")],
        ),
        (
            "Gunmen killed a farmer and his two sons in Kano on Monday.",
            [("killed", 1, 1, "a farmer"), ("killed", 2, 2, "his two sons")],
        ),
        (
            "The strike on Kano on Monday left nine dead and twelve wounded.",
            [("killed", 9, 9, "nine"), ("injured", 12, 12, "twelve wounded")],
        ),
        (
            "The shelling of Kano caused 12 civilian casualties on Monday.",
            [("casualties_undifferentiated", 12, 12, "12 civilian casualties")],
        ),
        ("The shelling of Kano caused deaths on Monday.", [("killed", 2, None, "deaths")]),
        ("The shelling of Kano on Monday caused injuries.", [("injured", 2, None, "injuries")]),
        ("The death toll of the strike on Kano rose to 14 on Monday.", [("killed", 14, 14, "14")]),
        ("The bodies of three men were found in Kano on Monday.", [("killed", 3, 3, "three men")]),
        ("Man shot dead in Kano on Monday.", [("killed", 1, 1, "Man")]),
        ("Gunmen executed man in Kano on Monday.", [("killed", 1, 1, "man")]),
        ("Police find executed man in Kano on Monday.", [("killed", 1, 1, "executed man")]),
        ("A tinsmith was shot dead in Kano on Monday.", [("killed", 1, 1, "A tinsmith")]),
        ("Gunmen shot them in Kano on Monday.", [("injured", 2, None, "them")]),
        ("A 7-year-old was killed by shells in Kano on Monday.", [("killed", 1, 1, "A 7-year-old")]),
        ("Police arrested three men in Kano on Friday.", [("detained", 3, 3, "three men")]),
        ("Civilian casualties in Kano were not known on Monday.", []),
        ("There were no deaths in Kano on Monday.", []),
    ],
)
def test_harm_stands_at_its_words(
    reader: Reader, text: str, expected: list[tuple[str, int | None, int | None, str]]
) -> None:
    assert told(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Gunmen killed a teacher, 34, and her daughter, 7, in Kano on Monday.", ["adult", "child"]),
        ("Gunmen killed two boys, aged 7 and 9, in Kano on Monday.", ["child"]),
        ("Gunmen killed two people, 17 and 45, in Kano on Monday.", ["unknown"]),
    ],
)
def test_an_age_tells_children_from_adults(reader: Reader, text: str, ages: list[str]) -> None:
    assert [harm.who.age for harm in harms(reader, text)] == ages


def test_a_pronoun_tells_the_sex_of_the_one_told_before(reader: Reader) -> None:
    (harm,) = harms(reader, "The victim was shot in Kano on Monday. He died on Tuesday.")

    assert (harm.outcome, harm.low, harm.who.sex) == ("killed", 1, "m")
