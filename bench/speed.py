"""Speed of the reader against its peer, in one run on one core: rounds in turn, ratios pair by pair."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import corpus, hotspots, ours, peer
from bench.corpus import Invented

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
OUR_BATCH, PEER_BATCH, WARM_UP = 500, 60, 60
STARTS = 7
SCALE_BASE, SCALE_STEPS = 12_500, (1, 2, 4, 8)
SCALE_PATIENCE = 60.0
MEMORY_REPORTS = 1_000


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the greatest value seen."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        return cls(median(values), min(values), max(values))


@dataclass(slots=True)
class Speed:
    """Everything one run measured; what could not be measured is None, and `notes` says why."""

    core: str
    mean_words: float = 0.0
    ours: Spread | None = None
    ours_wall: Spread | None = None
    peer: Spread | None = None
    ratio: Spread | None = None
    peer_versions: str = ""
    memory_mb: dict[str, float] = field(default_factory=dict)
    start: Spread | None = None
    start_bare: Spread | None = None
    start_ratio: Spread | None = None
    scaling: list[tuple[int, float]] = field(default_factory=list)
    hotspots: hotspots.Profile | None = None
    notes: list[str] = field(default_factory=list)


def pin() -> str:
    """Keep this process and its children on one core where the system lets us; say which."""
    if not hasattr(os, "sched_setaffinity"):
        return "not pinned (this system does not offer it)"
    chosen = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {chosen})
    return "pinned to one core"


def rates(read: Callable[[Invented], bytes], batch: Iterable[Invented]) -> tuple[float, float]:
    """Reports per second of processor time and of wall time; the reports are made before the clock starts."""
    made = list(batch)
    wall, cpu = time.perf_counter(), time.process_time()
    for report in made:
        read(report)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return len(made) / cpu, len(made) / wall


def rounds(result: Speed, read: ours.ReadOne, other: peer.Peer | None, count: int) -> None:
    """Ours and the peer in turn, on texts neither has seen; both read the first texts of each round."""
    for report in corpus.reports(WARM_UP, start=900_000):
        read(report)
        if other:
            other.read(report)
    mine, walls, theirs = [], [], []
    for number in range(count):
        cpu, wall = rates(read, corpus.reports(OUR_BATCH, start=number * OUR_BATCH))
        mine.append(cpu)
        walls.append(wall)
        if other:
            theirs.append(rates(other.read, corpus.reports(PEER_BATCH, start=number * OUR_BATCH))[0])
    result.ours, result.ours_wall = Spread.of(mine), Spread.of(walls)
    if theirs:
        result.peer = Spread.of(theirs)
        result.ratio = Spread.of([a / b for a, b in zip(mine, theirs, strict=True)])


def memory(who: str, count: int) -> float | None:
    """Peak resident memory in MB of a process that reads `count` reports; None when that process fails."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.child", who, str(count)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return float(json.loads(done.stdout)["peak_mb"]) if done.returncode == 0 else None


def whole_process(command: Sequence[str]) -> float:
    """Seconds from starting a command to its end; CalledProcessError when it fails."""
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def cold_start(result: Speed) -> None:
    """`harmledger read FILE --json` on one short file as a whole process, beside a Python that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "invented.txt"
        file.write_text(corpus.report(0).text, encoding="utf-8")
        read, bare = [*ours.command(), "read", str(file), "--json"], [sys.executable, "-c", "pass"]
        whole_process(read)
        pairs = [(whole_process(read), whole_process(bare)) for _ in range(STARTS)]
    result.start = Spread.of([a for a, _ in pairs])
    result.start_bare = Spread.of([b for _, b in pairs])
    result.start_ratio = Spread.of([a / b for a, b in pairs])


def scaling(result: Speed, read: ours.ReadOne) -> None:
    """Seconds for one report of growing length, the least of three; given up once a length asks too much patience."""
    for step in SCALE_STEPS:
        report, times = corpus.long_report(SCALE_BASE * step), []
        for _ in range(3):
            began = time.process_time()
            read(report)
            times.append(time.process_time() - began)
            if times[-1] > SCALE_PATIENCE:
                result.notes.append(f"Longer reports were not tried: one of {SCALE_BASE * step:,} words took too long.")
                break
        result.scaling.append((SCALE_BASE * step, min(times)))
        if times[-1] > SCALE_PATIENCE:
            return


def _peer(result: Speed) -> peer.Peer | None:
    try:
        other = peer.load()
    except ModuleNotFoundError as missing:
        result.notes.append(f"No comparison: {missing.name} is not installed (the group `bench` brings the peer).")
        return None
    result.peer_versions = peer.versions()
    return other


def measure(goal: float, count: int = ROUNDS) -> Speed:
    """Every measurement, in one run; a profile too when the median stays below `goal` reports a second."""
    result = Speed(core=pin())
    try:
        read = ours.load()
    except (ModuleNotFoundError, AttributeError) as missing:
        result.notes.append(f"Nothing was measured: the reader cannot be loaded ({missing}).")
        return result
    sizes = [len(report.text.split()) for report in corpus.reports(count * OUR_BATCH)]
    result.mean_words = sum(sizes) / len(sizes)
    other = _peer(result)
    rounds(result, read, other, count)
    scaling(result, read)
    for who in ("ours", "peer", "bare") if other else ("ours", "bare"):
        peak = memory(who, MEMORY_REPORTS)
        if peak is not None:
            result.memory_mb[who] = peak
    try:
        cold_start(result)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        result.notes.append(f"The cold start was not measured: `harmledger read` gave {type(error).__name__}.")
    if result.ours and result.ours.median < goal:
        result.hotspots = hotspots.profile(read, corpus.reports(OUR_BATCH))
    return result
