"""Voices: who is quoted for a harm or an act, the nearest in its sentence; the outlet when nobody is."""

from __future__ import annotations

from bisect import bisect_left

from harmledger.model import Voice
from harmledger.reading.document import Document
from harmledger.rules.meanings import ActFact, HarmFact, VoiceFact

# Kinds of voices that are people, or lead to people.
_HUMAN = ("witness",)

# Stances of who answers for a deed, and so does not tell of another's.
_DISOWNING = ("denied", "claimed_responsibility", "acknowledged_act_denied_responsibility")
# Of more voices in one sentence only so many are looked at, those around what is told.
_MANY = 20


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


class Voices:
    """Finds the voices of one report."""

    def __init__(self, document: Document) -> None:
        """Take the document; its publisher speaks where nobody is quoted."""
        self.document = document
        self.outlet = Voice(name=document.report.source, kind="outlet")

    def of_harm(self, fact: HarmFact) -> Voice:
        """Return who tells the harm: who claims, denies or blames speaks of the deed and not of its toll."""
        return self._nearest(fact.at, deeds=False)

    def of_act(self, act: ActFact) -> Voice:
        """Return who says who did it: the accuser, the party that owns up or denies, else who is quoted nearest."""
        return self._voice(act.voice) if act.voice else self._nearest(act.at, deeds=True)

    def _nearest(self, at: tuple[int, int], deeds: bool) -> Voice:
        """Return who is quoted nearest; nobody is a voice for what it is itself said to have done, or disowns."""
        statement = self.document.statement_at(at[0])
        voices = statement.voices if statement else []
        if len(voices) > _MANY:
            behind = bisect_left(voices, at[0], key=lambda fact: fact.at[0])
            voices = voices[max(0, behind - _MANY // 2) : behind + _MANY // 2]
        facts = [
            fact
            for fact in voices
            if fact.stance is None or (deeds and fact.stance not in _DISOWNING)
            if not (deeds and _overlap(fact.words, at))
        ]
        if not facts:
            return self.outlet
        return self._voice(min(facts, key=lambda fact: max(fact.at[0] - at[1], at[0] - fact.at[1], 0)))

    def _voice(self, fact: VoiceFact) -> Voice:
        sense = fact.sense
        words = self.document.text[fact.words[0] : fact.words[1]]
        kind = "witness" if sense is None else str(sense.get("kind")) if sense.type == "voice" else "party"
        sealed = kind in _HUMAN or bool(sense and sense.get("sealed"))
        return Voice(
            name=(sense.get("name") if sense else None) or words,
            kind=kind,  # type: ignore[arg-type]
            span=self.document.span(*fact.words),
            class_="sealed" if sealed else "internal",
        )
