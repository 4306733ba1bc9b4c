"""Walks through a table a batch at a time, in the order of a key: flat memory, whatever there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

BATCH = 100
"""Rows a statement; each batch costs the same few statements."""

Row = TypeVar("Row", bound=Model)


def in_batches(query: QuerySet[Row], key: str = "id", after: Any = None) -> Iterator[list[Row]]:
    """Yield the rows of a query in the order of a unique key, those behind `after`."""
    query = query.order_by(key)
    while True:
        rows = list((query if after is None else query.filter(**{f"{key}__gt": after}))[:BATCH])
        if rows:
            yield rows
        if len(rows) < BATCH:
            return
        after = getattr(rows[-1], key)
