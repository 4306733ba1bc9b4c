"""Casualties told by name: persons are counted by their names, and the names stay unread."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.casualties import ADV, BE, harm, people_of, sense_of, stands_free
from harmledger.rules.meanings import HarmFact, Name, People
from harmledger.rules.people import ONE_PERSON, known_as
from harmledger.rules.reality import aimed

# "The murder case" is of a murder as well, "the death threat" of none.
_CASES = ("case", "trial", "investigation", "probe", "inquiry")


def _own_death(match: Match) -> HarmFact | None:
    """Somebody's death, told by a name, by "his", or by the people whose it is."""
    behind = match.line.values[match.stop]
    types = match.context.types_at(match.line, match.stop)
    case = isinstance(behind, Word) and behind.text in _CASES
    if not (case or types.isdisjoint(("of", "word", "object", "harm", "harm.noun", "attack.noun"))):
        return None
    people = people_of(match) if match.has("who") else None
    if people is None:
        people = People(ONE_PERSON, match.span("verb"), number="definite", named=True, rule=match.rule.id)
        people.known_as = known_as(match)
    return harm(match, people, sense_of(match.value("verb"), "harm.noun"))


def _kills(verb: Word) -> bool:
    return bool(sense_of(verb, "harm", "shot").get("outcome") == "killed")


def _persons(match: Match) -> People:
    """Return the persons by their names, which only tell them apart."""
    at, rule = match.span("verb"), match.rule.id
    each = [
        People(ONE_PERSON, at, number="named", named=True, known_as=value.text, rule=rule)
        for value in match.values("who")
        if isinstance(value, Name)
    ]
    if len(each) == 1:
        return each[0]
    return People(Count.exactly(len(each)), at, number="named", named=True, of=each, rule=rule)


def _names(match: Match) -> HarmFact | None:
    """Named persons in front of a verb of harm, behind it, or behind a noun of harm."""
    types, line = match.context.types_at, match.line
    before, behind = types(line, match.first - 1), types(line, match.stop)
    verb: Word = match.value("verb")
    told_before = match.nodes("who")[0] < match.nodes("verb")[0]
    if told_before:
        if not before.isdisjoint(("of", "prep", "GROUP", "poss", "harm", "shot", "=the")):
            return None
        if not types(line, match.nodes("who")[-1] + 1).isdisjoint(("placenoun", "object")):
            return None  # "Invented community"
        if not match.has("passive") and "die" not in verb.types and not (stands_free(match) and _kills(verb)):
            return None
    elif not behind.isdisjoint(("poss", "GROUP", "person", "object", "word", "PARTY")) or aimed(
        match, match.nodes("verb")[0]
    ):
        return None
    kinds = ("die", "harm", "shot") if told_before else ("harm.noun",) if match.has("of") else ("harm", "shot")
    return harm(match, _persons(match), sense_of(verb, *kinds))


def _described(match: Match) -> HarmFact | None:
    """What stands between commas or behind "who" tells of the person before it."""
    before = match.context.types_at(match.line, match.first - 1)
    if not before.isdisjoint(("prep", "poss", "harm", "shot")) or ("of" in before and not match.has("rel")):
        return None
    people = _persons(match)
    people.others = match.has("with")
    return harm(match, people, sense_of(match.value("verb"), "harm", "shot"))


_NAMES = "who:(<NAME&!GAZ> ((<comma>|<and>){1,2} <NAME&!GAZ>){0,4})"
_NAME = "who:<NAME&!GAZ>"
# What somebody is called before the name: "the liberal presidential hopeful …".
_CALLED = "<det|word|padj|nationality|voice|PARTY|actor|title|person>{0,6}?"
# What stands between commas behind a name and tells no harm.
_ASIDE = "<!end&!be&!harm&!harm.adj&!die&!attack&!effect&!say&!sub>{1,16}?"

NAMED = (
    Rule(
        "casualty.nominal.own",
        "Somebody's death: “his death”, “the death of …” turned round",
        '(name:<NAME&!GAZ> <poss>|"his"|"her") verb:<harm.noun.singular>',
        _own_death,
        ("His death was announced by the family.",),
        ("The death of the market was announced.",),
    ),
    Rule(
        "casualty.nominal.whose",
        "The death of people told before it: “the two monks' murder”",
        "who:<GROUP> <poss> <padj>{0,2} verb:<harm.noun>",
        _own_death,
        ("The two monks' murder was a shock.",),
        ("The murder shocked the two monks.",),
    ),
    Rule(
        "casualty.named.before",
        "Persons told by name alone: “Exampla Invented was killed”",
        f"{_NAMES} <!GROUP&!NAME&!harm&!harm.adj&!die&!and&!sub&!attack&!effect>{{0,5}}? <aux>{{0,2}} "
        f"passive:<be>? {ADV} verb:<harm.pp|shot.pp|die.past|die.s>",
        _names,
        ("Exampla Invented was killed at home.",),
        ("The market was bombed.",),
    ),
    Rule(
        "casualty.named.described",
        "A person by name, with what they are told to be or a relative clause before the verb",
        f"{_NAME} <comma> (rel:<=who>|{_ASIDE} <comma> (<=who>)?) {BE} verb:<harm.pp|shot.pp>",
        _described,
        ("Exampla Invented, a leader of the traders in the town, was killed.", "Testo Ficti, who was killed, was old."),
        ("Exampla Invented, a leader of the traders in the town, was calm.",),
    ),
    Rule(
        "casualty.named.with",
        "A person by name, harmed with others behind: “Exampla Invented, a trader, and two farmers were killed”",
        f"{_NAME} (<comma> {_ASIDE} <comma>)? <and> {_CALLED} with:<GROUP> {BE} verb:<harm.pp|shot.pp>",
        _described,
        ("Exampla Invented, a leader of the traders, and two farmers were killed.",),
        ("Exampla Invented, a leader of the traders, and two farmers were calm.",),
    ),
    Rule(
        "casualty.named.behind",
        "Persons told by name alone behind a verb: “shot Exampla Invented”",
        f"verb:<harm.past|harm.ing|harm.s|shot.past|shot.ing> {_NAMES}",
        _names,
        ("Gunmen shot Exampla Invented at home.",),
        ("Gunmen shot two men.",),
    ),
    Rule(
        "casualty.named.nominal",
        "A named person behind a noun of harm: “the murder of Exampla Invented”",
        f'verb:<harm.noun> of:"of" {_CALLED} {_NAMES}',
        _names,
        (
            "They condemned the murder of Exampla Invented.",
            "They condemned the murder of veteran tinsmith Testo Ficti.",
        ),
        ("They condemned the murder of two men.",),
    ),
)
