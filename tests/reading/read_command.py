"""`harmledger read` as a process of its own, as a user runs it: its exit code and both of its streams."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO

COMMAND = (sys.executable, "-m", "harmledger", "read")
SRC = Path(__file__).resolve().parents[2] / "src"


class Ended(NamedTuple):
    """How a run ended: its exit code and both of its streams."""

    code: int
    out: bytes
    told: str

    @property
    def readings(self) -> list[dict[str, Any]]:
        """The JSON lines that came out."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment() -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": str(SRC)}


def read(*arguments: str | Path, stdin: bytes = b"") -> Ended:
    command = [*COMMAND, *map(str, arguments)]
    ended = subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, env=environment())
    return Ended(ended.returncode, ended.stdout, ended.stderr.decode())


def opened(pipe: Path, process: subprocess.Popen[bytes]) -> TextIO:
    """Open a pipe for writing once a process reads it; a plain open would wait for ever for one that has ended."""
    while process.poll() is None:
        with contextlib.suppress(OSError):
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "w", encoding="utf-8")
        time.sleep(0.01)
    raise AssertionError(f"The command ended before it read the pipe: {process.communicate()[1].decode()}")
