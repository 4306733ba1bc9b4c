"""Whether a harm is told as real: not denied, only possible, intended or feared."""

from __future__ import annotations

from harmledger.grammar import Match

# How many nodes before the verb a "not" or a "may" still governs it.
_REACH = 5
_UNREAL = ("neg", "modal", "cond", "none")


def unreal(match: Match, node: int) -> bool:
    """Tell whether the harm is denied, only possible or intended: a negation or a modal stands close before it."""
    types_at = match.context.types_at
    for before in range(node - 1, max(-1, node - 1 - _REACH), -1):
        types = types_at(match.line, before)
        if "end" in types or ("sub" in types and "cond" not in types):
            return False
        if not types.isdisjoint(_UNREAL) and "GROUP" not in types:
            return True
    return False


def aimed(match: Match, node: int) -> bool:
    """Tell "to kill four civilians", an aim, from "attacks kill four", a headline."""
    verb = match.line.values[node]
    if "harm.base" not in verb.types or "harm.past" in verb.types or node == 0:
        return False
    return bool(getattr(match.line.values[node - 1], "text", "") == "to")
