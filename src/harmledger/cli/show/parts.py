"""Lays a harm out as a tree: the whole, and under it the parts that make it up or stand out of it."""

from collections.abc import Iterator

from harmledger.cli.show.codes import said
from harmledger.cli.show.counts import NOT_REPORTED, told
from harmledger.cli.show.groups import people
from harmledger.cli.show.safe import inline
from harmledger.model import Count, Harm, Voice


def branches(harm: Harm) -> Iterator[tuple[int, str, Harm]]:
    """Yield depth, words and harm of the whole and, depth first, of its parts."""
    yield 0, _whole(harm), harm
    yield from _parts(harm, 1)


def outcome(harm: Harm) -> str:
    """Return the outcome's words with a capital letter, as a row's label."""
    words = said(harm.outcome)
    return words[0].upper() + words[1:]


def sealed(class_: str) -> str:
    """Return the label of a value that must not leave as it is."""
    return f"  [{class_}]" if class_ in ("restricted", "sealed") else ""


def voice(said_by: Voice | None) -> str:
    """Return "according to …" for a quoted voice; the outlet itself goes without saying."""
    if said_by is None or said_by.kind == "outlet":
        return ""
    name = inline(said_by.name) if said_by.name else "an unnamed voice"
    of = f" of {inline(said_by.affiliation)}" if said_by.affiliation else ""
    kind = "" if said_by.kind == "unknown" else f" ({said(said_by.kind)})"
    return f", according to {name}{of}{kind}{sealed(said_by.class_)}"


def _whole(harm: Harm) -> str:
    return f"{_number(harm, None)}{voice(harm.said_by)}{sealed(harm.class_)}"


def _parts(harm: Harm, depth: int) -> Iterator[tuple[int, str, Harm]]:
    makes_up = _adds_up(harm)
    for place, part in enumerate(harm.parts):
        sign = ("= " if place == 0 else "+ ") if makes_up else "of whom "
        differs = "" if part.outcome == harm.outcome else f"{said(part.outcome)} "
        yield depth, f"{sign}{differs}{_number(part, harm)}{voice(part.said_by)}{sealed(part.class_)}", part
        yield from _parts(part, depth + 1)


def _number(harm: Harm, whole: Harm | None) -> str:
    """Return the number and the people; a group nobody counted keeps its name and says so."""
    words = people(harm.count, harm.who, whole.who if whole else None)
    if harm.count == Count(None, None):
        words = f"{words.removeprefix(told(harm.count)).strip()}: number {NOT_REPORTED}"
    return words


def _adds_up(harm: Harm) -> bool:
    """Tell whether the parts make up the whole exactly; else they only stand out of it."""
    if not harm.count.is_exact or any(part.outcome != harm.outcome for part in harm.parts):
        return False
    total = Count.exactly(0)
    for part in harm.parts:
        total = total + part.count
    return total == harm.count
