"""The JSON form of readings: written and read by msgspec from the model itself."""

import json

import msgspec

from harmledger.model.errors import HarmledgerError
from harmledger.model.reading import Reading

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def to_json(reading: Reading) -> bytes:
    """Return a reading as one line of JSON, without the newline.

    It is UTF-8, but ASCII where a quote holds half a surrogate pair, which only an escape can keep.
    """
    try:
        return _encoder.encode(reading)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(reading), separators=(",", ":")).encode("ascii")


def from_json(line: bytes | str) -> Reading:
    """Return the reading of one JSON object; HarmledgerError when it is not one."""
    try:
        try:
            return _decoder.decode(line)
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            # Half a surrogate pair is an error to it, and to the standard library none.
            return msgspec.convert(json.loads(line), Reading)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise HarmledgerError(f"This is not a reading of schema 1: {error}") from error
