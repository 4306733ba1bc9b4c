"""Adds reports: kept first, read then, acknowledged last; a few at a time, so memory stays flat."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from harmledger.register.actions.capturing import Captured, ToRead, capture
from harmledger.register.actions.reading import keep_readings
from harmledger.register.offers import Offer, Outcome, Taken
from harmledger.register.opening import Register
from harmledger.register.preparing import Prepared
from harmledger.register.readers import Readers

_REPORTS = 64
_BYTES = 4_000_000


def add(register: Register, offers: Iterable[Offer], readers: Readers) -> Iterator[Outcome]:
    """Keep and read offers, and yield what became of each, in order, once it is durable.

    An interruption loses nothing that was yielded; what was kept and not yet read is read when it is offered again.
    """
    waiting: deque[tuple[Captured, Iterator[Prepared | str]]] = deque()
    for few in _few_at_a_time(enumerate(offers, start=1)):
        captured = capture(register, few)
        to_read = [one for one in captured if isinstance(one, ToRead)]
        prepared = readers.prepare([one.offer.declared.report(one.taken.report, one.text) for one in to_read])
        waiting.append((captured, prepared))
        if len(waiting) > readers.ahead:
            yield from _finish(register, *waiting.popleft())
    while waiting:
        yield from _finish(register, *waiting.popleft())


def _finish(register: Register, captured: Captured, prepared: Iterator[Prepared | str]) -> Iterator[Outcome]:
    """Keep the readings of what was captured, and yield the outcomes."""
    to_read = [one for one in captured if isinstance(one, ToRead)]
    results = list(zip(to_read, prepared, strict=True))
    read = [(one, what) for one, what in results if isinstance(what, Prepared)]
    unread = {one.taken.position: what for one, what in results if isinstance(what, str)}
    done = {taken.position: taken for taken in (keep_readings(register, read) if read else ())}
    for one in captured:
        if not isinstance(one, ToRead):
            yield one
            continue
        taken = one.taken
        if taken.position in unread:
            yield Taken(
                position=taken.position, report=taken.report, status=taken.status, unread=unread[taken.position]
            )
        else:
            yield done[taken.position]


def _few_at_a_time(offers: Iterator[tuple[int, Offer]]) -> Iterator[list[tuple[int, Offer]]]:
    few: list[tuple[int, Offer]] = []
    size = 0
    for position, offer in offers:
        few.append((position, offer))
        size += len(offer.data)
        if len(few) >= _REPORTS or size >= _BYTES:
            yield few
            few, size = [], 0
    if few:
        yield few
