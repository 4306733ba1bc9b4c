"""Writes what was learned: the weights file, the page of figures, and the reliability diagram."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from bench.learning.fitting import Fit
from harmledger.reading.certainty import CLEARLY

BENCH = Path(__file__).resolve().parents[1]
PAGE, DIAGRAM = BENCH / "CERTAINTY.md", BENCH / "certainty.svg"
Unseen = Sequence[tuple[str, float, bool]]

HEADER = """\
# How much each sign says, in log-odds, and the shares of values that were right from each score on.
# Written by `python bench/certainty.py`, never edited by hand. Signs are abstract: no word or name of any report.
# A value is read clearly from a share of {clearly} on.
"""


def weights_text(fits: Mapping[str, Fit], provenance: Mapping[str, str]) -> str:
    """Return the weights file: provenance, then each field's knots and signs, heaviest first."""
    lines = [HEADER.format(clearly=CLEARLY), "[provenance]"]
    lines += [f'{name} = "{value}"' for name, value in provenance.items()]
    for field, found in fits.items():
        knots = ", ".join(
            f"[{score}, {share}]" for score, share in zip(found.weights.scores, found.weights.shares, strict=True)
        )
        lines += ["", f"[field.{field}]", f"knots = [{knots}]", "", f"[field.{field}.signs]"]
        ranked = sorted(found.weights.signs.items(), key=lambda one: (one[0] != "bias", -abs(one[1]), one[0]))
        lines += [f'"{name}" = {weight}' for name, weight in ranked]
    return "\n".join(lines) + "\n"


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def page(unseen: Mapping[str, Unseen], told: Mapping[str, int], provenance: Mapping[str, str], command: str) -> str:
    """Return the page: by field what is read clearly and how often it is right, and the calibration in bins."""
    lines = [
        "# How far the reader's certainty can be trusted",
        "",
        f"Written wholly by `{command}`; `bench/labels/README.md` tells how the labels were made.",
        "",
        *(f"- {name.replace('_', ' ')}: {value}" for name, value in provenance.items()),
        "",
        "Every figure is of reports that neither fit nor knots had seen (ten parts, each judged by nine). *Told* "
        "counts the labelled reports whose text says something of the field; a value is *read clearly* from a "
        f"certainty of {CLEARLY} on.",
        "",
        "| field | told | values given | right | read clearly | of told | right when clear | 95 % interval |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for field, rows in unseen.items():
        clear = [right for _, share, right in rows if share >= CLEARLY]
        low, high = wilson(sum(clear), len(clear))
        lines.append(
            f"| {field} | {told[field]} | {len(rows)} | {sum(right for *_, right in rows) / max(1, len(rows)):.3f} | "
            f"{len(clear)} | {len(clear) / max(1, told[field]):.2f} | {sum(clear) / max(1, len(clear)):.3f} | "
            f"{low:.3f}–{high:.3f} |"
        )
    lines += ["", "![Reliability diagram: stated certainty against the share that was right](certainty.svg)", ""]
    lines += ["## Stated against found", "", "| field | stated | values | right |", "|---|---|---:|---:|"]
    for field, rows in unseen.items():
        for low, high, block in bins(rows):
            right = sum(one for _, _, one in block) / len(block)
            lines.append(f"| {field} | {low:.2f}–{high:.2f} | {len(block)} | {right:.3f} |")
    return "\n".join(lines) + "\n"


EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, CLEARLY, 1.0001)


def bins(rows: Unseen) -> list[tuple[float, float, list[tuple[str, float, bool]]]]:
    """Return the values by bins of stated certainty, empty bins left out."""
    found = []
    for low, high in pairwise(EDGES):
        block = [row for row in rows if low <= row[1] < high]
        if block:
            found.append((low, min(high, 1.0), block))
    return found


def diagram(unseen: Mapping[str, Unseen]) -> bytes:
    """Return the reliability diagram as SVG: one line a field, the diagonal is what honest certainty looks like."""
    mpl.rcParams.update({"svg.hashsalt": "harmledger", "svg.fonttype": "none", "font.family": "sans-serif"})
    figure = Figure(figsize=(7, 5))
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--", label="as stated")
    for field, rows in unseen.items():
        blocks = [block for _, _, block in bins(rows)]
        stated = [sum(share for _, share, _ in block) / len(block) for block in blocks]
        found = [sum(right for _, _, right in block) / len(block) for block in blocks]
        axes.plot(stated, found, marker="o", markersize=4, linewidth=1.5, label=f"{field} ({len(rows)})")
    axes.axvline(CLEARLY, color="#999999", linewidth=0.8, linestyle=":")
    axes.set(xlabel="certainty stated", ylabel="share that was right", xlim=(0, 1.01), ylim=(0, 1.01))
    axes.legend(frameon=False, fontsize=8, loc="upper left")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
