"""The versioned JSON Schema of a reading, generated from the model and checked in CI."""

from typing import Any

import msgspec

from harmledger.model.reading import Reading

SCHEMA_VERSION = "1.0"


def claim_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line of `harmledger read --jsonl`."""
    (schema,), components = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:harmledger:reading:{SCHEMA_VERSION}",
        "title": f"Harmledger reading, schema {SCHEMA_VERSION}",
        **schema,
        "$defs": components,
    }
