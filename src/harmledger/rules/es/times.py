"""Times in Spanish: “la madrugada del domingo”, “el 3 de mayo”, “hace tres días”."""

from __future__ import annotations

from harmledger.rules import times
from harmledger.rules.clock import JOINS as _JOINS
from harmledger.rules.clock import PLACED as _PLACED
from harmledger.rules.languages import Known

_KNOWN = Known("es", "Spanish", times.WORDS, _JOINS, _PLACED)
told, same = _KNOWN.told, _KNOWN.same

_THE = '("el"|"la"|"este"|"esta")'
# "la noche de este", "por la mañana del": what narrows a day stands before it.
_LEAD = f'(("por"|"en"|"durante")? {_THE}? lead:<daypart> ("de"|"del") {_THE}?)?'
_LATE = '(<comma>? ("por"|"en") "la" late:<daypart>)?'
_YEAR = '(("de"|"del")? year:<year>)?'

TIMES = (
    told(
        "time.date.day_month",
        f'{_LEAD} (weekday:<weekday> <comma>?)? "el"? day:<day> "de" month:<month> {_YEAR}',
        ("Murieron dos hombres el 3 de mayo de 2023.",),
        ("Murieron 3 de los heridos en mayo.",),
    ),
    told(
        "time.date.between",
        f'("entre"|"del") "el"? day:<day> ("y"|"al") "el"? last:<day> "de" month:<month> {_YEAR}',
        ("Entre el 3 y el 5 de mayo murieron dos hombres.",),
        ("Entre 3 y 5 hombres murieron.",),
    ),
    *same("time.date.iso", "time.date.slashed", "time.date.dotted"),
    told(
        "time.month",
        f'("en"|"durante") core:(month:<month> {_YEAR})',
        ("En octubre de 2023 murieron dos hombres.",),
        ("Octubre fue un mes difícil.",),
    ),
    told(
        "time.month_year",
        'core:(month:<month> ("de"|"del") year:<year>)',
        ("Murieron dos hombres, octubre de 2023 fue el peor mes.",),
        ("Octubre fue el peor mes.",),
    ),
    told(
        "time.year",
        '("en"|"durante") core:(year:<year>)',
        ("El pueblo fue atacado en 2020.",),
        ("El grupo tiene 2020 miembros.",),
    ),
    told(
        "time.weekday",
        f"{_LEAD} ({_THE}|this:<this>)? last:<last>? weekday:<weekday> (last2:<last>)? {_LATE}",
        ("Dos hombres murieron el lunes.", "La madrugada del domingo murieron dos hombres."),
        ("El grupo se llama Negro.",),
    ),
    told(
        "time.day_word",
        f"{_LEAD} day:<dayword> {_LATE}",
        ("Dos hombres murieron ayer.",),
        ("Son días difíciles.",),
    ),
    told(
        "time.ago",
        '"hace" (n:<num|vague>|one:<one>) unit:<unit>',
        ("Hace tres días murieron dos hombres.",),
        ("Tres días después murieron dos hombres.",),
    ),
    told(
        "time.later",
        '(n:<num>|one:<one>) unit:<unit> ("después"|"más" "tarde"|back:"antes")',
        ("Dos días después murieron dos hombres.",),
        ("Hace dos días murieron dos hombres.",),
    ),
    told(
        "time.clock.hour",
        '("a"? "las"|"a"? "la") figure:<num> mark:<clock>{1,2}',
        ("A las 3 de la tarde murieron dos hombres.",),
        ("El marcador fue 3 a 27.",),
    ),
    told(
        "time.clock.minute",
        '("a"? "las"|"a"? "la")? figure:<clocktime> mark:<clock>{0,2} "horas"?',
        ("A las 19:30 horas murieron dos hombres.",),
        ("El marcador fue 3 a 27.",),
    ),
    told(
        "time.part",
        '("por"|"en"|"durante"|"de") ("la"|"el")? lead:<daypart>',
        ("Por la noche murieron dos hombres.",),
        ("Llegó tarde al pueblo.",),
    ),
    *same("time.same_day", "time.period", "time.recent"),
)

JOINS = (
    told(
        "time.with_clock",
        f'part:<TIME> <comma>? ("de"|"del")? {_THE}? day:<TIME>',
        ("A las 19:30 horas del lunes murieron dos hombres.",),
        ("El lunes murieron dos hombres.",),
    ),
    told(
        "time.then_clock",
        "day:<TIME> <comma>? part:<TIME>",
        ("El lunes, a las 19:30 horas, murieron dos hombres.",),
        ("El lunes murieron dos hombres.",),
    ),
)

WITHIN = (
    told(
        "time.bound.since",
        '<timesince> "el"? (time:<TIME>|year:<year>|month:<month>)',
        ("Desde 2020 han muerto dos hombres.",),
        ("El lunes murieron dos hombres.",),
    ),
    told(
        "time.bound.until",
        '"hasta" "el"? time:<TIME>',
        ("La carretera estuvo cerrada hasta el lunes.",),
        ("El lunes murieron dos hombres.",),
    ),
)
