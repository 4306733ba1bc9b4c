"""RESULTS.md, the list of marks missed, and the speed figures behind them."""

from __future__ import annotations

import re

import pytest

from bench import child, hotspots, marks, results, speed
from bench.corpus import reports
from bench.marks import Miss
from bench.peer import Peer
from bench.speed import Speed, Spread

MADE = results.Made("bench/run.py", "2024-02-29", "commit abc", "CPython 3")
MARKS = {
    "speed": {
        "floor": 600,
        "goal": 1000,
        "cold_start_s": 1.0,
        "memory_mb": 400,
        "doubling": 2.25,
        "times_peer": 5.0,
        "next": "look at grammar.",
    },
    "bars": {
        "overall": {"actor": 0.9, "headline": 0.8},
        "gva": {"place_wrong": 0.03},
        "muc4": {"country": 0.9},
        "without_gva": {"headline": 0.8},
    },
    "seen": {"place_wrong": "a rule .1"},
    "next": {"place_wrong": "abstain."},
}


def quick() -> Speed:
    """A speed below every bar."""
    found = Speed(core="pinned to one core", mean_words=119.0, peer_versions="peer 1")
    found.ours, found.peer, found.ratio = Spread(500, 490, 510), Spread(125, 120, 130), Spread(4, 3.9, 4.1)
    found.start, found.memory_mb = Spread(1.5, 1.4, 1.6), {"ours": 450.0, "bare": 10.0}
    found.scaling = [(100, 0.5), (200, 1.0), (400, 3.0)]
    found.hotspots = hotspots.Profile((("grammar", 0.75),), (("grammar/stage.py:match", 0.5),))
    return found


def test_a_table_has_one_cell_a_column() -> None:
    assert results.table(["a", "b"], [["x", "1"]]) == "| a | b |\n|---|---:|\n| x | 1 |"


def test_missing_values_are_dashes() -> None:
    assert results.number("actor", None) == "-"
    assert results.number("median_km", 12.345) == "12.3"
    assert results.interval("actor", None) == "-"
    assert results.interval("actor", [0.1, 0.2]) == "0.100–0.200"


def test_every_bar_not_met_is_listed_with_its_next_step() -> None:
    group = {"metrics": {"actor": {"value": 0.95}, "place_wrong": {"value": 0.2}}, "fields": {}}
    score = {"best": {"overall": group | {"headline": {"value": 0.9}}, "sets": {"gva": group}}}
    rest = {"best": {"overall": group | {"headline": {"value": 0.7}}, "sets": {}}}
    misses = marks.accuracy_misses(score, MARKS, rest)
    assert [str(miss) for miss in misses] == [
        "place wrong (gva): 0.200, to be at most 0.03; best seen elsewhere a rule .1. Next: abstain.",
        "headline (without gva): 0.700, to be at least 0.80.",
    ]
    slow = [str(miss) for miss in marks.speed_misses(quick(), MARKS)]
    assert slow == [
        "reading speed: 500 reports a second, under the floor, to be at least 600 (goal 1,000). Next: look at grammar.",
        "speed against the peer: 4.0 times, to be at least 5.0.",
        "cold start: 1.50 s, to be at most 1.0 s.",
        "one long report: up to 3.00 times as long for twice the words, to be at most 2.25.",
        "peak memory: 450 MB, to be at most 400 MB.",
    ]


def test_the_committed_marks_can_be_read() -> None:
    bars = marks.load()
    assert {"floor", "goal", "times_peer", "cold_start_s", "memory_mb", "doubling", "next"} == set(bars["speed"])
    assert all(0 < bar < 1 for row in bars["bars"].values() for bar in row.values())
    metrics = {metric for row in bars["bars"].values() for metric in row}
    assert set(bars["seen"]) | set(bars["next"]) <= metrics


def test_the_page_holds_every_chapter() -> None:
    page = results.render(MADE, results.NO_DATA, quick(), [Miss("speed", "1", "2")])
    assert re.findall(r"^#+ .*", page, re.M) == [
        "# Results",
        "## Where we fall short of the marks",
        "## Accuracy",
        "## Speed",
        "### One long report",
        "### Where the time goes (the goal is not met)",
    ]
    assert "- speed: 1, to be 2." in page
    assert results.NO_DATA in page
    assert "| 200 | 1.00 | 200 | 2.00 |" in page
    assert "not measured" in page


def test_built_ins_are_charged_to_the_room_that_calls_them() -> None:
    house = "/somewhere/harmledger/src/harmledger"
    stage, bench = (f"{house}/grammar/stage.py", 1, "match"), ("/somewhere/harmledger/bench/ours.py", 1, "read")
    built_in, library = ("~", 0, "finditer"), ("/x/site-packages/peer/a.py", 1, "work")
    found = hotspots.shares(
        {
            bench: (1, 1, 0.0, 4.0, {}),
            stage: (1, 1, 1.0, 4.0, {bench: (1, 1, 1.0, 4.0)}),
            built_in: (1, 1, 2.0, 2.0, {stage: (1, 1, 2.0, 2.0)}),
            library: (1, 1, 1.0, 1.0, {library: (1, 1, 1.0, 1.0)}),
        }
    )
    assert dict(found.rooms) == {"grammar": 0.75, hotspots.OUTSIDE: 0.25}
    assert found.functions == (("grammar/stage.py:match", 0.75),)


def test_the_two_take_turns_and_ratios_are_taken_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr(speed, "rates", lambda read, batch: (float(next(ticks) + 1), 1.0))
    found = Speed(core="")
    other = Peer(digits=str, dates=lambda text, day: None, places=lambda text: ([], []))
    speed.rounds(found, lambda report: b"", other, 3)
    assert found.ours == Spread(3.0, 1.0, 5.0)
    assert found.peer == Spread(4.0, 2.0, 6.0)
    assert found.ratio == Spread(3 / 4, 1 / 2, 5 / 6)


def test_rates_count_reports_and_the_peak_is_positive() -> None:
    cpu, wall = speed.rates(lambda report: bytes(sum(range(50_000)) % 7), reports(3))
    assert cpu > 0
    assert wall > 0
    assert child.peak_mb() > 1
