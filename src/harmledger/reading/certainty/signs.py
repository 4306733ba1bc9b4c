"""Signs of how surely a field was read: abstract traits of the value and of its telling, never words or names.

Each sign is a number from 0 to about 3: a trait is 1 where it holds, a tally is capped. The names are what the trace
and the weights file show.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import UNSET

from harmledger.model import Attribution, Count, Harm, Means, When, Where
from harmledger.reading.document import Document
from harmledger.reading.event_days import features, score
from harmledger.reading.statements import Statement
from harmledger.reading.story import Event, Story
from harmledger.reading.ties import Tie
from harmledger.reading.weighing import weights
from harmledger.text import Sentence

# Outcomes whose people are counted together, by the name of the field.
OUTCOMES = {"killed": ("killed", "died_later", "died_in_custody"), "injured": ("injured",)}
_MOST = 3
# So many times told are weighed against each other again, to see how close the choice of a day was.
_DAYS_WEIGHED = 8
BLAMED = ("perpetrator", "joint")

Traits = dict[str, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """What the signs of one event are taken from."""

    document: Document
    story: Story
    event: Event
    # Traits that all fields share, worked out once an event.
    shared: Traits


def shared_signs(document: Document, story: Story, event: Event) -> Traits:
    """Return the signs of a report's shape: how long it is, how many events it tells, what of it stayed unread."""
    text = document.text
    incidents = sum(one.kind == "incident" for one in story.events)
    letters = text[:2000]
    return {
        "long": min(_MOST, math.log10(max(len(text), 100) / 100)),
        "one_sentence": float(len(document.sentences) == 1),
        "capitals": float(letters.isupper()),
        "incidents=1": float(incidents == 1),
        "incidents=2": float(incidents == 2),
        "incidents>2": float(incidents > 2),
        "tells_toll": float(any(one.kind == "toll" for one in story.events)),
        "tells_context": float(any(one.kind == "context" for one in story.events)),
        "set_aside": min(_MOST, len(story.aside)) / _MOST,
        "has_headline": float(bool(event.headline)),
        "opens_late": float(bool(event.statements) and event.statements[0].sentence.paragraph > 1),
        "sentences": min(_MOST, math.log2(1 + len(event.statements)) / 2),
    }


def _counts(statements: Iterable[Statement], outcomes: Sequence[str]) -> list[Count]:
    return [
        fact.people.count
        for statement in statements
        for fact in statement.harms
        if fact.outcome in outcomes and fact.people.number not in ("bare", "definite", "body")
    ]


def count_signs(telling: Telling, harms: Sequence[Harm], field: str, differs: bool) -> Traits:
    """Return the signs of a count: `harms` are the event's groups of that outcome, side by side."""
    event, outcomes = telling.event, OUTCOMES[field]
    total = harms[0].count
    for harm in harms[1:]:
        total = total + harm.count
    body = _counts(event.statements, outcomes)
    same = sum(one == total for one in body)
    other = sum(one != total and not one.within(total) for one in body)
    less = sum(one != total and one.within(total) for one in body)
    signs: Traits = {
        "exact": float(total.is_exact),
        "single": float(total == Count(1, 1)),
        "two_to_five": float(total.is_exact and 2 <= total.floor <= 5),
        "many": float(total.floor > 20),
        "open_above": float(total.high is None),
        "open_below": float(total.low is None),
        "range": float(not total.is_exact and total.high is not None and total.low is not None),
        "groups=1": float(len(harms) == 1),
        "groups=2": float(len(harms) == 2),
        "groups>2": float(len(harms) > 2),
        "of_names": float(any(harm.reported is None and harm.span is not None for harm in harms)),
        "derived": float(any(harm.derived_from is not UNSET and harm.span is not None for harm in harms)),
        "in_title_only": float(all(harm.span is None for harm in harms)),
        "has_parts": float(any(harm.parts for harm in harms)),
        "differs": float(differs),
        "told_again": min(_MOST, max(0, same - 1)) / _MOST,
        "told_once": float(same == 1 and not other and not less),
        "never_as_such": float(same == 0),
        "greater_told": min(_MOST, other) / _MOST,
        "less_told": min(_MOST, less) / _MOST,
    }
    signs |= _headline_signs(event, outcomes, total) | _order_signs(body, total)
    signs |= _elsewhere_signs(telling, outcomes, total)
    for harm in harms:
        signs[f"rule:{harm.rule}"] = 1.0
    others = {outcome for outcome in (fact.outcome for fact in event.harms) if outcome not in outcomes}
    signs["beside_other_outcomes"] = float(bool(others))
    signs["presumed"] = float(any(fact.presumed for fact in event.harms if fact.outcome in outcomes))
    return signs | _unread_signs(telling, outcomes) | telling.shared


def _elsewhere_signs(telling: Telling, outcomes: Sequence[str], total: Count) -> Traits:
    """Return what the report tells of the outcome outside of the event, and of people whose number it does not tell."""
    event = telling.event
    starts = sorted(one.sentence.start for one in (*event.headline, *event.statements))
    found = [
        count
        for statement in telling.document.statements
        if statement.harms and not _holds(statement.sentence, starts)
        for count in _counts((statement,), outcomes)
    ]
    loose = sum(
        fact.people.number in ("bare", "definite", "body")
        for statement in event.statements
        for fact in statement.harms
        if fact.outcome in outcomes
    )
    return {
        "told_elsewhere": min(_MOST, len(found)) / _MOST,
        "greater_elsewhere": float(any(one.floor > total.floor for one in found)),
        "told_without_number": min(_MOST, loose) / _MOST,
    }


def _holds(sentence: Sentence, starts: Sequence[int]) -> bool:
    """Tell whether one of the offsets lies in a sentence; they rise."""
    place = bisect_left(starts, sentence.start)
    return place < len(starts) and starts[place] < sentence.end


def _order_signs(body: Sequence[Count], total: Count) -> Traits:
    """Return how the count stands to the first, the last and the largest told of the outcome in the body."""
    if not body:
        return {}
    return {
        "first_same": float(body[0] == total),
        "last_same": float(body[-1] == total),
        "largest_same": float(max(one.floor for one in body) == total.floor),
        "summed": float(total.floor > max(one.floor for one in body)),
    }


def _headline_signs(event: Event, outcomes: Sequence[str], total: Count) -> Traits:
    told = _counts(event.headline, outcomes)
    if not told:
        return {"headline_silent": float(bool(event.headline))}
    return {"headline_same": float(total in told), "headline_other": float(total not in told)}


def _unread_signs(telling: Telling, outcomes: Sequence[str]) -> Traits:
    """Return what no rule took up: in all of the event's sentences, and beside the harm itself."""
    event, unread = telling.event, telling.document.unread
    statements = [*event.headline, *event.statements]
    harming = [one for one in statements if any(fact.outcome in outcomes for fact in one.harms)]
    words = _within(unread.harm, statements)
    return {
        "unread_harm": min(_MOST, words) / _MOST,
        "unread_groups": min(_MOST, _within(unread.groups, statements)) / _MOST,
        "all_harm_read": float(words == 0),
        "unread_elsewhere": min(_MOST, len(unread.harm) - words) / _MOST,
        "harm_beside": float(_within(unread.harm, harming) > 0),
        "groups_beside": float(_within(unread.groups, harming) > 0),
        "people_beside": float(_within(unread.people, harming[:1]) > 0),
        "numbers_beside": float(_within(unread.numbers, harming) > 0),
    }


def _within(offsets: Sequence[int], statements: Iterable[Statement]) -> int:
    spans = [(one.sentence.start, one.sentence.end) for one in statements]
    return sum(bisect_left(offsets, end) - bisect_left(offsets, start) for start, end in spans) if offsets else 0


def day_signs(telling: Telling, when: When) -> Traits:
    """Return the signs of a day: its rule, what ties it to the event, and the other days that the report tells."""
    document, event = telling.document, telling.event
    earliest, latest = (date.fromisoformat(day) if day else None for day in (when.earliest, when.latest))
    signs: Traits = {
        f"rule:{when.rule}": 1.0,
        "exact": float(earliest is not None and earliest == latest),
        "two_days": float(bool(earliest and latest and (latest - earliest).days == 1)),
        "unresolved": float(when.edtf is None),
        "weaker": float(bool(when.weaker)),
        "hour_told": float(when.time_of_day is not None),
        "of_another_part": float(when.derived_from is not UNSET),
        "undated": float(document.published is None),
    }
    if event.time is not None:
        signs[f"tie:{Tie(event.time.tie).name.lower()}"] = 1.0
    if document.published and latest:
        ago = (document.published - latest).days
        near = "after" if ago < 0 else str(ago) if ago < 3 else "week" if ago <= 7 else "month" if ago <= 31 else "old"
        signs[f"ago:{near}"] = 1.0
    others = [one for one in event.days if (one.told.found.earliest, one.told.found.latest) != (earliest, latest)]
    signs["other_days"] = min(_MOST, len(others)) / _MOST
    signs["other_days_tied"] = min(_MOST, sum(one.told.tie == Tie.EVENT for one in others)) / _MOST
    signs["told_again"] = min(_MOST, max(0, len(event.days) - len(others) - 1)) / _MOST
    signs |= _choice_signs(event, document.published)
    return signs | telling.shared


def _choice_signs(event: Event, published: date | None) -> Traits:
    """Return how far the chosen day stood above the next: the choice's own odds, capped."""
    told = event.days[:_DAYS_WEIGHED]
    if len(told) < 2 or event.time is None:
        return {"only_day": float(len(told) == 1)}
    table = weights("days")
    odds = [(one.told.found == event.time.found, score(features(one, told, published), table)) for one in told]
    mine, other = [value for own, value in odds if own], [value for own, value in odds if not own]
    if not mine:
        return {"day_not_weighed": 1.0}
    margin = max(mine) - max(other) if other else float(_MOST)
    return {"day_margin": max(-1.0, min(float(_MOST), margin)) / _MOST, "all_days_agree": float(not other)}


def actor_signs(telling: Telling, actors: Sequence[Attribution], country: str | None) -> Traits:
    """Return the signs of who is blamed: how, how often and how many."""
    blamed = [one for one in actors if one.role in BLAMED]
    acts = [act for one in (*telling.event.headline, *telling.event.statements) for act in one.acts]
    signs: Traits = {
        "blamed=1": float(len(blamed) == 1),
        "blamed=2": float(len(blamed) == 2),
        "blamed>2": float(len(blamed) > 2),
        "alternatives": float(any(one.any_of is not UNSET for one in blamed)),
        "in_title_only": float(all(one.span is None for one in blamed)),
        "acts": min(_MOST, math.log2(1 + len(acts)) / 2),
        "target_told": float(any(one.role == "target" for one in actors)),
        "supporter_told": float(any(one.role == "supporter" for one in actors)),
        "denied": float(any(one.stance in ("denied", "alternative_explanation") for one in actors)),
        "country_known": float(country is not None),
    }
    for one in blamed:
        signs[f"rule:{one.rule}"] = 1.0
        signs[f"stance:{one.stance}"] = 1.0
        signs["nobody_named"] = float(one.actor.startswith(("unknown", "unidentified")))
    return signs | telling.shared


def means_signs(telling: Telling, means: Sequence[Means]) -> Traits:
    """Return the signs of the means: which rules told them, and how many."""
    signs: Traits = {
        "means=1": float(len(means) == 1),
        "means=2": float(len(means) == 2),
        "means>2": float(len(means) > 2),
        "unspecified": float(any(one.code in ("unspecified_explosive", "other") for one in means)),
        "in_title_only": float(all(one.span is None for one in means)),
    }
    for one in means:
        signs[f"rule:{one.rule}"] = 1.0
    return signs | telling.shared


def place_signs(telling: Telling, where: Where) -> Traits:
    """Return the signs of a place: its level, its relation, and what was derived or unsure."""
    signs: Traits = {
        f"level:{where.level}": 1.0,
        f"rule:{where.rule}": 1.0,
        "located": float(where.lat is not None),
        "relation": float(where.relation is not None),
        "of_reference": float(where.reference is not None),
        "in_title_only": float(where.span is None),
        "admin1": float(where.admin1 is not None),
        "kind_told": float(where.kind is not None),
        "given_country": float(telling.document.report.country is not None),
    }
    for name in where.unsure:
        signs[f"unsure:{name}"] = 1.0
    for statement in telling.event.statements[:1]:
        signs["places_beside"] = min(_MOST, max(0, len(statement.places) - 1)) / _MOST
    return signs | telling.shared
