"""What a check of a register came to: what does not hold, what was looked at, and what the answer is relative to."""

from __future__ import annotations

from collections import Counter

import msgspec

from harmledger.evidence import Finding

_TOLD = 100
"""Findings of one kind that are told one by one; the others are counted, so that memory stays flat."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of `verify`.

    `more` counts, by kind, the findings beyond those told. `counts` say how many things of a sort were checked. `notes`
    are remarks that are no damage, `unchecked` what could not be checked, and `relative` what the answer rests on.
    """

    register: str
    findings: tuple[Finding, ...]
    more: dict[str, int]
    counts: dict[str, int]
    notes: tuple[str, ...]
    unchecked: tuple[str, ...]
    relative: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing was found that does not hold."""
        return not self.findings


class Found:
    """Collects, while a register is checked, what its report will say."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self._findings: list[Finding] = []
        self._kinds: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.notes: list[str] = []
        self.unchecked: list[str] = []
        self.relative: list[str] = []

    def add(self, kind: str, id_: object, sentence: str) -> None:
        """Add a thing that does not hold; the sentence holds ids, positions and counts only."""
        self._kinds[kind] += 1
        if self._kinds[kind] <= _TOLD:
            self._findings.append(Finding(kind, str(id_), sentence))

    def note(self, count: int, one: str, many: str) -> None:
        """Add a remark on things that are no damage, where there are any; `many` takes their number."""
        if count:
            self.notes.append(one if count == 1 else many.format(count))

    def report(self, register: str) -> Report:
        """Return the report of the register with this id."""
        return Report(
            register=register,
            findings=tuple(self._findings),
            more={kind: count - _TOLD for kind, count in self._kinds.items() if count > _TOLD},
            counts=dict(self.counts),
            notes=tuple(self.notes),
            unchecked=tuple(self.unchecked),
            relative=tuple(self.relative),
        )
