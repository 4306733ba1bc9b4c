"""Opaque ids: UUIDv7 (RFC 9562), which sort by the time they were made and say nothing else."""

import re
from datetime import datetime

import uuid_utils

_WHOLE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def new_id(at: datetime) -> str:
    """Return a new id made at this time, in lower-case canonical text (36 characters)."""
    return str(uuid_utils.uuid7(nanoseconds=int(at.timestamp() * 1_000_000) * 1000))


def is_id(text: str) -> bool:
    """Tell whether the text has the form of one of our ids."""
    return _WHOLE.fullmatch(text) is not None
