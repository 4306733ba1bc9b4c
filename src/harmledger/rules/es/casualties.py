"""Casualties in Spanish: the verb often stands first, and “a” before whom it was done to."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules import casualties, casualty_named, casualty_nouns, casualty_parts
from harmledger.rules.casualties import ADV, BE, WHO, harm, people_of, sense_of
from harmledger.rules.languages import Known
from harmledger.rules.meanings import HarmFact, People, Quantity
from harmledger.rules.reality import unreal

_KNOWN = Known("es", "Spanish", casualties.HARMS, casualty_nouns.NOUNS, casualty_named.NAMED, casualty_parts.PARTS)
told, same = _KNOWN.told, _KNOWN.same


def _harmed(match: Match) -> HarmFact | None:
    return harm(match, people_of(match), sense_of(match.value("verb"), "harm", "shot", "harm.adj", "die"))


def _found(match: Match) -> HarmFact | None:
    return harm(match, people_of(match), sense_of(match.value("verb"), "harm.adj", "harm"))


def _harmed_people(match: Match) -> HarmFact | None:
    """The harmed as a noun: “un muerto”, “tres heridos”; "los muertos" counts nobody."""
    quantity = match.value("who")
    if unreal(match, match.first):
        return None
    word: Word = match.value("verb")
    count = quantity.count if isinstance(quantity, Quantity) else Count(1, 1)
    people = People(count, match.offsets, rule=match.rule.id, others=match.has("more"))
    people.sex = "f" if word.text.endswith(("a", "as")) and count.low else "unknown"
    return HarmFact(
        str(word.sense("harm.people").get("outcome")),
        people,
        match.offsets,
        match.rule.id,
        match.first,
        verb=match.span("verb"),
    )


def _toll(match: Match) -> HarmFact | None:
    fact = _harmed_people(match)
    if fact is not None:
        fact.update = True
    return fact


def _someone(match: Match) -> HarmFact | None:
    """Somebody by a word that no lexicon knows: the “a” before it tells that it is a person, or several."""
    people = People(Count(1, None), match.span("who"), number="one", rule=match.rule.id)
    return harm(match, people, sense_of(match.value("verb"), "harm", "shot"))


def _clitic(match: Match) -> HarmFact | None:
    """ "Lo matan", "y los ejecutan": who was told last in the sentence, else somebody told before."""
    several = match.value("who").text in ("los", "las", "les")
    types_at, line = match.context.types_at, match.line
    for node in range(match.first - 1, -1, -1):
        if "end" in types_at(line, node):
            break
        told = line.values[node]
        if isinstance(told, People) and (told.count.low or 0) > 1 - (not several) and several == (told.count.high != 1):
            return harm(match, told, sense_of(match.value("verb"), "harm", "shot"))
    count = Count(2, None) if several else Count(1, 1)
    people = People(count, match.offsets, number="definite", rule=match.rule.id)
    return harm(match, people, sense_of(match.value("verb"), "harm", "shot"))


def _unnamed(match: Match) -> HarmFact | None:
    """A headline that leaves out who: “Hallan decapitado en …”, “Asesinado en …”."""
    word: Word = match.value("verb")
    before = match.context.types_at(match.line, match.first - 1) if match.first else frozenset({"end"})
    if not match.has("found") and before.isdisjoint(("end", "comma")):
        return None
    count = Count(1, 1) if "harm.people.singular" in word.types else Count(2, None)
    people = People(count, match.span("verb"), number="one", rule=match.rule.id)
    return harm(match, people, word.sense("harm.people"))


def _named(match: Match) -> HarmFact | None:
    """Somebody by a name behind “a”, which no place would have."""
    if not match.context.types_at(match.line, match.stop).isdisjoint(("NAME", "GROUP", "person", "PARTY")):
        return None
    people = People(Count(1, 1), match.span("verb"), number="named", named=True, rule=match.rule.id)
    return harm(match, people, sense_of(match.value("verb"), "harm"))


_TO = '("a"|"al")'
_VERB = "verb:<harm.s|harm.past|harm.ing|harm.base|shot.s|shot.past|shot.ing|shot.base>"
# What may stand between the verb and the “a” of whom it was done to: where, when and how.
_BESIDE = '(("frente"|"delante"|"afuera") ("a"|"de") <GROUP>|"ante" <GROUP>)?'
_AMID = f"({_BESIDE} <!GROUP&!QTY&!harm&!sub&!end&!quote&!incl>{{0,7}}?)"
_WHERE = '(("en"|"por"|"tras"|"sobre"|"dentro de") <!GROUP&!QTY&!harm&!sub&!end&!comma&!incl>{1,5}?)?'
_DIES = "verb:<die.s|die.past>"

CASUALTIES = (
    *same(
        "casualty.passive",
        "casualty.elliptical",
        "casualty.elliptical.placed",
        "casualty.died",
        "casualty.wounds",
        "casualty.hospital",
        "casualty.nominal.counted",
        "casualty.bodies",
        "casualty.named.before",
        "casualty.part",
    ),
    told(
        "casualty.active",
        f"{_VERB} {_AMID} {_TO} {ADV} <det>? {ADV} {WHO}",
        ("Asesinan a dos hombres en Puebla.", "Matan en Puebla a balazos a un joven."),
        ("No asesinaron a dos hombres.", "Planean asesinar a dos hombres."),
    ),
    told(
        "casualty.active",
        f"{_VERB} {ADV} {WHO}",
        ("Un ataque mató dos personas.",),
        ("Un ataque no mató dos personas.",),
        then=".bare",
    ),
    Rule(
        "es.casualty.died",
        "People behind the verb that they died, in Spanish: “mueren tres civiles”",
        f"{_DIES} {ADV} {_WHERE} {ADV} <det>? {WHO}",
        _harmed,
        ("Mueren tres civiles en Puebla.", "Muere por disparos un hombre."),
        ("Murió la esperanza.",),
    ),
    Rule(
        "es.casualty.passive.before",
        "People behind a passive verb, in Spanish: “es asesinado un hombre”, “resultan heridas dos mujeres”",
        f"{BE} verb:<harm.pp|shot.pp|harm.adj> {ADV} {_WHERE} <det>? {WHO}",
        _harmed,
        ("Es asesinado un hombre en Puebla.", "Resultan heridas dos mujeres."),
        ("Un hombre es asesinado.",),
    ),
    Rule(
        "es.casualty.found",
        "People found dead, in Spanish: “hallan muerto a un hombre”, “localizan sin vida a mujer”",
        f"<find|cause> {ADV} verb:<harm.adj|harm.pp> {ADV} {_WHERE} {_TO}? <det>? {WHO}",
        _found,
        ("Hallan muerto a un hombre.", "Localizan sin vida a mujer en Puebla."),
        ("Hallan a un hombre.",),
    ),
    Rule(
        "es.casualty.people_noun",
        "The harmed as a noun, in Spanish: “un muerto y tres heridos”, “cinco ejecutados”",
        "who:(<QTY>|<one>|<another>) more:<others>? verb:<harm.people>",
        _harmed_people,
        ("El ataque deja un muerto y tres heridos.",),
        ("Recuerdan a los muertos.",),
    ),
    Rule(
        "es.casualty.toll",
        "A number of the harmed that rose, in Spanish: “suben a 12 los muertos”",
        "<update> who:<QTY> <det>? <adv>? verb:<harm.people>",
        _toll,
        ("Suben a 12 los muertos por el ataque.",),
        ("Hay 12 muertos.",),
    ),
    told(
        "casualty.toll",
        f'verb:<toll> <!QTY&!GROUP>{{0,5}}? (<update>|"a"|"de"|<comma>) {ADV} {WHO} people:<harm.people|harm.adj>?',
        ("La cifra de muertos sube a 12.",),
        ("La cifra de muertos preocupa.",),
    ),
    told(
        "casualty.nominal",
        f'verb:<harm.noun> ("de"|"del"|"contra"|"a") {ADV} <det>? {ADV} {WHO}',
        ("Investigan el asesinato de una mujer.",),
        ("Investigan el asesinato.",),
    ),
    told(
        "casualty.lives",
        f'verb:<harm.s|harm.past|harm.ing|cause> {ADV} "de"? {WHO}',
        ("El ataque cobró dos vidas.",),
        ("El ataque dejó dos hombres libres.",),
    ),
    told(
        "casualty.bodies.active",
        f"verb:<find|cause> {_WHERE} {ADV} <deadadj>? {_TO}? <det>? {ADV} {WHO}",
        ("Hallan dos cuerpos.", "Localizan en Puebla el cadáver de una mujer."),
        ("Hallan a dos personas.",),
    ),
    told(
        "casualty.named.behind",
        f"verb:<harm.past|harm.ing|harm.s> {ADV} {_TO} {ADV} <title>? who:(<NAME&!GAZ> ((<comma>|<and>){{1,2}} "
        "<NAME&!GAZ>){0,4})",
        ("Asesinan a Exampla Invented en su casa.",),
        ("Asesinan a dos hombres.",),
    ),
    Rule(
        "es.casualty.named",
        "A person by a name that could be a place's, in Spanish: “matan a Victoria”",
        f"verb:<harm.s|harm.past> {ADV} {_TO} <PLACE|NAME>",
        _named,
        ("Matan a Victoria en su casa.",),
        ("Matan a dos hombres en Victoria.",),
    ),
    Rule(
        "es.casualty.clitic",
        "People told before, by a pronoun before the verb, in Spanish: “lo matan”, “y los ejecutan”",
        'who:("lo"|"los"|"la"|"las") verb:<harm.s&!harm.noun|harm.past>',
        _clitic,
        ("Persiguen a dos jóvenes y los matan.", "Lo matan en su casa."),
        ("Los hombres matan a dos jóvenes.",),
    ),
    Rule(
        "es.casualty.unnamed",
        "Nobody named in a headline, in Spanish: “Hallan decapitado en Puebla”, “Ejecutado en Puebla”",
        "found:<find>? verb:<harm.people> <prep&!=a&!=al|PLACE|by|inplace>",
        _unnamed,
        ("Hallan decapitado en Puebla.", "Ejecutado en Puebla era taxista."),
        ("Hallan dos heridos en Puebla.", "Hallan muerto a un hombre."),
    ),
    Rule(
        "es.casualty.passive.then",
        "A second verb of the same people, in Spanish: “es bajado de su auto y asesinado”",
        f"{WHO} <adv>? <be> <!GROUP&!QTY&!harm&!die&!sub&!end&!and>{{1,8}}? <and> {ADV} <be>? verb:<harm.pp|shot.pp>",
        _harmed,
        ("Un hombre es bajado de su auto y asesinado.",),
        ("Un hombre es bajado de su auto.",),
    ),
    told(
        "casualty.named.nominal",
        'verb:<harm.noun> of:("de"|"del") <title>? who:(<NAME&!GAZ> ((<comma>|<and>){1,2} <NAME&!GAZ>){0,4})',
        ("Condenan el asesinato de Exampla Invented.",),
        ("Condenan el asesinato de dos hombres.",),
    ),
    Rule(
        "es.casualty.someone",
        "One person by a word that no lexicon knows, in Spanish: “matan a hojalatero”",
        f"verb:<harm.s|harm.past> {ADV} {_TO} who:(<one|det>? <padj>? <word>)",
        _someone,
        ("Matan a hojalatero en Puebla.",),
        ("Matan a perro en Puebla.", "Matan a un hombre a martillazos."),
        priority=-1,
    ),
)
