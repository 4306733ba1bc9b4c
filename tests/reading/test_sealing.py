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


def protected(reader: Reader, text: str, **more: str) -> list[tuple[str, str]]:
    remarks = reader.read(Report(id="s", text=text, language="en", **more)).remarks
    return [(one.quote, one.class_) for one in remarks if one.kind == "protected_name"]


def test_somebody_quoted_by_name_is_a_sealed_voice_whose_span_is_the_name(reader: Reader) -> None:
    text = "Qyzzle Vronk, a shopkeeper, said two men were killed in Homs."
    (harm,) = harms(reader, text)
    assert harm.said_by is not None
    assert (harm.said_by.name, harm.said_by.kind, harm.said_by.class_) == ("Qyzzle Vronk", "witness", "sealed")
    assert harm.said_by.span is not None
    assert harm.said_by.span.of(text) == "Qyzzle Vronk"


def test_the_harmed_by_name_are_restricted_and_children_among_them_sealed(reader: Reader) -> None:
    text = "Qyzzle Vronk, 40, was killed in Homs. Zumi Tarr, a 9-year-old girl, was injured."
    assert protected(reader, text) == [("Qyzzle Vronk", "restricted"), ("Zumi Tarr", "sealed")]


def test_a_protected_name_is_found_again_in_parts_and_longer(reader: Reader) -> None:
    text = "Vronk said two men were killed. Qyzzle Vronk lost a son. “I saw it,” Vronk added."
    assert {name for name, _ in protected(reader, text)} == {"Vronk", "Qyzzle Vronk"}
    assert len(protected(reader, text)) == 3


def test_a_place_that_is_called_like_a_part_of_a_name_stays(reader: Reader) -> None:
    text = "Qyzzle Homs, a baker, said two men were killed in Homs."
    assert protected(reader, text) == [("Qyzzle Homs", "sealed")]


@pytest.mark.parametrize(
    "text",
    [
        "Qyzzle Vronk, the governor, spoke first. Two men were killed, Qyzzle Vronk said.",
        "General Qyzzle Vronk spoke first. Two men were killed, Vronk said.",
    ],
)
def test_an_office_told_once_holds_for_the_rest(text: str, reader: Reader) -> None:
    assert protected(reader, text) == []


def test_a_child_stays_sealed_whatever_it_is_called(reader: Reader) -> None:
    assert protected(reader, "President Qyzzle Vronk, 12, was killed.") == [("Qyzzle Vronk", "sealed")]


def test_a_name_in_the_title_alone_is_flagged(reader: Reader) -> None:
    text = "Two men were killed in Homs on Monday."
    reading = reader.read(Report(id="s", text=text, title="Qyzzle Vronk, an eyewitness, said two men were killed"))
    assert "title_names_person" in [flag.code for flag in reading.flags]
    assert not any("Vronk" in flag.words for flag in reading.flags)
    assert [one for one in reading.remarks if one.kind == "protected_name"] == []
