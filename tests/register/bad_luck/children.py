"""Runs work in processes of its own, which may kill themselves at a point that the test chooses."""

from __future__ import annotations

import os
import signal
import traceback
import warnings
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from harmledger.register import connecting

Tell = Callable[[str], None]
Work = Callable[[Tell], object]

# Whatever changes a name or makes bytes durable.
CALLS = ("fsync", "link", "rename", "replace", "unlink", "mkdir", "write")


class Ended(NamedTuple):
    """What a child told before it ended, and how: 0 done, negative the signal that killed it."""

    told: list[str]
    code: int

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Child:
    """A forked process at work; it shares nothing with this one but what it tells, one line at a time."""

    def __init__(self, work: Work, before: Callable[[], object] | None = None) -> None:
        connecting.disconnect()
        self._reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of forking where a runner has threads
            self.pid = os.fork()
        if self.pid == 0:
            self._live(work, before, writing)
        os.close(writing)

    @staticmethod
    def _live(work: Work, before: Callable[[], object] | None, writing: int) -> None:
        write, code = os.write, 1  # told by the real one, whatever `before` puts in its place
        try:
            if before is not None:
                before()
            work(lambda line: write(writing, f"{line}\n".encode()))
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def wait(self) -> Ended:
        with os.fdopen(self._reading, encoding="utf-8") as stream:
            told = stream.read().splitlines()
        _, status = os.waitpid(self.pid, 0)
        return Ended(told, os.waitstatus_to_exitcode(status))


def at_once(works: Iterable[Work]) -> list[Ended]:
    """Run all works at the same time, each in a child of its own."""
    return [child.wait() for child in [Child(work) for work in works]]


def killed_at(point: int, work: Work, *, statements: bool = False) -> Ended:
    """Run work in a child that kills itself at a point, counted from 1; `statements` counts those of the database, too.

    Points are the moments before each call that makes something durable, and those before and after each commit.
    """
    return Child(work, lambda: _count_to(point, statements)).wait()


def _count_to(point: int, statements: bool) -> None:
    left = [point]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in CALLS:
        setattr(os, name, _stepping(getattr(os, name), step))
    BaseDatabaseWrapper._commit = _stepping(BaseDatabaseWrapper._commit, step, after=True)  # type: ignore[attr-defined]
    if statements:
        for name in ("execute", "executemany"):
            setattr(CursorWrapper, name, _stepping(getattr(CursorWrapper, name), step))


def _stepping(call: Any, step: Callable[[], None], *, after: bool = False) -> Any:
    def stepping(*told: Any, **named: Any) -> Any:
        step()
        answer = call(*told, **named)
        if after:
            step()
        return answer

    return stepping
