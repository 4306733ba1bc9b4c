"""The cascade: folds a scanned line stage by stage, then collects the facts its clauses tell."""

from __future__ import annotations

from typing import Any

from harmledger.grammar import Alphabet, Line, Stage, Trace
from harmledger.rules import english

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


class Cascade:
    """The stages of one language."""

    def __init__(self, alphabet: Alphabet) -> None:
        """Bind every stage's rules to the alphabet."""
        folding, collecting = english()
        self.folding = [Stage(name, rules, alphabet) for name, rules in folding]
        self.collecting = [Stage(name, rules, alphabet) for name, rules in collecting]
        self.context = Context(alphabet)

    def fold(self, line: Line, trace: Trace | None = None) -> Line:
        """Return the line with words folded into phrases."""
        for stage in self.folding:
            line = stage.fold(line, self.context, trace)
        return line

    def facts(self, line: Line, trace: Trace | None = None) -> list[Any]:
        """Return the facts of all collecting stages, stage by stage in the order of the text."""
        return [fact for stage in self.collecting for fact in stage.collect(line, self.context, trace)]
