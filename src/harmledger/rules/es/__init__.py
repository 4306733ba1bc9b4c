"""Spanish: news headlines and short reports; its own orders of words, and the rules it shares with English."""

from __future__ import annotations

from harmledger.rules.es.casualties import CASUALTIES
from harmledger.rules.es.events import ACTORS, CUES, MEANS, OBJECTS, PLACED, VOICES
from harmledger.rules.es.names import NAMES
from harmledger.rules.es.people import ATTACHED, NESTED, UNIONS, UNITS
from harmledger.rules.es.places import CONTAINED, NAMED, RELATED
from harmledger.rules.es.quantities import NUMBERS
from harmledger.rules.es.times import JOINS, TIMES, WITHIN
from harmledger.rules.languages import Language

LANGUAGE = Language(
    "es",
    folding=(
        ("times", TIMES),
        ("times joined", JOINS),
        ("times placed", WITHIN),
        ("numbers", NUMBERS),
        ("places named", NAMED),
        ("places related", RELATED),
        ("places contained", CONTAINED),
        ("parties", ACTORS["parties"]),
        ("parties belonging", ACTORS["belonging"]),
        ("parties joined", ACTORS["joined"]),
        ("people", UNITS),
        ("people attached", ATTACHED),
        ("people listed", UNIONS),
        ("people nested", NESTED),
    ),
    names=("names told", NAMES),
    names_behind="numbers",
    collecting=(
        ("casualties", CASUALTIES),
        ("means", MEANS),
        ("actors", ACTORS["acts"]),
        ("objects", OBJECTS),
        ("places", PLACED),
        ("voices", VOICES),
        ("cues", CUES),
    ),
)

__all__ = ["LANGUAGE"]
