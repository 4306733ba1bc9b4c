"""Reading the lexicon's TOML files, all of a folder as one table."""

from __future__ import annotations

from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from harmledger.model import HarmledgerError


def _files(place: Traversable) -> list[Traversable]:
    if place.is_file():
        return [place]
    if not place.is_dir():
        return []
    return sorted((entry for entry in place.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)


def tables(name: str) -> dict[str, dict[str, Any]]:
    """Return the tables of a file (`weapons.toml`) or of all files of a folder (`actors`), by their keys.

    A file's own settings (`type = "person"` above its first table) hold for each of its tables; a file that is not
    there has none. HarmledgerError names a key that stands twice.
    """
    rows: dict[str, dict[str, Any]] = {}
    for file in _files(resources.files("harmledger.lexicon").joinpath(name)):
        loaded = tomli.loads(file.read_text(encoding="utf-8"))
        settings = {key: value for key, value in loaded.items() if not isinstance(value, dict)}
        for key, row in loaded.items():
            if not isinstance(row, dict):
                continue
            if key in rows:
                raise HarmledgerError(f"The lexicon has the key {key} twice, the second time in {file.name}.")
            rows[key] = {**settings, **row}
    return rows


def digest(language: str) -> str:
    """Return the SHA-256 of all files that a language reads with, in the order of their names."""
    total = sha256()
    root = resources.files("harmledger.lexicon")
    for folder in (".", "actors", language):
        for file in _files(root if folder == "." else root.joinpath(folder)):
            total.update(f"{folder}/{file.name}\0".encode())
            total.update(file.read_bytes())
    return total.hexdigest()
