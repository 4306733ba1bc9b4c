"""`harmledger export`: writes incidents as a file, only what is public unless it is for the team."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from harmledger.cli.opened import at_work, which, who


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(("csv", "geojson", "json")),
    default="csv",
    show_default=True,
    help="What kind of file.",
)
@click.option("--internal", is_flag=True, help="What is internal, too; every page of the file says so.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Standard output if not.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@who
@which
def export(
    format_: str, internal: bool, out: Path | None, force: bool, by: str | None, register_folder: Path | None
) -> None:
    """Write incidents as a file.

    It holds only what is marked public, and quotes only where they are cleared. A later `erase` finds and removes the
    files that lie in the register's folder `exports`; of others it can only say that they were made.
    """
    with at_work(register_folder, by) as register:
        from harmledger.register.actions import exporting

        viewer = exporting.INTERNAL if internal else exporting.PUBLIC
        done = exporting.export(register, format_, viewer, out or sys.stdout.buffer, overwriting=force)
    some = "1 incident" if done.written == 1 else f"{done.written} incidents"
    click.echo(f"{some} written, {done.withheld} withheld (entry #{done.entry}).", err=True)
    for line in done.lines:
        click.echo(line, err=True)
