"""`harmledger anchor`: hands out the present head of the ledger, for somebody outside to keep."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.opened import opened, which
from harmledger.model import HarmledgerError


class AnchorKept(HarmledgerError):
    """The file that an anchor should go to is already there."""


@click.command()
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a new file.")
@which
def anchor(out: Path | None, register_folder: Path | None) -> None:
    """Write the present head of the ledger, for an outside witness to keep.

    An anchor holds the register's id, the number of entries, the root over them and the time of the last, signed where
    there is a signing key; nothing of any report. `harmledger verify --anchor FILE` compares the register with it.
    """
    with opened(register_folder) as register:
        from harmledger.register.verifying.anchoring import anchor_of

        made = anchor_of(register)
    if out is None:
        click.echo(made.to_text(), nl=False)
        return
    try:
        with out.open("x", encoding="utf-8") as stream:
            stream.write(made.to_text())
    except FileExistsError:
        raise AnchorKept("The file for the anchor is there already; an old anchor is worth keeping.") from None
    signed = "signed" if made.is_signed else "not signed: there is no signing key"
    click.echo(f"An anchor of {made.head.size} entries ({signed}). Give it to somebody who does not depend on you.")
