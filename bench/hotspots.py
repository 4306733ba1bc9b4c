"""Where the reader spends its time: by room of the house, and by function."""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bench.corpus import Invented
from bench.ours import ReadOne

OUTSIDE = "other libraries"
TOP = 12
# pstats keys a function by (file, line, name); built-ins have no file.
Function = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of the whole time (0 to 1), of rooms and of functions, each with the built-ins and libraries it calls."""

    rooms: tuple[tuple[str, float], ...]
    functions: tuple[tuple[str, float], ...]


def room(function: Function) -> str | None:
    """The room of the house a function stands in; None outside the package."""
    parts = PurePath(function[0]).parts
    for above, at in ((parts[at - 1], at) for at in range(len(parts) - 1, 0, -1) if parts[at] == "harmledger"):
        # The checkout may bear the package's name too.
        if above in ("src", "site-packages"):
            return parts[at + 1] if len(parts) > at + 2 else "harmledger"
    return None


def shares(stats: dict[Function, Any]) -> Profile:
    """Room and function shares from the table of `pstats.Stats.stats`."""
    whole = sum(row[2] for row in stats.values()) or 1.0
    rooms: dict[str, float] = defaultdict(float)
    functions: dict[str, float] = defaultdict(float)
    for function, (_, _, own, _, callers) in stats.items():
        here = room(function)
        if here is not None:
            rooms[here] += own / whole
            functions[f"{here}/{PurePath(function[0]).name}:{function[2]}"] += own / whole
            continue
        # A built-in's time belongs to the room that called it; what libraries call among themselves stays outside.
        charged = 0.0
        for caller, row in callers.items():
            above = room(caller)
            if above is not None:
                rooms[above] += row[2] / whole
                functions[f"{above}/{PurePath(caller[0]).name}:{caller[2]}"] += row[2] / whole
                charged += row[2]
        rooms[OUTSIDE] += max(0.0, own - charged) / whole
    return Profile(_largest(rooms, len(rooms)), _largest(functions, TOP))


def _largest(table: dict[str, float], count: int) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(table.items(), key=lambda pair: (-pair[1], pair[0]))[:count])


def profile(read: ReadOne, batch: Iterable[Invented]) -> Profile:
    """Profile one pass over the reports; the profiler weighs small functions too heavily: shares are a guide."""
    made, profiler = list(batch), cProfile.Profile()
    profiler.enable()
    for report in made:
        read(report)
    profiler.disable()
    return shares(pstats.Stats(profiler).stats)  # type: ignore[attr-defined]
