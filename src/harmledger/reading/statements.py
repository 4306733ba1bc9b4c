"""Statements: what each sentence of a report tells, its facts sorted by kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from harmledger.grammar import Line
from harmledger.reading.ties import Tie, Ties, tie
from harmledger.rules.meanings import (
    ActFact,
    AttackFact,
    CueFact,
    HarmFact,
    MeansFact,
    ObjectFact,
    PartFact,
    PlaceFact,
    TimeWords,
    VoiceFact,
)
from harmledger.text import Sentence


class TimeMention(Struct):
    """Words of time at their place in the line, what they belong to, and where else their year or hour is told."""

    words: TimeWords
    at: tuple[int, int]
    node: int
    tie: Tie = Tie.LOOSE
    told_at: tuple[int, int] | None = None


@dataclass(slots=True)
class Statement:
    """A sentence with its facts; `first` and `stop` are its nodes."""

    sentence: Sentence
    first: int
    stop: int
    harms: list[HarmFact] = field(default_factory=list)
    parts: list[PartFact] = field(default_factory=list)
    acts: list[ActFact] = field(default_factory=list)
    attacks: list[AttackFact] = field(default_factory=list)
    means: list[MeansFact] = field(default_factory=list)
    objects: list[ObjectFact] = field(default_factory=list)
    places: list[PlaceFact] = field(default_factory=list)
    voices: list[VoiceFact] = field(default_factory=list)
    cues: list[CueFact] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    # Where it says something happened, worked out when first asked for; a copy works it out anew.
    located: list[PlaceFact] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def tells(self) -> bool:
        """Tell whether it says anything of what happened: harm, an act, a thing hit, or where the harmed were taken."""
        return bool(self.harms or self.parts or self.acts or self.objects or self.cue("moved"))

    def cue(self, *names: str) -> CueFact | None:
        """Return the first cue of one of these names."""
        for cue in self.cues:
            if cue.cue in names:
                return cue
        return None


_LISTS: dict[type, str] = {
    HarmFact: "harms",
    PartFact: "parts",
    ActFact: "acts",
    AttackFact: "attacks",
    MeansFact: "means",
    ObjectFact: "objects",
    PlaceFact: "places",
    VoiceFact: "voices",
    CueFact: "cues",
}

# What belongs to the event that it is told of, harm and attacks first.
_EVENTS = ("harms", "attacks", "parts", "acts", "means", "objects")


def statements(line: Line, sentences: list[Sentence], facts: list[Any], end: str, known: Ties) -> list[Statement]:
    """Return one statement a sentence.

    `end` is the character of sentence ends in the line, `known` what times may belong to.
    """
    made: list[Statement] = []
    owner: list[Statement] = []
    first = 0
    for sentence in sentences:
        stop = line.types.index(end, first)
        statement = Statement(sentence, first, stop)
        made.append(statement)
        owner += [statement] * (stop + 1 - first)
        first = stop + 1
    for fact in facts:
        getattr(owner[fact.node], _LISTS[type(fact)]).append(fact)
    for node, value in enumerate(line.values):
        if isinstance(value, TimeWords):
            told = owner[node]
            tied = tie(line, node, told.first, told.stop, known)
            told.times.append(TimeMention(value, value.at or line.span(node, node + 1), node, tied))
    for statement in made:
        _without_background(statement)
        if statement.objects:
            statement.objects = _hit(statement.objects)
    return made


def _hit(objects: list[ObjectFact]) -> list[ObjectFact]:
    """Return the things that were hit, in order: those listed behind one share what befell it."""
    kept: list[ObjectFact] = []
    for fact in sorted(objects, key=lambda one: one.at):
        if fact.effect != "listed":
            kept.append(fact)
        elif kept:
            kept.append(replace(fact, effect=kept[-1].effect))
    return kept


def _without_background(statement: Statement) -> None:
    """Drop what a clause tells of an earlier event that only dates the one told beside it.

    The clause ends with the sentence; where it opens the sentence, at the comma.
    """
    cue = statement.cue("background")
    if cue is None:
        return
    stop = cue.value if cue.node - statement.first < 2 else statement.stop
    apart = range(cue.node, stop)
    lists = [list(getattr(statement, name)) for name in _EVENTS]
    kept = [[fact for fact in facts if fact.node not in apart] for facts in lists]
    told = [fact for fact in kept[0] if ".died" not in fact.rule]
    if not told and not kept[1]:  # neither harm nor an attack is told outside of it, or only how somebody died
        return
    for name, facts in zip(_EVENTS, kept, strict=True):
        setattr(statement, name, facts)
    statement.times = [time for time in statement.times if time.node not in apart] or statement.times
