"""The ratchet: each figure has a floor that may rise, and falls only when somebody says so."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")
FULL, REDUCED, SPEED = "full", "reduced", "speed"
# Speed is noisy where accuracy is not: its floor stands this far under the slowest round.
SPEED_SLACK = 0.9
# Figures of which less is better: their "floor" is a ceiling.
CEILINGS = ("actor_wrong", "means_wrong", "place_wrong")
DIGITS = 4
Table = dict[str, dict[str, float]]

HEADER = """\
# Floors of the figures in RESULTS.md: `python bench/run.py --raise-floors` lifts them, only `--lower` lets one fall.
# One table a set: [full.SET] for whole sets, [reduced.SET] for the sample of `sample` reports that the tests read.
# [speed.comparison]: how many times as many reports as the peer. Names ending in _wrong are ceilings.
# `overall` pools all sets that are read; `first` is the first claim's headline.
"""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure on the wrong side of its floor; `value` is None when the figure is gone."""

    group: str
    metric: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        word = "above its ceiling" if self.metric in CEILINGS else "under its floor"
        if self.value is None:
            return f"{self.group} {self.metric}: no figure any more, its floor is {self.floor:.4f}"
        return f"{self.group} {self.metric}: {self.value:.4f} is {word} {self.floor:.4f}"


def holds(metric: str, value: float, floor: float) -> bool:
    """Is the value on the right side of the floor, to the digits that are kept?"""
    slack = 0.5 * 10.0**-DIGITS
    return value <= floor + slack if metric in CEILINGS else value >= floor - slack


def kept(metric: str, value: float) -> float:
    """The value as a floor: rounded to the side that the figure itself still meets."""
    scale = 10.0**DIGITS
    scaled = round(value * scale, 6)
    return (math.ceil(scaled) if metric in CEILINGS else math.floor(scaled)) / scale


def figures(score: Mapping[str, Any]) -> Table:
    """The figures under the ratchet, by set and `overall`, from the scorer's JSON."""
    groups = {**score["best"]["sets"], "overall": score["best"]["overall"]}
    firsts = {**score["first"]["sets"], "overall": score["first"]["overall"]}
    table: Table = {}
    for name, group in groups.items():
        row = dict(group["fields"])
        row |= {metric: group["metrics"][metric]["value"] for metric in CEILINGS if metric in group["metrics"]}
        row |= {"headline": group["headline"]["value"], "first": firsts[name]["headline"]["value"]}
        table[name] = {metric: value for metric, value in row.items() if value is not None}
    return table


def shortfalls(measured: Table, floors: Table) -> list[Shortfall]:
    """Every floor that a measured set does not meet; sets that were not measured are not judged."""
    found = []
    for group, row in floors.items():
        for metric, floor in row.items() if group in measured else ():
            value = measured[group].get(metric)
            if value is None or not holds(metric, value, floor):
                found.append(Shortfall(group, metric, floor, value))
    return found


def raised(measured: Table, floors: Table, lower: bool = False) -> Table:
    """The floors after a run: new figures join, better ones raise theirs, worse ones only with `lower`."""
    after: Table = {group: dict(row) for group, row in floors.items()}
    for group, row in measured.items():
        for metric, value in row.items():
            floor, new = after.setdefault(group, {}).get(metric), kept(metric, value)
            if floor is None or lower or holds(metric, new, floor):
                after[group][metric] = new
    return after


def load(path: Path | None = None) -> dict[str, Any]:
    """The floors file: `sample` and the tables `full`, `reduced`, `speed`; empty ones where there is no file yet."""
    path = path or FLOORS
    found = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {"sample": 60, FULL: {}, REDUCED: {}, SPEED: {}} | found


def save(floors: Mapping[str, Any], path: Path | None = None) -> None:
    """Write the floors file wholly, sets and figures in order."""
    lines = [HEADER, f"sample = {floors['sample']}"]
    for part in (FULL, REDUCED, SPEED):
        for group, row in sorted(floors[part].items()):
            lines += ["", f"[{part}.{group}]"]
            lines += [f"{metric} = {value:.{DIGITS}f}" for metric, value in sorted(row.items())]
    (path or FLOORS).write_text("\n".join(lines) + "\n", encoding="utf-8")
