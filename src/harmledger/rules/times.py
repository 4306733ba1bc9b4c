"""Times: dates, weekdays, parts of the day and relative words become time phrases, not yet days."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import TIME, TimeWords


def _number(match: Match, name: str) -> int | None:
    word = match.value(name)
    return int(word.get("num", "value")) if isinstance(word, Word) else None


def _month(match: Match, name: str = "month") -> int:
    return int(match.value(name).get("month", "number"))


def _year(match: Match) -> int | None:
    year = _number(match, "year") if match.has("year") else None
    return 1900 + year if year is not None and year < 100 else year


def _weekday(match: Match) -> int | None:
    return int(match.value("weekday").get("weekday", "number")) if match.has("weekday") else None


def _part(match: Match) -> str | None:
    for name in ("part", "late"):
        if match.has(name):
            return str(match.value(name).get("daypart", "part"))
    return None


def _day_ok(day: int | None, month: int) -> bool:
    return day is not None and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _dated(match: Match) -> Node | None:
    month, day = _month(match), _number(match, "day")
    if not _day_ok(day, month):
        return None
    words = TimeWords("date", day=day, month=month, year=_year(match), part=_part(match), rule=match.rule.id)
    if match.has("last"):
        last_month = _month(match, "month2") if match.has("month2") else month
        last = _number(match, "last")
        if not _day_ok(last, last_month):
            return None
        words.kind = "range"
        words.end = TimeWords("date", day=last, month=last_month, year=words.year)
    return Node(TIME, words)


def _iso(match: Match) -> Node | None:
    year, month, day = _number(match, "y"), _number(match, "m"), _number(match, "d")
    if year is None or month is None or not 1 <= month <= 12 or not _day_ok(day, month):
        return None
    return Node(TIME, TimeWords("date", day=day, month=month, year=year, rule=match.rule.id))


def _slashed(match: Match) -> Node | None:
    first, second, year = _number(match, "d"), _number(match, "m"), _number(match, "y")
    if first is None or second is None:
        return None
    # 13/04/2023 can only be day first, 04/13/2023 only month first; 05/04/2023 stays two readings.
    if 12 < first <= 31 and 1 <= second <= 12:
        return Node(TIME, TimeWords("date", day=first, month=second, year=year, rule=match.rule.id))
    if 12 < second <= 31 and 1 <= first <= 12:
        return Node(TIME, TimeWords("date", day=second, month=first, year=year, rule=match.rule.id))
    if 1 <= first <= 12 and 1 <= second <= 12:
        other = TimeWords("date", day=second, month=first, year=year)
        return Node(TIME, TimeWords("either", day=first, month=second, year=year, end=other, rule=match.rule.id))
    return None


def _month_only(match: Match) -> Node | None:
    bound = str(match.value("bound").get("daypart", "part")) if match.has("bound") else None
    return Node(TIME, TimeWords("month", month=_month(match), year=_year(match), part=bound, rule=match.rule.id))


def _on_weekday(match: Match) -> Node | None:
    mode = None
    for name in ("last", "this", "next"):
        if match.has(name):
            mode = name
    return Node(TIME, TimeWords("weekday", weekday=_weekday(match), mode=mode, part=_part(match), rule=match.rule.id))


def _overnight_into(match: Match) -> Node | None:
    first = match.value("first").get("weekday", "number")
    second = match.value("second").get("weekday", "number")
    end = TimeWords("weekday", weekday=int(second))
    words = TimeWords("weekday", weekday=int(first), end=end, part="night", rule=match.rule.id)
    return Node(TIME, words)


def _day_word(match: Match) -> Node | None:
    shift = int(match.value("day").get("dayword", "shift"))
    return Node(TIME, TimeWords("shift", shift=shift, part=_part(match), rule=match.rule.id))


def _overnight(match: Match) -> Node | None:
    return Node(TIME, TimeWords("overnight", part="night", rule=match.rule.id))


def _ago(match: Match) -> Node | None:
    days = int(match.value("unit").get("unit", "days"))
    counted = match.value("n")
    number = counted.get("num", "value") if isinstance(counted, Word) else None
    if match.has("one"):
        number = 1
    if number is None:
        return Node(TIME, TimeWords("longago" if days > 7 else "recent", rule=match.rule.id))
    if days == 0:
        return Node(TIME, TimeWords("shift", shift=0, mode="hours", rule=match.rule.id)) if number < 12 else None
    return Node(TIME, TimeWords("ago", shift=-int(number) * days, mode=str(days), rule=match.rule.id))


def _later(match: Match) -> Node | None:
    days = int(match.value("unit").get("unit", "days"))
    number = 1 if match.has("one") else match.value("n").get("num", "value")
    return Node(TIME, TimeWords("later", shift=int(number) * days, rule=match.rule.id)) if days and number else None


def _same_day(match: Match) -> Node | None:
    return Node(TIME, TimeWords("same", shift=int(match.value("same").get("sameday", "shift")), rule=match.rule.id))


def _period(match: Match) -> Node | None:
    return Node(TIME, TimeWords("period", mode=str(match.value("p").get("periodword", "period")), rule=match.rule.id))


def _recent(match: Match) -> Node | None:
    return Node(TIME, TimeWords("recent", rule=match.rule.id))


def _year_only(match: Match) -> Node | None:
    return Node(TIME, TimeWords("year", year=_year(match), rule=match.rule.id))


def _clock(match: Match) -> Node | None:
    return Node(TIME, TimeWords("clock", part=_part(match), rule=match.rule.id))


def _part_alone(match: Match) -> Node | None:
    return Node(TIME, TimeWords("part", part=_part(match), rule=match.rule.id))


def _season(match: Match) -> Node | None:
    months = match.value("season").get("season", "months")
    words = TimeWords("season", month=months[0], year=_year(match), rule=match.rule.id)
    words.end = TimeWords("month", month=months[1])
    return Node(TIME, words)


def _bounded(match: Match) -> Node | None:
    inner: TimeWords = match.value("time")
    if inner.kind in ("clock", "part"):
        return None
    words = TimeWords("since", end=inner, bound=match.rule.id.rsplit(".", 1)[1], rule=match.rule.id)
    return Node(TIME, words)


def _joined(match: Match) -> Node | None:
    """A clock or a part of the day beside a day is one phrase with it."""
    day: TimeWords = match.value("day")
    part: TimeWords = match.value("part")
    if part.kind not in ("clock", "part") or day.kind in ("clock", "part", "since"):
        return None
    day.part = day.part or part.part
    return Node(TIME, day)


_ORD = '("st"|"nd"|"rd"|"th")?'

WORDS = (
    Rule(
        "time.date.day_month",
        "A day and a month, with or without a year: “24 October 2023”",
        f'(<weekday> <comma>? ("the")?)? part:<daypart>? <ton>? day:<day> {_ORD} (("and"|"to"|"-"|"or") last:<day> {_ORD})? '
        f'("of")? ("the")? month:<month> (<comma>? year:<year|shortyear>)?',
        _dated,
        ("A mortar shell landed on 24 October 2023.", "It happened on the 3rd of May.", "BOGOTA, 20 OCT 89 --"),
        ("The 24 shells fell in October.",),
        priority=2,
    ),
    Rule(
        "time.date.month_day",
        "A month and a day, with or without a year: “October 24, 2023”",
        f'(<weekday> <comma>?)? part:<daypart>? <ton>? month:<month> ("the")? day:<day> {_ORD} '
        f'(("and"|"to"|"-") (month2:<month>)? last:<day> {_ORD})? (<comma>? year:<year>)?',
        _dated,
        ("Shells fell on October 24, 2023.", "They died on Tuesday, March 5th."),
        ("In October 240 shells fell.",),
        priority=1,
    ),
    Rule(
        "time.date.iso",
        "A date in figures, the year first: “2023-10-24”",
        'y:<year> ("-"|"/"|".") m:<day> ("-"|"/"|".") d:<day>',
        _iso,
        ("Incident of 2023-10-24: shelling.",),
        ("The number 2023-44-90 is a case number.",),
        priority=2,
    ),
    Rule(
        "time.date.slashed",
        "A date in figures with the year last; it keeps two readings where day and month could change places",
        'd:<day> ("/"|"."|"-") m:<day> ("/"|"."|"-") y:<year>',
        _slashed,
        ("Incident of 24/10/2023: shelling.",),
        ("The score was 44/55/2023.",),
        priority=2,
    ),
    Rule(
        "time.month",
        "A month alone or with its year: “in October 2023”",
        '("in"|"of"|"during"|"since"|"last"|"since early") ("the")? bound:<daypart>? month:<month> (<comma>? ("of")? year:<year>)?',
        _month_only,
        ("The village was shelled in October.",),
        ("October Square was shelled.",),
    ),
    Rule(
        "time.month_year",
        "A month with its year: “October 2023”",
        'bound:<daypart>? month:<month> <comma>? ("of")? year:<year>',
        _month_only,
        ("The village was shelled again, October 2023 being the worst month.",),
        ("October was the worst month.",),
    ),
    Rule(
        "time.weekday",
        "A day of the week, with or without “last” and a part of the day: “last Tuesday”, “Saturday night”",
        '("on")? ("the")? part:<daypart>? <ton>? (last:<last>|this:<this>|next:<next>)? weekday:<weekday> late:<daypart>?',
        _on_weekday,
        ("Shells hit the market on Monday.", "Last Tuesday, a drone struck a car.", "Early Saturday, shells fell."),
        ("The group is called Black.",),
    ),
    Rule(
        "time.weekday.into",
        "A night between two days of the week: “overnight Friday into Saturday”",
        '(<overnight>|<daypart>){1,3} <ton>? ("from"|"between"|"of")? first:<weekday> ("into"|"to"|"and"|"-") second:<weekday>',
        _overnight_into,
        ("Overnight Friday into Saturday, drones attacked the port.",),
        ("They met on Friday and Saturday.",),
        priority=3,
    ),
    Rule(
        "time.day_word",
        "A day told from the day of the report: “today”, “yesterday”, “last night”",
        "day:<dayword> part:<daypart>?",
        _day_word,
        ("Two people were killed today.", "Yesterday a shell hit the school."),
        ("These days are hard.",),
    ),
    Rule(
        "time.overnight",
        "“Overnight”, the night before the report",
        "<overnight>",
        _overnight,
        ("Overnight, drones attacked the port.",),
        ("At night they sleep.",),
    ),
    Rule(
        "time.ago",
        "So many days or weeks before the report: “three days ago”",
        '(n:<num|vague>|one:<one>) unit:<unit> ("ago")',
        _ago,
        ("Three days ago a mine killed a farmer.",),
        ("Three days later a mine killed a farmer.",),
        priority=1,
    ),
    Rule(
        "time.later",
        "So many days after the day told before: “two days later”",
        '(n:<num>|one:<one>) unit:<unit> ("later"|"after")',
        _later,
        ("Two days later, a second shell hit the house.",),
        ("Two days ago, a shell hit the house.",),
        priority=1,
    ),
    Rule(
        "time.same_day",
        "The day told before, or the one after it: “the same day”, “the next day”",
        "same:<sameday>",
        _same_day,
        ("The same day, a shell hit the school.",),
        ("The same school was hit.",),
    ),
    Rule(
        "time.period",
        "A week, month or year around the report: “earlier this month”, “last week”",
        "p:<periodword>",
        _period,
        ("Earlier this month, a strike hit the market.",),
        ("A strike hit the market.",),
    ),
    Rule(
        "time.recent",
        "“In recent days” and its like: before the report, the beginning open",
        "<recent>",
        _recent,
        ("In recent days, shells have hit the town.",),
        ("The most recent shell hit the town.",),
    ),
    Rule(
        "time.year",
        "A year alone: “in 2020”",
        '("in"|"since"|"of"|"during"|"from"|"until"|"since the start of"|"since early"|"between") year:<year>',
        _year_only,
        ("The school was also hit in 2020.",),
        ("The group has 2020 members.",),
    ),
    Rule(
        "time.season",
        "A season, with or without its year: “in the spring of 2021”",
        '("in"|"last"|"this"|"since") ("the")? season:<season> (("of")? year:<year>)?',
        _season,
        ("The bridge was destroyed in the spring of 2021.",),
        ("The spring was clean.",),
    ),
    Rule(
        "time.clock",
        "A time of day in figures: “3:27 PM”, “10 a.m.”",
        '("at"|"around"|"about"|"shortly before"|"shortly after"|"before"|"after"|"at around"|"at about"|<rel>|<hedge>|<prep>){0,3} '
        '(<digits> (":" <digits>)? <clock>{1,2}|<digits> ":" <digits>) part:<daypart>?',
        _clock,
        ("At around 3:27 PM the house was hit.",),
        ("The score was 3 to 27.",),
    ),
    Rule(
        "time.part",
        "A part of the day alone: “in the morning”",
        '("in"|"at"|"on"|"during"|"by"|"that"|"the"|"this"){0,2} part:<daypart>',
        _part_alone,
        ("In the evening, shells hit the town.",),
        ("In the town, shells hit a house.",),
        priority=-1,
    ),
)

JOINS = (
    Rule(
        "time.with_clock",
        "A time of day and its day are one time",
        'part:<TIME> <comma>? ("on"|"of"|"at")? ("the")? day:<TIME>',
        _joined,
        ("At around 3:27 PM on Tuesday, the house was hit.",),
        ("On Tuesday the house was hit.",),
    ),
    Rule(
        "time.then_clock",
        "A day and the time of day behind it are one time",
        'day:<TIME> <comma>? ("at"|"in"|"just"|"around"|"on"|"during"){0,2} part:<TIME>',
        _joined,
        ("On Tuesday at 3:27 PM, the house was hit.",),
        ("On Tuesday the house was hit.",),
    ),
    Rule(
        "time.bound.since",
        "From a time on: “since 2020”; it tells a state or a running total, not one event",
        "<timesince&since> time:<TIME>",
        _bounded,
        ("Since Monday the town has been shelled.",),
        ("On Monday the town was shelled.",),
        priority=1,
    ),
)
