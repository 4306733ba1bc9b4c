"""Numbers in Spanish: “al menos cuatro”, “treinta y dos”, “una docena”, “de 43 años”."""

from __future__ import annotations

from harmledger.rules import numbers
from harmledger.rules.languages import Known

_KNOWN = Known("es", "Spanish", numbers.RULES)
told, same = _KNOWN.told, _KNOWN.same

_NUMBER = "(<num&!decimal>|<scale>)"
_HEDGE = "hedge:<hedge>{0,3}"

NUMBERS = (
    told(
        "number.age.years_old",
        '(<comma>? "de") ("unos"|"entre"|"aproximadamente")? n:<num> (("a"|"y"|"o"|"-") <num>)? unit:<unit>'
        ' ("de" "edad")?',
        ("Murió un hombre de 43 años.",),
        ("Murieron 43 hombres.",),
    ),
    told(
        "number.measure",
        '<hedge>{0,2} (<numbered> "#"? <num> <scale>?|"#" <num>|<num> <scale>? "-"? <measure>|<num|vague> <unit>)',
        ("La bomba cayó a 5 km del pueblo.", "Costó 20 mil pesos."),
        ("Murieron 5 civiles.",),
    ),
    told(
        "number.between",
        f'{_HEDGE} front:("entre"|"de")? low:<num&!decimal> (join:"y"|"a"|"o"|"-") high:<num&!decimal>',
        ("Murieron entre 4 y 6 personas.", "Murieron cuatro o cinco personas."),
        ("Murieron cuatro personas y seis perros.",),
    ),
    told(
        "number.plain",
        f'{_HEDGE} n:({_NUMBER} (("-"|"y")? {_NUMBER}){{0,4}}) more:("o" "más")?',
        ("Al menos cuatro personas murieron.", "Treinta y dos personas murieron."),
        ("Murieron personas.",),
    ),
    told(
        "number.a_dozen",
        f'{_HEDGE} <one> n:<scale> "de"?',
        ("Murieron una docena de personas.",),
        ("Murió un hombre.",),
    ),
    told(
        "number.single",
        f"{_HEDGE} n:{_NUMBER}",
        ("Murieron tres 15 personas.",),
        ("Murieron personas.",),
    ),
    told(
        "number.vague",
        f"{_HEDGE} v:<vague>",
        ("Varias personas murieron.", "Murieron decenas de personas."),
        ("Murieron siete personas.",),
    ),
)
