"""Brings a register of an older form forward: checked before, committed to anew where rows changed, checked after."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import chain, islice
from typing import Any

import msgspec
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from harmledger.evidence import Frontier, RegisterKey, SigningKey
from harmledger.model import HarmledgerError
from harmledger.register import connecting
from harmledger.register.clock import Clock, machine_clock
from harmledger.register.errors import KeyMissing, OlderRegister
from harmledger.register.forms import check_form, form, known_forms
from harmledger.register.home import Home
from harmledger.register.key_files import fitting_key
from harmledger.register.ledger import Ledger
from harmledger.register.models import DataKey, LedgerState, Member, Record
from harmledger.register.opening import OPERATOR, Register
from harmledger.register.verifying.verify import verify

_APP = "register"
_AT_ONCE = 200
"""Rows that one entry commits to anew: an erasure of one of them must commit to all others once more."""


class DoesNotHold(HarmledgerError):
    """A register is not as its ledger says, so it is not brought forward."""


def upgrade(home: Home, clock: Clock = machine_clock, member_name: str = OPERATOR) -> str | None:
    """Bring the register forward and return the form that it had; None where it has the newest.

    NewerRegister, DoesNotHold, KeyMissing and Unwritable leave it as it was.
    """
    connecting.connect(home)
    try:
        with connecting.told_plainly():
            try:
                check_form()
                return None
            except OlderRegister:
                had = form()
            bring_forward(home, clock, member_name)
        with Register(home, clock, member_name) as register:
            report = verify(register)
    finally:
        connecting.disconnect()
    if report.findings:
        first = report.findings[0]
        raise DoesNotHold(
            f"The register was brought forward, and {len(report.findings)} things in it do not hold, the first: "
            f"{first.kind} {first.id}. Go back to the backup that was made before."
        )
    return had


def bring_forward(home: Home, clock: Clock, member_name: str) -> None:
    """Change the tables of the open database, and commit to every row that changed, in one transaction."""
    had = form() or ""
    before: Any = MigrationLoader(connection).project_state((_APP, had)).apps
    # SQLite changes its tables only where it does not watch references: they are checked at the end
    with closing(_Digests()) as digests, connection.constraint_checks_disabled(), transaction.atomic():
        state = before.get_model(_APP, "LedgerState").objects.get()
        _check_tree(before, state.frontier)
        digests.told(before)
        digests.check(before)
        call_command("migrate", _APP, verbosity=0, interactive=False)
        connection.check_constraints()
        _commit_anew(digests, had, home, clock, member_name)


def _check_tree(before: Any, frontier: str) -> None:
    """Refuse a ledger whose entries do not come out at its stored tree."""
    entries = before.get_model(_APP, "Leaf").objects.order_by("seq").values_list("entry", flat=True)
    if Frontier.empty().extend(text.encode() for text in entries.iterator()).to_text() != frontier:
        raise DoesNotHold("The entries of the ledger do not come out at its root, so nothing was brought forward.")


def _commit_anew(digests: _Digests, had: str, home: Home, clock: Clock, member_name: str) -> None:
    """Append entries that commit to every row that is not as an entry says, for the step changed it."""
    signing = SigningKey.load(home.signing_key) if home.signing_key.exists() else None
    path = fitting_key(home, LedgerState.objects.get().key_check)
    if path is None:
        raise KeyMissing("The register's key is not here; without it a register cannot be brought forward.")
    by = _pseudonym(RegisterKey.load(path), member_name)
    facts = {"from": had, "to": known_forms()[-1]}
    for rows in chain([[]], _few_at_a_time(digests.changed())):
        ledger = Ledger(clock, signing)  # one an entry: what it collects must not grow with the register
        ledger.append("upgraded", by, still=rows, ids=[], facts=facts)
        ledger.close()


def _pseudonym(key: RegisterKey, name: str) -> str:
    """Return the pseudonym of who upgrades; of the operator, or the first member, for somebody who is new here."""
    for told in (name, OPERATOR):
        known = Member.objects.filter(lookup=key.lookup("member", told.strip())).first()
        if known is not None:
            return known.id
    return Member.objects.order_by("pk")[0].id


class _Digests:
    """The digests that the ledger last told of each row, in a temporary database: memory stays flat."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.execute("CREATE TABLE told (id TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID")

    def close(self) -> None:
        """Let go of it; nothing of it stays."""
        self._db.close()

    def told(self, before: Any) -> None:
        """Take in what the details of the older form tell, the latest last."""
        bodies = before.get_model(_APP, "Detail").objects.order_by("seq").values_list("body", flat=True)
        for body in bodies.iterator():
            rows = msgspec.json.decode(body, type=dict[str, str]).items()
            self._db.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", rows)

    def check(self, before: Any) -> None:
        """Refuse a register in which a row of the older form is not as an entry says."""
        for table in _committed():
            old: Any = before.all_models[_APP].get(table._meta.model_name)
            for row in old.objects.order_by("pk").iterator() if old else ():
                row.kind = table.kind
                if Record.digest(row) != self._of(row.id):
                    raise DoesNotHold(
                        f"The {table.kind} {row.id} is not as the ledger says, so nothing was brought forward: run "
                        "`harmledger verify` with the version that wrote the register."
                    )

    def changed(self) -> Iterator[Record]:
        """Yield the rows that are not as the ledger last told."""
        for table in _committed():
            for row in table._default_manager.order_by("pk").iterator():
                if row.digest() != self._of(row.id):
                    yield row

    def _of(self, id_: str) -> str | None:
        row = self._db.execute("SELECT digest FROM told WHERE id = ?", [id_]).fetchone()
        return str(row[0]) if row else None


def _committed() -> Iterator[type[Record]]:
    """Yield the tables whose rows the ledger commits to."""
    for model in apps.get_app_config(_APP).get_models():
        if issubclass(model, Record) and model is not DataKey:
            yield model


def _few_at_a_time(rows: Iterator[Record]) -> Iterator[list[Record]]:
    while few := list(islice(rows, _AT_ONCE)):
        yield few
