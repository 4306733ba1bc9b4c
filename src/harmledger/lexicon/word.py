"""A word or phrase with its senses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Sense(NamedTuple):
    """One meaning: the entry it comes from, the type it gives a token, and what the entry says of it."""

    key: str
    type: str
    attributes: Mapping[str, Any]

    def get(self, name: str, default: Any = None) -> Any:
        """Return an attribute of the entry."""
        return self.attributes.get(name, default)


class Word:
    """A surface form, lower case, with all its senses; several senses of one type keep the order of the files."""

    __slots__ = ("_senses", "text", "types")

    def __init__(self, text: str) -> None:
        """Start a word without a sense."""
        self.text = text
        self.types: frozenset[str] = frozenset()
        self._senses: dict[str, tuple[Sense, ...]] = {}

    def add(self, sense: Sense, forms: frozenset[str]) -> None:
        """Give the word one more sense, with the types that its form adds."""
        self.types |= forms | {sense.type}
        self._senses[sense.type] = (*self._senses.get(sense.type, ()), sense)

    def sense(self, kind: str) -> Sense:
        """Return the first sense of a type; KeyError when the word has none."""
        return self._senses[kind][0]

    def senses(self, kind: str) -> tuple[Sense, ...]:
        """Return every sense of a type, none when there is none."""
        return self._senses.get(kind, ())

    def get(self, kind: str, name: str, default: Any = None) -> Any:
        """Return an attribute of the first sense of a type, or the default."""
        senses = self._senses.get(kind)
        return senses[0].attributes.get(name, default) if senses else default
