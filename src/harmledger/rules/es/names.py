"""Persons told by name in Spanish: in doubt a name is a person's, so that too much is sealed."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import NamesFact
from harmledger.rules.told_names import is_any, told

# Behind one of these a name is a place's.
_PLACED = ("inplace", "placenoun", "rel", "dir", "fromplace", "object", "based")
_THE = ("det", "of", "padj")
# Behind one of these even a name of one word, or one that a place bears too, is a person's.
_PERSONAL = ("=a", "=al", "title", "person")
_HELD = ("detained", "abducted", "missing", "forcibly_disappeared")
# How far before a name its noun or verb stands.
_NEAR = 8
# How far before and behind it who speaks is looked for: a list of names must not take the square of its length.
_FAR = 100


def _named(match: Match) -> NamesFact | None:
    node, line = match.first, match.line
    personal = is_any(match, node - 1, *_PERSONAL)
    lone = " " not in line.values[node].text or is_any(match, node, "GAZ")
    if (lone and not personal) or _is_placed(match, node):
        return None
    why = _why(match, node)
    return NamesFact(why, [told(match, node)], match.offsets, match.rule.id)


def _is_placed(match: Match, node: int) -> bool:
    at = node - 1
    while at >= 0 and is_any(match, at, *_THE) and not is_any(match, at, "person"):
        at -= 1
    return is_any(match, at, *_PLACED)


def _why(match: Match, node: int) -> str:
    """Return the strictest reason that the words around a name give."""
    line, types_at = match.line, match.context.types_at
    first = stop = node
    while first > max(0, node - _FAR) and "end" not in types_at(line, first - 1):
        first -= 1
    while stop < min(len(line), node + _FAR) and "end" not in types_at(line, stop):
        stop += 1
    for word in line.values[max(first, node - _NEAR) : node]:
        if not isinstance(word, Word):
            continue
        if any(sense.get("age") == "child" or sense.get("child_if_young") for sense in word.senses("person")):
            return "minor"
        if any(sense.get("outcome") in _HELD for sense in word.senses("harm")):
            return "held"
    return "voice" if match.context.having(line, first, stop, "say") else "victim"


NAMES = (
    Rule(
        "es.named.person",
        "A name that is no place's, in Spanish: a child's, of somebody held, quoted or harmed",
        "<NAME>",
        _named,
        (
            "Asesinan a Exampla Invented en su casa.",
            "El niño Exampla Invented murió.",
            "“Fue horrible”, dijo Exampla Invented.",
        ),
        ("Murieron dos hombres en Puebla.", "Murieron dos hombres en la colonia Exampla Invented."),
    ),
)
