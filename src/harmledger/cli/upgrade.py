"""`harmledger upgrade`: brings a register that an older version wrote to this version's form."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.opened import which, who


@click.command()
@who
@which
def upgrade(by: str | None, register_folder: Path | None) -> None:
    """Bring a register of an older version forward.

    Make a backup with the older version first. The register is checked before and after; where something does not hold
    before, nothing is changed. A register of a newer version is refused.
    """
    from harmledger.register.actions.upgrading import upgrade
    from harmledger.register.home import find_home
    from harmledger.register.opening import OPERATOR

    had = upgrade(find_home(register_folder, Path.cwd()), member_name=by or OPERATOR)
    click.echo(f"The register was brought forward from the form {had}." if had else "The register has the newest form.")
