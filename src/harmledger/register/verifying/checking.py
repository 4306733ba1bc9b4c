"""What all checks of one run share: the register at one moment, what is known of it, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TypeVar

from django.apps import apps
from django.db.models import Model, QuerySet

from harmledger.model import HarmledgerError
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.models import DataKey, Record
from harmledger.register.opening import Register
from harmledger.register.verifying.known import Known
from harmledger.register.verifying.outcome import Found

Progress = Callable[[str, int], None]
"""Called now and then with what is being checked and how many of it are done."""

MALFORMED = (HarmledgerError, TypeError, ValueError, KeyError, IndexError, AttributeError)
"""What a value raises that is not in the form we wrote it in; the sentence of none of them is repeated."""

ROWS = 200
"""Rows that are looked at together: so few that long texts fit in memory, so many that keys come in one query."""

M = TypeVar("M", bound=Model)
T = TypeVar("T")


class Checking:
    """One run of checks over one register."""

    def __init__(self, register: Register, known: Known, found: Found, progress: Progress | None) -> None:
        """Take the register, which must lend a moment for as long as the checks run."""
        self.register = register
        self.known = known
        self.found = found
        self.progress: Progress = progress or (lambda _what, _done: None)

    @property
    def has_key(self) -> bool:
        """Tell whether what is protected can be opened."""
        return self.register.guard.has_key

    @cached_property
    def is_sealed(self) -> bool:
        """Tell a copy without any key, as a backup restores it where the keys are not given."""
        return not self.has_key and not seen(DataKey).exists()

    def erased_by(self, id_: str) -> int | None:
        """Return the number of the entry that says that this id was erased, None where none does."""
        row = self.known.get("erased", "id", id_)
        return int(row[1]) if row else None

    def batches(self, rows: Iterable[T], what: str, size: int = ROWS) -> Iterator[list[T]]:
        """Return rows a few at a time, counting them and telling of the progress."""
        rest = iter(rows)
        while few := list(islice(rest, size)):
            self.found.counts[what] += len(few)
            self.progress(what, self.found.counts[what])
            yield few


def seen(model: type[M]) -> QuerySet[M]:
    """Return the rows of a table as they are at the moment of the check, in the order of their ids."""
    return model._default_manager.using(SNAPSHOT).order_by("pk")


def streamed(model: type[M]) -> Iterator[M]:
    """Return all rows of a table without holding them all."""
    return seen(model).iterator(chunk_size=ROWS)


def tables() -> list[type[Record]]:
    """Return the tables of records that the ledger commits to: all but the data keys."""
    models = apps.get_app_config("register").get_models()
    return [model for model in models if issubclass(model, Record) and model is not DataKey]
