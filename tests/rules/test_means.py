"""Means: weapons that took part, and those that only stand in the text. All sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Report

if TYPE_CHECKING:
    from harmledger.reading import Reader


def means(reader: Reader, text: str) -> set[str]:
    reading = reader.read(Report(id="t", text=text, published="2018-05-09", language="en"))
    return {one.code for claim in reading.claims for one in claim.means}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The bombing of a house in Taiz killed two people on Monday.", {"unspecified_explosive"}),
        ("Warplanes bombed a house in Taiz on Monday, killing two people.", {"airstrike"}),
        ("A warplane fired two missiles at a house in Taiz on Monday, killing two people.", {"airstrike"}),
        ("Missiles hit a house in Taiz on Monday, killing two people.", {"missile"}),
        ("A bomb exploded in a market in Taiz on Monday, killing two people.", {"ied"}),
        ("A bomb attack in Taiz killed two people on Monday.", {"ied"}),
        ("Helicopters dropped barrel bombs on Daraya on Monday, killing two people.", {"barrel_bomb"}),
        ("A suicide bomber killed two people in Kabul on Monday.", {"suicide_bomb"}),
        ("Regime artillery shelled Saraqib on Monday, killing two people.", {"artillery"}),
        ("Soldiers burned down a house in Taiz on Monday, killing two people.", {"arson"}),
    ],
)
def test_the_means_is_what_the_words_say(reader: Reader, text: str, codes: set[str]) -> None:
    assert means(reader, text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "An attack in Taiz killed two people on Monday.",
        "Gunmen killed two people in Taiz on Monday; a helicopter took the wounded to the capital.",
        "Two people were killed in a raid in Taiz on Monday and a house burned down.",
        "Bodies were dismembered in an attack in Taiz on Monday that killed two people.",
    ],
)
def test_no_means_is_inferred(reader: Reader, text: str) -> None:
    assert means(reader, text) == set()
