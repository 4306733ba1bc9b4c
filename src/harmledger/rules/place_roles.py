"""The roles of places: where it happened, what was aimed at, what is only mentioned, and what lies aside of it."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.rules.meanings import Name, PlaceFact, PlaceWords


def _located(match: Match) -> PlaceFact | None:
    """The place in the role that the rule's id ends with; a name alone counts where a preposition or an act says so."""
    role, value, at = match.rule.id.rsplit(".", 1)[1], match.value("place"), match.span("place")
    if isinstance(value, Name):
        if not _NOT_BEFORE.isdisjoint(match.context.types_at(match.line, match.stop)):
            return None
        relation = "near" if match.has("near") else None
        value = PlaceWords(value.text, at, relation=relation, known=value.known, rule=match.rule.id)
    if not isinstance(value, PlaceWords):
        return None
    if role == "target" and "='s" in match.context.types_at(match.line, match.nodes("place")[-1] + 1):
        # "hit St. George's church": a thing of that name, and its place only where no other is told.
        role = "near"
    return PlaceFact(value, role, at, match.rule.id, match.nodes("place")[0])


_DET = '("the"|"a"|"an"|"both"|"nearby"|"#"|<padj>|<dir>){0,3}'

# "the Exampla family home": a name before one of these is no place's.
_NOT_BEFORE = frozenset({"family", "object", "person", "placenoun", "GROUP", "='s", "actor"})

ROLES = (
    Rule(
        "place.role.in",
        "Where something happens: “in Idlib”, “at the camp”",
        f'("in"|"at"|"inside"|"within"|"across"|"throughout"|"on"|"around"|"into"|"outside"|"of") {_DET} place:<PLACE>',
        _located,
        ("Two people were killed in Idlib.",),
        ("Two people were killed near a house.",),
    ),
    Rule(
        "place.role.unknown.in",
        "Where something happens, by a name that no gazetteer holds: “in Exampla”",
        '("in"|near:"near") ("the"|"#"){0,2} place:<NAME&!GAZ>',
        _located,
        ("Two people were killed in Exampla.",),
        ("Two people were killed by Exampla.",),
    ),
    Rule(
        "place.role.near",
        "A place that something happened beside: “near Idlib”, “west of Idlib”",
        "place:<PLACE>",
        lambda match: fact if (fact := _located(match)) and _is_beside(fact.place) else None,
        ("A shell landed near Idlib.",),
        ("A shell landed in Idlib.",),
    ),
    Rule(
        "place.role.headed",
        "The place that heads a report: “Exampla, Idlib: two dead”",
        'place:<PLACE> (":"|"|")',
        lambda match: _as(_located(match), "in"),
        ("Idlib: two dead in a shelling.",),
        ("Two dead in Idlib.",),
    ),
    Rule(
        "place.role.target",
        "What an attack was aimed at: “shelled Idlib”, “an attack on the city of Idlib”",
        '(<attack|effect>|<attack.noun> ("on"|"against"|"targeting"|"in"|"at"|"of"|"over"|"near")|"on"|"witnessed"'
        f'|"targeting") {_DET} place:<PLACE>',
        _located,
        ("Warplanes bombed Idlib.", "An airstrike on Idlib killed two people."),
        ("An airstrike killed two people from Idlib.",),
    ),
    Rule(
        "place.role.unknown.target",
        "What was bombed or shelled, by a name that no gazetteer holds: “bombed Exampla”",
        '("bombed"|"shelled"|"bombarded"|"raided"|"pounded"|"bombing"|"shelling"|"bombardment"|"airstrike"'
        '|"airstrikes"|"raid"|"raids"|"landed in"|"fell in"|"landed on"|"fell on")'
        ' ("on"|"of"|"the"|"#"){0,3} place:<NAME&!GAZ>',
        _located,
        ("Warplanes bombed Exampla.",),
        ("Warplanes killed Exampla.",),
    ),
    Rule(
        "place.role.attacked",
        "A place before the attack on it: “the Idlib bombing”, “a Chicago nightclub shooting”",
        "place:<PLACE> <object|means|padj|placenoun>{0,2} <attack.noun>",
        lambda match: _as(_located(match), "in"),
        ("The Idlib bombing killed two people.",),
        ("In Idlib two people were killed.",),
    ),
    Rule(
        "place.role.mentioned",
        "A place that is mentioned",
        "place:<PLACE>",
        _located,
        ("Idlib was calm.",),
        ("It was calm.",),
    ),
    Rule(
        "place.role.authority.seated",
        "The place of a police force, a council or a ministry: “Idlib police”, “the Idlib health directorate”",
        "place:<PLACE> <voice|PARTY>",
        _located,
        ("Idlib police said two people were killed.",),
        ("Police in Idlib said two people were killed.",),
    ),
    Rule(
        "place.role.person.home",
        "Where somebody lives: “an Idlib man”, “two Idlib teachers”",
        "place:<PLACE> <GROUP>",
        _located,
        ("An Idlib man was killed.",),
        ("A man was killed in Idlib.",),
    ),
    Rule(
        "place.role.from.aside",
        "Where people or weapons come from, or go to: “from Idlib”, “fled to Idlib”, “residents of Idlib”",
        '("from"|"to"|"towards"|"toward"|"than"|<comma> "of"'
        '|("resident"|"residents"|"native"|"people"|"minister"|"president"|"governor") "of")'
        ' ("the"|"nearby"|<dir>|"#"){0,2} place:<PLACE>',
        _located,
        ("Two people from Idlib were killed.",),
        ("Two people in Idlib were killed.",),
    ),
    Rule(
        "place.role.treated.aside",
        "Where the wounded are treated: “to a hospital in Idlib”",
        '(<rushed>|"to"|("died"|"dies"|"treated"|"hospitalized"|"hospitalised") ("at"|"in"))'
        ' <det|padj|PLACE|NAME>{0,2} <object> ("in"|"at"|"of") ("the"|<dir>){0,2} place:<PLACE>',
        lambda match: _as(_located(match), "aside") if _treats(match) else None,
        ("He was taken to a hospital in Idlib.",),
        ("He was killed in a market in Idlib.",),
    ),
    Rule(
        "place.role.based.aside",
        "Where somebody has their seat, was born or was arrested: “Idlib-based”, “born in Idlib”, “the Idlib border”",
        '(place:<PLACE> <based>|("based"|"headquartered"|"born"|"arrested"|"captured"|"buried"|"jailed"|"imprisoned"'
        '|"exiled"|"raised"|"studied"|"lived"|"college")'
        ' ("in"|"at"|"near") ("the")? place2:<PLACE>'
        '|place3:<PLACE> ("border"|"borders"|"native"|"resident"|"residents"))',
        lambda match: _first_of(match, ("place", "place2", "place3")),
        ("An Idlib-based group said two people were killed.",),
        ("A group in Idlib said two people were killed.",),
    ),
    Rule(
        "place.role.street.aside",
        "A street without the word for it: “the corner of Exampla and Idlib”, “the 200 block of Idlib”",
        '("corner"|"intersection"|"block") "of" <dir>? (<PLACE|NAME> ("and"|"&") <dir>?)? place:<PLACE>',
        lambda match: _as(_located(match), "aside") if match.value("place").kind is None else None,
        ("He was shot in the 200 block of North Idlib.",),
        ("He was shot in the center of Idlib.",),
    ),
    Rule(
        "place.role.crossing.aside",
        "The first of two streets: “the corner of Idlib and Exampla”",
        '("corner"|"intersection") "of" <dir>? place:<PLACE> ("and"|"&")',
        lambda match: _as(_located(match), "aside"),
        ("He was shot at the corner of Idlib and Exampla.",),
        ("He was shot in the center of Idlib.",),
    ),
    Rule(
        "place.role.judged.aside",
        "Where somebody was arrested or honoured: “police in Exampla arrested”, “an award in Exampla”",
        '("in" place:<PLACE> <aux>? <adv>? ("arrested"|"detained"|"charged"|"sentenced"|"convicted"|"extradited")'
        '|("award"|"prize"|"ceremony"|"conference"|"trial"|"court"|"talks") ("in"|"at") place2:<PLACE>)',
        lambda match: _first_of(match, ("place", "place2")),
        ("Police in Idlib arrested a man.", "He got an award in Idlib."),
        ("Two people were killed in Idlib.",),
    ),
    Rule(
        "place.role.wounded.aside",
        "A person who bears a place's name: “hit Exampla in the head”",
        'place:<PLACE> "in" ("the"|"his"|"her") ("head"|"face"|"chest"|"abdomen"|"stomach"|"back"|"neck"|"arm"'
        '|"leg"|"foot"|"hand"|"shoulder"|"thigh"|"hip"|"buttocks"|"torso"|"eye")',
        _located,
        ("The bullet hit Idlib in the head.",),
        ("The bullet hit a man in Idlib.",),
    ),
    Rule(
        "place.role.speaking.spoken",
        "A capital or country that stands for its government: “Damascus said”",
        'place:<PLACE> ("has"|"had"|"also")? <say>',
        _located,
        ("Damascus said two people were killed.",),
        ("Two people were killed in Damascus.",),
    ),
)


def _as(fact: PlaceFact | None, role: str) -> PlaceFact | None:
    if fact is not None:
        fact.role = role
    return fact


def _is_beside(place: PlaceWords) -> bool:
    return place.relation is not None and place.relation != "part of"


def _treats(match: Match) -> bool:
    """Whether a thing before the place is a hospital that people were brought to or lie in."""
    values = [match.line.values[node] for node in range(match.first, match.stop)]
    return any(getattr(value, "senses", None) and value.get("object", "protected") == "medical" for value in values)


def _first_of(match: Match, names: tuple[str, ...]) -> PlaceFact | None:
    name = next(name for name in names if match.has(name))
    value = match.value(name)
    return PlaceFact(value, "aside", match.span(name), match.rule.id, match.nodes(name)[0])
