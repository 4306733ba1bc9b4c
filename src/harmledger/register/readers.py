"""Readers for many reports: in this process, or in others beside it when there are many."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from harmledger.model import HarmledgerError, Report
from harmledger.places import Gazetteer
from harmledger.places.imported import SUFFIX
from harmledger.protection import describe_unforeseen
from harmledger.reading import Reader
from harmledger.register.preparing import Prepared, prepare


class ReaderEnded(HarmledgerError):
    """A process that reads beside this one was killed."""


class Readers:
    """Prepares readings. `processes` 0 reads here; more read beside, a few batches ahead of who keeps them."""

    def __init__(self, processes: int = 0, places: Path | None = None, reader: Reader | None = None) -> None:
        """Make the readers; `places` is a folder of further gazetteers, `reader` one that is there already.

        Those beside start when the first is needed.
        """
        self._places = places
        self._pool: ProcessPoolExecutor | None = None
        self._reader = reader
        self.ahead = 2 * processes
        if processes:
            context = get_context("spawn")  # a forked child would share our database connection
            self._pool = ProcessPoolExecutor(processes, context, _begin, (places,))

    def prepare(self, reports: Sequence[Report]) -> Iterator[Prepared | str]:
        """Return the readings in order; a sentence without content stands for one that failed unforeseen."""
        if self._pool is None:
            if self._reader is None:
                self._reader = make_reader(self._places)
            return iter([_prepared(report, self._reader) for report in reports])
        size = 16  # small enough that all readers have work of one call
        with _told_when_ended():
            parts = [self._pool.submit(_work, reports[start : start + size]) for start in range(0, len(reports), size)]
        return _results(parts)

    def close(self) -> None:
        """End the processes beside; what they have not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        """Use them in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close them."""
        self.close()


def _results(parts: Iterable[Future[list[Prepared | str]]]) -> Iterator[Prepared | str]:
    for part in parts:
        with _told_when_ended():
            results = part.result()
        yield from results


@contextmanager
def _told_when_ended() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool:
        raise ReaderEnded(
            "A process that reads reports was ended from outside, perhaps for want of memory. What was acknowledged is "
            "kept; add the same files again for the rest."
        ) from None


def make_reader(places: Path | None) -> Reader:
    """Return a reader with the bundled gazetteer, those that this user imported, and those of the folder."""
    taught = sorted(places.glob(f"[!.]*{SUFFIX}")) if places else []
    return Reader(Gazetteer.open(*taught))


_mine: list[Reader | HarmledgerError] = []  # the reader of a process beside, or why there is none


def _begin(places: Path | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal interrupts all; the one that we read for decides
    if (told_by := parent_process()) is not None:
        Thread(target=_end_with, args=(told_by,), daemon=True).start()
    try:
        _mine.append(make_reader(places))
    except HarmledgerError as error:  # raised here it would only be printed
        _mine.append(error)
    gc.freeze()  # words, rules and places stay: the collector need not look at them again


def _end_with(told_by: BaseProcess) -> None:
    """End this process when the one that it reads for was killed, which could not tell it to."""
    told_by.join()
    os._exit(1)


def _work(reports: Sequence[Report]) -> list[Prepared | str]:
    reader = _mine[0]
    if isinstance(reader, HarmledgerError):
        raise reader
    return [_prepared(report, reader) for report in reports]


def _prepared(report: Report, reader: Reader) -> Prepared | str:
    try:
        return prepare(report, reader)
    except Exception as error:  # the report is kept; what went wrong is ours to find, and must not hold its words
        return describe_unforeseen(error)
