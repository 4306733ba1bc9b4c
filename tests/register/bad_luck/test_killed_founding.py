"""Founding a register, killed at each point where something becomes durable, and done again."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.register.bad_luck.children import Tell, killed_at
from tests.register.bad_luck.soundness import assert_sound

from harmledger.register.actions.found import found
from harmledger.register.errors import NotARegister
from harmledger.register.home import SETTINGS
from harmledger.register.opening import Register

if TYPE_CHECKING:
    from tests.postgres import Server


def _found(folder: Path, database: str, tell: Tell) -> None:
    found(folder, database=database)
    tell("founded")


def _assert_sound(folder: Path) -> None:
    with Register.open(folder) as register:
        assert_sound(register)


@pytest.mark.parametrize("there", [False, True], ids=["new-folder", "empty-folder"])
def test_a_killed_init_can_be_done_again(there: bool, tmp_path: Path) -> None:
    point, told, stuck = 0, [], 0
    while not told:
        point += 1
        folder = tmp_path / secrets.token_hex(4)
        if there:
            folder.mkdir()
        told, code = killed_at(point, lambda tell, folder=folder: _found(folder, "", tell))  # type: ignore[misc]
        assert (code == 0) == bool(told)
        if (folder / SETTINGS).exists():  # killed after its last act, or not at all
            _assert_sound(folder)
            continue
        if not there:
            assert not folder.exists()
        elif not all(child.name.startswith(".") for child in folder.iterdir()):
            # Killed while its parts were given their places: nothing was acknowledged, and it is told plainly.
            with pytest.raises(NotARegister, match="not an empty folder"):
                found(folder)
            stuck += 1
            continue
        found(folder)
        _assert_sound(folder)
    assert point > 15  # every one of these points was tried
    assert stuck <= 6


@pytest.mark.needs("postgresql", "psycopg")
def test_a_killed_init_on_postgresql_can_be_done_again(tmp_path: Path, postgres_server: Server) -> None:
    point, told, stuck = 0, [], 0
    while not told:
        point += 1
        folder, database = tmp_path / str(point), postgres_server.create()
        told, _ = killed_at(point, lambda tell, at=(folder, database): _found(*at, tell))  # type: ignore[misc]
        if not folder.exists():
            try:
                found(folder, database=database)
            except NotARegister:  # killed when the database knew it, and its folder had not its name yet
                stuck += 1
        if folder.exists():
            _assert_sound(folder)
        else:
            with pytest.raises(NotARegister, match="The database holds a register already; nothing was made"):
                found(folder, database=database)
        postgres_server.drop(database)
    assert point > 10
    assert stuck <= 2
