"""The texts of a batch of readings: where they are hidden, and their words, decrypted one at a time when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from harmledger.model import Span
from harmledger.model.codes import Protection
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.errors import KeyMissing
from harmledger.register.guarding import decoded
from harmledger.register.models import DataKey, TextArtifact
from harmledger.register.opening import Register

Hidden = tuple[tuple[Span, Protection], ...]


class Texts:
    """Some text artifacts by id."""

    def __init__(self, register: Register, ids: Iterable[str]) -> None:
        """Look them up, in one statement; keys cost a second one when the first text is asked for."""
        rows = TextArtifact.objects.using(SNAPSHOT).filter(id__in=set(ids)).select_related("stored")
        self._rows = {row.id: row for row in rows}
        self._register = register
        self._last: tuple[str, str] | None = None

    def hidden(self, id_: str) -> Hidden:
        """Return the stretches of a text that are restricted or sealed."""
        return hidden_of(self._rows[id_])

    def text(self, id_: str) -> str:
        """Return a text, whole: mask it before anyone sees it. KeyMissing where it can no longer be opened."""
        if self._last is None or self._last[0] != id_:
            self._last = (id_, self._opened(self._rows[id_]))
        return self._last[1]

    def _opened(self, row: TextArtifact) -> str:
        stored = row.stored
        key = self._keys.get(stored.key_id)
        if key is None:
            raise KeyMissing(f"The data key of object {stored.id} is lost; its text cannot be opened.")
        return open_text(self._register, row, key)

    @cached_property
    def _keys(self) -> dict[str, DataKey]:
        ids = {row.stored.key_id for row in self._rows.values()}
        return {key.id: key for key in DataKey.objects.using(SNAPSHOT).filter(id__in=ids)}


def hidden_of(row: TextArtifact) -> Hidden:
    """Return the hidden stretches that a text artifact lists."""
    return tuple((Span(start, end), class_) for start, end, class_ in decoded(row.hidden))


def open_text(register: Register, row: TextArtifact, key: DataKey) -> str:
    """Return the text of an artifact; evidence.Unreadable or MissingObject where it is not as it was."""
    stored = row.stored
    plain = register.guard.unlock(register.vault.get(stored.name), key.wrapped, key.id, f"object/{stored.id}")
    return plain.decode("utf-8", "surrogatepass")
