"""Ids sort by their time, never meet, and are told from other words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from harmledger.register.clock import machine_clock, stamp
from harmledger.register.ids import is_id, new_id

AT = datetime(2024, 5, 8, 12, 0, tzinfo=UTC)


def test_ids_of_one_moment_never_meet() -> None:
    assert len({new_id(AT) for _ in range(50_000)}) == 50_000


def test_ids_sort_by_their_time() -> None:
    made = [new_id(AT + timedelta(milliseconds=number)) for number in range(100)]
    assert made == sorted(made)


def test_an_id_says_its_time_and_no_zone() -> None:
    at = AT.astimezone(timezone(timedelta(hours=3)))
    assert new_id(at)[:13] == new_id(AT)[:13]
    assert int(new_id(AT).replace("-", "")[:12], 16) == int(AT.timestamp() * 1000)


@pytest.mark.parametrize(
    "word", ["", "x", "018f5813-7020-4a0d-89fd-a846de7843cd", "018F5813-7020-7A0D-89FD-A846DE7843CD"]
)
def test_other_words_are_no_ids(word: str) -> None:
    assert not is_id(word)
    assert is_id(new_id(machine_clock()))


def test_a_stamp_is_in_utc_to_the_millisecond() -> None:
    at = datetime(2024, 5, 8, 15, 0, 1, 999_999, tzinfo=timezone(timedelta(hours=3)))
    assert stamp(at) == "2024-05-08T12:00:01.999Z"
