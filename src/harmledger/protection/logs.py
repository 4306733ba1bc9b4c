"""The log that content cannot enter: closed lists of events, keys and codes, and otherwise ids and numbers."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from traceback import walk_tb
from typing import TextIO
from uuid import UUID

from harmledger.model import HarmledgerError, codes
from harmledger.protection.classes import CLASSES
from harmledger.protection.doors import DOORS, ROLES
from harmledger.protection.fields import FIELD_RULES


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


EVENTS = _listed(
    "opened closed recorded founded added skipped refused marked decided listed shown unsealed exported erased"
    " searched indexed verified backed_up restored rekeyed upgraded waited retried unforeseen"
)
KEYS = _listed(
    "project report artifact reading claim incident source member place decision entry capture id ids by door role"
    " class record field outcome format count position size claims incidents findings milliseconds attempt exit ok"
    " internal seq"
)
CODES: frozenset[str] = frozenset(
    (
        *CLASSES,
        *DOORS,
        *ROLES,
        *codes.CLAIM_KINDS,
        *codes.OUTCOMES,
        *(rule.record for rule in FIELD_RULES),
        *(rule.field for rule in FIELD_RULES),
        *("csv", "geojson", "json"),
    )
)


class NotLoggable(HarmledgerError):
    """Something that is no id, number or code was to be logged; the sentence does not repeat it."""


class SafeLog:
    """Writes one JSON object a line to a stream; it does not open, rotate or send anything."""

    def __init__(self, stream: TextIO, now: Callable[[], datetime]) -> None:
        """Take where to write, and a clock that gives aware times."""
        self._stream = stream
        self._now = now

    def write(self, event: str, facts: Mapping[str, object] | None = None) -> None:
        """Log an event of the closed list with its facts; NotLoggable, and nothing written, when anything is not safe.

        A fact is a UUID, a whole number, a boolean, null, a code of the closed lists, or a list of such; its key is
        of a closed list as well.
        """
        if event not in EVENTS:
            raise NotLoggable("This event is not in the closed list of events.")
        line: dict[str, object] = {"at": self._now().isoformat(timespec="milliseconds"), "event": event}
        for number, (key, value) in enumerate((facts or {}).items(), start=1):
            if key not in KEYS:
                raise NotLoggable(f"The key of fact {number} is not in the closed list of keys.")
            line[key] = _safe(value, number)
        self._put(line)

    def unforeseen(self, error: BaseException) -> None:
        """Log an error that nobody foresaw: its class and where in our code it came up, never its message."""
        name, place = _class_and_place(error)
        self._put(
            {
                "at": self._now().isoformat(timespec="milliseconds"),
                "event": "unforeseen",
                "error": name,
                "place": place,
            }
        )

    def _put(self, line: Mapping[str, object]) -> None:
        self._stream.write(json.dumps(line, separators=(",", ":")) + "\n")
        self._stream.flush()


def describe_unforeseen(error: BaseException) -> str:
    """Return the class of an error and the place in our code where it came up, never its message or its values."""
    name, place = _class_and_place(error)
    return f"{name} at {place}" if place else name


def _safe(value: object, number: int) -> object:
    """Return the value in JSON's types, freed of any class of its own; NotLoggable when it could hold content."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, UUID):
        return str(UUID(int=value.int))
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str) and str(value) in CODES:
        return str(value)
    if isinstance(value, list | tuple):
        return [_safe(item, number) for item in value]
    raise NotLoggable(f"The value of fact {number} is no id, whole number or code of the closed lists.")


def _class_and_place(error: BaseException) -> tuple[str, str | None]:
    place = None
    for frame, line in walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] == "harmledger" and module in sys.modules:
            place = f"{module}:{line}"
    kind = type(error)
    # A class made on the fly may be named after anything; one that its module knows is a name in somebody's code.
    known = getattr(sys.modules.get(kind.__module__), kind.__name__, None) is kind
    return kind.__name__ if known else "Exception", place
