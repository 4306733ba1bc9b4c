"""Weights of log-linear choices: one TOML file a choice, a table a kind of feature, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from harmledger.places.reasons import WEIGHTS as PLACES

FOLDER = Path(__file__).with_name("weights")


@cache
def weights_digest() -> str:
    """Return the SHA-256 over the names and bytes of all weights files, those of places among them."""
    total = sha256()
    for file in (*sorted(FOLDER.glob("*.toml")), PLACES):
        total.update(f"{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
    return total.hexdigest()


@cache
def weights(choice: str) -> Mapping[str, float]:
    """Return the weights of a choice by feature: `weights/days.toml`, its `[tie] event` being "tie.event"."""
    tables = tomllib.loads((FOLDER / f"{choice}.toml").read_text("utf-8"))
    return {f"{table}.{name}": float(weight) for table, pairs in tables.items() for name, weight in pairs.items()}
