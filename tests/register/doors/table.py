"""What each door must give to each role, written by hand: which class a value has by now, and where it is carried.

The classes of fields and kinds are those of `tests.protection.matrix`; what stands here is which door has a place for
which field, and what follows from the meaning of the rules for a register as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.protection.matrix import KINDS, LIMITS, ROWS, seen

from harmledger.protection import DOORS

STATES = ("first", "told", "printed", "public", "lowest")
"""As first recorded; with incidents and their claims public; with their reports, too; with every record; and with each
field marked as low as the table allows."""
OPENED = {"told": ("incident", "claim"), "printed": ("incident", "claim", "report")}
"""The records that are public in the states between."""

# Where a value is shown when its class is let through; "-" where nothing shows it yet.
CARRIED = """
report.id report.entry                                     list search show unseal export internal_export
report.url                                                 list search show unseal
report.published report.published_basis                    list search show unseal export internal_export
report.language report.country                             list search show unseal export internal_export
report.title                                               list search show unseal export internal_export index
report.text                                                show unseal index
report.quotes                                              list show unseal export internal_export index
report.index_words                                         index
capture.file_name                                          unseal
capture.sha256 capture.how                                 show unseal
capture.obtained_from capture.original_or_copy             show unseal
capture.captured_at capture.by                             show unseal
source.id source.kind source.name source.affiliation       list search show unseal export internal_export
source.reliability source.connection                       list search show unseal export internal_export
source.voice                                               list show unseal
source.notes                                               list search show unseal
member.id member.pseudonym member.name member.role         -
claim.id claim.kind claim.rule claim.span                  list show unseal export internal_export
claim.when claim.where claim.point                         list show unseal export internal_export
claim.harm claim.actors claim.means claim.objects          list show unseal export internal_export
claim.voice claim.characterisation claim.context           list show unseal export internal_export
claim.flags                                                list show unseal export internal_export
claim.quotes                                               list show unseal export internal_export index
incident.id incident.grade incident.sources                list show unseal export internal_export
incident.counts                                            export internal_export
incident.summary                                           -
decision.id decision.field decision.at decision.value      show unseal
decision.reason decision.by                                show unseal
place.id place.name place.aliases place.kind place.country show unseal index
place.admin1 place.admin1_code place.level                 show unseal index
place.population place.lat place.lon place.radius_m        show unseal index
entry.v entry.seq entry.project entry.act entry.at         show unseal
entry.by entry.ids entry.objects entry.facts               show unseal
entry.commitment                                           show unseal
"""

# A code that an error sentence tells because it tells the whole closed list.
LISTED = frozenset({"source.kind"})

# The one index holds words of whole texts, which are internal for good: whoever asks it must work here.
MEMBERS_ONLY = frozenset({"search", "index"})
# A remark is its words: of one without them nothing is left.
_ONLY_WITH_QUOTES = {"claim.context": ("internal", "internal", "public")}

# Rows of no record of the table: reasons of acts, and what a reading says beside its claims.
BESIDE = {
    "why it was marked": ("restricted",) * 3,
    "why it was viewed": ("restricted",) * 3,
    "what is sealed beside claims": ("sealed",) * 3,
    "what may repeat it": ("sealed",) * 3,
}


class Row(NamedTuple):
    """One value.

    Its classes at first, in a public record and at its lowest, those by which it is shown, and the doors that carry it.
    """

    name: str
    classes: tuple[str, ...]
    shown_as: tuple[str, ...]
    doors: frozenset[str]


def _carried() -> Iterator[tuple[str, frozenset[str]]]:
    for line in CARRIED.strip().splitlines():
        words = line.split()
        doors = frozenset(word for word in words if word in DOORS)
        yield from ((one, doors) for one in words if "." in one)


def _rows() -> Iterator[Row]:
    for name, doors in _carried():
        record, field = name.split(".")
        classes = ROWS[record, field]
        yield Row(name, classes, _ONLY_WITH_QUOTES.get(name, classes), doors)
    for kind, (first, lowest) in KINDS.items():
        yield Row(kind, (first, first, lowest), (first, first, lowest), frozenset({"unseal"}))
    for name, classes in BESIDE.items():
        yield Row(name, classes, classes, frozenset({"unseal"}))


TABLE = {row.name: row for row in _rows()}
TRIES = tuple((name, door, role) for name in TABLE for door, role in LIMITS)


def _class(row: Row, classes: tuple[str, ...], state: str) -> str:
    if state in OPENED:
        return classes[row.name.partition(".")[0] in OPENED[state]]
    return classes[("first", "public", "lowest").index(state)]


def must_hide(row: Row, state: str, door: str, role: str) -> bool:
    """Tell whether a value must not be found."""
    if door == "error" and row.name in LISTED:
        return False
    return not seen(_class(row, row.classes, state), door, role)


def must_show(row: Row, state: str, door: str, role: str) -> bool:
    """Tell whether a value must be found: its class is let through, and the door has a place for it."""
    if door not in row.doors or (door in MEMBERS_ONLY and role == "anyone"):
        return False
    return seen(_class(row, row.shown_as, state), door, role)
