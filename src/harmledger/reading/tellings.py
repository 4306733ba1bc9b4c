"""Tellings: who gives a figure, so that the figures of several voices are not taken for several groups."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from harmledger.reading.statements import Statement
from harmledger.rules.meanings import CueFact, HarmFact

# A verb of saying behind a figure speaks of it only where it ends the sentence: "…, police said."
_LAST = 4
# Words by which a figure takes the place of one told before.
_LATER = re.compile(
    r"\b(?:later|subsequently|now|since|finally|eventually|updated?|revised|corrected)\b", re.IGNORECASE
)
OWN = ""


class Telling(NamedTuple):
    """Who tells a figure, `OWN` for the report itself, and whether it is told as later than the one before."""

    by: str = OWN
    later: bool = False


BY_ITSELF = Telling()


def tellings(statement: Statement, facts: list[HarmFact], text: str) -> list[tuple[Telling, list[HarmFact]]]:
    """Return the facts of one outcome in runs of those that one voice tells."""
    says = [cue for cue in statement.cues if cue.cue == "told_by"]
    if not says:
        return [(BY_ITSELF, facts)]
    runs = [(cue, list(run)) for cue, run in groupby(facts, lambda fact: _before(says, fact, statement.stop))]
    made: list[tuple[Telling, list[HarmFact]]] = []
    start = statement.sentence.start
    for cue, run in runs:
        later = bool(made) and _LATER.search(text, start, run[0].at[0]) is not None
        made.append((Telling(_voice(statement, cue) if cue else OWN, later), run))
        start = run[-1].at[1]
    return made


def _before(says: list[CueFact], fact: HarmFact, stop: int) -> CueFact | None:
    """Return the words of saying in which a fact stands: the last before it, or those that end its sentence."""
    before = [cue for cue in says if cue.at[0] < fact.people.at[0]]
    if before:
        return before[-1]
    behind = says[-1]
    return behind if behind.value or behind.node >= stop - _LAST else None


def _voice(statement: Statement, cue: CueFact) -> str:
    """Return by what the voice of some words of saying is known: a voice, or the words alone."""
    for voice in statement.voices:
        if voice.at[0] <= cue.at[0] < voice.at[1]:
            return voice.sense.key if voice.sense else str(voice.words)
    return str(cue.at)
