"""Parts of the harmed: sub-groups told behind the harm, in a listing or in a sentence of their own, and the rest."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.model import Count
from harmledger.rules.casualties import ADV, BE, WHO, harm, people_of, sense_of
from harmledger.rules.meanings import HarmFact, PartFact, People, Quantity


def _part(match: Match) -> PartFact | None:
    people = people_of(match)
    if people is None:
        return None
    share = match.value("share") if people.number == "bare" else None
    return PartFact(people, match.offsets, match.rule.id, match.nodes("who")[0], share)


def _part_told(match: Match) -> PartFact | None:
    whole, part = match.value("n"), people_of(match)
    if part is None or part.of or part.number != "bare":
        return None
    if isinstance(whole, People) and (whole.of or whole.number != "stated"):
        return None
    part.count, part.at = whole.count, (match.span("n")[0], match.span("who")[1])
    return PartFact(part, match.offsets, match.rule.id, match.nodes("who")[0])


def _part_listed(match: Match) -> PartFact | None:
    people: People = match.value("who")
    return PartFact(people, match.offsets, match.rule.id, match.nodes("who")[0]) if people.of else None


def _rest(match: Match) -> HarmFact | None:
    """What a part leaves over of a whole, harmed in another way: "of the 12, four were killed and the rest wounded"."""
    counts = [value.count for name in ("n", "k") if isinstance(value := match.value(name), People | Quantity)]
    whole, part = max(counts, key=_floor), min(counts, key=_floor)
    people = People(whole.less(part), match.span("who"), number="definite", others=True, rule=match.rule.id)
    return harm(match, people, sense_of(match.value("verb"), "harm", "harm.adj", "shot"))


def _floor(count: Count) -> int:
    return count.floor


PARTS = (
    Rule(
        "casualty.part",
        "A sub-group named behind the harm: “…, including a woman”",
        f"<comma|open>? share:<incl> {ADV} <det>? {WHO}",
        _part,
        ("Four civilians were killed, including a woman.",),
        ("Four civilians and a woman were killed.",),
    ),
    Rule(
        "casualty.part.told_of",
        "What some of the people were: “two of the victims were children”, “two of the eight dead were women”",
        f'n:<QTY|GROUP> (("of" <det>? <QTY>? <harm.people|them>)? <be>|("of whom"|"of them"|"of which") <be>?) '
        f"{ADV} {WHO}",
        _part_told,
        ("Two of the victims were children.", "Two of the eight dead were women."),
        ("Two of the victims were rescued.",),
    ),
    Rule(
        "casualty.part.colon",
        "A listing behind a colon: “four people were killed …: a father, his son and two others”",
        '":" who:<GROUP>',
        _part_listed,
        ("Four people died in the house: a father, his son and two neighbours.",),
        ("He said: a man came.",),
    ),
    Rule(
        "casualty.rest",
        "The rest of a whole: “of the 12 passengers, four were killed and the rest were wounded”",
        "n:<QTY|GROUP> <!end&!QTY&!GROUP>{1,12}? k:<QTY|GROUP> <!end&!QTY&!GROUP>{0,5}? <harm.pp> <comma>? <and> "
        f'who:("the rest"|"the others") ({BE})? verb:<harm.pp|harm.adj>',
        _rest,
        ("Of the 12 passengers, four were killed and the rest were wounded.",),
        ("Four were killed and the rest were calm.",),
    ),
)
