"""How JSON files are written: as a stream, one member of the long list on each line."""

import json
from collections.abc import Iterable, Mapping
from typing import IO

import msgspec

_encoder = msgspec.json.Encoder()


def json_text(value: object) -> str:
    """Return a value of the model as JSON on one line; half a surrogate pair leaves as its escape."""
    try:
        return _encoder.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))


def write_list(head: Mapping[str, object], name: str, groups: Iterable[Iterable[object]], out: IO[str]) -> int:
    """Write an object that ends in one long list, made of the members of all groups; return the number of groups."""
    out.write(f"{json_text(head)[:-1]},{json_text(name)}:[")
    written = members = 0
    for group in groups:
        for member in group:
            out.write(f"{',' if members else ''}\n{json_text(member)}")
            members += 1
        written += 1
    out.write("\n]}\n")
    return written
