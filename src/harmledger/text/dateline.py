"""Finds the dateline that opens a report: place, date and agency before its first words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from harmledger.model import Span
from harmledger.text.abbreviations import OPENERS


class Dateline(NamedTuple):
    """The spans of a dateline and its parts, in offsets of the cleaned text; the dash is within `span`."""

    span: Span
    place: Span | None
    date: Span | None
    agency: Span | None


# No dateline is longer; the patterns look no farther, so their cost is bounded whatever the text.
_REACH: Final = 160
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE: Final = rf"(?i:\d{{1,2}} {_MONTH}(?:,? \d{{4}}| \d\d)?|{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?)(?!\w)"
_CAPITAL: Final = r"A-Z\u00c0-\u00de\u0620-\u064a"  # Arabic letters have no capitals: each may begin a name
_WORD: Final = rf"(?!{_DATE})[{_CAPITAL}][\w'.-]{{0,24}}"
# At most four words, in at most three parts: "SANA'A", "Deir ez-Zor, Syria".
_NAME: Final = rf"{_WORD}(?: (?:(?:de|al|el|ez|and|of) )?{_WORD}){{0,3}}"
_DATELINE: Final = re.compile(
    rf"(?P<place>{_NAME}(?:(?:, ?|/){_NAME}){{0,2}}(?: \({_NAME}\)(?=, ?{_DATE}))?)?(?:(?:,|\s-)? ?(?P<date>{_DATE}))?"
    r"(?: ?[(\[](?!TEXT\])(?P<agency>[^()\[\]\n]{2,60})[)\]])?"
    r"(?P<dash>\s{0,2}(?:--?|:)(?=\s))?(?P<marks>(?:\s{0,2}\[[A-Z ,]{3,60}\]){1,4})?"
)


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline at `start` of a cleaned text, or None.

    A place alone is taken for one only where it alone is in capital letters; a colon needs an agency before it. The
    marks of broadcast monitors ("[TEXT]") belong to it.
    """
    match = _DATELINE.match(text, start, min(end, start + _REACH))
    if match is None or match.end() == start or match.end() >= end or not _holds(match):
        return None
    return Dateline(Span(start, match.end()), _part(match, "place"), _part(match, "date"), _part(match, "agency"))


def _holds(match: re.Match[str]) -> bool:
    place, date, agency, dash, marks = match.group("place", "date", "agency", "dash", "marks")
    if marks is not None and marks.endswith("[TEXT]"):
        return True
    if dash is None or (place is not None and place.split()[0].lower() in OPENERS):
        return False
    if dash.endswith(":"):
        return agency is not None and place is not None
    return agency is not None or (place is not None and (date is not None or _stands_out(place, match)))


def _stands_out(place: str, match: re.Match[str]) -> bool:
    """Tell whether a place is in capital letters and the words behind the dash are not."""
    city = place.split(",")[0]
    return len(city) > 2 and city.isupper() and not match.string[match.end() : match.end() + 24].isupper()


def _part(match: re.Match[str], name: str) -> Span | None:
    return Span(*match.span(name)) if match[name] is not None else None
