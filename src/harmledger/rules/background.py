"""Background: clauses that tell of an earlier event only to date the one that the sentence is about."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.rules.meanings import CueFact, People


def _background(match: Match) -> CueFact | None:
    """Whose fate it is was told before: "two days after gunmen shot him" is how he died."""
    whom = match.line.values[match.nodes("verb")[0] + 1]
    if isinstance(whom, People) and whom.number == "definite":
        return None
    return CueFact("background", match.offsets, match.rule.id, match.first, match.stop)


def _aside(match: Match) -> CueFact:
    return CueFact("background", match.offsets, match.rule.id, match.first, match.stop)


BACKGROUND = (
    Rule(
        "cue.background",
        "An earlier event that only dates this one: “three days after a suicide bomber killed 13 people”",
        '(<MEASURE>|<unit>) ("after"|"since") ("the" <PARTY>)? '
        "<!end&!comma&!be&!sub&!=the&!=he&!=she&!=they&!=it>{0,6}? "
        "verb:<harm.past|attack.past|effect.past|launch.past|commit.past> <!end&!comma>{0,24} "
        "(<comma> <harm.ing|effect.ing> <!end&!comma>{0,12})?",
        _background,
        ("The strike came three days after a suicide bomber killed 13 people.",),
        ("He died three days after gunmen shot him.", "He died three days after the strike."),
    ),
    Rule(
        "cue.background.reprisal",
        "An earlier event to which this one answers: “in retaliation for an attack by rebels”",
        '("in retaliation for"|"in response to"|"in revenge for"|"in reprisal for") <!end>{1,16}',
        _aside,
        ("The raid came in retaliation for an attack by rebels.",),
        ("The raid came at noon.",),
    ),
    Rule(
        "cue.background.comparison",
        "An event to which this one is only compared: “similar to one carried out by rebels”",
        '("similar to"|"comparable to"|"comparable with"|"compared to"|"compared with"|"reminiscent of"|"resembled"'
        '|"resembles"|"unlike") <!end>{1,16}',
        _aside,
        ("The attack was similar to one carried out by rebels.",),
        ("The attack was carried out by rebels.",),
    ),
)
