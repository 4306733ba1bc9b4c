"""`harmledger key`: the key that signs the heads of the ledger, and the one that locks the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.opened import at_work, opened, which, who

if TYPE_CHECKING:
    from harmledger.evidence import SigningKey


@click.group()
def key() -> None:
    """Make the key that signs the ledger, show its public half, or change the register's key."""


@key.command()
@who
@which
def new(by: str | None, register_folder: Path | None) -> None:
    """Make a signing key; from now on the head of the ledger is signed after every act.

    The key comes into the folder of keys as signing.key. It is never overwritten.
    """
    with at_work(register_folder, by) as register:
        from harmledger.register.actions.keys import add_signing_key

        _tell(add_signing_key(register))
    click.echo("Write the public half down, or give it to somebody outside: it tells your heads from another's.")
    click.echo("Keep a copy of keys/signing.key apart from the register.")


@key.command()
@which
def show(register_folder: Path | None) -> None:
    """Show the id and the public half of the signing key."""
    with opened(register_folder) as register:
        if register.signing is None:
            click.echo("There is no signing key here; `harmledger key new` makes one.")
            return
        _tell(register.signing)


@key.command()
@who
@which
def rotate(by: str | None, register_folder: Path | None) -> None:
    """Give the register a new key, and lock every data key with it.

    Do this after an erasure, and when a copy of the key may have been seen. What old copies of the tables hold can then
    be opened by the old key alone: destroy its copies, and make a backup with a new file of keys at once.
    """
    with at_work(register_folder, by) as register:
        from harmledger.register.actions.rekeying import rotate

        new = rotate(register)
    click.echo(f"The register's key is now {new}. Replace the copies of the old one, and old files of keys.")


def _tell(signing: SigningKey) -> None:
    click.echo(f"signing key  {signing.id}")
    click.echo(f"public half  {signing.public}")
