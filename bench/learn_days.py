"""Learns the weights by which the reader chooses an event's day among those told: `python -m bench.learn_days DATA`.

Multinomial logistic regression over the features that an explained reading names, abstract ones only. A report whose
days are all another teaches to choose none. The data are the labelled sets that `bench/README.md` describes.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from harmledger.model import Report
from harmledger.places import Gazetteer
from harmledger.reading import Reader
from harmledger.reading.weighing import FOLDER

SETS = ("gva", "muc4", "airwars_gaza", "airwars_syria_en")
NONE = "decision.floor"
_STEPS, _RATE, _RIDGE, _SEEN = 300, 4.0, 2e-4, 8
_REPORT = ("id", "text", "title", "published", "language", "country", "source")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d")

Case = tuple[list[list[str]], list[bool]]


def cases(data: Path) -> Iterator[Case]:
    """Yield for each report the features of each day told, and which of them are right."""
    reader = Reader(Gazetteer.bundled())
    for name in SETS:
        gold = {row["id"]: row["gold"] for row in _rows(data / f"{name}.gold.jsonl")}
        for row in _rows(data / f"{name}.input.jsonl"):
            labels = gold.get(row["id"], {})
            if "date" not in labels:
                continue
            reading = reader.read(Report(**{key: row.get(key) for key in _REPORT}), explain=True)
            first = next((step for step in reading.trace or () if step.rule == "discourse.day_chosen"), None)
            if first:
                told = first.considered
                last = labels.get("date_end") or labels["date"]
                names = [[reason for reason in one.reasons if not reason.startswith("sum ")] for one in told]
                yield names, _right([one.name for one in told], str(labels["date"]), str(last))


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _right(told: Sequence[str], first: str, last: str) -> list[bool]:
    """Return which of the times told are right: those within the labelled days, else those that hold them."""
    spans = [_DAYS.findall(edtf) if ".." not in edtf else [] for edtf in told]
    within = [bool(days) and first <= min(days) and max(days) <= last for days in spans]
    return within if any(within) else [bool(days) and min(days) <= first and last <= max(days) for days in spans]


def learn(told: Sequence[Case]) -> dict[str, float]:
    """Return the weights that make the right days likeliest; features seen seldom get none."""
    seen = Counter(name for groups, _ in told for names in groups for name in set(names))
    known = {name for name, times in seen.items() if times >= _SEEN}
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(float)
    for _ in range(_STEPS):
        slopes: dict[str, float] = defaultdict(float)
        for groups, right in told:
            totals = [math.fsum(weights[name] for name in names if name in known) for names in groups]
            _slope(groups, right, totals, weights[NONE], slopes)
        for name in [*known, NONE]:
            slope = slopes[name] / len(told) - _RIDGE * weights[name]
            squares[name] += slope * slope
            weights[name] += _RATE / math.sqrt(_STEPS) * slope / math.sqrt(squares[name] + 1e-12)
    return {name: weights[name] for name in [*known, NONE]}


def _slope(
    groups: list[list[str]], right: list[bool], totals: list[float], none: float, slopes: dict[str, float]
) -> None:
    every = [*totals, none]
    most = max(every)
    odds = [math.exp(total - most) for total in every]
    good = [*right, not any(right)]
    whole, fit = sum(odds), sum(odd for odd, well in zip(odds, good, strict=True) if well)
    for names, odd, well in zip([*groups, [NONE]], odds, good, strict=True):
        push = (odd / fit if well else 0.0) - odd / whole
        for name in names:
            slopes[name] += push


def written(weights: dict[str, float], reports: int) -> str:
    """Return the weights as TOML, a table a kind of feature."""
    lines = [
        "# How much each feature speaks for a day told being the event's own; sums are log-odds, save for a constant.",
        f"# Learned by bench/learn_days.py on {reports} reports; abstract features only.",
    ]
    tables: dict[str, list[str]] = defaultdict(list)
    for name, weight in sorted(weights.items()):
        table, _, feature = name.partition(".")
        tables[table].append(f"{feature} = {weight:.2f}")
    return "\n".join(lines) + "".join(f"\n\n[{table}]\n" + "\n".join(rows) for table, rows in tables.items()) + "\n"


def main(data: Path) -> None:
    """Learn and write `reading/weights/days.toml`; tell how often the likeliest day is right, over five folds."""
    told = list(cases(data))
    right = 0
    for fold in range(5):
        weights = learn([case for place, case in enumerate(told) if place % 5 != fold])
        for groups, good in told[fold::5]:
            totals = [math.fsum(weights.get(name, 0.0) for name in names) for names in groups]
            best = max(totals)
            right += best >= weights[NONE] and good[totals.index(best)]
    print(f"{len(told)} reports tell days; right {right}, could be right {sum(any(good) for _, good in told)}")
    (FOLDER / "days.toml").write_text(written(learn(told), len(told)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
