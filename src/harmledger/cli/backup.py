"""`harmledger backup`: copies a register, its keys apart, while others go on working in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.opened import opened, which, who
from harmledger.cli.passphrases import passphrase_file, passphrase_of

if TYPE_CHECKING:
    from harmledger.register.backups.manifest import Manifest


@click.command()
@click.argument("destination", type=click.Path(path_type=Path), metavar="DEST")
@click.option(
    "--keys",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the keys, too: into FILE, under a passphrase.",
)
@passphrase_file
@click.option("--like", type=click.Path(path_type=Path), metavar="OLD", help="Link what this earlier backup holds.")
@who
@which
@click.pass_context
def backup(
    context: click.Context,
    destination: Path,
    keys: Path | None,
    passphrase: Path | None,
    like: Path | None,
    by: str | None,
    register_folder: Path | None,
) -> None:
    """Copy the register into a new folder.

    DEST holds one moment of the register, whatever others add meanwhile. Documents, texts and all that is restricted or
    sealed lie locked in it, and the keys are not in it: keep FILE and its passphrase somewhere else than DEST. What is
    internal can be read in DEST as it can in the register: keep it where only you can open it.
    """
    secret = passphrase_of(passphrase, new=True) if keys else None
    with opened(register_folder, by) as register:
        from harmledger.register.actions.backing_up import back_up
        from harmledger.register.backups.writing import KeysTo

        manifest = back_up(register, destination, KeysTo(keys, secret) if keys and secret else None, like)
    _tell(manifest, destination, keys)
    if manifest.damaged:
        context.exit(1)


def _tell(manifest: Manifest, destination: Path, keys: Path | None) -> None:
    objects = counted(manifest.objects, "object")
    click.echo(
        f"A backup of {counted(manifest.anchor.head.size, 'entry', 'entries')} and {objects} is in {destination}."
    )
    if keys:
        click.echo(
            f"Its keys are in {keys}. Keep that file and its passphrase apart from the backup, and from each other."
        )
    else:
        click.echo(
            "It holds no keys. Without a file of keys (--keys FILE) no document, text or protected value in it can "
            "ever be read again, by anyone."
        )
    if damaged := len(manifest.damaged):
        click.echo(
            f"{damaged} of the objects {'is' if damaged == 1 else 'are'} damaged or missing in the register itself; "
            "`harmledger verify` says which. An earlier backup may still hold them."
        )


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"
