"""Keeps bytes before anything reads them: the vault first, then one transaction with rows and ledger entries."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from harmledger.model import HarmledgerError
from harmledger.register.actions.members import member
from harmledger.register.actions.sources import source_named
from harmledger.register.clock import stamp
from harmledger.register.connecting import told_plainly
from harmledger.register.guarding import encoded
from harmledger.register.ids import new_id
from harmledger.register.ledger import Ledger
from harmledger.register.models import Capture, DataKey, ReadingRow, ReportRow, StoredObject, TextArtifact
from harmledger.register.offers import MAX_BYTES, Offer, Refused, Taken
from harmledger.register.opening import Register
from harmledger.samples import is_synthetic
from harmledger.text import decode

EXTRACTOR = "harmledger.text.decode"
EXTRACTOR_VERSION = "1"


@dataclass(slots=True)
class _Checked:
    """An offer that can be taken: its text, and the stored objects of its bytes and of its text (often the same)."""

    position: int
    offer: Offer
    text: str
    encoding: str
    bytes_at: str
    text_at: str


@dataclass(frozen=True, slots=True)
class ToRead:
    """A report that is kept and waits for its reading."""

    taken: Taken
    number: int
    artifact: TextArtifact
    offer: Offer
    text: str


class _GoneSince(Exception):
    """Bytes that were in the vault before the transaction are there no more."""


Captured = list[Refused | Taken | ToRead]


def capture(register: Register, offers: list[tuple[int, Offer]]) -> Captured:
    """Keep a few offers durably and return, in their order, what was refused, what was known, and what is to be read.

    Everything of one call is in one transaction. Unwritable leaves nothing of the call behind but ciphertext without a
    key, which the next `verify` names as left over.
    """
    found: dict[int, Refused | _Checked] = {}
    bodies: dict[str, bytes] = {}
    for position, offer in offers:
        found[position] = _check(register, position, offer, bodies)
    checked = [found[position] for position, _ in offers]
    while (result := _keep_all(register, checked, bodies)) is None:
        pass  # an erasure took bytes away that were there when we looked: store them anew
    return result


def _keep_all(register: Register, checked: list[Refused | _Checked], bodies: dict[str, bytes]) -> Captured | None:
    """Store and keep; None, and nothing kept, where bytes that were there are gone since."""
    objects, keys = _store(register, bodies)
    try:
        with register.writing() as ledger:
            # asked again under the lock: another process may have kept the same bytes since, or erased them
            there = {row.address: row for row in StoredObject.objects.filter(address__in=list(bodies))}
            keeping = _Keeping(register, ledger, objects, keys, there)
            result: Captured = [one if isinstance(one, Refused) else keeping.keep(one) for one in checked]
    except _GoneSince:
        register.vault.remove(row.name for row in objects.values())
        return None
    # what another process stored in the meantime is there twice: ours goes
    register.vault.remove(objects[address].name for address in keeping.spare())
    return result


def _check(register: Register, position: int, offer: Offer, bodies: dict[str, bytes]) -> Refused | _Checked:
    """Return the offer with its text; its bytes go into `bodies` by keyed address."""
    if not offer.data.strip():
        return Refused(position=position, sentence="it is empty")
    if len(offer.data) > MAX_BYTES:
        return Refused(position=position, sentence=f"it is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        offer.declared.report("", "").published_day()
        decoded = decode(offer.data)
    except HarmledgerError:
        return Refused(position=position, sentence="it is no text in an encoding that can be told, or its date is none")
    if not register.synthetic and is_synthetic(decoded.text.removeprefix("\ufeff")):
        return Refused(position=position, sentence="it is SYNTHETIC, and this register is not")
    key = register.guard.key
    as_utf8 = decoded.text.encode("utf-8", "surrogatepass")
    bytes_at = key.address(offer.data)
    text_at = bytes_at if as_utf8 == offer.data else key.address(as_utf8)
    bodies[bytes_at], bodies[text_at] = offer.data, as_utf8
    return _Checked(position, offer, decoded.text, decoded.encoding, bytes_at, text_at)


def _store(register: Register, bodies: dict[str, bytes]) -> tuple[dict[str, StoredObject], dict[str, DataKey]]:
    """Put what is not there yet into the vault; return the rows and keys of these objects by address, not yet kept."""
    with told_plainly():
        there = set(StoredObject.objects.filter(address__in=list(bodies)).values_list("address", flat=True))
    rows: dict[str, StoredObject] = {}
    keys: dict[str, DataKey] = {}
    ciphertexts: dict[str, bytes] = {}
    for address, data in bodies.items():
        if address in there:
            continue
        id_ = new_id(register.clock())
        name = id_.replace("-", "")
        locked, keys[address] = register.guard.lock(data, f"object/{id_}")
        ciphertexts[name] = locked
        rows[address] = StoredObject(
            id=id_,
            project_id=register.project,
            name=name,
            address=address,
            size=len(locked),
            ciphertext=sha256(locked).hexdigest(),
            key_id=keys[address].id,
        )
    register.vault.put(ciphertexts)
    return rows, keys


class _Keeping:
    """Keeps checked offers in one transaction, seeing what it kept itself as well as what was there."""

    def __init__(
        self,
        register: Register,
        ledger: Ledger,
        objects: dict[str, StoredObject],
        keys: dict[str, DataKey],
        there: dict[str, StoredObject],
    ) -> None:
        self._register = register
        self._ledger = ledger
        self._ours = objects
        self._keys = keys
        self._there = there
        self._mine: set[str] = set()
        self._reports: dict[tuple[str, str | None], ToRead] = {}
        self._captures: set[str] = set()

    def spare(self) -> list[str]:
        """Return the addresses that were put into the vault in vain."""
        return [address for address in self._ours if address not in self._mine]

    def keep(self, one: _Checked) -> Taken | ToRead:
        """Keep one offer: a new report, a further capture of a known one, or nothing new."""
        offer, register = one.offer, self._register
        by = member(register, self._ledger, offer.custody.by)
        source = source_named(register, self._ledger, by, offer.declared.source, offer.declared.source_kind)
        stored, new = self._object(one.bytes_at)
        lookup = self._lookup(one, source)
        if twin := self._reports.get((stored.id, source)):
            return self._again(one, twin.taken.report, by, lookup, None)
        known = ReportRow.objects.filter(artifact=stored, source_id=source).first() if not new else None
        if known is not None:
            return self._again(one, known.id, by, lookup, known)
        return self._new(one, stored, new, source, by, lookup)

    def _new(
        self, one: _Checked, stored: StoredObject, is_new: bool, source: str | None, by: str, lookup: str
    ) -> ToRead:
        register, now = self._register, self._register.clock()
        declared = one.offer.declared
        text_object, text_new = self._object(one.text_at) if one.text_at != one.bytes_at else (stored, False)
        report = ReportRow(
            id=new_id(now),
            project_id=register.project,
            number=self._ledger.next,
            source_id=source,
            artifact_id=stored.id,
            recorded=stamp(now),
        )
        told = {
            "title": declared.title,
            "url": declared.url,
            "published": declared.published,
            "published_basis": declared.published_basis if declared.published else "unknown",
            "language": declared.language,
            "country": declared.country,
        }
        self._ledger.add(*register.guard.put(report, told))
        text = TextArtifact(
            id=new_id(now),
            project_id=register.project,
            report_id=report.id,
            stored_id=text_object.id,
            extractor=EXTRACTOR,
            version=EXTRACTOR_VERSION,
            encoding=one.encoding,
            length=len(one.text),
        )
        capture_row = self._capture(one, report.id, by, lookup)
        objects = [row for row, fresh in ((stored, is_new), (text_object, text_new)) if fresh]
        self._ledger.append(
            "captured",
            by,
            new=[*objects, report, text, capture_row],
            objects={row.name: row.ciphertext for row in objects},
            ids=[report.id, text.id],
            facts={"status": "new"},
        )
        taken = Taken(position=one.position, report=report.id, status="new")
        waiting = ToRead(taken, report.number, text, one.offer, one.text)
        self._reports[(stored.id, source)] = waiting
        self._captures.add(lookup)
        return waiting

    def _again(self, one: _Checked, report: str, by: str, lookup: str, known: ReportRow | None) -> Taken | ToRead:
        """Record a further capture of a report that is there, unless it was told before; say whether it is unread."""
        told = lookup in self._captures or Capture.objects.filter(report_id=report, lookup=lookup).exists()
        if not told:
            row = self._capture(one, report, by, lookup)
            self._ledger.append("captured", by, new=[row], ids=[report], facts={"status": "again"})
            self._captures.add(lookup)
        taken = Taken(position=one.position, report=report, status="known" if told else "again")
        if known is None or ReadingRow.objects.filter(report=known).exists():
            return taken
        text = TextArtifact.objects.get(report=known)
        return ToRead(taken, known.number, text, one.offer, one.text)

    def _capture(self, one: _Checked, report: str, by: str, lookup: str) -> Capture:
        custody, now = one.offer.custody, self._register.clock()
        row = Capture(
            id=new_id(now), project_id=self._register.project, report_id=report, lookup=lookup, recorded=stamp(now)
        )
        values = {
            "obtained_from": custody.obtained_from,
            "original_or_copy": custody.nature,
            "by": by,
            "file_name": one.offer.file_name,
            "how": custody.how,
            "sha256": sha256(one.offer.data).hexdigest(),
        }
        self._ledger.add(*self._register.guard.put(row, values))
        return row

    def _object(self, address: str) -> tuple[StoredObject, bool]:
        """Return the stored object of an address, and whether this transaction is the first to hold it."""
        if row := self._there.get(address):
            return row, False
        if address not in self._ours:
            raise _GoneSince
        row = self._there[address] = self._ours[address]
        self._ledger.add(self._keys[address])
        self._mine.add(address)
        return row, True

    def _lookup(self, one: _Checked, source: str | None) -> str:
        """Return the keyed hash by which the same capture, told a second time, is known."""
        custody = one.offer.custody
        told = [one.bytes_at, source, one.offer.file_name, custody.obtained_from, custody.how, custody.nature]
        return self._register.guard.key.address(b"capture:" + encoded(told).encode())
