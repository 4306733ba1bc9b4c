"""The JSON form of readings: written and read by msgspec from the model itself."""

import msgspec

from harmledger.model.errors import HarmledgerError
from harmledger.model.reading import Reading

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def to_json(reading: Reading) -> bytes:
    """Return a reading as one line of UTF-8 JSON, without the newline."""
    return _encoder.encode(reading)


def from_json(line: bytes | str) -> Reading:
    """Return the reading of one JSON object; HarmledgerError when it is not one."""
    try:
        return _decoder.decode(line)
    except msgspec.DecodeError as error:
        raise HarmledgerError(f"This is not a reading of schema 1: {error}") from error
