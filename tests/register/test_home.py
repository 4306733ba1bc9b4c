"""Where a register lies, and which one is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.register.errors import NotARegister
from harmledger.register.home import SETTINGS, Home, Settings, find_home, read_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "register").mkdir()
    home = Home(tmp_path / "register", Settings(register="an id", database='postgresql://a"b\\c@host/ä'), {})
    home.write_settings()
    return home


def test_settings_come_back_as_they_were_written(home: Home) -> None:
    assert read_home(home.folder).settings == home.settings


def test_settings_are_never_overwritten(home: Home) -> None:
    before = (home.folder / SETTINGS).read_bytes()
    with pytest.raises(FileExistsError):
        home.write_settings()
    assert (home.folder / SETTINGS).read_bytes() == before


def test_the_environment_goes_before_the_settings(tmp_path: Path) -> None:
    settings = Settings(register="x", database="postgresql://one/a", keys="elsewhere")
    plain = Home(tmp_path, settings, {})
    assert (plain.database_url, plain.keys) == ("postgresql://one/a", tmp_path / "elsewhere")
    told = Home(tmp_path, settings, {"HARMLEDGER_DATABASE": "postgresql://two/b", "HARMLEDGER_KEYS": "/stick/keys"})
    assert (told.database_url, told.keys) == ("postgresql://two/b", Path("/stick/keys"))
    assert told.register_key == Path("/stick/keys/register.key")


def test_what_was_told_goes_before_what_is_nearest(home: Home, tmp_path: Path) -> None:
    deep = home.folder / "exports" / "deep"
    deep.mkdir(parents=True)
    assert find_home(None, deep).folder == home.folder
    with pytest.raises(NotARegister, match="is not a register"):
        find_home(tmp_path, deep)  # named, and none: no other is taken in its place
    assert find_home(home.folder, Path("/")).folder == home.folder
