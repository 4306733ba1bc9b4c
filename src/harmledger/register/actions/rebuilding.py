"""Fills the tables, the vault and the search index of a new register from a backup, and proves the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from uuid import UUID

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from harmledger.evidence import RegisterKey, Vault
from harmledger.register import connecting
from harmledger.register.actions.erasing_again import erase_again
from harmledger.register.actions.members import member
from harmledger.register.actions.rewording import index_texts
from harmledger.register.actions.upgrading import bring_forward
from harmledger.register.backups.erasures import Gone, erased_in
from harmledger.register.backups.keys import Keys
from harmledger.register.backups.manifest import BackupRefused, Folder, Manifest, NotABackup
from harmledger.register.backups.objects import copy_objects
from harmledger.register.backups.tables import Model, copied, load, values_in
from harmledger.register.clock import Clock
from harmledger.register.errors import NewerRegister, Unwritable
from harmledger.register.forms import known_forms
from harmledger.register.home import Home
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

_APP = "register"
_BATCH = 400
_UNFINISHED = "harmledger_unfinished"
"""A table without columns: what stands beside it in the database is of a restoring that has not ended."""


class Rebuilding:
    """One backup that becomes a register; Django points to the new database already."""

    def __init__(
        self, home: Home, source: Folder, manifest: Manifest, keys: Keys | None, later: Path | None = None
    ) -> None:
        """Refuse a backup of a form that this version does not know; `later` is a backup that knows of erasures."""
        self._home = home
        self._source = source
        self._manifest = manifest
        self._keys = keys
        self._later = later
        if manifest.form not in known_forms():
            raise NewerRegister(
                f"The backup was written by a newer Harmledger (its form is {manifest.form}, this one knows up to "
                f"{known_forms()[-1]}); use that version. Nothing was made."
            )

    def check(self) -> None:
        """Refuse a PostgreSQL database in which there is anything."""
        with connecting.told_plainly():
            if self._home.database_url and connection.introspection.table_names():
                raise BackupRefused("The database is not empty; a register is restored into an empty one only.")

    def clear(self) -> None:
        """Empty the PostgreSQL database of what an interrupted restoring put there; a finished register stays."""
        with connecting.told_plainly(), connection.cursor() as cursor:
            names = connection.introspection.table_names()
            for name in names if _UNFINISHED in names else ():
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(name)} CASCADE")

    def release(self) -> None:
        """Say in the PostgreSQL database that the register is whole, so that nothing clears it any more."""
        if self._home.database_url:
            with suppress(Unwritable), connecting.told_plainly(), connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE {_UNFINISHED}")

    def build(self, clock: Clock, member_name: str) -> int:
        """Fill everything, prove it against the backup's head, and note it; return how much was erased once more."""
        self._fill_vault()
        with connecting.told_plainly():
            try:
                self._fill_tables()
            except (IntegrityError, DataError):
                raise NotABackup("The backup is damaged: its rows do not fit together.") from None
            if self._manifest.form != known_forms()[-1]:
                bring_forward(self._home, clock, member_name)
        with Register(self._home, clock, member_name) as register:
            if self._keys is None:
                self._prove(register)
                return 0
            index_texts(register)
            self._note(register)
            erased_again = erase_again(register, chain(self._keys.erased, self._erased_later()))
            self._prove(register)
        return erased_again

    def _erased_later(self) -> Iterable[Gone]:
        return erased_in(self._later, self._manifest.register) if self._later else ()

    def _fill_vault(self) -> None:
        wanted = values_in(self._source.table("StoredObject"), "name", "ciphertext")
        done = copy_objects(wanted, self._source.vault, Vault(self._home.vault))
        failed = {*done.missing, *done.differing}
        if unexpected := sorted(failed.difference(self._manifest.damaged)):
            raise NotABackup(
                f"The backup is damaged: {len(unexpected)} of its objects are missing or not as they were written, "
                f"the first is {unexpected[0]}."
            )

    def _fill_tables(self) -> None:
        """Make tables of the backup's form and put its rows into them, wholly or not at all."""
        # SQLite changes its tables only where it does not watch references: they are checked at the end
        with connection.constraint_checks_disabled(), transaction.atomic():
            if self._home.database_url:
                with connection.cursor() as cursor:
                    cursor.execute(f"CREATE TABLE {_UNFINISHED} ()")
            call_command("migrate", _APP, self._manifest.form, verbosity=0, interactive=False)
            connection.check_constraints()  # PostgreSQL watches each row from now on, unless told so again
            form = MigrationLoader(connection).project_state((_APP, self._manifest.form)).apps
            for model in copied(form):
                _keep(model, load(model, self._source.table(model.__name__)))
            if self._keys:
                self._keep_keys(self._keys, form)
            connection.check_constraints()

    def _keep_keys(self, keys: Keys, form: Apps) -> None:
        """Put the data keys in, but those of later days; the register's key may be a newer one than the backup's."""
        table: Model = form.get_model(_APP, "DataKey")
        _keep(table, keys.rows(table))
        if keys.header.backup != self._manifest.backup:
            unneeded = table._default_manager.all()
            for model in copied(form):
                for field in model._meta.concrete_fields:
                    if field.attname in ("key_id", "restricted_key", "sealed_key"):
                        needed = model._default_manager.exclude(**{field.attname: None}).values(field.attname)
                        unneeded = unneeded.exclude(id__in=needed)
            unneeded.delete()
        key = RegisterKey.load(self._home.register_key)
        form.get_model(_APP, "LedgerState")._default_manager.update(key_check=key.id)

    def _prove(self, register: Register) -> None:
        """Check the register against the head of the backup; refuse it where anything does not hold.

        What the backup itself told as damaged when it was made is no reason to have nothing at all.
        """
        report = verify(register, self._manifest.anchor)
        known = {_as_id(name) for name in self._manifest.damaged}
        wrong = [finding for finding in report.findings if finding.id not in known]
        if wrong:
            raise NotABackup(
                f"The restored register does not hold, so it was not kept: {len(wrong)} findings, the first: "
                f"{wrong[0].kind} {wrong[0].id}. {wrong[0].sentence}"
            )

    def _note(self, register: Register) -> None:
        facts = {"size": self._manifest.anchor.head.size, "form": self._manifest.form}
        with register.writing() as ledger:
            ledger.append("restored", member(register, ledger), ids=[self._manifest.backup], facts=facts)


def _as_id(name: str) -> str:
    """Return the id of a stored object by its name in the vault."""
    return str(UUID(name))


def _keep(model: Model, rows: Iterator[models.Model]) -> None:
    while batch := list(islice(rows, _BATCH)):
        model._default_manager.bulk_create(batch)
