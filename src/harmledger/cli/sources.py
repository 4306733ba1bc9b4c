"""`harmledger sources`: lists who publishes, says what is known of them, and joins two that are one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.opened import opened, which, who
from harmledger.cli.options import BadOption, one_of, typed
from harmledger.cli.tables import behind, cell, paged, print_list

if TYPE_CHECKING:
    from harmledger.register.opening import Register
    from harmledger.register.queries.sources import SeenSource

_HEADS = ("source", "reports", "name", "kind", "affiliation", "reliability", "connection", "voice")


@click.group(invoke_without_command=True)
@paged
@which
@click.pass_context
def sources(
    context: click.Context, as_json: bool, limit: int | None, after: str | None, register_folder: Path | None
) -> None:
    """List the sources, say what is known of one, or join two that are one."""
    context.obj = register_folder
    if context.invoked_subcommand is not None:
        return
    with opened(register_folder) as register:
        from harmledger.protection import Viewer
        from harmledger.register.queries.sources import sources as found

        with register.moment():
            seen = found(register, Viewer("list", "recorder"), behind(register, after, "source"))
            print_list(seen, _HEADS, _row, as_json=as_json, limit=limit)


@sources.command()
@click.argument("told", metavar="ID")
@click.option("--kind", metavar="CODE", help="What kind of source it is; of a person the name is sealed.")
@click.option("--affiliation", callback=typed, metavar="TEXT", help="To whom it belongs, or whose side it takes.")
@click.option("--reliability", metavar="CODE", help="How far it is to be relied on (HURIDOCS).")
@click.option("--connection", metavar="CODE", help="How it is connected with what it tells of (HURIDOCS).")
@click.option("--voice", metavar="ID", help="The source that it repeats, so that the two count as one voice.")
@who
@which
@click.pass_context
def describe(
    context: click.Context,
    told: str,
    kind: str | None,
    affiliation: str | None,
    reliability: str | None,
    connection: str | None,
    voice: str | None,
    by: str | None,
    register_folder: Path | None,
) -> None:
    """Say what is known of a source; what is not told stays as it is."""
    with opened(register_folder or context.obj, by) as register:
        from harmledger.register.actions.sources import CONNECTIONS, RELIABILITIES, Description
        from harmledger.register.actions.sources import describe as say
        from harmledger.register.offers import SOURCE_KINDS

        said = Description(
            kind=kind and one_of(SOURCE_KINDS, kind, "The kind of a source"),  # type: ignore[arg-type]
            affiliation=affiliation,
            reliability=reliability and one_of(RELIABILITIES, reliability, "The reliability of a source"),  # type: ignore[arg-type]
            connection=connection and one_of(CONNECTIONS, connection, "The connection of a source"),  # type: ignore[arg-type]
            voice=voice and _source(register, voice),
        )
        if said == Description():
            raise BadOption(
                "There is nothing to say: give --kind, --affiliation, --reliability, --connection or --voice."
            )
        id_ = _source(register, told)
        click.echo(f"{id_}  described  #{say(register, id_, said)}")


@sources.command()
@click.argument("old", metavar="A")
@click.argument("into", metavar="INTO")
@who
@which
@click.pass_context
def merge(context: click.Context, old: str, into: str, by: str | None, register_folder: Path | None) -> None:
    """Make source A part of source INTO: its reports move, and its id and its name lead there for ever."""
    with opened(register_folder or context.obj, by) as register:
        from harmledger.register.actions.sources import merge as join

        gone, stays = _source(register, old), _source(register, into)
        moved = join(register, gone, stays)
        click.echo(f"{gone}  is part of  {stays}; {moved} report{'' if moved == 1 else 's'} moved")


def _source(register: Register, told: str) -> str:
    """Return the id of the source that is meant by an id or a name."""
    from harmledger.protection import Viewer
    from harmledger.register.queries.sources import source_told

    return source_told(register, told, Viewer("list", "recorder"))


def _row(source: SeenSource) -> tuple[str, ...]:
    names = ("name", "kind", "affiliation", "reliability", "connection", "voice")
    return (source.id, str(source.reports), *(cell(source.fields, source.withheld, name) for name in names))
