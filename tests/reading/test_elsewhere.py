"""Whether a place is another one than that told before; all names are invented."""

from __future__ import annotations

import pytest

from harmledger.reading.elsewhere import elsewhere
from harmledger.rules.meanings import PlaceWords


def place(name: str, kind: str | None = None, relation: str | None = None, *within: str) -> PlaceWords:
    """Return the words of a place, and of those it is said to lie in."""
    holders = [PlaceWords(holder, (0, 1)) for holder in within]
    return PlaceWords(name, (0, 1), kind=kind, relation=relation, within=holders)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (place("Exampla"), place("Otherby")),
        (place("Exampla", "village"), place("Otherby", "town")),
        (place("Long Street", "road"), place("Short Street", "road")),
        (place("Long Street", "road", None, "Exampla"), place("Short Street", "road", None, "Otherby")),
        (place("Exampla", None, "west of", "Thirdham"), place("Otherby", None, None, "Thirdham")),
    ],
)
def test_two_places_of_one_scale_are_two(one: PlaceWords, other: PlaceWords) -> None:
    assert elsewhere(one, other)
    assert elsewhere(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (place("Exampla"), place("EXAMPLA", "town")),
        (place("Exampla"), place("Exampla City")),
        (place("Exampla"), place("Otherby", None, None, "Exampla")),
        (place("Long Street", "road"), place("Otherby", "town")),
        (place("Exampla", "town"), place("Otherland", "province")),
        (place("Exampland", "province"), place("Otherland", "district")),
        (place("Old Town", None, "part of", "Exampla"), place("Exampla")),
    ],
)
def test_what_may_lie_in_the_other_is_not_elsewhere(one: PlaceWords, other: PlaceWords) -> None:
    assert not elsewhere(one, other)
    assert not elsewhere(other, one)
