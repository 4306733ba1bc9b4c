"""`harmledger claims`: lists what the reports say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.opened import opened, which
from harmledger.cli.options import BadOption, country_code, quietly
from harmledger.cli.tables import behind, paged, print_list, withheld
from harmledger.model.codes import CLAIM_KINDS

if TYPE_CHECKING:
    from harmledger.model import Claim
    from harmledger.register.queries.claims import SeenClaim

_HEADS = ("claim", "kind", "when", "where", "harm", "by whom")


@click.command()
@click.option("--report", metavar="ID", help="Only those of this report.")
@click.option("--kind", type=click.Choice(CLAIM_KINDS), help="Only those of this kind.")
@click.option("--country", metavar="ISO2", help="Only those of this country, as two letters (SY).")
@click.option("--from", "first", metavar="DAY", help="Only what may have happened on this day (YYYY-MM-DD) or later.")
@click.option("--to", "last", metavar="DAY", help="Only what may have happened on this day or earlier.")
@paged
@which
def claims(
    report: str | None,
    kind: str | None,
    country: str | None,
    first: str | None,
    last: str | None,
    as_json: bool,
    limit: int | None,
    after: str | None,
    register_folder: Path | None,
) -> None:
    """List the claims that were read in the reports.

    A claim whose day or country is not resolved, or is withheld, is not found by it.
    """
    code = quietly(country_code, country, "A country is told by two letters, such as SY")
    days = [quietly(_iso_day, day, "A day is told as YYYY-MM-DD") for day in (first, last)]
    with opened(register_folder) as register:
        from harmledger.protection import Viewer
        from harmledger.register.queries.claims import ClaimFilter
        from harmledger.register.queries.claims import claims as found

        with register.moment():
            of = behind(register, report, "report")
            asked = ClaimFilter(report=of, nature=kind, country=code, first=days[0], last=days[1])
            seen = found(register, Viewer("list", "recorder"), asked, behind(register, after, "claim"))
            print_list(seen, _HEADS, row, as_json=as_json, limit=limit)


def _iso_day(told: str | None) -> str | None:
    try:
        return told and date.fromisoformat(told).isoformat()
    except ValueError:
        raise BadOption("It is no day.") from None


def row(claim: SeenClaim) -> tuple[str, ...]:
    """Return a claim's line: what is withheld of a field stands first in its cell."""
    if claim.view is None:
        return (claim.id, *[withheld(claim.withheld.get("", claim.class_))] * 5)
    return (claim.id, claim.view.claim.kind, *told(claim.view.claim, claim.withheld))


def told(claim: Claim, hidden: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return when, where, whom and by whom in few words."""
    from harmledger.cli.show.codes import said
    from harmledger.cli.show.counts import NOT_REPORTED
    from harmledger.cli.show.counts import told as number
    from harmledger.cli.show.safe import inline

    where = claim.where
    place = ", ".join(inline(part) for part in (where.name or where.reference, where.country) if part) if where else ""
    harms = [f"{said(harm.outcome)} {number(harm.count).replace(NOT_REPORTED, '?')}" for harm in claim.harm]
    actors = dict.fromkeys(inline(one.actor) for one in claim.actors if one.role != "target")
    return (
        _labelled(hidden, "when", (claim.when and claim.when.edtf) or "?"),
        _labelled(hidden, "where", place or "?"),
        _labelled(hidden, "harm", ", ".join(harms)),
        _labelled(hidden, "actors", ", ".join(actors)),
    )


def _labelled(hidden: Mapping[str, str], field: str, words: str) -> str:
    """Return the words of a field behind the label of what is withheld in it, the strictest where there are several."""
    classes = {class_ for path, class_ in hidden.items() if path.partition("/")[0] == field}
    if not classes:
        return words
    label = withheld("sealed" if "sealed" in classes else min(classes, key=("restricted", "internal").index))
    return f"{label} {words}".strip(" ?")
