"""SQLite takes anything where a number must stand: `verify` says so, and does not end with an error of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify


@pytest.mark.parametrize("table", ["leaf", "detail"])
def test_a_number_that_is_none(opened: Register, add_texts: Callable[..., Any], table: str) -> None:
    add_texts(opened, "An invented report.", quick=True)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_{table} SET seq = 'x' WHERE seq = 1")
    report = verify(opened)
    assert [(finding.kind, finding.id) for finding in report.findings] == [("database_damaged", f"register_{table}")]
    assert report.unchecked
