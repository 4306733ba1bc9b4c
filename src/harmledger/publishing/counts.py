"""How many of an outcome one claim tells, as its reader may see it: never guessed, and an open end stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import get_args

from msgspec import UNSET

from harmledger.model import Count, Group, Harm
from harmledger.model.codes import Outcome
from harmledger.model.incident import ClaimView
from harmledger.protection import HARM_GROUP

Path = tuple[int, ...]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

_GROUPS = re.compile(r"harm(?P<group>/\d+(?:/parts/\d+)*)(?P<parts>/parts)?", re.ASCII)


def anyone(who: Group) -> bool:
    """Fit every group."""
    return True


def groups_told(view: ClaimView, outcome: Outcome, fits: Callable[[Group], bool] = anyone) -> tuple[Harm, ...]:
    """Return the groups of an outcome that fit, none of them a part of another."""
    return tuple(_search(view, outcome, fits).found)


def told(view: ClaimView, outcome: Outcome, fits: Callable[[Group], bool] = anyone) -> Count | None:
    """Return how many of an outcome the claim tells, or how many of those who fit; None where it tells of nobody.

    Groups side by side share nobody and are added; alternatives give the range that holds each of them. Where the path
    of a withheld group tells that it might belong to it, the upper end is open: what is left is not all that was
    reported. A bare `harm` says that a detail is gone, which changes no number.
    """
    return _search(view, outcome, fits).count()


def misses_people(view: ClaimView) -> bool:
    """Tell whether people, or something about them, were taken out of the claim."""
    return any(path in ("harm", HARM_GROUP) or _GROUPS.fullmatch(path) for path in view.withheld)


def hull(counts: Iterable[Count]) -> Count:
    """Return the narrowest range that holds every one of at least one count."""
    lows, highs = zip(*counts, strict=True)
    return Count(None if None in lows else min(lows), None if None in highs else max(highs))


@dataclass
class _Search:
    """Walks the groups of a claim from the whole to its parts, and stops at each that fits."""

    outcome: Outcome
    fits: Callable[[Group], bool]
    gaps: frozenset[Path]
    found: list[Harm] = field(default_factory=list)
    # Numbers of alternatives of which one does not fit, so that there may be nobody who does.
    unlike: set[int] = field(default_factory=set)
    incomplete: bool = False

    def enter(self, harms: tuple[Harm, ...], path: Path = ()) -> None:
        """Look through groups that stand side by side; `path` leads to their whole."""
        for number, harm in enumerate(harms):
            at = (*path, number)
            if harm.outcome == self.outcome and self.fits(harm.who):
                self.found.append(harm)
                continue
            if harm.any_of is not UNSET:
                self.unlike.add(harm.any_of)
            # A withheld part is taken to be of its whole's outcome, as the reader makes them.
            self.incomplete |= at in self.gaps and harm.outcome == self.outcome
            self.enter(harm.parts, at)

    def count(self) -> Count | None:
        """Return the sum of what was found."""
        if not self.found:
            return None
        either: dict[int, list[Count]] = {}
        counts = []
        for harm in self.found:
            if harm.any_of is UNSET:
                counts.append(harm.count)
            else:
                either.setdefault(harm.any_of, []).append(harm.count)
        for number, ones in either.items():
            whole = hull(ones)
            counts.append(Count(None, whole.high) if number in self.unlike else whole)
        total: Count = reduce(add, counts)
        return Count(total.low, None) if self.incomplete else total


def _search(view: ClaimView, outcome: Outcome, fits: Callable[[Group], bool]) -> _Search:
    gaps = _gaps(view.withheld)
    search = _Search(outcome, fits, gaps, incomplete=() in gaps)
    search.enter(view.claim.harm)
    return search


def _gaps(withheld: tuple[str, ...]) -> frozenset[Path]:
    """Return the paths of the wholes that miss a group, () for the claim itself.

    Paths count groups as they were before. Where one beside was taken out, and later ones moved up, the whole of all
    of them misses a group already.
    """
    wholes: set[Path] = {()} if HARM_GROUP in withheld else set()
    for matched in filter(None, map(_GROUPS.fullmatch, withheld)):
        path = tuple(int(number) for number in re.findall(r"\d+", matched["group"]))
        wholes.add(path if matched["parts"] else path[:-1])
    return frozenset(wholes)
