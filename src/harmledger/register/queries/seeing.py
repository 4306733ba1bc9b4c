"""Opens guarded rows for a viewer, only as far as may be seen, and says of each value what was withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from harmledger.model.codes import Protection
from harmledger.protection import WITHHELD, Record, Viewer, field_classes, redact_fields
from harmledger.protection.classes import RESERVED, strictest
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.guarding import Guard, class_of, key_ids, marks_of
from harmledger.register.models import DataKey, Guarded

Keys = Mapping[str, DataKey]


class Seen(NamedTuple):
    """A flat record as a viewer sees it: its values by field, and the class of each that is withheld."""

    values: dict[str, Any]
    withheld: dict[str, Protection]


def keys_of(rows: Iterable[Guarded], viewer: Viewer) -> Keys:
    """Return the data keys that opening rows for this viewer needs, in at most one statement."""
    ids = key_ids(rows, limit_of(viewer))
    return {key.id: key for key in DataKey.objects.using(SNAPSHOT).filter(id__in=ids)} if ids else {}


def limit_of(viewer: Viewer) -> Protection:
    """Return the strictest class that is opened for a viewer; nothing is opened for one whom no content reaches."""
    return viewer.limit or "public"


def is_there(viewer: Viewer, class_: Protection) -> bool:
    """Tell whether a viewer learns that a record of a class exists.

    Who works on the register is told of what is withheld; to anyone else it does not exist.
    """
    return viewer.role != "anyone" or viewer.may_see(class_)


def body_of(guard: Guard, row: Guarded, keys: Keys, viewer: Viewer) -> dict[str, Any]:
    """Return a row's body as `split` left it, with what the viewer's limit asks for back in its places."""
    return guard.get(row, keys, limit_of(viewer))


def record_of(guard: Guard, row: Guarded, keys: Keys, viewer: Viewer, /, **beside: object) -> Record:
    """Return a flat row as `protection` takes it; `beside` are fields that stand in columns."""
    body, class_ = body_of(guard, row, keys, viewer), class_of(row)
    if set(body) == {WITHHELD}:
        body, class_ = {}, strictest(class_, _at(body, "") or class_)
    return Record(fields={**beside, **body}, class_=class_, marks=marks_of(row))


def seen(kind: str, record: Record, viewer: Viewer) -> Seen:
    """Return what a viewer sees of a flat record; of one that is withheld as a whole, its class under ""."""
    values, withheld = redact_fields(kind, record.fields, record.class_, record.marks, viewer)
    plain = {name: value for name, value in record.fields.items() if name != WITHHELD}
    classes = field_classes(kind, plain, record.class_, record.marks)
    hidden = {name: classes[name] for name in withheld}
    return Seen(values, hidden if viewer.may_see(record.class_) else {"": record.class_, **hidden})


def classes_withheld(row: Guarded, body: Mapping[str, Any], paths: Sequence[str]) -> dict[str, Protection]:
    """Return the class of each withheld path of a claim, as its place, its mark or its row tells.

    Where only the ciphertexts could tell, the stricter is said.
    """
    marks = marks_of(row)
    return {path: _at(body, path) or marks.get(path) or _by_row(row, body, path) for path in paths}


def _at(body: Any, path: str) -> Protection | None:
    """Return the class that a placeholder names on the way to a path."""
    for step in [None, *path.split("/")]:
        if step is not None:
            if isinstance(body, list) and step.isdecimal() and int(step) < len(body):
                body = body[int(step)]
            elif isinstance(body, Mapping):
                body = body.get(step)
            else:
                return None
        if isinstance(body, Mapping) and set(body) == {WITHHELD}:
            class_: Protection = body[WITHHELD]
            return class_ if isinstance(class_, str) else None
    return None


def _by_row(row: Guarded, body: Mapping[str, Any], path: str) -> Protection:
    if path not in (body.get(WITHHELD) or ()):
        return class_of(row) if class_of(row) in RESERVED else "internal"
    return "sealed" if row.sealed is not None else "restricted"
