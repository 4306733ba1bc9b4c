"""The gazetteer made from the tables, while another process makes it anew at the wrong moment. All is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.register.actions import marking
from harmledger.register.actions.places import FILE, keep_gazetteer, teach
from harmledger.register.models import TaughtPlace
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import Found


def test_a_sealed_place_is_not_in_a_gazetteer_that_another_process_made_meanwhile(
    opened: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "places.csv").write_text("name,lat,lon,country\nGrompville,35.1,36.2,SY\n")
    teach(opened, tmp_path / "places.csv")
    file = opened.home.places / FILE
    forget = marking.forget_gazetteer

    def forget_and_lose_the_race(register: Register) -> None:
        forget(register)
        keep_gazetteer(register)  # another process, which does not see what is not committed

    monkeypatch.setattr(marking, "forget_gazetteer", forget_and_lose_the_race)
    marking.mark(opened, Found("place", TaughtPlace.objects.get().id), None, "sealed", "a test")
    assert not file.exists()
