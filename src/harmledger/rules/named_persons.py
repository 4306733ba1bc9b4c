"""Children, persons who are held, the harmed and homes told by name: names and addresses that can put them at risk."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import Age, Name, NamesFact, Quantity, ToldName
from harmledger.rules.people import ADULT_YEARS
from harmledger.rules.told_names import (
    CALLED,
    NAMED,
    begins_clause,
    is_any,
    is_name,
    is_placed,
    listed,
    names_within,
    told,
)

_HELD = ("detained", "abducted", "forcibly_disappeared", "missing")
_HARMED = ("killed", "died_later", "died_in_custody", "injured", "tortured", "sexual_violence")
_HELD_WORDS = ("hostage", "hostages", "captive", "captives")
# What describes a person between a verb or noun and the name.
_DESC = "<det|one|poss|padj|title|person|voice|nationality|AGE|QTY|comma|incl>"
_LOCATED = ("inplace", "onplace", "fromplace")
_MONTHS = ("month", "months", "week", "weeks", "day", "days")
_HOLDING = '"jailed"|"imprisoned"|"captured"|"held"|"taken"|"in" ("custody"|"detention")'
_STREETS = ("street", "road", "avenue", "lane", "alley", "block", "building", "apartment", "flat", "boulevard")


def _fact(match: Match, why: str | None, nodes: list[int]) -> NamesFact | None:
    if why is None or not nodes:
        return None
    return NamesFact(why, [told(match, node) for node in nodes], match.offsets, match.rule.id)


# Children and captives, by what they are called


def _why(word: object) -> str | None:
    """Return why somebody called by a noun must stay unnamed."""
    if not isinstance(word, Word):
        return None
    if word.text in _HELD_WORDS:
        return "held"
    for sense in word.senses("person")[:1]:
        if sense.get("age") == "child" or sense.get("child_if_young"):
            return "minor"
        if "detainee" in sense.get("roles", ()):
            return "held"
    return None


def _years(match: Match, node: int) -> int | None:
    """Return the years of somebody by the number at a node; months and days give 0."""
    if not 0 <= node < len(match.line):
        return None
    value = match.line.values[node]
    if isinstance(value, Age):
        return value.years
    if not isinstance(value, Quantity) or not value.count.is_exact or value.vague:
        return None
    nxt = match.line.values[node + 1] if node + 1 < len(match.line) else None
    if isinstance(nxt, Word) and nxt.text in _MONTHS:
        return 0
    closed = is_any(match, node + 1, "comma", "close", "and", "end", "quote", "=.")
    return value.count.floor if closed else None


def _is_adult(match: Match, node: int) -> bool:
    """Tell whether the name at a node has an adult's age behind it, or an adult's age stands before the match."""
    years = _years(match, node + 2) if is_any(match, node + 1, "comma", "open") else None
    before = _years(match, match.first - 1), _years(match, node - 1)
    return any(one is not None and one >= ADULT_YEARS for one in (years, *before))


def _called(match: Match) -> NamesFact | None:
    why, node = _why(match.value("noun")), match.nodes("who")[0]
    if why is None or (match.has("comma") and is_any(match, node, "GAZ")):
        return None
    many = is_any(match, match.nodes("noun")[0], "person.plural") or is_any(match, node + 1, "and")
    nodes = [node, *(listed(match, node) if many else ())]
    return _fact(match, why, [one for one in nodes if why != "minor" or not _is_adult(match, one)])


def _called_behind(match: Match) -> NamesFact | None:
    node = match.nodes("who")[0]
    years = [_years(match, one) for one in match.nodes("about")]
    adult = any(one is not None and one >= ADULT_YEARS for one in years)
    if adult or is_placed(match, node) or begins_clause(match, match.stop):
        return None
    return _fact(match, _why(match.value("noun")), [node])


def _aged(match: Match) -> NamesFact | None:
    node, age = match.nodes("who")[0], match.nodes("age")[0]
    years = _years(match, age)
    if years is None or years >= ADULT_YEARS or is_any(match, node - 1, *_LOCATED):
        return None
    behind = age + 1 + is_any(match, age + 1, "person")
    if begins_clause(match, behind) or (is_placed(match, node) and is_any(match, node, "GAZ")):
        return None
    return _fact(match, "minor", [node])


def _aged_before(match: Match) -> NamesFact | None:
    node = match.nodes("who")[0]
    years = _years(match, match.nodes("age")[0])
    if years is None or years >= ADULT_YEARS or is_any(match, node + 1, "person", "object", "voice"):
        return None
    if is_any(match, node - 1, "comma") and (is_any(match, node, "GAZ") or is_any(match, node + 1, "say", "actor")):
        return None
    return _fact(match, "minor", [node])


# Persons held, killed or injured


def _outcome(value: object) -> str:
    if isinstance(value, Word):
        for kind in ("harm", "die", "harm.noun"):
            for sense in value.senses(kind):
                return str(sense.get("outcome"))
    return "detained"


def _why_harmed(match: Match) -> str | None:
    outcome = _outcome(match.value("verb"))
    return "held" if outcome in _HELD else "victim" if outcome in _HARMED else None


def _object(match: Match) -> NamesFact | None:
    """The names behind the verb; one that describes what follows it ("arrested Exampla residents") is none."""
    node = match.nodes("who")[0]
    of_noun = is_any(match, node - 1, "of") and is_any(match, node, "NAME") and not is_any(match, node, "GAZ")
    other = is_any(match, node + 1, "person", "object", "placenoun", "actor") or begins_clause(match, node + 1)
    if (other and not of_noun) or (is_placed(match, node) and not of_noun):
        return None
    return _fact(match, _why_harmed(match), [node, *listed(match, node)])


def _subject(match: Match) -> NamesFact | None:
    """The names that the verb befalls: what stands before it is a name, or what closes the words behind a name."""
    verb = match.nodes("verb")[0]
    stop = verb
    while stop > match.first + 1 and is_any(match, stop - 1, "aux", "be", "adv", "have", "=remains", "=remained"):
        stop -= 1
    active = stop == verb and is_any(match, verb, "harm.past") and not _ends_at(match, verb + 1)
    if active and not is_any(match, verb, "die.past"):
        return None
    if stop > match.first + 1 and is_any(match, stop - 1, "=who"):
        stop -= 1
    if not is_any(match, stop - 1, "NAME", "comma", "close") and stop > match.first + 1:
        return None
    nodes = [node for node in names_within(match, stop) if _may_suffer(match, node) and _suffers(match, node, stop)]
    return _fact(match, _why_harmed(match), nodes)


def _may_suffer(match: Match, node: int) -> bool:
    """Tell a person from a place: in "the family of A, who was arrested" it is A who was."""
    own = is_any(match, node - 1, "of") and not is_any(match, node, "GAZ") and is_any(match, node + 2, "=who")
    return own or not is_placed(match, node)


def _suffers(match: Match, node: int, stop: int) -> bool:
    """Tell whether the name at a node is who the verb befalls: “A, 34, was arrested”, “A and B were arrested”."""
    behind = node + 1
    if stop == behind:
        return True
    if is_any(match, behind, "comma", "open"):
        return is_any(match, stop - 1, "comma", "close") and not any(
            is_any(match, at, "comma") and begins_clause(match, at + 1) for at in range(behind, stop - 1)
        )
    return is_any(match, behind, "and") and is_name(match, behind + 1) and _suffers(match, behind + 1, stop)


def _ends_at(match: Match, node: int) -> bool:
    return is_any(match, node, "end", "prep", "inplace", "by", "comma", "adv", "TIME", "=.", "and")


# Homes


def _is_home(word: object) -> bool:
    return isinstance(word, Word) and word.get("object", "code") == "home"


def _home_of(match: Match) -> NamesFact | None:
    node = match.nodes("who")[0]
    placed = is_any(match, node, "GAZ") or is_any(match, node + 1, "placenoun", "object")
    return _fact(match, "home", [node]) if _is_home(match.value("home")) and not placed else None


def _owner(match: Match) -> NamesFact | None:
    node = match.nodes("who")[0]
    known = is_any(match, node, "GAZ") or (is_placed(match, node) and is_any(match, node - 1, "inplace"))
    return _fact(match, "home", [node]) if _is_home(match.value("home")) and not known else None


def _address(match: Match) -> NamesFact | None:
    """A street with its name or number, told of a home in the same breath."""
    values = match.values("where")
    words = {word.lower() for value in values if isinstance(value, Name | Word) for word in value.text.split()}
    if not _is_home(match.value("home")) or words.isdisjoint(_STREETS):
        return None
    return NamesFact(
        "home", [ToldName(match.span("where"), None, match.nodes("where")[0])], match.offsets, match.rule.id
    )


RULES = (
    Rule(
        "named.child.called",
        "The name of a child, or of somebody held: “a boy, Exampla Invented”, “his sons A and B”, “detainee A”",
        f"noun:<person> (comma:<comma|open>|{CALLED}|age:<AGE>)? <title>? who:<NAME>",
        _called,
        ("A girl named Exampla Invented was killed.", "His sons Exampla, 7, and Testo were killed."),
        ("A teacher named Exampla Invented was killed.", "His son Exampla Invented, 40, was killed."),
    ),
    Rule(
        "named.child.called_behind",
        "Somebody told by name to be a child or to be held: “Exampla Invented, a schoolboy”",
        f"who:{NAMED} <comma|open> about:(<det|one|poss|padj|AGE|QTY|nationality|comma>{{0,5}}) noun:<person>",
        _called_behind,
        ("Exampla Invented, a 14-year-old boy, was killed.",),
        ("In Exampla, a boy was killed.", "Exampla Invented, a teacher, was killed."),
    ),
    Rule(
        "named.child.aged",
        "A name and a child's age: “Exampla Invented, 12,”, “Exampla (9 months)”",
        f"who:{NAMED} <comma|open> <det|one|padj>{{0,2}} age:<AGE|QTY>",
        _aged,
        ("Exampla Invented, 12, was killed.", "They were with Exampla (7) at home."),
        ("Exampla Invented, 40, was killed.", "In Exampla, 12 people were killed."),
    ),
    Rule(
        "named.child.aged_before",
        "A child's age and a name: “12-year-old Exampla Invented”",
        'age:<AGE> <padj|person|nationality|comma|title>{0,3}? ("named"|"called")? who:<NAME>',
        _aged_before,
        ("Shells killed a 12-year-old boy, Exampla Invented.",),
        ("Shells killed 30-year-old Exampla Invented.",),
    ),
    Rule(
        "named.harmed.object",
        "Whom somebody detained, abducted, killed or injured, by name: “soldiers arrested Exampla Invented”",
        f'verb:(<harm.past|harm.ing|harm.s|harm.base|harm.noun>|"arrest"|"detention"|"disappearance") <of>? '
        f"{_DESC}{{0,6}}? who:<NAME>",
        _object,
        ("Soldiers arrested Exampla Invented.", "The abduction of Exampla Invented was reported."),
        ("Soldiers arrested Exampla residents.", "Four people were arrested in Exampla."),
    ),
    Rule(
        "named.harmed.subject",
        "Who was detained, abducted, killed or injured, by name: “Exampla Invented, a teacher, was arrested”",
        f"{NAMED} <!end&!harm.pp&!die.past>{{0,14}}? verb:(<harm.pp|die.past>|{_HOLDING})",
        _subject,
        ("Exampla Invented, a teacher, was arrested.", "Exampla Invented remains in custody."),
        ("Exampla Invented said four people were arrested.",),
    ),
    Rule(
        "named.home.of",
        "Whose home it is: “the house of Exampla Invented”",
        f'home:<object> ("of"|"belonging" "to") {_DESC}{{0,4}}? who:<NAME>',
        _home_of,
        ("Shells hit the house of Exampla Invented.",),
        ("Shells hit the market of Exampla.",),
    ),
    Rule(
        "named.home.owner",
        "Whose home it is, told first: “Exampla Invented's house”",
        "who:<NAME> <poss> <padj|person|family>{0,2} home:<object>",
        _owner,
        ("Shells hit Exampla Invented's house.",),
        ("Shells hit Exampla Invented's market.",),
    ),
    Rule(
        "named.home.address",
        "The street of a home: “a house on Invented Street”, “a home in Street 12”",
        "home:<object> <!end>{0,8}? where:(<QTY>? <NAME>{1,2} <placenoun>|<NAME|placenoun> <QTY>)",
        _address,
        ("Shells hit a house on Exampla Street.",),
        ("Shells hit a market on Exampla Street.",),
    ),
)
