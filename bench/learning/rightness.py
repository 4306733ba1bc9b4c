"""Whether a field of a claim is right: against a label of the text itself, or against the gold of a clean set.

The benchmark's own scorer judges the numbers, days and places, so that both speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.errors import scorer
from bench.learning.labels import Label, Range
from harmledger.lexicon import load_lexicon

# Sets whose gold tells what each text says; Airwars' labels are of an incident over all its sources.
CLEAN = {
    "killed": ("gva", "muc4", "ucdp_headlines"),
    "injured": ("gva", "muc4"),
    "day": ("gva", "muc4", "airwars_gaza"),
    "actor": ("muc4", "airwars_gaza"),
    "means": ("gva", "muc4"),
    "place": ("gva", "airwars_gaza", "airwars_syria_en", "ucdp_headlines"),
}
# A place is right when it lies within its own radius of the labelled point, or within the bar of the benchmark.
_NEAR_KM = 25
# Actors that name nobody: an unknown gunman and the suspect of an ordinary crime are not told apart here.
_NOBODY_NAMED = ("unidentified", "private individual")


class Judged:
    """Judges claims (as the JSON that `harmledger read` gives) field by field."""

    def __init__(self, bench: Path) -> None:
        """Take the benchmark's folder."""
        self.scorer = scorer(bench)
        self.names = self.scorer.Names.load(bench / "aliases.json")
        self.actors = load_lexicon("en").actors

    def by_gold(self, field: str, claim: Mapping[str, Any], gold: Mapping[str, Any]) -> bool | None:
        """Tell whether a field is right by a clean set's gold, None where the gold says nothing of it."""
        judged = self.scorer.judge(gold, claim, self.names)
        if field in ("killed", "injured"):
            if f"{field}_presence" in judged and not judged[f"{field}_presence"][0]:
                return False
            return judged.get(f"{field}_exact")  # type: ignore[no-any-return]
        if field == "place":
            km = judged.get("km")
            radius = (claim["where"].get("radius_m") or 0) / 1000
            return None if "lat" not in gold else km is not None and km <= max(_NEAR_KM, radius)
        if field == "actor":
            return not judged["actor_wrong"] if "actor_wrong" in judged else None
        if field == "means":
            return not judged["means_wrong"] if "means_wrong" in judged else None
        return judged.get("date_exact")  # type: ignore[no-any-return]

    def by_label(self, field: str, claim: Mapping[str, Any], label: Label) -> bool | None:
        """Tell whether a field is right by what the text says, None where labels do not hold the field."""
        if field in ("killed", "injured"):
            told = getattr(label, field)
            return bool(told) and self._count(told, self.scorer.total(claim, field, "all"))
        if field == "day":
            gold = {"date": label.day[0], "date_end": label.day[1]} if label.day else None
            return bool(gold) and bool(self.scorer.judge_date(gold, claim)[0])
        if field == "actor":
            return self._actors(claim, label)
        if field == "means":
            codes = {self.names.code(one["code"]) for one in claim["means"]} - {"unknown"}
            return codes <= {self.names.code(code) for code in label.means}
        return None

    def _count(self, told: Range, got: tuple[float, float] | None) -> bool:
        least, most = told
        if most is None and got and got[0] == least + 1:
            least += 1  # "more than 20": labelled as 20 and more, read as 21 and more
        if most is not None and least <= 1 < most and got and got[1] == most:
            return True  # "up to 15": labelled as one to 15, read with an open lower end
        return bool(self.scorer.judge_count((least, least if most is None else most), got)[0])

    def _actors(self, claim: Mapping[str, Any], label: Label) -> bool:
        wanted: set[str] = set().union(*(self._forms(name) for name in label.actors))
        wanted = wanted or {_NOBODY_NAMED[0]}
        blamed = [one for one in claim["actors"] if one["role"] in ("perpetrator", "joint")]
        blamed = [one for one in blamed if one["stance"] not in self.scorer.UNBLAMED]
        return all(wanted & self._forms(one["actor"]) for one in blamed)

    def _forms(self, name: str) -> set[str]:
        """Return a name's spellings folded, with those of what it belongs to: a state's army is the state's."""
        forms: set[str] = set(self.names.actor(name))
        actor = next((one for one in self.actors.values() if one.name == name), None)
        while actor is not None:
            forms |= self.names.actor(actor.name)
            actor = self.actors.get(actor.within) if actor.within else None
        return {_NOBODY_NAMED[0]} if name.casefold().startswith(_NOBODY_NAMED) else forms


def told(field: str, label: Label) -> bool:
    """Tell whether the text says anything of a field, so that a clear reading of it could be hoped for."""
    value = getattr(label, {"actor": "actors"}.get(field, field), None)
    return label.event and bool(value)
