"""Every row of the table at every door with every role, against a matrix written by hand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.protection.invented import of_kind
from tests.protection.matrix import KINDS, LIMITS, RANK, ROWS, seen

from harmledger.protection import (
    CLASSES,
    DOORS,
    FIELD_RULES,
    KIND_RULES,
    ROLES,
    NotAllowed,
    UnknownField,
    Viewer,
    allows,
    field_classes,
    limit,
    may_mark,
    redact_claim,
    redact_fields,
    rule_for,
    strictest,
    unmarked_class,
)

EVERY_DOOR = [(door, role) for door in DOORS for role in ROLES]


def test_the_matrix_and_the_table_have_the_same_rows() -> None:
    assert {(rule.record, rule.field) for rule in FIELD_RULES} == set(ROWS)
    assert len(FIELD_RULES) == len(ROWS)
    assert {rule.kind for rule in KIND_RULES} == set(KINDS)
    assert set(EVERY_DOOR) == set(LIMITS)
    assert tuple(RANK) == CLASSES


def test_every_row_says_why() -> None:
    assert all(rule.why for rule in (*FIELD_RULES, *KIND_RULES))
    assert all(allows(rule.first, rule.lowest) for rule in (*FIELD_RULES, *KIND_RULES))


@pytest.mark.parametrize(("door", "role"), EVERY_DOOR)
def test_doors(door: str, role: str) -> None:
    assert limit(door, role) == LIMITS[door, role]


@pytest.mark.parametrize(("door", "role"), [("window", "anyone"), ("show", "burglar")])
def test_no_other_door_or_role(door: str, role: str) -> None:
    with pytest.raises(NotAllowed):
        Viewer(door, role).may_see("public")


@pytest.mark.parametrize(("door", "role"), EVERY_DOOR)
@pytest.mark.parametrize(("record", "field"), ROWS)
def test_every_field_at_every_door(record: str, field: str, door: str, role: str) -> None:
    viewer = Viewer(door, role)
    of_its_own = "public" if record == "entry" else "internal"
    unmarked, followed, opened = ROWS[record, field]
    cases: list[tuple[Any, dict[str, Any], str]] = [
        (of_its_own, {}, unmarked),
        ("public", {}, followed),
        ("public", {field: "public"}, opened),
        # A field is never more open than its record.
        ("sealed", {field: "public"}, "sealed"),
    ]
    for class_, marks, expected in cases:
        shown, withheld = redact_fields(record, {field: "words"}, class_, marks, viewer)
        allowed = seen(expected, door, role)
        assert (shown, withheld) == (({field: "words"}, ()) if allowed else ({}, (field,)))


@pytest.mark.parametrize(("door", "role"), EVERY_DOOR)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "human_source"])
@pytest.mark.parametrize("marked", [False, True])
def test_every_kind_at_every_door(kind: str, marked: bool, door: str, role: str) -> None:
    body, path = of_kind(kind)
    marks: dict[str, Any] = {path: "public", "point": "public", "voice": "public", "quotes": "public"} if marked else {}
    claim, withheld = redact_claim(body, "public", marks, Viewer(door, role))
    allowed = seen(KINDS[kind][marked], door, role)
    shown = msgspec.to_builtins(claim)
    if kind == "home_point":
        there = bool(shown["where"] and shown["where"]["lat"])
    elif kind == "human_voice":
        there = bool(shown["harm"] and shown["harm"][0]["said_by"]["name"])
    else:
        there = bool(shown["harm"])
    assert there == allowed
    assert allowed or withheld


@pytest.mark.parametrize(("door", "role"), EVERY_DOOR)
@pytest.mark.parametrize("kind", ["person", "witness", "victim", "relative"])
@pytest.mark.parametrize("field", ["name", "affiliation", "voice", "notes"])
def test_a_human_source_at_every_door(kind: str, field: str, door: str, role: str) -> None:
    shown, _ = redact_fields(
        "source", {"kind": kind, field: "Qyzzle Vronk"}, "public", {field: "public"}, Viewer(door, role)
    )
    assert (field in shown) == seen("sealed", door, role)


@pytest.mark.parametrize(("level", "class_"), [("exact", "sealed"), ("street", "sealed"), ("city", "public")])
def test_a_taught_home_has_no_point(level: str, class_: str) -> None:
    fields = {"kind": "house", "level": level, "lat": 1.5, "lon": 2.5, "radius_m": 9, "name": "Blenfarth"}
    classes = field_classes("place", fields, "public", {"lat": "public"})
    assert {classes[name] for name in ("lat", "lon", "radius_m", "name")} == {class_}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("harm/0/parts/1", "harm"),
        ("harm/0/parts/1/reported", "quotes"),
        ("harm/0/who/basis", "harm"),
        ("harm/0/said_by/name", "voice"),
        ("harm/0/said_by/affiliation", "voice"),
        ("harm/0/said_by/kind", "harm"),
        ("actors/0/as_written", "quotes"),
        ("when/basis", "quotes"),
        ("when/edtf", "when"),
        ("where/name", "quotes"),
        ("where/lat", "point"),
        ("where/radius_m", "point"),
        ("where/admin1", "where"),
        ("context/0/quote", "quotes"),
        ("flags/2/words", "quotes"),
        ("flags/2/code", "flags"),
        ("quotes", "quotes"),
        ("voice", "voice"),
        ("point", "point"),
        ("characterisation/0", "characterisation"),
    ],
)
def test_the_row_of_a_path(path: str, field: str) -> None:
    assert rule_for("claim", path).field == field


@pytest.mark.parametrize(
    ("record", "field"), [("report", "colour"), ("nothing", "id"), ("claim", "secret/0"), ("claim", "")]
)
def test_a_field_without_a_row_goes_nowhere(record: str, field: str) -> None:
    with pytest.raises(UnknownField) as refused:
        rule_for(record, field)
    assert "colour" not in str(refused.value)


@pytest.mark.parametrize(("record", "field"), ROWS)
@pytest.mark.parametrize("class_", CLASSES)
def test_marks_that_are_allowed(record: str, field: str, class_: Any) -> None:
    if RANK[class_] >= RANK[ROWS[record, field][2]]:
        may_mark(record, field, class_)
    else:
        with pytest.raises(NotAllowed, match=r"^[^.]*\.[^.]*\.$"):
            may_mark(record, field, class_)


def test_marks_of_records() -> None:
    may_mark("report", None, "public")
    may_mark("capture", None, "internal")
    may_mark("member", None, "sealed")
    with pytest.raises(NotAllowed):
        may_mark("nothing", None, "public")
    with pytest.raises(NotAllowed):
        may_mark("report", None, "secret")  # type: ignore[arg-type]


def test_what_nobody_marked() -> None:
    assert unmarked_class("entry") == "public"
    assert unmarked_class("incident") == "internal"


def test_the_strictest_of_classes() -> None:
    assert strictest() == "public"
    assert strictest("internal", "sealed", "restricted") == "sealed"
