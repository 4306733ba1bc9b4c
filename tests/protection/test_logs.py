"""Content cannot enter the log, whatever is tried; all names here are invented."""

from __future__ import annotations

import enum
import io
import json
import sys
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import HarmledgerError, Report
from harmledger.protection import NotLoggable, SafeLog, describe_unforeseen
from harmledger.protection.logs import CODES, EVENTS, KEYS

NAME = "Qyzzle Vronk"
ID = UUID("0190a000-0000-7000-8000-000000000001")


def _log() -> tuple[SafeLog, io.StringIO]:
    stream = io.StringIO()
    return SafeLog(stream, lambda: datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)), stream


def test_ids_numbers_and_codes_are_logged() -> None:
    log, stream = _log()
    log.write("added", {"report": ID, "count": 3, "ok": True, "class": "sealed", "ids": [ID, None]})
    assert json.loads(stream.getvalue()) == {
        "at": "2024-05-06T07:08:09.000+00:00",
        "event": "added",
        "report": str(ID),
        "count": 3,
        "ok": True,
        "class": "sealed",
        "ids": [str(ID), None],
    }


class Number(int):
    def __repr__(self) -> str:
        return NAME

    __str__ = __repr__


class Code(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "sealed"


class Named(enum.StrEnum):
    SOMEBODY = NAME


@pytest.mark.parametrize(
    "value",
    [NAME, "", str(ID), b"x", 1.5, {"a": 1}, [NAME], ((NAME,),), ID.bytes, Named.SOMEBODY, object(), ValueError(NAME)],
)
def test_anything_else_is_refused(value: Any) -> None:
    log, stream = _log()
    with pytest.raises(NotLoggable) as refused:
        log.write("added", {"count": 1, "report": value})
    assert stream.getvalue() == ""
    assert "fact 2" in str(refused.value)
    assert "Qyzzle" not in str(refused.value)


@given(st.text().filter(lambda text: text not in CODES | EVENTS | KEYS))
def test_no_free_text_as_event_key_or_value(text: str) -> None:
    log, stream = _log()
    for event, facts in ((text, {}), ("added", {text: 1}), ("added", {"report": text})):
        with pytest.raises(NotLoggable) as refused:
            log.write(event, facts)
        assert len(text) < 4 or text not in str(refused.value)
    assert stream.getvalue() == ""


def test_types_of_their_own_bring_nothing_in() -> None:
    log, stream = _log()
    log.write("added", {"count": Number(3), "class": Code(NAME)})
    assert "Qyzzle" not in stream.getvalue()


def test_an_unforeseen_error_is_its_class_and_place() -> None:
    log, stream = _log()
    try:
        Report(id="x", text="", published=NAME).published_at()
    except HarmledgerError as error:
        log.unforeseen(error)
        told = describe_unforeseen(error)
    assert "Qyzzle" not in stream.getvalue() + told
    assert told.startswith("HarmledgerError at harmledger.model.report:")
    line = json.loads(stream.getvalue())
    assert (line["event"], line["error"]) == ("unforeseen", "HarmledgerError")
    assert line["place"] == told.removeprefix("HarmledgerError at ")


def test_an_error_from_elsewhere_has_no_place() -> None:
    assert describe_unforeseen(ValueError(NAME)) == "ValueError"


def test_a_class_made_on_the_fly_is_not_named() -> None:
    made = type("Qyzzle_Vronk", (Exception,), {"__module__": "nowhere"})
    assert describe_unforeseen(made()) == "Exception"
    assert "nowhere" not in sys.modules
