"""Kinds of error, each told apart from the next; all numbers are invented."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.errors import RIGHT, count_kind, day_kind, list_kind, place_kind, rows


@pytest.mark.parametrize(
    ("wanted", "got", "exact", "kind"),
    [
        ((4, 4), (4, 4), True, RIGHT),
        ((0, 0), None, False, RIGHT),
        ((0, 0), (1, 1), False, "invented"),
        ((4, 4), None, False, "not told"),
        ((4, 4), (3, 3), False, "one too few"),
        ((4, 4), (5, 5), False, "one too many"),
        ((4, 4), (9, 9), False, "too many"),
        ((40, 40), (9, 9), False, "too few"),
        ((4, 12), (9, 9), False, "within the range"),
    ],
)
def test_how_a_count_misses(wanted: tuple[int, int], got: tuple[int, int] | None, exact: bool, kind: str) -> None:
    assert count_kind(wanted, got, exact) == kind


@pytest.mark.parametrize(
    ("earliest", "latest", "kind"),
    [
        ("2031-03-04", "2031-03-04", RIGHT),
        ("2031-03-03", "2031-03-04", "too wide"),
        ("2031-03-05", "2031-03-05", "a day off"),
        ("2031-02-28", "2031-02-28", "2-7 days off"),
        ("2030-03-04", "2030-03-04", "farther off"),
    ],
)
def test_how_a_day_misses(earliest: str, latest: str, kind: str) -> None:
    assert day_kind("2031-03-04", "2031-03-04", {"earliest": earliest, "latest": latest}) == kind


def test_no_day_is_none() -> None:
    assert day_kind("2031-03-04", "2031-03-04", None) == "none"
    assert day_kind("2031-03-04", "2031-03-04", {"earliest": None, "latest": "2031-03-04"}) == "none"


def test_how_a_point_and_a_list_miss() -> None:
    assert [place_kind(km) for km in (None, 3.0, 60.0, 500.0)] == ["no point", RIGHT, "25-161 km off", "farther off"]
    assert [list_kind(*pair) for pair in ((True, True), (False, True), (False, False))] == [RIGHT, "another", "none"]


def test_rows_leave_out_what_is_all_right() -> None:
    found = {("a", "day"): Counter({RIGHT: 3}), ("a", "killed"): Counter({RIGHT: 1, "not told": 2, "invented": 1})}
    assert rows(found) == [["a", "killed", "4", "3", "not told 2, invented 1"]]
