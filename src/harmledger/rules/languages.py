"""A language as the reader knows it: its rules, stage by stage, some of them shared with others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harmledger.grammar import Rule

Stages = tuple[tuple[str, tuple[Rule, ...]], ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The cascade of a language: stages that fold words into phrases, then stages that collect facts.

    Later folding stages see what earlier ones made. `names` finds the names of people who may have to stay unnamed; it
    looks at the line as the folding stage `names_behind` leaves it. `headlines` collects facts
    from the head of a report alone, by what only headlines leave out.
    """

    code: str
    folding: Stages
    names: tuple[str, tuple[Rule, ...]]
    names_behind: str
    collecting: Stages
    headlines: tuple[str, tuple[Rule, ...]] = ("headlines", ())

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Return every rule, in the order of the cascade."""
        return tuple(
            rule for _, rules in (*self.folding, self.names, *self.collecting, self.headlines) for rule in rules
        )


class Known:
    """Rules by their ids, for a language that shares some of them and puts others in its own words."""

    def __init__(self, code: str, name: str, *rules: Iterable[Rule]) -> None:
        """Take the language that asks, by code and by name, and the rules it may ask for."""
        self.code, self.name = code, name
        self.rules = {rule.id: rule for group in rules for rule in group}

    def same(self, *ids: str) -> tuple[Rule, ...]:
        """Return rules that hold in the language as they stand: what they name are types, not words."""
        return tuple(self.rules[one] for one in ids)

    def told(
        self, of: str, pattern: str, examples: tuple[str, ...], refuses: tuple[str, ...] = (), then: str = ""
    ) -> Rule:
        """Return a rule as the language puts it: the same meaning and builder, its own order of words.

        `then` tells one of several orders from the others.
        """
        rule = self.rules[of]
        label = f"{rule.label.partition(':')[0]}, in {self.name}: “{examples[0]}”"
        return rule.told(f"{self.code}.{of}{then}", label, pattern, examples, refuses)
