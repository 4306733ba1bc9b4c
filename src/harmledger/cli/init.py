"""`harmledger init`: makes a register in a new folder."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", default="", metavar="TEXT", help="What the register is called; for internal files.")
@click.option("--database", default="", metavar="URL", help="An empty PostgreSQL database; else SQLite in DIR.")
@click.option("--synthetic", is_flag=True, help="For invented reports only: the register says so for ever.")
def init(folder: Path, name: str, database: str, synthetic: bool) -> None:
    """Make a register in a new folder.

    Its key comes into DIR/keys, or into the folder that HARMLEDGER_KEYS names. Without that key nothing in the register
    can be read again, by anyone: keep a copy apart from the register.
    """
    from harmledger.register.actions.found import found

    found(folder, name=name, synthetic=synthetic, database=database)
    click.echo(f"{'A SYNTHETIC register' if synthetic else 'A register'} is in {folder}.")
    click.echo("Its key is keys/register.key: keep a copy apart from the register, on paper or on another medium.")
