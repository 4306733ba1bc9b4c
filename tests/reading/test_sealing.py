"""What is sealed from the first reading, and what is not. All sentences and names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Harm, Report

if TYPE_CHECKING:
    from harmledger.reading import Reader


def harms(reader: Reader, text: str) -> tuple[Harm, ...]:
    (claim,) = reader.read(Report(id="s", text=text)).claims
    return claim.harm


@pytest.mark.parametrize(
    ("said", "sealed"),
    [
        ("A witness said that", True),
        ("Residents said that", True),
        ("A resident, Exampla Invented, said that", True),
        ("Relatives said that", True),
        ("A medic said that", True),
        ("A rescuer said that", True),
        ("Local sources said that", True),
        ("Activists said that", True),
        ("The rescue service said that", False),
        ("The health ministry said that", False),
        ("The army said that", False),
    ],
)
def test_human_sources_are_sealed_and_institutions_are_not(said: str, sealed: bool, reader: Reader) -> None:
    (harm,) = harms(reader, f"{said} two men were killed in Homs.")
    assert harm.said_by is not None
    assert harm.said_by.kind != "outlet"
    assert (harm.said_by.class_ == "sealed") == sealed
    assert harm.class_ == "internal"


@pytest.mark.parametrize(
    "text",
    ["Three women were raped in Homs.", "Gunmen raped three people, including a girl, in Homs."],
)
def test_sexual_violence_is_sealed_in_all_its_parts(text: str, reader: Reader) -> None:
    (harm,) = harms(reader, text)
    assert harm.outcome == "sexual_violence"
    assert {one.class_ for one in (harm, *harm.parts)} == {"sealed"}


@pytest.mark.parametrize(
    ("text", "sealed"),
    [
        ("Exampla Invented, 30, was detained in Homs.", True),
        ("Soldiers abducted Exampla Invented in Homs.", True),
        ("Exampla Invented, 30, was killed in Homs.", False),
        ("Soldiers abducted four women in Homs.", False),
        ("A journalist was detained in Homs.", False),
    ],
)
def test_a_named_person_who_is_held_is_sealed(text: str, sealed: bool, reader: Reader) -> None:
    (harm,) = harms(reader, text)
    assert (harm.class_ == "sealed") == sealed


def test_a_minor_told_by_name_is_sealed(reader: Reader) -> None:
    (harm,) = harms(reader, "Exampla Invented, 9, was killed in Homs.")
    assert (harm.class_, harm.reported) == ("sealed", None)


def test_a_minor_told_by_name_in_a_listing_is_sealed(reader: Reader) -> None:
    text = "Five people were killed in Homs, including Exampla Invented, 9, and Testo Invented, 40."
    (harm,) = harms(reader, text)
    assert harm.class_ == "internal"
    assert [part.class_ for part in harm.parts if part.who.age == "child"] == ["sealed"]


def test_a_minor_without_a_name_is_not_sealed(reader: Reader) -> None:
    (harm,) = harms(reader, "A 14-year-old boy was killed in Homs.")
    assert harm.class_ == "internal"
