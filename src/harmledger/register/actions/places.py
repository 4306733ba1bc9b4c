"""Teaches a register places, and keeps the gazetteer that its reports are read with: a file made from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from harmledger.model import HarmledgerError
from harmledger.places import Place
from harmledger.places.imported import SUFFIX
from harmledger.places.importing import Named, read_places, write_places
from harmledger.places.layouts import UnreadableImport
from harmledger.protection import Viewer
from harmledger.protection.kinds import HOMES
from harmledger.register.actions.members import member
from harmledger.register.actions.rewriting import rewrite, values_of
from harmledger.register.clock import stamp
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.guarding import marks_of
from harmledger.register.ids import new_id
from harmledger.register.ledger import Ledger
from harmledger.register.models import TaughtPlace
from harmledger.register.opening import Register
from harmledger.register.queries.batches import in_batches
from harmledger.register.queries.seeing import keys_of, record_of, seen

FILE = f"taught{SUFFIX}"
"""The name of the gazetteer in the register's folder of places; what was imported from lends it none."""

_TITLE = "places taught to the register"
_ROWS = 400  # places that one entry commits to
_LINE = re.compile(r"Line (\d+)")
_INDEX = Viewer("index", "recorder")
_FIELDS = ("name", "kind", "country", "admin1", "admin1_code", "level", "population", "lat", "lon", "radius_m")


class NotTaught(HarmledgerError):
    """A file that cannot be taken as a list of places; the sentence holds nothing of it."""


class Taught(NamedTuple):
    """How many places are new, how many were known and told otherwise, and how many rows were left out and why."""

    new: int
    changed: int
    left_out: dict[str, int]


def teach(register: Register, source: Path, kind: str = "auto") -> Taught:
    """Take the places of a file into the register; one of the same own id is corrected. NotTaught changes nothing.

    The register's readings find them from the next report on. A home's point and names are sealed, and so are not in
    the gazetteer.
    """
    try:
        told = read_places(source, kind)
    except UnreadableImport as error:
        line = _LINE.match(str(error))
        where = f"Line {line[1]} of the file" if line else "The file"
        raise NotTaught(
            f"{where} cannot be taken as places. `harmledger places import` without --register says more of it, and "
            "repeats what stands there."
        ) from None
    with register.writing() as ledger:
        known = {own: row for row in TaughtPlace.objects.order_by("id") if (own := _own_id(register, row))}
        by = member(register, ledger)
        counts = {"new": 0, "changed": 0}
        for start in range(0, len(told.places), _ROWS):
            new, changed = _keep(register, ledger, known, told.places[start : start + _ROWS])
            counts["new"] += len(new)
            counts["changed"] += len(changed)
            if new or changed:
                ledger.append("described", by, new=new, changed=changed, facts={"record": "place"})
        forget_gazetteer(register)
    renew_gazetteer(register)
    return Taught(**counts, left_out=told.left_out)


def forget_gazetteer(register: Register) -> None:
    """Remove the gazetteer before the tables change: if that is cut short, it is made anew, and never out of date."""
    (register.home.places / FILE).unlink(missing_ok=True)


def renew_gazetteer(register: Register) -> None:
    """Make the gazetteer anew after the tables changed: another process may have made it of what stood there before."""
    forget_gazetteer(register)
    keep_gazetteer(register)


def keep_gazetteer(register: Register) -> None:
    """Make the gazetteer from the tables where it is not there and there is something to put into it."""
    file = register.home.places / FILE
    if file.exists() or not TaughtPlace.objects.using(SNAPSHOT).exists():
        return
    with register.moment():
        places = list(_open_places(register))
    if places:
        write_places(file, places, {"title": _TITLE, "layout": "register"})


def _keep(
    register: Register, ledger: Ledger, known: dict[str, TaughtPlace], places: list[Named]
) -> tuple[list[TaughtPlace], list[TaughtPlace]]:
    """Return new and changed rows for places, by their own ids."""
    new, changed = [], []
    for place, names in places:
        values, row = _values(place, names), known.get(place.id)
        if row is None:
            now = register.clock()
            row = TaughtPlace(id=new_id(now), project_id=register.project, recorded=stamp(now))
            ledger.add(*register.guard.put(row, values))
            new.append(row)
        elif values_of(register, row) != values:
            rewrite(register, ledger, row, values, marks_of(row))
            changed.append(row)
    return new, changed


def _values(place: Place, names: frozenset[str]) -> dict[str, Any]:
    """Return a place as its row holds it; where people live the point is a door, whatever level the kind would have."""
    if place.kind in HOMES:
        place = replace(place, level="exact")
    return {
        "id": place.id,
        "aliases": sorted(names),
        **{name: getattr(place, name) for name in _FIELDS},
    }


def _own_id(register: Register, row: TaughtPlace) -> str | None:
    own = values_of(register, row).get("id")
    return own if isinstance(own, str) else None


def _open_places(register: Register) -> Iterator[Named]:
    """Yield the places whose names and points may stand in an index."""
    for rows in in_batches(TaughtPlace.objects.using(SNAPSHOT)):
        keys = keys_of(rows, _INDEX)
        for row in rows:
            values = seen("place", record_of(register.guard, row, keys, _INDEX), _INDEX).values
            if {"id", "aliases", *_FIELDS} <= set(values):
                scheme = values["id"].partition(":")[0]
                place = Place(id=values["id"], source=scheme, **{name: values[name] for name in _FIELDS})
                yield place, frozenset(values["aliases"])
