"""One register with a marker in every field, and all that came out of its doors in three states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.register.conftest import Ticking
from tests.register.doors.planted import Planted
from tests.register.doors.table import STATES
from tests.register.doors.trying import Came, everything

from harmledger.register.actions.found import found


class Tried(NamedTuple):
    """What was planted in a register, and by state what came out of it."""

    planted: Planted
    came: dict[str, Came]


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep the settings of whoever runs the tests out, and let verbs find the register in a folder."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("HARMLEDGER_DATABASE", "HARMLEDGER_KEYS", "HARMLEDGER_BY", "HARMLEDGER_TRACEBACK"):
            patched.delenv(name, raising=False)
        patched.setenv("HARMLEDGER_HOME", str(folder.parent / "home"))
        patched.setenv("HARMLEDGER_REGISTER", str(folder))
        patched.setenv("COLUMNS", "400")
        yield


def tried_in(folder: Path, database: str = "", states: Sequence[str] = STATES) -> Tried:
    """Found a register in a folder, fill it and go through all its doors."""
    clock = Ticking()
    with alone(folder):
        found(folder, database=database, clock=clock)
        return Tried(*everything(folder, clock, states))


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """The register on SQLite, gone through once."""
    return tried_in(tmp_path_factory.mktemp("doors") / "register")
