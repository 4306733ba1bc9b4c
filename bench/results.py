"""RESULTS.md as text: figures only, never a word of the benchmark's reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench import errors
from bench.accuracy import VARIABLE, Accuracy
from bench.intake import EARLY, LATE, Arrangement, Intake
from bench.marks import Miss
from bench.million import SMALL
from bench.speed import Speed, Spread

NO_DATA = f"Accuracy was not measured: the variable `{VARIABLE}` names no folder that holds the benchmark's data."
NOT_ASKED = "Not measured in this run."


@dataclass(frozen=True, slots=True)
class Made:
    """How a run was made: its command, day, commit and Python, in words."""

    command: str
    day: str
    commit: str
    python: str


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are right-aligned."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def number(metric: str, value: float | None) -> str:
    """A share with three digits, a distance with one, a dash for nothing."""
    return "-" if value is None else f"{value:.1f}" if metric == "median_km" else f"{value:.3f}"


def interval(metric: str, pair: Sequence[float | None] | None) -> str:
    """A 95% interval, or a dash."""
    if pair is None or pair[0] is None:
        return "-"
    return f"{number(metric, pair[0])}–{number(metric, pair[1])}"


def spread(found: Spread | None, digits: int = 0) -> str:
    """`median (least–greatest)`."""
    if found is None:
        return "not measured"
    return f"{found.median:,.{digits}f} ({found.low:,.{digits}f}–{found.high:,.{digits}f})"


def headlines(accuracy: Accuracy) -> str:
    """One line a set and for the sets together: best and first claim, and the floor's."""
    whole, floor = accuracy.score, accuracy.floor
    rows: list[tuple[str, Mapping[str, Any], str]] = [("all sets read", whole, "overall")]
    floors = [floor]
    if accuracy.score_without_gva and accuracy.floor_without_gva:
        rows.append(("the same without gva", accuracy.score_without_gva, "overall"))
        floors.append(accuracy.floor_without_gva)
    for name in whole["best"]["sets"]:
        rows.append((name, whole, name))
        floors.append(floor)
    cells = []
    for (label, score, group), under in zip(rows, floors, strict=True):
        best = _group(score, "best", group)["headline"]
        first = _group(score, "first", group)["headline"]["value"]
        beside = [_group(under, rule, group)["headline"]["value"] for rule in ("best", "first")]
        cells.append([label, str(best["n"]), number("", best["value"]), interval("", best["ci"]), number("", first)])
        cells[-1] += [number("", value) for value in beside]
    head = ["headline", "n", "best claim", "95% interval", "first claim", "floor, best", "floor, first"]
    macro = [number("", score["best"]["overall"].get("macro_headline")) for score in (whole, floor)]
    return table(head, cells) + f"\n\nPlain mean over the sets: {macro[0]} (floor {macro[1]})."


def _group(score: Mapping[str, Any], rule: str, group: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = score[rule]["overall"] if group == "overall" else score[rule]["sets"][group]
    return found


def fields(accuracy: Accuracy, group: str) -> str:
    """Every field of a set: best claim with interval and n, first claim, floor."""
    best, first = (_group(accuracy.score, rule, group) for rule in ("best", "first"))
    under, rows = _group(accuracy.floor, "best", group), []
    for metric, found in best["metrics"].items():
        others = [one["metrics"].get(metric, {}).get("value") for one in (first, under)]
        row = [metric, number(metric, found["value"]), interval(metric, found["ci"]), str(found["n"])]
        rows.append(row + [number(metric, value) for value in others])
    if "breakdown_exact" in best["fields"]:
        others = [one["fields"].get("breakdown_exact") for one in (first, under)]
        values = [best["fields"]["breakdown_exact"], *others]
        pooled, *beside = [number("", value) for value in values]
        rows.append(["breakdown_exact (women and children pooled)", pooled, "-", "-", *beside])
    return table(["field", "best claim", "95% interval", "n", "first claim", "floor"], rows)


SPANS = {
    "spans": "spans at any depth",
    "outside": "of them outside their text",
    "misquoted": "quotes that are not the words at their span",
    "withheld": "quotes withheld, as names are",
}


def integrity(accuracy: Accuracy) -> str:
    """What needs no labels: errors, missing reports, and every span."""
    rows, scored = [], accuracy.score["integrity"]
    for name, value in {**scored, **{SPANS[name]: count for name, count in accuracy.spans.items()}}.items():
        told = "-" if value is None else str(value) if isinstance(value, int) else f"{value:.4f}"
        rows.append([name.replace("_", " "), told])
    return table(["integrity", "value"], rows)


def accuracy_part(accuracy: Accuracy) -> str:
    """The accuracy chapter."""
    parts = [headlines(accuracy)]
    told = [f"`{name}`: {why}; not scored." for name, why in accuracy.unread.items()]
    told.append(
        f"Reading them took {accuracy.seconds:.0f} s, {accuracy.score['best']['overall']['reports']:,} reports."
    )
    told += [f"`{name}`: the command ended with code {code}." for name, code in accuracy.exit_codes.items()]
    if accuracy.sample is not None:
        told.append(f"A sample of {accuracy.sample} reports a set, always the same ones.")
    parts.append("\n".join(f"- {line}" for line in told))
    parts.append(
        "*best* judges the claim of a report that matches most fields, *first* simply its first incident; *floor* is "
        "the benchmark's naive reader, scored in the same run. Of `median_km` and names in `_wrong`, less is better."
    )
    parts += ["### Integrity", integrity(accuracy)]
    for name, group in accuracy.score["best"]["sets"].items():
        parts += [f"### {name} ({group['reports']:,} reports)", fields(accuracy, name)]
    if len(accuracy.score["best"]["sets"]) > 1:
        parts += ["### All sets read, reports pooled", fields(accuracy, "overall")]
    if accuracy.kinds:
        head = ["set", "field", "labels", "missed", "in which ways"]
        parts += ["### Errors by kind, best-matching claim", table(head, errors.rows(accuracy.kinds))]
    return "\n\n".join(parts)


def speed_rows(speed: Speed) -> list[list[str]]:
    """The comparison, one line a measurement; a dash where there is no peer."""
    start = spread(speed.start, 2)
    rows = [
        ["reports a second of processor time", spread(speed.ours), spread(speed.peer), spread(speed.ratio, 1)],
        ["reports a second of wall time", spread(speed.ours_wall), "", ""],
        ["peak memory of a process of its own, MB", *(_megabytes(speed, who) for who in ("ours", "peer")), ""],
        ["a Python that does nothing, MB", _megabytes(speed, "bare"), "", ""],
        ["cold start of `harmledger read FILE --json`, s", start, "", ""],
        ["the same against `python -c pass`", f"{spread(speed.start_ratio, 1)} times", "", ""],
    ]
    return rows


def _megabytes(speed: Speed, who: str) -> str:
    return f"{speed.memory_mb[who]:,.0f}" if who in speed.memory_mb else "not measured"


def speed_part(speed: Speed) -> str:
    """The speed chapter: comparison, scaling, and the profile where the goal is not met."""
    parts = [
        f"One run, one process, {speed.core}; rounds in turn (reader, peer, reader, peer …) on invented reports of "
        f"{speed.mean_words:.0f} words on average, each text read once. Median (least–greatest) over rounds; the ratio "
        "is taken pair by pair. The reader gives every field with spans; the peer gives dates, cities, countries and "
        "one number each for killed and injured."
    ]
    parts += [f"Peer: {speed.peer_versions}."] if speed.peer_versions else []
    parts += ["\n".join(f"- {note}" for note in speed.notes)] if speed.notes else []
    if speed.ours:
        parts.append(table(["measured", "harmledger", "peer", "ratio"], speed_rows(speed)))
    if speed.scaling:
        parts += ["### One long report", scaling_part(speed.scaling)]
    if speed.hotspots:
        parts += ["### Where the time goes (the goal is not met)"]
        rooms, functions = speed.hotspots.rooms, speed.hotspots.functions
        parts.append(table(["room", "share"], [[name, f"{share:.1%}"] for name, share in rooms]))
        head = ["function, with the built-ins it calls", "share"]
        parts.append(table(head, [[f"`{name}`", f"{share:.1%}"] for name, share in functions]))
    return "\n\n".join(parts)


def scaling_part(times: Sequence[tuple[int, float]]) -> str:
    """Seconds by length, and each length's time against the one before (linear: twice the words, 2.0)."""
    rows = []
    for at, (words, seconds) in enumerate(times):
        factor = f"{seconds / times[at - 1][1]:.2f}" if at else "-"
        rows.append([f"{words:,}", f"{seconds:.2f}", f"{words / seconds:,.0f}", factor])
    return table(["words", "seconds", "words a second", "times the half"], rows)


def intake_part(intake: Intake) -> str:
    """The chapter on durable intake: ratios only, as rates are the machine's."""
    parts = [
        "A report is taken in when its bytes lie locked and synced in the vault, it is read, and all its rows and "
        "ledger entries are committed. One run; each round measures, one after the other, single rows committed "
        "durably with plain `sqlite3` (WAL, `synchronous=FULL`), single rows through Django, the reader alone, and "
        "intake; each ratio is that of one round: median (least–greatest)."
    ]
    head = ["intake of", "processes beside", "of plain single rows", "of single rows by Django", "of the reader alone"]
    parts.append(table(head, [_arrangement(one) for one in intake.arrangements]))
    told = []
    if intake.flat is not None:
        told.append(f"Peak memory after {LATE:,} reports is {intake.flat:.2f} times that after {EARLY:,}.")
    for how, ratios in intake.large.items():
        told.append(
            f"With {intake.large_reports:,} reports in the register instead of {SMALL:,}, {how}: "
            f"{spread(ratios, 2)} times the rate."
        )
    return "\n\n".join([*parts, "\n".join(f"- {line}" for line in told)])


def _arrangement(one: Arrangement) -> list[str]:
    ratios = [spread(Spread.of(values), 2) for values in (one.of_singles, one.of_django, one.of_reader)]
    return [f"{one.text} of {one.words:.0f} words", str(one.processes), *ratios]


def render(
    made: Made,
    accuracy: Accuracy | str,
    speed: Speed | str,
    misses: Sequence[Miss],
    intake: Intake | str = NOT_ASKED,
) -> str:
    """The whole of RESULTS.md; a string in place of a measurement says why there is none."""
    facts = [f"Made by `{made.command}` on {made.day}, at {made.commit}.", f"{made.python}."]
    if isinstance(accuracy, Accuracy):
        recorded = ", ".join(f"{name} {value}" for name, value in accuracy.versions.items())
        facts.append(f"As the readings record it: {recorded or 'no versions'}.")
    short = "\n".join(f"- {miss}" for miss in misses) or "None of the marks that this run could measure is missed."
    parts = ["# Results", "Written wholly by `bench/run.py`; `bench/README.md` says how to read it."]
    parts += ["\n".join(f"- {fact}" for fact in facts), "## Where we fall short of the marks", short]
    parts += ["## Accuracy", accuracy_part(accuracy) if isinstance(accuracy, Accuracy) else accuracy]
    parts += ["## Speed", speed_part(speed) if isinstance(speed, Speed) else speed]
    if isinstance(intake, Intake):
        parts += ["## Durable intake", intake_part(intake)]
    return "\n\n".join(parts) + "\n"
