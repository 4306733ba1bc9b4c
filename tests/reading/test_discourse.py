"""Discourse: which sentences make an event, a toll or nothing at all; every sentence is invented."""

from __future__ import annotations

import pytest

from harmledger.model import Claim, Report
from harmledger.places import Gazetteer
from harmledger.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.bundled())


def read(reader: Reader, text: str, title: str | None = None) -> tuple[Claim, ...]:
    return reader.read(Report(id="x", text=text, title=title, published="2024-05-08")).claims


def counts(claim: Claim) -> list[tuple[str, int | None, int | None]]:
    return [(harm.outcome, harm.low, harm.high) for harm in claim.harm]


def test_values_come_from_the_body_and_not_from_the_title(reader: Reader) -> None:
    (claim,) = read(reader, "Four people were killed in an airstrike on Idlib on Monday.", "Strike kills four in Idlib")

    assert counts(claim) == [("killed", 4, 4)]
    assert claim.harm[0].reported == "Four people"


def test_the_title_tells_what_the_body_leaves_out(reader: Reader) -> None:
    (claim,) = read(reader, "An airstrike hit Idlib on Monday, rescuers said.", "Four people killed in Idlib")

    assert counts(claim) == [("killed", 4, 4)]
    assert claim.harm[0].span is None
    assert claim.harm[0].derived_from == ("title",)


def test_survivors_of_those_shot_say_what_they_are_derived_from(reader: Reader) -> None:
    (claim,) = read(reader, "Five people were shot in Cali on Monday. One man died at the scene.")
    wounded = next(harm for harm in claim.harm if harm.outcome == "injured")

    assert (wounded.low, wounded.high) == (4, 4)
    assert wounded.derived_from == ("hit less dead",)


def test_the_nearest_voice_says_it(reader: Reader) -> None:
    text = "The civil defence said four people were killed in Idlib on Monday, and seven were wounded, a doctor said."
    (claim,) = read(reader, text)
    voices = {harm.outcome: harm.said_by for harm in claim.harm}

    assert voices["killed"] is not None
    assert voices["injured"] is not None
    assert voices["killed"].kind == "rescuer"
    assert voices["injured"].kind == "medical"


@pytest.mark.parametrize(
    "text",
    [
        "More than 1,200 civilians have been killed in the region since 2020.",
        "Mines have killed 41 people in the district this year.",
        "In April, 78 civilians were killed by airstrikes across the country.",
    ],
)
def test_a_running_total_is_a_toll(reader: Reader, text: str) -> None:
    assert [claim.kind for claim in read(reader, text)] == ["toll"]


@pytest.mark.parametrize(
    "text",
    [
        "Since Friday night, 11 people have been killed in an assault on Cali.",
        "Nine people were killed on Monday in Kharkiv in the deadliest attack since 2022.",
        "A similar attack in 2016 killed 22 children in Aleppo.",
    ],
)
def test_an_event_is_no_toll(reader: Reader, text: str) -> None:
    assert [claim.kind for claim in read(reader, text)] == ["incident"]


def test_claims_are_numbered_in_the_order_they_come_out(reader: Reader) -> None:
    text = "In 2015 a car bomb killed 40 people in Beirut. On Monday gunmen killed two people in Tripoli, Lebanon."
    claims = read(reader, text)

    assert [claim.id for claim in claims] == ["c1", "c2"]
    assert counts(claims[0]) == [("killed", 2, 2)]


def test_each_place_has_its_own_dead(reader: Reader) -> None:
    claims = read(reader, "Shelling killed two people in Kherson, three in Nikopol and one in Sumy on Monday.")

    assert [counts(claim) for claim in claims] == [[("killed", 2, 2)], [("killed", 3, 3)], [("killed", 1, 1)]]
    assert {claim.when.edtf for claim in claims if claim.when} == {"2024-05-06"}
