"""Errors by kind: of each set and field, in which ways the judged claim misses the label.

Counts only; which reports they are is printed to the terminal by `--worst`.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

Kinds = dict[tuple[str, str], Counter[str]]
RIGHT = "right"
_NEAR, _WRONG = 25, 161


@cache
def scorer(bench: Path) -> ModuleType:
    """The benchmark's scorer as a module."""
    spec = importlib.util.spec_from_file_location("benchmark_scorer", bench / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError("The benchmark has no scorer.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count_kind(wanted: tuple[float, float], got: tuple[float, float] | None, exact: bool) -> str:
    """How a count misses the labelled range."""
    if not wanted[1]:
        return "invented" if got and got[1] else RIGHT
    if exact:
        return RIGHT
    if got is None or not got[1]:
        return "not told"
    off = (got[0] + got[1] - wanted[0] - wanted[1]) / 2
    if wanted[0] <= (got[0] + got[1]) / 2 <= wanted[1]:
        return "within the range"
    few = "few" if off < 0 else "many"
    return f"one too {few}" if abs(off) <= 1 else f"too {few}"


def day_kind(first: str, last: str, when: Mapping[str, Any] | None) -> str:
    """How a day misses the labelled days."""
    if not when or not when.get("earliest") or not when.get("latest"):
        return "none"
    days = [date.fromisoformat(one) for one in (when["earliest"], when["latest"], first, last)]
    if days[2] <= days[0] <= days[1] <= days[3]:
        return RIGHT
    if days[0] <= days[3] and days[2] <= days[1]:
        return "too wide"
    off = max((days[2] - days[1]).days, (days[0] - days[3]).days)
    return "a day off" if off == 1 else "2-7 days off" if off <= 7 else "farther off"


def place_kind(km: float | None) -> str:
    """How a point misses the labelled one."""
    if km is None:
        return "no point"
    return RIGHT if km <= _NEAR else "25-161 km off" if km <= _WRONG else "farther off"


def list_kind(right: bool, told: bool) -> str:
    """How a list of actors or means misses."""
    return RIGHT if right else "another" if told else "none"


def kinds(bench: Path, gold: Iterable[str], readings: Iterable[str]) -> Kinds:
    """The kinds of error of the best-matching claims, by (set, field)."""
    tool = scorer(bench)
    names = tool.Names.load(bench / "aliases.json")
    told = {row["report"]: row for row in map(json.loads, filter(None, readings))}
    found: Kinds = {}
    for line in map(json.loads, filter(None, gold)):
        claims, label = told.get(line["id"], {}).get("claims", []), line["gold"]
        judged, claim = tool.choose(label, claims, names, "best")
        for field, kind in _claim_kinds(tool, label, judged, claim):
            known = "no incident" if not claim and kind not in (RIGHT, "invented") else kind
            found.setdefault((label.get("set", ""), field), Counter())[known] += 1
    return found


def _claim_kinds(
    tool: ModuleType, label: Mapping[str, Any], judged: Mapping[str, Any], claim: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    got = tool.predicted_counts(claim, label.get("count_basis", "all"))
    for field in tool.COUNTS:
        if f"{field}_low" in label:
            wanted = label[f"{field}_low"], label[f"{field}_high"]
            if wanted[1] or field in ("killed", "injured"):
                yield field, count_kind(wanted, got[field], bool(judged.get(f"{field}_exact")))
    if "date" in label:
        yield "day", day_kind(label["date"], label.get("date_end") or label["date"], claim.get("when"))
    if "lat" in label:
        yield "place", place_kind(judged["km"])
    if "country" in judged:
        yield "country", list_kind(judged["country"], bool((claim.get("where") or {}).get("country")))
    for field, listed in (("actor", "actors"), ("means", "means")):
        if field in judged:
            yield field, list_kind(judged[field], bool(claim.get(listed)))


def rows(found: Kinds) -> list[list[str]]:
    """One line a set and field that has errors: labels, errors, and the kinds, most frequent first."""
    lines = []
    for (group, field), counted in sorted(found.items()):
        total = sum(counted.values())
        wrong = total - counted[RIGHT]
        if wrong:
            kinds_told = ", ".join(f"{kind} {times}" for kind, times in counted.most_common() if kind != RIGHT)
            lines.append([group, field, str(total), str(wrong), kinds_told])
    return lines
