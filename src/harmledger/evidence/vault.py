"""The vault: locked objects as files under opaque names, written once, durable before `put` returns."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from harmledger.evidence.durable import AlreadyThere, each, make_folder, publish, sync_folder, write_parts
from harmledger.model import HarmledgerError

__all__ = ["AlreadyThere", "BadName", "MissingObject", "Vault", "VaultTrouble"]

_NAME = re.compile(r"[0-9a-f]{32}")
_PART = ".part"


class MissingObject(HarmledgerError):
    """The vault holds no object of that name."""


class BadName(HarmledgerError):
    """A name is not 32 hex digits."""


class VaultTrouble(HarmledgerError):
    """The disk refuses: full, read-only, unwritable, gone."""


class Vault:
    """A folder of locked objects. A name is 32 hex digits and lies in `folder/name[:8]/name`.

    Names that begin with their time (UUIDv7) share a folder for about a minute, so a batch costs one sync of a folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Folders whose own names are on the disk for sure: another process may have made one and not yet synced it.
        self._rooted: set[Path] = set()

    def put(self, objects: Mapping[str, bytes]) -> None:
        """Write new objects (name -> bytes) and return when all are durable; on any error none of them stays.

        Raises AlreadyThere where a name is taken, also by the half-written file of an interrupted `put` (`remove` the
        name to begin anew), BadName, and VaultTrouble.
        """
        parts = {_part(self._path(name)): data for name, data in objects.items()}
        folders = {part.parent for part in parts}
        own: list[Path] = []
        try:
            with _told("written"):
                touched = folders.union(*map(make_folder, folders))
                if not folders <= self._rooted:
                    touched.add(self.folder)
                write_parts(parts)
                own += parts
                for part in parts:
                    publish(part, part.with_suffix(""))
                    own.append(part.with_suffix(""))
                each(sync_folder, list(touched))
        except BaseException:
            # The folders stay: another process may be about to write into them.
            for path in own:
                with suppress(OSError):
                    path.unlink()
            raise
        self._rooted |= folders

    def get(self, name: str) -> bytes:
        """Return the bytes of an object; MissingObject when it is not there."""
        with _told("read"):
            return self._path(name).read_bytes()

    def digest(self, name: str) -> str:
        """Return the SHA-256 of an object in hex, read piece by piece; MissingObject when it is not there."""
        with _told("read"), self._path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def remove(self, names: Iterable[str]) -> None:
        """Remove objects, and what an interrupted `put` left of them; return when they are gone from the disk.

        Names that are not there count as removed, so an interrupted removal can be done again.
        """
        paths = [self._path(name) for name in names]
        with _told("written"):
            for path in paths:
                path.unlink(missing_ok=True)
                _part(path).unlink(missing_ok=True)
            each(sync_folder, [folder for folder in {path.parent for path in paths} if folder.is_dir()])

    def names(self) -> Iterator[str]:
        """Yield the names of all objects, in order."""
        return (path.name for path in self._files() if _NAME.fullmatch(path.name))

    def leftovers(self) -> Iterator[Path]:
        """Yield the temporary files of writes that are under way or were interrupted."""
        return (path for path in self._files() if path.name.endswith(_PART))

    def _files(self) -> Iterator[Path]:
        with _told("read"):
            for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
                if folder.is_dir():
                    yield from sorted(folder.iterdir())

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise BadName("The name of an object in the vault is 32 hex digits.")
        return self.folder / name[:8] / name


def _part(path: Path) -> Path:
    # One name an object, so that removing the object removes what is left of it.
    return path.with_name(path.name + _PART)


@contextmanager
def _told(verb: str) -> Iterator[None]:
    """Turn what the disk says into one sentence that names no path."""
    try:
        yield
    except FileExistsError:
        raise AlreadyThere("The vault already holds an object of this name; objects are written once.") from None
    except FileNotFoundError as error:
        if verb == "read":
            raise MissingObject("The vault holds no object of this name.") from None
        raise VaultTrouble("The vault cannot be written: its folder is gone.") from error
    except OSError as error:
        raise VaultTrouble(f"The vault cannot be {verb}: {error.strerror or 'unknown reason'}.") from error
