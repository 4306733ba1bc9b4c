"""The cascade: folds a scanned line stage by stage, then collects the facts its clauses tell."""

from __future__ import annotations

from typing import Any

from harmledger.grammar import Alphabet, Line, Stage, Trace
from harmledger.rules import Language
from harmledger.rules.meanings import NamesFact

_NONE: frozenset[str] = frozenset()


class Context:
    """What builders may ask beyond their match: the types of any node."""

    __slots__ = ("_types",)

    def __init__(self, alphabet: Alphabet) -> None:
        """Take the alphabet in which lines are written."""
        self._types = alphabet.types

    def types_at(self, line: Line, node: int) -> frozenset[str]:
        """Return the types of a node; none before the first and behind the last."""
        types = line.types
        return self._types[types[node]] if 0 <= node < len(types) else _NONE

    def having(self, line: Line, first: int, stop: int, kind: str) -> list[int]:
        """Return the nodes from `first` up to `stop` that have a type."""
        known, types = self._types, line.types
        return [node for node in range(first, stop) if kind in known[types[node]]]


class Cascade:
    """The stages of one language."""

    def __init__(self, language: Language, alphabet: Alphabet) -> None:
        """Bind every stage's rules to the alphabet."""
        self.folding = [Stage(name, rules, alphabet) for name, rules in language.folding]
        self.names = Stage(*language.names, alphabet)
        self._names_behind = language.names_behind
        self.collecting = [Stage(name, rules, alphabet) for name, rules in language.collecting]
        self.headlines = Stage(*language.headlines, alphabet)
        self.context = Context(alphabet)

    def fold(self, line: Line, trace: Trace | None = None, names: list[NamesFact] | None = None) -> Line:
        """Return the line with words folded into phrases; add to `names`, if given, what is told of persons by name.

        Names are looked at on the way: later stages fold them into places and groups of people.
        """
        for stage in self.folding:
            line = stage.fold(line, self.context, trace)
            if names is not None and stage.name == self._names_behind:
                names += self.names.collect(line, self.context, trace)
        return line

    def facts(self, line: Line, trace: Trace | None = None, head: int = 0) -> list[Any]:
        """Return the facts of all collecting stages, stage by stage in the order of the text.

        So many nodes at the beginning of the line are the headline.
        """
        found = [fact for stage in self.collecting for fact in stage.collect(line, self.context, trace)]
        return [*found, *self.headlines.collect(line.until(head), self.context, trace)] if head else found
