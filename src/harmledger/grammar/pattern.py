"""The pattern language over typed tokens: what a pattern may say, and the tree that it is read into.

    <group>            a node of that type            <a|b>  either        <a&!b>  has a, has not b
    "said"             that word (lower case)         ( x | y z )          grouping and alternatives
    who:<group>        captured under a name          ?  {0,3}  {0,3}?     repeats, bounded; `?` behind: few first

An atom made of exclusions alone (`<!verb>`) never matches the end of a sentence. Repeats are bounded, what is repeated
takes at least one node, and a whole match takes one to `WINDOW` nodes: that is what makes matching linear in the length
of a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WINDOW = 256
END = "end"
_LEXEME = re.compile(r'\s*(?:(<[^>]+>)|("[^"]+")|([a-z_][a-z_0-9]*:)|(\{\d+,\d+\}\??|\?)|([()|]))')


class PatternError(ValueError):
    """A pattern that the language does not allow; raised when a rule is written wrongly."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One node: any of the alternatives, each a pair of (wanted, unwanted) types."""

    anyof: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def accepts(self, types: frozenset[str]) -> bool:
        """Tell whether a node with these types is meant."""
        return any(wanted <= types and unwanted.isdisjoint(types) for wanted, unwanted in self.anyof)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items one after another."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives, tried in order."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """An item repeated between `least` and `most` times; `few` tries fewer first."""

    item: Item
    least: int
    most: int
    few: bool


@dataclass(frozen=True, slots=True)
class Capture:
    """An item whose nodes are kept under a name."""

    name: str
    item: Item


Item = Atom | Sequence | Choice | Repeat | Capture


def literal(word: str) -> str:
    """Return the type that a word gets when a pattern names it."""
    return f"={word}"


def _lexemes(source: str) -> Iterator[str]:
    position = 0
    while position < len(source.rstrip()):
        found = _LEXEME.match(source, position)
        if not found:
            raise PatternError(f"cannot read {source[position : position + 20]!r} in pattern {source!r}")
        position = found.end()
        yield found[0].strip()


def _atom(lexeme: str) -> Atom:
    if lexeme.startswith('"'):
        return Atom(((frozenset({literal(lexeme[1:-1])}), frozenset()),))
    alternatives = []
    for option in lexeme[1:-1].split("|"):
        terms = [term.strip() for term in option.split("&")]
        if not all(term.removeprefix("!") for term in terms):
            raise PatternError(f"a type has no name in {lexeme}")
        wanted = frozenset(term for term in terms if not term.startswith("!"))
        unwanted = frozenset(term[1:] for term in terms if term.startswith("!"))
        if END in wanted:
            raise PatternError(f"no pattern reaches over the end of a sentence, as {lexeme} would")
        alternatives.append((wanted, unwanted if wanted else unwanted | {END}))
    return Atom(tuple(alternatives))


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lexemes = [*_lexemes(source), ""]
        self.place = 0
        self.names: set[str] = set()

    def peek(self) -> str:
        return self.lexemes[self.place]

    def take(self) -> str:
        lexeme = self.lexemes[self.place]
        self.place += 1
        return lexeme

    def choice(self) -> Item:
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Sequence:
        items = []
        while self.peek() not in ("", "|", ")"):
            items.append(self.item())
        if not items:
            raise PatternError(f"an empty alternative in pattern {self.source!r}")
        return Sequence(tuple(items))

    def item(self) -> Item:
        lexeme = self.take()
        name = ""
        if lexeme.endswith(":"):
            name, lexeme = lexeme[:-1], self.take()
            if name in self.names:
                raise PatternError(f"{name!r} names two captures in pattern {self.source!r}")
            self.names.add(name)
        made: Item
        if lexeme == "(":
            made = self.choice()
            if self.take() != ")":
                raise PatternError(f"a bracket is not closed in pattern {self.source!r}")
        elif lexeme[:1] in '<"' and lexeme:
            made = _atom(lexeme)
        else:
            raise PatternError(f"{lexeme!r} stands at the wrong place in pattern {self.source!r}")
        if self.peek() == "?" or self.peek().startswith("{"):
            made = self.repeat(made)
        return Capture(name, made) if name else made

    def repeat(self, item: Item) -> Repeat:
        lexeme = self.take()
        if lexeme == "?":
            made = Repeat(item, 0, 1, False)
        else:
            least, most = lexeme.rstrip("?").strip("{}").split(",")
            made = Repeat(item, int(least), int(most), lexeme.endswith("?"))
        if made.most < max(made.least, 1):
            raise PatternError(f"{lexeme} repeats nothing in pattern {self.source!r}")
        if lengths(item)[0] == 0:
            raise PatternError(f"{lexeme} repeats what can be empty in pattern {self.source!r}")
        return made


def parse(source: str) -> Item:
    """Return the tree of a pattern; PatternError when it is not one."""
    parser = _Parser(source)
    tree = parser.choice()
    if parser.peek():
        raise PatternError(f"{parser.peek()!r} is left over in pattern {source!r}")
    least, most = lengths(tree)
    if least == 0:
        raise PatternError(f"a match could be empty in pattern {source!r}")
    if most > WINDOW:
        raise PatternError(f"a match could be {most} nodes long in pattern {source!r}; {WINDOW} is the limit")
    return tree


def lengths(item: Item) -> tuple[int, int]:
    """Return the least and the greatest number of nodes that the item can match."""
    match item:
        case Atom():
            return 1, 1
        case Sequence():
            least, most = zip(*map(lengths, item.items), strict=True)
            return sum(least), sum(most)
        case Choice():
            least, most = zip(*map(lengths, item.options), strict=True)
            return min(least), max(most)
        case Repeat():
            shortest, longest = lengths(item.item)
            return item.least * shortest, item.most * longest
        case Capture():
            return lengths(item.item)


def walk(item: Item) -> Iterator[Item]:
    """Yield the item and everything beneath it, from left to right."""
    yield item
    match item:
        case Sequence():
            beneath: tuple[Item, ...] = item.items
        case Choice():
            beneath = item.options
        case Repeat() | Capture():
            beneath = (item.item,)
        case Atom():
            beneath = ()
    for part in beneath:
        yield from walk(part)


def captures(item: Item) -> Iterator[str]:
    """Yield the names under which the tree captures nodes."""
    return (part.name for part in walk(item) if isinstance(part, Capture))


def literals(item: Item) -> set[str]:
    """Return the words that the pattern names."""
    atoms = [part for part in walk(item) if isinstance(part, Atom)]
    types = {kind for atom in atoms for pair in atom.anyof for side in pair for kind in side}
    return {kind[1:] for kind in types if kind.startswith("=")}
