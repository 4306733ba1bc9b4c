"""Makes the search index anew from the kept texts, without what is restricted or sealed in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import transaction

from harmledger.evidence import MissingObject, Unreadable
from harmledger.model import Span
from harmledger.protection import mask
from harmledger.register import word_index
from harmledger.register.connecting import SNAPSHOT, told_plainly
from harmledger.register.guarding import decoded
from harmledger.register.models import DataKey, ReadingRow, TextArtifact
from harmledger.register.opening import Register

_TEXTS = 64


def index_texts(register: Register) -> None:
    """Add the words of every report that was read to an empty index; of a text that cannot be opened, the title's."""
    batch: list[TextArtifact] = []
    texts = TextArtifact.objects.using(SNAPSHOT).select_related("report", "stored").order_by("pk")
    with told_plainly(), transaction.atomic(), register.moment():
        for text in texts.iterator(chunk_size=_TEXTS):
            batch.append(text)
            if len(batch) == _TEXTS:
                word_index.index(_words(register, batch))
                batch = []
        word_index.index(_words(register, batch))


def _words(register: Register, texts: list[TextArtifact]) -> Iterator[tuple[int, tuple[str, ...]]]:
    read = set(ReadingRow.objects.using(SNAPSHOT).filter(text__in=texts).values_list("text_id", flat=True))
    keys = DataKey.objects.using(SNAPSHOT).in_bulk([text.stored.key_id for text in texts])
    for text in texts:
        if text.id in read:
            title = decoded(text.report.body).get("title")
            yield text.report.number, word_index.words_of(_masked(register, text, keys), title or "")


def _masked(register: Register, text: TextArtifact, keys: Mapping[str, DataKey]) -> str:
    """Return a text without its hidden stretches; nothing where its object or its key is not there or does not fit."""
    stored = text.stored
    if stored.key_id not in keys:
        return ""
    try:
        locked = register.vault.get(stored.name)
        plain = register.guard.unlock(locked, keys[stored.key_id].wrapped, stored.key_id, f"object/{stored.id}")
    except (MissingObject, Unreadable):
        return ""
    hidden = [(Span(start, end), class_) for start, end, class_ in decoded(text.hidden)]
    return mask(plain.decode("utf-8", "surrogatepass"), hidden, "internal")
