"""People listed with words between them: “the mayor of the town, as well as two farmers”, each harmed by one verb."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.rules.casualties import ADV, BE, DOES, harm, sense_of
from harmledger.rules.meanings import HarmFact, People
from harmledger.rules.reality import aimed, general

# What may stand behind one of the people listed: where they are from, what they are called, their age.
_TAIL = "(<of>|<prep>|<PLACE>|<NAME>|<TIME>|<AGE>|<comma>|<open>|<close>|<padj>|<det>|<object>|<word>){1,9}?"
_MORE = f"<comma>? <and> {ADV} <det>?"
# A verb behind people makes them the first of a clause of their own.
_VERBS = ("aux", "harm", "harm.past", "die.past", "attack.past", "shot.past", "say.past", "effect.past", "find")


def _own_clause(match: Match, behind: int) -> bool:
    types, line = match.context.types_at, match.line
    while not types(line, behind).isdisjoint(("adv", "hedge")):
        behind += 1
    return not types(line, behind).isdisjoint(_VERBS)


def _counted(people: object) -> bool:
    return isinstance(people, People) and people.number != "definite" and people.status != "directly_participating"


def _more_objects(match: Match) -> HarmFact | None:
    verb = match.nodes("verb")[0]
    people = match.value("who")
    if aimed(match, verb) or general(match, verb) or _own_clause(match, match.stop) or not _counted(people):
        return None
    return _listed(harm(match, people, sense_of(match.value("verb"), "harm", "shot", "harm.noun")))


def _listed(fact: HarmFact | None) -> HarmFact | None:
    if fact is not None:
        fact.listed = True
    return fact


def _more_subjects(match: Match) -> HarmFact | None:
    types, line, before = match.context.types_at, match.line, match.first - 1
    while not types(line, before).isdisjoint(("det", "adv", "hedge")):
        before -= 1
    # The object of a verb before them, or one of a list that another reads: they are not the subject.
    if not types(line, before).isdisjoint(("harm", "by", "attack", "of", "and", "incl", "harm.noun", "prep", "sub")):
        return None
    # "Exampla Inventi, a candidate of the party, and his brother": who is named was counted by the name.
    if "comma" in types(line, before) and not types(line, before - 1).isdisjoint(("NAME", "GROUP", "close", "AGE")):
        return None
    people = match.value("who")
    if not _counted(people):
        return None
    return _listed(harm(match, people, sense_of(match.value("verb"), "harm", "shot", "harm.adj")))


MORE = (
    Rule(
        "casualty.active.more",
        "Further people harmed by a verb, behind words on the first: “killed the mayor of a town, and two farmers”",
        f"{DOES} {ADV} <det>? {ADV} <GROUP> {_TAIL} {_MORE} who:<GROUP>",
        _more_objects,
        ("Gunmen killed the mayor of a small town, as well as two farmers.",),
        ("The bomb killed a teacher in the market and two pupils were hurt.",),
    ),
    Rule(
        "casualty.passive.more",
        "The first of people listed before a passive verb: “a teacher from the town and two pupils were killed”",
        f"who:<GROUP> {_TAIL} {_MORE} <GROUP> (<comma>? {BE}) verb:<harm.pp|shot.pp|harm.adj>",
        _more_subjects,
        ("A teacher from the old town and two pupils were killed.",),
        ("Police searched for a man in the town and two pupils were killed.",),
    ),
)
