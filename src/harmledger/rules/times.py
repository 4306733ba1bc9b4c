"""Times: weekdays, parts of the day and words told from the report's own day become time phrases, not yet days."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.calendar import DATES, LEAD, number, part, weekday
from harmledger.rules.clock import CLOCK
from harmledger.rules.meanings import TIME, TimeWords
from harmledger.rules.months import MONTHS


def _on_weekday(match: Match) -> Node | None:
    mode = next((name for name in ("last", "this", "next") if match.has(name)), None)
    return Node(TIME, TimeWords("weekday", weekday=weekday(match), mode=mode, part=part(match), rule=match.rule.id))


def _day_word(match: Match) -> Node | None:
    word = match.value("day")
    told = part(match) or word.get("dayword", "part")
    return Node(TIME, TimeWords("shift", shift=int(word.get("dayword", "shift")), part=told, rule=match.rule.id))


def _overnight(match: Match) -> Node | None:
    if match.has("weekday"):
        return Node(TIME, TimeWords("weekday", weekday=weekday(match), mode="night", part="night", rule=match.rule.id))
    return Node(TIME, TimeWords("overnight", part="night", rule=match.rule.id))


def _ago(match: Match) -> Node | None:
    days = int(match.value("unit").get("unit", "days"))
    counted = match.value("n")
    told = counted.get("num", "value") if isinstance(counted, Word) else None
    if match.has("one"):
        told = 1
    if days == 0 and (told is None or told < 12):
        return Node(TIME, TimeWords("shift", shift=0, mode="hours", rule=match.rule.id))
    if told is None:
        return Node(TIME, TimeWords("longago" if days > 7 else "recent", rule=match.rule.id))
    if days == 0:
        return None
    return Node(TIME, TimeWords("ago", shift=-int(told) * days, mode=str(days), rule=match.rule.id))


def _later(match: Match) -> Node | None:
    days = int(match.value("unit").get("unit", "days"))
    told = 1 if match.has("one") else number(match, "n")
    if not (days and told):
        return None
    return Node(TIME, TimeWords("later", shift=told * days * (-1 if match.has("back") else 1), rule=match.rule.id))


def _same_day(match: Match) -> Node | None:
    return Node(TIME, TimeWords("same", shift=int(match.value("same").get("sameday", "shift")), rule=match.rule.id))


def _period(match: Match) -> Node | None:
    return Node(TIME, TimeWords("period", mode=str(match.value("p").get("periodword", "period")), rule=match.rule.id))


def _recent(match: Match) -> Node | None:
    return Node(TIME, TimeWords("recent", rule=match.rule.id))


WORDS = (
    *DATES,
    *MONTHS,
    *CLOCK,
    Rule(
        "time.weekday",
        "A day of the week, with or without “last” and a part of the day: “last Tuesday”, “Saturday night”",
        f"{LEAD} (last:<last>|this:<this>|next:<next>)? weekday:<weekday> late:<daypart>?",
        _on_weekday,
        ("Shells hit the market on Monday.", "Last Tuesday, a drone struck a car.", "Early Saturday, shells fell."),
        ("The group is called Black.",),
    ),
    Rule(
        "time.day_word",
        "A day told from the day of the report: “today”, “yesterday”, “last night”",
        f"{LEAD} day:<dayword> late:<daypart>?",
        _day_word,
        ("Two people were killed today.", "Yesterday a shell hit the school."),
        ("These days are hard.",),
    ),
    Rule(
        "time.overnight",
        "“Overnight”, the night before the report, or the night that begins on a day of the week",
        '<overnight> (("on"|"of"|"from")? weekday:<weekday> ("night")?)?',
        _overnight,
        ("Overnight, drones attacked the port.", "Overnight Friday, drones attacked the port."),
        ("At night they sleep.",),
        priority=1,
    ),
    Rule(
        "time.ago",
        "So many days or weeks before the report: “three days ago”",
        '(n:<num|vague>|one:<one>) unit:<unit> "ago"',
        _ago,
        ("Three days ago a mine killed a farmer.",),
        ("Three days later a mine killed a farmer.",),
        priority=1,
    ),
    Rule(
        "time.later",
        "So many days after or before the day told before: “two days later”, “a day earlier”",
        '(n:<num>|one:<one>) unit:<unit> ("later"|back:"earlier")',
        _later,
        ("Two days later, a second shell hit the house.", "It was hit two days earlier."),
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
)
