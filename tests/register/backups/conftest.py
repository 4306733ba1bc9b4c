"""A register with a few invented reports in it, to back up; scrypt made cheap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harmledger.register.actions.backing_up import back_up
from harmledger.register.actions.restoring import KeysFrom
from harmledger.register.backups.writing import KeysTo
from harmledger.register.opening import Register

PASSPHRASE = "an invented passphrase"
TEXTS = (
    "Three civilians were killed on Monday when shells hit the invented village of Marrat Qyz, Syria.",
    "A witness said that two women were raped near the invented checkpoint of Qyz on Tuesday.",
    "Qyz Wire, an invented agency: an air strike wounded at least five people in Idlib on 7 May 2024.",
)


@pytest.fixture(autouse=True)
def cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harmledger.register.backups.sealing.COST", 12)


@pytest.fixture
def filled(
    made: Callable[..., Path], add_texts: Callable[..., object], clock: Callable[[], object]
) -> Iterator[Register]:
    """An open register with three reports; on both engines where the test asks for `engine`."""
    with Register.open(made(), clock=clock) as register:
        add_texts(register, *TEXTS, source="Qyz Wire", published="2024-05-08", file_name="Qyzzle Vronk.txt")
        yield register


@pytest.fixture
def backup(filled: Register, tmp_path: Path) -> Path:
    """A backup with its keys in `keys`; the register that it is of is closed and, on PostgreSQL, still there."""
    back_up(filled, tmp_path / "backup", KeysTo(tmp_path / "keys", PASSPHRASE))
    filled.close()
    return tmp_path / "backup"


@pytest.fixture
def keys(backup: Path) -> KeysFrom:
    return KeysFrom(backup.parent / "keys", PASSPHRASE)
