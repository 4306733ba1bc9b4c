"""Copies the vault's objects that the tables name, each checked against its digest on the way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from harmledger.evidence import MissingObject, Vault
from harmledger.evidence.durable import make_folder, sync_folder

_OBJECTS = 64
_BYTES = 16_000_000


class Copied:
    """What was copied: how many objects and bytes; `missing` and `differing` are the names of what could not be."""

    def __init__(self) -> None:
        self.objects = 0
        self.bytes = 0
        self.missing: list[str] = []
        self.differing: list[str] = []


def copy_objects(wanted: Iterable[tuple[str, str]], vault: Vault, to: Vault, likes: Sequence[Vault] = ()) -> Copied:
    """Copy objects (name and SHA-256 in hex) durably; what one of `likes` holds unchanged is linked, not copied.

    An object that differs from its digest is copied as it is, for there may be no better one.
    """
    done, touched = Copied(), set[Path]()
    for few in _few_at_a_time(_found(wanted, vault, to, likes, done, touched)):
        to.put(few)
    for folder in sorted(touched):
        sync_folder(folder)
    return done


def _found(
    wanted: Iterable[tuple[str, str]], vault: Vault, to: Vault, likes: Sequence[Vault], done: Copied, touched: set[Path]
) -> Iterator[tuple[str, bytes]]:
    """Yield what is to be written; link what is there already."""
    for name, digest in wanted:
        if any(_linked(name, digest, like, to, done, touched) for like in likes):
            continue
        try:
            data = vault.get(name)
        except MissingObject:
            done.missing.append(name)
            continue
        if sha256(data).hexdigest() != digest:
            done.differing.append(name)
        done.objects += 1
        done.bytes += len(data)
        yield name, data


def _linked(name: str, digest: str, like: Vault, to: Vault, done: Copied, touched: set[Path]) -> bool:
    """Link an object that an earlier copy holds unchanged; False where it must be copied."""
    with suppress(MissingObject, OSError):
        if like.digest(name) == digest:
            path = to.folder / name[:8] / name
            touched |= make_folder(path.parent) | {path.parent}
            os.link(like.folder / name[:8] / name, path)
            done.objects += 1
            done.bytes += path.stat().st_size
            return True
    return False


def _few_at_a_time(objects: Iterator[tuple[str, bytes]]) -> Iterator[dict[str, bytes]]:
    few: dict[str, bytes] = {}
    size = 0
    for name, data in objects:
        few[name] = data
        size += len(data)
        if len(few) >= _OBJECTS or size >= _BYTES:
            yield few
            few, size = {}, 0
    if few:
        yield few
