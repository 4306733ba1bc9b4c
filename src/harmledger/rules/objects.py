"""Objects: the things that were hit, and what befell them."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import ObjectFact
from harmledger.rules.means import counted_up, of_no_person
from harmledger.rules.reality import untold


def _thing(match: Match, effect: str) -> ObjectFact | None:
    word: Word = match.value("what")
    senses = [sense for sense in word.senses("object") if sense.get("code") != "village_or_town"]
    if not senses:
        return None
    return ObjectFact(
        str(senses[0].get("code")),
        effect,
        senses[0].get("protected"),
        match.span("what"),
        match.rule.id,
        match.nodes("what")[0],
    )


def _effect_of(word: object) -> str:
    senses: tuple[Sense, ...] = word.senses("effect") if isinstance(word, Word) else ()
    effects = [str(sense.get("effect")) for sense in senses]
    return next((effect for effect in effects if effect != "hit"), "hit")


def _acted_on(match: Match) -> ObjectFact | None:
    verb = match.nodes("verb")[0]
    return None if untold(match, verb) or of_no_person(match, verb) else _thing(match, _effect_of(match.value("verb")))


def _aimed_at(match: Match) -> ObjectFact | None:
    attack = match.nodes("attack")[0]
    return None if untold(match, attack) or counted_up(match, attack) else _thing(match, "hit")


def _fired_at(match: Match) -> ObjectFact | None:
    verb: Word = match.value("verb")
    fired = verb.text.startswith(("fir", "open", "launch")) and not untold(match, match.nodes("verb")[0])
    return _thing(match, "hit") if fired else None


def _listed(match: Match) -> ObjectFact | None:
    """A further thing shares what befell the one before it; whether that one was hit at all is seen later."""
    return _thing(match, "listed") if "object" in match.context.types_at(match.line, match.first - 1) else None


_DET = "<det|adv|padj|poss|dir|nationality|NAME|PLACE|QTY>{0,4}"
_NOT_OTHER = "<!end&!PARTY&!GROUP&!QTY&!actor.weak&!and&!object>"

OBJECTS = (
    Rule(
        "object.acted_on",
        "A thing behind a verb of attack or damage: “hit a market”, “damaging two houses”",
        f"verb:(<attack.past|attack.s|attack.ing|attack.base|effect.past|effect.s|effect.ing|effect.base>) {_DET} "
        "what:<object>",
        _acted_on,
        ("Shells hit a market.", "The blast damaged two houses."),
        ("The market was calm.",),
    ),
    Rule(
        "object.passive",
        "A thing that was hit or damaged: “the school was destroyed”",
        f"what:<object> {_NOT_OTHER}{{0,4}}? <aux>{{1,2}} <adv>{{0,2}} verb:<attack.pp|effect.pp>",
        _acted_on,
        ("The school was destroyed.",),
        ("The school was closed.", "The school could be destroyed."),
    ),
    Rule(
        "object.of_attack",
        "A thing that an attack was aimed at: “an airstrike on a hospital”",
        f'attack:<attack.noun> ("by" <det>? <PARTY>)? ("on"|"against"|"targeting"|"of"|"at") {_DET} what:<object>',
        _aimed_at,
        ("An airstrike on a hospital killed two people.",),
        ("An airstrike killed two people from a hospital.", "They warned of an airstrike on a hospital."),
    ),
    Rule(
        "object.fired_at",
        "A thing that weapons were fired at: “fired rockets at a school”",
        "verb:<launch.past|launch.ing|launch.s|attack.past|attack.ing> <!end&!comma&!object&!prep&!say>{0,6}? "
        f'("at"|"on"|"into"|"towards") {_DET} what:<object>',
        _fired_at,
        ("Helicopters fired rockets and machine guns at a school.", "Soldiers opened fire on a bus."),
        ("The army fired the commander at noon.", "They dropped leaflets on a school."),
    ),
    Rule(
        "object.part_of",
        "A part of a thing that was hit: “destroyed the main building of the hospital”",
        f"verb:(<attack.past|attack.s|attack.ing|effect.past|effect.s|effect.ing>) {_DET} <word>? "
        '("building"|"buildings"|"part"|"parts"|"wing"|"wall"|"walls"|"roof"|"gate"|"entrance"|"courtyard"|"ward"'
        f'|"floor"|"section") "of" {_DET} what:<object>',
        _acted_on,
        ("The blast destroyed the main building of the hospital.",),
        ("The blast was heard in the main building of the hospital.",),
    ),
    Rule(
        "object.before_attack",
        "A thing named before the attack on it: “the mosque blast”",
        "what:<object> attack:<attack.noun>",
        _aimed_at,
        ("Two people died in the mosque blast.",),
        ("Two people died in the mosque.",),
    ),
    Rule(
        "object.damage_to",
        "Damage to a thing: “damage to homes”, “destruction of infrastructure”",
        f'verb:<effect.nouns> ("to"|"of"|"in") {_DET} what:<object>',
        _acted_on,
        ("There was damage to homes.",),
        ("Homes were sold.",),
    ),
    Rule(
        "object.listed",
        "A further thing in the list: “homes, schools and mosques”",
        f"(<comma>|<and>|<comma> <and>) {_DET} what:<object>",
        _listed,
        ("It damaged homes, schools and mosques.",),
        ("It damaged homes.",),
    ),
)
