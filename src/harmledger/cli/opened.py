"""What the verbs that work on a register share: which one, who is at work, and how it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from harmledger.cli.options import typed

if TYPE_CHECKING:
    from harmledger.register.opening import Register

Verb = TypeVar("Verb", bound=Callable[..., Any])

which = click.option(
    "--register",
    "register_folder",
    type=click.Path(path_type=Path),
    envvar="HARMLEDGER_REGISTER",
    metavar="DIR",
    help="The register's folder; HARMLEDGER_REGISTER, or the nearest from here upwards, where it is not given.",
)
who = click.option(
    "--by",
    envvar="HARMLEDGER_BY",
    callback=typed,
    metavar="NAME",
    help="Who does this; the ledger holds a pseudonym. HARMLEDGER_BY, or “operator”, where it is not given.",
)


def opened(folder: Path | None, by: str | None = None) -> Register:
    """Open the register; a HarmledgerError says in one sentence why it cannot be opened."""
    # Django takes a tenth of a second to start, and `read` needs none of it
    from harmledger.register.opening import OPERATOR, Register

    return Register.open(folder, member=by or OPERATOR)


@contextmanager
def at_work(folder: Path | None, by: str | None = None) -> Iterator[Register]:
    """Open the register for a verb that writes; an erasure that was interrupted is finished first."""
    with opened(folder, by) as register:
        from harmledger.register.actions.erasing import finish

        if waiting := finish(register).waiting:
            click.echo(f"harmledger: {waiting}", err=True)
        yield register
