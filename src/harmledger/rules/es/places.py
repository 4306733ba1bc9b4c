"""Places in Spanish: what a place is stands before its name: “la colonia Exampla”, “el municipio de Puebla”."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.rules import place_relations, places
from harmledger.rules.languages import Known
from harmledger.rules.meanings import PLACE, Name, PlaceWords

_KNOWN = Known("es", "Spanish", places.NAMES, place_relations.RELATED, places.CONTAINED)
told, same = _KNOWN.told, _KNOWN.same

_WITHIN_A_PLACE = ("road", "facility")


def _called(match: Match) -> Node | None:
    """A noun and its name; roads and facilities keep the noun in their name and lie in some place of another one."""
    nodes, noun = match.nodes("name"), match.value("kind")
    first: Name = match.line.values[nodes[0]]
    place = PlaceWords(
        " ".join(match.line.values[node].text for node in nodes),
        match.span("name"),
        kind=str(noun.get("placenoun", "kind")),
        known=first.known,
        rule=match.rule.id,
    )
    if place.kind in _WITHIN_A_PLACE:
        if match.has("of") and first.known:
            return None  # "el mercado de Puebla" is a thing in a known place
        place.name, place.known = f"{noun.text} {place.name}", False
        place.at = (match.span("kind")[0], place.at[1])
    return Node(PLACE, place)


_THE = '("el"|"la"|"los"|"las")'
_HOLDER = f"({_THE})? <PLACE>"

NAMED = (
    Rule(
        "es.place.called",
        "What it is, then its name, in Spanish: “la colonia Exampla”, “el municipio de Puebla”",
        f'({_THE})? kind:<placenoun> of:("de"|"del"|"llamada"|"llamado"|"conocida" "como")? ({_THE})?'
        " name:<NAME>{1,2}",
        _called,
        ("Murieron dos hombres en la colonia Exampla.", "Murieron dos hombres en la ciudad de Puebla."),
        ("Murieron dos hombres en la colonia.",),
        priority=3,
    ),
    told(
        "place.beside",
        'far:<MEASURE> "al" dir:<dir> ("de"|"del") name:<NAME>',
        ("Murieron dos hombres a 5 km al norte de Puebla.",),
        ("Murieron dos hombres en el norte.",),
    ),
    told(
        "place.part.side",
        f'("al"|"en"? "el"|"en" "la" <word>|<inplace>)? {_THE}? dir:<dir> ("de"|"del") {_THE}? name:<NAME>',
        ("Murieron dos hombres al norte de Puebla.",),
        ("Murieron dos hombres en el norte.",),
    ),
    *same("place.name"),
)

RELATED = (
    told(
        "place.related",
        f"rel:<rel> ({_THE})? place:<PLACE>",
        ("Murieron dos hombres cerca de Puebla.",),
        ("Murieron dos hombres en Puebla.",),
    ),
)

CONTAINED = (
    told(
        "place.contained",
        f'all:(<PLACE> (<comma>? in:("en"|"dentro de") {_HOLDER}|("de"|"del") {_HOLDER}|<comma> {_HOLDER}){{1,3}})',
        ("Murieron dos hombres en la colonia Exampla, Puebla.",),
        ("Murieron dos hombres en la colonia Exampla y en Puebla.",),
    ),
    told(
        "place.contained.unknown",
        f'all:(<NAME&!GAZ> <comma> (in:("en"|"de"))? {_HOLDER} (<comma> {_HOLDER}){{0,2}})',
        ("Murieron dos hombres en Exampla, Puebla.",),
        ("Murieron dos hombres en Exampla.",),
    ),
    told(
        "place.also_called",
        "place:<PLACE|NAME&!GAZ> <open> other:<PLACE> <close>",
        ("Murieron dos hombres en Exampla (Puebla).",),
        ("Murieron dos hombres en Exampla (dos mujeres).",),
    ),
)
