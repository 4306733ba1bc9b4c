"""Kin and the names told behind them: “his wife, Exampla Inventi, and their two sons A and B”."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.model import Count
from harmledger.rules.meanings import Name, People
from harmledger.rules.people import ONE_PERSON, node_of

_PERSON = "(<title>? <NAME&!GAZ>|<GROUP>)"


def _named(match: Match) -> Node | None:
    """The name of one told by kin, in commas."""
    who: People = match.value("who")
    name = match.value("name")
    behind = match.context.types_at(match.line, match.stop)
    if who.count != ONE_PERSON or who.number != "possessed" or not isinstance(name, Name) or "poss" in behind:
        return None
    who.known_as = who.known_as or name.text
    listed = not match.context.types_at(match.line, match.stop).isdisjoint(("and", "GROUP", "NAME", "poss", "title"))
    return node_of(who, match.stop - 1 if match.has("end") and listed else None)


def _names(match: Match) -> Node | None:
    """As many names as there are kin; a plural without a number takes its number from them."""
    who: People = match.value("who")
    if who.number != "possessed" or who.count.high == 1 or who.parts or who.of:
        return None
    most = who.count.high or 12
    told: list[People | Name] = []
    stop = match.stop
    for node in match.nodes("all"):
        value = match.line.values[node]
        if isinstance(value, People) and not (value.number == "named" and value.count == ONE_PERSON):
            break
        if isinstance(value, People | Name):
            told.append(value)
            stop = node + 1
        if len(told) == most:
            break
    exact = len(told) == who.count.high
    if len(told) < 2 or not (exact or who.count == Count(2, None)):
        return None
    who.count = Count.exactly(len(told))
    who.parts = [one for one in told if isinstance(one, People)]
    return node_of(who, stop)


ATTACHED = (
    Rule(
        "people.kin.named",
        "The name of one told by kin, in commas: “his wife, Exampla Inventi, …”",
        "who:<GROUP> <comma> <title>? name:<NAME&!GAZ> end:<comma>",
        _named,
        ("He was killed with his wife, Exampla Inventi, and their two sons.",),
        ("A teacher, Exampla Inventi, was killed.",),
        priority=4,
    ),
    Rule(
        "people.kin.names",
        "The names of several told by kin: “her three sons A, B and C”",
        f'who:<GROUP> (<comma>|":"|<open>)? all:({_PERSON} ((<comma>|<and>){{1,2}} {_PERSON}){{1,9}}) <close>?',
        _names,
        ("She was killed with her two sons Exampla Inventi and Testo Inventi.",),
        ("Her two sons and a neighbour were killed.",),
        priority=6,
    ),
)
