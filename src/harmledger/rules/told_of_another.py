"""Whether a verb of harm is told of somebody else than the people before it: of whom they shot at, found or hurt."""

from __future__ import annotations

from harmledger.grammar import Match
from harmledger.model import Count
from harmledger.rules.meanings import People, Quantity

# Who comes upon the wounded.
_HELPERS = frozenset({"police", "medic", "rescuer"})
# What stands behind "shot at" and is no place.
_NO_PLACE = ("by", "end", "=.", "comma", "TIME", "prep", "and", "GROUP", "PARTY", "pron", "them")


def shot_at(match: Match, people: People | None = None) -> bool:
    """Tell "were shot at" and "a man shot at officers" from "were shot at a bar" and "man shot at bar"."""
    types, node = match.context.types_at, match.stop
    if "=at" not in types(match.line, node) or "shot" not in match.value("verb").types:
        return False
    node += 1
    aimed = not types(match.line, node).isdisjoint(_NO_PLACE)
    while not types(match.line, node).isdisjoint(("det", "one", "poss", "adv")):
        node += 1
    at_people = not types(match.line, node).isdisjoint(("GROUP", "PARTY", "QTY"))
    told = people is not None and people.rule in ("people.one", "people.single", "people.pronoun", "people.one_aged")
    return aimed or at_people or (told and "object" in types(match.line, node))


def did_it(match: Match) -> bool:
    """Tell "a girl hit by her uncle was in stable condition": what follows is told of the girl."""
    types, line, before = match.context.types_at, match.line, match.first - 1
    while not types(line, before).isdisjoint(("det", "adv", "poss")):
        before -= 1
    return "by" in types(line, before)


def one_round(match: Match) -> bool:
    """Tell "one shot was fired" and "with one shot" from "one shot, two killed", which opens a headline."""
    types, line = match.context.types_at, match.line
    one = isinstance(match.value("who"), Quantity) and match.value("who").count == Count(1, 1)
    opens = match.first == 0 or not types(line, match.first - 1).isdisjoint(("end", "comma", "and", "cause"))
    return one and "shot" in match.value("verb").types and not (opens and "be" not in types(line, match.stop))


def comes_upon(match: Match, people: People) -> bool:
    """Tell "police found Exampla with a gunshot wound": who finds somebody is not the one with the wound."""
    types_at, line = match.context.types_at, match.line
    helps = people.number in ("bare", "definite") and bool(_HELPERS.intersection(people.roles))
    for node in range(match.nodes("who")[-1] + 1, match.nodes("verb")[0]):
        types = types_at(line, node)
        if "find" in types and "be" not in types | types_at(line, node - 1):
            return True
        helps = helps and "suffer" not in types
        if "suffer" in types:
            return helps and node - match.nodes("who")[-1] > 1
    return False
