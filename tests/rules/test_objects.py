"""Objects: what was hit and how, and what only stood by. All sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Report

if TYPE_CHECKING:
    from harmledger.reading import Reader


def objects(reader: Reader, text: str) -> set[tuple[str, str]]:
    reading = reader.read(Report(id="t", text=text, published="2018-05-09", language="en"))
    return {(one.code, one.effect) for claim in reading.claims for one in claim.objects}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells hit a market in Taiz on Monday, killing two people.", {("market", "hit")}),
        ("An airstrike on a clinic in Taiz killed two people on Monday.", {("clinic", "hit")}),
        ("A school was destroyed in shelling of Taiz on Monday; two people were killed.", {("school", "destroyed")}),
        (
            "Shelling damaged a mosque and two houses in Taiz on Monday, killing two people.",
            {("mosque", "damaged"), ("home", "damaged")},
        ),
    ],
)
def test_what_was_hit(reader: Reader, text: str, found: set[tuple[str, str]]) -> None:
    assert objects(reader, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in shelling of Taiz on Monday and the wounded were taken to a hospital.",
        "A shell landed near a school in Taiz on Monday, killing two people.",
        "Two people were shot dead in Taiz on Monday while the governor visited a relief centre.",
    ],
)
def test_what_stood_by_was_not_hit(reader: Reader, text: str) -> None:
    assert objects(reader, text) == set()
