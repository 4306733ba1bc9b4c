"""`harmledger protection` prints every row of the table, for people and for programs."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from harmledger.cli.protection import protection
from harmledger.protection import CLASSES, DOORS, FIELD_RULES, KIND_RULES, ROLES, limit

SENTENCE = "Print who may see what: the table of classes, doors and roles."


def test_the_sentence_of_the_verb() -> None:
    assert protection.help is not None
    assert protection.help.splitlines()[0] == SENTENCE


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_people_find_every_row(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = CliRunner().invoke(protection, [])
    assert done.exit_code == 0
    assert "…" not in done.output
    whole = "".join(done.output.split())
    for name in (*CLASSES, *DOORS, *ROLES):
        assert name in whole
    if columns == "200":
        words = done.output.replace(",", " ").split()
        assert {rule.record for rule in FIELD_RULES} <= set(words)
        assert {rule.field for rule in FIELD_RULES} <= set(words)
        assert {rule.kind for rule in KIND_RULES} <= set(words)


def test_programs_get_the_whole_table() -> None:
    done = CliRunner().invoke(protection, ["--json"])
    table = json.loads(done.output)
    assert list(table["classes"]) == list(CLASSES)
    assert {(row["record"], row["field"]) for row in table["fields"]} == {(r.record, r.field) for r in FIELD_RULES}
    assert [row["kind"] for row in table["kinds"]] == [rule.kind for rule in KIND_RULES]
    for row in table["doors"]:
        assert row["limits"] == {role: limit(row["door"], role) for role in ROLES}
