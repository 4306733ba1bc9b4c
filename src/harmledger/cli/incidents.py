"""`harmledger incidents`: lists the events that the claims tell of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.claims import told
from harmledger.cli.opened import opened, which
from harmledger.cli.tables import behind, paged, print_list, withheld

if TYPE_CHECKING:
    from harmledger.register.queries.incidents import SeenIncident

_HEADS = ("incident", "class", "grade", "claims", "when", "where", "harm", "by whom")


@click.command()
@paged
@which
def incidents(as_json: bool, limit: int | None, after: str | None, register_folder: Path | None) -> None:
    """List the incidents that the claims tell of.

    Until claims are linked, each claim of an event is an incident of one source. Where it has several claims, the line
    tells the first.
    """
    with opened(register_folder) as register:
        from harmledger.protection import Viewer
        from harmledger.register.queries.incidents import incidents as found

        with register.moment():
            seen = found(register, Viewer("list", "recorder"), after=behind(register, after, "incident"))
            print_list(seen, _HEADS, _row, as_json=as_json, limit=limit)


def _row(incident: SeenIncident) -> tuple[str, ...]:
    view = incident.view
    if view is None:
        return (incident.id, incident.class_, *[withheld(incident.behind or incident.class_)] * 6)
    first = view.claims[0]
    cells = told(first.claim, incident.withheld.get(first.id, {}))
    return (incident.id, incident.class_, view.grade.value, str(len(incident.withheld)), *cells)
