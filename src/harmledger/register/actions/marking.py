"""Marks records and fields with a class; values move into ciphertext or back, and words out of the index or back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from harmledger.model.codes import Protection
from harmledger.protection import NotAllowed, UnknownField, allows, field_classes, may_mark, rule_for
from harmledger.protection.classes import RESERVED
from harmledger.register.actions.deciding import decision
from harmledger.register.actions.erasing.clearing import clear_locked
from harmledger.register.actions.members import member
from harmledger.register.actions.places import forget_gazetteer, renew_gazetteer
from harmledger.register.actions.retelling import Telling
from harmledger.register.actions.rewriting import rewrite, values_of
from harmledger.register.actions.sources import hide_merged
from harmledger.register.guarding import class_of, marks_of
from harmledger.register.ledger import Ledger
from harmledger.register.models import ClaimRow, Guarded, Record, ReportRow, Source
from harmledger.register.opening import Register
from harmledger.register.preparing import Body
from harmledger.register.queries.resolving import TABLES, Found

# They stand in columns: opaque ids, numbers and times, which the ledger tells anyone.
_NO_VALUES = frozenset({"id", "entry", "at", "by", "captured_at", "pseudonym", "index_words"})
# Fields that the table lists and no path of a claim leads to.
_SCATTERED = frozenset({"quotes", "voice", "point"})
_PATH = re.compile(r"[a-z_][a-z0-9_]*(/[a-z0-9_]+)*")


class Marked(NamedTuple):
    """A mark that was set, and the number of the ledger's entry that says so."""

    kind: str
    id: str
    field: str | None
    class_: Protection
    entry: int


def mark(register: Register, found: Found, field: str | None, class_: Protection, reason: str) -> Marked:
    """Give a record, or one of its fields, a class; of a claim also a path such as `harm/0/parts/1`, or `quotes`.

    NotAllowed, and nothing changed, where the table of protection forbids it.
    """
    may_mark(found.kind, field, class_)
    if field is not None and (field in _NO_VALUES or not _PATH.fullmatch(field)):
        raise UnknownField("This field cannot be marked.")
    with register.writing() as ledger:
        by = member(register, ledger)
        changed = _marked(register, ledger, found, field, class_)
        row = decision(register, ledger, by, found.id, {"field": field, "value": class_, "reason": reason})
        facts: dict[str, object] = {"record": found.kind, "class": class_}
        if field is not None:
            facts["field"] = rule_for(found.kind, field).field
        if found.kind == "place":
            forget_gazetteer(register)
        entry = ledger.append("decided", by, new=[row], changed=changed, ids=[found.id, row.id], facts=facts)
    if class_ in RESERVED:
        clear_locked(register.home)
    if found.kind == "place":
        renew_gazetteer(register)
    return Marked(found.kind, found.id, field, class_, entry)


def _marked(
    register: Register, ledger: Ledger, found: Found, field: str | None, class_: Protection
) -> Sequence[Record]:
    """Change the rows that a mark concerns, and return them."""
    row = TABLES[found.kind]._default_manager.get(id=found.id)
    whole = values_of(register, row)
    marks: dict[str, Protection] = {**marks_of(row), **({field: class_} if field else {})}
    if isinstance(row, ClaimRow):
        report = ReportRow.objects.get(readingrow=row.reading_id)
        telling = Telling(register, ledger, report)
        _give(row, field, class_)
        if field is None:
            marks[""] = class_  # told by somebody: a public incident does not open it
        return _claim(telling, row, whole, marks, field)
    if field is not None:
        _check(field_classes(row.kind, {field: None, **whole}, "public", marks)[field], class_)
    telling_of = Telling(register, ledger, row) if isinstance(row, ReportRow) else None
    if telling_of and not telling_of.is_read and class_ in RESERVED:
        raise NotAllowed("This report was not read yet: add its file again to read it, and mark it then.")
    _give(row, field, class_)
    rewrite(register, ledger, row, whole, marks)
    if isinstance(row, Source):
        return [row, *hide_merged(register, ledger, row)]
    if not (telling_of and telling_of.is_read):
        return [row]
    changed, _ = telling_of.retell()
    if field == "title" and telling_of.title_class:
        _check(telling_of.title_class, class_)  # it names somebody who is hidden in the text
    return [row, *changed]


def _give(row: Guarded, field: str | None, class_: Protection) -> None:
    if field is None:
        row.protection = class_


def _claim(
    telling: Telling, row: ClaimRow, whole: Body, marks: dict[str, Protection], field: str | None
) -> Sequence[Record]:
    """Take a claim apart by its new marks, and with it whatever else tells the words that it hides."""
    if field is not None and field not in _SCATTERED:
        _check_there(whole, field)
    telling.mark(row, marks)
    changed, taken = telling.retell()
    if field is not None and class_of(row) not in RESERVED:
        for held in RESERVED:
            if any(path == field or path.startswith(f"{field}/") for path in taken[row.id].get(held, {})):
                _check(held, marks[field])
    return changed


def _check_there(whole: Body, path: str) -> None:
    """Raise UnknownField unless a path leads to a value of a claim."""
    at: object = whole
    for step in path.split("/"):
        if isinstance(at, list) and step.isdecimal() and int(step) < len(at):
            at = at[int(step)]
        elif isinstance(at, Mapping) and step in at:
            at = at[step]
        else:
            raise UnknownField("The claim has nothing at this path; `harmledger show ID --json` tells its paths.")


def _check(comes: Protection, asked: Protection) -> None:
    """Raise NotAllowed where a mark would not do what it says."""
    if not allows(asked, comes):
        raise NotAllowed(f"What stands there is never less than {comes}, whatever it is marked.")
