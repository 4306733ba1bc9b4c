"""Which of the days told with an event is its own: a log-linear choice over named features, its weights in a file."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from harmledger.grammar import Trace
from harmledger.model import Considered
from harmledger.reading.event_times import DAYLESS, Told
from harmledger.reading.statements import Statement
from harmledger.reading.ties import Tie
from harmledger.reading.times import Resolved, resolve
from harmledger.reading.weighing import weights

# A report says more of its event than of anything else in its first sentences.
_EARLY = 3
# Each time is held against all others: so many, told first, are enough, and keep a report of any length linear.
_WEIGHED = 60
# Days before publication, each band open at its end.
_BANDS = ((0, "same_day"), (1, "day_before"), (6, "week"), (30, "month"))
_WIDTHS = ((0, "one_day"), (1, "two_days"), (7, "week"))


class Candidate(NamedTuple):
    """A time told with an event: where it stands, and in which sentence."""

    told: Told
    statement: Statement
    where: str  # headline | opening | first | early | late


def candidates(statement: Statement, where: str, published: date | None, reference: Resolved | None) -> list[Candidate]:
    """Return the times of a sentence that may be an event's day."""
    return [
        Candidate(Told(mention, resolve(mention.words, published, reference), mention.tie), statement, where)
        for mention in statement.times
        if mention.words.kind not in DAYLESS
    ]


def place_of(order: int) -> str:
    """Return how a sentence is called by its order among those of its event."""
    return "first" if order == 0 else "early" if order < _EARLY else "late"


def features(candidate: Candidate, others: Sequence[Candidate], published: date | None) -> list[str]:
    """Return what speaks for or against a candidate; every name has its weight in `weights/days.toml`."""
    told, statement, where = candidate
    mention, found, tie = told
    tells = _tells(statement)
    names = [
        f"tie.{tie.name.lower()}",
        f"where.{where}",
        f"tells.{tells}",
        f"tie_tells.{tie.name.lower()}_{tells}",
        f"kind.{mention.words.kind}",
        f"width.{_width(found)}",
        f"before.{_before(found, published)}",
    ]
    if mention.words.part:
        names.append("told.time_of_day")
    if mention.words.kind == "weekday" and found.exact and found.earliest == published:
        names.append("told.weekday_of_publication")
    if mention.node - statement.first <= 1:
        names.append("told.opens_sentence")
    if statement.cue("aftermath", "charge"):
        names.append("told.beside_a_court_or_funeral")
    if len(statement.times) > 1:
        names.append("told.nearest_to_the_deed" if _nearest(candidate) else "told.farther_from_the_deed")
    names += _agreement(candidate, others)
    return names


def _agreement(candidate: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    found = candidate.told.found
    days = [other.told.found for other in others if other is not candidate and other.told.found.exact]
    if found.exact:
        same = sum(other.earliest == found.earliest for other in days)
        if same:
            yield "agree.told_again"
        if any(other.earliest and found.earliest and other.earliest < found.earliest for other in days):
            yield "agree.an_earlier_day_is_told"
        if any(other.earliest and found.earliest and other.earliest > found.earliest for other in days):
            yield "agree.a_later_day_is_told"
    elif found.edtf and any(not found.apart_from(other) for other in days):
        yield "agree.a_day_within_is_told"


def _tells(statement: Statement) -> str:
    if statement.harms:
        outcomes = {fact.outcome for fact in statement.harms}
        if outcomes <= {"detained", "abducted", "forcibly_disappeared"}:
            return "arrest"
        return "death_of_wounds" if outcomes == {"died_later"} else "harm"
    if statement.attacks or statement.means:
        return "attack"
    return "act" if statement.acts or statement.objects else "nothing"


def _width(found: Resolved) -> str:
    if found.earliest is None or found.latest is None:
        return "open" if found.edtf else "unknown"
    days = (found.latest - found.earliest).days
    return next((name for most, name in _WIDTHS if days <= most), "long")


def _before(found: Resolved, published: date | None) -> str:
    if published is None or found.latest is None:
        return "unknown"
    days = (published - found.latest).days
    return "after" if days < 0 else next((name for most, name in _BANDS if days <= most), "long")


def chosen(told: Sequence[Candidate], published: date | None, trace: Trace | None = None) -> Told | None:
    """Return the time that is most likely the event's, None where none is likely enough."""
    if not told:
        return None
    table = weights("days")
    told = told[:_WEIGHED]
    told = [one for one in told if not _apart(one, told)]
    scored = [(score(features(one, told, published), table), one) for one in told]
    likely = [pair for pair in scored if pair[0] >= table["decision.floor"]]
    likely = likely or [pair for pair in scored if _tied(pair[1])]
    taken = max(likely, key=lambda pair: pair[0])[1] if likely else None
    if trace:
        _explain(trace, scored, taken, told, published)
    return taken.told if taken else None


def _tied(candidate: Candidate) -> bool:
    """Tell whether the words tie a time to what its sentence tells, or whether it is a date or a time of day itself."""
    words = candidate.told.mention.words
    sure = words.kind == "date" or words.part is not None
    return candidate.told.tie <= Tie.LOOSE and (sure or _tells(candidate.statement) != "nothing")


def _apart(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell "arrested on Tuesday for a killing in 2012": of what came after, beside a time that the event has itself."""
    court = candidate.statement.cue("aftermath", "charge") and not _nearest(candidate)
    return bool(court or candidate.told.tie > Tie.DEATH) and any(
        other.statement is candidate.statement and other.told.tie is Tie.EVENT and other.told.found.edtf
        for other in others
        if other is not candidate
    )


def _nearest(candidate: Candidate) -> bool:
    """Tell whether no other time of the sentence stands nearer to the harm or the attack that it tells."""
    told, statement, _ = candidate
    deeds = sorted(fact.node for facts in (statement.harms, statement.attacks) for fact in facts)
    if not deeds:
        return True
    return min(statement.times, key=lambda time: _distance(time.node, deeds)) is told.mention


def _distance(node: int, others: Sequence[int]) -> int:
    """Return how far the nearest of other nodes lies, which are given in order."""
    behind = bisect_left(others, node)
    return min(abs(node - other) for other in others[max(0, behind - 1) : behind + 1])


def score(names: Iterable[str], table: Mapping[str, float]) -> float:
    """Return the sum of the features' weights: log-odds, save for a constant."""
    return math.fsum(table.get(name, 0.0) for name in names)


def _explain(
    trace: Trace,
    scored: Sequence[tuple[float, Candidate]],
    taken: Candidate | None,
    told: Sequence[Candidate],
    published: date | None,
) -> None:
    considered = tuple(
        Considered(
            name=one.told.found.edtf or "open",
            taken=one is taken,
            reasons=(*features(one, told, published), f"sum {total:.2f}"),
        )
        for total, one in scored
    )
    at = taken.told.mention.at if taken else None
    trace.decide("discourse", "discourse.day_chosen", "Which of the days told is the event's", at, considered)
