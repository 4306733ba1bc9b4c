"""Values that a database gives back otherwise than it was given them, and files that others on the machine can read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.conftest import Quick

from harmledger.model import Claim, Reading, Report, Where
from harmledger.register.actions.add import add
from harmledger.register.models import ClaimRow
from harmledger.register.offers import Offer
from harmledger.register.opening import Register
from harmledger.register.readers import Readers
from harmledger.register.verifying.verify import verify


@pytest.mark.parametrize(("lat", "lon"), [(-0.0, 35.0), (0, 35), (35.5, -0.0)])
def test_a_point_on_the_equator_or_in_whole_degrees_is_not_taken_for_damage(
    opened: Register, engine: str, lat: float, lon: float
) -> None:
    class At(Quick):
        def read(self, report: Report) -> Reading:
            where = Where(name="Gromp", place_id="team:1", lat=lat, lon=lon, radius_m=5, level="village", rule="quick")
            claim = Claim(id="1", kind="incident", where=where)
            return Reading(report=report.id, language="en", claims=(claim,), reader=self.versions)

    list(add(opened, [Offer(data=b"An invented report.")], Readers(reader=At())))  # type: ignore[arg-type]
    assert (ClaimRow.objects.get().lat, ClaimRow.objects.get().lon) == (lat, lon)
    assert verify(opened).findings == ()


def test_a_register_in_a_folder_that_others_may_enter_is_still_for_its_owner_alone(
    tmp_path: Path, made: Callable[..., Path], add_texts: Callable[..., object]
) -> None:
    (tmp_path / "register").mkdir(mode=0o755)
    folder = made()
    with Register.open(folder) as register:
        add_texts(register, "An invented report.", quick=True)
        files = [path for path in folder.iterdir() if path.name != "log.jsonl"]  # ids and numbers only
        assert {"register.sqlite3", "register.sqlite3-wal", "harmledger.toml"} <= {path.name for path in files}
        assert [path.name for path in files if path.stat().st_mode & 0o077] == []
