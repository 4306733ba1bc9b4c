"""A bar on the error stream for work of more than a second, where a person waits and sees nothing else move."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from harmledger.cli.show.safe import inline

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_S = 1.0


class Bar:
    """Counts bytes and reports; shows itself after `PATIENCE_S` seconds, where output does not fill the terminal."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._bytes = self._reports = 0
        self._began = time.monotonic()
        self._watched = sys.stderr.isatty() and not sys.stdout.isatty()
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        """Begin to count."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._shown:
            self._shown[0].stop()

    def step(self, size: int) -> None:
        """Count one input of that many bytes."""
        self._bytes += size
        self._reports += 1
        if self._shown is None and self._watched and time.monotonic() - self._began > PATIENCE_S:
            self._shown = self._start()
        if self._shown:
            bar, task = self._shown
            bar.update(task, completed=self._bytes, description=f"{self._reports} reports read")

    def say(self, sentence: str) -> None:
        """Tell one sentence on the error stream, above the bar."""
        line = f"harmledger: {inline(sentence, limit=1000)}"
        if self._shown:
            self._shown[0].console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)

    def _start(self) -> tuple[Progress, TaskID]:
        # rich is slow to import, and most calls end before a bar is wanted
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task("", total=self._total)
