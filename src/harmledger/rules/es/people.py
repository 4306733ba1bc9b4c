"""People in Spanish: “cuatro civiles”, “un hombre de 30 años”, “otros dos”, “el cuerpo de una mujer”."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules import individuals, listings, people, pronouns
from harmledger.rules.individuals import told_by
from harmledger.rules.languages import Known
from harmledger.rules.meanings import Quantity
from harmledger.rules.people import ONE_PERSON, counted, fights, group

_KNOWN = Known(
    "es",
    "Spanish",
    people.UNITS,
    individuals.UNITS,
    pronouns.UNITS,
    individuals.ATTACHED,
    listings.ATTACHED,
    listings.UNIONS,
    listings.NESTED,
)
told, same = _KNOWN.told, _KNOWN.same

# Adjectives stand behind the noun, a few before it.
_BEFORE = "<padj>{0,2}"
_BEHIND = "mod:(<padj>|<nationality>){0,3}"
_NOUN = f"{_BEFORE} noun:<person> {_BEHIND}"
_ONE_NOUN = f"{_BEFORE} noun:<person.singular> {_BEHIND}"
_BESIDE = frozenset(
    {"aux", "harm", "harm.adj", "harm.people", "die", "shot", "and", "comma", "cause", "=a", "be", "end", "body"}
)


def _another(match: Match) -> Node | None:
    """One more; a bare “otro” is a person only beside a word of harm or behind the “a” of persons."""
    types = match.context.types_at
    beside = types(match.line, match.first - 1) | types(match.line, match.stop)
    if not match.has("noun") and (beside.isdisjoint(_BESIDE) or "attack.noun" in beside):
        return None
    return group(counted(match, ONE_PERSON, "stated", others=True), match)


def _alone(match: Match) -> Node | None:
    """A singular noun without an article, as headlines have it; no speaker."""
    noun: Word = match.value("noun")
    if noun.get("person", "counted_only") or "say" in match.context.types_at(match.line, match.stop):
        return None
    return group(counted(match, told_by(noun), "one"), match, fights(noun))


def _others_before(match: Match) -> Node | None:
    quantity = match.value("q")
    count = quantity.count if isinstance(quantity, Quantity) else Count(2, None)
    return group(counted(match, count, "stated", others=True), match)


UNITS = (
    told(
        "people.counted",
        f'q:<QTY> "de"? {_NOUN}',
        ("Murieron cuatro civiles.", "Murieron dos policías municipales."),
        ("Murieron los civiles.",),
    ),
    told(
        "people.one",
        f"<one> {_NOUN}",
        ("Murió una mujer.",),
        ("Murieron mujeres.",),
    ),
    told(
        "people.others",
        f"q:<QTY> noun:<person>? {_BEHIND} <others>",
        ("Dos más resultaron heridos.", "Murió un hombre y hay dos personas más heridas."),
        ("Dos resultaron heridos.",),
    ),
    Rule(
        "es.people.others.before",
        "People besides those told before, in Spanish: “otros dos resultaron heridos”",
        f"<others> q:<QTY> {_BEFORE} noun:<person>?",
        _others_before,
        ("Otros dos resultaron heridos.",),
        ("Dos resultaron heridos.",),
        priority=4,
    ),
    Rule(
        "es.people.another",
        "One more person, in Spanish: “otro resultó herido”, “matan a otra mujer”",
        f"<another> ({_BEFORE} noun:<person.singular>)?",
        _another,
        ("Muere un hombre y otro resulta herido.", "Matan a otra mujer."),
        ("Abren otra escuela.",),
        priority=4,
    ),
    told(
        "people.plural",
        f"det:<det>? {_BEFORE} noun:<person.plural> {_BEHIND}",
        ("Murieron civiles.",),
        ("Murió un civil.",),
    ),
    told(
        "people.single",
        f"det:<det> {_ONE_NOUN}",
        ("Murió el conductor.",),
        ("Murieron conductores.",),
    ),
    told(
        "people.counted_of",
        f'q:<QTY> ("de"|"del") (<det>|<poss>)? {_NOUN}',
        ("Murieron dos de los pasajeros.", "Murieron dos de sus hijos."),
        ("Murieron dos pasajeros.",),
    ),
    Rule(
        "es.people.alone",
        "One person without an article, in Spanish headlines: “asesinan a hombre”, “joven es asesinado”",
        _ONE_NOUN,
        _alone,
        ("Asesinan a hombre en Puebla.", "Joven es asesinado en Puebla."),
        ("Asesinan a un hombre.",),
    ),
    told(
        "people.family_of",
        '<one|det>? <family> "de" q:<QTY>',
        ("Asesinan a una familia de cinco.",),
        ("Asesinan a una familia.",),
    ),
    told(
        "people.bodies",
        "(<det>|q:<QTY>|<one>|<another>|of:<poss>)? <padj|deadadj>{0,2} noun:<body>"
        " (<padj|deadadj> (<and>|<comma>)?){0,3}",
        ("Hallan dos cuerpos.", "Hallan cadáver encobijado."),
        ("Hallan dos casas.",),
    ),
    *same("people.family", "people.possessed", "people.named", "people.named.bracket", "people.titled"),
    *same("people.pronoun"),
)

ATTACHED = (
    told(
        "people.bodies_of",
        'body:<GROUP> ("de"|"del") who:<GROUP>',
        ("Hallan el cuerpo de una mujer.", "Hallan los cuerpos de dos hombres."),
        ("Hallan a dos hombres.",),
    ),
    *same("people.aged_behind", "people.named_behind", "people.part.bracketed"),
)

UNIONS = (
    told(
        "people.union",
        'all:(<GROUP> (<comma>{1,2} "a"? <GROUP>){0,9} <comma>? <and> <adv>? ("a"|"al")? <GROUP>)',
        ("Murieron tres mujeres y dos niños.", "Asesinan a un hombre y a una mujer.", "Asesinan a padre e hijo."),
        ("Murieron tres mujeres.",),
    ),
)

NESTED = same("people.part.including")
