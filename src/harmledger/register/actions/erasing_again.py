"""Erases in a restored register what was erased after its backup was made."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.register.actions.erasing.closure import Target
from harmledger.register.actions.erasing.destroying import destroy, is_emptied
from harmledger.register.actions.erasing.finishing import finish
from harmledger.register.actions.erasing.told import REASONS
from harmledger.register.backups.erasures import Gone
from harmledger.register.models import ClaimRow, Decision, Member, Record, ReportRow, Source, TaughtPlace
from harmledger.register.opening import Register

_WITH_ALL_THEIRS_FIRST: tuple[type[Record], ...] = (ReportRow, ClaimRow, Source, Member, Decision, TaughtPlace)


def erase_again(register: Register, erasures: Iterable[Gone]) -> int:
    """Erase what is there of these, with the reasons that were given; return how many records that were."""
    count = 0
    for gone in erasures:
        reason = gone.reason if gone.reason in REASONS else "order"
        for table in _WITH_ALL_THEIRS_FIRST:
            for id_ in gone.ids:
                row = table._default_manager.filter(id=id_).first()  # one may have gone with another
                if row is not None and not is_emptied(row):
                    destroy(register, Target(table.kind, id_), reason, "")
                    count += 1
    if count:
        finish(register)
    return count
