"""The reader as it is measured: from a report's values to the bytes of its JSON, all stages."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

from bench.corpus import Invented

ReadOne = Callable[[Invented], bytes]


def load() -> ReadOne:
    """One reader, opened; ModuleNotFoundError where the package is not installed."""
    # By name, so that `make bench` can say in one sentence what is missing instead of failing at import.
    model, reading = importlib.import_module("harmledger.model"), importlib.import_module("harmledger.reading")
    reader = reading.Reader()

    def read(report: Invented) -> bytes:
        given = model.Report(
            id=report.id,
            text=report.text,
            title=report.title,
            published=report.published,
            language="en",
            country=report.country,
        )
        return bytes(model.to_json(reader.read(given)))

    return read


def command() -> list[str]:
    """The `harmledger` command of this environment; as a module where it is not installed as a script."""
    beside = Path(sys.executable).with_name("harmledger")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "harmledger"]
