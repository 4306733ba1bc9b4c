"""The compilation of a pattern to one regular expression over a typed string, and to the gates that open it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.pattern import Atom, Capture, Choice, Item, Repeat, Sequence

CharsOf = Callable[[Atom], frozenset[str]]


def gates(item: Item, chars_of: CharsOf) -> list[frozenset[str]]:
    """Return sets of characters of each of which a match must hold one: the literals that gate a rule."""
    match item:
        case Atom():
            return [chars_of(item)]
        case Sequence():
            return [gate for part in item.items for gate in gates(part, chars_of)]
        case Choice():
            options = [gates(option, chars_of) for option in item.options]
            return [frozenset().union(*(min(option, key=len) for option in options))] if all(options) else []
        case Repeat():
            return gates(item.item, chars_of) if item.least > 0 else []
        case Capture():
            return gates(item.item, chars_of)


def first(item: Item, chars_of: CharsOf) -> tuple[frozenset[str], bool]:
    """Return the characters with which a match can begin, and whether it can be empty."""
    match item:
        case Atom():
            return chars_of(item), False
        case Sequence():
            found: frozenset[str] = frozenset()
            for part in item.items:
                chars, empty = first(part, chars_of)
                found |= chars
                if not empty:
                    return found, False
            return found, True
        case Choice():
            options = [first(option, chars_of) for option in item.options]
            return frozenset().union(*(chars for chars, _ in options)), any(empty for _, empty in options)
        case Repeat():
            chars, empty = first(item.item, chars_of)
            return chars, empty or item.least == 0
        case Capture():
            return first(item.item, chars_of)


def _is_led(item: Item) -> bool:
    """Tell whether the expression begins with one class of characters, which lets `re` skip all others fast."""
    match item:
        case Atom():
            return True
        case Sequence():
            return _is_led(item.items[0])
        case Capture():
            return _is_led(item.item)
        case Choice():
            return all(isinstance(option.items[0], Atom) and len(option.items) == 1 for option in item.options)
        case Repeat():
            return False


def _class(chars: frozenset[str]) -> str:
    if not chars:
        return "(?!)"
    codes = sorted(map(ord, chars))
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "[" + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in runs) + "]"


def _regex(item: Item, chars_of: CharsOf) -> str:
    match item:
        case Atom():
            return _class(chars_of(item))
        case Sequence():
            return "".join(_regex(part, chars_of) for part in item.items)
        case Choice():
            return "(?:" + "|".join(_regex(option, chars_of) for option in item.options) + ")"
        case Repeat():
            inner = _regex(item.item, chars_of)
            body = inner if isinstance(item.item, Atom | Choice) else f"(?:{inner})"
            often = "?" if (item.least, item.most) == (0, 1) else f"{{{item.least},{item.most}}}"
            return f"{body}{often}{'?' if item.few else ''}"
        case Capture():
            return f"(?P<{item.name}>{_regex(item.item, chars_of)})"


class Pattern:
    """A parsed pattern bound to an alphabet; the regular expression is compiled when it is first needed.

    `whole` is the group of a match of `search` that spans what was matched.
    """

    def __init__(self, tree: Item, alphabet: Alphabet) -> None:
        """Bind a tree to an alphabet and work out its gates: sets of characters of which each must occur."""
        self.tree = tree
        self._alphabet = alphabet
        self.gates = frozenset(gates(tree, self.chars_of)) or frozenset({frozenset(alphabet.types)})
        self.whole = 0 if _is_led(tree) else 1

    def chars_of(self, atom: Atom) -> frozenset[str]:
        """Return the characters that an atom accepts."""
        return frozenset().union(*(self._alphabet.having(wanted, unwanted) for wanted, unwanted in atom.anyof))

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Find the first match in a typed string, from one place up to another where they are given."""
        expression = _regex(self.tree, self.chars_of)
        if self.whole:
            # `re` only skips ahead to where a match can begin if a class of characters comes first: it is told which.
            expression = f"{_class(first(self.tree, self.chars_of)[0])}(?<=(?=({expression})).)"
        return re.compile(expression).search
