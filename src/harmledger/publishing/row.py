"""One flat row for each claim of an incident: the columns of the table, and the properties on the map.

Columns are constant, whatever is known; nothing known is None, never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import UNSET, UnsetType

from harmledger.model import STATUSES, Attribution, Claim, Group, Means, Object, Voice
from harmledger.model.codes import Outcome
from harmledger.model.count import Count
from harmledger.model.incident import ClaimView, IncidentView, Release
from harmledger.publishing.counts import OUTCOMES, anyone, groups_told, told

Cell = str | int | float | tuple[str, ...] | None
Row = dict[str, Cell]

# Column -> field of the value that stands in it.
INCIDENT = {"incident_id": "id", "class": "class_", "voices": "sources"}
GRADE = {"grade_scheme": "scheme", "grade": "value"}
WHEN = {
    "occurred_edtf": "edtf",
    "occurred_earliest": "earliest",
    "occurred_latest": "latest",
    "occurred_time_of_day": "time_of_day",
    "occurred_weaker": "weaker",
}
WHERE = {
    "place": "name",
    "place_id": "place_id",
    "relation": "relation",
    "direction": "direction",
    "reference": "reference",
    "level": "level",
    "radius_m": "radius_m",
    "lat": "lat",
    "lon": "lon",
    "where_prec": "precision",
    "country": "country",
    "admin1": "admin1",
    "place_unsure": "unsure",
}
REPORT = {
    "report_id": "id",
    "report_title": "title",
    "report_language": "language",
    "published": "published",
    "published_basis": "published_basis",
    "artifact_id": "artifact",
    "ledger_entry": "entry",
}
SOURCE = {
    "source_id": "id",
    "source_name": "name",
    "source_kind": "kind",
    "source_affiliation": "affiliation",
    "source_reliability": "reliability",
    "source_connection": "connection",
}
RELEASE = {
    "register": "register",
    "project": "project",
    "made": "made",
    "ledger_size": "ledger_size",
    "ledger_root": "ledger_root",
}

_SPLIT: tuple[Outcome, ...] = ("killed", "injured")
# A woman or a man is an adult: who is young without an age told is neither woman, man nor child.
_SPLITS: dict[str, Callable[[Group], bool]] = {
    "women": lambda who: who.sex == "f" and who.age == "adult",
    "men": lambda who: who.sex == "m" and who.age == "adult",
    "children": lambda who: who.age == "child",
}


def _of_status(status: str) -> Callable[[Group], bool]:
    return lambda who: who.status == status


def _counted() -> Iterator[tuple[str, Outcome, Callable[[Group], bool]]]:
    """Yield, for each pair of `_low` and `_high`, its name, its outcome and who is counted in it."""
    for outcome in OUTCOMES:
        yield outcome, outcome, anyone
        if outcome in _SPLIT:
            for name, fits in _SPLITS.items():
                yield f"{outcome}_{name}", outcome, fits
        if outcome == "killed":
            for status in STATUSES:
                if status != "unknown":
                    yield f"killed_{status}", outcome, _of_status(status)


COUNTED = tuple(_counted())


def rows(release: Release, incident: IncidentView) -> Iterator[Row]:
    """Yield a row for each claim; one with the incident alone where its reader may see no claim of it."""
    for view in incident.claims or (None,):
        claim = view.claim if view else None
        report = view.report if view else None
        yield {
            "notice": release.notice,
            **_fields(INCIDENT, incident),
            **_fields(GRADE, incident.grade),
            "claim_id": view.id if view else None,
            "kind": claim.kind if claim else None,
            **_fields(WHEN, claim.when if claim else None),
            **_fields(WHERE, claim.where if claim else None),
            **_harms(view),
            **_things(claim),
            **_fields(REPORT, report),
            **_fields(SOURCE, report.source if report else None),
            "span_start": claim.span.start if claim and claim.span else None,
            "span_end": claim.span.end if claim and claim.span else None,
            "withheld": view.withheld if view else (),
            **_fields(RELEASE, release),
        }


def _fields(columns: dict[str, str], value: Any) -> Row:
    """Return the columns of a value, empty where there is no value."""
    return {column: getattr(value, field, None) for column, field in columns.items()}


def _harms(view: ClaimView | None) -> Row:
    found: Row = {"outcomes": ()}
    outcomes = []
    for name, outcome, fits in COUNTED:
        count = told(view, outcome, fits) if view and view.claim.harm else None
        if count is not None and name == outcome:
            outcomes.append(name)
        found[f"{name}_low"], found[f"{name}_high"] = count or Count(None, None)
    found["outcomes"] = tuple(outcomes)
    civilians = groups_told(view, "killed", _of_status("civilian")) if view else ()
    found["killed_civilian_basis"] = tuple(dict.fromkeys(harm.who.basis for harm in civilians))
    voices = [harm.said_by for harm in view.claim.harm if harm.said_by] if view else []
    found["harm_said_by"] = tuple(dict.fromkeys(map(_voice, voices)))
    return found


def _things(claim: Claim | None) -> Row:
    return {
        "actors": tuple(map(_actor, claim.actors)) if claim else (),
        "means": tuple(map(_means, claim.means)) if claim else (),
        "objects": tuple(map(_object, claim.objects)) if claim else (),
        "flags": tuple(dict.fromkeys(flag.code for flag in claim.flags)) if claim else (),
    }


def _actor(actor: Attribution) -> str:
    voice = f", said by {_voice(actor.said_by)}" if actor.said_by else ""
    return f"{actor.actor} ({actor.role}, {actor.stance}{_either(actor.any_of)}{voice})"


def _means(means: Means) -> str:
    return f"{means.code} ({means.launch}{_either(means.any_of)})"


def _object(thing: Object) -> str:
    return f"{thing.code} ({thing.effect})"


def _either(any_of: int | UnsetType) -> str:
    """Return the mark that alternatives share: one of them is meant, not all."""
    return "" if any_of is UNSET else f", one of set {any_of}"


def _voice(voice: Voice) -> str:
    kind = "" if voice.kind == "unknown" else f" ({voice.kind})"
    return f"{voice.name or 'unnamed'}{kind}"


_NOTHING = Release(register="", project="", synthetic=False, internal=False, made="", ledger_size=0, ledger_root="")
COLUMNS: tuple[str, ...] = tuple(next(rows(_NOTHING, IncidentView(id=""))))
"""The names of all columns, in their order."""
