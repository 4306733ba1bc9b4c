"""`harmledger schema`: prints the JSON Schema that every line of `harmledger read --jsonl` keeps to."""

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    from harmledger.model.schema import claim_schema

    click.echo(json.dumps(claim_schema(), indent=2, ensure_ascii=False))
