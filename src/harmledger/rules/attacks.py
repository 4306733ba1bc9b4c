"""Attacks: who attacked whom or what, with what, and what was hit."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import ActFact, AttackFact, MeansFact, Name, ObjectFact, Party, People, PlaceWords
from harmledger.rules.parties import party_of


def _means(match: Match) -> MeansFact | None:
    word: Word = match.value("means")
    for kind in ("means", "attack.noun", "attack"):
        for sense in word.senses(kind):
            if sense.get("code"):
                return MeansFact(
                    str(sense.get("code")),
                    str(sense.get("launch", "unspecified")),
                    match.span("means"),
                    match.rule.id,
                    match.first,
                    strong=kind != "attack",
                )
    return None


def _attack(match: Match) -> AttackFact:
    word: Word = match.value("attack")
    before = match.line.values[match.first - 1] if match.first else None
    definite = isinstance(before, Word) and before.text in ("the", "this", "that", "these")
    return AttackFact(
        match.offsets,
        match.rule.id,
        match.first,
        noun="attack.noun" in word.types,
        plural="attack.noun" in word.types and word.text.endswith("s") and not word.text.endswith("ss"),
        definite=definite,
    )


def actor_of(value: object, at: tuple[int, int]) -> Party | None:
    """Return the party that a node stands for: a party phrase, people who fight, or a word that names a state."""
    if isinstance(value, Party):
        return value
    if isinstance(value, People):
        if value.party:
            return Party((value.party,), value.at, people=True, rule=value.rule)
        senses = party_of(value.noun, ("actor", "actor.generic")) if value.noun else ()
        return Party(senses, value.at, people=True, rule=value.rule) if senses else None
    word = value.word if isinstance(value, Name | PlaceWords) else value
    senses = party_of(word) if isinstance(word, Word) else ()
    return Party(senses, at) if senses else None


def _act(match: Match, role: str, stance: str = "alleged") -> ActFact | None:
    party = actor_of(match.value("who"), match.span("who"))
    if party is None:
        return None
    return ActFact(party, role, stance, party.at, match.rule.id, match.nodes("who")[0])


def _subject(match: Match) -> ActFact | None:
    verb = match.value("verb")
    passive = isinstance(verb, Word) and not {"attack.past", "attack.s", "attack.ing", "attack.base", "harm.past", "harm.ing", "harm.s", "shot.past", "effect.past", "effect.ing"} & verb.types
    return None if passive else _act(match, "perpetrator")


def _agent(match: Match) -> ActFact | None:
    return _act(match, "perpetrator")


def _supporter(match: Match) -> ActFact | None:
    return _act(match, "supporter")


def _target(match: Match) -> ActFact | None:
    return _act(match, "target")


def _claimed(match: Match) -> ActFact | None:
    return _act(match, "perpetrator", "claimed_responsibility")


def _denied(match: Match) -> ActFact | None:
    return _act(match, "perpetrator", "denied")


def _accused(match: Match) -> ActFact | None:
    return _act(match, "perpetrator")


def _suspected(match: Match) -> ActFact | None:
    return _act(match, "perpetrator", "suspected")


def _thing(match: Match, effect: str) -> ObjectFact | None:
    word: Word = match.value("what")
    senses = [sense for sense in word.senses("object") if sense.get("code") != "village_or_town"]
    if not senses:
        return None
    return ObjectFact(
        str(senses[0].get("code")), effect, senses[0].get("protected"), match.span("what"), match.rule.id, match.nodes("what")[0]
    )


def _effect_of(word: object) -> str:
    senses: tuple[Sense, ...] = word.senses("effect") if isinstance(word, Word) else ()
    effects = [str(sense.get("effect")) for sense in senses]
    return next((effect for effect in effects if effect != "hit"), "hit")


def _acted_on(match: Match) -> ObjectFact | None:
    return _thing(match, _effect_of(match.value("verb")))


def _aimed_at(match: Match) -> ObjectFact | None:
    return _thing(match, "hit")


def _listed(match: Match) -> ObjectFact | None:
    """A further thing shares what befell the one before it; whether that one was hit at all is seen later."""
    return _thing(match, "listed") if "object" in match.context.types_at(match.line, match.first - 1) else None


_ACTOR = "who:(<PARTY>|<actor.weak>|<actor>|<GROUP&PARTY>)"
_DONE = "<attack.past|attack.s|attack.ing|attack.base|harm.past|harm.ing|harm.s|shot.past|effect.past|effect.ing|effect.s>"
_DET = "(<det>|<adv>|<padj>|<poss>|<dir>|<nationality>|<NAME>|<QTY>){0,4}"
_NOT_OTHER = "<!end&!PARTY&!GROUP&!QTY&!actor.weak&!and&!object>"

NAMED = (
    Rule(
        "means.named",
        "A weapon or a kind of attack that is named",
        "means:<means|attack.noun|attack.past|attack.pp|attack.ing|attack.s>",
        _means,
        ("An airstrike hit the market.", "The town was shelled."),
        ("The market was hit.",),
    ),
    Rule(
        "attack.named",
        "A word that tells an attack",
        "attack:<attack.noun|attack.past|attack.pp|attack.ing|attack.s|attack.base>",
        _attack,
        ("The attack happened at noon.",),
        ("The market was open.",),
    ),
)

ACTS = (
    Rule(
        "actor.subject",
        "The party as the subject of an attack: “government forces shelled the town”",
        f'{_ACTOR} (<comma> <!end&!PARTY&!attack.past>{{1,8}}? <comma>)? ("also"|<adv>|<aux>|<TIME>|"who"|"which"|"have"|"then"|"again"|"stationed"|<inplace>|<PLACE>){{0,4}} verb:{_DONE}',
        _subject,
        ("Government forces shelled the town.",),
        ("Government forces were calm.",),
    ),
    Rule(
        "actor.agent",
        "The party behind “by”: “shelled by government forces”",
        f'(<attack>|<attack.noun>|<harm>|<means>|<effect>|<shot>|"carried"|"launched"|"fired"|"dropped"|"conducted"|"perpetrated"|"committed"|"planted") {_NOT_OTHER}{{0,6}}? "by" ("the"|"a"|"an"|"suspected"|"alleged"|<hedge>|<adv>){{0,3}} {_ACTOR}',
        _agent,
        ("The town was shelled by government forces.",),
        ("The town was visited by government forces.",),
    ),
    Rule(
        "actor.adjective",
        "A party named before the attack: “an Israeli airstrike”, “Russian shelling”",
        'who:(<nationality>|<PARTY>|<actor>|<actor.weak>|<actor.generic>) ("\'s")? <padj|dir|QTY|TIME>{0,2} (<attack.noun>|<means>)',
        _agent,
        ("An Israeli airstrike hit the house.",),
        ("An airstrike hit the Israeli house.",),
    ),
    Rule(
        "actor.accused",
        "Somebody is blamed: “blamed the army for the attack”",
        f'("blamed"|"blames"|"accused"|"accuses"|"accusing"|"blaming"|"attributed to"|"attributed"|"attributing"|"responsibility of") ("on"|"to"|"the"|"it"|"responsibility"|"attack"|"strike"|"bombing"|"for"|"killing"){{0,5}} {_ACTOR}',
        _accused,
        ("Residents blamed government forces for the attack.",),
        ("Residents praised government forces.",),
    ),
    Rule(
        "actor.claimed",
        "Somebody claims to have done it",
        f'{_ACTOR} ("later"|"has"|"have"|<adv>|<aux>){{0,3}} ("claimed responsibility"|"claims responsibility"|"took responsibility"|"has claimed responsibility"|"admitted")',
        _claimed,
        ("The SDF claimed responsibility for the attack.",),
        ("The SDF has not claimed responsibility.",),
    ),
    Rule(
        "actor.denied",
        "Somebody denies to have done it",
        f'{_ACTOR} ("later"|"has"|"have"|<adv>|<aux>){{0,3}} ("denied responsibility"|"denied involvement"|"denied"|"denies"|"has denied") ("carrying"|"any"|"responsibility"|"involvement"|"attacking"|"targeting"|"having"|"that"|"it"|"the")',
        _denied,
        ("The SDF denied responsibility for the attack.",),
        ("The SDF claimed responsibility for the attack.",),
    ),
    Rule(
        "actor.supporter",
        "Somebody who helped the party: “supported by Russian forces”",
        f'("supported by"|"backed by"|"with the support of"|"with support from"|"aided by"|"assisted by"|"with the help of") ("the")? {_ACTOR}',
        _supporter,
        ("The army, supported by Russian forces, shelled the town.",),
        ("Russian forces shelled the town.",),
    ),
    Rule(
        "actor.target",
        "The party that was aimed at: “an attack on the police”",
        f'((<attack.noun>) ("on"|"against"|"targeting")|<attack.ing>|<attack.past>) {_DET} {_ACTOR}',
        _target,
        ("They attacked government forces.",),
        ("Government forces attacked.",),
    ),
)

THINGS = (
    Rule(
        "object.acted_on",
        "A thing behind a verb of attack or damage: “hit a market”, “damaging two houses”",
        f"verb:(<attack.past|attack.s|attack.ing|attack.base|effect.past|effect.s|effect.ing|effect.base>) {_DET} what:<object>",
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
        ("The school was closed.",),
    ),
    Rule(
        "object.of_attack",
        "A thing that an attack was aimed at: “an airstrike on a hospital”",
        f'<attack.noun> ("on"|"against"|"targeting"|"of"|"at") {_DET} what:<object>',
        _aimed_at,
        ("An airstrike on a hospital killed two people.",),
        ("An airstrike killed two people from a hospital.",),
    ),
    Rule(
        "object.damage_to",
        "Damage to a thing: “damage to homes”, “destruction of infrastructure”",
        f'verb:<effect.nouns> ("to"|"of"|"in") {_DET} what:<object>',
        _acted_on,
        ("It caused damage to homes.",),
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
