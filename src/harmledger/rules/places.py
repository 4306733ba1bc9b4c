"""Places: names with what they are called, their relations and what they lie in become place phrases with a role."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import PLACE, PLACE_WEAK, Name, PlaceFact, PlaceWords


def _named(match: Match, name: str = "name") -> PlaceWords | None:
    nodes = match.nodes(name)
    if not nodes:
        return None
    first: Name = match.line.values[nodes[0]]
    words = " ".join(match.line.values[node].text for node in nodes)
    return PlaceWords(words, match.span(name), known=first.known, rule=match.rule.id)


def _kind(match: Match, name: str = "kind") -> str | None:
    word = match.value(name)
    return str(word.get("placenoun", "kind")) if isinstance(word, Word) and word.senses("placenoun") else None


def _direction(match: Match) -> str | None:
    word = match.value("dir")
    return str(word.get("dir", "direction")) if isinstance(word, Word) else None


def _called(match: Match) -> Node | None:
    """A name with the noun that says what it is; the name of a camp keeps the noun."""
    place = _named(match)
    if place is None:
        return None
    place.kind = _kind(match)
    if match.has("countryside"):
        place.relation = "countryside of"
    if place.kind == "camp" and match.nodes("kind") and match.nodes("kind")[0] > match.nodes("name")[0]:
        noun = match.value("kind")
        place.at = (place.at[0], match.span("kind")[1])
        place.name = f"{place.name} {noun.text}"
    if place.kind in ("road", "facility"):
        # "Nasser hospital" names a thing; it lies in a place but is none that a gazetteer of settlements holds.
        place.at = (place.at[0], max(place.at[1], match.span("kind")[1]))
        place.name = " ".join((place.name, match.value("kind").text)) if match.nodes("kind")[0] > match.nodes("name")[0] else place.name
        place.known = False
    place.direction = _direction(match)
    return Node(PLACE, place)


def _beside(match: Match) -> Node | None:
    """A direction and the reference: "west of Idlib"; the place meant has no name of its own."""
    place = _named(match)
    if place is None:
        return None
    word = match.value("dir")
    place.direction = _direction(match)
    place.relation = f"{word.text} of"
    place.kind = _kind(match)
    return Node(PLACE, place)


def _part_of(match: Match) -> Node | None:
    """A region of a place: "southern Idlib", "the eastern countryside of Homs"."""
    place = _named(match)
    if place is None:
        return None
    place.direction = _direction(match)
    place.kind = _kind(match)
    place.relation = "countryside of" if match.has("rural") else "part of"
    return Node(PLACE, place)


def _related(match: Match) -> Node | None:
    word = match.value("rel")
    place: PlaceWords | None = match.value("place") if match.has("place") else _named(match)
    if place is None or place.relation:
        return None
    place.relation = str(word.get("rel", "relation"))
    place.rule = match.rule.id
    return Node(PLACE, place)


def _plain(match: Match) -> Node | None:
    place = _named(match)
    if place is None or not place.known:
        return None
    place.word = match.value("name").word
    return Node(PLACE_WEAK if place.word else PLACE, place)


def _contained(match: Match) -> Node | None:
    """A place and what it lies in: "Kansafra, in the southern Idlib countryside"."""
    places: list[PlaceWords] = [value for value in match.values("all") if isinstance(value, PlaceWords)]
    first, rest = places[0], places[1:]
    first.within += rest
    if first.relation is None and rest[0].relation and rest[0].relation.endswith(" of") and not match.has("in"):
        first.relation, first.direction = rest[0].relation, rest[0].direction
    return Node(PLACE, first)


NAMES = (
    Rule(
        "place.called.before",
        "What it is, then its name: “the village of Exampla”, “the city of Idlib”",
        '("the")? dir:<dir>? kind:<placenoun> ("of"|"known as"|"called"|"named") ("the")? name:<NAME>{1,2}',
        _called,
        ("Shells hit the city of Idlib.",),
        ("Shells hit the city.",),
        priority=3,
    ),
    Rule(
        "place.called.behind",
        "Its name, then what it is: “Exampla village”, “Idlib province”",
        'name:<NAME> (kind:<placenoun>|countryside:<countryside>)',
        _called,
        ("Shells hit Exampla village.", "Shells hit the Idlib countryside."),
        ("Shells hit a village.",),
        priority=2,
    ),
    Rule(
        "place.beside",
        "A direction from a place: “west of Idlib”",
        '("to"|"in"|"at")? ("the")? dir:<dir> "of" ("the")? (kind:<placenoun> "of")? name:<NAME> <placenoun>?',
        _beside,
        ("A camp west of Idlib was hit.",),
        ("The west of it was hit.",),
        priority=4,
    ),
    Rule(
        "place.part.countryside_of",
        "The countryside of a place, with or without a side: “the southern countryside of Idlib”",
        '("the")? dir:<dir>? ("part of")? rural:(<countryside>|<rural>) ("area"|"areas")? ("of"|"around") ("the")? (kind:<placenoun> "of")? name:<NAME>',
        _part_of,
        ("Shells hit the southern countryside of Idlib.",),
        ("Shells hit the countryside.",),
        priority=4,
    ),
    Rule(
        "place.part.side",
        "A side of a place: “southern Idlib”, “northern Gaza”, “rural Idlib”",
        '("the")? (dir:<dir>|rural:<rural>) <rural>? name:<NAME> (kind:<placenoun>|<countryside>)?',
        _part_of,
        ("Shells hit southern Idlib.", "Shells hit rural Idlib."),
        ("Shells hit the southern part.",),
        priority=3,
    ),
    Rule(
        "place.part.its_countryside",
        "A place's countryside: “Idlib's southern countryside”",
        "name:<NAME> \"'s\" dir:<dir>? rural:<countryside>",
        _part_of,
        ("Shells hit Idlib's southern countryside.",),
        ("Shells hit Idlib's market.",),
        priority=3,
    ),
    Rule(
        "place.related.name",
        "A relation and a name: “near Idlib”, “on the outskirts of Idlib”",
        'rel:<rel> ("the")? name:<NAME&GAZ>',
        _related,
        ("A shell landed near Idlib.",),
        ("A shell landed near a house.",),
        priority=1,
    ),
    Rule(
        "place.name",
        "A name that the gazetteer knows",
        "name:<NAME&GAZ>",
        _plain,
        ("A shell landed in Idlib.",),
        ("A shell landed in Exampla.",),
    ),
)

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
)

CONTAINED = (
    Rule(
        "place.contained",
        "A place, then where it lies: “Exampla, in Idlib province”",
        'all:(<PLACE> (<comma>? in:("in"|"of"|"at"|"inside"|"within") ("the")? <PLACE>|<comma> ("the")? <PLACE>){1,3})',
        _contained,
        ("A shell landed in Exampla village, in Idlib province.",),
        ("A shell landed in Exampla village and in Idlib.",),
    ),
)


def _located(match: Match) -> PlaceFact:
    role = match.rule.id.rsplit(".", 1)[1]
    return PlaceFact(match.value("place"), role, match.span("place"), match.rule.id, match.nodes("place")[0])


_DET = '("the"|"a"|"an"|"both"|"nearby")?'

ROLES = (
    Rule(
        "place.role.in",
        "Where something happens: “in Idlib”, “at the camp”",
        f'("in"|"at"|"inside"|"within"|"across"|"throughout"|"on"|"around") {_DET} <padj|dir>? place:<PLACE>',
        _located,
        ("A shell landed in Idlib.",),
        ("A shell landed near a house.",),
    ),
    Rule(
        "place.role.target",
        "What an attack was aimed at: “shelled Idlib”, “an attack on the city of Idlib”",
        f'(<attack|effect>|<attack.noun> ("on"|"against"|"targeting"|"in"|"at"|"of"|"over"|"near")|"on"|"witnessed"|"targeting") {_DET} place:<PLACE>',
        _located,
        ("Warplanes bombed Idlib.", "An airstrike on Idlib killed two people."),
        ("An airstrike killed two people from Idlib.",),
    ),
    Rule(
        "place.role.mentioned",
        "A place that is mentioned",
        "place:<PLACE>",
        _located,
        ("Idlib was calm.",),
        ("It was calm.",),
    ),
)
