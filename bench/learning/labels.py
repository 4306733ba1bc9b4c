"""Labels made by hand of what a report's own text says; bench/labels/README.md tells how they were made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "labels" / "english.jsonl"

Range = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Label:
    """What one text says of its main event; None where it says nothing.

    Counts are (least, most) with None for an open end, days ISO dates (first, last); `actors` are canonical names.
    """

    report: str
    event: bool
    killed: Range | None = None
    injured: Range | None = None
    day: tuple[str, str] | None = None
    actors: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    country: str | None = None


def _pair(value: Any) -> Any:
    return tuple(value) if value is not None else None


def load_labels(path: Path = FILE) -> dict[str, Label]:
    """Return the labels by report; KeyError or ValueError when a line is not of this form."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["id"]] = Label(
            report=row["id"],
            event=row["event"],
            killed=_pair(row.get("killed")),
            injured=_pair(row.get("injured")),
            day=_pair(row.get("day")),
            actors=tuple(row.get("actors", ())),
            means=tuple(row.get("means", ())),
            country=row.get("country"),
        )
    return found
