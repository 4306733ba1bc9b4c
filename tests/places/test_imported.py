"""Where imported gazetteers lie on each platform, and which files there are one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from harmledger.places.imported import data_home, imported_files, imported_stores, imports_folder
from harmledger.places.records import UnreadableGazetteer


def test_a_told_home_goes_before_the_platform_s(home: Path) -> None:
    assert data_home() == home
    assert imports_folder() == home / "places"


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", ".local/share/harmledger"),
        ("darwin", "Library/Application Support/harmledger"),
        ("win32", "AppData/Local/harmledger"),
    ],
)
def test_each_platform_has_its_own_folder(
    platform: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HARMLEDGER_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", platform)

    assert data_home() == tmp_path / folder


@pytest.mark.parametrize(("platform", "name"), [("linux", "XDG_DATA_HOME"), ("win32", "LOCALAPPDATA")])
def test_a_platform_s_own_variable_moves_its_folder(
    platform: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HARMLEDGER_HOME")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(name, str(tmp_path / "data"))

    assert data_home() == tmp_path / "data" / "harmledger"


def test_no_folder_yet_is_no_import(home: Path) -> None:
    assert not home.exists()
    assert imported_files() == []
    assert imported_stores() == []


def test_only_finished_files_count_by_name(home: Path) -> None:
    folder = home / "places"
    folder.mkdir(parents=True)
    for name in ("b.gaz", "a.gaz", ".half.gaz", "notes.txt"):
        (folder / name).write_bytes(b"")

    assert [path.name for path in imported_files()] == ["a.gaz", "b.gaz"]


def test_a_damaged_import_is_named(home: Path) -> None:
    folder = home / "places"
    folder.mkdir(parents=True)
    (folder / "broken.gaz").write_bytes(b"no gazetteer")

    with pytest.raises(UnreadableGazetteer, match=r"broken\.gaz"):
        imported_stores()
