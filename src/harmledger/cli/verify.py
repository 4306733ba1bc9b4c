"""`harmledger verify`: checks the register and says what its answer is relative to."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harmledger.cli.opened import opened, which
from harmledger.cli.progress import PATIENCE_S
from harmledger.cli.show.safe import inline

if TYPE_CHECKING:
    from harmledger.evidence import Anchor
    from harmledger.register.verifying.outcome import Report

_LONGEST_ANCHOR = 20_000
_LONGEST_LINE = 1000
_EVERY_S = 0.2


@click.command()
@click.option(
    "--anchor",
    "anchor_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An anchor that somebody outside has kept.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@which
@click.pass_context
def verify(context: click.Context, anchor_file: Path | None, as_json: bool, register_folder: Path | None) -> None:
    """Check that everything in the register is as it was recorded.

    Every entry of the ledger, every record, every stored object and every quoted word is checked, and nothing is
    written. What does not hold is told by its kind and id, one line each, and the exit code is then 1. The last lines
    say what the answer is relative to: without an anchor, rewriting by whoever holds the keys cannot be excluded.
    """
    anchor = _anchor(anchor_file)
    with opened(register_folder) as register, _Ticker() as ticker:
        from harmledger.register.verifying.verify import verify as verify_register

        report = verify_register(register, anchor, ticker.tick)
    if as_json:
        click.echo(json.dumps(_plain(report), indent=2, ensure_ascii=False))
    else:
        _print(report)
    context.exit(0 if report.holds else 1)


def _anchor(file: Path | None) -> Anchor | None:
    """Return the anchor of a file; BadAnchor when it holds none."""
    from harmledger.evidence import Anchor

    if file is None:
        return None
    with file.open("rb") as stream:
        return Anchor.parse(stream.read(_LONGEST_ANCHOR).decode("utf-8", "replace"))


def _plain(report: Report) -> dict[str, Any]:
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(report)
    return {"holds": report.holds, **plain}


def _print(report: Report) -> None:
    """Write findings first, then what was checked, remarks, and what the answer is relative to.

    Each on one harmless line: the ids of damaged rows, and what an anchor says, may be anything.
    """
    for finding in report.findings:
        click.echo(inline(f"{finding.kind} {finding.id}: {finding.sentence}", limit=_LONGEST_LINE))
    for kind, count in report.more.items():
        click.echo(f"{kind}: and {count} more of this kind.")
    checked = ", ".join(f"{count} {what}" for what, count in report.counts.items() if count)
    click.echo(f"Checked: {checked}.")
    for title, sentences in (("Not checked", report.unchecked), ("Note", report.notes)):
        for sentence in sentences:
            click.echo(f"{title}: {sentence}")
    found = len(report.findings) + sum(report.more.values())
    broken = "1 thing does not hold." if found == 1 else f"{found} things do not hold."
    click.echo("Everything that was checked holds." if report.holds else broken)
    for sentence in report.relative:
        click.echo(inline(sentence, limit=_LONGEST_LINE))


class _Ticker:
    """Shows on the error stream what is being checked, where that takes long and a person waits."""

    def __init__(self) -> None:
        self._shown = False
        self._next = time.monotonic() + PATIENCE_S

    def tick(self, what: str, done: int) -> None:
        """Show how far the check is."""
        if sys.stderr.isatty() and time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY_S
            self._shown = True
            click.echo(f"\r\x1b[K{done} {what} checked", nl=False, err=True)

    def __enter__(self) -> _Ticker:
        """Begin to wait."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
