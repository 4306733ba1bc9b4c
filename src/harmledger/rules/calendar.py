"""Dates: days, months and years of the calendar become time phrases, not yet days."""

from __future__ import annotations

import re

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import TIME, TimeWords

# "early on", "the evening of": what narrows a day stands before it and belongs to it.
LEAD = (
    'lead:((<dayedge|nearedge>{1,2} (("in"|"on")? "the"? <daypart>)?|<daypart>) "hours"? (("of"|"on"|"in") "the"?)?)?'
)
_WEEKDAY = '(weekday:<weekday> late:<daypart>? <comma>? "the"?)?'
_ORDINAL = '("st"|"nd"|"rd"|"th")?'
_YEAR = "(<comma|sign>? year:<year|shortyear>)?"
_LAST = f'("and"|"to"|"-"|"/"|"or") last:<day> {_ORDINAL}'
# What may stand behind a number that is a day, an hour or a year, and not the count of what follows it.
_CLOSED = frozenset(
    {
        "end",
        "comma",
        "open",
        "close",
        "prep",
        "sub",
        "and",
        "sign",
        "TIME",
        "quote",
        "clock",
        "dayword",
        "weekday",
        "=.",
    }
)

# Months that are other words too, and are known as months by a capital letter, which texts in capitals do not show.
_SMALL = {"may": 5, "march": 3}


def number(match: Match, name: str) -> int | None:
    """Return the number that a capture holds, None when it holds none."""
    word = match.value(name)
    return int(word.get("num", "value")) if isinstance(word, Word) else None


def weekday(match: Match, name: str = "weekday") -> int | None:
    """Return the captured day of the week, Monday being 1."""
    return int(match.value(name).get("weekday", "number")) if match.has(name) else None


def part(match: Match) -> str | None:
    """Return the part of the day that stands behind the day, or else before it."""
    if match.has("late"):
        return str(match.value("late").get("daypart", "part"))
    found = None
    for word in match.values("lead"):
        if isinstance(word, Word):
            found = word.get("daypart", "part") or found or word.get("dayedge", "part")
    return found


def closed(match: Match) -> bool:
    """Tell whether nothing follows the match that its last number could count."""
    return not _CLOSED.isdisjoint(match.context.types_at(match.line, match.stop))


def fits(day: int | None, month: int) -> bool:
    """Tell whether a month can have such a day."""
    return day is not None and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def month_of(match: Match, name: str = "month") -> int:
    """Return the captured month, January being 1."""
    word = match.value(name)
    return _SMALL[word.text] if word.text in _SMALL else int(word.get("month", "number"))


def year_of(match: Match) -> int | None:
    """Return the captured year, two figures meaning the twentieth century; None when there is none."""
    year = number(match, "year") if match.has("year") else None
    return 1900 + year if year is not None and year < 100 else year


def _before(match: Match) -> str | None:
    word = match.line.values[match.first - 1] if match.first else None
    return word.text if isinstance(word, Word) else None


def _date(match: Match, day: int, month: int, year: int | None) -> TimeWords:
    return TimeWords(
        "date", day=day, month=month, year=year, weekday=weekday(match), part=part(match), rule=match.rule.id
    )


def _dated(match: Match) -> Node | None:
    month, day = month_of(match), number(match, "day")
    if day is None or not fits(day, month):
        return None
    year = year_of(match)
    # "On 5 May 45 people fled": the number belongs to what follows.
    if year is not None and match.has("year") and year != number(match, "year") and not closed(match):
        return None
    words = _date(match, day, month, year)
    words.at = match.span("core") if match.has("core") else None
    if match.has("last"):
        last_month = month_of(match, "month2") if match.has("month2") else month
        last = number(match, "last")
        if last is None or not fits(last, last_month):
            return None
        words.kind = "range"
        words.end = TimeWords("date", day=last, month=last_month, year=year)
    return Node(TIME, words)


def _month_day(match: Match) -> Node | None:
    # "In May 12 people were killed" counts people; "on May 12" does not.
    if _before(match) == "in" and not match.has("year") and not match.has("last"):
        return None
    return _dated(match)


def _iso(match: Match) -> Node | None:
    year, month, day = number(match, "y"), number(match, "m"), number(match, "d")
    if year is None or month is None or day is None or not 1 <= month <= 12 or not fits(day, month):
        return None
    return Node(TIME, _date(match, day, month, year))


def _figures(match: Match, first: int, second: int, year: int) -> Node | None:
    """13/04/2023 can only be day first, 04/13/2023 only month first; 05/04/2023 stays two readings."""
    day_first, month_first = 1 <= second <= 12 and fits(first, second), 1 <= first <= 12 and fits(second, first)
    if not (day_first or month_first):
        return None
    words = _date(match, first, second, year) if day_first else _date(match, second, first, year)
    if day_first and month_first and first != second:
        words.kind, words.end = "either", TimeWords("date", day=second, month=first, year=year)
    return Node(TIME, words)


def _slashed(match: Match) -> Node | None:
    first, second, year = number(match, "d"), number(match, "m"), number(match, "y")
    return None if first is None or second is None or year is None else _figures(match, first, second, year)


def _dotted(match: Match) -> Node | None:
    found = re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})|(\d{4})\.(\d\d?)\.(\d\d?)", match.value("figures").text)
    if found is None:
        return None
    if found[1]:
        return _figures(match, int(found[1]), int(found[2]), int(found[3]))
    year, month, day = int(found[4]), int(found[5]), int(found[6])
    return Node(TIME, _date(match, day, month, year)) if 1 <= month <= 12 and fits(day, month) else None


def _day_alone(match: Match) -> Node | None:
    if not closed(match):
        return None
    return Node(TIME, TimeWords("monthday", day=number(match, "day"), at=match.span("core"), rule=match.rule.id))


def _holiday(match: Match) -> Node | None:
    word = match.value("holiday")
    day, month = int(word.get("holiday", "day")), int(word.get("holiday", "month"))
    return Node(TIME, _date(match, day, month, year_of(match)))


DATES = (
    Rule(
        "time.date.holiday",
        "A holiday that falls on one day of the calendar: “Christmas Eve”",
        f'{LEAD} holiday:<holiday> late:<daypart>? (("of"|<comma>)? year:<year>)?',
        _holiday,
        ("A shell hit the house on Christmas Eve.",),
        ("A shell hit the house in December.",),
    ),
    Rule(
        "time.date.between",
        "From one day of a month to another: “between 3 and 5 May”",
        f'("between"|"from") ("the")? day:<day> {_ORDINAL} {_LAST} "of"? month:<month> {_YEAR}',
        _dated,
        ("Between 3 and 5 May, shells hit the town.", "From 3 to 5 May 2023 the town was shelled."),
        ("Between 3 and 5 shells fell in May.",),
        priority=3,
    ),
    Rule(
        "time.date.day_month",
        "A day and a month, with or without a year: “24 October 2023”",
        f'{LEAD} {_WEEKDAY} day:<day> {_ORDINAL} ({_LAST})? "of"? month:<month> {_YEAR}',
        _dated,
        (
            "A mortar shell landed on 24 October 2023.",
            "It happened on the 3rd of May.",
            "A car bomb exploded on 20 OCT 89.",
        ),
        ("The 24 shells fell in October.",),
        priority=2,
    ),
    Rule(
        "time.date.on_may",
        "A day of May or March where capital letters do not tell the month: “ON 3 MAY”",
        f'("on"|<weekday> <comma>?) core:(day:<day> {_ORDINAL} "of"? month:("may"|"march") {_YEAR})',
        _dated,
        ("A bomb exploded on 3 may 1990.",),
        ("Of the 24 may be dead.",),
        priority=2,
    ),
    Rule(
        "time.date.month_day",
        "A month and a day, with or without a year: “October 24, 2023”",
        f'{LEAD} {_WEEKDAY} month:<month> "the"? day:<day> {_ORDINAL} '
        f'(("and"|"to"|"-"|"/") (month2:<month>)? last:<day> {_ORDINAL})? (<comma|sign>? year:<year>)?',
        _month_day,
        ("Shells fell on October 24, 2023.", "They died on Tuesday, March 5th."),
        ("In October 240 shells fell.", "In May 12 people were killed."),
        priority=1,
    ),
    Rule(
        "time.date.iso",
        "A date in figures, the year first: “2023-10-24”",
        f'{LEAD} {_WEEKDAY} y:<year> ("-"|"/") m:<day> ("-"|"/") d:<day>',
        _iso,
        ("Incident of 2023-10-24: shelling.",),
        ("The number 2023-44-90 is a case number.",),
        priority=3,
    ),
    Rule(
        "time.date.slashed",
        "A date in figures with the year last; it keeps two readings where day and month could change places",
        f'{LEAD} {_WEEKDAY} d:<day> ("/"|"-") m:<day> ("/"|"-") y:<year>',
        _slashed,
        ("Incident of 24/10/2023: shelling.",),
        ("The score was 44/55/2023.",),
        priority=3,
    ),
    Rule(
        "time.date.dotted",
        "A date in figures parted by stops: “24.10.2023”",
        f"{LEAD} {_WEEKDAY} figures:<dotdate>",
        _dotted,
        ("Incident of 24.10.2023: shelling.",),
        ("Version 1.2.3 was used.",),
        priority=2,
    ),
    Rule(
        "time.date.day_alone",
        "A day of the month alone: “on the 24th”",
        '("on"|<weekday>) core:("the" day:<day> ("st"|"nd"|"rd"|"th")) ("of" "this" "month")?',
        _day_alone,
        ("On the 24th, shells hit the town.",),
        ("On the 24th floor a shell hit a flat.",),
    ),
)
