"""`harmledger add`: keeps reports in the register, reads them, and acknowledges what is durable."""

from __future__ import annotations

import os
from pathlib import Path

import click

from harmledger.cli.named_files import NamedFiles
from harmledger.cli.opened import at_work, which, who
from harmledger.cli.options import country_code, day, language_code, one_of, quietly, readable

_MANY = 24
"""From so many files on, reading goes on beside in other processes; they take half a second to start."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--published", metavar="DATE", help="The day of publication, YYYY-MM-DD, or a time with its zone.")
@click.option("--source", metavar="NAME", help="Who published the reports.")
@click.option(
    "--source-kind",
    metavar="KIND",
    default="unknown",
    help="What kind of source a new one is; of a person the name is sealed.",
)
@click.option("--language", metavar="CODE", help="The reports' language (en); told by the text where not given.")
@click.option("--country", metavar="ISO2", help="The country the reports speak of, as two letters (SY).")
@click.option("--title", metavar="TEXT", help="The title, where the text has none.")
@click.option("--obtained-from", metavar="CODE", default="unknown", help="From whom the files were obtained.")
@click.option("--how", metavar="TEXT", default="", help="How they were obtained; restricted.")
@click.option("--original/--copy", default=None, help="Whether the files are originals or copies.")
@who
@which
@click.pass_context
def add(
    context: click.Context,
    files: tuple[Path, ...],
    published: str | None,
    source: str | None,
    source_kind: str,
    language: str | None,
    country: str | None,
    title: str | None,
    obtained_from: str,
    how: str,
    original: bool | None,
    by: str | None,
    register_folder: Path | None,
) -> None:
    """Keep reports in the register and read them.

    FILE is a text of one report, at most 8 MB. A report is acknowledged by a line with its id once it is durable: its
    bytes locked in the vault, its claims in the tables, the acts in the ledger. The same file again changes nothing.
    """
    from harmledger.register.offers import FROM, SOURCE_KINDS, Custody, Declared

    declared = Declared(
        title=title and readable(title),
        published=quietly(day, published, "The publication date is neither a day as YYYY-MM-DD nor an ISO 8601 time"),
        language=quietly(language_code, language, "The language is not a code such as en or ar"),
        country=quietly(country_code, country, "The country is not a code of two letters, such as SY"),
        source=source and readable(source),
        source_kind=one_of(SOURCE_KINDS, source_kind, "The kind of a source"),
    )
    custody = Custody(
        obtained_from=one_of(FROM, obtained_from, "From whom a file was obtained"),
        how=readable(how),
        nature="unknown" if original is None else "original" if original else "copy",
        by=by and readable(by),
    )
    named = NamedFiles(files)
    with at_work(register_folder, by) as register:
        from harmledger.register.actions.add import add as add_offers
        from harmledger.register.actions.places import keep_gazetteer
        from harmledger.register.readers import Readers

        keep_gazetteer(register)
        with Readers(_processes(len(files)), register.home.places) as readers:
            for outcome in add_offers(register, named.offers(declared, custody), readers):
                named.tell(outcome)
    if not named.whole:
        context.exit(1)


def _processes(files: int) -> int:
    """Return how many processes read beside this one: all cores but one for many files, none for a few."""
    return max(1, (os.cpu_count() or 2) - 1) if files >= _MANY else 0
