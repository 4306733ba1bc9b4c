"""Where and when an event happened, by the words of the sentence and its neighbours; all sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Claim, Report

if TYPE_CHECKING:
    from harmledger.reading import Reader


def claim(reader: Reader, text: str) -> Claim:
    """Return the one incident of a text."""
    reading = reader.read(Report(id="invented", text=text, published="2024-05-08", language="en"))
    (found,) = [one for one in reading.claims if one.kind == "incident"]
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in southern Idlib", ("Idlib", "part of", "S", "city", "Idlib")),
        ("in the eastern countryside of Homs", ("Homs", "countryside of", "E", "province", "Homs")),
        ("near a Chicago school", ("Chicago", None, None, "city", None)),
        ("in a Kabul mosque", ("Kabul", None, None, "city", None)),
        ("at Exampla hospital", ("Exampla hospital", None, None, "landmark", None)),
        ("in Syria's Aleppo", ("Aleppo", None, None, "city", None)),
        ("in Exampla camp", ("Exampla camp", None, None, "village", None)),
        ("10 km west of Idlib", ("Idlib", "west of", "W", "city", "Idlib")),
        ("on Bustan Street in Aleppo", ("Bustan Street", None, None, "street", "Aleppo")),
    ],
)
def test_a_place_is_what_the_words_call_it(
    reader: Reader, words: str, expected: tuple[str, str | None, str | None, str, str | None]
) -> None:
    where = claim(reader, f"Three people were killed {words} on Monday.").where

    assert where is not None
    assert (where.name, where.relation, where.direction, where.level, where.reference) == expected


@pytest.mark.parametrize(
    ("clock", "day", "part"),
    [("2:30 a.m.", "2024-05-08", "02:30"), ("11:30 p.m.", "2024-05-07", "23:30")],
)
def test_the_clock_decides_the_day_of_a_night(reader: Reader, clock: str, day: str, part: str) -> None:
    when = claim(reader, f"Overnight, shells killed three people in Kano. The shelling began at {clock}").when

    assert when is not None
    assert (when.edtf, when.time_of_day) == (day, part)


def test_who_died_when_rockets_hit_died_on_the_day_of_the_attack(reader: Reader) -> None:
    when = claim(reader, "Eleven people died on Friday when rockets hit Kano.").when

    assert when is not None
    assert when.edtf == "2024-05-03"


def test_a_death_later_does_not_move_the_attack(reader: Reader) -> None:
    found = claim(reader, "Eleven people were hurt on Friday when rockets hit Kano. Two of them died on Sunday.")

    assert found.when is not None
    assert found.when.edtf == "2024-05-03"
    assert ("killed", 2) in [(harm.outcome, harm.low) for harm in found.harm]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The shop opened on Friday night.", "2024-05-03"),
        ("The family was having dinner on 3 May.", "2024-05-03"),
        ("The shop opened on Friday.", None),
    ],
)
def test_a_day_told_in_passing_needs_a_date_or_a_time_of_day(reader: Reader, sentence: str, day: str | None) -> None:
    when = claim(reader, f"Shells killed three people in Kano. {sentence}").when

    assert (when.edtf if when else None) == day


def test_a_running_total_is_a_toll_since_its_first_day(reader: Reader) -> None:
    text = "Fifty people have been killed in Kano since January."
    (toll,) = reader.read(Report(id="invented", text=text, published="2024-05-08", language="en")).claims

    assert toll.when is not None
    assert (toll.kind, toll.when.edtf, toll.when.earliest) == ("toll", "2024-01/2024-05-08", "2024-01-01")
