"""Keeps readings: claims cut by class, an incident for each that tells of one, and the words for the search."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from harmledger.model import Versions
from harmledger.model.codes import Protection
from harmledger.register import word_index
from harmledger.register.actions.capturing import ToRead
from harmledger.register.actions.erasing.clearing import flush_where_alone
from harmledger.register.actions.members import member
from harmledger.register.clock import stamp
from harmledger.register.guarding import decoded, encoded
from harmledger.register.ids import new_id
from harmledger.register.ledger import Ledger
from harmledger.register.models import ClaimRow, Incident, Link, ReadingRow, Record, ReportRow, TextArtifact
from harmledger.register.offers import Taken
from harmledger.register.opening import Register
from harmledger.register.preparing import Prepared

ONE_SOURCE = "the only claim of its incident"


def keep_readings(register: Register, read: list[tuple[ToRead, Prepared]]) -> list[Taken]:
    """Keep readings in one transaction; a report that another process has read meanwhile keeps that reading."""
    done: list[Taken] = []
    words: list[tuple[int, tuple[str, ...]]] = []
    with register.writing() as ledger:
        reports = [waiting.taken.report for waiting, _ in read]
        before = set(ReadingRow.objects.filter(report_id__in=reports).values_list("report_id", flat=True))
        there = set(ReportRow.objects.filter(id__in=reports).values_list("id", flat=True))
        for waiting, prepared in read:
            if waiting.taken.report not in there:
                done.append(replace(waiting.taken, unread="it was erased by another process meanwhile"))
                continue
            if waiting.taken.report in before:
                done.append(waiting.taken)
                continue
            done.append(_keep(register, ledger, waiting, prepared))
            words.append((waiting.number, prepared.words))
            before.add(waiting.taken.report)
        word_index.index(words)
    if any(prepared.title_class for _, prepared in read):
        flush_where_alone()  # the title stood open until it was read
    return done


def _keep(register: Register, ledger: Ledger, waiting: ToRead, prepared: Prepared) -> Taken:
    by = member(register, ledger, waiting.offer.custody.by)
    report, text = waiting.taken.report, waiting.artifact
    reading = _reading(register, ledger, report, text, prepared)
    claims = [_claim(register, ledger, reading, number, prepared) for number in range(len(prepared.claims))]
    changed: list[Record] = []
    if prepared.hidden:
        text.hidden = encoded(prepared.hidden)
        changed.append(text)
    if prepared.title_class:
        changed.append(_hide_title(register, ledger, report, prepared.title_class))
    ledger.append(
        "read",
        by,
        new=[reading, *claims],
        changed=changed,
        ids=[report, reading.id, *(claim.id for claim in claims)],
        facts={"claims": len(claims)},
    )
    incidents = _incidents(register, ledger, by, claims)
    return Taken(
        position=waiting.taken.position,
        report=report,
        status=waiting.taken.status,
        claims=len(claims),
        incidents=tuple(incidents),
    )


def _reading(register: Register, ledger: Ledger, report: str, text: TextArtifact, prepared: Prepared) -> ReadingRow:
    now, made_by = register.clock(), prepared.versions
    row = ReadingRow(
        id=new_id(now),
        project_id=register.project,
        report_id=report,
        text_id=text.id,
        language=prepared.language,
        recorded=stamp(now),
        **_digests(made_by),
    )
    ledger.add(*register.guard.put_parts(row, prepared.body, prepared.parts, {}))
    return row


def _hide_title(register: Register, ledger: Ledger, report: str, class_: Protection) -> ReportRow:
    """Lock the title of a report: only its reading told that it names someone who must stay hidden."""
    row = ReportRow.objects.get(id=report)
    values = decoded(row.body)  # nothing of a report is stricter than internal until now
    ledger.add(*register.guard.put(row, values, {"title": class_}))
    return row


def _digests(made_by: Versions) -> dict[str, Any]:
    return {
        "schema": made_by.schema,
        "reader": made_by.reader,
        "rules": made_by.rules,
        "lexicon": made_by.lexicon,
        "gazetteer": made_by.gazetteer,
        "weights": made_by.weights,
    }


def _claim(register: Register, ledger: Ledger, reading: ReadingRow, number: int, prepared: Prepared) -> ClaimRow:
    one = prepared.claims[number]
    row = ClaimRow(
        id=new_id(register.clock()),
        project_id=register.project,
        reading_id=reading.id,
        number=number + 1,
        **one.columns,
    )
    ledger.add(*register.guard.put_parts(row, one.body, one.parts, {}))
    return row


def _incidents(register: Register, ledger: Ledger, by: str, claims: list[ClaimRow]) -> list[str]:
    """Make each claim of an event an incident of one source, ungraded, until claims are linked."""
    made: list[str] = []
    rows: list[Incident | Link] = []
    for claim in claims:
        if claim.nature != "incident":
            continue
        now = register.clock()
        incident = Incident(id=new_id(now), project_id=register.project, recorded=stamp(now))
        ledger.add(*register.guard.put(incident, {"grade": {"scheme": None, "value": "ungraded"}}))
        link = Link(
            id=new_id(now),
            project_id=register.project,
            incident_id=incident.id,
            claim_id=claim.id,
            judgement="positive",
            basis=ONE_SOURCE,
            recorded=stamp(now),
        )
        rows += [incident, link]
        made.append(incident.id)
    if rows:
        ledger.append("linked", by, new=rows, ids=[row.id for row in rows if isinstance(row, Incident)])
    return made
