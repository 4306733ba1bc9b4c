"""The command line of the benchmark: what to measure, where to write it, and the ratchet."""

from __future__ import annotations

import argparse
import platform
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import accuracy, intake, marks, million, ratchet, results, speed
from bench.accuracy import Accuracy, BenchError
from bench.intake import Intake
from bench.speed import ROOT, Speed

RESULTS = Path(__file__).with_name("RESULTS.md")
# Figures that must be so whatever the labels say: of the scorer's integrity, and of our own look at every span.
SOUND = {"missing_reports": 0, "error_share": 0.0, "span_in_bounds": 1.0, "outside": 0, "misquoted": 0}


def arguments() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(prog="bench/run.py", description=__doc__)
    parser.add_argument("--only", choices=("speed", "accuracy", "intake"), help="measure one of the three")
    parser.add_argument("--sets", default="", metavar="A,B", help="these sets only")
    parser.add_argument("--sample", type=int, metavar="N", help="N reports a set, always the same ones")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the N worst readings (terminal only)")
    parser.add_argument("--check", action="store_true", help="fail when a figure is under its floor or a span is wrong")
    parser.add_argument("--raise-floors", action="store_true", help="set each floor to a better figure")
    parser.add_argument("--lower", action="store_true", help="with --raise-floors: let worse figures lower theirs too")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the day to state (else the commit's)")
    parser.add_argument("--disk", type=Path, metavar="DIR", help="where intake is measured (else the temporary folder)")
    parser.add_argument("--rounds", type=int, default=speed.ROUNDS, metavar="N", help="rounds of the speed comparison")
    return parser


def git(*words: str) -> str:
    """What git answers, or nothing where there is no git or no commit yet."""
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def made(argv: Sequence[str], day: str | None) -> results.Made:
    """How this run is made; the data's folder is named by its variable only."""
    head = git("rev-parse", "--short", "HEAD")
    changed = git("status", "--porcelain", "--", ".", ":!bench/RESULTS.md", ":!bench/floors.toml")
    commit = f"commit {head}{' with changes not committed' if changed else ''}" if head else "no commit yet"
    command = shlex.join(["python", "bench/run.py", *argv])
    machine = f"{platform.system()} {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()} on {machine}"
    told = day or git("log", "-1", "--format=%cs") or "a day not stated"
    return results.Made(f"{accuracy.VARIABLE}=… {command}", told, commit, python)


def measured_accuracy(options: argparse.Namespace) -> Accuracy | str:
    """Accuracy, or the sentence that says why there is none; the worst readings go to the terminal on the way."""
    if options.only in ("speed", "intake"):
        return results.NOT_ASKED
    where = accuracy.folder()
    if where is None:
        print(results.NO_DATA, file=sys.stderr)
        return results.NO_DATA
    names = [name for name in options.sets.split(",") if name]
    with tempfile.TemporaryDirectory(prefix="harmledger-bench-") as folder:
        scratch = Path(folder)
        found = accuracy.run(where, scratch, names, options.sample)
        if options.worst:
            print(accuracy.worst(where, scratch, list(found.score["best"]["sets"]), options.worst))
    return found


def measured_intake(options: argparse.Namespace) -> Intake | str:
    """Intake and the larger register; before speed, which keeps this process on one core from then on."""
    if options.only in ("speed", "accuracy"):
        return results.NOT_ASKED
    found = intake.measure(disk=options.disk)
    found.large_reports, found.large = million.LARGE, million.measure(disk=options.disk)
    return found


def faults(found: Accuracy) -> list[str]:
    """Which figures of integrity are not whole, in words."""
    integrity: dict[str, Any] = found.score["integrity"] | found.spans
    wrong = {name: integrity.get(name) for name, whole in SOUND.items() if integrity.get(name) not in (whole, None)}
    return [f"{name.replace('_', ' ')} is {value}, must be {SOUND[name]}" for name, value in wrong.items()]


def held(found: Accuracy | str, quick: Speed | str, options: argparse.Namespace) -> list[str]:
    """Apply the ratchet: what is under its floor, after raising floors where that was asked."""
    floors, judged, wrong = ratchet.load(), [], []
    if isinstance(found, Accuracy):
        part = ratchet.FULL if options.sample is None else ratchet.REDUCED
        measured = ratchet.figures(found.score)
        if options.sets:
            measured.pop("overall")
        judged.append((part, measured, measured))
        wrong = faults(found)
    if isinstance(quick, Speed) and quick.ratio:
        times, sure = quick.ratio.median, quick.ratio.low * ratchet.SPEED_SLACK
        judged.append((ratchet.SPEED, {"comparison": {"times_peer": times}}, {"comparison": {"times_peer": sure}}))
    for part, measured, sure_of in judged:
        if options.raise_floors:
            floors[part] = ratchet.raised(sure_of, floors[part], options.lower)
        wrong += [str(short) for short in ratchet.shortfalls(measured, floors[part])]
    if options.raise_floors:
        ratchet.save(floors)
    return wrong


def main(argv: Sequence[str]) -> int:
    """Measure, write, judge: 0 when all is well, 1 when a check fails, 2 when it cannot be run as asked."""
    options = arguments().parse_args(argv)
    bars = marks.load()
    ratcheted = options.check or options.raise_floors
    try:
        if ratcheted and options.sample not in (None, ratchet.load()["sample"]):
            raise BenchError(f"Floors are for whole sets or for --sample {ratchet.load()['sample']}.")
        found = measured_accuracy(options)
        if options.check and options.only in (None, "accuracy") and not isinstance(found, Accuracy):
            raise BenchError("Without the data no floor can be checked.")
    except BenchError as error:
        print(error, file=sys.stderr)
        return 2
    kept = measured_intake(options)
    quick: Speed | str = results.NOT_ASKED
    if options.only in (None, "speed"):
        quick = speed.measure(bars["speed"]["goal"], options.rounds)
    misses = marks.accuracy_misses(found.score, bars, found.score_without_gva) if isinstance(found, Accuracy) else []
    misses += marks.speed_misses(quick, bars) if isinstance(quick, Speed) else []
    misses += marks.intake_misses(kept, bars) if isinstance(kept, Intake) else []
    page = results.render(made(argv, options.date), found, quick, misses, kept)
    if options.only or options.sets or options.sample:
        print(page)
        print("A part of the whole was run: RESULTS.md stays as it is.", file=sys.stderr)
    else:
        RESULTS.write_text(page, encoding="utf-8")
        print(f"Written: bench/{RESULTS.name}; {len(misses)} marks are not met.")
    short = held(found, quick, options) if ratcheted else []
    for line in short:
        print(f"FAILED {line}", file=sys.stderr)
    return 1 if short and options.check else 0
