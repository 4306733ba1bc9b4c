"""ISO 3166-2 codes and local names for Natural Earth's areas, matched by name within each country."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from natural_earth import Area, without_parenthesis
from rapidfuzz import fuzz

from harmledger.places.folding import fold, skeleton

# Words for the rank of an area, in the languages of the sources; a name is compared and indexed without them.
_RANKS = re.compile(
    r"\b(muhafaz[ae]t|governorate|governerate|province|provincia|provincie|wilayat|wilaya|oblasts?|oblast|respublika"
    r"|republic of|region|state of|state|district|department|departamento|departement|county|prefecture"
    r"|autonomous|raionul|raion|kray|krai|municipality|emirate of|ostan e|viloyati|cercle|shi|sheng|changwat)\b"
)
_LOCAL = re.compile(r"'?([^,()']+(?:'[^,()']+)*)'?\s*\((\w+)\)")
_LEAST = 82.0


@dataclass(frozen=True)
class Subdivision:
    """A code of ISO 3166-2 with its names; `parent` is the code above it, or None."""

    code: str
    parent: str | None
    name: str
    names: tuple[str, ...]
    english: str | None


def subdivisions(table: dict[str, Any]) -> dict[str, list[Subdivision]]:
    """Return the subdivisions of each country, from the table of the package iso3166-2."""
    found: dict[str, list[Subdivision]] = {}
    for country, codes in table.items():
        for code, row in sorted(codes.items()):
            local = [(n.strip(), tongue) for n, tongue in _LOCAL.findall(row.get("localOtherName") or "")]
            local = [(n, tongue) for n, tongue in local if not n.startswith(("The ", "Land of")) and " of " not in n]
            names = dict.fromkeys(p for n in (row["name"], *(n for n, _ in local)) for p in without_parenthesis(n))
            english = next((n for n, tongue in local if tongue == "eng"), None)
            found.setdefault(country, []).append(
                Subdivision(code, row.get("parentCode"), row["name"], tuple(names), english)
            )
    return found


def plain(name: str) -> str:
    """Return a folded name without the words for its rank ("Muhafazat Idlib" -> "idlib")."""
    folded = fold(name)
    return " ".join(_RANKS.sub(" ", folded).split()) or folded


def _likeness(area: Area, division: Subdivision) -> float:
    best = 0.0
    for mine in area.names:
        for theirs in division.names:
            a, b = plain(mine), plain(theirs)
            score = 98.0 if a != b and skeleton(a) and skeleton(a) == skeleton(b) else fuzz.ratio(a, b)
            # The first name of each side counts a little more: "Damascus" is also said of the province around it.
            best = max(best, score - 2 * (mine != area.name) - (theirs != division.name and score < 100))
    return best


@dataclass(frozen=True)
class Correction:
    """What a person set right for one area: its code (None: it has none, "=": as matched) and the name to show."""

    code: str | None
    shown: str | None


def corrections(table: Path) -> dict[tuple[str, str, str], Correction]:
    """Return the corrections by country, Natural Earth's name and its GeoNames name."""
    found = {}
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, name, gn, code, shown = line.split("\t")
            found[country, name, gn] = Correction(None if code == "-" else code, None if shown == "=" else shown)
    return found


def match(areas: Iterable[Area], divisions: list[Subdivision]) -> dict[int, Subdivision]:
    """Return the subdivision of each area's `fid`, the likest pairs first, each code once."""
    areas = list(areas)
    parents = {d.parent for d in divisions}
    leaves = sum(d.code not in parents for d in divisions)
    finer = len(areas) > 0.6 * leaves
    pairs = [
        (score, (d.code not in parents) == finer, -area.fid, d.code, area, d)
        for area in areas
        for d in divisions
        if (score := _likeness(area, d)) >= _LEAST
    ]
    found: dict[int, Subdivision] = {}
    taken: set[str] = set()
    for _, _, _, code, area, division in sorted(pairs, key=lambda pair: pair[:4], reverse=True):
        if area.fid not in found and code not in taken:
            found[area.fid] = division
            taken.add(code)
    return found
