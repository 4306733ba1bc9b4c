"""In how many incidents of a release each outcome is told, and how many give no number; nothing is added up.

Until claims are linked, an event that several reports tell is several incidents, so a sum would count its dead again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harmledger.model import Count
from harmledger.model.codes import Outcome
from harmledger.model.incident import IncidentView
from harmledger.publishing.counts import OUTCOMES, misses_people, told

_NO_NUMBER = Count(None, None)
NO_SUMS = (
    "no sums: an event that several reports tell stands here once for each of them, until incidents are linked; "
    "adding up counts it again"
)


@dataclass(frozen=True)
class OutcomeTold:
    """One outcome: how many incidents tell it, and how many of these give no number for it."""

    outcome: Outcome
    told: int
    lacking: int


class Tally:
    """Counts incidents as they pass by, in flat memory; only claims of an incident count, no running toll."""

    def __init__(self) -> None:
        self.incidents = 0
        self.withheld = 0
        self._told: Counter[Outcome] = Counter()
        self._lacking: Counter[Outcome] = Counter()

    def over(self, incidents: Iterable[IncidentView]) -> Iterator[IncidentView]:
        """Pass incidents on, each counted: `FORMATS[name].write(release, tally.over(incidents), out)`."""
        for incident in incidents:
            self.add(incident)
            yield incident

    def add(self, incident: IncidentView) -> None:
        """Count one incident."""
        self.incidents += 1
        self.withheld += any(map(misses_people, incident.claims))
        claims = [view for view in incident.claims if view.claim.kind == "incident"]
        for outcome in OUTCOMES:
            counts = [count for view in claims if (count := told(view, outcome)) is not None]
            if counts:
                self._told[outcome] += 1
                self._lacking[outcome] += all(count == _NO_NUMBER for count in counts)

    def outcomes(self) -> tuple[OutcomeTold, ...]:
        """Return killed and injured, and each other outcome that any incident tells."""
        wanted = [one for one in OUTCOMES if self._told[one] or one in ("killed", "injured")]
        return tuple(OutcomeTold(one, self._told[one], self._lacking[one]) for one in wanted)

    def lines(self) -> tuple[str, ...]:
        """Return a line for each outcome, such as "killed: told in 3 of 5 incidents, 1 of them without a count".

        Others tell where something is withheld, because then the outcomes are not all that were reported, and why
        there are no sums.
        """
        lines = [self._line(one) for one in self.outcomes()]
        if self.withheld:
            lines.append(
                f"withheld: something about people harmed in {_incidents(self.withheld)}; read the numbers as at least"
            )
        return (*lines, *([NO_SUMS] if self.incidents > 1 else ()))

    def _line(self, one: OutcomeTold) -> str:
        lack = f", {one.lacking} of them without a count" if one.lacking else ""
        return f"{one.outcome.replace('_', ' ')}: told in {one.told} of {_incidents(self.incidents)}{lack}"


def _incidents(number: int) -> str:
    return "1 incident" if number == 1 else f"{number} incidents"
