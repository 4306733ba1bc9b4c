"""Learn which place a name means and which name is an event's, from reports whose places are known.

    PYTHONPATH=src python bench/learn_places.py BENCH/data [--write]

Reads the pairs `<set>.input.jsonl` and `<set>.gold.jsonl` of a folder, weighs the settlements that each report names by
the features of `places/reasons.py` and `reading/sites.py`, and fits the weights marked "learned" in
`places/weights.toml` by maximum likelihood (a softmax over the settlements and "none of them"); the others stay as they
are. Features are abstract: no word, name or place of a report is kept. The same files give the same weights.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harmledger.model import Report
from harmledger.places import Gazetteer
from harmledger.places.distance import kilometres
from harmledger.places.reasons import weight_of
from harmledger.reading import Reader
from harmledger.reading.event_places import EventPlaces
from harmledger.reading.sites import Sites
from harmledger.reading.story import Event

Numbers = NDArray[np.float64]
Case = tuple[Numbers, Numbers, NDArray[np.bool_]]
WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "harmledger" / "places" / "weights.toml"
LINE = re.compile(r"^(\w+) = -?[\d.]+\s*(#.*)?$")
RIGHT_KM, STEPS, RATE, DECAY = 25.0, 400, 0.05, 1.0
FIELDS = ("id", "text", "title", "published", "language", "country", "source")


def learned() -> list[str]:
    """Return the weights that are learned, by section and name; all of a section headed so."""
    found, section, whole = [], "", False
    for line in WEIGHTS.read_text("utf-8").splitlines():
        if line.startswith("["):
            section, whole = line[1 : line.index("]")], "learned" in line
        elif (match := LINE.match(line)) and (whole or "learned" in (match[2] or "")):
            found.append(f"{section}.{match[1]}")
    return found


class Collector:
    """Keeps what the reader weighs for the first incident of a report."""

    def __init__(self, keys: list[str]) -> None:
        """Take the weights to be learned."""
        self.index = {key: at for at, key in enumerate(keys)}
        self.fixed = weight_of()
        self.rows: list[tuple[Numbers, float, tuple[float, float] | None]] = []

    def take(self, sites: Sites, event: Event) -> None:
        """Collect the settlements of a report, once."""
        if self.rows:
            return
        for naming, place, found in sites.weighed(event):
            self._add(found, (place.lat, place.lon))
            del naming
        self._add([("mention.none", 1.0)], None)

    def _add(self, found: list[tuple[str, float]], point: tuple[float, float] | None) -> None:
        values, offset = np.zeros(len(self.index)), 0.0
        for key, value in found:
            if key in self.index:
                values[self.index[key]] += value
            else:
                offset += self.fixed[key] * value
        self.rows.append((values, offset, point))


def cases(folder: Path, keys: list[str]) -> Iterator[Case]:
    """Yield for each report the settlements' features, what fixed weights say of each, and which are right."""
    reader, collector = Reader(Gazetteer.bundled()), Collector(keys)
    where = EventPlaces.where

    def watched(self: EventPlaces, event: Event) -> Any:
        if event.kind == "incident":
            collector.take(self.sites, event)
        return where(self, event)

    EventPlaces.where = watched  # type: ignore[method-assign]
    for path in sorted(folder.glob("*.input.jsonl")):
        known = {one["id"]: one["gold"] for one in _lines(path.with_name(path.name.replace(".input.", ".gold.")))}
        for row in _lines(path):
            gold = known.get(row["id"], {})
            if "lat" not in gold or row.get("language", "en") != "en":
                continue
            collector.rows = []
            report: dict[str, Any] = {name: row.get(name) for name in FIELDS}
            reader.read(Report(**report))
            if len(collector.rows) < 2:
                continue
            points = [point for _, _, point in collector.rows]
            right = np.array([p is not None and kilometres(*p, gold["lat"], gold["lon"]) <= RIGHT_KM for p in points])
            right[-1] = not right.any()
            values, offsets, _ = zip(*collector.rows, strict=True)
            yield np.array(values), np.array(offsets), right


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def fit(known: list[Case], size: int) -> Numbers:
    """Return the likeliest weights (Adam), drawn towards nothing."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        slope = -DECAY * weights
        for values, offset, right in known:
            odds = np.exp((score := values @ weights + offset) - score.max())
            share = odds / odds.sum()
            slope += values.T @ (odds * right / (odds * right).sum() - share)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def agreement(known: list[Case], weights: Numbers) -> str:
    """Return in words how often the likeliest is right, and how often it is where it has half of the odds."""
    tops = []
    for values, offset, right in known:
        odds = np.exp((score := values @ weights + offset) - score.max())
        best = int(odds.argmax())
        tops.append((odds[best] / odds.sum(), bool(right[best]), best == len(odds) - 1))
    named = [(share, hit) for share, hit, none in tops if not none]
    sure = [hit for share, hit in named if share >= 0.5]
    return (
        f"{len(known)} reports: a settlement for {len(named)}, right for {sum(hit for _, hit in named)}; "
        f"with half of the odds {len(sure)}, right for {sum(sure)}"
    )


def write(keys: list[str], weights: Numbers) -> None:
    """Put the learned weights into `weights.toml`, and leave all else as it is."""
    told, section = dict(zip(keys, weights, strict=True)), ""
    lines = []
    for line in WEIGHTS.read_text("utf-8").splitlines():
        section = line[1 : line.index("]")] if line.startswith("[") else section
        match = LINE.match(line)
        key = f"{section}.{match[1]}" if match else ""
        lines.append(re.sub(r"= -?[\d.]+", f"= {told[key]:.2f}", line, count=1) if key in told else line)
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def main(folder: Path, keep: bool) -> None:
    """Learn, say how well it went on the half that was not learned from, and write when asked to."""
    keys = learned()
    known = list(cases(folder, keys))
    start = np.array([weight_of()[key] for key in keys])
    for name, ours, others in (("even", known[::2], known[1::2]), ("odd", known[1::2], known[::2])):
        print(f"learned from the {name} half, on the other: {agreement(others, fit(ours, len(keys)))}")
    weights = fit(known, len(keys))
    for key, old, new in zip(keys, start, weights, strict=True):
        print(f"{key:28}{old:8.2f}{new:8.2f}")
    if keep:
        write(keys, weights)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: learn_places.py FOLDER [--write]")
    main(Path(sys.argv[1]), "--write" in sys.argv[2:])
