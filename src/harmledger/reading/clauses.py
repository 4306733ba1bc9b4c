"""Clauses: a sentence that tells of several events, or of one and a running total, becomes a statement for each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from harmledger.reading.statements import Statement
from harmledger.rules.meanings import HarmFact, PlaceFact

_SITED = ("in", "target")
# What a clause keeps for itself; voices hold for the whole sentence.
_OWN = ("harms", "parts", "places", "objects", "times", "cues")
# What a clause has for itself where every clause has its own.
_EACH = ("means", "acts", "attacks")
_DAYS = ("weekday", "shift", "overnight", "date", "ago")


def clauses(statement: Statement, running: Sequence[int], text: str) -> list[Statement]:
    """Return the statement's clauses; `running` are the nodes of its words for a running total ("since 2020")."""
    _head(statement)
    _lay_to_rest(statement)
    if not statement.harms:
        return [statement]
    _share_out(statement)
    totals = _totals(statement, running)
    another = [cue.node for cue in statement.cues if cue.cue == "another_one"]
    cuts = sorted({*_places_told_apart(statement), *totals, *another})
    if not cuts:
        return [statement]
    made = _cut(statement, cuts, text)
    return made if totals else _dated_together(made)


def _head(statement: Statement) -> None:
    """A place that heads a line is where its entry happened."""
    heading = statement.cue("heading")
    if heading:
        for fact in statement.places:
            if fact.place is heading.value:
                fact.role = "in"


def _lay_to_rest(statement: Statement) -> None:
    """Whoever is buried at a funeral is not trapped."""
    ends = {cue.at[1] for cue in statement.cues if cue.cue == "aftermath"}
    if ends:
        statement.harms = [fact for fact in statement.harms if fact.outcome != "trapped" or fact.verb[1] not in ends]


def _share_out(statement: Statement) -> None:
    """Turn "… and three in Nikopol" into harm by the verb before it; parts of a sum told before add nobody."""
    shares = [cue for cue in statement.cues if cue.cue == "share"]
    told = {fact.people.at for fact in statement.harms}
    for first in shares[:1]:
        before = [fact for fact in statement.harms if fact.node < first.node]
        if not before or not _sites(statement, before[-1].node, first.node):
            return
        verb = before[-1]
        counts = [cue.value.count for cue in shares]
        if sum(count.floor for count in counts) == verb.people.count.floor:
            return
        statement.harms += [
            HarmFact(verb.outcome, cue.value, cue.value.at, cue.rule, cue.node, verb=verb.verb, sealed=verb.sealed)
            for cue in shares
            if cue.value.at not in told
        ]


def _sites(statement: Statement, first: int, stop: int) -> list[PlaceFact]:
    return [fact for fact in statement.places if fact.role in _SITED and first <= fact.node < stop]


def _places_told_apart(statement: Statement) -> list[int]:
    """Return the nodes at which harm of an outcome told before goes on at another place."""
    cuts: list[int] = []
    harms = sorted(statement.harms, key=lambda fact: fact.node)
    nodes = [fact.node for fact in harms]
    first: dict[int, PlaceFact] = {}  # by the harm that it follows
    for fact in statement.places:
        if fact.role in _SITED and fact.node < statement.stop and (order := bisect_right(nodes, fact.node)):
            first.setdefault(nodes[order - 1], fact)
    doing = sorted(fact.node for name in _EACH for fact in getattr(statement, name))
    for before, after in pairwise(harms):
        here, there = first.get(before.node), first.get(after.node)
        if before.outcome == after.outcome and here and there and here.place.name != there.place.name:
            # What did it may stand before the verb ("…, while shelling killed"): there the clause begins.
            order = bisect_right(doing, here.node)
            cuts.append(min([after.node, *doing[order : order + 1]]))
    return cuts


def _totals(statement: Statement, running: Sequence[int]) -> list[int]:
    """Return the nodes at which a running total begins behind the harm of an event."""
    war = statement.cue("long_violence")
    cuts = [war.node] if war else []
    harms = sorted(statement.harms, key=lambda fact: fact.node)
    dated = min((time.node for time in statement.times if time.words.kind in _DAYS), default=statement.stop)
    for mark in running:
        before = bisect_left(harms, mark, key=lambda fact: fact.node)
        if before > 1 and (harms[before - 1].update or dated < mark):
            cuts.append(harms[before - 1].node)
    return cuts


def _cut(statement: Statement, cuts: list[int], text: str) -> list[Statement]:
    edges = [statement.first, *cuts, statement.stop + 1]
    whole = statement.sentence
    begins: dict[int, int] = {}
    for fact in (fact for name in ("harms", "cues", *_EACH) for fact in getattr(statement, name)):
        begins[fact.node] = min(fact.at[0], begins.get(fact.node, fact.at[0]))
    # A clause begins with the fact that stands at its first node.
    starts = [whole.start if node <= statement.first else begins.get(node, whole.end) for node in edges]
    own = {name: _parted(getattr(statement, name), edges) for name in (*_OWN, *_EACH)}
    if not all(means or acts for means, acts in zip(own["means"], own["acts"], strict=True)):
        own = {name: own[name] for name in _OWN}
    made = []
    for place, (first, stop) in enumerate(pairwise(edges)):
        start = starts[place]
        sentence = whole._replace(start=start, end=start + len(text[start : starts[place + 1]].rstrip()))
        told = {name: parts[place] for name, parts in own.items()}
        made.append(replace(statement, sentence=sentence, first=first, stop=min(stop, statement.stop), **told))
    return made


def _parted(facts: list[Any], edges: list[int]) -> list[list[Any]]:
    """Return the facts between each two edges, each in the order in which they came."""
    parts: list[list[Any]] = [[] for _ in edges[1:]]
    for fact in facts:
        if edges[0] <= fact.node < edges[-1]:
            parts[bisect_right(edges, fact.node) - 1].append(fact)
    return parts


def _dated_together(made: list[Statement]) -> list[Statement]:
    """A day told once holds for every clause."""
    telling = [one for one in made if one.times]
    if len(telling) == 1:
        for one in made:
            one.times = telling[0].times
    return made
