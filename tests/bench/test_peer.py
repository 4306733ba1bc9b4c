"""The peer's own logic, with stand-ins for its libraries; all sentences are invented."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from bench.corpus import report
from bench.peer import WORDS, Peer, nearest_number


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Shells killed 12 people in a market of 300 stalls.", 12),
        ("3 were wounded and, days later, 41 killed.", 41),
        ("Nobody was hurt at 10:30.", None),
        ("Several people were killed.", None),
    ],
)
def test_the_number_nearest_to_the_word(text: str, killed: int | None) -> None:
    assert nearest_number(text, WORDS["killed"]) == killed


def test_one_report_goes_through_all_three_libraries() -> None:
    asked: list[datetime] = []

    def dates(text: str, day: datetime) -> list[tuple[str, datetime]]:
        asked.append(day)
        return [("yesterday", datetime(2023, 5, 1))]

    stand_in = Peer(digits=lambda text: "killed 4", dates=dates, places=lambda text: (["Springfield"], []))
    found = json.loads(stand_in.read(report(1)))
    assert found == {
        "report": report(1).id,
        "killed": 4,
        "injured": None,
        "dates": [["yesterday", "2023-05-01"]],
        "cities": ["Springfield"],
        "countries": [],
    }
    assert asked == [datetime.fromisoformat(report(1).published)]


def test_no_date_found_is_an_empty_list() -> None:
    silent = Peer(digits=lambda text: text, dates=lambda text, day: None, places=lambda text: ([], []))
    assert json.loads(silent.read(report(1)))["dates"] == []
