"""The demo's second half: the samples enter a fresh SYNTHETIC register, are published from it, and it is verified."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.model import HarmledgerError
from harmledger.samples import LABEL, samples

if TYPE_CHECKING:
    from harmledger.register.offers import Offer
    from harmledger.register.opening import Register

_MEMBER = "demo"
_REASON = "a SYNTHETIC sample"
_NEXT = """
What to try next (the register stays in {folder})
  harmledger show ID --register {folder}              one record with its words; what is sealed withheld
  harmledger show ID --unseal --reason WHY …          and what is sealed, told in the ledger first
  harmledger erase ID --reason consent-withdrawn …    forget a report; everything else still verifies
  harmledger protection                               who may see what"""


class NotADemo(HarmledgerError):
    """What stands where the demo's register should go is something else."""


def show_register(folder: Path) -> None:
    """Make the demo's register anew in a folder, and show what can be done with it."""
    from harmledger.register.actions.found import found
    from harmledger.register.actions.keys import add_signing_key
    from harmledger.register.opening import Register

    _clear(folder)
    click.echo(f"\n$ harmledger init {folder} --synthetic\n$ harmledger key new\n$ harmledger add … (the samples)")
    found(folder, name="Demo", synthetic=True)
    with Register.open(folder, member=_MEMBER) as register:
        add_signing_key(register)
    # opened anew, so that all that follows is signed
    with Register.open(folder, member=_MEMBER) as register:
        _add(register)
        count = _publish(register)
    click.echo(f"$ harmledger mark … public   ({count} marks: reports, source, claims, words and incidents)")
    _verbs(folder)


def _clear(folder: Path) -> None:
    """Take an earlier demo's register away; NotADemo where anything else stands there."""
    from harmledger.register.home import SETTINGS
    from harmledger.register.opening import Register

    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not (folder / SETTINGS).is_file():
        raise NotADemo(f"{folder} is already there and no register of the demo's; nothing was made.")
    with Register.open(folder) as register:
        if not register.synthetic:
            raise NotADemo(f"{folder} holds a register that is not {LABEL}; nothing was made.")
    shutil.rmtree(folder)


def _offers() -> Iterator[Offer]:
    from harmledger.register.offers import Custody, Declared, Offer

    for sample in samples():
        report = sample.report
        declared = Declared(
            title=report.title,
            published=report.published,
            language=report.language,
            country=report.country,
            source=report.source,
        )
        custody = Custody(obtained_from="own_collection", how="bundled with Harmledger", nature="copy")
        yield Offer(data=sample.text.encode(), file_name=f"{sample.id}.txt", declared=declared, custody=custody)


def _add(register: Register) -> None:
    from harmledger.register.actions.add import add
    from harmledger.register.offers import Refused
    from harmledger.register.readers import Readers

    with Readers() as readers:
        for outcome in add(register, _offers(), readers):
            if isinstance(outcome, Refused):
                raise HarmledgerError(f"Sample {outcome.position} was not taken: {outcome.sentence}.")
            told = "1 claim" if outcome.claims == 1 else f"{outcome.claims} claims"
            click.echo(f"{outcome.report}  kept  {told}")


def _publish(register: Register) -> int:
    """Mark everything of the samples public, as a person would after checking; return how many marks that took."""
    from harmledger.register.actions.marking import mark
    from harmledger.register.queries.listing import every_id
    from harmledger.register.queries.resolving import resolve

    count = 0
    for kind, fields in (
        ("source", (None,)),
        ("report", (None, "title", "quotes")),
        ("claim", (None, "voice")),
        ("incident", (None,)),
    ):
        for id_ in every_id(kind):
            for field in fields:
                mark(register, resolve(id_), field, "public", _REASON)
                count += 1
    return count


def _verbs(folder: Path) -> None:
    """Run the verbs that look at the register, each shown as it would be typed."""
    from harmledger.cli.main import harmledger

    exports = folder / "exports"
    for words in (
        ["incidents"],
        ["export", "--format", "csv", "--out", str(exports / "incidents.csv")],
        ["export", "--format", "geojson", "--out", str(exports / "incidents.geojson")],
        ["anchor", "--out", str(exports / "anchor.json")],
        ["verify", "--anchor", str(exports / "anchor.json")],
    ):
        click.echo(f"\n$ harmledger {' '.join(words)} --register {folder}")
        with harmledger.make_context("harmledger", [*words, "--register", str(folder)]) as context:
            try:
                harmledger.invoke(context)
            except click.exceptions.Exit as stop:
                if stop.exit_code:
                    raise
    click.echo(_NEXT.format(folder=folder))
