"""The one door of the checks: runs all of them over one moment of a register and returns the report."""

from __future__ import annotations

from django.db import connections

from harmledger.evidence import Anchor
from harmledger.register.connecting import SNAPSHOT, is_postgresql
from harmledger.register.models import Detail, Leaf, ReportRow, SignedHead
from harmledger.register.opening import Register
from harmledger.register.verifying.checking import Checking, Progress
from harmledger.register.verifying.entries import Entries
from harmledger.register.verifying.heads import Tree
from harmledger.register.verifying.index import check_numbers
from harmledger.register.verifying.known import Known
from harmledger.register.verifying.objects import check_objects
from harmledger.register.verifying.outcome import Found, Report
from harmledger.register.verifying.rows import check_rows, check_spare_keys
from harmledger.register.verifying.texts import check_texts


def verify(register: Register, anchor: Anchor | None = None, progress: Progress | None = None) -> Report:
    """Check a register and return what does not hold; nothing is written, and others may go on writing meanwhile.

    `anchor` is a head that somebody outside has kept: against it, a ledger that was cut or rewritten is told from the
    one that the anchor was taken of. `progress` is called with what is being checked and how many of it are done.
    Without the register's key all is checked that needs no plain text, and the report says what was not.
    """
    found = Found()
    with Known() as known, register.moment():
        checking = Checking(register, known, found, progress)
        if not _database(checking):
            found.unchecked.append("All else: a table that cannot be put in order cannot be walked through.")
            return found.report(register.id)
        Entries(checking, Tree(checking, anchor)).check()
        check_rows(checking)
        check_objects(checking)
        check_spare_keys(checking)
        check_numbers(checking)
        if checking.has_key:
            check_texts(checking)
        else:
            found.unchecked += [_NO_KEY, _NO_TEXT, *([_SEALED] if checking.is_sealed else ())]
    return found.report(register.id)


_NO_KEY = (
    "The register's key is not here: whether objects and protected values open, and whether addresses and SHA-256 are "
    "those of the plain bytes."
)
_NO_TEXT = (
    "For the same reason: whether texts are what their documents decode to, whether spans and quoted words stand in "
    "them, and whether the search index holds the words that it may."
)
_SEALED = (
    "This is a sealed copy: no data key is here, so whether one is missing cannot be told; its search index may be "
    "empty."
)


def _database(checking: Checking) -> bool:
    """Let SQLite check its own pages and indices; PostgreSQL checks its pages where its server was set up to.

    Return whether the numbers by which tables are walked through are numbers, for SQLite would take anything there.
    """
    if is_postgresql():
        return True
    with connections[SNAPSHOT].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(1)")
        if cursor.fetchall() != [("ok",)]:
            checking.found.add("database_damaged", checking.register.id, "SQLite finds its own file damaged.")
        for table, column in ((Leaf, "seq"), (Detail, "seq"), (SignedHead, "size"), (ReportRow, "number")):
            name = table._meta.db_table
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {name} WHERE typeof({column}) <> 'integer')")
            if cursor.fetchone()[0]:
                checking.found.add("database_damaged", name, "In this table a row has no number where one must be.")
                return False
    return True
