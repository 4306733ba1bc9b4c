"""The one layer through which every door reads: what a viewer may see of a record, and what was kept back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from harmledger.model import Claim
from harmledger.model.codes import Protection
from harmledger.protection.classes import PUBLIC, allows
from harmledger.protection.classing import WITHHELD, Classing, Hidden, children, field_classes, is_placeholder
from harmledger.protection.doors import limit
from harmledger.protection.masking import hidden_spans
from harmledger.protection.parts import BadBody
from harmledger.protection.table import rule_for

_GONE: Final = object()
# What stands for a missing value where the model asks for one; other fields are left to their defaults.
_EMPTY: Mapping[str, Any] = {"as_written": None, "name": None, "edtf": None, "words": ""}
# Without one of these a value would say something else: an alternative would be an assertion, "denied" be "alleged".
_NEEDED = frozenset(
    {"outcome", "actor", "role", "stance", "code", "launch", "effect", "quote", "any_of", "relation", "low", "high"}
)
HARM_GROUP: Final = "harm_group"
"""What stands among withheld names for a whole group of people, at doors that tell no paths."""
_WHOLE_GROUP = re.compile(r"harm(/\d+)?", re.ASCII)
_UNNAMED: Mapping[str, Any] = {"name": None, "kind": "unknown"}
_ALWAYS = ("id", "kind")


class Viewer(msgspec.Struct, frozen=True):
    """Somebody at a door, such as a recorder at `show`."""

    door: str
    role: str

    @property
    def limit(self) -> Protection | None:
        """Return the strictest class that is let through; None when no content is."""
        return limit(self.door, self.role)

    def may_see(self, class_: Protection) -> bool:
        """Tell whether something of a class is let through."""
        highest = self.limit
        return highest is not None and allows(highest, class_)


def redact_fields(
    record: str,
    fields: Mapping[str, object],
    class_: Protection,
    marks: Mapping[str, Protection],
    viewer: Viewer,
) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return the fields of a flat record that are let through, and the names of those withheld, in order.

    `class_` is the record's class, `marks` those of its fields. Fields that `split` took out count as withheld.
    UnknownField for a field that the table does not list.
    """
    present = {name: value for name, value in fields.items() if name != WITHHELD}
    taken = fields.get(WITHHELD)
    missing = set(taken) if isinstance(taken, list | tuple) else set()
    classes = field_classes(record, present, class_, marks)
    missing |= {name for name, value in present.items() if is_placeholder(value) or not viewer.may_see(classes[name])}
    return (
        {name: value for name, value in present.items() if name not in missing},
        tuple(name for name in present if name in missing),
    )


def redact_claim(
    claim_body: Mapping[str, Any],
    class_: Protection,
    marks: Mapping[str, Protection],
    viewer: Viewer,
    hidden: Hidden = (),
) -> tuple[Claim, tuple[str, ...]]:
    """Return the claim as it is let through, and what was withheld of it.

    A withheld group is gone from its harm, with any remainder that would give its number away; a withheld voice stays
    as a voice without name or kind, so that nobody takes the outlet for it. `hidden` are the hidden spans of the
    report: words that overlap them go, whatever was marked. Values that `split` took out count as withheld.
    What is withheld is named by path in the stored claim, but at public doors by field alone, because a path tells
    how many there are. A claim that is not let through at all gives its id and kind, and no more. BadBody when
    the claim is not in the form of this version.
    """
    body = {key: value for key, value in claim_body.items() if key != WITHHELD}
    if not viewer.may_see(class_):
        bare = {key: value for key, value in body.items() if key in _ALWAYS}
        return _claim(bare), tuple(sorted(key for key in body if key not in _ALWAYS and body[key]))
    all_hidden = (*hidden, *hidden_spans(body, lambda span: span, marks))
    showing = _Showing(Classing(body, marks, all_hidden), viewer, claim_body.get(WITHHELD) or ())
    shown = showing.show("", body, class_)
    kept = {**shown, **{key: body[key] for key in _ALWAYS}}
    return _claim(kept), _named(showing.gone, viewer)


def _claim(body: Mapping[str, Any]) -> Claim:
    try:
        return msgspec.convert(body, Claim)
    except msgspec.ValidationError:
        # Its message may hold a value.
        raise BadBody("A stored claim is not in the form of this version.") from None


def _named(gone: Iterable[str], viewer: Viewer) -> tuple[str, ...]:
    """Return what is withheld: paths for those who work here, fields of the table for everybody else."""
    if viewer.limit != PUBLIC:
        return tuple(sorted(set(gone)))
    return tuple(sorted({_outside(path) for path in gone}))


def _outside(path: str) -> str:
    """Return the name by which those outside learn that something is missing.

    A whole group is told from a detail of one: without the group every number of the claim is an "at least".
    """
    if path.endswith("/said_by"):
        return "voice"
    return HARM_GROUP if _WHOLE_GROUP.fullmatch(path) else rule_for("claim", path).field


class _Showing:
    """One walk over a claim."""

    def __init__(self, classing: Classing, viewer: Viewer, taken: Iterable[str]) -> None:
        self.classing = classing
        self.viewer = viewer
        self.taken = frozenset(taken)
        self.gone: list[str] = []

    def show(self, path: str, value: Any, class_: Protection) -> Any:
        """Return what may be seen of a value, or _GONE."""
        if path in self.taken or is_placeholder(value) or not self.viewer.may_see(class_):
            if value not in (None, (), [], "") or path in self.taken:
                self.gone.append(path)
            return _GONE
        if isinstance(value, dict):
            return self._object(path, value, class_)
        if isinstance(value, list | tuple):
            items = [self.show(*one) for one in children(self.classing, path, value, class_)]
            return [item for item in items if item is not _GONE]
        return value

    def _object(self, path: str, value: Mapping[str, Any], class_: Protection) -> Any:
        shown: dict[str, Any] = {}
        for at, item, one in children(self.classing, path, value, class_):
            key = at.rpartition("/")[2]
            seen = self.show(at, item, one)
            if seen is not _GONE:
                shown[key] = seen
            elif key == "said_by":
                shown[key] = dict(_UNNAMED)
            elif key in _NEEDED or (key == "kind" and "quote" in value):
                self.gone.append(path)
                return _GONE
            elif key in _EMPTY:
                shown[key] = _EMPTY[key]
        if "class" in shown:
            shown["class"] = class_  # as it came to be, with the record's mark and its own
        return shown
