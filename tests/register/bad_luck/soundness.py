"""What must hold of a register whatever befell it, checked here in a few lines and by `verify` itself."""

from __future__ import annotations

from harmledger.evidence import Entry, Frontier
from harmledger.register.guarding import key_ids
from harmledger.register.models import (
    Capture,
    ClaimRow,
    DataKey,
    Incident,
    Leaf,
    LedgerState,
    Member,
    ReadingRow,
    ReportRow,
    Source,
    StoredObject,
)
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

GUARDED = (Capture, ClaimRow, Incident, Member, ReadingRow, ReportRow, Source)


def assert_sound(register: Register) -> None:
    """The ledger has no gap and is what its state says; every object and every key that a row names is there."""
    frontier = Frontier.empty()
    for number, leaf in enumerate(Leaf.objects.order_by("seq")):
        assert leaf.seq == number
        assert Entry.parse(leaf.entry.encode()).seq == number
        frontier = frontier.append(leaf.entry.encode())
    state = LedgerState.objects.get()
    assert (state.size, state.frontier) == (frontier.size, frontier.to_text())
    keys = set(DataKey.objects.values_list("id", flat=True))
    for kind in GUARDED:
        assert set(key_ids(kind.objects.all())) <= keys
    for stored in StoredObject.objects.all():
        assert stored.key_id in keys
        assert register.vault.digest(stored.name) == stored.ciphertext
    assert verify(register).findings == ()


def reports(register: Register) -> set[str]:
    """The ids of all reports."""
    return set(ReportRow.objects.values_list("id", flat=True))


def read_reports(register: Register) -> list[str]:
    """The ids of reports by their readings: one each, where nothing was read twice."""
    return sorted(ReadingRow.objects.values_list("report_id", flat=True))
