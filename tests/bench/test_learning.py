"""Labels and calibration: what is kept of a report, and shares that never fall."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bench.learning.calibration import CLEAR_BLOCK, calibrated
from bench.learning.labels import FILE, load_labels
from harmledger.model.codes import MEANS
from harmledger.reading.certainty import CLEARLY, Weights

KEYS = {
    "id",
    "event",
    "killed",
    "injured",
    "women_killed",
    "children_killed",
    "attackers_killed",
    "day",
    "country",
    "actors",
    "means",
    "events",
    "unsure",
    "labels",
}


def test_labels_are_ids_and_facts_without_text() -> None:
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) >= 300
    for row in rows:
        assert set(row) <= KEYS
        assert all(code in MEANS for code in row.get("means", ()))
        assert all(len(value) < 45 for value in row.get("actors", ()))


def test_labels_load() -> None:
    labels = load_labels()
    assert all(
        label.killed is None or label.killed[1] is None or label.killed[0] <= label.killed[1]
        for label in labels.values()
    )
    assert all(label.day is None or label.day[0] <= label.day[1] for label in labels.values())


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=400))
def test_knots_rise_and_shares_never_fall(scored: list[tuple[float, bool]]) -> None:
    knots = calibrated(scored)
    scores, shares = [score for score, _ in knots], [share for _, share in knots]
    assert scores == sorted(set(scores))
    assert shares == sorted(shares)
    assert all(0 < share < 1 for share in shares)


def test_what_is_mostly_right_above_a_score_is_read_clearly_there() -> None:
    scored = [(3.0 + place / 1000, True) for place in range(100)] + [
        (-place / 1000, place % 2 == 0) for place in range(100)
    ]
    knots = calibrated(scored)
    weights = Weights({"sign": 1.0}, tuple(at for at, _ in knots), tuple(share for _, share in knots))
    assert (weights.share_at(3.05) or 0) >= CLEARLY
    assert (weights.share_at(-0.05) or 0) < 0.7


def test_a_short_run_of_luck_is_not_certainty() -> None:
    knots = calibrated([(1.0 + place, True) for place in range(CLEAR_BLOCK - 5)])
    assert max(share for _, share in knots) < CLEARLY
