"""What is erased while others read, write or copy it is in nothing that comes of their work. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.register.conftest import Quick

from harmledger.register.actions import backing_up, exporting
from harmledger.register.actions.capturing import ToRead, capture
from harmledger.register.actions.erasing import erase
from harmledger.register.actions.reading import keep_readings
from harmledger.register.offers import Offer
from harmledger.register.opening import Register
from harmledger.register.preparing import prepare
from harmledger.register.verifying.verify import verify

Add = Callable[..., list[Any]]


def test_a_report_erased_before_its_reading_is_kept_spoils_no_other(opened: Register, engine: str) -> None:
    few = capture(opened, [(1, Offer(data=b"An invented report.")), (2, Offer(data=b"Another invented report."))])
    waiting = [one for one in few if isinstance(one, ToRead)]
    read = [(one, prepare(one.offer.declared.report("x", one.text), Quick())) for one in waiting]
    erase(opened, waiting[0].taken.report, "order")
    gone, there = keep_readings(opened, read)
    assert gone.unread
    assert (there.unread, there.claims) == (None, 1)
    assert verify(opened).holds


def _erasing(register: Register, report: str, monkeypatch: pytest.MonkeyPatch, room: Any, name: str) -> None:
    """Make a step of a longer act be followed at once by another person's erasure."""
    step = getattr(room, name)

    def then_erased(*arguments: Any, **named: Any) -> Any:
        done = step(*arguments, **named)
        if not erased:
            erased.append(erase(register, report, "order"))
        return done

    erased: list[object] = []
    monkeypatch.setattr(room, name, then_erased)


def test_an_export_of_an_older_moment_is_not_let_out(
    opened: Register, engine: str, add_texts: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    [taken] = add_texts(opened, "An invented report.", quick=True)
    out = opened.home.exports / "incidents.json"
    monkeypatch.setattr(exporting, "file_digest", exporting.file_digest)
    _erasing(opened, taken.report, monkeypatch, exporting, "file_digest")
    with pytest.raises(exporting.NotWritten, match="erased"):
        exporting.export(opened, "json", exporting.INTERNAL, out)
    assert list(opened.home.exports.iterdir()) == []
    done = exporting.export(opened, "json", exporting.INTERNAL, out)
    assert done.written == 0


def test_a_backup_of_an_older_moment_says_that_it_holds_what_was_erased(
    opened: Register, engine: str, add_texts: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [taken] = add_texts(opened, "An invented report.", quick=True)
    _erasing(opened, taken.report, monkeypatch, backing_up, "write_backup")
    with pytest.raises(backing_up.ErasedMeanwhile, match="destroy it"):
        backing_up.back_up(opened, tmp_path / "backup")
    assert backing_up.back_up(opened, tmp_path / "another").objects == 0
    assert verify(opened).holds
