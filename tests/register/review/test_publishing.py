"""What leaves by an export, after marks in every order. All texts are invented."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from harmledger.protection import Viewer
from harmledger.register.actions.exporting import INTERNAL, PUBLIC, export
from harmledger.register.actions.marking import mark
from harmledger.register.models import ClaimRow
from harmledger.register.opening import Register
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import Found
from harmledger.register.verifying.verify import verify

Add = Callable[..., list[Any]]
TEXT = "Three women were killed and six people were wounded when shells hit the village of Nairab on Monday."
SAID = {"published": "2024-05-08", "country": "SY"}


def exported(register: Register, viewer: Viewer) -> list[dict[str, Any]]:
    export(register, "json", viewer, out := io.BytesIO())
    incidents: list[dict[str, Any]] = json.loads(out.getvalue())["incidents"]
    return incidents


@pytest.fixture
def public(opened: Register, add_texts: Add) -> tuple[Register, Found]:
    """A register with one public incident, and its claim, which nobody marked."""
    [taken] = add_texts(opened, TEXT, **SAID)
    mark(opened, Found("incident", taken.incidents[0]), None, "public", "a test")
    return opened, Found("claim", ClaimRow.objects.get().id)


def test_a_claim_that_somebody_marked_internal_does_not_leave_with_its_incident(public: tuple[Register, Found]) -> None:
    register, claim = public
    assert len(exported(register, PUBLIC)) == 1
    for class_, number in (("internal", 0), ("public", 1), ("restricted", 0), ("internal", 0)):
        mark(register, claim, None, class_, "a test")  # type: ignore[arg-type]
        assert len(exported(register, PUBLIC)) == number
        assert verify(register).findings == ()


@pytest.mark.parametrize("field", ["harm", "where/name", "when", "flags"])
def test_whatever_is_taken_out_of_a_claim_its_words_can_still_be_shown(
    public: tuple[Register, Found], field: str
) -> None:
    """A plain value that was taken out leaves a list of its own in the body, which is no field of a claim."""
    register, claim = public
    mark(register, claim, "quotes", "public", "a test")
    mark(register, claim, field, "restricted", "a test")
    assert page(register, claim, Viewer("show", "recorder")).claim
    (incident,) = exported(register, INTERNAL)
    assert any(path.startswith(field) for path in incident["claims"][0]["withheld"])
    assert verify(register).findings == ()


def test_a_claim_whose_harm_was_taken_out_does_not_leave_as_one_without_casualties(
    public: tuple[Register, Found],
) -> None:
    register, claim = public
    mark(register, claim, "harm", "restricted", "a test")
    assert exported(register, PUBLIC) == []
