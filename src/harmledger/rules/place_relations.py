"""Relations of places: what lies near one, or between two; the reference is kept, and is not where it happened."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.rules.meanings import PLACE, PlaceWords


def _related(match: Match) -> Node | None:
    """A relation to a place; before a thing in it ("near a Chicago school") it is not the place's."""
    place: PlaceWords = match.value("place")
    behind = match.context.types_at(match.line, match.stop)
    if place.relation or "object" in behind or "placenoun" in behind:
        return None
    place.relation = str(match.value("rel").get("rel", "relation"))
    place.rule = match.rule.id
    return Node(PLACE, place)


def _between(match: Match) -> Node | None:
    """What lies between two places: both are kept; neither is where it happened."""
    place, other = match.value("place"), match.value("other")
    if place.relation or other.relation:
        return None
    place.relation, place.other, place.rule = "between", other, match.rule.id
    place.at = (place.at[0], other.at[1])
    return Node(PLACE, place)


RELATED = (
    Rule(
        "place.related",
        "A relation and a place: “near the village of Exampla”",
        'rel:<rel> ("the")? place:<PLACE>',
        _related,
        ("A shell landed near the village of Exampla.",),
        ("A shell landed in the village of Exampla.",),
        priority=1,
    ),
    Rule(
        "place.between",
        "Somewhere between two places: “on the road between Idlib and Aleppo”",
        '("between"|"linking") ("the")? place:<PLACE> ("and"|"to"|"with") ("the")? other:<PLACE>',
        _between,
        ("A shell landed on the road between Idlib and Aleppo.",),
        ("Fighting between Idlib and the army went on.",),
        priority=2,
    ),
)
