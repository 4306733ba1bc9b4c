"""Whether a harm or an attack is told as real: not denied, only possible, intended, supposed or feared."""

from __future__ import annotations

from harmledger.grammar import Match
from harmledger.rules.meanings import Quantity

# How many nodes before the verb a "not" or a "may" still governs it.
_REACH = 5
# Years at which lives end by themselves.
_OLD, _OLDEST = 60, 120
_UNREAL = ("neg", "modal", "cond", "none")
# What stands in a list of arms, and how long one may be; what was found because it was fired.
_LISTED = frozenset(
    {"means", "nomeans", "QTY", "num", "one", "comma", "and", "padj", "MEASURE", "carrier", "=of", "=also"}
)
_LIST = 40
_TRACES = ("casings", "casing", "cartridges", "bullets", "bullet", "shots", "fragments", "shrapnel")
# Nouns of attack, and weapons that stand for one; what is feared, and what is only held; where the look back ends.
_PRESENT = frozenset({"harm.base", "harm.s", "shot.base", "shot.s"})
_NOUNS = frozenset({"attack.noun", "means"})
_MEANT = frozenset({"feared", "held"})
_SUBJECTS = frozenset({"GROUP", "PARTY", "attack.noun", "means", "word"})
_ENDS = frozenset({"end", "comma", "sub", "GROUP", "harm", "timeplain"})
_TELLING = _ENDS | _MEANT | {"cond", "neg", "modal", "commit", "launch", "det"}

Types = frozenset[str]


def unreal(match: Match, node: int) -> bool:
    """Tell whether the harm is denied, only possible or intended: a negation or a modal stands close before it."""
    types_at = match.context.types_at
    settled, dealt_with = _settled(match, node), False
    for before in range(node - 1, max(-1, node - 1 - _REACH), -1):
        types = types_at(match.line, before)
        if "end" in types or ("sub" in types and "cond" not in types):
            return False
        if not types.isdisjoint(_UNREAL) and "GROUP" not in types and not _only_past(match, before, types):
            return not (settled and dealt_with)
        dealt_with = dealt_with or not types.isdisjoint(("say", "dealt"))  # "must condemn the murder of"
    return False


def _settled(match: Match, node: int) -> bool:
    """Tell "the murder of", told as known, from "a murder"."""
    types_at, line = match.context.types_at, match.line
    if "harm.noun" not in types_at(line, node) or types_at(line, node + 1).isdisjoint(("=of", "of")):
        return False
    before = node - 1
    while before > 0 and not types_at(line, before).isdisjoint(("padj", "word", "adv")):
        before -= 1
    return "=the" in types_at(line, before)


def untold(match: Match, node: int) -> bool:
    """Tell whether an attack, or the weapon in its place, is only supposed, announced, feared or held, and not done."""
    types = match.context.types_at(match.line, node)
    if _NOUNS.isdisjoint(types):
        return unreal(match, node)
    if "means" in types and "attack" not in types and _kept(match, node):
        return True
    return _only_meant(match, node, "attack.base" in types) or _foretold(match, node)


def _kept(match: Match, node: int) -> bool:
    """Tell arms that were seized or found, be it in a long list: "seized 22 rifles, two pistols and a grenade"."""
    types_at, line = match.context.types_at, match.line
    if str(getattr(line.values[node], "text", "")).endswith(_TRACES):
        return False
    for before in range(node - 1, max(-1, node - _LIST), -1):
        types = types_at(line, before)
        if "held" in types:
            return True
        if types.isdisjoint(_LISTED):
            break
    for behind in range(node + 1, min(node + _LIST, len(line))):
        types = types_at(line, behind)
        if "held" in types or {"find", "be"} <= types:  # "were found" is one word of the lexicon
            return "be" in types or "be" in types_at(line, behind - 1)
        if types.isdisjoint(_LISTED) and types.isdisjoint(("be", "aux")):
            break
    return False


def general(match: Match, node: int) -> bool:
    """Tell "attacks that kill civilians", "whoever kills", of any such deed, from "attacks that killed civilians"."""
    types_at, line = match.context.types_at, match.line
    while node > 0 and not _PRESENT.isdisjoint(types_at(line, node)) and "harm.past" not in types_at(line, node):
        before = types_at(line, node - 1)
        if "sub" in before:
            return True
        if before.isdisjoint(("or", "and")):
            return False
        node -= 2
    return False


def _only_past(match: Match, node: int, types: Types) -> bool:
    """Tell "the shells had hit" from "had the shells hit", a condition."""
    before = match.context.types_at(match.line, node - 1)
    return "have" in types and "cond" in types and not before.isdisjoint(_SUBJECTS)


def _only_meant(match: Match, node: int, may_be_verb: bool) -> bool:
    """Look at the words before a noun of attack, as far as its own phrase and the verb that governs it."""
    types_at, line = match.context.types_at, match.line
    definite = "=the" in types_at(line, node - 1)
    done = may_be_verb
    for before in range(node - 1, max(-1, node - 1 - _REACH), -1):
        types = types_at(line, before)
        if types.isdisjoint(_TELLING):
            continue
        if not types.isdisjoint(_ENDS):
            return False
        if not types.isdisjoint(_MEANT) or ("cond" in types and "have" not in types):
            return True
        if "neg" in types and not definite and "say:deny" not in types:
            return True
        if "modal" in types:
            return done
        done = "commit" in types or "launch" in types or (done and "det" not in types)
    return False


def _foretold(match: Match, node: int) -> bool:
    """Tell "an attack will cause": what is to come has no article or an indefinite one, and a modal right behind."""
    types_at, line = match.context.types_at, match.line
    if "=the" in types_at(line, node - 1) or "modal" not in types_at(line, node + 1):
        return False
    return not str(line.values[node + 1].text).endswith("have")


def aimed(match: Match, node: int) -> bool:
    """Tell "to kill four civilians", an aim, from "attacks kill four", a headline."""
    verb = match.line.values[node]
    if not ("harm.base" in verb.types or "shot.base" in verb.types) or "harm.past" in verb.types or node == 0:
        return False
    return bool(getattr(match.line.values[node - 1], "text", "") == "to")


def of_things(match: Match, name: str) -> bool:
    """Tell "900 pigs" and "a 68": a bare number that counts nobody."""
    types, line, nodes = match.context.types_at, match.line, match.nodes(name)
    return "animal" in types(line, nodes[-1] + 1) or {"=a", "one"} <= types(line, nodes[0] - 1)


def of_old_age(match: Match) -> bool:
    """Tell "died at 97", of a life that nobody took."""
    line, stop = match.line, match.stop
    if "=at" not in match.context.types_at(line, stop) or stop + 1 >= len(line):
        return False
    years = line.values[stop + 1]
    return isinstance(years, Quantity) and years.count.is_exact and _OLD <= years.count.floor < _OLDEST
