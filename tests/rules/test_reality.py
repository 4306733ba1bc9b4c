"""What is denied, feared, planned or only possible is no harm, and who is blamed for what is real; all invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Report

if TYPE_CHECKING:
    from harmledger.model import Reading
    from harmledger.reading import Reader


def read(reader: Reader, text: str) -> Reading:
    """Return the reading of a text."""
    return reader.read(Report(id="invented", text=text, published="2024-05-08", language="en"))


@pytest.mark.parametrize(
    "text",
    [
        "An attack could kill three people in Kano.",
        "Police feared an attack on Kano.",
        "Attacks that kill civilians are crimes.",
        "No attack on Kano took place on Monday.",
        "They planned to kill four farmers in Kano.",
    ],
)
def test_what_did_not_happen_is_no_claim(reader: Reader, text: str) -> None:
    assert list(read(reader, text).claims) == []


@pytest.mark.parametrize(
    "text",
    [
        "The attack did not kill three people in Kano on Monday.",
        "An attack on Kano would cause deaths.",
        "Had the shells hit Kano, three people would have been killed.",
    ],
)
def test_what_was_denied_or_only_possible_harmed_nobody(reader: Reader, text: str) -> None:
    assert [harm for claim in read(reader, text).claims for harm in claim.harm] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The shells had hit Kano on Monday, killing three people.", "three people"),
        ("Attacks that killed three civilians in Kano on Monday were condemned.", "three civilians"),
        ("The army denied an attack on Kano on Monday that killed three people.", "three people"),
    ],
)
def test_what_happened_stays_though_words_of_doubt_stand_near(reader: Reader, text: str, words: str) -> None:
    (harm,) = [harm for claim in read(reader, text).claims for harm in claim.harm]

    assert (harm.outcome, harm.low, harm.high) == ("killed", 3, 3)
    assert harm.span is not None
    assert text[slice(*harm.span)] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels, backed by Russia, shelled Kano on Monday, killing two people.",
            [("Unidentified rebels", "perpetrator"), ("Russia", "supporter")],
        ),
        (
            "The attack in Kano on Monday, which killed two people, was blamed on the Houthis.",
            [("Houthis", "perpetrator")],
        ),
        (
            "The Houthis and Boko Haram killed two people in Kano on Monday.",
            [("Houthis", "perpetrator"), ("Boko Haram", "perpetrator")],
        ),
    ],
)
def test_every_party_has_its_role(reader: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    (claim,) = read(reader, text).claims

    assert [(one.actor, one.role) for one in claim.actors] == expected


def test_one_of_two_is_marked_as_an_alternative(reader: Reader) -> None:
    (either,) = read(reader, "Either the Houthis or Boko Haram killed two people in Kano on Monday.").claims
    (both,) = read(reader, "The Houthis and Boko Haram killed two people in Kano on Monday.").claims

    assert [one.any_of for one in either.actors] == [1, 1]
    assert not [one for one in both.actors if one.any_of]
