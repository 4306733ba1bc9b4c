"""The first picture of the README is what the reader makes of the statement printed there."""

import re
from pathlib import Path

import pytest

from harmledger.model import Reading, Report
from harmledger.places import Gazetteer
from harmledger.reading import Reader

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def reading() -> Reading:
    quoted = re.findall(r"^> (.*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return Reader(Gazetteer.bundled()).read(Report(id="readme", text=" ".join(quoted), published="2023-10-26"))


def test_three_claims_come_out(reading: Reading) -> None:
    assert [claim.kind for claim in reading.claims] == ["incident"] * 3


def test_times(reading: Reading) -> None:
    first, second, third = (claim.when for claim in reading.claims)
    assert first
    assert (first.edtf, first.basis) == ("2023-10-26", "Today")
    assert second
    assert (second.edtf, second.basis, second.weaker) == ("2023-10-24", "Last Tuesday", ("2023-10-17",))
    assert third is None


def test_places(reading: Reading) -> None:
    first, second, third = (claim.where for claim in reading.claims)
    assert first
    assert (first.name, first.level, first.country) == ("Idlib", "city", "SY")
    assert first.radius_m
    assert first.radius_m < 5_000
    assert second
    assert (second.relation, second.reference, second.lat) == ("west of", "Idlib", first.lat)
    assert second.radius_m
    assert second.radius_m > first.radius_m
    assert third
    assert (third.name, third.place_id, third.lat, third.country, third.admin1) == ("Nairab", None, None, "SY", "Idlib")
    assert third.unsure == ("country", "admin1")


def test_harm(reading: Reading) -> None:
    told = [
        [(harm.outcome, harm.low, harm.high, [part.low for part in harm.parts]) for harm in claim.harm]
        for claim in reading.claims
    ]
    assert told == [[("killed", 4, 4, [1, 3]), ("injured", 2, None, [])], [("killed", 5, 5, [3, 2])], []]


def test_actors(reading: Reading) -> None:
    told = [[(one.actor, one.role) for one in claim.actors] for claim in reading.claims]
    assert told == [
        [("Government of Syria", "perpetrator"), ("Russia", "supporter")],
        [("Russia", "perpetrator")],
        [("Government of Syria", "perpetrator")],
    ]
