"""Prints the page of one record: what is known of it, what belongs to it, and what is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from harmledger.cli.show.codes import said
from harmledger.cli.show.reading import MEASURE, claim_table, marked, print_after
from harmledger.cli.show.rows import Row, rows
from harmledger.cli.show.safe import inline
from harmledger.cli.show.screen import DIM, STRONG, screen
from harmledger.cli.tables import withheld
from harmledger.model import Reading, Report, Versions
from harmledger.model.incident import ClaimView
from harmledger.protection.masking import BAR

if TYPE_CHECKING:
    from harmledger.register.queries.claims import SeenClaim
    from harmledger.register.queries.incidents import SeenIncident
    from harmledger.register.queries.records import Page, SeenFlat
    from harmledger.register.queries.sources import SeenSource

_UNKNOWN = Versions(schema="", reader="", rules="", lexicon="", gazetteer=None)


def print_entry(fields: Mapping[str, Any]) -> None:
    """Print an entry of the ledger."""
    console = screen()
    console.print(_title(f"entry #{fields['seq']}", "public"))
    console.print(_grid((name, _told(value)) for name, value in fields.items()))


def print_page(page: Page) -> None:
    """Print the page of a record."""
    console = screen()
    record = page.claim or page.incident or page.source or page.flat
    flat = page.flat if page.kind not in ("claim", "incident", "source") else None
    console.print(_title(f"{page.kind} {page.id}", (flat or record).class_ if record else ""))
    if flat:
        _fields(console, flat)
    if page.source:
        _source(console, page.source, heading=page.kind != "source")
    for number, capture in enumerate(page.captures, start=1):
        console.print(_heading(f"capture {number} of {len(page.captures)}: {capture.id}  [{capture.class_}]"))
        _fields(console, capture)
    if page.kind == "report":
        _reading(console, page)
    if page.claim:
        _claim(console, page.claim, "")
    if page.incident:
        _incident(console, page.incident)
    for decision in page.decisions:
        console.print(_heading(f"decision {decision.id}"))
        _fields(console, decision)


def _title(words: str, class_: str) -> Group:
    return Group(Rule(style=DIM), Text.assemble((words, STRONG), f"  [{class_}]"))


def _heading(words: str) -> Text:
    return Text(f"\n{words}", STRONG)


def _fields(console: Console, flat: SeenFlat | SeenSource) -> None:
    told = [(name, _told(value)) for name, value in flat.fields.items() if name != "id"]
    told += [(name or "all of it", withheld(class_)) for name, class_ in flat.withheld.items() if name != "id"]
    console.print(_grid([*told, ("recorded", flat.recorded)]))


def _source(console: Console, source: SeenSource, *, heading: bool) -> None:
    if heading:
        console.print(_heading(f"source {source.id}  [{source.class_}]"))
    _fields(console, source)
    console.print(_grid([("reports", str(source.reports))]))


def _reading(console: Console, page: Page) -> None:
    """Print the text with its marks, and each claim; an unread report has no class, and so shows none."""
    read = page.reading
    if read is None:
        console.print("\nThis report was not read yet: what must be hidden in its text is not known, so none is shown.")
        return
    views = [claim.view.claim for claim in read.claims if claim.view]
    report = Report(id=page.id, text=read.text, title=None)
    reading = Reading(
        report=page.id,
        language=read.language,
        claims=tuple(views),
        flags=read.flags,
        remarks=read.remarks,
        reader=_UNKNOWN,
    )
    console.print(Text())
    console.print(
        marked(report, reading) if read.text else Text(f"text  {withheld(page.flat.class_ if page.flat else '')}")
    )
    for number, claim in enumerate(read.claims, start=1):
        _claim(console, claim, read.text, f"claim {number} of {len(read.claims)}")
    print_after(console, reading, report)


def _claim(console: Console, claim: SeenClaim, text: str, which: str = "claim") -> None:
    """Print a claim's values, what is withheld of it, and its cleared words."""
    view = claim.view
    kind = f": {said(view.claim.kind)}" if view else ""
    console.print(_heading(f"{which}{kind}  {claim.id}  [{claim.class_}]"))
    lines = rows(view.claim, text or _cleared(view)) if view else []
    lines += [Row(path or "All of it", None, withheld(class_)) for path, class_ in claim.withheld.items()]
    console.print(Padding(claim_table(lines), (0, 0, 0, 2)), width=min(console.width, MEASURE))
    if view and view.report:
        source = view.report.source
        by = f", {inline(source.name)}" if source and source.name else ""
        published = f", published {inline(view.report.published)}" if view.report.published else ""
        console.print(Padding(Text(f"in report {view.report.id}{by}{published}", DIM), (0, 0, 0, 2)))


def _cleared(view: ClaimView) -> str:
    """Return as much of a report's text as a claim's cleared words tell, each in its place, and bars for the rest."""
    text = BAR * _reach(to_builtins(view.claim))
    for quote in view.quotes:
        text = text[: quote.span.start] + quote.words + text[quote.span.end :]
    return text


def _reach(value: object) -> int:
    """Return where the last span of a claim ends."""
    if isinstance(value, Mapping):
        own = value["span"][1] if value.get("span") else 0
        return max([own, *map(_reach, value.values())])
    # What a party said in its own words are bare spans.
    if isinstance(value, list | tuple):
        return max([0, *(one if isinstance(one, int) else _reach(one) for one in value)])
    return 0


def _incident(console: Console, incident: SeenIncident) -> None:
    view = incident.view
    if view is None:
        console.print(_grid([("all of it", withheld(incident.behind or incident.class_))]))
        return
    scheme = f" ({inline(view.grade.scheme)})" if view.grade.scheme else ""
    console.print(_grid([("grade", f"{inline(view.grade.value)}{scheme}"), ("sources", str(view.sources))]))
    from harmledger.register.queries.claims import SeenClaim

    shown = {one.id: one for one in view.claims}
    for id_, hidden in incident.withheld.items():
        one = shown.get(id_)
        class_ = hidden.get("", "internal") if one is None else incident.class_
        claim = SeenClaim(id=id_, report="", class_=class_, view=one, withheld=hidden)
        _claim(console, claim, "")


def _told(value: object) -> str:
    if value is None:
        return "not known"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_told(one)}" for name, one in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(_told, value)) or "none"
    return inline(str(value))


def _grid(lines: Iterable[tuple[str, str]]) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in lines:
        table.add_row(Text(name.replace("_", " "), DIM), Text(words))
    return Padding(table, (0, 0, 0, 2))
