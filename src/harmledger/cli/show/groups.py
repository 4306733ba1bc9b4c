"""Names the people of a group: "3 women", "1 pregnant woman", "2 infants", "5 civilians"."""

from harmledger.cli.show.codes import said
from harmledger.cli.show.counts import is_one, told
from harmledger.model import Count, Group

_PERSONS = {
    ("f", "adult"): ("woman", "women"),
    ("m", "adult"): ("man", "men"),
    ("f", "child"): ("girl", "girls"),
    ("m", "child"): ("boy", "boys"),
    ("f", "unknown"): ("woman or girl", "women or girls"),
    ("m", "unknown"): ("man or boy", "men or boys"),
    ("unknown", "child"): ("child", "children"),
    ("unknown", "adult"): ("adult", "adults"),
}
_STATUSES = {
    "civilian": ("civilian", "civilians"),
    "other_protected_person": ("other protected person", "other protected persons"),
    "member_of_armed_forces": ("member of armed forces", "members of armed forces"),
    "directly_participating": ("person taking part in hostilities", "persons taking part in hostilities"),
    "unknown": ("person", "people"),
}
_ROLES = {
    "clergy": ("member of the clergy", "members of the clergy"),
    "idp": ("displaced person", "displaced people"),
    "infant": ("infant", "infants"),
    "journalist": ("journalist", "journalists"),
    "police": ("police officer", "police officers"),
}
_ADJECTIVES = ("pregnant", "elderly")


def people(count: Count, group: Group, within: Group | None = None) -> str:
    """Return the number with the group's name; a part (`within` its whole) leaves out what it only inherits."""
    return f"{told(count)} {_name(group, within, 0 if is_one(count) else 1)}"


def _name(group: Group, within: Group | None, number: int) -> str:
    """Return the name of the group in the singular (0) or plural (1)."""
    adjectives = [role for role in group.roles if role in _ADJECTIVES]
    roles = [role for role in group.roles if role not in _ADJECTIVES]
    person = _PERSONS.get((group.sex, group.age))
    nouns = [_role(role, number) for role in roles]
    if person and "infant" not in roles:
        nouns.insert(0, person[number])
    same = within is not None and group.status == within.status
    if nouns or adjectives:
        name = " ".join([*adjectives, ", ".join(nouns) or _STATUSES["unknown"][number]])
        return name if same or group.status == "unknown" else f"{name}, {_status(group)}"
    if same:
        return "not specified"
    return f"{_STATUSES[group.status][number]}{_basis(group)}"


def _role(role: str, number: int) -> str:
    """Return a role as a noun; an unlisted one takes its own letters and a plain plural."""
    if role in _ROLES:
        return _ROLES[role][number]
    return said(role) + ("s" if number else "")


def _status(group: Group) -> str:
    return f"{said(group.status)}{_basis(group)}"


def _basis(group: Group) -> str:
    """Say where the status comes from when the words themselves do not state it."""
    return "" if group.basis == "stated" or group.status == "unknown" else f" (status {group.basis})"
