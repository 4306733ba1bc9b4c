"""`harmledger read`: reads reports into claims and prints them for people, as JSON or as JSON lines."""

from __future__ import annotations

import gc
import sys

import click

from harmledger.cli.inputs import LINES, STDIN, Given, Refused, size_of, take
from harmledger.cli.options import country_code, day
from harmledger.cli.progress import Bar
from harmledger.cli.writers import Json, JsonLines, Pages, Writer
from harmledger.model import HarmledgerError, Reading, Report
from harmledger.reading import Reader
from harmledger.text import decode


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…|-")
@click.option("--json", "as_json", is_flag=True, help="Print indented JSON: an object for one report, else an array.")
@click.option("--jsonl", "as_lines", is_flag=True, help="Print one JSON object a line; `-` is then read as JSON lines.")
@click.option("--published", metavar="DATE", help="The day of publication, YYYY-MM-DD; resolves “today” and the like.")
@click.option("--country", metavar="ISO2", help="The country the reports speak of, as two letters (SY).")
@click.option("--source", metavar="NAME", help="Who published the reports.")
@click.option("--language", metavar="CODE", help="The reports' language (en); told by the text where not given.")
@click.option("--encoding", metavar="NAME", help="The encoding of plain files; told by the bytes where not given.")
@click.option("--explain", is_flag=True, help="Show the rule behind every value, and what was considered and rejected.")
@click.option("--no-color", is_flag=True, help="No colours; the variable NO_COLOR does the same.")
@click.option("--width", type=click.IntRange(40, 400), metavar="COLUMNS", help="The width of the output for people.")
@click.pass_context
def read(
    context: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    as_lines: bool,
    published: str | None,
    country: str | None,
    source: str | None,
    language: str | None,
    encoding: str | None,
    explain: bool,
    no_color: bool,
    width: int | None,
) -> None:
    """Read reports into claims, each value tied to its words.

    FILE is a text of one report, at most 8 MB; `-` is standard input. A file that ends in .jsonl or .ndjson holds one
    report a line: {"id", "text", "title"?, "published"?, "language"?, "country"?, "source"?}. What a line says of
    itself goes before the options. An input that cannot be read is named on the error stream, the others still come
    out, and the exit code is 1.
    """
    if as_json and as_lines:
        raise click.UsageError("Choose one of --json and --jsonl.")
    given = Given(day(published), country_code(country), source, language, _encoding(encoding))
    named = files or _piped()
    single = len(named) == 1 and not named[0].endswith(LINES)
    writer: Writer
    if as_lines:
        writer = JsonLines()
    elif as_json:
        writer = Json(single)
    else:
        writer = _pages(explain, not (no_color or context.color is False), width)
    if not _read_all(named, given, as_lines, explain, writer):
        context.exit(1)


def _read_all(files: tuple[str, ...], given: Given, stdin_is_lines: bool, explain: bool, writer: Writer) -> bool:
    """Read and write everything in order; tell whether nothing was refused."""
    reader = Reader()
    # The words, rules and places stay to the end: the collector need not look at them again with every few reports.
    gc.freeze()
    gc.set_threshold(20_000)
    whole = True
    with writer, Bar(size_of(files)) as bar:
        for what, size, note in take(files, given, stdin_is_lines):
            if note:
                bar.say(note)
            try:
                if isinstance(what, Refused):
                    raise HarmledgerError(what.sentence)
                reading = reader.read(what, explain=explain)
            except HarmledgerError as error:
                bar.say(str(error) if isinstance(what, Refused) else f"{what.id}: {error}")
                whole = False
            else:
                writer.write(what, reading)
            bar.step(size)
    return whole


def _piped() -> tuple[str, ...]:
    """Return standard input as the only file when something is piped in; nobody is left waiting at a terminal."""
    if sys.stdin.isatty():
        raise click.UsageError("Name a file, or - for standard input.")
    return (STDIN,)


def _pages(explain: bool, color: bool, width: int | None) -> Writer:
    # rich costs a tenth of a second and more; JSON needs none of it
    from harmledger.cli.show.reading import show_reading
    from harmledger.cli.show.screen import screen

    console = screen(color=color, width=width)

    def show(report: Report, reading: Reading) -> None:
        show_reading(console, report, reading, explain=explain)

    return Pages(show)


def _encoding(encoding: str | None) -> str | None:
    if encoding is None:
        return None
    decode(b"", declared=encoding)
    return encoding
