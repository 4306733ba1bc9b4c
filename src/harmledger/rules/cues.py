"""Cues of the discourse: what is another event, a general statement, a running total, an exercise or a memory."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import CueFact, People, TimeWords

# Times as long as a month or more.
_LONG = ("year", "month", "season", "period")


def _cue(match: Match) -> CueFact:
    name = match.rule.id.split(".", 1)[1]
    return CueFact(name, match.offsets, match.rule.id, match.first, match.value("value"))


def _heading(match: Match) -> CueFact | None:
    """Only at the beginning of a line; "Kherson: …" elsewhere is a list or a quotation."""
    before = match.context.types_at(match.line, match.first - 1)
    return _cue(match) if match.first == 0 or "end" in before else None


def _share(match: Match) -> CueFact | None:
    """ "… and one in Nikopol killed two" has a verb of its own."""
    value = match.value("value")
    if "harm.past" in match.context.types_at(match.line, match.stop):
        return None
    people = value if isinstance(value, People) else People(value.count, match.span("value"), rule=match.rule.id)
    return CueFact("share", match.offsets, match.rule.id, match.first, people)


def _since(match: Match) -> CueFact | None:
    value = match.value("x")
    # "Since Friday" is an event that goes on.
    if isinstance(value, TimeWords) and (value.kind != "since" or value.end is None or value.end.kind not in _LONG):
        return None
    if isinstance(value, Word) and value.text == "since":
        return None
    return CueFact("running", match.offsets, match.rule.id, match.first)


def _told_by(match: Match) -> CueFact | None:
    """Not "were reported killed": what a report itself tells without saying who reported it."""
    if "be" in match.context.types_at(match.line, match.first - 1):
        return None
    return CueFact("told_by", match.offsets, match.rule.id, match.first, match.has("behind"))


CUES = (
    Rule(
        "cue.told_by",
        "Words by which somebody gives a figure: “the agency reported”, “put the number at”, “according to”",
        "behind:<say:according_to>|<say.past&!say:condemn&!say:suspect|say.s&!say:condemn&!say:suspect>"
        "|<say.ing&!say:condemn&!say:suspect>|<figure>",
        _told_by,
        ("The agency reported that 20 people were killed.", "Others put the number at 20 killed."),
        ("Twenty people were reported killed.",),
    ),
    Rule(
        "cue.other_event",
        "Another event begins: “in a separate attack”, “elsewhere”",
        "x:<otherevent>",
        _cue,
        ("In a separate attack, a mine killed a farmer.",),
        ("A mine killed a farmer.",),
    ),
    Rule(
        "cue.another_weapon",
        "Another weapon came down: “another missile hit”, “a second shell struck”",
        'x:(<another>|"a" ("second"|"third")|"second"|"third") <padj>{0,1} <means> <adv>? <attack.past|effect.past>',
        _cue,
        ("Another missile hit a warehouse.", "A second shell struck a shop."),
        ("A missile hit a warehouse.",),
    ),
    Rule(
        "cue.general",
        "Spoken of in general, not of one event: “a series of attacks”, “relentless bombing”",
        "x:<generic>",
        _cue,
        ("The bombing was one of a series of raids.",),
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
        "cue.accident",
        "An accident, an illness or a disaster of nature",
        "x:<accident>",
        _cue,
        ("A car crash killed three people.", "Cholera killed three people."),
        ("A shell killed three people.",),
    ),
    Rule(
        "cue.mishap",
        "An accident in which something exploded: “a gas leak”",
        "x:<mishap>",
        _cue,
        ("A gas leak caused an explosion that killed a baker.",),
        ("A bomb caused an explosion that killed a baker.",),
    ),
    Rule(
        "cue.pastime",
        "Sport or art, which borrow the words of violence",
        "x:<pastime>",
        _cue,
        ("Three injured players will miss the final.",),
        ("Three injured players were taken to hospital.",),
    ),
    Rule(
        "cue.aftermath",
        "What follows long after: a funeral, a trial",
        "x:<aftermath>",
        _cue,
        ("The five dead were buried on Monday.",),
        ("Five people died on Monday.",),
    ),
    Rule(
        "cue.charge",
        "What a court or the police do about it: a charge, a prosecution",
        "x:<charge>",
        _cue,
        ("A man was charged with killing two people on Monday.",),
        ("A man killed two people on Monday.",),
    ),
    Rule(
        "cue.long_violence",
        "A clause about a war as a whole: “in the war that has killed thousands”",
        'x:<hostilities> <comma>? ("that"|"which") <aux>? <adv>? <harm>',
        _cue,
        ("Two women died in the war that has killed thousands.",),
        ("Two women died in the war.",),
    ),
    Rule(
        "cue.spread",
        "Harm summed over a country or a region",
        "x:<spread>",
        _cue,
        ("In April, 78 people were killed across the country.",),
        ("In April, 78 people were killed in a village.",),
    ),
    Rule(
        "cue.heading",
        "A place that heads an entry of a list: “Sumy: one man killed”",
        'value:<PLACE> ":"',
        _heading,
        ("Sumy: one man killed by artillery fire.",),
        ("The dead came from Sumy: two men.",),
    ),
    Rule(
        "cue.share",
        "So many more at another place, by the same verb: “… and three in Nikopol”",
        '(","|";"|":"|<and>) <adv>? value:(<QTY>|<GROUP>) ("in"|"at"|"near"|"inside"|"outside") ("the")? place:<PLACE>',
        _share,
        ("Shelling killed two people in Kherson and three in Nikopol.",),
        ("Shelling killed two people in Kherson and Nikopol.",),
    ),
    Rule(
        "cue.another_one",
        "Another of the same kind at another place: “… and one on Hodeidah killed a man”",
        '<and> (<one>|<QTY>|<GROUP>|"another") <inplace> <det>? <PLACE> <adv>? <harm.past>',
        _cue,
        ("An air raid on Sanaa killed two people and one on Hodeidah killed a man.",),
        ("An air raid on Sanaa killed two people and one in Hodeidah was killed.",),
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
        "x:<rushed> <!end>{0,3}? (<object>|<PLACE>|<NAME>)",
        _cue,
        ("The wounded were taken to a hospital.",),
        ("The hospital was hit.",),
    ),
)
