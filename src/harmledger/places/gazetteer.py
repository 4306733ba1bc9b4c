"""Look-ups over the bundled gazetteer and the imported ones beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Literal

from harmledger.places.folding import bare, fold, skeleton, spellings
from harmledger.places.imported import imported_stores
from harmledger.places.place import Place
from harmledger.places.records import Store
from harmledger.places.spelling import SKELETON_KEY

# How a candidate's name meets the name that was looked up, from the surest to the weakest.
Match = Literal["own", "alternate", "article", "romanisation"]
# A block of a fuzzy look-up: enough to hold all names that begin alike, few enough to score at once.
_BLOCK = 60_000
_LEAST_SCORE = 70.0
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, and how the name met it."""

    place: Place
    match: Match


@lru_cache(maxsize=1)
def _bundled() -> Store:
    # Beside the code, as a wheel is unpacked on install: a file that can be mapped.
    return Store(Path(__file__).with_name("data") / "world.gaz")


class Gazetteer:
    """Several gazetteer files read as one; a later file's place replaces an earlier one of the same id."""

    knows: Callable[[str], bool]
    """Whether a folded name is a key; a bare look-up in the trie, meant for every n-gram of a text."""
    beginnings: Callable[[str], list[str]]
    """The keys with which a folded text begins, letter by letter: one look-up for all n-grams that begin alike."""

    def __init__(self, *stores: Store) -> None:
        """Read the stores as one, in the order given."""
        self._stores = stores
        tries = [store.trie for store in stores]
        if len(tries) == 1:
            self.knows = tries[0].__contains__
            self.beginnings = tries[0].prefixes
        else:
            self.knows = lambda folded: any(folded in trie for trie in tries)
            self.beginnings = lambda folded: [key for trie in tries for key in trie.prefixes(folded)]
        # Reports name the same few places over and over.
        self._cached = lru_cache(maxsize=_REMEMBERED)(self._candidates)

    @classmethod
    def open(cls, *extra: Path) -> Gazetteer:
        """Open the bundled gazetteer, the imported ones of this user, and further files, all memory-mapped."""
        return cls(_bundled(), *imported_stores(), *map(Store, extra))

    @classmethod
    def bundled(cls, *extra: Path) -> Gazetteer:
        """Open the bundled gazetteer and the files named, whatever this user imported: the same on every machine."""
        return cls(_bundled(), *map(Store, extra))

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of the files opened, in hexadecimal."""
        return hashlib.sha256("".join(store.digest for store in self._stores).encode()).hexdigest()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files opened, the bundled one first."""
        return tuple(store.path for store in self._stores)

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places of a name, exact but for case, marks, hyphens and the Arabic article; most people first."""
        return tuple(c.place for c in self.candidates(name) if c.match != "romanisation")

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return all places a name may mean, other romanisations of Arabic names too, the strongest matches first."""
        return self._cached(fold(name))

    def _candidates(self, folded: str) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for place in self._under(folded):
            found[place.id] = Candidate(place, _match(place, folded))
        if not found:
            for key in sorted(spellings(folded) | {bare(folded)}):
                for place in self._under(key):
                    found.setdefault(place.id, Candidate(place, "article"))
        if shape := skeleton(folded):
            for place in self._under(SKELETON_KEY + shape):
                found.setdefault(place.id, Candidate(place, "romanisation"))
        return tuple(sorted(found.values(), key=_rank))

    def knows_like(self, folded: str) -> bool:
        """Whether a folded name is known by its article-less form or another romanisation; slower and weaker."""
        shape = skeleton(folded)
        return self.knows(bare(folded)) or bool(shape and self.knows(SKELETON_KEY + shape))

    def place(self, place_id: str) -> Place | None:
        """Return the place of an id, None where no file opened holds it."""
        for store in reversed(self._stores):
            if found := store.own(place_id):
                return found
        return None

    def area_of(self, country: str, admin1: str | None = None) -> Place | None:
        """Return the area of a country (ISO 3166-1 alpha-2), or of its admin-1 told by name or ISO 3166-2 code."""
        if admin1 is None:
            return self.place(f"country:{country}")
        by_code = self.place(f"iso3166-2:{admin1}")
        areas = [by_code] if by_code else [c.place for c in self.candidates(admin1)]
        return next((p for p in areas if p.level == "province" and p.country == country), None)

    def near(self, name: str, limit: int = 5) -> tuple[tuple[Place, float], ...]:
        """Return places of a like name with a score from 0 to 100; only names that begin alike are compared."""
        # Imported here: only this look-up needs it, and it would double the cost of opening a gazetteer.
        from rapidfuzz import fuzz, process

        folded = fold(name)
        scores: dict[str, tuple[Place, float]] = {}
        for key, score, _ in process.extract(folded, self._block(folded), scorer=fuzz.ratio, limit=4 * limit):
            for place in self._under(key) if score >= _LEAST_SCORE else ():
                scores.setdefault(place.id, (place, score))
        ranked = sorted(scores.values(), key=lambda found: (-found[1], -found[0].population, found[0].id))
        return tuple(ranked[:limit])

    def settlement_points(self) -> Iterator[tuple[int, float, float]]:
        """Yield number, latitude and longitude of every settlement of the first file opened (the bundled one)."""
        return self._stores[0].points()

    def settlement(self, number: int) -> Place:
        """Return the place of a number that `settlement_points` gave."""
        return self._stores[0].place(number)

    def _block(self, folded: str) -> list[str]:
        word = bare(folded)
        starts = sorted({s for s in (folded[:3], folded[:2], word[:3], word[:2]) if len(s) > 1}, key=len, reverse=True)
        keys: dict[str, None] = {}
        for store in self._stores:
            for start in starts:
                keys.update(dict.fromkeys(islice(store.trie.iterkeys(start), _BLOCK)))
            if shape := skeleton(folded):
                keys.update(dict.fromkeys(self._romanised(store, shape)))
        return list(keys)

    def _romanised(self, store: Store, shape: str) -> Iterator[str]:
        for place in store.places(SKELETON_KEY + shape):
            yield fold(place.name)

    def _under(self, key: str) -> list[Place]:
        found: dict[str, Place] = {}
        for store in self._stores:
            found.update((place.id, place) for place in store.places(key))
        return list(found.values())


def _match(place: Place, folded: str) -> Match:
    own = fold(place.name)
    if own == folded:
        return "own"
    return "article" if bare(own) == bare(folded) else "alternate"


_ORDER: tuple[Match, ...] = ("own", "article", "alternate", "romanisation")


def _rank(candidate: Candidate) -> tuple[int, int, str]:
    return _ORDER.index(candidate.match), -candidate.place.population, candidate.place.id
