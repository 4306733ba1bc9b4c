"""Names within a sentence: where a person's may stand, what stands beside it, and which are listed with it."""

from __future__ import annotations

from harmledger.grammar import Match
from harmledger.rules.meanings import Offsets, ToldName

# An unknown word with a capital is a name too at the beginning of a sentence, where something else says so.
NAMED = "(<NAME>|<word&cap>)"
# Between a noun for somebody and the name.
CALLED = '<comma>? ("named"|"called"|"identified") "as"?'
_WORD = frozenset({"word", "cap"})
# A name behind one of these is a place's, or of whom something else is.
_PLACED = ("prep", "inplace", "onplace", "fromplace", "of")
# What a clause of its own begins with, or goes on with.
_CLAUSE = ("aux", "be", "modal", "harm.ing", "harm.past", "die.past", "have")
_LISTED = ("comma", "and", "or", "open", "close", "QTY", "AGE", "title", "poss", "person.singular", "adv")


def is_name(match: Match, node: int) -> bool:
    """Tell whether a node is a name, or the unknown first word of a sentence."""
    types = match.context.types_at(match.line, node)
    return "NAME" in types or (types == _WORD and is_any(match, node - 1, "end", "quote", first=True))


def names_within(match: Match, stop: int) -> list[int]:
    """Return the nodes of the names from the first node of a match, itself a name, up to another node."""
    first = [match.first] if is_name(match, match.first) else []
    return first + match.context.having(match.line, match.first + 1, stop, "NAME")  # type: ignore[no-any-return]


def is_any(match: Match, node: int, *kinds: str, first: bool = False) -> bool:
    """Tell whether a node has one of the types; `first` is what holds before the first node."""
    if node < 0:
        return first
    return not match.context.types_at(match.line, node).isdisjoint(kinds)


def is_placed(match: Match, node: int) -> bool:
    """Tell a name behind a preposition, or one of a gazetteer in a row of places."""
    known = is_any(match, node, "GAZ")
    placed = is_any(match, node - 1, *_PLACED) and not is_any(match, node - 1, "sub")  # "where A said"
    return placed or (known and is_any(match, node - 1, "comma"))


def told(match: Match, node: int, about: tuple[int, int] | None = None) -> ToldName:
    """Return the name at a node; `about` are the first node and the one behind the last of what is said of it."""
    line = match.line
    words: Offsets | None = line.span(*about) if about and about[0] < about[1] else None
    return ToldName(line.span(node, node + 1), words, node)


def begins_clause(match: Match, node: int) -> bool:
    """Tell whether what stands at a node says what somebody did, and not who somebody is."""
    return is_any(match, node, *_CLAUSE)


def listed(match: Match, node: int) -> list[int]:
    """Return the nodes of the names listed behind one: “A, 7, B, 5, and C”."""
    found: list[int] = []
    at = node + 1
    for at in range(node + 1, min(len(match.line), node + 24)):
        if is_name(match, at):
            found.append(at)
        elif not is_any(match, at, *_LISTED):
            break
    # "Behind A and B was …": a name that goes on as something else was none of the list.
    return [one for one in found if not is_any(match, one + 1, "placenoun", "object", "actor", "voice", "person")]
