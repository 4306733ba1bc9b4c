"""`harmledger places`: finds places in the gazetteer, and teaches it new ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click
from msgspec.structs import asdict

from harmledger.cli.opened import opened, who
from harmledger.model import HarmledgerError
from harmledger.places import Gazetteer, Place, country_name
from harmledger.places.countries import code_of
from harmledger.places.imported import imported_files
from harmledger.places.importing import KINDS, import_file
from harmledger.places.records import Store, UnreadableGazetteer


class UnknownImport(HarmledgerError):
    """No imported gazetteer has the name that was asked for."""


@click.group()
def places() -> None:
    """Find places in the gazetteer, and teach it new ones.

    What is imported lies in the folder `places` of HARMLEDGER_HOME, or else of this user's data; nothing leaves it.
    """


@places.command()
@click.argument("name")
@click.option("--country", metavar="COUNTRY", help="Only places of this country: its name or its two letters.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def find(name: str, country: str | None, limit: int, as_json: bool) -> None:
    """Find the places of a NAME, or where none has it, those of a like name."""
    code = _code(country)
    gazetteer = Gazetteer.open()
    exact = [(c.place, c.match) for c in gazetteer.candidates(name) if code in (None, c.place.country)][:limit]
    alike = [] if exact else gazetteer.near(name, limit if code is None else 50)
    found = (
        exact or [(place, f"alike, {score:.0f} %") for place, score in alike if code in (None, place.country)][:limit]
    )
    if as_json:
        click.echo(json.dumps([{**asdict(p), "match": match} for p, match in found], indent=2, ensure_ascii=False))
        return
    if not exact:
        where = f" in {country_name(code)}" if code else ""
        click.echo(f"No place is named “{name}”{where}." + (" Like it:" if found else ""))
    for place, match in found:
        click.echo(_line(place, match))


@places.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(KINDS), default="auto", show_default=True, help="The layout of the file.")
@click.option(
    "--register", "taught", type=click.Path(path_type=Path), metavar="DIR", help="Teach this register, and it alone."
)
@who
def import_(file: Path, kind: str, taught: Path | None, by: str | None) -> None:
    """Import a GeoNames country dump, a table of OCHA P-codes, or a team's own CSV (name, lat, lon …).

    A file that was imported before is replaced. Nothing is written where the file cannot be read. With --register the
    places become records of that register, which its own readings know; the name of the file is not kept.
    """
    if taught is not None:
        _teach(file, kind, taught, by)
        return
    done = import_file(file, kind)
    click.echo(f"{done.places:,} places taken from {file.name} ({done.layout}).")
    _tell_left_out(done.left_out)


def _teach(file: Path, kind: str, register_folder: Path, by: str | None) -> None:
    with opened(register_folder, by) as register:
        from harmledger.register.actions.places import teach

        done = teach(register, file, kind)
    click.echo(f"{done.new:,} places taught, {done.changed:,} corrected.")
    _tell_left_out(done.left_out)


def _tell_left_out(left_out: Mapping[str, int]) -> None:
    for why, count in sorted(left_out.items(), key=lambda item: -item[1]):
        click.echo(f"{count:,} left out: {why}.")


@places.command("list")
def list_() -> None:
    """List what was imported."""
    files = imported_files()
    for path in files:
        try:
            head = Store(path).head
            click.echo(f"{path.stem}  {head['places']:,} places from {head['title']} ({head['layout']})")
        except UnreadableGazetteer:
            click.echo(f"{path.stem}  cannot be read; import its file again, or forget it")
    if not files:
        click.echo("Nothing was imported.")


@places.command()
@click.argument("name")
def forget(name: str) -> None:
    """Forget what was imported under a NAME that `places list` shows."""
    found = {path.stem: path for path in imported_files()}
    if name not in found:
        raise UnknownImport(f"No import is called “{name}”; `harmledger places list` shows them.")
    found[name].unlink()
    click.echo(f"{name} is forgotten.")


def _code(country: str | None) -> str | None:
    if country is None:
        return None
    if (code := code_of(country)) is None:
        raise HarmledgerError(f"“{country}” is no country that is known here; give its name or its two letters.")
    return code


def _line(place: Place, match: str) -> str:
    admin1 = None if place.level == "province" else place.admin1
    country = None if place.level == "country" else country_name(place.country)
    within = ", ".join(part for part in (admin1, country) if part)
    people = f", {place.population:,} people" if place.population else ""
    where = f"{place.lat:.5f}, {place.lon:.5f} ± {place.radius_m / 1000:g} km"
    return f"{place.name} ({place.kind}{people}){within and f' in {within}'}: {where}  {place.id}  [{match}]"


command = places
