"""Persons quoted by name, and told by name as witnesses: their names stay sealed unless an office speaks."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import Name, NamesFact, ToldName
from harmledger.rules.told_names import (
    CALLED,
    NAMED,
    begins_clause,
    is_any,
    is_name,
    is_placed,
    listed,
    names_within,
    told,
)

SAYS = "<say.past&!say:suspect&!say:condemn|say.s&!say:suspect&!say:condemn>"
# Between a name and what it belongs to, where neither comma nor bracket parts them.
_FROM = ("of", "fromplace", "inplace", "prep")
_ASIDE = ("where", "which", "when", "while", "after", "before", "as", "that", "but", "since")
_HEARERS = ("told", "tells", "informed", "informs")


def _says(match: Match) -> NamesFact | None:
    verb = match.nodes("verb")[0]
    if is_any(match, verb - 1, "pron", "voice", "actor") and not match.context.having(
        match.line, match.first, verb, "of"
    ):
        return None  # "he said", "police said"
    names = [
        name
        for node in names_within(match, verb)
        if not is_placed(match, node) and (name := _subject(match, node, verb))
    ]
    return _fact(match, names)


def _fact(match: Match, names: list[ToldName]) -> NamesFact | None:
    if not names:
        return None
    verb = match.value("verb")
    stance = verb.get("say", "stance") if isinstance(verb, Word) else None
    direct = isinstance(verb, Word) and not any(sense.key in ("say", "according_to") for sense in verb.senses("say"))
    return NamesFact("voice", names, match.offsets, match.rule.id, direct, stance)


def _subject(match: Match, node: int, verb: int) -> ToldName | None:
    """Return the name at a node where it is who speaks: alone, with others, or with what is said of it."""
    stop = verb
    while stop > node + 1 and is_any(match, stop - 1, "have", "adv"):
        stop -= 1
    behind = node + 1 + is_any(match, node + 1, "=.")  # "Exampla I. said"
    if stop == behind:
        return told(match, node) if _may_speak(match, node) else None
    if is_any(match, behind, "comma", "open") and not _is_aside(match, behind + 1):
        closed = is_any(match, stop - 1, "comma", "close", "quote")
        return told(match, node, (behind + 1, stop - 1)) if closed and not _goes_on(match, behind, stop) else None
    if is_any(match, behind, "and") and (nxt := behind + 1 + is_any(match, behind + 1, "title")) < stop:
        return told(match, node) if is_name(match, nxt) and _subject(match, nxt, verb) else None
    if is_any(match, behind, "poss"):  # whose brother it is tells who the brother is
        return told(match, node) if is_any(match, stop - 1, "person.singular") else None
    if is_any(match, behind, *_FROM) and not _has(match, behind, stop, "comma", "aux", "harm", "and"):
        return told(match, node, (behind, stop))
    return None


def _may_speak(match: Match, node: int) -> bool:
    """Tell a person's name from a place's that stands for its government, where only the verb follows it."""
    name = match.line.values[node]
    return not isinstance(name, Name) or not name.known or (name.word is None and " " in name.text)


def _is_aside(match: Match, node: int) -> bool:
    """Tell a clause about a place or a time: ", where somebody said"."""
    word = match.line.values[node]
    return isinstance(word, Word) and word.text in _ASIDE


def _has(match: Match, first: int, stop: int, *kinds: str) -> bool:
    return any(is_any(match, node, *kinds) for node in range(first, stop))


def _goes_on(match: Match, first: int, stop: int) -> bool:
    """Tell "A, 34, was killed, said …", where the name has a verb of its own."""
    return any(is_any(match, node, "comma", "close") and begins_clause(match, node + 1) for node in range(first, stop))


def _said_by(match: Match) -> NamesFact | None:
    verb = match.nodes("verb")[0]
    word = match.value("verb")
    if word.text in _HEARERS or not (
        "say:according_to" in word.types or is_any(match, verb - 1, "comma", "quote", "end", "=.", first=True)
    ):
        return None
    if is_any(match, match.nodes("who")[0] - 1, "open"):
        return None
    for node in range(match.nodes("who")[0], min(len(match.line), match.stop + 6)):
        # "said Exampla Police Chief …": a name that more of a title follows is of no person.
        if is_name(match, node) and not is_placed(match, node) and not is_any(match, node + 1, "cap", "object"):
            names = [told(match, node, _behind(match, node))] if not begins_clause(match, node + 1) else []
            return _fact(match, names)
        if is_any(match, node, "end", "say", "aux", "quote", "close"):
            break
    return None


def _behind(match: Match, node: int) -> tuple[int, int] | None:
    """Return the nodes of what is said of a name behind it, up to the next verb or the end of the sentence."""
    first = node + 1 + is_any(match, node + 1, "comma", "open")
    if first == node + 1 and not is_any(match, first, *_FROM):
        return None
    stop = first
    while stop < min(len(match.line), first + 12) and not is_any(match, stop, "end", "say", "aux", "close", "quote"):
        stop += 1
    return first, stop


def is_witness(word: object) -> bool:
    """Tell a noun for somebody who saw it or lived through it."""
    return isinstance(word, Word) and any(
        sense.get("sealed") and sense.get("kind") == "witness" for sense in word.senses("voice")
    )


def _witness(match: Match) -> NamesFact | None:
    """The names behind "a witness": with a comma between them, no place of a gazetteer."""
    node = match.nodes("who")[0]
    if not is_witness(match.value("noun")) or (match.has("comma") and is_any(match, node, "GAZ")):
        return None
    return NamesFact("voice", [told(match, one) for one in (node, *listed(match, node))], match.offsets, match.rule.id)


def _called_witness(match: Match) -> NamesFact | None:
    node = match.nodes("who")[0]
    if not is_witness(match.value("noun")) or is_placed(match, node) or begins_clause(match, match.stop):
        return None
    return NamesFact("voice", [told(match, node, (node + 2, match.stop))], match.offsets, match.rule.id)


RULES = (
    Rule(
        "named.voice.says",
        "Somebody quoted by name: “Exampla Invented, a shopkeeper, said”; sealed unless an office speaks",
        f"{NAMED} <!end&!say>{{0,18}}? verb:{SAYS}",
        _says,
        (
            "Exampla Invented said four people were killed.",
            "Exampla, 34, who lost her brother, said four people were killed.",
        ),
        ("In Exampla Inventi, officials said four people were killed.",),
    ),
    Rule(
        "named.voice.said_behind",
        "Somebody quoted by name behind the quote: “…,” said Exampla Invented; sealed unless an office speaks",
        "verb:(<say.past&!say:suspect|say.s&!say:suspect>|<say:according_to>) <!end&!say&!aux&!quote>{0,8}? who:<NAME>",
        _said_by,
        (
            "Four people were killed, said Exampla Invented.",
            "According to a teacher, Exampla Invented, four people were killed.",
        ),
        ("He said Exampla Invented was killed.",),
    ),
    Rule(
        "named.voice.witness",
        "The name of a witness: “an eyewitness, Exampla Invented”, “a resident named Exampla Invented”",
        f"noun:<voice> (comma:<comma|open>|{CALLED}|<comma>? <incl|be>)? <title>? who:<NAME>",
        _witness,
        ("A witness, Exampla Invented, described four killed.",),
        ("A spokesman, Exampla Invented, described four killed.",),
    ),
    Rule(
        "named.voice.called_witness",
        "Somebody told by name to be a witness: “Exampla Invented, an eyewitness”",
        f"who:{NAMED} <comma|open> <det|one|poss|padj|AGE|QTY|nationality|comma>{{0,5}} noun:<voice>",
        _called_witness,
        ("Exampla Invented, 34, an eyewitness, described four killed.",),
        ("Exampla Invented, a spokesman, described four killed.",),
    ),
)
