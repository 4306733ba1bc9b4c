"""`harmledger restore`: makes a register of a backup, which is there only once it has proved itself."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.opened import who
from harmledger.cli.passphrases import passphrase_file, passphrase_of


@click.command()
@click.argument("backup", type=click.Path(path_type=Path), metavar="BACKUP")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--keys", type=click.Path(path_type=Path), metavar="FILE", help="The file of keys that belongs to it.")
@passphrase_file
@click.option(
    "--erased",
    "later",
    type=click.Path(path_type=Path),
    metavar="LATER",
    help="Erase what the ledger of this later backup says was erased.",
)
@click.option(
    "--database", default="", metavar="URL", help="A PostgreSQL database that is empty; SQLite in DIR if not given."
)
@who
def restore(
    backup: Path,
    folder: Path,
    keys: Path | None,
    passphrase: Path | None,
    later: Path | None,
    database: str,
    by: str | None,
) -> None:
    """Make a register of a backup.

    DIR is a new folder. The register is checked as `harmledger verify` does, against the head that the backup was made
    of, and kept only if it holds. Without the file of keys it is a sealed copy: it can be checked, nothing can be added
    to it, and what is protected cannot be opened.
    """
    from harmledger.register.actions.restoring import KeysFrom, restore
    from harmledger.register.opening import OPERATOR

    secret = KeysFrom(keys, passphrase_of(passphrase)) if keys else None
    done = restore(backup, folder, secret, later=later, database=database, member=by or OPERATOR)
    head = done.manifest.anchor.head
    click.echo(f"The register of {done.manifest.at}, {head.size} entries, is in {folder}. It holds.")
    if done.erased_again:
        one = done.erased_again == 1
        told = (
            "record that was erased after the backup was" if one else "records that were erased after the backup were"
        )
        click.echo(f"{done.erased_again} {told} erased once more.")
    if not done.has_keys:
        click.echo(
            "It is a sealed copy, for its keys were not given: restore the backup with --keys FILE to work with it."
        )
    if damaged := len(done.manifest.damaged):
        were = "was" if damaged == 1 else "were"
        click.echo(f"{damaged} of its objects {were} damaged or missing when the backup was made.")
