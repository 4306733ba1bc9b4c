"""Folders that are built beside their place and get their name when they are whole: a crash leaves no half one."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from harmledger.evidence.durable import sync, sync_folder
from harmledger.register.backups.manifest import BackupRefused


@contextmanager
def building(made: Path, clear: Callable[[Path], None] = shutil.rmtree) -> Iterator[Path]:
    """Lend a new folder for this process alone; what an interrupted run left there is cleared, as on an error here.

    `clear` does that; it may do more, as long as the folder is there. `finish` gives the folder its final name.
    """
    if made.exists():
        held = _hold(made)
        try:
            clear(made)
        finally:
            os.close(held)
    try:
        made.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise _busy() from None
    held = _hold(made)
    try:
        yield made
    except BaseException:
        with suppress(OSError):
            clear(made)
        raise
    finally:
        os.close(held)


def finish(made: Path, final: Path) -> None:
    """Give the folder its final name, durably."""
    sync_folder(made)
    os.replace(made, final)
    sync_folder(final.parent)


def sync_files(folder: Path) -> None:
    """Return when all files of this folder, and their names, are on the disk."""
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb") as file:
                sync(file.fileno())
    sync_folder(folder)


def _hold(folder: Path) -> int:
    """Lock the folder for as long as the descriptor is open; the system lets go of it when the process dies."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise _busy() from None
    except OSError:
        pass  # a file system without locks
    return held


def _busy() -> BackupRefused:
    return BackupRefused("Another process is writing there just now; nothing was begun.")
