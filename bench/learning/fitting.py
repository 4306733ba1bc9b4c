"""Fits weights of signs by logistic regression, and calibrates their scores on labels the fit has not seen.

Logistic regression with an L2 penalty (scikit-learn). What is said of a labelled report comes from a fit and from knots
without it: `FOLDS` parts by the hash of the report.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.learning.calibration import calibrated
from bench.learning.observing import Observation
from harmledger.reading.certainty import Weights

FOLDS = 10
# Strength of the data against the penalty; how much the gold of a clean set counts beside a label of the text itself.
STRENGTH, GOLD_WEIGHT = 0.1, 0.3
# A sign seen in fewer fields than this is left out; so is a weight that would not change a digit shown.
RARE, SLIGHT = 12, 0.02

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of a field, and (report, share, right) of each labelled report by a fit and knots without it."""

    weights: Weights
    unseen: tuple[tuple[str, float, bool], ...]


def part_of(report: str) -> int:
    """Return the part of the data that a report belongs to."""
    return int(hashlib.sha256(report.encode()).hexdigest(), 16) % FOLDS


def fit(rows: Sequence[Observation]) -> Fit:
    """Fit one field; labels decide where a report has both a label and gold."""
    labelled = [row for row in rows if row.by_label is not None]
    known = {row.report for row in labelled}
    gold = [row for row in rows if row.by_gold is not None and row.report not in known]
    seen = Counter(name for row in (*labelled, *gold) for name, value in row.signs.items() if value)
    kept = frozenset(name for name, times in seen.items() if times >= RARE)
    scores = {}
    for part in range(FOLDS):
        signs = _signs([row for row in labelled if part_of(row.report) != part], gold, kept)
        scores |= {row.report: _score(signs, row.signs) for row in labelled if part_of(row.report) == part}
    right = {row.report: bool(row.by_label) for row in labelled}
    unseen: list[tuple[str, float, bool]] = []
    for part in range(FOLDS):
        judge = _placed({}, [(scores[one], right[one]) for one in scores if part_of(one) != part])
        mine = [one for one in scores if part_of(one) == part]
        unseen += [(one, judge.share_at(scores[one]) or 0.0, right[one]) for one in mine]
    whole = _placed(_signs(labelled, gold, kept), [(scores[report], right[report]) for report in scores])
    return Fit(whole, tuple(sorted(unseen)))


def _placed(signs: Signs, scored: Sequence[tuple[float, bool]]) -> Weights:
    """Return weights with the knots that these scores give."""
    knots = calibrated(scored)
    return Weights(signs, tuple(at for at, _ in knots), tuple(share for _, share in knots))


def _signs(labelled: Sequence[Observation], gold: Sequence[Observation], kept: frozenset[str]) -> dict[str, float]:
    """Return the weights of the signs, the bias among them, rounded as they are written."""
    rows = [*labelled, *gold]
    table = DictVectorizer(sparse=False)
    matrix = table.fit_transform([{name: row.signs[name] for name in kept & row.signs.keys()} for row in rows])
    right = np.array([row.by_label if row.by_label is not None else row.by_gold for row in rows], dtype=bool)
    weight = np.array([1.0] * len(labelled) + [GOLD_WEIGHT] * len(gold))
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(matrix, right, sample_weight=weight)
    found = {name: round(float(one), 3) for name, one in zip(table.feature_names_, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 3)} | {k: v for k, v in found.items() if abs(v) >= SLIGHT}


def _score(weights: Mapping[str, float], signs: Signs) -> float:
    return Weights(weights, (), ()).score(signs)
