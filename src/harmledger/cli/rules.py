"""`harmledger rules`: lists the reader's rules, or shows one with its pattern and examples."""

import difflib
import json
from typing import Any

import click

from harmledger.model import HarmledgerError
from harmledger.rules import catalogue


class UnknownRule(HarmledgerError):
    """No rule has the id that was asked for."""


@click.command()
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def rules(rule_id: str | None, as_json: bool) -> None:
    """List the reader's rules, or show one with its examples."""
    known = {rule.id: rule for rule in catalogue()}
    if rule_id is not None and rule_id not in known:
        raise UnknownRule(_not_known(rule_id, list(known)))
    chosen = list(known.values()) if rule_id is None else [known[rule_id]]
    if as_json:
        described = [_described(rule) for rule in chosen]
        click.echo(json.dumps(described if rule_id is None else described[0], indent=2, ensure_ascii=False))
    elif rule_id is None:
        width = max(map(len, known), default=0)
        for rule in chosen:
            click.echo(f"{rule.id:<{width}}  {rule.label}")
    else:
        click.echo(_told(_described(chosen[0])))


def _not_known(rule_id: str, known: list[str]) -> str:
    """Return the sentence for an id that no rule has, with the nearest ones that exist."""
    near = difflib.get_close_matches(rule_id, known, n=3)
    hint = f"; near to it: {', '.join(near)}" if near else ""
    return f"No rule has the id {rule_id!r}{hint}."


def _described(rule: Any) -> dict[str, Any]:
    """Return what the catalogue says of a rule, as plain values."""
    return {
        "id": rule.id,
        "label": rule.label,
        "pattern": str(rule.pattern),
        "examples": list(rule.examples),
        "refuses": list(rule.refuses),
    }


def _told(rule: dict[str, Any]) -> str:
    """Return one rule as lines for a person."""
    lines = [rule["id"], f"  {rule['label']}", "", f"  pattern  {rule['pattern']}"]
    lines += [f"  matches  {example}" for example in rule["examples"]]
    lines += [f"  refuses  {example}" for example in rule["refuses"]]
    return "\n".join(lines)
