"""Actors: who did it, who is said to have, and who only stands near the words. All sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Attribution, Report

if TYPE_CHECKING:
    from harmledger.reading import Reader


def actors(
    reader: Reader, text: str, country: str | None = None, published: str = "2018-05-09"
) -> tuple[Attribution, ...]:
    reading = reader.read(Report(id="t", text=text, published=published, country=country, language="en"))
    return tuple(actor for claim in reading.claims for actor in claim.actors)


def blamed(reader: Reader, text: str, country: str | None = None, published: str = "2018-05-09") -> set[str]:
    found = actors(reader, text, country, published)
    return {one.actor for one in found if one.role == "perpetrator" and one.stance != "denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Houthi forces shelled a farm in Hays on Monday, killing two people.",
        "The Houthis, who hold the port, carried out an attack on Hays on Monday that killed two people.",
        "Two people were killed on Monday in shelling of Hays by Houthi forces.",
        "Two people died on Monday in Hays at the hands of Houthi forces.",
        "A Houthi drone strike killed two people in Hays on Monday.",
        "A mortar killed two people in Hays on Monday. Residents blamed the Houthis for the attack.",
        "Two people were killed in Hays on Monday. The Houthis were responsible for the shelling.",
    ],
)
def test_the_perpetrator_is_found_in_every_shape(reader: Reader, text: str) -> None:
    assert blamed(reader, text) == {"Houthis"}


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in Hays on Monday, the Houthis said.",
        "A landmine killed two people in Hays, a town held by the Houthis, on Monday.",
        "An attack on Houthi forces killed two people in Hays on Monday.",
        "Shells killed two people in Hays on Monday. No group has claimed responsibility.",
        "Shells killed two people in Hays on Monday. Iran condemned the attack on the Houthis.",
    ],
)
def test_whoever_stands_near_is_not_the_perpetrator(reader: Reader, text: str) -> None:
    assert blamed(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Suspected Boko Haram fighters killed nine farmers near Maiduguri on Monday.", "suspected"),
        ("A bomb killed two people in Kabul on Monday. The Taliban claimed responsibility.", "claimed_responsibility"),
        ("A bomb killed two people in Kabul on Monday. The Taliban denied involvement.", "denied"),
        (
            "Israel acknowledged striking the house in Tyre on Monday but denied responsibility for two deaths.",
            "acknowledged_act_denied_responsibility",
        ),
    ],
)
def test_the_stance_is_kept(reader: Reader, text: str, stance: str) -> None:
    assert stance in {one.stance for one in actors(reader, text)}


def test_an_accused_that_denies_is_told_twice(reader: Reader) -> None:
    text = (
        "A rocket killed three people near Goma on Monday. Officials blamed M23, which denied carrying out the attack."
    )
    assert {one.stance for one in actors(reader, text) if one.actor == "M23"} == {"alleged", "denied"}


def test_generic_words_mean_the_party_of_the_country(reader: Reader) -> None:
    text = "Guerrillas killed two peasants on Monday."
    assert blamed(reader, text, "GT", "1990-05-09") == {"Guatemalan National Revolutionary Unity"}
    # Several groups were guerrillas in Colombia: the word names none of them.
    assert blamed(reader, text, "CO", "1990-05-09") == {"Unidentified militants"}


def test_nobody_in_particular_only_where_nobody_is_named(reader: Reader) -> None:
    text = "Gunmen killed two people in Quetta on Monday. The attack was carried out by the Pakistani Taliban."
    assert "Unidentified armed group" not in blamed(reader, text)


def test_the_name_of_the_body_outranks_that_of_the_headline(reader: Reader) -> None:
    text = "Assad Bombs Kill Two\n\nThe Assad regime bombed Saraqib on Monday, killing two civilians."
    assert [one.as_written for one in actors(reader, text, "SY")] == ["Assad regime"]
