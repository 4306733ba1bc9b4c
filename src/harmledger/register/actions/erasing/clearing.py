"""Takes what was deleted out of the database's own files: dead rows, old pages, logs of changes.

SQLite: `secure_delete` and the index's `optimize` are not enough. When rows move between pages, copies of them stay in
the free part of the pages they left, and are not overwritten when the rows are deleted later; so the whole file is
written anew. PostgreSQL: the same for each table that was touched, once nobody sees an older moment any more.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper
from django.db.utils import OperationalError

from harmledger.model import HarmledgerError
from harmledger.register import word_index
from harmledger.register.connecting import is_postgresql
from harmledger.register.errors import Unwritable
from harmledger.register.home import Home
from harmledger.register.models import DataKey, Detail, Record

_OTHERS = (
    "Another process still reads an older moment of the register, in which what was erased is there; the erasure is "
    "not finished. End that process, then run `harmledger erase --finish`."
)
_STEP_S = 0.1
_SMALL_BYTES = 64_000_000


class Busy(HarmledgerError):
    """Others still see what was deleted; the sentence says what to do."""


def rewrite(home: Home, kinds: Iterable[str], patience_s: float) -> None:
    """Write the word index and the tables of these kinds anew; Busy, and to be done again, while others are in the way.

    On SQLite that is the whole file.
    """
    if is_postgresql():
        _rewrite_tables(kinds, patience_s)
        return
    word_index.scrub()
    with connection.cursor() as cursor:
        # the copy that it makes on the way must not land in a folder of the system
        folder = str(home.folder).replace("'", "''")
        cursor.execute(f"PRAGMA temp_store_directory = '{folder}'")
        try:
            cursor.execute("VACUUM")
        finally:
            cursor.execute("PRAGMA temp_store_directory = ''")


def flush(patience_s: float) -> str | None:
    """Bring the new pages into the files and empty the log of changes; Busy while others read older pages.

    Return a sentence where the server does not let this user do so.
    """
    if is_postgresql():
        return _checkpoint_server()
    _truncate_log(patience_s)
    return None


def flush_where_alone() -> None:
    """Empty SQLite's log of changes; while others read an older moment, it goes when they are done."""
    if not is_postgresql():
        with suppress(Busy):
            _truncate_log(0)


def clear_locked(home: Home) -> None:
    """Take what was locked out of the old parts of the index and, where that is quick, out of old pages as well.

    A big database is not written anew for one act: the next erasure does that.
    """
    if is_postgresql():
        word_index.scrub()
        return
    with suppress(Busy, Unwritable):  # others read an older moment: the log of changes goes when they are done
        if home.database.stat().st_size <= _SMALL_BYTES:
            rewrite(home, (), 0)
        else:
            word_index.scrub()
        flush(0)


def _truncate_log(patience_s: float) -> None:
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {int(patience_s * 1000)}")
        try:
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
    if busy:
        raise Busy(_OTHERS)


def _rewrite_tables(kinds: Iterable[str], patience_s: float) -> None:
    _wait_for_others(patience_s)
    wanted = set(kinds)
    models = apps.get_app_config("register").get_models()
    touched = [model._meta.db_table for model in models if issubclass(model, Record) and model.kind in wanted]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [str(int(patience_s * 1000))])
        try:
            for table in sorted({*touched, DataKey._meta.db_table, Detail._meta.db_table, word_index.TABLE}):
                _rewrite_table(cursor, table)
            _forget_samples(cursor, [*touched, word_index.TABLE])
        except OperationalError as error:
            raise Busy(_OTHERS) from error
        finally:
            cursor.execute("SELECT set_config('lock_timeout', '0', false)")


def _rewrite_table(cursor: CursorWrapper, table: str) -> None:
    """Write a table anew; Busy where deleted rows went over into the new file, because somebody may still see them."""
    left: list[str] = []

    def heard(notice: Any) -> None:
        # its detail begins with the number of dead rows that could not be removed, in whatever language
        left.extend(re.findall("[0-9]+", notice.message_detail or "")[:1])

    connection.connection.add_notice_handler(heard)
    try:
        cursor.execute(f'VACUUM (FULL, VERBOSE, ANALYZE) "{table}"')
    finally:
        connection.connection.remove_notice_handler(heard)
    if any(int(number) for number in left):
        raise Busy(_OTHERS)


_SAMPLED = """
    SELECT attname, format_type(atttypid, atttypmod) FROM pg_stats
        JOIN pg_attribute USING (attname)
        WHERE schemaname = current_schema() AND tablename = %s AND attrelid = tablename::regclass
        AND attname !~ '(^|_)id$'
"""


def _forget_samples(cursor: CursorWrapper, tables: list[str]) -> None:
    """Take away the planner's samples of values. ANALYZE has replaced them, but where a table is empty by now."""
    for table in tables:
        cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')
        if cursor.fetchone()[0]:
            continue
        cursor.execute(_SAMPLED, [table])
        # to give a column its own type again is free for an empty table, and drops what was sampled of it
        for column, type_ in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {type_}')
    cursor.execute("VACUUM FULL pg_catalog.pg_statistic")


_OLDER = """
    SELECT count(*) FROM (
        SELECT backend_xmin AS seen FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND (datname IS NULL OR datname = current_database())
        UNION ALL SELECT xmin FROM pg_replication_slots
        UNION ALL SELECT transaction FROM pg_prepared_xacts WHERE database = current_database()
    ) AS others WHERE age(seen) > age(%s::text::xid)
"""


def _wait_for_others(patience_s: float) -> None:
    """Wait until nobody sees a moment before now, for whom PostgreSQL would keep the deleted rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint %% 4294967296", [])
        now = cursor.fetchone()[0]
        for _ in range(max(1, int(patience_s / _STEP_S))):
            cursor.execute(_OLDER, [str(now)])
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(_STEP_S)
    raise Busy(_OTHERS)


def _checkpoint_server() -> str | None:
    """Write the server's pages, which lets it remove the old files of the tables, and begin a new file of its log."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("CHECKPOINT")
            cursor.execute("SELECT pg_switch_wal()")
            cursor.execute("CHECKPOINT")
        except DatabaseError:
            return (
                "The server does not let this user run CHECKPOINT and pg_switch_wal(); have its administrator run "
                "both, so that its old files go."
            )
    return None
