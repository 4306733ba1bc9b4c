"""The fields of every record, one row each: how strict each is at first, and how far a person may open it."""

from collections.abc import Iterable

from msgspec import Struct

from harmledger.model.codes import Protection
from harmledger.protection.classes import INTERNAL, PUBLIC, RESTRICTED


class FieldRule(Struct, frozen=True, kw_only=True):
    """One row: `first` is the class of an unmarked field, `lowest` how far a mark may open it.

    `follows` tells that a mark on the record opens the field too, down to `lowest`; otherwise it needs one of its own.
    A field is never more open than its record.
    """

    record: str
    field: str
    first: Protection
    lowest: Protection
    follows: bool
    why: str

    @property
    def unmarked(self) -> Protection:
        """Return the class of the field in a record that is public, while the field has no mark of its own."""
        return self.lowest if self.follows else self.first


def _follow(record: str, fields: str, why: str) -> list[FieldRule]:
    """Internal at first; a mark on the record is enough."""
    return _rows(record, fields, INTERNAL, PUBLIC, True, why)


def _alone(record: str, fields: str, why: str) -> list[FieldRule]:
    """Internal at first; may go public by a mark of its own."""
    return _rows(record, fields, INTERNAL, PUBLIC, False, why)


def _inside(record: str, fields: str, why: str) -> list[FieldRule]:
    """Internal for good."""
    return _rows(record, fields, INTERNAL, INTERNAL, False, why)


def _rows(record: str, fields: str, first: Protection, lowest: Protection, follows: bool, why: str) -> list[FieldRule]:
    return [
        FieldRule(record=record, field=name, first=first, lowest=lowest, follows=follows, why=why)
        for name in fields.split()
    ]


def _report() -> Iterable[FieldRule]:
    yield from _follow("report", "id entry", "opaque numbers that lead to the ledger")
    yield from _follow("report", "url published published_basis language country", "tells which document it is")
    yield from _alone("report", "title", "words of the document, which may name a victim")
    yield from _inside("report", "text", "a whole text names whoever it names; only cleared quotes leave")
    yield from _alone("report", "quotes", "clears the words of every claim of this report; hidden words stay hidden")
    yield from _inside("report", "index_words", "words without their sentence, made for finding only")


def _capture() -> Iterable[FieldRule]:
    yield from _rows("capture", "file_name", RESTRICTED, RESTRICTED, False, "file names carry names and accounts")
    yield from _rows("capture", "sha256", RESTRICTED, INTERNAL, False, "tells whoever holds a copy that it is here")
    yield from _inside("capture", "obtained_from", "who gave it, as a code; even a code can point to a person")
    yield from _rows("capture", "how", RESTRICTED, INTERNAL, False, "free text about how it was come by")
    yield from _follow("capture", "original_or_copy captured_at", "custody, without anyone's name")
    yield from _inside("capture", "by", "a recorder's pseudonym: many acts together can point to a person")


def _source() -> Iterable[FieldRule]:
    yield from _follow("source", "id kind", "what kind of source, without its name")
    yield from _follow("source", "name affiliation", "an outlet signs what it publishes; of persons see the kinds")
    yield from _alone("source", "reliability connection", "a judgement about somebody")
    yield from _alone("source", "voice", "from whom the source has it")
    yield from _rows("source", "notes", RESTRICTED, INTERNAL, False, "free text about people")


def _member() -> Iterable[FieldRule]:
    yield from _rows("member", "name", RESTRICTED, RESTRICTED, False, "recorders are to be protected like any other")
    yield from _follow("member", "id pseudonym", "what the ledger calls a member")
    yield from _inside("member", "role", "who holds which keys is of use to those who look for them")


def _claim() -> Iterable[FieldRule]:
    yield from _follow("claim", "id kind rule span", "what kind of claim it is and which rule read it; no words")
    yield from _follow("claim", "when where", "the time and the place by a name a gazetteer knows; other words: quotes")
    yield from _follow("claim", "point", "coordinates and radius; of a home see the kinds")
    yield from _follow("claim", "harm actors means objects", "counts and codes; persons' details see the kinds")
    yield from _alone("claim", "voice", "the name and affiliation of who is quoted; of persons see the kinds")
    yield from _follow("claim", "characterisation context flags", "positions and codes; their words are quotes")
    yield from _alone("claim", "quotes", "words of the report: a claim marked public still gives none of them")


def _others() -> Iterable[FieldRule]:
    yield from _follow("incident", "id grade counts sources", "what is published of an incident")
    yield from _alone("incident", "summary", "free text")
    yield from _follow("decision", "id field at", "that something was judged, and when")
    yield from _alone("decision", "value", "what was judged; the field judged may be stricter, and then this is too")
    yield from _rows("decision", "reason", RESTRICTED, INTERNAL, False, "free text, often about people")
    yield from _inside("decision", "by", "a recorder's pseudonym: many acts together can point to a person")
    yield from _follow(
        "place", "id name aliases kind country admin1 admin1_code level population", "a place that the team taught"
    )
    yield from _follow("place", "lat lon radius_m", "coordinates; of a home see the kinds")
    yield from _rows(
        "entry",
        "v seq project act at by ids objects facts commitment",
        PUBLIC,
        PUBLIC,
        True,
        "the ledger is made to be checked by anyone: ids, codes and commitments only",
    )


FIELD_RULES: tuple[FieldRule, ...] = (*_report(), *_capture(), *_source(), *_member(), *_claim(), *_others())
