"""Reads the development reports and keeps, for each field of the first incident, its signs and whether it is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.accuracy import DevSet
from bench.learning.labels import Label
from bench.learning.rightness import CLEAN, Judged
from harmledger.model import Report, to_json
from harmledger.places import Gazetteer
from harmledger.reading import Reader
from harmledger.reading.certainty import FIELDS, Judge

_REPORT_FIELDS = ("id", "text", "title", "published", "language", "country", "source")


@dataclass(frozen=True, slots=True)
class Observation:
    """One field of one report: its signs, and whether it is right by the clean gold and by the label (None: unjudged).

    `certainty` is what the present weights say of it.
    """

    report: str
    group: str
    field: str
    signs: dict[str, float]
    by_gold: bool | None
    by_label: bool | None
    certainty: float | None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def observe(bench: Path, sets: list[DevSet], labels: dict[str, Label]) -> list[Observation]:
    """Return what the reader says of all reports that are labelled or in a clean set."""
    judged, heard = Judged(bench), dict[str, dict[str, float]]()
    reader = Reader(Gazetteer.bundled())
    reader.judge = Judge(reader.judge.weights, heard.__setitem__)
    found: list[Observation] = []
    for dev in sets:
        gold = {row["id"]: row["gold"] for row in _rows(dev.gold)}
        for row in _rows(dev.inputs):
            heard.clear()
            reading = json.loads(to_json(reader.read(Report(**{name: row.get(name) for name in _REPORT_FIELDS}))))
            claim = next((one for one in reading["claims"] if one["kind"] == "incident"), None)
            if claim is None:
                continue
            label = labels.get(row["id"])
            for field, signs in heard.items():
                clean = dev.name in CLEAN[field]
                by_gold = judged.by_gold(field, claim, gold.get(row["id"], {})) if clean else None
                by_label = judged.by_label(field, claim, label) if label else None
                sure = _certainty(claim, field)
                found.append(Observation(row["id"], dev.name, field, dict(signs), by_gold, by_label, sure))
    return found


def _certainty(claim: dict[str, Any], field: str) -> float | None:
    """Return the certainty that a claim carries for a field."""
    if field in ("killed", "injured"):
        outcomes = ("injured",) if field == "injured" else ("killed", "died_later", "died_in_custody")
        values = [one for one in claim["harm"] if one["outcome"] in outcomes]
    elif field == "actor":
        values = [one for one in claim["actors"] if one["role"] in ("perpetrator", "joint")]
    elif field == "means":
        values = claim["means"]
    else:
        values = [claim[{"day": "when", "place": "where"}[field]]]
    return min(
        (one["reading_certainty"] for one in values if one and one["reading_certainty"] is not None), default=None
    )


__all__ = ["FIELDS", "Observation", "observe"]
