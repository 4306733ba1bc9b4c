"""Attributions: who is said to have done it, and by whom, and not what stands beside. All texts are invented."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from harmledger.model import Report

if TYPE_CHECKING:
    from harmledger.reading import Reader

STRUCK = "A drone strike killed eight patients in a hospital in El Obeid on Monday. "


def told(reader: Reader, text: str, country: str | None = None) -> set[tuple[str, str, str | None]]:
    """Return actor, stance and voice of each attribution of the first claim."""
    report = Report(id="r", text=text, published="2025-05-08", country=country, source="The Courier")
    actors = reader.read(report).claims[0].actors
    return {(one.actor, one.stance, one.said_by.name if one.said_by else None) for one in actors}


def test_the_voice_of_a_blame_is_the_accuser(reader: Reader) -> None:
    text = STRUCK + "Local officials blamed the Rapid Support Forces, which denied responsibility and accused the army."
    assert told(reader, text, "SD") == {
        ("Rapid Support Forces", "alleged", "Local officials"),
        ("Rapid Support Forces", "denied", "Rapid Support Forces"),
        ("Government of Sudan", "alleged", "Rapid Support Forces"),
    }


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Residents blamed Turkish forces for the strike.", "Residents"),
        ("The strike was blamed on Turkish forces by residents.", "residents"),
        ("Turkish forces were accused of the killing.", "The Courier"),
        ("The governor said that Turkish forces had carried out the strike.", "The governor"),
    ],
)
def test_who_blames_is_found_in_the_active_and_the_passive(reader: Reader, sentence: str, voice: str) -> None:
    assert told(reader, STRUCK + sentence) == {("Turkey", "alleged", voice)}


def test_a_party_that_owns_up_speaks_for_itself(reader: Reader) -> None:
    text = STRUCK + "A minister of Kenya acknowledged on Tuesday that Kenyan forces had struck the hospital."
    assert {(actor, stance) for actor, stance, _ in told(reader, text)} == {
        ("Government of Kenya", "claimed_responsibility")
    }


def test_the_body_is_heard_before_the_headline(reader: Reader) -> None:
    text = "Mortar shells killed two people in Idlib on Monday."
    report = Report(id="r", text=text, title="Airstrike kills two in Idlib", published=date(2025, 5, 8).isoformat())
    (means,) = reader.read(report).claims[0].means
    assert (means.code, means.span) == ("mortar", means.span)
    assert means.span is not None
    assert means.span.of(text) == "Mortar shells"
