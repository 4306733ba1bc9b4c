"""What the golden cases measure: invented harm, events told apart, and how many cases of each kind there are.

`python bench/golden.py` prints it; it needs the repository alone, and nothing of the benchmark's data.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Run as a file, Python looks for modules in this folder first; the package is one above.
if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

import yaml

from harmledger.model import Claim, Report
from harmledger.places import Gazetteer
from harmledger.reading import Reader
from harmledger.text import clean, sentences

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "golden" / "en"
# Outcomes that nobody may come to in a text that tells of nobody hurt; an arrest is harm of another sort.
HURT = ("killed", "died_later", "injured", "casualties_undifferentiated", "trapped", "missing")
_REPORT = ("text", "title", "published", "language", "country", "source")
# The least that a full record states of an event.
_FULL = ("harm", "when", "where")

Case = Mapping[str, Any]


@dataclass(slots=True)
class Golden:
    """The figures, and the ids of the cases behind what went wrong."""

    cases: int = 0
    negatives: int = 0
    full_records: int = 0
    several: int = 0
    invented_harm: list[str] = field(default_factory=list)
    right: int = 0
    told: int = 0
    read: int = 0
    wrong_events: list[str] = field(default_factory=list)

    @property
    def invented_share(self) -> float:
        """Return the share of the negatives in which somebody was read as hurt."""
        return len(self.invented_harm) / max(self.negatives, 1)

    @property
    def precision(self) -> float:
        """Return how many of the events read are events told."""
        return self.right / max(self.read, 1)

    @property
    def recall(self) -> float:
        """Return how many of the events told were read."""
        return self.right / max(self.told, 1)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / max(self.read + self.told, 1)


def cases() -> Iterator[Case]:
    """Yield every golden case, those aside that are marked as not read yet too."""
    for path in sorted(FOLDER.glob("*.yml")):
        yield from yaml.safe_load(path.read_text("utf-8"))


def report(case: Case) -> Report:
    """Return the report of a case."""
    return Report(id=case["id"], **{key: str(case[key]) for key in _REPORT if case.get(key) is not None})


def incidents(case: Case) -> list[Case]:
    """Return what is expected of each incident; one that is only counted is empty."""
    expect = case["expect"]
    told = [claim for claim in expect.get("claims") or () if claim.get("kind", "incident") == "incident"]
    count = expect.get("incidents", sum(kind == "incident" for kind in expect.get("kinds") or ()))
    return [*told, *[{}] * (count - len(told))]


def harmless(case: Case) -> bool:
    """Tell whether nobody is hurt in the text, and a misreading could have it otherwise."""
    expect = case["expect"]
    if not case.get("negative"):
        return False
    never = expect.get("never") or {}
    told = incidents(case)
    if any(claim.get("harm") for claim in told):
        return False
    if {"killed", "injured"} <= set(never.get("outcomes") or ()) or "incident" in (never.get("kinds") or ()):
        return True
    counted = "incidents" in expect or "kinds" in expect
    return (counted and not told) or (bool(told) and all(claim.get("harm") == [] for claim in told))


def full_record(case: Case) -> bool:
    """Tell whether a text of several sentences states harm, day and place of all its incidents."""
    text = clean(case["text"]).text
    told = incidents(case)
    stated = bool(told) and all(all(key in claim for key in _FULL) for claim in told)
    return stated and len(sentences(text)) > 1


def agrees(expected: Case, read: Claim) -> bool:
    """Tell whether an incident read is the one told: by its counts, its day or its place."""
    counts = {(harm["outcome"], harm.get("low")) for harm in expected.get("harm") or ()}
    found = {(harm.outcome, harm.low) for harm in read.harm}
    day = (expected.get("when") or {}).get("edtf")
    place = (expected.get("where") or {}).get("words")
    span = read.where.name if read.where else None
    same = [counts == found] if "harm" in expected else []
    if day and read.when:
        same.append(read.when.edtf in (day if isinstance(day, list) else [day]))
    if place and span:
        same.append(span in (place if isinstance(place, list) else [place]))
    return not expected or (any(same) and same.count(True) * 2 >= len(same))


def matched(expected: Sequence[Case], read: Sequence[Claim]) -> int:
    """Return how many of the incidents told have one read of their own."""
    free, right = list(read), 0
    for one in sorted(expected, key=len, reverse=True):
        found = next((claim for claim in free if agrees(one, claim)), None)
        if found is not None:
            free.remove(found)
            right += 1
    return right


def measure(reader: Reader) -> Golden:
    """Read every case and return the figures."""
    figures = Golden()
    for case in cases():
        told = incidents(case)
        figures.cases += 1
        figures.full_records += full_record(case)
        several = len(told) > 1
        if not (several or harmless(case)):
            continue
        read = [claim for claim in reader.read(report(case)).claims if claim.kind == "incident"]
        if harmless(case):
            figures.negatives += 1
            if any(harm.outcome in HURT for claim in read for harm in claim.harm):
                figures.invented_harm.append(case["id"])
        if several:
            _events(figures, case["id"], told, read)
    return figures


def _events(figures: Golden, name: str, told: Sequence[Case], read: Sequence[Claim]) -> None:
    right = matched(told, read)
    figures.several += 1
    figures.right += right
    figures.told += len(told)
    figures.read += len(read)
    if right < max(len(told), len(read)):
        figures.wrong_events.append(name)


def rows(figures: Golden) -> list[list[str]]:
    """Return the figures as rows of a table."""
    return [
        ["golden cases", f"{figures.cases}", "400"],
        ["of several sentences with the full record", f"{figures.full_records}", "60"],
        ["negatives, in which nobody is hurt", f"{figures.negatives}", "150"],
        ["negatives with invented harm", f"{figures.invented_share:.3f}", "≤ 0.01"],
        ["statements of several events", f"{figures.several}", "60"],
        ["events: precision", f"{figures.precision:.3f}", ""],
        ["events: recall", f"{figures.recall:.3f}", ""],
        ["events: F1", f"{figures.f1:.3f}", "0.90"],
    ]


def main() -> int:
    """Print the figures and what went wrong."""
    figures = measure(Reader(Gazetteer.bundled()))
    for name, value, mark in rows(figures):
        print(f"{name:45} {value:>6}  {mark}")
    for label, names in (("invented harm", figures.invented_harm), ("events", figures.wrong_events)):
        if names:
            print(f"{label}: {', '.join(names)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
