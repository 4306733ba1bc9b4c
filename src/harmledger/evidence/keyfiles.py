"""How a key lies in a file: one line with its kind, its id and the secret, for the owner alone, never overwritten."""

from __future__ import annotations

import secrets
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from harmledger.evidence.durable import AlreadyThere, publish, sync_folder, write_parts
from harmledger.model import HarmledgerError

SECRET_BYTES = 32


class LostKey(HarmledgerError):
    """There is no key file where it should be, or it cannot be opened."""


class BadKey(HarmledgerError):
    """The key file is damaged, or is no key of this kind."""


class UnwritableKey(HarmledgerError):
    """The key file cannot be written."""


def write_key(path: Path, kind: str, key_id: str, secret: bytes) -> None:
    """Write a key as a new file (0600), durable with its folder; AlreadyThere rather than overwrite."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    published = False
    try:
        write_parts({part: f"harmledger {kind} key 1 {key_id} {secret.hex()}\n".encode()})
        publish(part, path)
        published = True
        sync_folder(path.parent)
    except FileExistsError:
        raise AlreadyThere(f"There is already a file where the {kind} key should go; it was left as it is.") from None
    except OSError as error:
        if published:
            path.unlink(missing_ok=True)
        raise UnwritableKey(f"The {kind} key cannot be written: {error.strerror or 'unknown reason'}.") from error
    finally:
        with suppress(OSError):
            part.unlink()


def read_key(path: Path, kind: str, sizes: Container[int] = (SECRET_BYTES,)) -> tuple[str, bytes]:
    """Return the id and the secret in a key file; whether they belong together is for the caller to check."""
    try:
        line = path.read_bytes()[:1000]
    except FileNotFoundError:
        raise LostKey(f"The {kind} key is not there; without it nothing that it protects can be read.") from None
    except OSError as error:
        raise LostKey(f"The {kind} key cannot be opened: {error.strerror or 'unknown reason'}.") from error
    words = line.decode("ascii", "replace").split()
    if words[:4] != ["harmledger", kind, "key", "1"] or len(words) != 6:
        raise BadKey(f"This file is no {kind} key of this version.")
    try:
        secret = bytes.fromhex(words[5])
    except ValueError:
        secret = b""
    if len(secret) not in sizes:
        raise damaged(kind)
    return words[4], secret


def damaged(kind: str) -> BadKey:
    """Return the error of a key that does not fit its own id."""
    return BadKey(f"The {kind} key is damaged: it does not fit its own check value.")
