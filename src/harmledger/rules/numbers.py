"""Numbers: digits and words, ranges, hedges and vague words become quantities; ages and measures are told apart."""

from __future__ import annotations

from typing import Any

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.meanings import AGE, QTY, Age, Quantity

MEASURE = frozenset({"MEASURE"})
MOST = 20_000_000
_TWENTIES, _NINETIES = 20, 90


def compound(words: list[Any]) -> int | None:
    """Return the number that number words make together ("two hundred and five"), None when they make none."""
    total = current = 0
    seen = False
    for word in words:
        if not isinstance(word, Word):
            continue
        if "scale" in word.types:
            scale = int(word.get("scale", "value"))
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
            seen = True
        elif "num" in word.types:
            value = word.get("num", "value")
            # Two plain numbers side by side ("two 122") are not one number, but "twenty five" is.
            if seen and current % 100 and not (20 <= current % 100 <= 90 and current % 10 == 0 and value < 10):
                return None
            current, seen = current + value, True
    number = total + current
    return int(number) if seen and number == int(number) and number <= MOST else None


def bounded(count: Count, bound: str) -> Count:
    """Return a count as its hedge bounds it: a floor, a ceiling, or the number as it stands."""
    if count.low is None:
        return count
    match bound:
        case "low":
            return Count(count.low, None)
        case "above":
            return Count(count.low + 1, None)
        case "high":
            return Count(None, count.high)
        case "below":
            return Count(None, max(0, (count.high or count.low) - 1))
        case _:
            return count


def _hedged(match: Match, count: Count, vague: bool = False) -> Node:
    about = False
    for hedge in reversed(match.values("hedge")):
        bound = str(hedge.get("hedge", "bound"))
        about = about or bound == "about"
        count = bounded(count, bound)
    return Node(QTY, Quantity(count, about, vague))


def _plain(match: Match) -> Node | None:
    behind = match.context.types_at
    # "The 7-year-old boy": an age, whatever stands in front of it.
    if "comma" in behind(match.line, match.stop) and "unit" in behind(match.line, match.stop + 1):
        return None
    number = compound(match.values("n"))
    if number is None or (number == 0 and not match.has("hedge")):
        return None
    if match.has("more"):
        return Node(QTY, Quantity(Count(number, None)))
    return _hedged(match, Count.exactly(number))


def _range(match: Match) -> Node | None:
    if match.has("join") and not match.has("front"):
        return None
    low, high = compound(match.values("low")), compound(match.values("high"))
    if low is None or high is None or low >= high:
        return None
    return _hedged(match, Count(low, high))


def _vague(match: Match) -> Node | None:
    return _hedged(match, Count(int(match.value("v").get("vague", "low")), None), vague=True)


def _multiple(match: Match) -> Node | None:
    """ "Two dozen" is 24; "several thousand" stays open."""
    number = compound(match.values("n"))
    return None if number is None else _hedged(match, Count.exactly(number))


def _age(match: Match) -> Node | None:
    number = compound(match.values("n"))
    unit = match.value("unit")
    if number is None or number > 125:
        return None
    years = number if unit is None or unit.get("unit", "days") == 365 else 0
    several = match.has("more")
    return Node(AGE, Age(years, exact=not several))


def _decade(match: Match) -> Node | None:
    """ "In her 20s": the age of an adult, to no year; "in their teens" is a child's or an adult's."""
    number = compound(match.values("n"))
    return Node(AGE, Age(number, exact=False)) if number is not None and _TWENTIES <= number <= _NINETIES else None


def _measure(match: Match) -> Node | None:
    """The block of a house number stays a word of its own: "the 600 block of Invented Street" is a place."""
    block = match.stop - 1 > match.first and "placenoun" in match.context.types_at(match.line, match.stop - 1)
    return Node(MEASURE, None, match.stop - 1 if block else None)


def _hedged_range(match: Match) -> Node | None:
    """ "Between eight and more than 30", "at least 30 and up to 50": the ends as they are hedged."""
    low, high = compound(match.values("low")), compound(match.values("high"))
    if low is None or high is None or low >= high:
        return None
    bounds = [str(hedge.get("hedge", "bound")) for hedge in match.values("upper")]
    ends = bounded(Count.exactly(high), "high")
    for bound in reversed(bounds):
        ends = Count(None, None) if bound in ("low", "above") else bounded(ends, bound)
    return Node(QTY, Quantity(Count(low, ends.high)))


_NUMBER = "(<num&!decimal>|<scale>)"
_HEDGE = "hedge:<hedge>{0,3}"

RULES = (
    Rule(
        "number.age.hyphen",
        "The age of a person: “43-year-old”, “four-month-old”, “34 years of age”",
        '"between"? more:(<num> "-"? ("and"|"or"|"to"))? n:(<num> ("-"? <num>)?) "-"? '
        '(unit:<unit> ("-"? "old"|"of age")|"years of" "age") "-"?',
        _age,
        ("A 43-year-old teacher was killed.", "A four-month-old baby was injured."),
        ("The 43 teachers were killed.",),
        priority=5,
    ),
    Rule(
        "number.age.years_old",
        "The age of a person: “aged 24”, “24 years old”",
        '("aged"|"age"|"ages"|"aged between"|"aged about"|"at the age of"|"between the ages of"|"ages of"|"in age from"'
        '|"age from"|"ages from") n:<num> '
        'more:(("and"|"to"|"-"|",") <num>){0,6} <unit>?',
        _age,
        ("A man aged 24 was killed.",),
        ("24 men were killed.",),
        priority=5,
    ),
    Rule(
        "number.age.decade",
        "The decade of a person's age: “in his 20s”, “in their early 30’s”",
        '("in"|"mid") <poss> ("early"|"mid"|"late"|"mid-"|"upper"|"lower"|"to"|"or"|<dayedge>|<comma>){0,4} '
        '(<num> ("s"|"\'s")? ("to"|"or"|"and"|"mid"|"early"|"late"|<dayedge>|<comma>){1,3})? n:<num> ("s"|"\'s")',
        _decade,
        ("A man in his 20s was shot.", "A woman in her early 30's was injured."),
        ("A man in his 20 shops was shot.",),
        priority=6,
    ),
    Rule(
        "number.measure",
        "A number with a unit, a price, a calibre, a percentage or a house number: it counts nobody",
        '(<numbered> "#"? <num> <scale>?|"#" <num>|<hedge>{0,2} <num> ("."|",")? <num>? "-"? <measure>|'
        "<num|vague> <unit>)",
        _measure,
        (
            "The shell landed 5 km from the camp.",
            "It cost 250,000 dollars.",
            "A man was shot in the 600 block of a street.",
        ),
        ("5 civilians were killed.",),
        priority=4,
    ),
    Rule(
        "number.between",
        "A range: “between 4 and 6”, “4-6”, “four to six”, “four or five”",
        f'{_HEDGE} front:("between"|"from")? low:<num&!decimal> (join:"and"|"to"|"-"|"or") high:<num&!decimal>',
        _range,
        ("Between 4 and 6 people were killed.", "Four or five people were killed."),
        ("Four people and six dogs were killed.",),
        priority=3,
    ),
    Rule(
        "number.between.hedged",
        "A range with hedged ends: “between eight and more than 30”, “at least 30 and up to 50”",
        '("between"|"from"|<hedge>) <quote>? low:<num&!decimal> <quote>? ("and"|"to"|"or") <quote>? '
        "upper:<hedge>{1,2} high:<num&!decimal> <quote>?",
        _hedged_range,
        ("Between eight and more than 30 people were killed.", "At least 30 and up to 50 people were killed."),
        ("At least 30 people and more than 50 cows were killed.",),
        priority=4,
    ),
    Rule(
        "number.plain",
        "A number in digits or words with its hedge: “at least four”, “more than 20”, “two hundred”",
        f'{_HEDGE} n:({_NUMBER} (("-"|"and")? {_NUMBER}){{0,4}}) more:("or more")?',
        _plain,
        ("At least four people were killed.", "Two hundred people were displaced.", "Twenty-five people died."),
        ("People were killed.",),
    ),
    Rule(
        "number.a_dozen",
        "A round number with its article: “a dozen”, “at least a hundred”",
        f'{_HEDGE} "a" n:<scale>',
        _plain,
        ("A dozen people were killed.",),
        ("A man was killed.",),
    ),
    Rule(
        "number.single",
        "One number by itself",
        f"{_HEDGE} n:{_NUMBER}",
        _plain,
        ("They fired two 122 rockets.",),
        ("People were killed.",),
        priority=-1,
    ),
    Rule(
        "number.vague",
        "A number that the words leave open: “several”, “dozens of”, “a number of”",
        f"{_HEDGE} v:<vague>",
        _vague,
        ("Several people were killed.", "Dozens of people were injured."),
        ("Seven people were killed.",),
    ),
)
