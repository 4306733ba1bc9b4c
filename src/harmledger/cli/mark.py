"""`harmledger mark`: gives records and fields a class of protection."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.opened import at_work, which, who
from harmledger.cli.options import typed
from harmledger.model.codes import PROTECTION


@click.command()
@click.argument("told", nargs=-1, required=True, metavar="ID[:FIELD]…")
@click.argument("class_", type=click.Choice(PROTECTION), metavar="public|internal|restricted|sealed")
@click.option(
    "--reason", required=True, callback=typed, metavar="TEXT", help="Why; kept restricted, with the decision."
)
@who
@which
def mark(told: tuple[str, ...], class_: str, reason: str, by: str | None, register_folder: Path | None) -> None:
    """Give records, or fields of them, a class of protection.

    FIELD is one of `harmledger protection`; of a claim also a path such as harm/0/parts/1, or quotes. A stricter mark
    locks what stands there under a key of its own, covers its words in the text and takes them out of the search; a
    milder one puts them back, as far as the table allows. A public incident tells what its claims say, but those that
    somebody marked internal or stricter; their report, their source and their words leave only where they are marked
    themselves. Each mark is kept on its own: where one is refused, those before it stand.
    """
    from harmledger.cli.options import one_of
    from harmledger.protection import CLASSES

    with at_work(register_folder, by) as register:
        from harmledger.register.actions.marking import mark as mark_one
        from harmledger.register.queries.resolving import resolve

        parts = [one.partition(":") for one in told]
        records = [(resolve(id_), field or None) for id_, _, field in parts]
        for found, field in records:
            done = mark_one(register, found, field, one_of(CLASSES, class_, "A class"), reason)
            click.echo(f"{done.id}{':' + done.field if done.field else ''}  {done.kind}  {done.class_}  #{done.entry}")
