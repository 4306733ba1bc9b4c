"""Does intake slow down as a register grows? Fills one with very many reports, then takes in the same ones in turn.

The rows, keys, ledger entries, details and index words of a filled register are real: the register's own actions write
them. Three things are spared while it is filled, none of which is looked at afterwards: its files in the vault are not
written (a million small files take longer than all the rest), nothing waits for the disk, and a thousand texts are
read once and used over and over, each time with another number at the end. `verify` names the missing files, and
nothing else.

    python -m bench.million FOLDER --reports 1000000     # goes on where it was interrupted; FOLDER stays
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from django.db import connection

from bench import corpus
from bench.corpus import Invented
from bench.intake import offer, rate, taken
from bench.speed import Spread
from harmledger.evidence import Vault
from harmledger.model import Report
from harmledger.reading import Reader
from harmledger.register.actions.add import add
from harmledger.register.actions.found import found
from harmledger.register.models import ReportRow
from harmledger.register.offers import Offer
from harmledger.register.opening import Register
from harmledger.register.preparing import Prepared, prepare
from harmledger.register.readers import Readers
from harmledger.register.word_index import words_of

SMALL, LARGE = 1_000, 20_000
TEXTS_READ = 1_000
ROUNDS, TAKEN_IN = 6, 512
AT_A_TIME = 64  # as many as `add` keeps in one transaction
BEYOND = 10_000_000  # the numbers of reports that no filling offers
WHOLE, KEEPING = "read and kept", "kept alone, with readings made before"


class NoVault(Vault):
    """Stands where a vault would, and keeps nothing."""

    def put(self, objects: Mapping[str, bytes]) -> None:
        """Write nothing."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove nothing."""


class ReadBefore(Readers):
    """Stands where readers would: texts read once, each used many times with another last line."""

    def __init__(self, texts: int = TEXTS_READ) -> None:
        super().__init__()
        reader = Reader()
        self._texts = list(corpus.reports(texts))
        self._read = [prepare(offer(one).declared.report(one.id, one.text), reader) for one in self._texts]

    def report(self, number: int) -> Invented:
        """The report of that number: distinct, and the spans of its reading point to the words they pointed to."""
        one = self._texts[number % len(self._texts)]
        return Invented(f"filled-{number}", f"{one.text}\n{number}", one.title, one.published, one.country)

    def prepare(self, reports: Sequence[Report]) -> Iterator[Prepared | str]:
        """Return the readings, with the number among the words of the index."""
        for one in reports:
            number = one.text.rpartition("\n")[2]
            read = self._read[int(number) % len(self._texts)]
            yield read._replace(words=tuple(sorted({*read.words, *words_of(number)})))


def fill(folder: Path, count: int, readers: ReadBefore, told: bool = False) -> None:
    """Bring a register to `count` reports; what is there already stays, so an interrupted filling goes on."""
    if not folder.exists():
        found(folder, name="filled for a measurement", synthetic=True)
    with Register.open(folder) as register:
        register.vault = NoVault(register.home.vault)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
        # what was kept and not yet read when it was interrupted is offered again
        first = done = max(0, ReportRow.objects.count() - AT_A_TIME)
        began = time.perf_counter()
        outcomes = add(register, (offer(readers.report(number)) for number in range(first, count)), readers)
        while some := sum(1 for _ in islice(outcomes, 10_000)):
            done += some
            if told:
                print(f"{done:,} reports, {(done - first) / (time.perf_counter() - began):,.0f} a second", flush=True)


def compare(small: Path, large: Path, readers: ReadBefore, rounds: int = ROUNDS) -> dict[str, Spread]:
    """How fast the large register takes reports in, against the small one: ratios of rounds in turn, two ways."""
    ratios: dict[str, list[float]] = {WHOLE: [], KEEPING: []}
    through: dict[str, Readers] = {WHOLE: Readers(), KEEPING: readers}
    start = BEYOND + _reports(small) + _reports(large)
    for number in range(rounds):
        rates: dict[tuple[str, Path], float] = {}
        # each goes first as often as the other
        for folder in (small, large) if number % 2 else (large, small):
            for how, reading in through.items():
                offers = [offer(readers.report(start + at)) for at in range(AT_A_TIME + TAKEN_IN)]
                start += len(offers)
                rates[how, folder] = _rate(folder, reading, offers)
        for how, found_ratios in ratios.items():
            found_ratios.append(rates[how, large] / rates[how, small])
    return {how: Spread.of(values) for how, values in ratios.items()}


def _rate(folder: Path, readers: Readers, offers: list[Offer]) -> float:
    with Register.open(folder) as register:
        # opening emptied its caches: they are filled again before the clock starts
        taken(add(register, offers[:AT_A_TIME], readers))
        return rate(lambda: taken(add(register, offers[AT_A_TIME:], readers)))


def _reports(folder: Path) -> int:
    with Register.open(folder):
        return ReportRow.objects.count()


def measure(count: int = LARGE, disk: Path | None = None) -> dict[str, Spread]:
    """Fill two registers, compare them, and take both away."""
    with tempfile.TemporaryDirectory(prefix="harmledger-bench-", dir=disk) as folder:
        return filled_and_compared(Path(folder), count)


def filled_and_compared(folder: Path, count: int, told: bool = False) -> dict[str, Spread]:
    """Fill two registers in a folder and compare them; they stay."""
    readers = ReadBefore()
    fill(folder / "small", SMALL, readers)
    fill(folder / "large", count, readers, told)
    return compare(folder / "small", folder / "large", readers)


def main(argv: Sequence[str]) -> None:
    """Fill, compare and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.million", description="Intake at a large register.")
    parser.add_argument("folder", type=Path, help="where the two registers lie; some 12 GB for a million reports")
    parser.add_argument("--reports", type=int, default=1_000_000, metavar="N", help="reports of the large one")
    options = parser.parse_args(argv)
    options.folder.mkdir(parents=True, exist_ok=True)
    for how, ratios in filled_and_compared(options.folder, options.reports, told=True).items():
        print(f"{how}: {ratios.median:.2f} ({ratios.low:.2f}-{ratios.high:.2f}) times the rate at {SMALL:,} reports")


if __name__ == "__main__":
    main(sys.argv[1:])
