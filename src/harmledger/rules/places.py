"""Places: names with what they are called, their relations and what they lie in become place phrases with a role."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import PLACE, PLACE_WEAK, Name, PlaceWords


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


# Things that lie in a place, and are none that a gazetteer of settlements holds.
_WITHIN_A_PLACE = ("road", "facility")


def _called(match: Match) -> Node | None:
    """A name with the noun that says what it is; camps, roads and facilities keep the noun in their name."""
    place = _named(match)
    if place is None:
        return None
    place.kind = _kind(match)
    place.direction = _direction(match)
    if match.has("thing"):
        return Node(PLACE, _thing(match, place))
    if match.has("countryside"):
        place.relation = "countryside of"
    behind = bool(match.nodes("kind")) and match.nodes("kind")[0] > match.nodes("name")[0]
    if place.kind in _WITHIN_A_PLACE:
        if not behind:
            return None
        if place.known and "cap" not in match.context.types_at(match.line, match.nodes("kind")[0]):
            # "Kabul mosque": a thing in a known place. "Nasser hospital" and "Baghdad Cafe" are names of things.
            return _plain(match, stop=match.nodes("name")[-1] + 1)
        place.known = False
    if behind and place.kind in ("camp", *_WITHIN_A_PLACE):
        place.at = (place.at[0], match.span("kind")[1])
        place.name = f"{place.name} {match.value('kind').text}"
    return Node(PLACE, place)


def _thing(match: Match, place: PlaceWords) -> PlaceWords:
    """A thing with a name of its own: "Baghdad Cafe" is no place in Baghdad."""
    place.kind, place.known = "facility", False
    place.at = (place.at[0], match.span("thing")[1])
    place.name = f"{place.name} {match.value('thing').text}"
    return place


def _beside(match: Match) -> Node | None:
    """A direction and the reference: "west of Idlib"; the place meant has no name of its own."""
    place = _named(match)
    if place is None:
        return None
    place.direction = _direction(match)
    place.relation = f"{match.value('dir').text} of"
    place.distance = match.span("far") if match.has("far") else None
    place.kind = _kind(match)
    return Node(PLACE, place)


def _part_of(match: Match) -> Node | None:
    """A region of a place: "southern Idlib", "the eastern countryside of Homs"."""
    place = _named(match)
    if place is None:
        return None
    place.direction = _direction(match)
    place.kind = _kind(match)
    if place.kind in _WITHIN_A_PLACE:
        return None
    place.relation = "countryside of" if match.has("rural") else "part of"
    return Node(PLACE, place)


def _plain(match: Match, stop: int | None = None) -> Node | None:
    place = _named(match)
    if place is None or not place.known:
        return None
    place.word = match.value("name").word
    return Node(PLACE_WEAK if place.word else PLACE, place, stop)


# Codes of states that are words too: only in capitals, behind a comma.
_STATE_WORDS = {"in": "Indiana", "or": "Oregon", "me": "Maine"}
_STATE = "<usstate|=in&cap|=or&cap|=me&cap>"


def _words(match: Match, node: int) -> PlaceWords | None:
    """The place phrase at a node: one made before, a name that no gazetteer holds, or a state's abbreviation."""
    value, at = match.line.values[node], match.line.span(node, node + 1)
    if isinstance(value, PlaceWords):
        return value
    if isinstance(value, Name):
        return PlaceWords(value.text, at, known=value.known, rule=match.rule.id)
    state = value.get("usstate", "name") if isinstance(value, Word) else None
    if isinstance(value, Word) and "cap" in match.context.types_at(match.line, node):
        state = state or _STATE_WORDS.get(value.text)
    if state:
        return PlaceWords(state, at, kind="province", known=True, rule=match.rule.id)
    return None


def _contained(match: Match) -> Node | None:
    """A place and what it lies in: "Kansafra, in the southern Idlib countryside"."""
    places = [place for node in match.nodes("all") if (place := _words(match, node))]
    if match.has("noun"):
        places[0].kind = places[0].kind or _kind(match, "noun")
    first, rest = places[0], places[1:]
    first.within += rest
    # "West of" and "near" tell where it lies; "southern" and "countryside of" what it lies in.
    beside = rest[0].relation not in (None, "part of", "countryside of")
    if first.relation is None and beside and not match.has("in"):
        first.relation, first.direction, first.distance = rest[0].relation, rest[0].direction, rest[0].distance
    return Node(PLACE, first)


def _owned(match: Match) -> Node | None:
    """A place of a larger one: "Syria's Aleppo"."""
    holder, place = match.value("holder"), _words(match, match.nodes("place")[0])
    if place is None:
        return None
    place.within.append(holder)
    return Node(PLACE, place)


def _also(match: Match) -> Node | None:
    """A place with another name, or what it lies in, in brackets: "Exampla (Idlib)", "Lima (Peru)"."""
    place, other = match.value("place"), match.value("other")
    if isinstance(place, Name):
        place = PlaceWords(place.text, match.span("place"), rule=match.rule.id)
        if other.kind is None and other.relation is None:
            place.name, place.known = other.name, other.known
    place.within.append(other)
    return Node(PLACE, place)


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
        "name:<NAME> (kind:<placenoun>|countryside:<countryside>|thing:<object&cap>)",
        _called,
        ("Shells hit Exampla village.", "Shells hit the Idlib countryside."),
        ("Shells hit a village.",),
        priority=2,
    ),
    Rule(
        "place.beside",
        "A direction from a place: “west of Idlib”",
        'far:<MEASURE>? ("to"|"in"|"at")? ("the")? dir:<dir> "of" ("the")? (kind:<placenoun> "of")?'
        " name:<NAME> <placenoun>?",
        _beside,
        ("A camp west of Idlib was hit.",),
        ("The west of it was hit.",),
        priority=4,
    ),
    Rule(
        "place.part.countryside_of",
        "The countryside of a place, with or without a side: “the southern countryside of Idlib”",
        '("the")? dir:<dir>? ("part of")? rural:(<countryside>|<rural>) ("area"|"areas")? ("of"|"around") ("the")?'
        ' (kind:<placenoun> "of")? name:<NAME>',
        _part_of,
        ("Shells hit the southern countryside of Idlib.",),
        ("Shells hit the countryside.",),
        priority=4,
    ),
    Rule(
        "place.part.side",
        "A side of a place: “southern Idlib”, “northern Gaza”, “rural Idlib”",
        '("the")? (<dir> ("and"|"or"|"-"|"/"))? (dir:<dir>|rural:<rural>) <rural>? name:<NAME> '
        "(kind:<placenoun>|<countryside>)?",
        _part_of,
        ("Shells hit southern Idlib.", "Shells hit rural Idlib.", "Shells hit central and southern Idlib."),
        ("Shells hit the southern part.",),
        priority=3,
    ),
    Rule(
        "place.part.its_countryside",
        "A place's countryside: “Idlib's southern countryside”",
        'name:<NAME> "\'s" dir:<dir>? rural:<countryside>',
        _part_of,
        ("Shells hit Idlib's southern countryside.",),
        ("Shells hit Idlib's market.",),
        priority=3,
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

_IN = '("in"|"inside"|"within")'
_HOLDER = '("the"|<dirabbr>|"#"){0,2} <PLACE>'

CONTAINED = (
    Rule(
        "place.contained",
        "A place, then where it lies: “Exampla, in Idlib province”, “Exampla, west of Idlib”",
        f'all:(<PLACE> (<comma>? <located>? in:{_IN} {_HOLDER}|"of" {_HOLDER}|<comma> <located>? {_HOLDER}'
        f"|<comma> {_STATE}){{1,3}})",
        _contained,
        ("A shell landed in Exampla village, in Idlib province.",),
        ("A shell landed in Exampla village and in Idlib.",),
    ),
    Rule(
        "place.contained.unknown",
        "A name that no gazetteer holds, then where it lies: “Exampla, in Idlib province”, “Exampla, a town in Idlib”",
        'all:(<NAME&!GAZ> <comma> (("a"|"the") noun:<placenoun>)?'
        f' (<located>? in:("of"|{_IN}) {_HOLDER}|{_HOLDER}|{_STATE}) (<comma> {_HOLDER}){{0,2}})',
        _contained,
        ("A shell landed in Exampla, in Idlib province.", "Shells hit Exampla, a town west of Idlib."),
        ("Shells hit Exampla and Idlib.",),
    ),
    Rule(
        "place.contained.called",
        "A place with what it is, then where it lies: “Exampla, a neighbourhood of Idlib”",
        f'all:(<PLACE> <comma> ("a"|"the") noun:<placenoun> <located>? in:("of"|{_IN})? {_HOLDER})',
        _contained,
        ("Shells hit Sarmin, a town in Idlib province.",),
        ("Shells hit Sarmin, a town.",),
        priority=1,
    ),
    Rule(
        "place.contained.owned",
        "A place of a larger one: “Syria's Aleppo”",
        'holder:<PLACE> "\'s" place:<PLACE|NAME&!GAZ>',
        _owned,
        ("A bomb exploded in Syria's Aleppo.",),
        ("A bomb exploded in Syria's capital.",),
    ),
    Rule(
        "place.also_called",
        "Another name, or what it lies in, in brackets: “Exampla (Idlib)”",
        "place:<PLACE|NAME&!GAZ> <open> other:<PLACE> <close>",
        _also,
        ("Shells hit Exampla (Idlib).",),
        ("Shells hit Idlib (two dead).",),
    ),
)
