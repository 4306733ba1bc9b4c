"""The marks to beat (marks.toml), and which of them a run does not meet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from bench.intake import Intake
from bench.ratchet import CEILINGS
from bench.speed import Speed

MARKS = Path(__file__).with_name("marks.toml")


@dataclass(frozen=True, slots=True)
class Miss:
    """A bar that is not met, in words: what, where it stands, where it should be, what we would try first."""

    what: str
    value: str
    bar: str
    seen: str = ""
    next: str = ""

    def __str__(self) -> str:
        parts = [f"{self.what}: {self.value}, to be {self.bar}"]
        parts += [f"best seen elsewhere {self.seen}"] if self.seen else []
        return "; ".join(parts) + "." + (f" Next: {self.next}" if self.next else "")


def load(path: Path = MARKS) -> dict[str, Any]:
    """The tables `speed`, `intake`, `bars` by set, and `seen` and `next` by metric."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


WITHOUT_GVA = "without_gva"


def figure(score: Mapping[str, Any], group: str, metric: str) -> float | None:
    """A best-claim figure of the scorer's JSON; None where the group has no gold for it or was not read."""
    best = score["best"]
    found = best["overall"] if group in ("overall", WITHOUT_GVA) else best["sets"].get(group, {})
    if metric == "headline":
        value = found.get("headline", {}).get("value")
    else:
        value = found.get("metrics", {}).get(metric, {}).get("value", found.get("fields", {}).get(metric))
    return None if value is None else float(value)


def accuracy_misses(
    score: Mapping[str, Any], marks: Mapping[str, Any], without_gva: Mapping[str, Any] | None = None
) -> list[Miss]:
    """The accuracy bars not met, in the order of marks.toml."""
    found = []
    for group, bars in marks["bars"].items():
        judged = without_gva if group == WITHOUT_GVA else score
        for metric, bar in bars.items() if judged else ():
            value, less = figure(judged, group, metric), metric in CEILINGS
            if value is None or (value <= bar if less else value >= bar):
                continue
            what = f"{metric.replace('_', ' ')} ({group.replace('_', ' ')})"
            told = f"{'at most' if less else 'at least'} {bar:.2f}"
            found.append(Miss(what, f"{value:.3f}", told, marks["seen"].get(metric, ""), marks["next"].get(metric, "")))
    return found


def speed_misses(speed: Speed, marks: Mapping[str, Any]) -> list[Miss]:
    """The bars of speed, cold start, linearity and memory not met."""
    bars, found = marks["speed"], []
    if speed.ours and speed.ours.median < bars["goal"]:
        under = "floor" if speed.ours.median < bars["floor"] else "goal"
        told = f"{speed.ours.median:,.0f} reports a second, under the {under}"
        bar = f"at least {bars['floor']:,} (goal {bars['goal']:,})"
        found.append(Miss("reading speed", told, bar, next=bars["next"]))
    if speed.ratio and speed.ratio.median < bars["times_peer"]:
        found.append(
            Miss("speed against the peer", f"{speed.ratio.median:.1f} times", f"at least {bars['times_peer']:.1f}")
        )
    if speed.start and speed.start.median > bars["cold_start_s"]:
        found.append(Miss("cold start", f"{speed.start.median:.2f} s", f"at most {bars['cold_start_s']:.1f} s"))
    factors = [after[1] / before[1] for before, after in pairwise(speed.scaling)]
    if factors and max(factors) > bars["doubling"]:
        told = f"up to {max(factors):.2f} times as long for twice the words"
        found.append(Miss("one long report", told, f"at most {bars['doubling']:.2f}"))
    if speed.memory_mb.get("ours", 0.0) > bars["memory_mb"]:
        found.append(Miss("peak memory", f"{speed.memory_mb['ours']:.0f} MB", f"at most {bars['memory_mb']} MB"))
    return found


def intake_misses(intake: Intake, marks: Mapping[str, Any]) -> list[Miss]:
    """The bars of durable intake not met."""
    bars, found = marks["intake"], []
    for one in intake.arrangements:
        share = median(one.of_singles)
        if share < bars["of_single_rows"]:
            beside = f"{one.processes} processes beside" if one.processes != 1 else "one process beside"
            what = f"durable intake, {one.text} of {one.words:.0f} words, {beside}"
            told, bar = f"{share:.2f} of the rate of single rows", f"at least {bars['of_single_rows']:.2f}"
            found.append(Miss(what, told, bar, next=bars["next"]))
    if intake.flat is not None and intake.flat > bars["memory"]:
        told = f"{intake.flat:.2f} times as much after many reports"
        found.append(Miss("memory of intake", told, f"at most {bars['memory']:.2f} times"))
    for how, ratios in intake.large.items():
        if ratios.median < bars["large"]:
            what = f"intake at {intake.large_reports:,} reports, {how}"
            told = f"{ratios.median:.2f} times the rate at few"
            found.append(Miss(what, told, f"at least {bars['large']:.2f} times"))
    return found
