"""Every row of the protection table at every real door, in every role and state."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.register.conftest import Adder
from tests.register.doors.conftest import Tried, tried_in
from tests.register.doors.table import STATES, TABLE, TRIES, must_hide, must_show
from tests.register.doors.trying import holds

from harmledger.protection import DOORS, FIELD_RULES, KIND_RULES, ROLES, Viewer
from harmledger.publishing.json_text import json_text
from harmledger.register.actions.marking import mark
from harmledger.register.models import ClaimRow, Incident
from harmledger.register.opening import Register
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import Found


def _wrong(tried: Tried, name: str, door: str, role: str) -> list[str]:
    """Return what came out and must not, and what did not and must, with the state it happened in."""
    row, wrong = TABLE[name], []
    for state, out in tried.came.items():
        came = holds(out, tried.planted, name, door, role)
        if must_hide(row, state, door, role) and came:
            wrong.append(f"{state}: {door} lets {' '.join(came)} through to {role}")
        if must_show(row, state, door, role) and not came:
            wrong.append(f"{state}: {door} shows no {name} to {role}")
    return wrong


@pytest.mark.parametrize(("name", "door", "role"), TRIES, ids=[" ".join(one).replace(" ", "-") for one in TRIES])
def test_every_row_at_every_door_in_every_role(tried: Tried, name: str, door: str, role: str) -> None:
    assert _wrong(tried, name, door, role) == []


def test_the_whole_table_on_both_databases(
    engine: str, tried: Tried, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if engine == "postgresql":
        tried = tried_in(tmp_path / "register", request.getfixturevalue("postgres_url"), ("first", "lowest"))
    assert [line for one in TRIES for line in _wrong(tried, *one)] == []


def test_every_row_door_and_role_is_tried() -> None:
    rows = {f"{rule.record}.{rule.field}" for rule in FIELD_RULES} | {rule.kind for rule in KIND_RULES}
    assert rows <= set(TABLE)
    assert {one[1:] for one in TRIES} == {(door, role) for door in DOORS for role in ROLES}


def test_every_row_has_a_marker_that_comes_out_where_it_may(tried: Tried) -> None:
    """Otherwise not finding them would prove nothing."""
    assert set(tried.planted.markers) == set(TABLE)
    found = {
        name
        for name, door, role in TRIES
        for state in STATES
        if holds(tried.came[state], tried.planted, name, door, role)
    }
    assert {name for name, row in TABLE.items() if row.doors} - found == set()


def test_a_file_for_the_team_says_so_whoever_makes_it(tried: Tried) -> None:
    for (door, _), out in tried.came["first"].out.items():
        if door in ("export", "internal_export"):
            assert ('"internal":true' in out) == (door == "internal_export")
            assert ('"internal":false' in out) == (door == "export")


def test_an_incident_names_no_claim_that_is_not_there(opened: Register, add_texts: Adder) -> None:
    add_texts(opened, "An invented report.", quick=True)
    claim, incident = Found("claim", ClaimRow.objects.get().id), Found("incident", Incident.objects.get().id)
    mark(opened, incident, None, "public", "a test")
    mark(opened, claim, None, "restricted", "a test")
    for role, named in (("anyone", False), ("recorder", True)):
        assert (claim.id in json_text(page(opened, incident, Viewer("show", role)))) == named


def test_what_fails_says_so_and_nothing_else(tried: Tried) -> None:
    for state in STATES:
        failed = tried.came[state].failed
        assert {name for name, said in failed.items() if said.code not in (1, 2) or not said.err} == set()
        assert {name for name, said in failed.items() if "zqtyped" in (said.out + said.err).casefold()} == set()
        by_sealed, by_none = failed["a source by a sealed name"], failed["a source by no name"]
        assert by_sealed == by_none
