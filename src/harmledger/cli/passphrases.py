"""How the passphrase of a file of keys is told: asked for at the terminal, or read from a file; never an argument."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.model import HarmledgerError

passphrase_file = click.option(
    "--passphrase-file",
    "passphrase",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The passphrase of the keys is the first line of FILE; asked for where it is not given.",
)


class BadPassphrase(HarmledgerError):
    """The passphrase cannot be read from where it was said to be."""


def passphrase_of(file: Path | None, *, new: bool = False) -> str:
    """Return the passphrase in a file, or ask for it; a new one is asked for twice."""
    if file is None:
        told: str = click.prompt("Passphrase of the keys", hide_input=True, confirmation_prompt=new, err=True)
        return told
    try:
        with file.open(encoding="utf-8") as lines:
            return lines.readline(1000).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise BadPassphrase("The file of the passphrase cannot be read as text in UTF-8.") from None
