"""What else Spanish tells of an event: parties and acts, means, roles of places, voices, cues, protected names."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.rules import actors, cues, means, objects, parties, party_phrases, place_roles, subjects
from harmledger.rules import voices as speaking
from harmledger.rules.languages import Known
from harmledger.rules.meanings import CueFact

_KNOWN = Known(
    "es",
    "Spanish",
    parties.PARTIES,
    party_phrases.BELONGING,
    party_phrases.JOINED,
    subjects.SUBJECTS,
    actors.ACTS,
    means.MEANS,
    objects.OBJECTS,
    place_roles.ROLES,
    speaking.VOICES,
    cues.CUES,
)
told, same = _KNOWN.told, _KNOWN.same

_THE = '("el"|"la"|"los"|"las")'


def _sum(match: Match) -> CueFact:
    return CueFact("running", match.offsets, match.rule.id, match.first)


def _apart(match: Match) -> CueFact | None:
    """What is summed behind a deed is told apart from it."""
    before = match.context.types_at(match.line, match.first - 1) if match.first else frozenset({"end"})
    return CueFact("another_one", match.offsets, match.rule.id, match.first) if "end" not in before else None


ACTORS: dict[str, tuple[Rule, ...]] = {
    "parties": same("party.name", "party.generic"),
    "belonging": (
        told(
            "party.belonging",
            f'(<PARTY|person&actor|person&actor.generic|irregular> ("de"|"del") {_THE}? who:<PARTY>)',
            ("Sicarios del Cártel del Golfo mataron a dos hombres.",),
            ("Sicarios y el Cártel del Golfo mataron a dos hombres.",),
        ),
    ),
    "joined": (
        told(
            "party.joined",
            f'all:(<PARTY> (<comma> {_THE}? <PARTY>){{0,2}} <comma>? ("y"|"e"|either:("o"|"u")) {_THE}? <PARTY>)',
            ("Los Zetas y el Cártel del Golfo atacaron el pueblo.",),
            ("Los Zetas atacaron el pueblo.",),
        ),
    ),
    "acts": (
        *same("actor.agent", "actor.subject", "actor.hands"),
        told(
            "actor.subject.coordinated",
            "who:<PARTY|GROUP> <word> <!end&!say&!sub&!be&!PARTY&!GROUP&!means&!attack.noun>{0,10}? <and>"
            " <adv|TIME>{0,2} verb:<harm.past|attack.past|shot.past|harm.s|attack.s|shot.s>",
            ("Un grupo armado irrumpió en la casa y mató a dos hombres.",),
            ("Un grupo armado irrumpió en la casa y una bomba mató a dos hombres.",),
        ),
    ),
}

MEANS = same("means.named", "attack.named")
OBJECTS = same("object.before_attack")

PLACED = (
    told(
        "place.role.in",
        f'("en"|"dentro de"|"por"|"sobre"|"de"|"del") ({_THE}|<padj>|<object>|"#"){{0,3}} place:<PLACE>',
        ("Murieron dos hombres en Puebla.",),
        ("Murieron dos hombres cerca de una casa.",),
    ),
    told(
        "place.role.unknown.in",
        f'("en"|near:"cerca" "de") ({_THE}|"#"){{0,2}} place:<NAME&!GAZ>',
        ("Murieron dos hombres en Exampla.",),
        ("Murieron dos hombres por Exampla.",),
    ),
    told(
        "place.role.target",
        f'(<attack|effect>|<attack.noun> ("a"|"contra"|"en"|"sobre")) {_THE}? place:<PLACE>',
        ("Bombardearon Puebla.",),
        ("Murieron dos hombres en Puebla.",),
    ),
    *same("place.role.near", "place.role.headed", "place.role.mentioned"),
    told(
        "place.role.from.aside",
        '("desde"|"hacia"|"hasta"|"originario" "de"|"originaria" "de"|"procedente" "de"|"procedentes" "de"'
        '|("vecino"|"vecina"|"residente"|"habitante"|"alcalde"|"gobernador"|"diputado"|"obispo"|"presidente"'
        f'|<person>) ("de"|"del")) {_THE}? place:<PLACE>',
        ("Murió un hombre originario de Puebla.",),
        ("Murieron dos hombres en Puebla.",),
    ),
)

VOICES = (
    *same("voice.says", "voice.person"),
    told(
        "voice.said_behind",
        "verb:<say.past&!say:condemn|say.s&!say:condemn> (<det>|<padj>){0,2} who:(<voice>|<PARTY>|<GROUP>)",
        ("Murieron dos hombres, informó la fiscalía.",),
        ("Murieron dos hombres en la fiscalía.",),
    ),
    told(
        "voice.according_to",
        "verb:<say&say:according_to> (<det>|<padj>|<adv>){0,3} who:(<voice>|<PARTY>|<GROUP>)",
        ("Según la fiscalía, murieron dos hombres.",),
        ("Según el plan, se mudaron dos hombres.",),
    ),
)

CUES = (
    *same(
        "cue.other_event",
        "cue.general",
        "cue.running",
        "cue.exercise",
        "cue.memory",
        "cue.accident",
        "cue.aftermath",
        "cue.charge",
        "cue.spread",
        "cue.heading",
        "cue.visit",
        "cue.moved",
    ),
    Rule(
        "es.cue.running.sum",
        "A sum over several deeds, in Spanish: “suman 14 muertos”, “van 10 asesinados”, “14 muertos en dos días”",
        '(<summing> (<adv>|<hedge>)? <QTY>|("en"|"durante") <adv>? <MEASURE>)',
        _sum,
        ("Suman 14 muertos por los ataques en Puebla.",),
        ("El ataque deja 14 muertos.",),
    ),
    Rule(
        "es.cue.apart",
        "A sum behind the deed that adds to it, in Spanish: “matan a un hombre; suman cuatro en dos días”",
        "(<comma>|<and>) <summing> (<adv>|<hedge>)? <QTY>",
        _apart,
        ("Matan a un hombre; suman cuatro homicidios en dos días.",),
        ("Suman cuatro homicidios en dos días.",),
    ),
)
