"""Listings of people: unions, sub-groups and partitions over groups that are already read."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.meanings import GROUP, People, Quantity


def sum_of_people(people: list[People]) -> Count:
    """Return how many the groups are together."""
    total = Count(0, 0)
    for group in people:
        total = total + group.count
    return total


def _stretched(people: People, match: Match) -> People:
    people.at = (people.at[0], match.offsets[1])
    return people


def is_whole_of(first: People, rest: list[People]) -> bool:
    """Tell whether the rest are the parts of the first: "five civilians, three women and two infants".

    Of people told by sex or age, only such as add up to them are: "five children, two boys and three girls".
    """
    if len(rest) < 2 or first.number != "stated" or first.parts or any(group.generic or group.others for group in rest):
        return False
    total = sum_of_people(rest)
    if total == first.count:
        return first.generic or all(_among(first, group) for group in rest)
    return first.generic and total.is_exact and total.floor <= first.count.floor


def _among(whole: People, part: People) -> bool:
    return whole.sex in ("unknown", part.sex) and whole.age in ("unknown", part.age)


def with_their_names(groups: list[People]) -> list[People]:
    """Put persons told by age and name under those they are: "their children, nine-year-old A and 5-year-old B"."""
    kept: list[People] = []
    for person in groups:
        last = kept[-1] if kept else None
        named = last is not None and last.number == "possessed" and person.number == "named"
        if last is not None and named and (last.count == Count(2, None) or len(last.parts) < last.count.floor > 1):
            last.parts.append(person)
        else:
            kept.append(person)
    for people in kept:
        if people.number == "possessed" and len(people.parts) > 1:
            people.count = Count.exactly(max(len(people.parts), people.count.floor))
    return kept


def _shares_number(groups: list[People]) -> bool:
    """Tell one number over several nouns: "twelve children and teenagers" are twelve, not twelve and more."""
    first, rest = groups[0], groups[1:]
    return (
        first.number == "stated"
        and not first.parts
        and all(group.count == Count(2, None) and group.number in ("bare", "possessed") for group in rest)
    )


def _together(groups: list[People], end: int) -> People:
    """Return the first group widened over the others: it keeps of itself only what is true of them all."""
    first = groups[0]
    for name in ("status", "sex", "age"):
        if len({getattr(group, name) for group in groups}) > 1:
            setattr(first, name, "unknown")
    first.roles = tuple(role for role in first.roles if all(role in group.roles for group in groups))
    first.generic = first.sex == first.age == "unknown" and not first.roles
    first.sealed = any(group.sealed for group in groups)
    first.at = (first.at[0], end)
    return first


def begins_a_clause(match: Match) -> bool:
    """Tell "the death of four civilians, and two others were injured": the last group begins a clause of its own."""
    types = match.context.types_at
    line, before = match.line, match.first - 1
    while before > 0 and not types(line, before).isdisjoint(("det", "adv", "hedge", "of", "governs")):
        before -= 1
        if "sub" in types(line, before + 1):
            return False  # "reported that two clerks and a driver were killed"
    last = line.values[match.stop - 1]
    if not isinstance(last, People) or ("say" in types(line, before) and not last.others):
        return False
    if "incl" in types(line, before):
        return last.others and "aux" in types(line, match.stop)
    told = not types(line, before).isdisjoint(("harm", "harm.noun", "cause", "shot", "find"))
    return told and not types(line, match.stop).isdisjoint(("aux", "harm.past", "die.past"))


def _union(match: Match) -> Node | None:
    nodes = [node for node in match.nodes("all") if isinstance(match.line.values[node], People)]
    stop = None
    if begins_a_clause(match):
        nodes = nodes[:-1]
        stop = nodes[-1] + 1
    groups = with_their_names([match.line.values[node] for node in nodes])
    if len(groups) == 1 and groups[0].parts:
        return Node(GROUP, groups[0], stop)
    # "The victims and two others": the first are not counted here, whoever they are was told before.
    if len(groups) < 2 or any(group.number == "definite" and not group.count.is_exact for group in groups):
        return None
    first, rest = groups[0], groups[1:]
    if is_whole_of(first, rest):
        first.parts += rest
        return Node(GROUP, first, stop)
    if _shares_number(groups):
        return Node(GROUP, _together(groups, match.line.ends[nodes[-1]]), stop)
    made = People(sum_of_people(groups), match.offsets, number="union", of=groups, rule=match.rule.id)
    made.sealed = any(group.sealed for group in groups)
    made.others = first.others
    return Node(GROUP, made, stop)


def shared(whole: Count, share: Word) -> Count | None:
    """Return how many of a whole "half of them" or "most of them" are; None where the words do not say."""
    if not share.get("incl", "share"):
        return None
    if not whole.is_exact:
        return Count(max(2, whole.floor // 2), None) if whole.low else Count(2, None)
    number = whole.floor
    match share.get("incl", "share"):
        case "half":
            return Count.exactly(number // 2) if number % 2 == 0 else Count(number // 2, number // 2 + 1)
        case "most":
            return Count(number // 2 + 1, number)
        case _:
            return Count.exactly(number)


def _including(match: Match) -> Node | None:
    whole: People = match.value("whole")
    part: People = match.value("part")
    if whole is part:
        return None
    share = match.value("share")
    if isinstance(share, Word) and part.number == "bare":
        part.count = shared(whole.count, share) or part.count
    if not (part.of or part.count.within(whole.count) or part.count.is_exact):
        return Node(GROUP, whole)
    whole.parts += part.of or [part]
    whole.number = "stated" if whole.number in ("bare", "definite") and whole.count.is_exact else whole.number
    return Node(GROUP, whole)


def _one_of_whom(match: Match) -> Node | None:
    whole: People = match.value("whole")
    number = match.value("n")
    count = number.count if isinstance(number, Quantity) else Count(1, 1)
    described = match.value("what")
    if not count.within(whole.count):
        return None
    if isinstance(described, People):
        part = described
        part.count = count
    else:
        part = People(count, match.span("n"), sex=whole.sex, age=whole.age, status=whole.status)
        for sense in described.senses("padj") if isinstance(described, Word) else ():
            part.roles = tuple(sense.get("roles", ()))
            part.sealed = bool(sense.get("sealed"))
            part.sex = sense.get("sex") or part.sex
            part.age = sense.get("age") or part.age
        if not part.roles and part.age == whole.age and part.sex == whole.sex:
            return None
    part.at = (match.span("n")[0], match.span("what")[1])
    part.rule = match.rule.id
    whole.parts.append(part)
    return Node(GROUP, whole)


def _bodies_of(match: Match) -> Node | None:
    who: People = match.value("who")
    body = match.value("body")
    if not isinstance(body, People):
        who.number = "body"
        return Node(GROUP, who)
    if body.number != "body":
        return None
    if who.number in ("bare", "definite") and body.count.is_exact and body.count.floor > 1:
        who.count = body.count
    who.number = "body"
    return Node(GROUP, who)


def _bodies_owned(match: Match) -> Node | None:
    who, body = match.value("who"), match.value("body")
    if who.number in ("body", "bare") or body.number != "body" or not body.count.within(who.count):
        return None
    who.number = "body"
    return Node(GROUP, who)


ATTACHED = (
    Rule(
        "people.part.one_of_whom",
        "So many of a group are told apart: “three women, one of whom is pregnant”",
        'whole:<GROUP> <comma>? n:(<QTY>|"one"|<one>) ("of whom"|"of them"|"of which") <adv>? <aux>? <adv>? '
        "what:(<GROUP>|<padj>)",
        _one_of_whom,
        ("Three women, one of whom is pregnant, were killed.", "Six people, two of them children, were injured."),
        ("Three women were killed near a hospital.",),
        priority=2,
    ),
    Rule(
        "people.part.of_whom_one",
        "So many of a group told apart behind “of whom”: “five children, of whom one was an infant”",
        'whole:<GROUP> <comma>? ("of whom"|"of which"|"among whom") n:(<QTY>|"one") <aux>? <adv>? '
        "what:(<GROUP>|<padj>)",
        _one_of_whom,
        ("Five children, of whom one was an infant, were killed.",),
        ("Five children, one a girl, were killed.",),
        priority=2,
    ),
    Rule(
        "people.part.bracketed",
        "A part of a group in brackets: “five people (three women)”",
        "whole:<GROUP> <open> part:<GROUP> <close>",
        _including,
        ("Five people (three women) were injured.",),
        ("Five people were injured (three houses burned).",),
    ),
    Rule(
        "people.bodies_owned",
        "Somebody's body: “a woman's body”",
        "who:<GROUP> body:<GROUP>",
        _bodies_owned,
        ("They found a woman's body.",),
        ("They found a woman.",),
        priority=1,
    ),
    Rule(
        "people.bodies_of",
        "Bodies and whose they are: “the bodies of four men”",
        'body:(<GROUP>|"remains") "of" who:<GROUP>',
        _bodies_of,
        ("The bodies of four men were found.",),
        ("Four men were found.",),
        priority=1,
    ),
)

UNIONS = (
    Rule(
        "people.union",
        "People listed together: “three women and two children”",
        "all:(<GROUP> (<comma>{1,2} <adv|and>? <GROUP>){0,9} <comma>? <and> <adv>? <GROUP>)",
        _union,
        (
            "Three women and two children were killed.",
            "Five civilians, three women and two infants, were killed.",
            "Twelve children and teenagers were killed.",
        ),
        ("Three women were killed.",),
        priority=2,
    ),
)

NESTED = (
    Rule(
        "people.part.including",
        "A sub-group of the people told before it: “four civilians, including a woman”",
        "whole:<GROUP> <comma>? share:<incl> <adv|hedge|det>? part:<GROUP>",
        _including,
        ("Four civilians, including a woman, were killed.", "Nine people, among them two children, were injured."),
        ("Four civilians and a woman were killed.",),
        priority=2,
    ),
    Rule(
        "people.part.bracketed_list",
        "The parts of a group in brackets: “five people (three women and two men)”",
        "whole:<GROUP> <open> <incl>? part:<GROUP> <close>",
        _including,
        ("Five people (three women and two men) were injured.",),
        ("Five people were injured (three houses and two cars burned).",),
    ),
)
