"""Resolve places: a phrase becomes a point with a radius, an area, or an honest nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import UNSET

from harmledger.grammar import Trace
from harmledger.model import Considered, Level, Span, Where, where_prec
from harmledger.places import Choice, Found, Mention, Place, relation_radius
from harmledger.places.distance import kilometres
from harmledger.reading.settings import Setting
from harmledger.rules.meanings import PlaceWords

_LEVELS: dict[str, Level] = {
    "village": "village",
    "camp": "village",
    "town": "town",
    "city": "city",
    "neighbourhood": "neighbourhood",
    "district": "district",
    "county": "district",
    "province": "province",
    "road": "street",
    "facility": "landmark",
}
_LOOKED_UP = ("village", "town", "city", "camp", "province", "district", "county")
# What lies within a settlement: namesakes elsewhere are many and say nothing.
INNER = ("neighbourhood", "road", "facility")
# A place that no gazetteer knows may lie so far outside the settlement that the report tells.
_AROUND_M = 25_000
# "In Exampla" is said of a town and of the land around that bears no other name. Municipalities of most countries have
# 300 to 1,500 square kilometres, so that their edge lies some 10 km beyond the town; "the town of Exampla" is the town.
_LAND_M = 10_000
_SETTLED = ("village", "town", "city")
_SIDES = (
    "north ",
    "south ",
    "east ",
    "west ",
    "northeast ",
    "northwest ",
    "southeast ",
    "southwest ",
    "downtown ",
    "central ",
)
_PART_RATIO = 20
_CAMP = re.compile(r"\s+(?:\w+ )?camps?$")

NO_PLACE = "No gazetteer that is loaded holds this place."
SEVERAL = "Several places of this name remain; a person has to say which is meant."
OF_AREA = "No gazetteer that is loaded holds this place; the point is that of the area it lies in."


class Locator:
    """Resolves place phrases of one report."""

    def __init__(
        self, text: str, setting: Setting, original: Callable[[int, int], Span | None], trace: Trace | None
    ) -> None:
        """Take the cleaned text, the report's setting, and the map to the text as received."""
        self.text = text
        self.setting = setting
        self.original = original
        self.trace = trace
        self._found: dict[tuple[int, int, str], Choice] = {}

    def find(self, words: PlaceWords) -> Place | None:
        """Return the place a phrase names, None where none is known or several remain."""
        return self.choice(words).place

    def reasons(self, words: PlaceWords) -> Iterator[tuple[Place, tuple[Found, ...]]]:
        """Yield the places that a phrase may name, each with what speaks for it."""
        kind = words.kind if words.kind in _LOOKED_UP else None
        yield from self.setting.reasons(Mention(words.name, kind, self.setting.holders(words)))

    def is_open(self, words: PlaceWords) -> bool:
        """Tell whether several places of the name remain."""
        return self.choice(words).open_

    def is_beside(self, words: PlaceWords) -> bool:
        """Tell whether a phrase names only what the place lies beside or around."""
        return words.relation is not None and words.relation != "part of"

    def choice(self, words: PlaceWords) -> Choice:
        """Return the choice among the places that a phrase may name."""
        key = (*words.at, words.name)
        choice = self._found.get(key)
        if choice is None:
            choice = self._found[key] = self._choose(words)
            if self.trace:
                self._explain(words, choice)
        return choice

    def _choose(self, words: PlaceWords) -> Choice:
        if words.kind in INNER:
            return Choice(None, None, (), open_=False)
        within = self.setting.holders(words)
        kind = words.kind if words.kind in _LOOKED_UP else None
        for sort in dict.fromkeys(
            ("province" if words.relation == "countryside of" and not kind else kind, kind, None)
        ):
            choice = self.setting.choose(Mention(words.name, sort, within))
            if choice.place is not None or (sort in ("county", "province", "district") and not words.relation):
                break
        if choice.place is None and words.kind == "camp" and (town := _CAMP.sub("", words.name)) != words.name:
            # The camps of Exampla stand in or beside Exampla, and are listed by that name.
            choice = self.setting.choose(Mention(town, None, within))
        return self._rather_a_part(words, choice)

    def _rather_a_part(self, words: PlaceWords, choice: Choice) -> Choice:
        """ "West Exampla" is the west of a city, unless the place of that name is not dwarfed by it."""
        low = words.name.lower()
        side = next((side for side in _SIDES if low.startswith(side)), None)
        if side is None:
            return choice
        whole = self.setting.choose(Mention(words.name[len(side) :], None, tuple(place.name for place in words.within)))
        own = choice.place.population if choice.place else 0
        if whole.place is not None and not whole.place.is_area and whole.place.population > _PART_RATIO * own:
            words.relation = words.relation or "part of"
            return whole
        return choice

    def _explain(self, words: PlaceWords, choice: Choice) -> None:
        reasons: dict[str, list[str]] = {place.id: [] for place in choice.considered[:5]}
        for reason in choice.reasons:
            reasons.setdefault(reason.place_id, []).append(("for: " if reason.for_ else "against: ") + reason.words)
        considered = tuple(
            Considered(name=f"{place.name} ({place.id})", taken=place == choice.place, reasons=tuple(reasons[place.id]))
            for place in choice.considered[:5]
        )
        if self.trace:
            self.trace.decide("place", words.rule, "Which place of that name is meant", words.at, considered)

    # What a claim carries

    def at(self, words: PlaceWords, place: Place, derived: str | None = None) -> Where:
        """Return a phrase's place; `derived` names the part of the report it was taken from, if not the event's own."""
        if words.kind in INNER:
            return self.inside(words, place, told=True)
        beside = self.is_beside(words)
        radius, direction = place.radius_m, words.direction
        if beside:
            found, radius = relation_radius(self._relation(words), place)
            direction = direction or found
        radius = max(radius + self._land_of(place, words.kind), self._as_far_as(words.other, place))
        level: Level = place.level
        if level in ("village", "town") and words.kind in ("village", "town", "city") and not beside:
            level = _LEVELS[words.kind]
        return self._where(
            words,
            place,
            place_id=None if beside else place.id,
            reference=(self._written(words) if words.other else words.name) if words.relation else None,
            direction=direction,
            radius_m=radius,
            level=level,
            precision=where_prec(level, beside=beside),
            unsure=("place_id",) if derived else (),
            derived_from=(derived,) if derived else (),
        )

    def inside(self, words: PlaceWords, host: Place, *, told: bool) -> Where:
        """Return a place that no gazetteer knows with the point of what it lies in; `told` where its words say so."""
        inner = words.kind in INNER
        level: Level = _LEVELS[words.kind] if words.kind and inner else host.level
        around = 0 if inner or host.is_area or (told and not self.is_beside(words)) else _AROUND_M
        land = 0 if around else self._land_of(host, None)
        return self._where(
            words,
            host,
            reference=host.name,
            direction=words.direction,
            radius_m=host.radius_m + around + land,
            level=level,
            precision=where_prec(level, beside=bool(around)),
            unsure=() if told else ("reference",),
            hint=OF_AREA,
            derived_from=() if told else ("another sentence",),
        )

    def beside(self, words: PlaceWords, reference: PlaceWords, place: Place) -> Where:
        """A place told by its relation to one that is known: the reference's point, a wide radius."""
        relation = words.relation or reference.relation or "near"
        direction, radius = relation_radius(self._relation(words) or self._relation(reference) or relation, place)
        level = _LEVELS.get(words.kind or "", "village")
        return self._where(
            words,
            place,
            relation=relation,
            reference=reference.name,
            direction=words.direction or direction,
            radius_m=radius + self._land_of(place, reference.kind),
            level=level,
            precision=where_prec(level, beside=True),
            unsure=("admin1",),
        )

    def _as_far_as(self, other: PlaceWords | None, place: Place) -> int:
        """Return how far the second of two places reaches from the first: what lies between them lies within."""
        end = self.find(other) if other else None
        if end is None:
            return 0
        return round(kilometres(place.lat, place.lon, end.lat, end.lon) * 1000) + end.radius_m

    @staticmethod
    def _land_of(place: Place, said: str | None) -> int:
        """Return how far the land of a settlement reaches beyond what is built up; none where "the city of" is said."""
        return 0 if place.level not in _SETTLED or said in _SETTLED else _LAND_M

    def unresolved(self, words: PlaceWords) -> Where:
        """A place that stays without a point: its name, and the country and region that the report lets derive."""
        setting = self.setting
        country, choice = setting.country, self.choice(words)
        admin1 = setting.admin1 if country else None
        derived = [name for name, known in (("country", country), ("admin1", admin1)) if known]
        unsure = [name for name in derived if name != "country" or not setting.given]
        return Where(
            name=self._written(words),
            kind=words.kind,
            relation=words.relation,
            direction=words.direction,
            level=_LEVELS.get(words.kind or ""),
            country=country,
            admin1=admin1,
            rule=words.rule,
            unsure=tuple(unsure),
            hint=SEVERAL if choice.open_ else NO_PLACE,
            **self._origin(words, *(f"{name}: report" for name in derived)),
        )

    def _origin(self, words: PlaceWords, *derived: str) -> dict[str, Any]:
        """Return where a place's words stand, and what it was taken from beside them; words of a title have no span."""
        span = self.original(*words.at)
        return {"span": span, "derived_from": (*derived, *(() if span else ("title",))) or UNSET}

    def country_only(self) -> Where | None:
        """Return the report's country, where nothing else is told."""
        country, given = self.setting.country, self.setting.given
        if country is None:
            return None
        return Where(
            name=None,
            level="country",
            precision=where_prec("country"),
            country=country,
            rule="place.country_of_report",
            unsure=() if given else ("country",),
            derived_from=("report.country",) if given else ("country: report",),
        )

    def _relation(self, words: PlaceWords) -> str:
        """Return the relation with the distance told, which sets the radius: "40 km east of"."""
        told = self.text[slice(*words.distance)] + " " if words.distance else ""
        return told + words.relation if words.relation else ""

    def _written(self, words: PlaceWords) -> str:
        """Return the name as the text writes it, its line ends as spaces."""
        return " ".join(self.text[slice(*words.at)].split())

    def _where(self, words: PlaceWords, place: Place, *, reference: str | None, **fields: Any) -> Where:
        return Where(
            name=self._written(words),
            kind=words.kind,
            relation=fields.pop("relation", words.relation),
            reference=reference,
            reference_id=place.id if reference else None,
            lat=place.lat,
            lon=place.lon,
            country=place.country,
            admin1=place.admin1 if place.level != "country" else None,
            rule=words.rule,
            **self._origin(words, *fields.pop("derived_from", ())),
            **fields,
        )
