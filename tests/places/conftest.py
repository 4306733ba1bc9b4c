"""A gazetteer for the tests: the bundled data, and never what the person who runs them imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.places import Gazetteer
from harmledger.places.importing import import_file

# Two places of one name, as a team might record them; the points are approximate and of our own making.
NAIRAB = """name,name_ar,lat,lon,admin,kind
Nairab,النيرب,35.89,36.75,Idlib,village
Neirab,مخيم النيرب,36.18,37.23,Aleppo,camp
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HARMLEDGER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    return Gazetteer.bundled()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "team.csv"
    path.write_text(NAIRAB, "utf-8")
    return path


@pytest.fixture
def with_nairab(table: Path) -> Gazetteer:
    return Gazetteer.bundled(import_file(table).path)
