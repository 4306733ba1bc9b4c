"""Voices: who is quoted for a harm or an act, the nearest in its sentence; the outlet when nobody is."""

from __future__ import annotations

from harmledger.model import Voice
from harmledger.reading.document import Document
from harmledger.rules.meanings import ActFact, HarmFact, VoiceFact

# Kinds of voices that are people, or lead to people.
_HUMAN = ("witness",)


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
        """Return who says who did it; nobody is a voice for what another is accused of by its own name."""
        return self._nearest(act.at, deeds=True)

    def _nearest(self, at: tuple[int, int], deeds: bool) -> Voice:
        statement = self.document.statement_at(at[0])
        facts = [fact for fact in statement.voices if deeds or fact.stance is None] if statement else []
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
