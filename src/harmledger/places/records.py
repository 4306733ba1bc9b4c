"""The one file a gazetteer lies in: a trie of names, fixed-size records and a heap of strings, all memory-mapped.

Layout, little-endian: the marisa trie · for each of its keys four bytes, a record's number or (top bit set) the start
of a list · the lists · the records · the heap of zero-ended UTF-8 strings · a JSON head · a trailer that says where
each part starts. Nothing is read before it is asked for, so opening costs a few milliseconds whatever the size.
"""

from __future__ import annotations

import bisect
import hashlib
import json
import mmap
import os
import struct
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import marisa_trie

from harmledger.model import LEVELS, HarmledgerError
from harmledger.places.place import Place

_MAGIC = b"HLGAZ\x01"
_TRAILER = struct.Struct("<6Q32s6s")  # starts of index, lists, records, heap, head, trailer; digest; magic
# lat and lon in 1e-5 degrees; number or string of the id; name; population; admin; radius in 100 m; country; codes
_RECORD = struct.Struct("<iiIIIIH2sBBB")
_MANY = 1 << 31
_CODES = 256
_OWN_KEY = "#"


class UnreadableGazetteer(HarmledgerError):
    """A gazetteer file is missing, cut short or of another version."""


class _Heap:
    """Strings written once, each told by its offset."""

    def __init__(self) -> None:
        self.data = bytearray()
        self._starts: dict[str, int] = {}

    def put(self, text: str) -> int:
        start = self._starts.setdefault(text, len(self.data))
        if start == len(self.data):
            self.data += text.encode() + b"\0"
        return start


class _Codes:
    """A short list of recurring words, each told by its place in it; at most 256."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def put(self, word: str) -> int:
        if word not in self.words:
            if len(self.words) == _CODES:
                raise HarmledgerError(f"A gazetteer holds at most {_CODES} different kinds; “{word}” is one too many.")
            self.words.append(word)
        return self.words.index(word)


def _plain(place_id: str) -> int | None:
    """Return the number of an id such as "geonames:169389", None where what follows the scheme is no plain number."""
    own = place_id.partition(":")[2]
    return int(own) if own.isascii() and own.isdecimal() and own == str(int(own)) and int(own) < 1 << 32 else None


def _order(place_id: str) -> tuple[bool, int, str]:
    number = _plain(place_id)
    return (number is None, number or 0, place_id)


def _records(places: list[Place], heap: _Heap, head: dict[str, Any]) -> bytes:
    kinds, sources, schemes = _Codes(), _Codes(), _Codes()
    out = bytearray()
    for place in places:
        scheme, _, own = place.id.partition(":")
        number = _plain(place.id)
        admin = f"{place.admin1 or ''}\t{place.admin1_code or ''}"
        out += _RECORD.pack(
            round(place.lat * 1e5),
            round(place.lon * 1e5),
            heap.put(own) if number is None else number,
            heap.put(place.name),
            min(place.population, (1 << 32) - 1),
            heap.put(admin),
            min(65535, -(-place.radius_m // 100)),
            place.country.encode(),
            LEVELS.index(place.level),
            kinds.put(place.kind),
            schemes.put(scheme + ("" if number is None else ":")) * 16 + sources.put(place.source),
        )
    head.update(kinds=kinds.words, sources=sources.words, schemes=schemes.words, levels=list(LEVELS))
    return bytes(out)


def write_store(path: Path, entries: Iterable[tuple[Place, Iterable[str]]], head: Mapping[str, Any]) -> None:
    """Write places and the keys each is met under to one file, whole or not at all. At most 15 sources and schemes."""
    ordered = sorted(entries, key=lambda entry: _order(entry[0].id))
    places = [place for place, _ in ordered]
    postings: dict[str, list[int]] = {}
    for number, (place, keys) in enumerate(ordered):
        own = {_OWN_KEY + place.id} if _plain(place.id) is None else set()
        for key in {*keys, *own} - {""}:
            postings.setdefault(key, []).append(number)
    plain = sum(_plain(place.id) is not None for place in places)
    heap, full_head = _Heap(), {**head, "places": len(places), "numbered": plain, "names": len(postings)}
    records = _records(places, heap, full_head)
    trie = marisa_trie.Trie(sorted(postings))
    index, lists = array("I", bytes(4 * len(trie))), array("I")
    for key, numbers in sorted(postings.items()):
        if len(numbers) == 1:
            index[trie[key]] = numbers[0]
        else:
            index[trie[key]] = _MANY | len(lists)
            lists.extend([len(numbers), *numbers])
    encoded = json.dumps(full_head, ensure_ascii=False, sort_keys=True).encode()
    _write_whole(path, [trie.tobytes(), index.tobytes(), lists.tobytes(), records, bytes(heap.data), encoded])


def _write_whole(path: Path, parts: list[bytes]) -> None:
    digest, starts, position = hashlib.sha256(), [], 0
    for part in parts:
        digest.update(part)
        position += len(part)
        starts.append(position)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.write(_TRAILER.pack(*starts, digest.digest(), _MAGIC))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class Store:
    """One open gazetteer file."""

    def __init__(self, path: Path) -> None:
        """Map the file at `path`; `UnreadableGazetteer` where it is none, or is cut short."""
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise UnreadableGazetteer(f"The gazetteer {path} cannot be read: {error}.") from error
        size = len(self._map)
        trailer = self._map[max(0, size - _TRAILER.size) :]
        if len(trailer) < _TRAILER.size or not trailer.endswith(_MAGIC):
            raise UnreadableGazetteer(f"{path} is not a gazetteer of this version, or is cut short; import it again.")
        *starts, digest, _ = _TRAILER.unpack(trailer)
        if starts[5] != size - _TRAILER.size:
            raise UnreadableGazetteer(f"The gazetteer {path} is cut short; import it again.")
        self._index, self._lists, self._records, self._heap, head_at, end = starts
        self.digest: str = digest.hex()
        self.head: dict[str, Any] = json.loads(self._map[head_at:end])
        self.trie = marisa_trie.Trie()
        self.trie.mmap(str(path))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return the records met under a key, none where it is unknown."""
        found = self.trie.get(key)
        if found is None:
            return ()
        (first,) = struct.unpack_from("<I", self._map, self._index + 4 * found)
        if not first & _MANY:
            return (first,)
        start = self._lists + 4 * (first & ~_MANY)
        (count,) = struct.unpack_from("<I", self._map, start)
        return struct.unpack_from(f"<{count}I", self._map, start + 4)

    def place(self, number: int) -> Place:
        """Return the place of a record's number."""
        lat, lon, own, name, population, admin, radius, country, level, kind, codes = _RECORD.unpack_from(
            self._map, self._records + number * _RECORD.size
        )
        scheme = self.head["schemes"][codes // 16]
        admin1, _, admin1_code = self._text(admin).partition("\t")
        return Place(
            id=f"{scheme}{own}" if scheme.endswith(":") else f"{scheme}:{self._text(own)}",
            name=self._text(name),
            lat=lat / 1e5,
            lon=lon / 1e5,
            level=self.head["levels"][level],
            radius_m=radius * 100,
            country=country.decode().strip("\0"),
            admin1=admin1 or None,
            admin1_code=admin1_code or None,
            population=population,
            kind=self.head["kinds"][kind],
            source=self.head["sources"][codes % 16],
        )

    def places(self, key: str) -> Iterator[Place]:
        """Yield the places met under a key."""
        return map(self.place, self.numbers(key))

    def own(self, place_id: str) -> Place | None:
        """Return the place of an id, None where this file does not hold it."""
        number = _plain(place_id)
        if number is None:
            return next(self.places(_OWN_KEY + place_id), None)
        # Numbered places lie first in the file, in the order of their numbers.
        numbered = range(self.head["numbered"])
        for at in numbered[bisect.bisect_left(numbered, number, key=self._number) :]:
            if self._number(at) != number:
                break
            if (place := self.place(at)).id == place_id:
                return place
        return None

    def points(self) -> Iterator[tuple[int, float, float]]:
        """Yield number, latitude and longitude of the numbered places, which are the settlements of GeoNames."""
        end = self._records + self.head["numbered"] * _RECORD.size
        for number, record in enumerate(_RECORD.iter_unpack(self._map[self._records : end])):
            yield number, record[0] / 1e5, record[1] / 1e5

    def is_whole(self) -> bool:
        """Whether the content still has the digest it was written with (reads the file once)."""
        return hashlib.sha256(self._map[: len(self._map) - _TRAILER.size]).hexdigest() == self.digest

    def _number(self, at: int) -> int:
        (number,) = struct.unpack_from("<I", self._map, self._records + at * _RECORD.size + 8)
        return int(number)

    def _text(self, start: int) -> str:
        begin = self._heap + start
        return self._map[begin : self._map.find(b"\0", begin)].decode()
