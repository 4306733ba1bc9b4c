"""Exports incidents as a file: written aside, then told in the ledger, and only then let out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

from harmledger.evidence.durable import publish, sync, sync_folder
from harmledger.model import HarmledgerError
from harmledger.model.incident import IncidentView, Release
from harmledger.protection import Viewer
from harmledger.publishing import FORMATS, Tally
from harmledger.register.actions.deciding import decision
from harmledger.register.actions.erasing.exports import erased_since
from harmledger.register.actions.members import member
from harmledger.register.clock import stamp
from harmledger.register.opening import Register
from harmledger.register.queries.entries import standing
from harmledger.register.queries.incidents import SeenIncident, incidents

PUBLIC = Viewer("export", "recorder")  # who makes a file works here, and is told how much was withheld
INTERNAL = Viewer("internal_export", "recorder")

_TAKEN = "There is a file of this name already; --force writes over it."


class NotWritten(HarmledgerError):
    """An export that could not be put where it was asked for; nothing of it is there."""


class Exported(NamedTuple):
    """What an export holds: incidents written and withheld, and lines that say which outcomes they tell; no sums."""

    written: int
    withheld: int
    lines: tuple[str, ...]
    entry: int


def export(
    register: Register, format_: str, viewer: Viewer, out: IO[bytes] | Path, *, overwriting: bool = False
) -> Exported:
    """Export what a viewer (PUBLIC or INTERNAL) may see, to a stream or to a file.

    The ledger tells of it before a reader can see any of it: format, counts, and a salted commitment to the SHA-256
    of the file. A file is there whole or not at all; NotWritten where one is there already, unless `overwriting`.
    """
    with _aside(register, out) as (file, put):
        if isinstance(out, Path) and out.exists() and not overwriting:
            raise NotWritten(_TAKEN)
        count = _Count()
        text = os.fdopen(os.dup(file.fileno()), "w", encoding="utf-8", newline="")
        with text, register.moment():
            release = _release(register, viewer)
            FORMATS[format_].write(release, count.seen(incidents(register, viewer, words=True)), text)
        entry = _told(register, file, format_, release, count)
        put(overwriting)
    return Exported(count.tally.incidents, count.withheld, count.tally.lines(), entry)


class _Count:
    """Counts incidents on their way into a file."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.withheld = 0

    def seen(self, found: Iterable[SeenIncident]) -> Iterator[IncidentView]:
        """Yield those that the viewer may see."""
        for one in found:
            if one.view is None:
                self.withheld += 1
            else:
                self.tally.add(one.view)
                yield one.view


def _release(register: Register, viewer: Viewer) -> Release:
    size, root = standing()
    is_internal = viewer.door == INTERNAL.door
    notices = ["SYNTHETIC"] * register.synthetic + ["INTERNAL"] * is_internal
    return Release(
        register=register.id,
        project=register.project,
        synthetic=register.synthetic,
        internal=is_internal,
        made=stamp(register.clock()),
        ledger_size=size,
        ledger_root=root,
        notice=" · ".join(notices) or None,
    )


def _told(register: Register, file: IO[bytes], format_: str, release: Release, count: _Count) -> int:
    """Append that data leaves; the digest stands in an erasable decision, for it would know a file again.

    NotWritten where something was erased since the moment that the file shows: no erasure would find it any more.
    """
    file.seek(0)
    digest = file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    facts: dict[str, Any] = {
        "format": format_,
        "internal": release.internal,
        "incidents": count.tally.incidents,
        "withheld": count.withheld,
    }
    with register.writing() as ledger:
        if erased_since(release.ledger_size):
            raise NotWritten("Something was erased while this was being written; nothing was let out. Export again.")
        by = member(register, ledger)
        row = decision(register, ledger, by, register.id, {"field": "export", "value": {**facts, "sha256": digest}})
        return ledger.append("exported", by, new=[row], facts=facts)


@contextmanager
def _aside(register: Register, out: IO[bytes] | Path) -> Iterator[tuple[IO[bytes], Any]]:
    """Lend a file to write to, and what puts it where it belongs; without that nothing of it stays."""
    if not isinstance(out, Path):
        # It has no name, so it is gone with this process however that ends.
        with TemporaryFile(dir=register.home.folder) as file:

            def pour(_: bool) -> None:
                file.seek(0)
                shutil.copyfileobj(file, out)
                out.flush()

            yield file, pour
        return
    beside = out.parent / f".{out.name}.unfinished-{os.getpid()}"
    try:
        with _opened(beside) as named:

            def put(overwriting: bool) -> None:
                sync(named.fileno())
                _publish(beside, out, overwriting)

            yield named, put
    finally:
        beside.unlink(missing_ok=True)


def _opened(path: Path) -> IO[bytes]:
    try:
        return open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")
    except OSError as error:
        raise NotWritten(f"Nothing can be written there: {error.strerror}.") from None


def _publish(beside: Path, out: Path, overwriting: bool) -> None:
    try:
        if overwriting:
            os.replace(beside, out)
        else:
            publish(beside, out)
        sync_folder(out.parent)
    except FileExistsError:
        raise NotWritten(_TAKEN) from None
    except OSError as error:
        raise NotWritten(f"The file cannot be put there: {error.strerror}.") from None
