"""Which names of a place become keys of a gazetteer, and under which spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harmledger.places.countries import ARABIC_SPEAKING
from harmledger.places.folding import fold, skeleton, spellings

SKELETON_KEY = "~"
# Not names: codes of airports ("ALP"), and machine transcriptions in lower case ("yi de li bo"), which no report
# writes and which read as other words. A code of this many capitals or less is met in no text as a place.
_CODE = re.compile(r"[A-Z0-9]{1,3}")
_MACHINE = re.compile(r"[a-z0-9 .,'`()/-]+")


def is_name(text: str) -> bool:
    """Whether an alternate name of a gazetteer is one that people write."""
    return not (_CODE.fullmatch(text) or _MACHINE.fullmatch(text))


def keys_of(country: str, names: Iterable[str]) -> frozenset[str]:
    """Return the keys under which a place of a country (ISO 3166-1 alpha-2) with these names is met.

    In countries where Arabic is written a name is also met with and without its article, and by its skeleton.
    """
    folded = {key for name in names if (key := fold(name))}
    if country not in ARABIC_SPEAKING:
        return frozenset(folded)
    met = {key for name in folded for key in spellings(name)}
    return frozenset(met | {SKELETON_KEY + shape for name in folded if (shape := skeleton(name))})
