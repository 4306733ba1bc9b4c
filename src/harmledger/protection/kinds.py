"""Kinds of matter that are sealed wherever they stand, and how each is known in a value."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from harmledger.model.codes import Protection
from harmledger.protection.classes import RESERVED, RESTRICTED, SEALED


class KindRule(Struct, frozen=True, kw_only=True):
    """One row: the class of such a value at first and the lowest that a mark may give it, and what it covers."""

    kind: str
    first: Protection
    lowest: Protection
    covers: str
    why: str


def _sealed(kind: str, covers: str, why: str, lowest: Protection = SEALED) -> KindRule:
    return KindRule(kind=kind, first=SEALED, lowest=lowest, covers=covers, why=why)


KIND_RULES: tuple[KindRule, ...] = (
    _sealed("sexual_violence", "the harm, and the sentence that tells it", "never told at the level of an incident"),
    _sealed("human_voice", "a witness or human source as a voice, wholly", "witnesses are never published"),
    _sealed("human_source", "name, affiliation, voice and notes of a person as a source", "sources are put at risk"),
    _sealed("minor_name", "a harm told of a child by name", "the name is the family's to give", RESTRICTED),
    _sealed("living_detainee", "a harm told by name of someone held", "what is said can be used against them"),
    _sealed("health", "a harm that tells of health, pregnancy included", "health is nobody else's"),
    _sealed("home_point", "the point and names of a place as near as a home", "people live there"),
)
_BY_NAME = {rule.kind: rule for rule in KIND_RULES}

HEALTH_ROLES = frozenset({"pregnant", "disabled", "patient", "sick"})
HELD = frozenset({"detained", "abducted", "forcibly_disappeared"})
HUMAN_SOURCES = frozenset({"person", "witness", "victim", "relative"})
HOMES = frozenset({"home", "house", "residence", "apartment", "dwelling"})
# Levels of places so near that a point is a door; a village's or city's point is no home's.
_NEAR = frozenset({None, "exact", "within_100m", "landmark", "street"})

_SOURCE_FIELDS = frozenset({"name", "affiliation", "voice", "notes"})
_POINT_FIELDS = frozenset({"lat", "lon", "radius_m", "name", "aliases", "place_id", "reference", "reference_id"})


def kinds_of(value: Mapping[str, Any]) -> Iterator[KindRule]:
    """Yield the kinds that one value of a claim is, a harm or a voice, as its own fields tell."""
    if "outcome" in value:
        yield from (_BY_NAME[name] for name in _of_harm(value))
    elif "affiliation" in value and (value.get("kind") == "witness" or value.get("class") in RESERVED):
        yield _BY_NAME["human_voice"]


def _of_harm(harm: Mapping[str, Any]) -> Iterator[str]:
    who = harm.get("who") or {}
    if harm["outcome"] == "sexual_violence":
        yield "sexual_violence"
    if HEALTH_ROLES.intersection(who.get("roles") or ()):
        yield "health"
    # The reader seals a harm that is told by name of a child or of someone held; the name itself is not in the claim.
    if harm.get("class") == SEALED and harm["outcome"] in HELD:
        yield "living_detainee"
    if harm.get("class") == SEALED and who.get("age") == "child":
        yield "minor_name"


def kinds_of_field(record: str, fields: Mapping[str, Any], name: str) -> Iterator[KindRule]:
    """Yield the kinds that one field of a record is, as the record's other fields tell."""
    if record == "source" and name in _SOURCE_FIELDS and fields.get("kind") in HUMAN_SOURCES:
        yield _BY_NAME["human_source"]
    if record == "place" and name in _POINT_FIELDS and fields.get("kind") in HOMES and fields.get("level") in _NEAR:
        yield _BY_NAME["home_point"]


def home_paths(claim: Mapping[str, Any]) -> frozenset[str]:
    """Return the paths of a claim that lead to a home: none unless its place or an object hit is one, and is near."""
    where = claim.get("where")
    if not isinstance(where, dict) or where.get("level") not in _NEAR:
        return frozenset()
    objects = {one.get("code") for one in claim.get("objects") or () if isinstance(one, dict)}
    if where.get("kind") not in HOMES and not HOMES & objects:
        return frozenset()
    return frozenset(f"where/{name}" for name in _POINT_FIELDS)


def home_rule() -> KindRule:
    """Return the row of what leads to a home."""
    return _BY_NAME["home_point"]
