"""Running totals over the incidents of a release: each outcome apart, open ends open, and how many lack a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harmledger.model import Count
from harmledger.model.codes import Outcome
from harmledger.model.incident import IncidentView
from harmledger.publishing.counts import OUTCOMES, hull, misses_people, told

_NO_NUMBER = Count(None, None)


@dataclass(frozen=True)
class Total:
    """One outcome over all incidents.

    `count` is the sum over the incidents that report the outcome; `counted` incidents give a number for it, `lacking`
    ones give none, whether they report it or not.
    """

    outcome: Outcome
    count: Count
    counted: int
    lacking: int


class Tally:
    """Counts incidents as they pass by, in flat memory.

    Only claims of an incident count, no running toll. Where several claims tell one incident they are not added: the
    range that holds each of them is taken, which is no convention's estimate.
    """

    def __init__(self) -> None:
        self.incidents = 0
        self.withheld = 0
        self._sums: dict[Outcome, Count] = {}
        self._counted: dict[Outcome, int] = {}

    def over(self, incidents: Iterable[IncidentView]) -> Iterator[IncidentView]:
        """Pass incidents on, each counted: `FORMATS[name].write(release, tally.over(incidents), out)`."""
        for incident in incidents:
            self.add(incident)
            yield incident

    def add(self, incident: IncidentView) -> None:
        """Count one incident."""
        self.incidents += 1
        self.withheld += any(map(misses_people, incident.claims))
        for outcome in OUTCOMES:
            count = _of(incident, outcome)
            if count is None:
                continue
            self._sums[outcome] = self._sums[outcome] + count if outcome in self._sums else count
            self._counted[outcome] = self._counted.get(outcome, 0) + (count != _NO_NUMBER)

    def totals(self) -> tuple[Total, ...]:
        """Return killed and injured, and each other outcome that any incident reports."""
        return tuple(self._total(one) for one in OUTCOMES if one in self._sums or one in ("killed", "injured"))

    def _total(self, outcome: Outcome) -> Total:
        counted = self._counted.get(outcome, 0)
        return Total(outcome, self._sums.get(outcome, _NO_NUMBER), counted, self.incidents - counted)

    def lines(self) -> tuple[str, ...]:
        """Return a line for each total, such as "killed: 14 or more in 3 incidents; 2 of 5 lack a count".

        A last one tells where something is withheld, because then the numbers are not all that was reported.
        """
        lines = tuple(self._line(total) for total in self.totals())
        if not self.withheld:
            return lines
        return (*lines, f"withheld: something about people harmed in {_incidents(self.withheld)}; read as at least")

    def _line(self, total: Total) -> str:
        name = total.outcome.replace("_", " ")
        lack = f"{total.lacking} of {self.incidents} lack{'s' if total.lacking == 1 else ''} a count"
        if not total.counted:
            return f"{name}: no number reported; {lack}"
        return f"{name}: {_said(total.count)} in {_incidents(total.counted)}; {lack}"


def _of(incident: IncidentView, outcome: Outcome) -> Count | None:
    counts = [told(view, outcome) for view in incident.claims if view.claim.kind == "incident"]
    reported = [count for count in counts if count is not None]
    numbers = [count for count in reported if count != _NO_NUMBER]
    return hull(numbers or reported) if reported else None


def _said(count: Count) -> str:
    """Return a count in words, as ranges are said; a sum may be open at both ends."""
    low, high = count
    if high is None:
        return "an open number" if low is None else f"{low} or more"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low}–{high}"


def _incidents(number: int) -> str:
    return "1 incident" if number == 1 else f"{number} incidents"
