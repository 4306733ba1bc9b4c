"""`harmledger protection`: prints the table of protection for whoever answers for the data."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def protection(as_json: bool) -> None:
    """Print who may see what: the table of classes, doors and roles."""
    table = _table()
    if as_json:
        click.echo(json.dumps(table, indent=2, ensure_ascii=False))
        return
    _print(table)


def _table() -> dict[str, Any]:
    """Return the whole table as plain values."""
    import msgspec

    from harmledger.protection import CLASSES, DOORS, FIELD_RULES, GLOSSES, KIND_RULES, ROLES, limit

    return {
        "classes": {name: GLOSSES[name] for name in CLASSES},
        "roles": dict(ROLES),
        "doors": [
            {"door": door, "what": what, "limits": {role: limit(door, role) for role in ROLES}}
            for door, what in DOORS.items()
        ],
        "kinds": [msgspec.to_builtins(rule) for rule in KIND_RULES],
        "fields": [msgspec.to_builtins(rule) for rule in FIELD_RULES],
    }


def _print(table: dict[str, Any]) -> None:
    """Write the table for a person: first what the words mean, then doors, kinds and fields."""
    click.echo("A record or field is internal until a person marks it; a field is never more open than its record.\n")
    _grid("Classes", ("class", "meaning"), list(table["classes"].items()))
    _grid("Roles", ("role", "who"), list(table["roles"].items()))
    doors = [
        (row["door"], *(row["limits"][role] or "nothing" for role in table["roles"]), row["what"])
        for row in table["doors"]
    ]
    _grid("Doors, and the strictest class each lets through", ("door", *table["roles"], "what it is"), doors)
    kinds = [(row["kind"], _class(row), row["covers"], row["why"]) for row in table["kinds"]]
    _grid("Kinds, wherever they stand", ("kind", "class", "covers", "why"), kinds)
    _grid("Fields", ("record", "fields", "class", "why"), _field_rows(table["fields"]))


def _field_rows(fields: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Return one row for all fields of a record that the table treats alike."""
    rows: list[tuple[str, ...]] = []
    for alike, group in groupby(fields, lambda row: {**row, "field": ""}):
        names = ", ".join(row["field"] for row in group)
        rows.append((alike["record"], names, _class(alike), alike["why"]))
    return rows


def _class(row: dict[str, Any]) -> str:
    """Return the class of a row at first, and how far which mark opens it."""
    if row["first"] == row["lowest"]:
        return f"{row['first']}, always"
    where = "a mark on its record" if row.get("follows") else "a mark of its own"
    return f"{row['first']}; {row['lowest']} by {where}"


def _grid(title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Write one table, as wide as the terminal; what does not fit in a column is wrapped and never cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for place, head in enumerate(heads):
        # Names and classes stand whole; sentences wrap.
        grid.add_column(head, overflow="fold", no_wrap=place == 0)
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(grid)
    click.echo(captured.get())
