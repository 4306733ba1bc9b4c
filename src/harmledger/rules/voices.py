"""Voices: who says it, by name or by kind, and the stance that the verb of saying takes."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import Party, People, VoiceFact


def _voice(match: Match) -> VoiceFact | None:
    value = match.value("who")
    verb = match.value("verb")
    sense = None
    if isinstance(value, Word):
        sense = next(iter(value.senses("voice")), None)
    elif isinstance(value, Party):
        sense = value.senses[0]
    elif isinstance(value, People):
        sense = next(iter(value.noun.senses("voice")), None) if value.noun else value.party
    if sense is None:
        return None
    stance = verb.get("say", "stance") if isinstance(verb, Word) else None
    return VoiceFact(sense, match.span("who"), stance, match.offsets, match.rule.id, match.nodes("who")[0])


_WHO = "who:(<voice>|<PARTY>|<GROUP>)"

VOICES = (
    Rule(
        "voice.says",
        "A voice and a verb of saying: “the Civil Defence said”",
        f"{_WHO} <!end&!GROUP&!PARTY&!voice&!say>{{0,6}}? verb:<say>",
        _voice,
        ("The civil defence said four people were killed.",),
        ("The civil defence pulled four people out.",),
    ),
    Rule(
        "voice.according_to",
        "“According to” and a voice",
        f'verb:<say&say:according_to> ("the"|"a"|"its"|<padj>|<adv>|<nationality>){{0,3}} {_WHO}',
        _voice,
        ("According to the civil defence, four people were killed.",),
        ("According to plan, four people were moved.",),
    ),
    Rule(
        "voice.said_behind",
        "A verb of saying and the voice behind it: “…, said the health ministry”",
        f'verb:<say.past|say.s> ("the"|"a"|<nationality>|<padj>){{0,2}} {_WHO}',
        _voice,
        ("Four people were killed, said the health ministry.",),
        ("Four people were killed in the ministry.",),
        priority=-1,
    ),
)
