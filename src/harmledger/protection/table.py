"""The one table of protection: field rules, kind rules, doors and roles, and the questions that are asked of it."""

from __future__ import annotations

from functools import lru_cache

from harmledger.model.codes import Protection
from harmledger.protection.classes import CLASSES, INTERNAL, allows
from harmledger.protection.doors import DOORS, ROLES, NotAllowed, limit
from harmledger.protection.fields import FIELD_RULES, FieldRule
from harmledger.protection.kinds import KIND_RULES, KindRule

__all__ = [
    "DOORS",
    "FIELD_RULES",
    "KIND_RULES",
    "QUOTED",
    "ROLES",
    "FieldRule",
    "KindRule",
    "NotAllowed",
    "UnknownField",
    "limit",
    "may_mark",
    "rule_for",
    "unmarked_class",
]

_BY_NAME = {(rule.record, rule.field): rule for rule in FIELD_RULES}
_RECORDS = {rule.record for rule in FIELD_RULES}

QUOTED = frozenset({"reported", "as_written", "basis", "quote", "words", "name", "reference", "hint"})
"""Keys of a claim's values that hold words of the report, or sentences of ours that may repeat them."""
_POINT = frozenset({"lat", "lon", "radius_m"})


class UnknownField(NotAllowed):
    """A field that has no row in the table, and so goes nowhere."""


@lru_cache(maxsize=4096)
def rule_for(record: str, field: str) -> FieldRule:
    """Return the row of a field; of a claim, also of a path such as `harm/0/parts/1` or `where/lat`.

    UnknownField when the table has none.
    """
    rule = _BY_NAME.get((record, _row_of_path(field) if record == "claim" else field))
    if rule is None:
        raise UnknownField("The table of protection has no row for a field that this record has.")
    return rule


def _row_of_path(path: str) -> str:
    """Return the field of a claim under which the table lists a path."""
    names = [part for part in path.split("/") if not part.isdecimal()]
    if len(names) > 1 and "said_by" in names[:-1]:
        return "voice" if names[-1] in ("name", "affiliation") else names[0]
    if len(names) > 1 and names[-1] in QUOTED and names[-2] != "who":
        return "quotes"
    if names[:1] == ["where"] and names[-1] in _POINT:
        return "point"
    return names[0] if names else path


def may_mark(record: str, field: str | None, class_: Protection) -> None:
    """Raise NotAllowed, with one sentence, unless a record (`field` None) or one of its fields may be given a class."""
    if record not in _RECORDS or class_ not in CLASSES:
        raise NotAllowed("There is no such record or class in the table of protection.")
    if field is not None:
        rule = rule_for(record, field)
        if not allows(class_, rule.lowest):
            raise NotAllowed(f"{record}.{rule.field} is never less than {rule.lowest}: {rule.why}.")
        return
    if not any(allows(class_, rule.lowest) for rule in FIELD_RULES if rule.record == record):
        raise NotAllowed(f"Nothing of a {record} may be {class_}.")


def unmarked_class(record: str) -> Protection:
    """Return the class of a record that nobody marked: internal, but public for the ledger's own entries."""
    return "public" if record == "entry" else INTERNAL
