"""The command line of learning certainty: read, fit, calibrate, write."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace

from bench import accuracy
from bench.learning import page
from bench.learning.fitting import Fit, fit
from bench.learning.labels import FILE, Label, load_labels
from bench.learning.observing import FIELDS, Observation, observe
from bench.learning.rightness import told
from harmledger.reading.certainty.weighing import FILE as WEIGHTS

COMMAND = f"{accuracy.VARIABLE}=… python bench/certainty.py"


def _provenance(sets: Sequence[accuracy.DevSet], labels: int) -> dict[str, str]:
    """Return what the weights were made of: names, numbers and digests."""
    data = hashlib.sha256()
    for dev in sets:
        data.update(dev.inputs.read_bytes() + dev.gold.read_bytes())
    return {
        "labelled_reports": str(labels),
        "labels_sha256": hashlib.sha256(FILE.read_bytes()).hexdigest(),
        "sets": ", ".join(dev.name for dev in sets),
        "sets_sha256": data.hexdigest(),
    }


def fits_of(rows: Sequence[Observation]) -> dict[str, Fit]:
    """Return the fit of every field; of a place only the sets' points tell, so they stand for its labels."""
    found = {}
    for field in FIELDS:
        mine = [row for row in rows if row.field == field]
        if field == "place":
            mine = [replace(row, by_label=row.by_gold) for row in mine if row.by_gold is not None]
        found[field] = fit(mine)
    return found


def _told(rows: Sequence[Observation], labels: dict[str, Label]) -> dict[str, int]:
    counts = {field: sum(told(field, label) for label in labels.values()) for field in FIELDS}
    return counts | {"place": sum(row.field == "place" and row.by_gold is not None for row in rows)}


def main(argv: Sequence[str]) -> int:
    """Learn and write: 0 when done, 2 without the benchmark's data."""
    parser = argparse.ArgumentParser(prog="bench/certainty.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, print the page")
    options = parser.parse_args(argv)
    where = accuracy.folder()
    if where is None:
        print(f"{accuracy.VARIABLE} does not name the benchmark's folder; nothing can be learned.", file=sys.stderr)
        return 2
    labels = load_labels()
    sets = [dev for dev in accuracy.dev_sets(where) if not dev.unread]
    rows = observe(where, sets, labels)
    fits, provenance = fits_of(rows), _provenance(sets, len(labels))
    unseen = {field: found.unseen for field, found in fits.items()}
    text = page.page(unseen, _told(rows, labels), provenance, COMMAND)
    print(text)
    if not options.check:
        WEIGHTS.write_text(page.weights_text(fits, provenance), encoding="utf-8")
        page.PAGE.write_text(text, encoding="utf-8")
        page.DIAGRAM.write_bytes(page.diagram(unseen))
        print(f"Written: {WEIGHTS.name}, {page.PAGE.name}, {page.DIAGRAM.name}.")
    return 0
