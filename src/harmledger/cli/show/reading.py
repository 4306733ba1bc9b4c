"""Prints one reading: the report's text with its marks, then a table for each claim."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from harmledger.cli.show.codes import said
from harmledger.cli.show.marks import FIELDS, Stretch, stretches
from harmledger.cli.show.rows import Row, rows
from harmledger.cli.show.safe import inline, quoted, visible
from harmledger.cli.show.screen import DIM, STRONG, tint
from harmledger.cli.show.why import Why
from harmledger.model import Reading, Report

MEASURE = 110
"""The widest that a claim's table gets: on a wide screen the certainty still stands near its value."""


def show_reading(
    console: Console, report: Report, reading: Reading, *, label: str = "", explain: bool = False, text: bool = True
) -> None:
    """Print the reading; `label` stands before every heading, `text=False` leaves the report's text out."""
    why = Why(reading, report.text) if explain else None
    console.print(_heading(report, reading, label))
    if text:
        console.print(marked(report, reading))
    for number, claim in enumerate(reading.claims, start=1):
        title = Text(_titled(label, f"claim {number} of {len(reading.claims)}: {said(claim.kind)}"), STRONG)
        console.print(Group(Text(), title))
        console.print(
            Padding(claim_table(rows(claim, report.text), why), (0, 0, 0, 2)), width=min(console.width, MEASURE)
        )
    print_after(console, reading, report, why)


def _titled(label: str, words: str) -> str:
    return f"{label}  {words}" if label else words


def _heading(report: Report, reading: Reading, label: str) -> Group:
    """Return the report's title and what is known of it from outside its text."""
    known = [
        inline(report.id),
        inline(report.source or ""),
        f"published {inline(report.published)}" if report.published else "day of publication not given",
        f"country {inline(report.country)}" if report.country else "",
        f"language {inline(reading.language)}",
    ]
    title = Text(_titled(label, inline(report.title or report.id)), STRONG)
    return Group(Rule(style=DIM), title, Text("  ·  ".join(part for part in known if part), DIM), Text())


def marked(report: Report, reading: Reading) -> Group:
    """Return the text with its marks in brackets and tints, and the legend of those that occur."""
    body = Text()
    used: set[str] = set()
    numbered = len(reading.claims) > 1
    for stretch in stretches(report.text, reading):
        _append(body, stretch, numbered)
        used.update(stretch.letters)
    legend = Text()
    for letter, name in FIELDS.items():
        if letter in used:
            legend.append(f"{letter} ", tint(letter)).append(f"{name}   ", DIM)
    if numbered and legend:
        legend.append("the number is the claim's", DIM)
    body.rstrip()
    return Group(body, Text(), legend) if legend else Group(body)


def _append(body: Text, stretch: Stretch, numbered: bool) -> None:
    """Add a stretch; a mark's blanks at either end stay outside its brackets."""
    words = visible(stretch.text)
    if not stretch.letters or not words.strip():
        body.append(words)
        return
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    claims = ",".join(map(str, stretch.claims)) if numbered else ""
    body.append(before).append(f"[{stretch.letters}{claims}:", DIM)
    body.append(words.strip(), tint(stretch.letters[0])).append("]", DIM).append(after)


def claim_table(lines: Iterable[Row], why: Why | None = None) -> Table:
    """Return label, words and certainty in columns; no frames, which bidirectional text would tear."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for row in lines:
        label = Text(row.label, tint(row.letter) if row.label and row.letter else DIM)
        table.add_row(label, Text(row.words), Text(row.sure, DIM))
        if why and row.value:
            for reason in why.behind(row.value):
                table.add_row("", Padding(Text(reason, DIM), (0, 0, 0, 4)), "")
    return table


def print_after(console: Console, reading: Reading, report: Report, why: Why | None = None) -> None:
    """Print what belongs to no claim: words kept beside them, what to check, and what was rejected."""
    if not reading.claims:
        console.print("\nNo claims were read in this report.")
    for remark in reading.remarks:
        console.print(Text(f"\nBeside the claims: {quoted(remark.quote)} ({said(remark.kind)})"))
    for flag in reading.flags:
        console.print(Text(f"\nTo check: {inline(flag.words)}"))
    rejected = list(why.rejected()) if why else []
    if rejected:
        console.print(Text("\nConsidered and rejected", STRONG))
        for line in rejected:
            console.print(Padding(Text(line), (0, 0, 0, 2)))
    console.print()
