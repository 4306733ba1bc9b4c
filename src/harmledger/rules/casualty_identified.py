"""The harmed told one by one: who the victims "were identified as", and listings of the dead by name and age."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.rules.casualties import ADV, harm, sense_of
from harmledger.rules.listings import with_their_names
from harmledger.rules.meanings import HarmFact, Name, PartFact, People
from harmledger.rules.people import ONE_PERSON

# Who is identified is harmed only where the noun is no suspect's.
_HARMED = frozenset(
    {"victim", "victims", "boy", "girl", "baby", "infant", "toddler", "child", "children", "woman", "women", "teen"}
    | {"teenager", "deceased", "man", "men", "people", "person", "civilians", "brothers", "sisters", "siblings"}
)
_PERSON = "(<title>{0,2} <NAME&!GAZ>|<GROUP>)"
_LIST = f"all:({_PERSON} (<of> <PLACE|NAME>)? ((<comma>|<and>){{1,3}} {_PERSON} (<of> <PLACE|NAME>)?){{0,11}})"


def _persons(match: Match) -> list[People]:
    """Return those of a listing; what stands behind a mere name in commas tells of the same person."""
    told: list[People] = []
    for value in match.values("all"):
        if isinstance(value, Name):
            told.append(People(ONE_PERSON, match.span("verb"), number="named", named=True, known_as=value.text))
        elif isinstance(value, People) and told and _apposed(told[-1], value):
            told[-1] = value
        elif isinstance(value, People):
            told.append(value)
    return with_their_names([one for people in told for one in (people.of or [people])])


def _apposed(person: People, people: People) -> bool:
    if not person.named or person.years is not None or people.number != "one" or people.count != ONE_PERSON:
        return False
    people.known_as = people.known_as or person.known_as
    return True


def _together(match: Match) -> People | None:
    persons = _persons(match)
    if len(persons) < 2:
        return persons[0] if persons else None
    total = persons[0].count
    for one in persons[1:]:
        total = total + one.count
    return People(total, match.span("all"), number="union", of=persons, rule=match.rule.id)


def _identified(match: Match) -> PartFact | None:
    who, people = match.value("who"), _together(match)
    if people is None:
        return None
    if isinstance(who, People):
        if who.noun is None or who.noun.text.casefold() not in _HARMED:
            return None
        if people.sex == "unknown" and not people.of:
            people.sex = who.sex
    return PartFact(people, match.offsets, match.rule.id, match.nodes("verb")[0], identifies=True)


def _listed(match: Match) -> HarmFact | None:
    before = match.context.types_at(match.line, match.first - 1) if match.first else frozenset({"end"})
    people = None if before.isdisjoint(("end", "adv", "comma")) else _together(match)
    return harm(match, people, sense_of(match.value("verb"), "harm")) if people else None


IDENTIFIED = (
    Rule(
        "casualty.identified",
        "Who the harmed were: “the victim was identified as 17-year-old …”",
        f'who:(<them>|<GROUP>) (<aux>|<be>|<adv>){{0,4}} verb:("identified"|"named") <!sub&!them>{{0,6}}? "as" {_LIST}',
        _identified,
        ("The victim was identified as 17-year-old Exampla Inventi.",),
        ("The suspect was identified as 17-year-old Exampla Inventi.",),
    ),
    Rule(
        "casualty.identified.active",
        "Who identified the harmed: “police identified the victims as …”",
        f'verb:("identified"|"named") <det>? who:(<them>|<GROUP>) <!sub&!them>{{0,6}}? "as" {_LIST}',
        _identified,
        ("Police identified the victims as Exampla Inventi, 34, and Testo Ficti, 12.",),
        ("Police identified the suspect as Exampla Inventi, 34.",),
    ),
    Rule(
        "casualty.identified.were",
        "A listing behind the harmed: “the dead were …”",
        f'who:(<them>|"those" <adv>? <harm.pp>) (<prep> <!GROUP&!sub&!be&!incl>{{1,5}}?)? verb:<be|incl> {_LIST}',
        _identified,
        ("The dead were Exampla Inventi, 34, and Testo Ficti, 12.",),
        ("The dead were buried.",),
    ),
    Rule(
        "casualty.identified.among",
        "A listing that begins with a name: “among the dead were Exampla Inventi, his wife and …”",
        f"verb:<incl> all:(<title>{{0,2}} <NAME&!GAZ> ((<comma>|<and>){{1,3}} {_PERSON}){{1,11}})",
        _identified,
        ("Among the dead were Exampla Inventi, Testa Ficti and three children.",),
        ("Among the dead were three children.",),
    ),
    Rule(
        "casualty.listed",
        "A listing behind the verb: “killed were …”, “also killed were …”",
        f"verb:<harm.pp> (<prep> <!GROUP&!sub&!be>{{1,4}}?)? {ADV} <be> {_LIST}",
        _listed,
        ("Also killed were 25-year-old Exampla Inventi and 23-year-old Testa Ficti.",),
        ("The killed were buried.",),
    ),
)
