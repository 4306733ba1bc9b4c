"""Cues of the discourse: what is another event, a general statement, a running total, an exercise or a memory."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import CueFact, TimeWords


def _cue(match: Match) -> CueFact:
    return CueFact(match.rule.id.split(".", 1)[1], match.offsets, match.rule.id, match.first)


def _since(match: Match) -> CueFact | None:
    value = match.value("x")
    if isinstance(value, TimeWords) and value.kind not in ("since",):
        return None
    if isinstance(value, Word) and value.text == "since":
        return None
    return CueFact("running", match.offsets, match.rule.id, match.first)


CUES = (
    Rule(
        "cue.other_event",
        "Another event begins: “in a separate attack”, “elsewhere”",
        "x:<otherevent>",
        _cue,
        ("In a separate attack, a mine killed a farmer.",),
        ("A mine killed a farmer.",),
    ),
    Rule(
        "cue.general",
        "Spoken of in general, not of one event: “a series of attacks”, “relentless bombing”",
        "x:<generic>",
        _cue,
        ("These attacks are part of a series of bombings.",),
        ("The bombing killed two people.",),
    ),
    Rule(
        "cue.running",
        "A running total or a state over a long time: “since 2020”, “so far this year”",
        "x:(<TIME>|<since>)",
        _since,
        ("Since 2020 the mines have killed 40 people.",),
        ("In 2020 a mine killed a farmer.",),
    ),
    Rule(
        "cue.exercise",
        "Something rehearsed, told or rumoured, not done: “an exercise”, “in the film”",
        "x:<unreal>",
        _cue,
        ("The exercise simulated an attack that killed 20 people.",),
        ("The attack killed 20 people.",),
    ),
    Rule(
        "cue.memory",
        "Something remembered: “on the anniversary of the attack”",
        "x:<memory>",
        _cue,
        ("On the anniversary of the attack that killed 20 people, families met.",),
        ("The attack killed 20 people.",),
    ),
    Rule(
        "cue.visit",
        "A visit or an inspection that was under way",
        "x:<visit>",
        _cue,
        ("The attack happened during a visit by a delegation.",),
        ("The attack happened at noon.",),
    ),
    Rule(
        "cue.moved",
        "The harmed were taken somewhere: a place of care is not the place of the event",
        'x:<rushed> <!end>{0,3}? (<object>|<PLACE>|<NAME>)',
        _cue,
        ("The wounded were taken to a hospital.",),
        ("The hospital was hit.",),
    ),
)
