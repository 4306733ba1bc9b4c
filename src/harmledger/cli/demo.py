"""`harmledger demo`: reads the bundled SYNTHETIC reports and shows what comes out, or writes them for a tutorial."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from harmledger.model import HarmledgerError, Reading, to_json
from harmledger.reading import Reader
from harmledger.samples import LABEL, Sample, samples

_NEXT = """What to try next
  harmledger read FILE --published 2023-10-26     a report of your own
  harmledger read FILE --explain                  the rule behind every value
  harmledger read --jsonl REPORTS.jsonl           one JSON object a line, for a program
  harmledger rules                                the rules, each with its examples
  harmledger places find Idlib                    what the gazetteer knows
  harmledger demo --out DIR                       these reports as files, to play with"""


@click.command()
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write the reports and their claims there.")
@click.option(
    "--register",
    "register_folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Put them into a fresh SYNTHETIC register there; an earlier demo's is replaced.",
)
@click.option("--no-color", is_flag=True, help="No colours; the variable NO_COLOR does the same.")
@click.option("--width", type=click.IntRange(40, 400), metavar="COLUMNS", help="The width of the output.")
@click.pass_context
def demo(
    context: click.Context, out: Path | None, register_folder: Path | None, no_color: bool, width: int | None
) -> None:
    """Read the bundled sample reports and show what comes out.

    The samples are SYNTHETIC: documented public events retold in our own words. Their publisher is the demo itself;
    the real sources stand under `retells`.
    """
    if register_folder is not None:
        # Django takes a tenth of a second to start
        from harmledger.cli.demo_register import show_register

        show_register(register_folder)
        return
    reader = Reader()
    read = [(sample, reader.read(sample.report)) for sample in samples()]
    if out is None:
        _show(read, not (no_color or context.color is False), width)
    else:
        _write(out, read)


def _show(read: list[tuple[Sample, Reading]], color: bool, width: int | None) -> None:
    from harmledger.cli.show.differences import show_differences
    from harmledger.cli.show.reading import show_reading
    from harmledger.cli.show.screen import screen

    console = screen(color=color, width=width)
    for sample, reading in read:
        show_reading(console, sample.report, reading, label=LABEL)
        console.print(f"{LABEL}  Retells: {_sources(sample)}\n", style="dim")
    show_differences(console, read)
    console.print(_NEXT, soft_wrap=True)


def _sources(sample: Sample) -> str:
    return "; ".join(
        ", ".join(part for part in (source.publisher, source.title and f"“{source.title}”", source.date) if part)
        for source in sample.retells
    )


def _write(out: Path, read: list[tuple[Sample, Reading]]) -> None:
    """Write each report as text, all of them as reports.jsonl and their readings as claims.jsonl."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise HarmledgerError(f"{out} is already there and not an empty folder; nothing was written.")
    reports = [msgspec.json.encode(sample.report) for sample, _ in read]
    claims = [to_json(reading) for _, reading in read]
    out.mkdir(parents=True, exist_ok=True)
    for sample, _ in read:
        note = f"{LABEL}: {sample.publisher}. What it retells stands in SOURCES.txt."
        (out / f"{sample.id}.txt").write_text(f"{sample.text}\n{note}\n", encoding="utf-8")
    sources = [f"{sample.id}: published {sample.published}, retells {_sources(sample)}\n" for sample, _ in read]
    (out / "SOURCES.txt").write_text("".join(sources), encoding="utf-8")
    (out / "reports.jsonl").write_bytes(b"\n".join([*reports, b""]))
    (out / "claims.jsonl").write_bytes(b"\n".join([*claims, b""]))
    click.echo(f"{LABEL}: {len(reports)} reports, reports.jsonl and claims.jsonl are in {out}.")
