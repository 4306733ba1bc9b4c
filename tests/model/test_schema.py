"""The JSON Schema of a reading: versioned, valid itself, kept by every reading, and the one that is published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from tests.model.model_values import READINGS
from tests.reading.golden_case import load

from harmledger.model import SCHEMA_VERSION, Reading, to_json
from harmledger.model.schema import claim_schema

if TYPE_CHECKING:
    from harmledger.reading import Reader

SCHEMA = claim_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(reading: Reading) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(json.loads(to_json(reading)))]


def test_it_is_a_schema_with_its_version() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].endswith(f":{SCHEMA_VERSION}")


@given(READINGS)
def test_every_reading_that_can_be_is_valid(reading: Reading) -> None:
    assert faults(reading) == []


def test_the_readings_of_all_golden_texts_are_valid(reader: Reader) -> None:
    told = {case.id: faults(reader.read(case.report, explain=True)) for case in load()}
    assert {case: found for case, found in told.items() if found} == {}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "kind"), "massacre"),
        (("claims", 0, "harm", 0, "outcome"), "murdered"),
        (("claims", 0, "harm", 0, "low"), "four"),
        (("claims", 0, "harm", 0, "class"), "secret"),
        (("claims", 0, "harm", 0, "who", "status"), "innocent"),
        (("claims",), None),
    ],
)
def test_what_the_lists_do_not_hold_is_not_valid(path: tuple[str | int, ...], value: object, reader: Reader) -> None:
    (case,) = [case for case in load() if case.id == "passive-counted-civilians"]
    line: Any = json.loads(to_json(reader.read(case.report)))
    assert VALIDATOR.is_valid(line)
    inner = line
    for step in path[:-1]:
        inner = inner[step]
    assert path[-1] in (inner if isinstance(inner, dict) else range(len(inner)))
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(line)


def test_the_published_schema_is_this_one(root: Path) -> None:
    published = root / "docs" / "reference" / "claim.schema.json"
    if not published.exists():
        pytest.skip("docs/reference is not written yet: make docs")
    assert json.loads(published.read_text(encoding="utf-8")) == json.loads(json.dumps(SCHEMA))
