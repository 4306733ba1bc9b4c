"""Times of day, and the joining of times: a clock beside its day, a range of days, "since" and "on" before a time."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.calendar import closed, number, part
from harmledger.rules.meanings import TIME, TimeWords

_OF_DAY = ("clock", "part", "overnight")


def _time_of_day(figure: str, half: int | None) -> str | None:
    """Return "16:41" for "4:41" and the second half of the day; None when the figure is no time of day."""
    hours, _, minutes = figure.replace(".", ":").partition(":")
    if not minutes and len(hours) == 4:
        hours, minutes = hours[:2], hours[2:]
    if not (hours.isdigit() and minutes[:2].isdigit() | (minutes == "")):
        return None
    hour, minute = int(hours), int(minutes[:2] or 0)
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _clock(match: Match) -> Node | None:
    figure = match.value("figure")
    halves = [mark.get("clock", "half") for mark in match.values("mark") if isinstance(mark, Word)]
    half = next((half for half in halves if half is not None), None)
    told = _time_of_day(figure.text, half) if figure.text[:1].isdigit() else f"{_hour(figure, half):02}:00"
    if told is None or (match.has("core") and not (len(figure.text) == 4 and (figure.text[0] == "0" or closed(match)))):
        return None
    words = TimeWords("clock", part=told, rule=match.rule.id)
    words.at = match.span("core") if match.has("core") else None
    # "11:30" may be of either half of the day, "0930", "9:30 a.m." and "19:30" may not.
    words.mode = "either" if half is None and not match.has("core") and "01" <= told < "13" else None
    return Node(TIME, words)


def _hour(word: Word, half: int | None) -> int:
    hour = int(word.get("num", "value")) % 24
    return hour if half is None or hour > 12 else hour % 12 + half


def _part_alone(match: Match) -> Node | None:
    return Node(TIME, TimeWords("part", part=part(match), rule=match.rule.id))


def _since(match: Match) -> Node | None:
    inner = match.value("time")
    if match.has("year"):
        inner = TimeWords("year", year=number(match, "year"))
    elif match.has("month"):
        inner = TimeWords("month", month=int(match.value("month").get("month", "number")))
    if inner.kind in ("clock", "part", "since"):
        return None
    return Node(TIME, TimeWords("since", end=inner, rule=match.rule.id))


def _joined(match: Match) -> Node | None:
    """A clock or a part of the day beside a day is one phrase with it."""
    day: TimeWords = match.value("day")
    told: TimeWords = match.value("part")
    if told.kind not in _OF_DAY or day.kind in (*_OF_DAY, "since", "recent", "longago"):
        return None
    clock = next((one.part for one in (told, day) if one.part and ":" in one.part), None)
    if clock and told.mode == "either" and day.part in ("afternoon", "evening", "night") and "04" < clock < "12":
        clock = f"{int(clock[:2]) + 12}{clock[2:]}"
    day.part = clock or day.part or told.part
    day.at = (match.line.starts[match.first], match.line.ends[match.stop - 1])
    if match.first in match.nodes("part") and told.at:
        day.at = (told.at[0], day.at[1])
    return Node(TIME, day)


def _between(match: Match) -> Node | None:
    begin, end = match.value("begin"), match.value("last")
    days = ("date", "weekday", "month", "year", "shift", "monthday")
    if begin.kind not in days or end.kind not in days or (match.has("both") and not match.has("lead")):
        return None
    kind = "oneof" if match.has("either") else "between"
    return Node(TIME, TimeWords(kind, begin=begin, end=end, part=begin.part, rule=match.rule.id))


def _until(match: Match) -> Node | None:
    return Node(TIME, TimeWords("until", end=match.value("time"), rule=match.rule.id))


def _plain(match: Match) -> Node | None:
    words: TimeWords = match.value("time")
    words.at = words.at or match.span("time")
    return Node(TIME, words)


CLOCK = (
    Rule(
        "time.clock.hour",
        "An hour: “10 a.m.”, “six o'clock”",
        "<dayedge|nearedge|hedge>{0,2} figure:<num> mark:<clock>{1,2}",
        _clock,
        ("At around 3 PM the house was hit.",),
        ("The score was 3 to 27.",),
        priority=1,
    ),
    Rule(
        "time.clock.minute",
        "An hour and a minute: “4:41 PM”, “19:00”",
        "<dayedge|nearedge|hedge>{0,2} figure:<clocktime> mark:<clock>{0,2}",
        _clock,
        ("At around 4:41 PM the house was hit.", "At 19:00 a shell hit the house."),
        ("The score was 3 to 27.",),
        priority=1,
    ),
    Rule(
        "time.clock.four_figures",
        "A time of day in four figures: “at 0600”",
        '"at" core:(<dayedge|nearedge|hedge>{0,2} figure:<digits>)',
        _clock,
        ("At 0600 a bomb exploded.", "At approximately 2350, shells hit the house."),
        ("A shell landed at 1200 Main Street.",),
        priority=1,
    ),
    Rule(
        "time.part",
        "A part of the day alone: “in the morning”, “shortly before midnight”",
        'lead:(<dayedge|nearedge>{0,2} <daypart> "hours"?|<dayedge> "hours")',
        _part_alone,
        ("In the evening, shells hit the town.", "Shortly before midnight, shells hit the town."),
        ("In the town, shells hit a house.",),
        priority=-1,
    ),
)

JOINS = (
    Rule(
        "time.with_clock",
        "A time of day and its day are one time",
        'part:<TIME> <comma>? <timeplain|of>? ("the")? day:<TIME>',
        _joined,
        ("At around 4:41 PM on Tuesday, the house was hit.",),
        ("On Tuesday the house was hit.",),
    ),
    Rule(
        "time.then_clock",
        "A day and the time of day behind it are one time",
        "day:<TIME> <comma>? <timeplain>? part:<TIME>",
        _joined,
        ("On Tuesday at 4:41 PM, the house was hit.",),
        ("On Tuesday the house was hit.",),
    ),
    Rule(
        "time.between",
        "From one day to another: “between Friday night and Saturday morning”, “Friday into Saturday”",
        'lead:("between"|"from")? begin:<TIME> <comma>? '
        '(either:"or"|both:"and"|"to"|"into"|"until"|"through"|"-") last:<TIME>',
        _between,
        (
            "Between Friday night and Saturday morning, drones attacked the port.",
            "Drones attacked late Friday or early Saturday.",
        ),
        ("They met on Friday and Saturday.",),
        priority=2,
    ),
)

PLACED = (
    Rule(
        "time.bound.since",
        "From a time on: “since 2020”; it tells a state or a running total, not one event",
        '<timesince> ("the" <word|attack.noun|harm.noun>{1,2})? (time:<TIME>|year:<year>|month:<month>)',
        _since,
        (
            "Since Monday the town has been shelled.",
            "Since 2020 the town has been shelled.",
            "The town has been shelled since the coup of February 2021.",
        ),
        ("On Monday the town was shelled.",),
        priority=1,
    ),
    Rule(
        "time.bound.until",
        "Up to a time: “until Monday”; it tells the end of a state",
        '("until"|"till") time:<TIME>',
        _until,
        ("The road was closed until Monday.",),
        ("On Monday the road was closed.",),
        priority=1,
    ),
    Rule(
        "time.placed",
        "“On”, “in” and “at” before a time say nothing of their own",
        '<timeplain> "the"? time:<TIME>',
        _plain,
        ("On Monday the town was shelled.",),
        ("Monday was hot.",),
    ),
)
