"""Tells the class of every value in the JSON body of a record, from the table, the marks and the hidden spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from harmledger.model import Span
from harmledger.model.codes import Protection
from harmledger.protection.classes import INTERNAL, PUBLIC, RESERVED, RESTRICTED, SEALED, strictest
from harmledger.protection.fields import FieldRule
from harmledger.protection.kinds import HEALTH_ROLES, home_paths, home_rule, kinds_of, kinds_of_field
from harmledger.protection.table import QUOTED, rule_for

Hidden = Sequence[tuple[Span, Protection]]

WITHHELD = "withheld"
"""Key of what stands in place of a value that was taken out; at the top of a body, the list of such plain values."""

# What a derived value says of its origin tells of the words too.
_TIED = QUOTED | {"derived_from", "affiliation"}
_NO_ROW = FieldRule(record="", field="", first=PUBLIC, lowest=PUBLIC, follows=True, why="")
# Fields of a claim that the table lists once and that stand in many places.
_SCATTERED = frozenset({"quotes", "voice", "point"})
# Codes without one of which no value is reserved by itself: of any of the kinds, homes aside, or by its own class.
_TELLING = HEALTH_ROLES | {*RESERVED, "sexual_violence", "witness"}
_CLAIM = frozenset({"id", "kind", "harm", "where"})


class Classing:
    """Classes of one body's values; the table's rows apply where the body is a claim's, else the marks alone."""

    def __init__(
        self,
        body: Mapping[str, Any],
        marks: Mapping[str, Protection],
        hidden: Hidden = (),
        *,
        reserved_only: bool = False,
    ) -> None:
        """Take the body, the marks by path, and the spans whose words must go with a stricter class.

        `reserved_only`: it does not matter which values are public and which internal, which is quicker to tell.
        """
        self.marks = marks
        self.hidden = hidden
        is_claim = set(body) >= _CLAIM
        # No row of a claim is stricter than internal; what is stricter is so by a mark, its kind or a hidden span.
        self.by_rows = is_claim and (bool(marks) or not reserved_only)
        self.homes = home_paths(body) if is_claim else frozenset()
        self.quick = not marks and reserved_only and not self.homes
        # Where no row, kind or hidden span applies, the marks alone say it.
        self.by_marks = not (self.by_rows or self.homes or hidden or _tells(body))
        self.nothing_reserved = self.by_marks and not any(mark in RESERVED for mark in marks.values())

    def of(self, path: str, value: object, holder: object, above: Protection) -> Protection:
        """Return the class of the value at a path: as strict as what holds it (`above`), or stricter."""
        key = path.rpartition("/")[2]
        if self.quick and key not in _TIED and not isinstance(value, dict):
            return above
        if self.by_marks:
            return strictest(above, self.marks.get(path, PUBLIC))
        rule = self._rule(path, key, holder)
        first, lowest = rule.unmarked, rule.lowest
        for own_first, own_lowest in self._own(path, value):
            first, lowest = strictest(first, own_first), strictest(lowest, own_lowest)
        mark = self._mark(path, rule)
        found = strictest(above, first if mark is None else strictest(mark, lowest))
        return strictest(found, *self._from_hidden(key, value, holder))

    def _rule(self, path: str, key: str, holder: object) -> FieldRule:
        if not self.by_rows or not path:
            return _NO_ROW
        # A name that a gazetteer knows is a place's, and not only a word of the report.
        known = {"name": "place_id", "reference": "reference_id"}.get(key)
        if known and path.startswith("where/") and isinstance(holder, dict) and holder.get(known):
            return rule_for("claim", "where")
        return rule_for("claim", path)

    def _own(self, path: str, value: object) -> list[tuple[Protection, Protection]]:
        """Return (first, lowest) of what the value is in itself: its kinds, or else the class its reader gave it."""
        kinds = [home_rule()] if path in self.homes else []
        if not isinstance(value, dict):
            return [(kind.first, kind.lowest) for kind in kinds]
        if path:  # a whole record may look like a voice: a source has a kind and an affiliation, too
            kinds += kinds_of(value)
        own = value.get("class", INTERNAL)
        if own in RESERVED and not kinds:
            return [(own, own)]
        return [(kind.first, kind.lowest) for kind in kinds] + ([(own, PUBLIC)] if own in RESERVED else [])

    def _mark(self, path: str, rule: FieldRule) -> Protection | None:
        """Return the mark of a path, else that of the field that the table lists it under."""
        return self.marks.get(path) or (self.marks.get(rule.field) if rule.field in _SCATTERED else None)

    def _from_hidden(self, key: str, value: object, holder: object) -> list[Protection]:
        """Return the classes of the hidden spans that the words of a value, or a whole flag, overlap."""
        if isinstance(value, dict) and "code" in value and "words" in value:
            return overlapping(value.get("span"), self.hidden) if value.get("span") else []
        if key not in _TIED or value is None or not isinstance(holder, dict) or "span" not in holder:
            return []
        if holder["span"] is None:
            # Words from nowhere in the text may repeat anything of it; a place that a gazetteer knows does not.
            resolved = holder.get("place_id") or holder.get("reference_id")
            return [] if resolved or key == "derived_from" else [class_ for _, class_ in self.hidden]
        return overlapping(holder["span"], self.hidden)


def _tells(value: object) -> bool:
    """Tell whether a body holds anything, wherever it stands, by which a value in it may be reserved.

    Most bodies hold nothing of the kind, and this look is many times quicker than asking the class of each value.
    """
    if isinstance(value, dict):
        return WITHHELD in value or any(map(_tells, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_tells, value))
    return isinstance(value, str) and value in _TELLING


def overlapping(span: Any, hidden: Hidden) -> list[Protection]:
    """Return the classes of the hidden spans that share a code point with a span."""
    start, end = span
    return [class_ for at, class_ in hidden if start < at[1] and at[0] < end]


def is_remainder(value: object) -> bool:
    """Tell a part that was reckoned as what the other parts leave over, which gives a missing part away."""
    return isinstance(value, dict) and "whole less parts" in (value.get("derived_from") or ())


def children(classing: Classing, path: str, value: object, class_: Protection) -> list[tuple[str, Any, Protection]]:
    """Return what a value holds as (path, value, class); a remainder is as strict as the strictest part beside it."""
    found: list[tuple[str, Any, Protection]] = []
    if isinstance(value, dict):
        for key, item in value.items():
            below = f"{path}/{key}" if path else str(key)
            found.append((below, item, classing.of(below, item, value, class_)))
        return found
    if isinstance(value, list | tuple):
        for place, item in enumerate(value):
            below = f"{path}/{place}"
            found.append((below, item, _placeholder(item) or classing.of(below, item, value, class_)))
        hardest = strictest(*(one for _, _, one in found))
        found = [(at, item, hardest if is_remainder(item) else one) for at, item, one in found]
    return found


def _placeholder(value: object) -> Protection | None:
    """Return the class that a placeholder names; None for a value that is there."""
    if isinstance(value, dict) and set(value) == {WITHHELD}:
        return SEALED if value[WITHHELD] == SEALED else RESTRICTED
    return None


def is_placeholder(value: object) -> bool:
    """Tell what stands in place of a value that was taken out when the record was stored."""
    return _placeholder(value) is not None


def field_classes(
    record: str, fields: Mapping[str, object], class_: Protection, marks: Mapping[str, Protection]
) -> dict[str, Protection]:
    """Return the class of each field of a flat record, for storing and for showing alike.

    UnknownField for a field that the table does not list.
    """
    found: dict[str, Protection] = {}
    for name in fields:
        rule = rule_for(record, name)
        first, lowest = rule.unmarked, rule.lowest
        for kind in kinds_of_field(record, fields, name):
            first, lowest = strictest(first, kind.first), strictest(lowest, kind.lowest)
        own = first if name not in marks else strictest(marks[name], lowest)
        found[name] = strictest(class_, own)
    return found
