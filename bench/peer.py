"""What a user would otherwise stitch together from PyPI: dates, places and the number nearest to a casualty word.

`dateparser.search` finds dates, `geotext` finds cities and countries, `text2num` turns number words into digits, and
a regular expression takes the number nearest to "killed" or "wounded". It gives no spans, no parties, no weapons and
no incidents: it is the least that answers "when, where, how many". Every library is set as fast as it allows
(the language is named, the report's date is given).
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any

from bench.corpus import Invented

PACKAGES = ("dateparser", "geotext", "text2num")
NUMBER = re.compile(r"(?<![\w.:])\d{1,5}(?![\w:])")
WORDS = {
    "killed": re.compile(r"\b(?:killed|killing|dead|died|deaths?)\b", re.IGNORECASE),
    "injured": re.compile(r"\b(?:injured|injuring|wounded|wounding|injuries)\b", re.IGNORECASE),
}


def nearest_number(text: str, word: re.Pattern[str]) -> int | None:
    """The number fewest characters away from the first match of `word`; None without a word or a number."""
    hit = word.search(text)
    numbers = list(NUMBER.finditer(text)) if hit else []
    if hit is None or not numbers:
        return None
    at = hit.start()
    return int(min(numbers, key=lambda found: abs(found.start() - at))[0])


@dataclass(frozen=True, slots=True)
class Peer:
    """The three libraries behind one call, as injected functions so that tests need none of them."""

    digits: Callable[[str], str]
    dates: Callable[[str, datetime], Sequence[tuple[str, datetime]] | None]
    places: Callable[[str], tuple[list[str], list[str]]]

    def read(self, report: Invented) -> bytes:
        """Counts, dates and places of one report, as JSON."""
        text = self.digits(report.text)
        found: dict[str, Any] = {outcome: nearest_number(text, word) for outcome, word in WORDS.items()}
        day = datetime.fromisoformat(report.published)
        found["dates"] = [(words, when.date().isoformat()) for words, when in self.dates(report.text, day) or ()]
        found["cities"], found["countries"] = self.places(report.text)
        return json.dumps({"report": report.id, **found}).encode()


def load() -> Peer:
    """The peer with its libraries; ModuleNotFoundError names the first one that is missing."""
    search = importlib.import_module("dateparser.search")
    geotext = importlib.import_module("geotext")
    numbers = importlib.import_module("text_to_num")

    def places(text: str) -> tuple[list[str], list[str]]:
        found = geotext.GeoText(text)
        return list(found.cities), list(found.country_mentions)

    return Peer(
        digits=lambda text: str(numbers.alpha2digit(text, "en")),
        dates=lambda text, day: search.search_dates(text, languages=["en"], settings={"RELATIVE_BASE": day}),
        places=places,
    )


def versions() -> str:
    """The packages and their versions in one line."""
    return ", ".join(f"{package} {version(package)}" for package in PACKAGES)
