"""`harmledger show`: shows one record of the register, or one entry of its ledger."""

from __future__ import annotations

import re
from pathlib import Path

import click

from harmledger.cli.opened import opened, which, who
from harmledger.cli.options import typed

_ENTRY = re.compile(r"#(\d{1,18})")


@click.command()
@click.argument("told", metavar="ID")
@click.option("--unseal", is_flag=True, help="Open what is restricted or sealed; the ledger says so before you see it.")
@click.option("--reason", callback=typed, metavar="TEXT", help="Why it is opened; kept restricted, with the act.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a page.")
@who
@which
def show(
    told: str, unseal: bool, reason: str | None, as_json: bool, by: str | None, register_folder: Path | None
) -> None:
    """Show one record of the register, or one entry of its ledger.

    ID is that of a report, claim, incident, source, decision, capture or place, or its last 6 characters or more; #12
    is entry 12 of the ledger. A report's text is shown with its claims marked, and bars over what is withheld in it. A
    report that was not read yet shows no text, for nothing says what must be hidden in it.
    """
    if unseal and not (reason and reason.strip()):
        raise click.UsageError("--unseal needs a --reason.")
    if reason is not None and not unseal:
        raise click.UsageError("--reason goes with --unseal.")
    with opened(register_folder, by) as register:
        from harmledger.cli.show.page import print_entry, print_page
        from harmledger.cli.tables import json_line
        from harmledger.protection import Viewer
        from harmledger.register.queries.entries import entry
        from harmledger.register.queries.records import page
        from harmledger.register.queries.resolving import resolve

        if number := _ENTRY.fullmatch(told):
            fields = entry(int(number[1]), Viewer("show", "recorder"))
            click.echo(json_line(fields)) if as_json else print_entry(fields)
            return
        found = resolve(told)
        viewer = Viewer("unseal", "custodian") if unseal else Viewer("show", "recorder")
        if reason is not None:
            from harmledger.register.actions.viewing import record_view

            record_view(register, found, viewer, reason)
        with register.moment():
            seen = page(register, found, viewer)
        click.echo(json_line(seen)) if as_json else print_page(seen)
