"""The form of the tables: which one a database has, whether this version knows it, and how it is brought forward."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from harmledger.register.errors import NewerRegister, NotARegister, OlderRegister

_APP = "register"


def known_forms() -> list[str]:
    """Return the names of all forms that this version knows, oldest first."""
    return sorted(name for app, name in MigrationLoader(None).disk_migrations if app == _APP)


def form() -> str | None:
    """Return the name of the form that the open database has, None for an empty database."""
    recorder = MigrationRecorder(connection)
    if not recorder.has_table():
        return None
    return max((name for app, name in recorder.applied_migrations() if app == _APP), default=None)


def check_form() -> None:
    """Raise NewerRegister, OlderRegister or NotARegister where the database has not this version's form."""
    has, knows = form(), known_forms()
    if has is None:
        raise NotARegister("The database holds no register.")
    if has not in knows:
        raise NewerRegister(
            f"The register was written by a newer Harmledger (its form is {has}, this one knows up to {knows[-1]}); "
            "use that version. Nothing was changed."
        )
    if has != knows[-1]:
        raise OlderRegister(
            f"The register has an older form ({has}; this version writes {knows[-1]}): make a backup with the version "
            "that wrote it, then run `harmledger upgrade`."
        )


def bring_forward() -> None:
    """Bring the open database to this version's form, in one transaction, so that it can be done again if killed."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", verbosity=0, interactive=False)
