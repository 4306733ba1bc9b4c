"""Which of the days told is the event's, and the weights by which it is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from harmledger.model import Report
from harmledger.reading.weighing import FOLDER, weights

if TYPE_CHECKING:
    from harmledger.reading import Reader

# Invented sentences.
SHOT = "A man was shot in Cali on Saturday night."


def day(reader: Reader, text: str) -> str | None:
    when = reader.read(Report(id="x", text=text, published="2024-05-08")).claims[0].when
    return when.edtf if when else None


@pytest.mark.parametrize(
    "beside",
    [
        "Two suspects appeared in court on Tuesday.",
        "A vigil will be held on Thursday evening.",
        "Police said on Monday that they had made no arrest.",
        "He had moved to the city in 2019.",
    ],
)
def test_a_day_of_something_else_is_not_the_events(reader: Reader, beside: str) -> None:
    assert day(reader, f"{beside} {SHOT}") == day(reader, f"{SHOT} {beside}") == "2024-05-04"


def test_no_day_is_chosen_where_only_other_things_have_days(reader: Reader) -> None:
    assert day(reader, "A man was shot in Cali. A vigil is planned for Thursday.") is None


def test_an_explained_reading_names_what_speaks_for_each_day(reader: Reader) -> None:
    report = Report(id="x", text=f"{SHOT} A suspect was arrested on Tuesday.", published="2024-05-08")

    trace = reader.read(report, explain=True).trace

    step = next(step for step in trace or () if step.rule == "discourse.day_chosen")
    assert [(one.name, one.taken) for one in step.considered] == [("2024-05-04", True), ("2024-05-07", False)]
    assert "tie.aftermath" in step.considered[1].reasons


def test_weights_name_abstract_features_only() -> None:
    table = weights("days")

    assert "decision.floor" in table
    assert all(re.fullmatch(r"[a-z_]+\.[a-z_]+", name) for name in table)
    assert "bench/learn_days.py" in (FOLDER / "days.toml").read_text("utf-8")
