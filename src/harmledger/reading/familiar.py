"""Which names of the gazetteer a report may mean: those where it plays, and abroad only what is widely known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from harmledger.places import Gazetteer, Place, demonyms, fold
from harmledger.places.countries import country_names
from harmledger.places.folding import bare

# A place abroad is taken for a name from so many people on: with the report's country told, hinted at, or unknown;
# in capitals throughout any word may be the name of a village somewhere.
_ABROAD = {"told": 100_000, "hinted": 50_000, "unknown": 10_000, "shouted": 500_000}
# The share of the country words of a report that makes a country one it plays in.
_HOME_SHARE = 0.15
# In capitals: only the country named most, and those nearly as often.
_SHOUTED_SHARE = 0.6
_OPENING = 2
_WITHIN = frozenset("'`.")
_ARTICLES = frozenset({"al", "el", "abu", "umm", "bin", "ibn", "de", "la", "los", "san", "santa"})
_MOST = 50_000
_MOST_SETS = 100


class Familiar:
    """Tells of a name whether it is a place's, for the report that was begun last."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Ask one gazetteer; answers are kept for the next report of the same countries."""
        self.gazetteer = gazetteer
        self._answers: dict[tuple[frozenset[str], int], dict[str, bool]] = {}
        self._ahead, self._begun = "", False
        self.begin((), None, shouted=False)

    def begin(self, words: Iterable[str], country: str | None, *, shouted: bool) -> None:
        """Begin a report: its words in small letters, and the country given with it."""
        homes = frozenset((country,)) if country else self._homes_of(list(words), shouted)
        sort = "shouted" if shouted else "told" if country else "hinted" if homes else "unknown"
        self.surnames: set[str] = set()
        self._homes, self._least, self._shouted = homes, _ABROAD[sort], shouted
        if len(self._answers) > _MOST_SETS:
            self._answers.clear()
        self._names = self._answers.setdefault((homes, self._least), {})
        if len(self._names) > _MOST:
            self._names.clear()

    def __call__(self, name: str, ahead: str) -> bool:
        """Tell whether a name as written is one of a place that the report may mean.

        `ahead` begins with the name, and holds the longest that may begin there: it is looked up first.
        """
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = self._begins(ahead) and self._knows(fold(name))
        return known

    def _begins(self, ahead: str) -> bool:
        """Tell whether any name may begin the words ahead; most that are asked for do not, and it is asked again."""
        if ahead != self._ahead:
            folded = fold(ahead)
            # Where a sign within words vanishes in a key, a name may end at any letter of it.
            anywhere = not ahead.isascii() or not _WITHIN.isdisjoint(ahead)
            self._ahead, self._begun = ahead, self._is_begun(folded, anywhere) or self._is_begun(bare(folded), anywhere)
        return self._begun

    def _is_begun(self, folded: str, anywhere: bool) -> bool:
        length = len(folded)
        return any(
            anywhere or len(key) == length or folded[len(key)] == " " for key in self.gazetteer.beginnings(folded)
        )

    def _knows(self, folded: str) -> bool:
        if len(folded) < 3 or folded in _ARTICLES:
            return False
        if not self.gazetteer.knows(folded) and not self._knows_bare(folded):
            return False
        found = self.gazetteer.candidates(folded)
        # In capitals, a single word is only taken for a place's own name: other names of places are too many.
        weak = ("romanisation", "alternate") if self._shouted and " " not in folded else ("romanisation",)
        return any(candidate.match not in weak and self._may_mean(candidate.place) for candidate in found)

    def _knows_bare(self, folded: str) -> bool:
        word = bare(folded)
        return word != folded and self.gazetteer.knows(word)

    def _homes_of(self, words: list[str], shouted: bool) -> frozenset[str]:
        """Return the countries that a report's words name, by name or nationality, each with a fair share of them."""
        counts: Counter[str] = Counter()
        before = ""
        for word in words:
            code = _COUNTRY_WORDS.get(word)
            if before:
                code = _COUNTRY_WORDS.get(f"{before} {word}", code)
            if code:
                counts[code] += 1
            before = word if word in _FIRST_WORDS else ""
        if city := self._opening(words):
            counts[city.country] += _OPENING
        if not counts:
            return frozenset()
        least = _SHOUTED_SHARE * max(counts.values()) if shouted else _HOME_SHARE * counts.total()
        return frozenset(code for code, count in counts.items() if count >= least)

    def _opening(self, words: list[str]) -> Place | None:
        """Return the city that heads a report before a comma or bracket, as in a dateline."""
        stop = next((at for at, word in enumerate(words[:5]) if word in ",("), 0)
        found = self.gazetteer.named(" ".join(words[:stop])) if stop else ()
        return max(found, key=lambda place: place.population, default=None)

    def _may_mean(self, place: Place) -> bool:
        if place.country in self._homes or place.level == "country" or place.population >= self._least:
            return True
        # Seats of districts are listed without a number of people.
        return not self._homes and not self._shouted and place.population == 0


def _table() -> dict[str, str]:
    """Return the words for countries, of one or two words, in small letters."""
    names = {**demonyms(), **country_names()}
    return {name.lower(): code for name, code in names.items() if len(name) > 3 and name.count(" ") < 2}


_COUNTRY_WORDS = _table()
_FIRST_WORDS = frozenset(name.split()[0] for name in _COUNTRY_WORDS if " " in name)
