"""Sets retellings of one event side by side, where their figures differ."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from harmledger.cli.show.counts import NOT_REPORTED
from harmledger.cli.show.parts import branches, outcome
from harmledger.cli.show.screen import DIM, STRONG
from harmledger.cli.show.spots import where_words
from harmledger.cli.show.times import when_words
from harmledger.model import Claim, Reading
from harmledger.samples import LABEL, Sample


def show_differences(console: Console, read: Sequence[tuple[Sample, Reading]]) -> None:
    """Print one table for each event that several samples retell."""
    events: dict[str, list[tuple[Sample, Claim]]] = {}
    for sample, reading in read:
        claim = _told(reading)
        if sample.event and claim:
            events.setdefault(sample.event, []).append((sample, claim))
    for told in events.values():
        if len(told) > 1:
            console.print(Text(f"{LABEL}  One event, {len(told)} reports, and figures that differ", STRONG))
            console.print(Padding(_table(told), (1, 0, 1, 2)))
            console.print("Both stand: a claim is what a source says. To judge between them is people's work.\n")


def _told(reading: Reading) -> Claim | None:
    """Return the first incident in which somebody was killed: the samples of one event lead with it."""
    for claim in reading.claims:
        if claim.kind == "incident" and any(harm.outcome == "killed" for harm in claim.harm):
            return claim
    return None


def _table(told: Sequence[tuple[Sample, Claim]]) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(no_wrap=True)
    for _ in told:
        table.add_column(ratio=1, overflow="fold")
    table.add_row("", *(Text(sample.title, STRONG) for sample, _ in told))
    for label in ("Killed", "Injured"):
        table.add_row(Text(label, DIM), *(Text(_figures(claim, label)) for _, claim in told))
    table.add_row(Text("When", DIM), *(Text(_when(sample, claim)) for sample, claim in told))
    table.add_row(Text("Where", DIM), *(Text(_where(claim)) for _, claim in told))
    return table


def _figures(claim: Claim, label: str) -> str:
    harms = [harm for harm in claim.harm if outcome(harm) == label]
    lines = ["  " * depth + words for harm in harms for depth, words, _ in branches(harm)]
    return "\n".join(lines) or NOT_REPORTED


def _when(sample: Sample, claim: Claim) -> str:
    return when_words(claim.when, sample.text) if claim.when else NOT_REPORTED


def _where(claim: Claim) -> str:
    return where_words(claim.where) if claim.where else NOT_REPORTED
