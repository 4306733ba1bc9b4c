"""The three forms in which readings leave: JSON lines, JSON for reading with the eye, and pages for people."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

import msgspec

from harmledger.model import Reading, Report, to_json


class Writer(Protocol):
    """Takes readings one by one; leaving its `with` block ends the output."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""
        ...

    def write(self, report: Report, reading: Reading) -> None:
        """Write one reading."""
        ...


class Plain:
    """What writers share that have nothing to begin or end."""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""


class JsonLines(Plain):
    """One reading a line, each line written whole or not at all, and flushed."""

    def write(self, report: Report, reading: Reading) -> None:
        """Write the reading's line."""
        _emit(_encoded(reading) + b"\n")


class Json(Plain):
    """Readings for the eye: one object for one report, else an array that is written as it grows."""

    def __init__(self, single: bool) -> None:
        self._single = single
        self._written = 0

    def write(self, report: Report, reading: Reading) -> None:
        """Write the reading, indented."""
        before = b"" if self._single else b",\n" if self._written else b"[\n"
        self._written += 1
        _emit(before + msgspec.json.format(_encoded(reading), indent=2) + (b"\n" if self._single else b""))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the array, empty if nothing came."""
        if not self._single:
            _emit(b"\n]\n" if self._written else b"[]\n")


class Pages(Plain):
    """Readings as people want to read them."""

    def __init__(self, show: Callable[[Report, Reading], None]) -> None:
        self._show = show

    def write(self, report: Report, reading: Reading) -> None:
        """Show the reading."""
        self._show(report, reading)


def _encoded(reading: Reading) -> bytes:
    """Return the reading as JSON; half a surrogate pair, which UTF-8 cannot hold, leaves as its escape."""
    try:
        return to_json(reading)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(reading), separators=(",", ":")).encode("ascii")


def _emit(data: bytes) -> None:
    """Write and flush; an interrupt waits until the last byte has left, so that no line is cut."""
    stream = sys.stdout.buffer
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        stream.write(data)
        stream.flush()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
