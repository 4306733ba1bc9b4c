"""Clauses: a sentence that tells of several events, or of one and a running total, becomes a statement for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from harmledger.reading.statements import Statement
from harmledger.rules.meanings import HarmFact, PlaceFact

_SITED = ("in", "target")
# What a clause keeps for itself; voices and cues hold for the whole sentence.
_OWN = ("harms", "parts", "places", "objects")
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
    for before, after in pairwise(harms):
        following = [fact.node for fact in harms if fact.node > after.node]
        first = _sites(statement, before.node, after.node)
        second = _sites(statement, after.node, following[0] if following else statement.stop)
        if before.outcome == after.outcome and first and second and first[0].place.name != second[0].place.name:
            cuts.append(_begins(statement, first[0].node, after.node))
    return cuts


def _begins(statement: Statement, first: int, harm: int) -> int:
    """Return where the clause of a harm begins: what did it may stand before the verb ("…, while shelling killed")."""
    facts = [fact for name in _EACH for fact in getattr(statement, name)]
    return min((fact.node for fact in facts if first < fact.node < harm), default=harm)


def _totals(statement: Statement, running: Sequence[int]) -> list[int]:
    """Return the nodes at which a running total begins behind the harm of an event."""
    war = statement.cue("long_violence")
    cuts = [war.node] if war else []
    harms = sorted(statement.harms, key=lambda fact: fact.node)
    for mark in running:
        before = [fact for fact in harms if fact.node < mark]
        dated = any(time.node < mark and time.words.kind in _DAYS for time in statement.times)
        if len(before) > 1 and (before[-1].update or dated):
            cuts.append(before[-1].node)
    return cuts


def _cut(statement: Statement, cuts: list[int], text: str) -> list[Statement]:
    edges = [statement.first, *cuts, statement.stop + 1]
    made = []
    done = [any(_within(statement, name, *pair) for name in ("means", "acts")) for pair in pairwise(edges)]
    each = _EACH if all(done) else ()
    for first, stop in pairwise(edges):
        own = {name: _within(statement, name, first, stop) for name in (*_OWN, *each)}
        times = [time for time in statement.times if first <= time.node < stop]
        start = _offset(statement, first)
        end = start + len(text[start : _offset(statement, stop)].rstrip())
        sentence = statement.sentence._replace(start=start, end=end)
        cues = [cue for cue in statement.cues if first <= cue.node < stop]
        made.append(
            replace(
                statement, sentence=sentence, first=first, stop=min(stop, statement.stop), times=times, cues=cues, **own
            )
        )
    return made


def _within(statement: Statement, name: str, first: int, stop: int) -> list[Any]:
    return [fact for fact in getattr(statement, name) if first <= fact.node < stop]


def _dated_together(made: list[Statement]) -> list[Statement]:
    """A day told once holds for every clause."""
    telling = [one for one in made if one.times]
    if len(telling) == 1:
        for one in made:
            one.times = telling[0].times
    return made


def _offset(statement: Statement, node: int) -> int:
    """Return where a node's clause begins in the text, by the fact that stands there."""
    if node <= statement.first:
        return statement.sentence.start
    facts = [fact for name in ("harms", "cues", *_EACH) for fact in getattr(statement, name)]
    begins = [fact.at[0] for fact in facts if fact.node == node]
    return min(begins) if begins else statement.sentence.end
