"""Durable intake against the single rows that the same disk commits, in one run and in turn; and whether it stays flat.

Intake is the whole way of a report: its bytes locked in the vault and synced, its reading, and two transactions with
all rows and ledger entries, before it is acknowledged. `python -m bench.intake FOLDER EARLY LATE` is the process
whose memory is looked at.
"""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connections

from bench import corpus
from bench.child import peak_mb
from bench.corpus import Invented
from bench.speed import ROOT, Spread
from harmledger.reading import Reader
from harmledger.register.actions.add import add
from harmledger.register.actions.found import found
from harmledger.register.models import Tombstone
from harmledger.register.offers import Declared, Offer, Outcome, Taken
from harmledger.register.opening import Register
from harmledger.register.readers import Readers

ROUNDS = 5
SINGLES, REPORTS, WARM_UP = 400, 768, 64
EARLY, LATE, CACHE_KB = 200, 3_000, 2_048
FLASH_WORDS = 30
_SENTENCE_END = re.compile(r"(?<=[.\"]) ")
Make = Callable[[int], Invented]


class IntakeFailed(Exception):
    """A report that should have been kept and read was not."""


@dataclass(slots=True)
class Arrangement:
    """One kind of text taken in with some processes reading beside: ratios of rates, pair by pair."""

    text: str
    processes: int
    words: float = 0.0  # of a text, on average
    of_singles: list[float] = field(default_factory=list)
    of_django: list[float] = field(default_factory=list)
    of_reader: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Intake:
    """What one run measured: `flat` is peak memory after LATE reports against that after EARLY.

    `large` is `bench.million`'s: reports of the larger register, and its rates against those of a small one.
    """

    arrangements: list[Arrangement] = field(default_factory=list)
    flat: float | None = None
    large_reports: int = 0
    large: dict[str, Spread] = field(default_factory=dict)


def flash(number: int) -> Invented:
    """The first sentences of an invented report, some 35 words, and its number, so that no two are the same."""
    whole = corpus.report(number)
    words: list[str] = []
    for sentence in _SENTENCE_END.split(whole.text.replace("\n", " ")):
        words += sentence.split()
        if len(words) >= FLASH_WORDS:
            break
    return Invented(whole.id, f"{' '.join(words)}\n{number}", whole.title, whole.published, whole.country)


TEXTS: dict[str, Make] = {"reports": corpus.report, "flashes": flash}


def offer(one: Invented) -> Offer:
    """An invented report as it would come from a file."""
    told = Declared(
        title=one.title, published=one.published, language="en", country=one.country, source="An Invented Outlet"
    )
    return Offer(data=one.text.encode(), file_name=f"{one.id}.txt", declared=told)


def taken(outcomes: Iterator[Outcome]) -> int:
    """Count what was taken; IntakeFailed where something was refused, unread or there before."""
    count = 0
    for one in outcomes:
        if not isinstance(one, Taken) or one.unread or one.status != "new":
            raise IntakeFailed("An invented report was not taken in as a new one, so nothing can be said of the rate.")
        count += 1
    return count


def rate(do: Callable[[], int]) -> float:
    """Things done a second of wall time."""
    began = time.perf_counter()
    count = do()
    return count / (time.perf_counter() - began)


def plain_rows(file: Path) -> int:
    """Commit rows one at a time and durably, with nothing but sqlite3."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, words TEXT)")
        for number in range(SINGLES):
            database.execute("INSERT INTO row (words) VALUES (?)", [f"one invented row, the number is {number}"])
    return SINGLES


def django_rows(start: int) -> int:
    """Commit rows of the open register's smallest table one at a time, through Django."""
    for number in range(start, start + SINGLES):
        Tombstone.objects.create(id=f"{number:036d}", seq=number)
    return SINGLES


class _Bench:
    """The registers, the readers and the next report's number."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.reader, self._next = folder, Reader(), 0
        for name in ("rows", "reports"):
            found(folder / name)

    def batch(self, make: Make, count: int) -> list[Invented]:
        """Reports that nobody has seen yet."""
        self._next += count
        return [make(number) for number in range(self._next - count, self._next)]

    def pair(self, into: Arrangement, readers: Readers) -> None:
        """Commit single rows both ways, read alone, take in: one of each, one after the other."""
        singles = rate(lambda: plain_rows(self.folder / "plain.db"))
        with Register.open(self.folder / "rows"):
            through_django = rate(lambda: django_rows(self._next))
        alone, whole = self.batch(TEXTS[into.text], REPORTS // 2), self.batch(TEXTS[into.text], REPORTS)
        asked = [offer(one).declared.report(one.id, one.text) for one in alone]
        reading = rate(lambda: sum(bool(self.reader.read(one)) for one in asked))
        with Register.open(self.folder / "reports") as register:
            # the process beside starts, and both have their caches, before the clock does
            taken(add(register, map(offer, self.batch(TEXTS[into.text], WARM_UP)), readers))
            offers = [offer(one) for one in whole]
            done = rate(lambda: taken(add(register, offers, readers)))
        into.words = sum(len(one.text.split()) for one in whole) / len(whole)
        into.of_singles.append(done / singles)
        into.of_django.append(done / through_django)
        into.of_reader.append(done / reading)


def memory(folder: Path, early: int, late: int) -> float | None:
    """Peak memory after `late` reports against that after `early`, of a process of its own; None where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.intake", str(folder), str(early), str(late)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    peaks = json.loads(done.stdout)
    return float(peaks[1]) / float(peaks[0])


def measure(rounds: int = ROUNDS, disk: Path | None = None) -> Intake:
    """Every arrangement in turn, round by round, in a folder on `disk` (else the system's) that goes at the end."""
    result = Intake([Arrangement(text, processes) for text in TEXTS for processes in (0, 1)])
    with tempfile.TemporaryDirectory(prefix="harmledger-bench-", dir=disk) as name, Readers(1) as beside:
        bench = _Bench(Path(name))
        here = Readers(reader=bench.reader)
        for _ in range(rounds):
            for one in result.arrangements:
                bench.pair(one, beside if one.processes else here)
        result.flat = memory(Path(name) / "memory", EARLY, LATE)
    return result


def main(arguments: Sequence[str]) -> None:
    """Take in reports in a new register FOLDER and print the peaks of memory after EARLY and after LATE of them."""
    folder, early, late = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    found(folder)
    with Register.open(folder) as register, Readers() as readers:
        for alias in connections:
            # SQLite keeps up to 64 MB of pages, for as long as there are more of them: here it has them all early
            with connections[alias].cursor() as cursor:
                cursor.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        taken(add(register, map(offer, corpus.reports(early)), readers))
        peaks = [peak_mb()]
        taken(add(register, map(offer, corpus.reports(late - early, start=early)), readers))
    print(json.dumps([*peaks, peak_mb()]))


if __name__ == "__main__":
    main(sys.argv[1:])
