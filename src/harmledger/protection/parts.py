"""Takes restricted and sealed values out of a record before it is stored, and puts them back exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harmledger.model import HarmledgerError
from harmledger.model.codes import Protection
from harmledger.protection.classes import PUBLIC, RESERVED
from harmledger.protection.classing import WITHHELD, Classing, Hidden, children

Parts = dict[Protection, dict[str, object]]


class BadBody(HarmledgerError):
    """A stored record that is not in the form its parts were taken from."""


def split(
    body: Mapping[str, Any], classes: Mapping[str, Protection], hidden: Hidden = ()
) -> tuple[dict[str, Any], Parts]:
    """Return the open body, and per class the values taken out of it by path (`harm/0/parts/1`).

    `body` is JSON (tuples become lists) without slashes in its keys. `classes` are marks by path, "" being the whole;
    a claim's values bring their own besides. `hidden` are the hidden spans of all claims of the report (see
    `hidden_spans`). In the open body stands {"withheld": class} for an object; a plain value or list leaves null,
    and its path in the body's own list `withheld`. BadBody when the body has a field of that name already.
    """
    if WITHHELD in body:
        raise BadBody("A record that has values taken out already cannot be taken apart again.")
    taking = _Taking(Classing(body, classes, hidden, reserved_only=True))
    if taking.classing.nothing_reserved:
        return _copy(dict(body)), {}
    open_body = taking.take("", dict(body), taking.classing.of("", body, None, PUBLIC), PUBLIC)
    if taking.plain and set(open_body) != {WITHHELD}:
        open_body[WITHHELD] = taking.plain
    return open_body, taking.parts


class _Taking:
    """One walk over a body."""

    def __init__(self, classing: Classing) -> None:
        self.classing = classing
        self.parts: Parts = {}
        self.plain: list[str] = []

    def take(self, path: str, value: Any, class_: Protection, around: Protection) -> Any:
        """Return what stays of a value of a class within what is `around` it, which it is never more open than."""
        if class_ in RESERVED and class_ != around and value is not None:
            kept = self._inside(path, value, class_)
            self.parts.setdefault(class_, {})[path] = kept
            if isinstance(value, dict):
                return {WITHHELD: class_}
            self.plain.append(path)
            return None
        return self._inside(path, value, class_)

    def _inside(self, path: str, value: Any, class_: Protection) -> Any:
        if not isinstance(value, dict | list | tuple):
            return value
        inner = [
            (at, self.take(at, item, one, class_)) for at, item, one in children(self.classing, path, value, class_)
        ]
        if isinstance(value, dict):
            return {key: item for key, (_, item) in zip(value, inner, strict=True)}
        return [item for _, item in inner]


def join(open_body: Mapping[str, Any], parts: Mapping[Protection, Mapping[str, object]]) -> dict[str, Any]:
    """Return the body with the values of the given parts back in their places; with all parts, `split` undone.

    With some only, placeholders stay where the others were, and `withheld` lists the plain values still missing.
    BadBody when a part belongs to no place in the body.
    """
    body = _copy(dict(open_body))
    missing = body.pop(WITHHELD, []) if set(body) != {WITHHELD} else []
    # What is sealed within something restricted finds its place only when that is back.
    for class_ in RESERVED:
        for path, value in parts.get(class_, {}).items():
            body = _put(body, path, _copy(value))
    given = {path for taken in parts.values() for path in taken}
    left = [path for path in missing if path not in given]
    return {**body, WITHHELD: left} if left else body


def _put(body: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    if not path:
        return value  # type: ignore[no-any-return]
    *way, last = path.split("/")
    at: Any = body
    try:
        for step in way:
            at = at[int(step)] if isinstance(at, list) else at[step]
        at[int(last) if isinstance(at, list) else last] = value
    except (KeyError, IndexError, TypeError, ValueError):
        raise BadBody("A part that was taken out of a record fits no place in it.") from None
    return body


def _copy(value: Any) -> Any:
    """Return a copy that shares no container with the original."""
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list | tuple) else value
