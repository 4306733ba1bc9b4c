"""Voices: who says it, by name or by kind, and the stance that the verb of saying takes."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import Name, Party, People, PlaceWords, VoiceFact


def sense_of(value: object) -> Sense | None:
    """Return as whom a node's value speaks: a voice, a party, or people who are one of these."""
    if isinstance(value, Word):
        return next(iter(value.senses("voice")), None)
    if isinstance(value, Party):
        return value.senses[0]
    if isinstance(value, People):
        return next(iter(value.noun.senses("voice")), None) if value.noun else value.party
    return None


def _voice(match: Match) -> VoiceFact | None:
    sense = sense_of(match.value("who"))
    return _fact(match, sense, match.value("verb")) if sense else None


def _fact(match: Match, sense: Sense | None, verb: object) -> VoiceFact:
    stance = verb.get("say", "stance") if isinstance(verb, Word) else None
    return VoiceFact(sense, match.span("who"), stance, match.offsets, match.rule.id, match.nodes("who")[0])


def _person(match: Match) -> VoiceFact | None:
    """People who are no known voice are human sources; those who act as a party speak for it."""
    people = match.value("who")
    if not isinstance(people, People) or people.party or (people.noun and people.noun.senses("voice")):
        return None
    return _fact(match, None, match.value("verb"))


def _state(match: Match) -> VoiceFact | None:
    """A state speaks where its name is the subject: not in "residents of Damascus said"."""
    if not match.context.types_at(match.line, match.first - 1).isdisjoint(("prep", "=of", "poss")):
        return None
    value = match.value("who")
    word = value.word if isinstance(value, Name | PlaceWords) else value
    sense = next(iter(word.senses("actor.weak")), None) if isinstance(word, Word) else None
    return _fact(match, sense, match.value("verb")) if sense else None


def _behind(match: Match) -> VoiceFact | None:
    """Who stands behind "blamed" or "suspected" is no voice."""
    fact = _voice(match)
    return fact if fact and fact.stance is None else None


_WHO = "who:(<voice>|<PARTY>|<GROUP>)"

VOICES = (
    Rule(
        "voice.says",
        "A voice and a verb of saying: “the Civil Defence said”",
        f"{_WHO} <!end&!GROUP&!PARTY&!voice&!say>{{0,6}}? verb:<say&!say.phrases&!say:suspect>",
        _voice,
        ("The civil defence said four people were killed.",),
        ("The civil defence pulled four people out.",),
    ),
    Rule(
        "voice.person",
        "A person who tells it: “a resident said”",
        "who:<GROUP> <have|adv>? verb:<say.past&!say:suspect|say.s&!say:suspect>",
        _person,
        ("A shopkeeper said four people were killed.",),
        ("A shopkeeper was killed.",),
    ),
    Rule(
        "voice.state",
        "A state that speaks: “Israel said”",
        "who:<actor.weak> <have|adv|TIME>{0,2} verb:<say.past&!say:suspect|say.s&!say:suspect>",
        _state,
        ("South Africa said four people were killed.",),
        ("Residents of South Africa said four people were killed.",),
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
        f'verb:<say.past&!say:condemn|say.s&!say:condemn> ("the"|"a"|<nationality>|<padj>){{0,2}} {_WHO}',
        _behind,
        ("Four people were killed, said the health ministry.",),
        ("Four people were killed in the ministry.", "Residents blamed the army."),
        priority=-1,
    ),
)
