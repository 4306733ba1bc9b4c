"""Founds a register: its folder, its keys, its tables, and the entry of its ledger that says so."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from harmledger.evidence import Frontier, RegisterKey
from harmledger.evidence.durable import make_folder, sync_folder
from harmledger.register import connecting, forms
from harmledger.register.actions.members import member
from harmledger.register.clock import Clock, machine_clock, stamp
from harmledger.register.errors import NotARegister, Unwritable
from harmledger.register.home import SETTINGS, Home, Settings
from harmledger.register.ids import new_id
from harmledger.register.models import Leaf, LedgerState, Project
from harmledger.register.opening import OPERATOR, Register


def found(
    folder: Path,
    *,
    name: str = "",
    synthetic: bool = False,
    database: str = "",
    clock: Clock = machine_clock,
) -> None:
    """Make a register in a new or empty folder; NotARegister, and nothing left behind, where that cannot be.

    `synthetic` is for ever: it stands in the founding entry of the ledger. `database` is a PostgreSQL URL, or empty.
    """
    if folder.exists() and (not folder.is_dir() or not all(map(_left_over, folder.iterdir()))):
        raise NotARegister(f"{folder} is already there and not an empty folder; nothing was made.")
    whole = Path(os.path.abspath(folder))  # "." has no name of its own
    made = (whole if whole.exists() else whole.parent) / f".{whole.name}{_UNFINISHED}{os.getpid()}"
    own = [made]
    try:
        home = Home(made, Settings(register=new_id(clock()), database=database))
        _furnish(home, own)
        _first_entry(home, name, synthetic, clock)
        connecting.disconnect()
        _publish(made, whole, own)
    except BaseException as error:
        connecting.disconnect()
        for path in own:
            _remove(path)
        if isinstance(error, OSError):
            raise Unwritable(f"{folder} cannot be made: {error.strerror or 'unknown reason'}.") from error
        raise


_UNFINISHED = ".unfinished-"


def _left_over(path: Path) -> bool:
    """Tell whether this is what a killed process left; it may be another's that is still at work, so it stays."""
    return path.name.startswith(".") and _UNFINISHED in path.name


def _furnish(home: Home, own: list[Path]) -> None:
    _remove(home.folder)
    touched = make_folder(home.folder)
    for folder in (home.vault, home.exports):
        folder.mkdir(mode=0o700)
    if not home.database_url:
        # for the owner alone, wherever the register is put; what SQLite writes beside it is so, too
        os.close(os.open(home.database, os.O_CREAT | os.O_EXCL, 0o600))
    home.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    home.write_settings()
    RegisterKey.new().save(home.register_key)
    own.append(home.register_key)
    for folder in (home.folder, *touched):
        sync_folder(folder)


def _publish(made: Path, folder: Path, own: list[Path]) -> None:
    """Give what was made its place; `own` learns what is to be removed should that fail."""
    if not folder.exists():
        os.rename(made, folder)
        own.append(folder)
        sync_folder(folder.parent)
        return
    # An empty folder stays the same one: somebody may stand in it, or it is a disk. Settings last: they make it one.
    for child in sorted(made.iterdir(), key=lambda child: (child.name == SETTINGS, child.name)):
        os.rename(child, folder / child.name)
        own.append(folder / child.name)
    made.rmdir()
    sync_folder(folder)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _first_entry(home: Home, name: str, synthetic: bool, clock: Clock) -> None:
    connecting.connect(home)
    with connecting.told_plainly():
        if forms.form() is not None and Leaf.objects.exists():
            raise NotARegister("The database holds a register already; nothing was made.")
        forms.bring_forward()
        LedgerState.objects.all().delete()  # of an interrupted beginning: no register is without an entry
        Project.objects.all().delete()
        register, project, at = home.settings.register, new_id(clock()), stamp(clock())
        key = RegisterKey.load(home.register_key)
        LedgerState.objects.create(
            register=register,
            project_id=project,
            key_check=key.id,
            size=0,
            frontier=Frontier.empty().to_text(),
            last_at=at,
        )
        row = Project(id=project, project_id=project, name=name, synthetic=synthetic, recorded=at)
        row.save()
    opened = Register(home, clock, OPERATOR)
    with opened.writing() as ledger:
        by = member(opened, ledger)
        ledger.append("founded", by, still=[row], ids=[register, project], facts={"synthetic": synthetic})
