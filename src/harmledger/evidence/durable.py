"""Files that are there whole or not at all, are never overwritten, and outlive a power cut."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from harmledger.model import HarmledgerError

# On macOS fsync leaves the bytes in the drive's own memory; this asks the drive to write them, too.
_FULL_SYNC: int | None = getattr(fcntl, "F_FULLFSYNC", None)
# File systems of memory sticks know no hard links.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}

# Threads let the disk commit several files at once; for a few files, starting threads costs more than it wins.
_THREADS, _FEW = 8, 8
# Files that are open at a time, far below what a process may have.
_AT_ONCE = 64

T = TypeVar("T")


class AlreadyThere(HarmledgerError):
    """A file that is written once only is already there."""


def sync(descriptor: int) -> None:
    """Return when what was written to the open file, or folder, is on the disk."""
    os.fsync(descriptor)
    if _FULL_SYNC is not None:
        fcntl.fcntl(descriptor, _FULL_SYNC)


def sync_folder(folder: Path) -> None:
    """Return when the names in the folder are on the disk: those that came and those that went."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> set[Path]:
    """Make the folder and those above it, for the owner alone; return the folders in which one was made, to sync."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if folder.is_dir():
            return set()
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None
    except FileNotFoundError:
        return make_folder(folder.parent) | make_folder(folder)
    return {folder.parent}


def write_parts(files: Mapping[Path, bytes]) -> None:
    """Write new files for the owner alone (0600) and sync them; on an error none of them stays.

    Raises FileExistsError where there is one already, and OSError.
    """
    written: list[Path] = []
    paths = list(files)
    try:
        for start in range(0, len(paths), _AT_ONCE):
            _write_batch(paths[start : start + _AT_ONCE], files, written)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise


def _write_batch(paths: list[Path], files: Mapping[Path, bytes], written: list[Path]) -> None:
    opened: list[int] = []
    try:
        # All are written before the first is synced: one commit of the disk's journal then serves many.
        for path in paths:
            opened.append(descriptor := os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            written.append(path)
            rest = memoryview(files[path])
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        each(sync, opened)
    finally:
        for descriptor in opened:
            os.close(descriptor)


def each(do: Callable[[T], None], things: Sequence[T]) -> None:
    """Do it for every thing, several at a time where that pays; wait for all, then raise the first error."""
    if len(things) <= _FEW:
        for thing in things:
            do(thing)
        return
    with ThreadPoolExecutor(_THREADS) as pool:
        done = [pool.submit(do, thing) for thing in things]
    for one in done:
        one.result()


def publish(part: Path, final: Path) -> None:
    """Give a written file its final name, without overwriting; the folder is for the caller to sync.

    Raises FileExistsError where the name is taken, and OSError.
    """
    try:
        os.link(part, final)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Take the name first, so that a file of another writer is not replaced.
        os.close(os.open(final, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            os.replace(part, final)
        except BaseException:
            final.unlink()
            raise
    else:
        part.unlink()
