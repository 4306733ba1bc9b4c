"""Months, seasons and years told without a day become time phrases, not yet days."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.calendar import closed, month_of, part, year_of
from harmledger.rules.meanings import TIME, TimeWords


def _month_only(match: Match) -> Node | None:
    after = match.context.types_at(match.line, match.stop)
    # "October Square", "in the Nov. 7 killing": the month is part of a name or of a date.
    if not match.has("year") and ("cap" in after or ("day" in after and match.has("dated"))):
        return None
    at = match.span("core")
    return Node(
        TIME,
        TimeWords("month", month=month_of(match), year=year_of(match), part=part(match), at=at, rule=match.rule.id),
    )


def _year_only(match: Match) -> Node | None:
    # "In the early 1960s", "of 2023-10-24", "in 1900 block": no year of its own.
    line, stop = match.line, match.stop
    behind = line.values[stop] if stop < len(line) else None
    follows = behind.text if isinstance(behind, Word) else ""
    glued = stop < len(line) and line.starts[stop] == line.ends[stop - 1]
    if follows == "block" or (glued and (follows in ("-", "/") or not closed(match))):
        return None
    return Node(TIME, TimeWords("year", year=year_of(match), at=match.span("core"), rule=match.rule.id))


def _season(match: Match) -> Node | None:
    months = match.value("season").get("season", "months")
    end = TimeWords("month", month=months[1])
    at = match.span("core")
    return Node(TIME, TimeWords("season", month=months[0], year=year_of(match), end=end, at=at, rule=match.rule.id))


MONTHS = (
    Rule(
        "time.month",
        "A month alone or with its year: “in October 2023”",
        '("in"|dated:("of"|"during"|"in" "the")) '
        'core:(lead:(<dayedge> "-"?|("beginning"|"start"|"middle"|"end") "of")? '
        'month:<month> (<comma|sign>? "of"? year:<year>)?)',
        _month_only,
        ("The village was shelled in October.", "The village was shelled in early October."),
        ("October Square was shelled.",),
    ),
    Rule(
        "time.month_year",
        "A month with its year: “October 2023”",
        'core:(lead:(<dayedge> "-"?)? month:<month> <comma>? "of"? year:<year>)',
        _month_only,
        ("The village was shelled again, October 2023 being the worst month.",),
        ("October was the worst month.",),
    ),
    Rule(
        "time.month.near",
        "A month told from the report, or a part of one: “last October”, “late October”",
        'core:((<last|this>|lead:<dayedge> "-"?) month:<month>)',
        _month_only,
        ("The village was shelled last October.", "Late October saw shelling."),
        ("October was the worst month.",),
    ),
    Rule(
        "time.year",
        "A year alone: “in 2020”",
        '("in"|"of"|"during"|"by"|<dayedge> "-"?) core:(year:<year>)',
        _year_only,
        ("The school was also hit in 2020.",),
        ("The group has 2020 members.", "The shooting was in 2000 block of the street."),
    ),
    Rule(
        "time.season",
        "A season, with or without its year: “in the spring of 2021”",
        '("in"|"since"|"during")? "the"? core:((<last|this|dayedge>|"the") season:<season> (("of")? year:<year>)?)',
        _season,
        ("The bridge was destroyed in the spring of 2021.", "The bridge was destroyed last summer."),
        ("A spring was clean.",),
    ),
)
