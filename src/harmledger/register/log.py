"""The register's log file: what was done and what went wrong, in events, ids and numbers; no content can enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from harmledger.protection import SafeLog
from harmledger.register.clock import Clock


class RegisterLog:
    """Appends lines to one file, which several processes may do at once; each line is written by one call."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Know the file; it is opened for every line and made by the first."""
        self._path = path
        self._clock = clock

    def write(self, event: str, facts: Mapping[str, object] | None = None) -> None:
        """Log an event of the closed list of `protection.logs`, with ids, numbers and codes."""
        self._append(lambda log: log.write(event, facts))

    def unforeseen(self, error: BaseException) -> None:
        """Log an error that nobody foresaw: its class and its place in our code."""
        self._append(lambda log: log.unforeseen(error))

    def _append(self, line: Callable[[SafeLog], None]) -> None:
        # What was acknowledged is in the ledger; a log that cannot be written must not undo or hide it.
        with suppress(OSError), self._path.open("a", encoding="utf-8") as stream:
            line(SafeLog(stream, self._clock))
