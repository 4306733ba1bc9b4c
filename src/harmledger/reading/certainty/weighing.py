"""Weighs the signs of a field: a log-linear score, and the share of such scores that were read rightly."""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from harmledger.reading.weighing import FOLDER

FILE = FOLDER / "certainty.toml"
# From this share on a field counts as read clearly; below it a person is asked to check.
CLEARLY = 0.98

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one field: `signs` in log-odds, and the knots of the calibration.

    `scores` rise; `shares` are the shares read rightly at them, from 0 to 1, never falling.
    """

    signs: Mapping[str, float]
    scores: tuple[float, ...]
    shares: tuple[float, ...]

    def score(self, signs: Signs) -> float:
        """Return the log-odds that the signs add up to; a sign without a weight says nothing."""
        known = self.signs
        total = known.get("bias", 0.0)
        for name, value in signs.items():
            if value and name in known:
                total += known[name] * value
        return total

    def certainty(self, signs: Signs) -> float | None:
        """Return the calibrated share for a field with these signs, None where there is no calibration."""
        return self.share_at(self.score(signs))

    def share_at(self, score: float) -> float | None:
        """Return the share at a score: a step function, the value of the highest knot that the score reaches."""
        if not self.scores:
            return None
        return self.shares[max(bisect_right(self.scores, score) - 1, 0)]

    def reasons(self, signs: Signs, most: int = 6) -> tuple[str, ...]:
        """Return the signs that weigh most, in words: what each adds to the log-odds."""
        added = {name: self.signs.get(name, 0.0) * value for name, value in signs.items()}
        heavy = sorted((name for name in added if added[name]), key=lambda name: -abs(added[name]))[:most]
        return tuple(f"{'for' if added[name] > 0 else 'against'}: {name} ({added[name]:+.2f})" for name in heavy)


def _weights(table: Mapping[str, object]) -> Weights:
    signs, knots = table.get("signs", {}), table.get("knots", [])
    if not isinstance(signs, dict) or not isinstance(knots, list):
        raise ValueError("A field's weights are a table of signs and a list of knots.")
    scores, shares = tuple(float(one[0]) for one in knots), tuple(float(one[1]) for one in knots)
    rising = all(a < b for a, b in pairwise(scores))
    if not rising or list(shares) != sorted(shares) or any(not 0 <= share <= 1 for share in shares):
        raise ValueError("Knots are pairs of a rising score and a share from 0 to 1 that never falls.")
    if not all(math.isfinite(float(weight)) for weight in signs.values()):
        raise ValueError("Weights are finite numbers.")
    return Weights({name: float(weight) for name, weight in signs.items()}, scores, shares)


@cache
def load_weights(path: Path = FILE) -> Mapping[str, Weights]:
    """Return the weights by field; ValueError when the file is not of this form."""
    fields = tomllib.loads(path.read_text("utf-8")).get("field", {})
    return {name: _weights(table) for name, table in fields.items()}
