"""`harmledger erase`: destroys a record lawfully, and says what went, what stays, and what no erasure reaches."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.opened import opened, which, who
from harmledger.cli.options import typed
from harmledger.cli.show.safe import inline

if TYPE_CHECKING:
    from harmledger.register.actions.erasing import Destroyed, Erased, Finished, Outside
    from harmledger.register.opening import Register

_SHOWN = 10
"""Exports and backups that are listed; the others are counted."""


@click.command()
@click.argument("record", required=False, metavar="[ID]")
@click.option(
    "--reason",
    callback=typed,
    metavar="WHY",
    help="consent-withdrawn, order, retention-ended, mistake or other; of other words the ledger keeps the code alone.",
)
@click.option(
    "--note",
    default="",
    callback=typed,
    metavar="TEXT",
    help="More on the reason; restricted, and can be erased itself.",
)
@click.option("--yes", is_flag=True, help="Do not ask first; nobody is asked either where input is no terminal.")
@click.option("--finish", "only_finish", is_flag=True, help="Go on with erasures that were interrupted.")
@who
@which
@click.pass_context
def erase(
    context: click.Context,
    record: str | None,
    reason: str | None,
    note: str,
    yes: bool,
    only_finish: bool,
    by: str | None,
    register_folder: Path | None,
) -> None:
    """Erase a record with everything made of it, for ever.

    ID is the whole id of a report, source, member, claim, decision or taught place. Rows, keys, salts, index words and
    stored bytes are destroyed; the ledger keeps that it was done and why. There is no way back.
    """
    if only_finish == bool(record):
        raise click.UsageError("Give either the ID of a record or --finish.")
    if record and not (reason and reason.strip()):
        raise click.UsageError("An erasure needs a --reason.")
    with opened(register_folder, by) as register:
        from harmledger.register.actions.erasing import coded, finish

        if record is None:
            finished = finish(register)
            _tell_finished(finished)
            if not finished.erasures and not finished.waiting:
                click.echo("No erasure waits to be finished.")
        else:
            code, words = coded(reason or "")
            told = "\n".join(part for part in (words, note) if part)
            finished = _erase(register, record, code, told, yes or not sys.stdin.isatty())
    if finished.waiting:
        context.exit(1)


def _erase(register: Register, record: str, reason: str, note: str, yes: bool) -> Finished:
    from harmledger.register.actions.erasing import Erased, erase, foresee

    if not yes:
        _ask(foresee(register, record))
    done = erase(register, record, reason, note)
    if isinstance(done, Erased):
        _tell(done)
    else:
        click.echo(done.sentence)
    _tell_finished(done.finished)
    return done.finished


def _ask(counts: Mapping[str, int] | None) -> None:
    """Say what would go, and end unless somebody agrees; nothing is asked where nothing is left to erase."""
    if counts is None:
        return
    click.echo(f"This destroys, for ever: {_counted(counts)}.")
    click.confirm("Erase it?", abort=True)


def _tell(done: Erased) -> None:
    gone = done.destroyed
    if gone.counts:
        click.echo(f"Erased: {_counted(gone.counts)}.")
        for id_ in gone.ids:
            click.echo(f"  {id_}")
    for id_ in gone.emptied:
        click.echo(f"Emptied: {id_}; the id stays, because others point to it.")
    if gone.note:
        click.echo(f"The note is decision {gone.note}; it can be erased by that id.")
    _tell_kept(gone)
    _tell_outside(done.outside)


def _tell_kept(gone: Destroyed) -> None:
    salts = (
        "1 entry lost its salt and details" if gone.details == 1 else f"{gone.details} entries lost salt and details"
    )
    click.echo(
        f"Entry #{gone.seq} of the ledger tells of this erasure; {salts}. The ledger keeps ids, codes, times and "
        "hashes of ciphertext, nothing of what was erased."
    )
    if gone.damaged:
        click.echo(
            f"{_number(len(gone.damaged), 'record')} beside it had not been as the ledger says; `harmledger verify` "
            "tells more."
        )


def _tell_outside(copies: tuple[Outside, ...]) -> None:
    """Say which copies made since may hold what was erased, and what to do about them."""
    handed = [copy for copy in copies if copy.act != "backed_up"]
    backups = [copy for copy in copies if copy.act == "backed_up"]
    if handed:
        click.echo("Exports made since it came in may hold it, where they were handed on; withdraw them:")
        _list(handed)
    if backups:
        click.echo("Backups made since it came in hold it; destroy them, and the key files made with them:")
        _list(backups)
    else:
        click.echo(
            "Copies of the register's folder that were made otherwise, with its keys, still hold it: destroy them."
        )


def _list(copies: list[Outside]) -> None:
    for copy in copies[-_SHOWN:]:
        facts = "  ".join(f"{name} {fact}" for name, fact in sorted(copy.facts.items()))
        click.echo(f"  #{copy.seq}  {copy.at}  {facts}".rstrip())
    if len(copies) > _SHOWN:
        click.echo(f"  and {len(copies) - _SHOWN} before these")


def _tell_finished(finished: Finished) -> None:
    if finished.erasures:
        removed = {
            "file of the vault": finished.objects,
            "export": len(finished.exports),
            "file of places": finished.places,
        }
        went = _counted({name: number for name, number in removed.items() if number}) or "nothing"
        click.echo(f"Removed from the folder: {went}. The database's files were written anew.")
    for name in finished.exports:
        click.echo(f"  exports/{inline(name)}: make it anew where it is needed")
    if finished.undone:
        click.echo(finished.undone)
    if finished.waiting:
        click.echo(f"Not finished: {finished.waiting}", err=True)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(_number(number, name) for name, number in counts.items())


def _number(number: int, name: str) -> str:
    head, _, rest = name.partition(" of ")
    return f"{number} {head if number == 1 else head + 's'}{f' of {rest}' if rest else ''}"
