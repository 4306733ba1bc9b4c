"""`harmledger reports`: lists what was preserved, and whether it was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.opened import opened, which
from harmledger.cli.options import country_code, quietly
from harmledger.cli.tables import behind, cell, paged, print_list

if TYPE_CHECKING:
    from harmledger.register.queries.reports import SeenReport

_HEADS = ("report", "claims", "published", "country", "source", "title")


@click.command()
@click.option("--words", metavar="WORDS", help="Only those whose text or title holds all of these words.")
@click.option("--unread", is_flag=True, help="Only those that could not be read yet.")
@click.option("--source", metavar="SOURCE", help="Only those of this source: its name, or its id.")
@click.option("--country", metavar="ISO2", help="Only those that speak of this country, as two letters (SY).")
@paged
@which
def reports(
    words: str | None,
    unread: bool,
    source: str | None,
    country: str | None,
    as_json: bool,
    limit: int | None,
    after: str | None,
    register_folder: Path | None,
) -> None:
    """List the reports of the register.

    Each line begins with the report's id, as `show` takes it. What is withheld says so, and its class.
    """
    code = quietly(country_code, country, "A country is told by two letters, such as SY")
    with opened(register_folder) as register:
        from harmledger.protection import Viewer
        from harmledger.register.queries.reports import ReportFilter
        from harmledger.register.queries.reports import reports as found

        asked = ReportFilter(unread=unread, source=source, words=words, country=code)
        viewer = Viewer("search" if words else "list", "recorder")
        with register.moment():
            seen = found(register, viewer, asked, behind(register, after, "report"))
            print_list(seen, _HEADS, _row, as_json=as_json, limit=limit)


def _row(report: SeenReport) -> tuple[str, ...]:
    hidden = report.withheld
    return (
        report.id,
        "unread" if report.claims is None else str(report.claims),
        cell(report.fields, hidden, "published"),
        cell(report.fields, hidden, "country"),
        cell(report.source or {}, hidden, "name", "source/"),
        cell(report.fields, hidden, "title"),
    )
