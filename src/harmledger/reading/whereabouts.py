"""Resolve places: the phrase that names an event's place becomes a point with a radius, an area, or an honest nothing."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import UNSET

from harmledger.grammar import Trace
from harmledger.model import Considered, Level, Span, Where, where_prec
from harmledger.places import Choice, Gazetteer, Mention, Place, choose, relation_radius
from harmledger.reading.settings import Setting
from harmledger.rules.meanings import PlaceWords

_LEVELS: dict[str, Level] = {
    "village": "village",
    "camp": "village",
    "town": "town",
    "city": "city",
    "neighbourhood": "neighbourhood",
    "district": "district",
    "province": "province",
    "road": "street",
    "facility": "landmark",
}
_SETTLED = ("village", "town", "city", "camp")


class Locator:
    """Resolves place phrases of one report."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        setting: Setting,
        original: Callable[[int, int], Span | None],
        trace: Trace | None,
    ) -> None:
        """Take the gazetteer, the report's setting, and the map to the text as received."""
        self.gazetteer = gazetteer
        self.setting = setting
        self.original = original
        self.trace = trace

    def where(self, words: PlaceWords | None) -> Where | None:
        """Return the place of an event; without a place phrase, the country when the report tells it."""
        if words is None:
            return self._country_only()
        if words.relation and words.within and not words.known and words.relation == words.within[0].relation:
            return self._beside(words, words.within[0])
        choice = self._choose(words)
        if choice.place is not None:
            return self._at(words, choice.place)
        if words.relation and words.relation != "part of" and words.within:
            return self._beside(words, words.within[0])
        return self._contained(words, choice)

    def _choose(self, words: PlaceWords) -> Choice:
        within = tuple(place.name for place in words.within)
        kind = words.kind if words.kind in (*_SETTLED, "province", "district", "neighbourhood") else None
        name = words.name
        if words.relation in ("countryside of",) and kind is None:
            kind = "province"
        choice = choose(Mention(name, kind, within, words.relation), self.setting.context, self.gazetteer)
        if choice.place is None and kind == "province" and words.relation:
            choice = choose(Mention(name, None, within, words.relation), self.setting.context, self.gazetteer)
        if self.trace:
            reasons = {place.id: [] for place in choice.considered[:5]}  # type: dict[str, list[str]]
            for reason in choice.reasons:
                reasons.setdefault(reason.place_id, []).append(("for: " if reason.for_ else "against: ") + reason.words)
            considered = tuple(
                Considered(name=f"{place.name} ({place.id})", taken=place == choice.place, reasons=tuple(reasons[place.id]))
                for place in choice.considered[:5]
            )
            self.trace.decide("place", words.rule, "Which place of that name is meant", words.at, considered)
        return choice

    def _at(self, words: PlaceWords, place: Place) -> Where:
        relation = words.relation
        beside = bool(relation) and relation != "part of"
        direction, radius = words.direction, place.radius_m
        if relation and relation != "part of":
            found, radius = relation_radius(relation, place)
            direction = direction or found
        level: Level = place.level
        if place.level in ("village", "town", "city") and words.kind in ("village", "town", "city") and not beside:
            level = _LEVELS[words.kind] if place.level != "city" else place.level
        return Where(
            name=words.name,
            place_id=place.id if not beside else None,
            kind=words.kind,
            relation=relation,
            direction=direction,
            reference=place.name if relation else None,
            reference_id=place.id if relation else None,
            lat=place.lat,
            lon=place.lon,
            radius_m=radius,
            level=level,
            precision=where_prec(level, beside=beside),
            country=place.country,
            admin1=place.admin1 if place.level != "country" else None,
            span=self.original(*words.at),
            rule=words.rule,
        )

    def _beside(self, words: PlaceWords, reference: PlaceWords) -> Where:
        """A place no gazetteer knows, told by its relation to one that is known: the reference's point, a wide radius."""
        choice = self._choose(reference)
        place = choice.place
        relation = words.relation or reference.relation or "near"
        direction, radius = relation_radius(relation, place) if place else (None, None)
        level = _LEVELS.get(words.kind or "", "village")
        return Where(
            name=words.name,
            kind=words.kind,
            relation=relation,
            direction=words.direction or direction,
            reference=place.name if place else reference.name,
            reference_id=place.id if place else None,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            radius_m=radius,
            level=level,
            precision=where_prec(level, beside=True),
            country=place.country if place else self.setting.country,
            admin1=place.admin1 if place else None,
            span=self.original(*words.at),
            rule=words.rule,
            unsure=("admin1",) if place else (),
        )

    def _contained(self, words: PlaceWords, choice: Choice) -> Where:
        """A place that stays unresolved: the area it is said to lie in, or what the report lets derive."""
        for holder in words.within:
            found = self._choose(holder)
            if found.place is not None:
                return self._in_area(words, found.place)
        derived = []
        country = self.setting.country
        admin1 = self.setting.admin1 if country else None
        if country:
            derived.append("country: report")
        if admin1:
            derived.append("admin1: report")
        level = _LEVELS.get(words.kind or "")
        hint = (
            "Several places of this name remain; a person has to say which is meant."
            if choice.open_
            else "No gazetteer that is loaded holds this place."
        )
        return Where(
            name=words.name,
            kind=words.kind,
            relation=words.relation,
            direction=words.direction,
            level=level,
            country=country,
            admin1=admin1,
            span=self.original(*words.at),
            rule=words.rule,
            unsure=tuple(name for name, known in (("country", country and not self.setting.given), ("admin1", admin1)) if known),
            hint=hint,
            derived_from=tuple(derived) or UNSET,
        )

    def _in_area(self, words: PlaceWords, area: Place) -> Where:
        """Known only by what it lies in: that area's point, level and radius stand for it."""
        return Where(
            name=words.name,
            kind=words.kind,
            relation=words.relation,
            direction=words.direction,
            reference=area.name,
            reference_id=area.id,
            lat=area.lat,
            lon=area.lon,
            radius_m=area.radius_m,
            level=area.level,
            precision=where_prec(area.level),
            country=area.country,
            admin1=area.admin1 if area.level != "country" else None,
            span=self.original(*words.at),
            rule=words.rule,
            hint="No gazetteer that is loaded holds this place; the point is that of the area it lies in.",
        )

    def _country_only(self) -> Where | None:
        country = self.setting.country
        if country is None:
            return None
        return Where(
            name=None,
            level="country",
            precision=where_prec("country"),
            country=country,
            rule="place.country_of_report",
            unsure=() if self.setting.given else ("country",),
            derived_from=("report.country",) if self.setting.given else ("country: report",),
        )
