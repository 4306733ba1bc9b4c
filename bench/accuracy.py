"""Accuracy on labelled reports: the real command reads them, the benchmark's own scorer judges.

The texts stay where they are: what is written on the way lies in a temporary folder and goes with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import errors, ours

VARIABLE = "HARMLEDGER_BENCH"
READ_LANGUAGES = frozenset({"en"})
LANGUAGE_NAMES = {"ar": "Arabic"}
# What a reading says of the reader itself; nothing else of it may reach a file of this repository.
VERSION_FIELD = "reader"


class BenchError(Exception):
    """The benchmark cannot be run as asked, in one sentence."""


@dataclass(frozen=True, slots=True)
class DevSet:
    """One labelled set: inputs, gold labels and the language of its texts."""

    name: str
    inputs: Path
    gold: Path
    language: str

    @property
    def unread(self) -> str | None:
        """Why the set is left out; None when the reader reads its language."""
        if self.language in READ_LANGUAGES:
            return None
        return f"not read yet: {LANGUAGE_NAMES.get(self.language, self.language)} has its own issue"


@dataclass(slots=True)
class Accuracy:
    """The scorer's JSON for the reader and for the floor, over all sets read and over those without `gva`."""

    score: dict[str, Any]
    floor: dict[str, Any]
    score_without_gva: dict[str, Any] | None
    floor_without_gva: dict[str, Any] | None
    versions: dict[str, str]
    unread: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    spans: dict[str, int] = field(default_factory=dict)
    exit_codes: dict[str, int] = field(default_factory=dict)
    sample: int | None = None
    kinds: errors.Kinds = field(default_factory=dict)


def folder() -> Path | None:
    """The benchmark's folder, told by HARMLEDGER_BENCH; None when it is not told or not there."""
    told = os.environ.get(VARIABLE, "").strip()
    where = Path(told).resolve() if told else None
    return where if where and (where / "score.py").is_file() and (where / "data").is_dir() else None


def dev_sets(where: Path, names: Iterable[str] = ()) -> list[DevSet]:
    """The sets found there, all or those named; BenchError for a name that is not there."""
    found = []
    for inputs in sorted((where / "data").glob("*.input.jsonl")):
        name = inputs.name.removesuffix(".input.jsonl")
        with inputs.open(encoding="utf-8") as lines:
            language = json.loads(next(lines)).get("language") or "und"
        found.append(DevSet(name, inputs, inputs.with_name(f"{name}.gold.jsonl"), language))
    wanted = set(names)
    unknown = sorted(wanted - {dev.name for dev in found})
    if unknown:
        raise BenchError(f"No set is called {', '.join(unknown)}; there are {', '.join(dev.name for dev in found)}.")
    return [dev for dev in found if not wanted or dev.name in wanted]


def chosen(lines: Sequence[str], count: int | None) -> list[str]:
    """The whole of a set, or `count` lines of it: always the same ones, scattered by the hash of their ids."""
    kept = [line for line in lines if line.strip()]
    if count is None:
        return kept
    ranked = sorted(kept, key=lambda line: hashlib.sha256(json.loads(line)["id"].encode()).digest())
    return ranked[:count]


def _lines(path: Path) -> list[str]:
    # Not splitlines(): it also breaks at U+2028, which JSON allows within a string.
    return path.read_text(encoding="utf-8").split("\n")


def _write(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def prepare(dev: DevSet, scratch: Path, sample: int | None) -> tuple[Path, Path]:
    """Inputs and gold of a set, cut to the sample, in the scratch folder."""
    inputs = chosen(_lines(dev.inputs), sample)
    ids = {json.loads(line)["id"] for line in inputs}
    gold = [line for line in _lines(dev.gold) if line.strip() and json.loads(line)["id"] in ids]
    return _write(scratch / f"{dev.name}.input.jsonl", inputs), _write(scratch / f"{dev.name}.gold.jsonl", gold)


def read(inputs: Path, output: Path, command: Sequence[str]) -> int:
    """Run the reader over a file of reports; its exit code (readings that came out before an error still count)."""
    with output.open("wb") as out:
        done = subprocess.run([*command, "read", "--jsonl", str(inputs)], stdout=out, check=False)
    if done.returncode and not output.stat().st_size:
        raise BenchError(f"`harmledger read --jsonl` ended with code {done.returncode} and gave no reading.")
    return done.returncode


def floor(where: Path, inputs: Path, output: Path) -> None:
    """Run the benchmark's naive reader over the same file."""
    with output.open("wb") as out:
        subprocess.run([sys.executable, str(where / "baseline.py"), str(inputs)], stdout=out, check=True)


def scorer(where: Path, files: tuple[Path, Path, Path], *options: str) -> str:
    """What the benchmark's scorer prints for (gold, predictions, inputs)."""
    gold, predictions, inputs = map(str, files)
    command = [sys.executable, str(where / "score.py"), "read", gold, predictions, "--input", inputs, *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise BenchError(f"The scorer ended with code {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def joined(scratch: Path, names: Sequence[str], kind: str) -> Path:
    """The files of one kind of several sets as one."""
    whole = scratch / f"joined.{kind}.jsonl"
    whole.write_bytes(b"".join((scratch / f"{name}.{kind}.jsonl").read_bytes() for name in names))
    return whole


def triple(scratch: Path, names: Sequence[str], kind: str) -> tuple[Path, Path, Path]:
    """Gold, readings of one kind (`read` or `floor`) and inputs of several sets."""
    return joined(scratch, names, "gold"), joined(scratch, names, kind), joined(scratch, names, "input")


def judged(where: Path, scratch: Path, names: Sequence[str], kind: str) -> dict[str, Any]:
    """The scorer's JSON over several sets, for the readings of one kind."""
    found: dict[str, Any] = json.loads(scorer(where, triple(scratch, names, kind), "--json"))
    return found


def versions(readings: Path) -> dict[str, str]:
    """Versions and digests as the readings record them; `mixed` where lines of one run disagree."""
    found: dict[str, str] = {}
    with readings.open(encoding="utf-8") as lines:
        for line in lines:
            recorded = json.loads(line).get(VERSION_FIELD)
            for name, value in recorded.items() if isinstance(recorded, dict) else ():
                told = str(value)
                found[name] = told if found.get(name, told) == told else "mixed"
    return found


def spans(inputs: Path, readings: Path) -> dict[str, int]:
    """Every span of the readings, at any depth: how many, how many outside their text, how many quotes not their words.

    The scorer looks at the scored fields only, and counts a harm whose words are withheld because they are names
    (`reported` null) as unequal; here it is `withheld`.
    """
    texts = {one["id"]: one["text"] for one in map(json.loads, filter(None, _lines(inputs)))}
    found = {"spans": 0, "outside": 0, "misquoted": 0, "withheld": 0}
    for reading in map(json.loads, filter(None, _lines(readings))):
        text, stack = texts.get(reading.get("report"), ""), [reading]
        while stack:
            item = stack.pop()
            stack += [
                one for one in (item.values() if isinstance(item, dict) else item) if isinstance(one, dict | list)
            ]
            span = item.get("span") if isinstance(item, dict) else None
            if span is None:
                continue
            start, end = span
            found["spans"] += 1
            found["outside"] += not 0 <= start < end <= len(text)
            if "reported" in item:
                found["withheld"] += item["reported"] is None
                found["misquoted"] += item["reported"] not in (None, text[start:end])
    return found


def worst(where: Path, scratch: Path, names: Sequence[str], count: int) -> str:
    """The scorer's list of the worst readings: it holds texts, so it is for the terminal only."""
    whole = scorer(where, triple(scratch, names, "read"), "--worst", str(count))
    return whole.partition("\nintegrity:")[2].partition("\n")[2]


def run(where: Path, scratch: Path, names: Iterable[str] = (), sample: int | None = None) -> Accuracy:
    """Read and score every set whose language is read; BenchError when none is left."""
    sets = dev_sets(where, names)
    read_sets, command = [dev for dev in sets if not dev.unread], ours.command()
    if not read_sets:
        raise BenchError("None of these sets is in a language that is read yet.")
    exit_codes, seconds = {}, 0.0
    for dev in read_sets:
        inputs, _ = prepare(dev, scratch, sample)
        began = time.perf_counter()
        exit_codes[dev.name] = read(inputs, scratch / f"{dev.name}.read.jsonl", command)
        seconds += time.perf_counter() - began
        floor(where, inputs, scratch / f"{dev.name}.floor.jsonl")
    every = [dev.name for dev in read_sets]
    rest = [name for name in every if name != "gva"]
    split = rest and rest != every
    return Accuracy(
        score=judged(where, scratch, every, "read"),
        floor=judged(where, scratch, every, "floor"),
        score_without_gva=judged(where, scratch, rest, "read") if split else None,
        floor_without_gva=judged(where, scratch, rest, "floor") if split else None,
        versions=versions(joined(scratch, every, "read")),
        spans=spans(joined(scratch, every, "input"), joined(scratch, every, "read")),
        unread={dev.name: dev.unread for dev in sets if dev.unread},
        seconds=seconds,
        exit_codes={name: code for name, code in exit_codes.items() if code},
        sample=sample,
        kinds=errors.kinds(where, _lines(joined(scratch, every, "gold")), _lines(joined(scratch, every, "read"))),
    )
