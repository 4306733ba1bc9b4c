"""Says where: a place's name, how it lies to another, the area that holds it, and whose point is given."""

from harmledger.cli.show.codes import said
from harmledger.cli.show.safe import inline
from harmledger.model import Where


def where_words(where: Where) -> str:
    """Return the place in words; without a point it says so, and never makes one up."""
    return "  ·  ".join(part for part in (_name(where), _area(where), _extent(where), _hint(where)) if part)


def _name(where: Where) -> str:
    name = inline(where.name) if where.name else "place not named"
    kind = f" ({inline(where.kind)})" if where.kind and where.kind not in name.lower() else ""
    if where.reference:
        return f"{name}{kind}, {inline(where.relation or 'near')} {inline(where.reference)}"
    return f"{name}{kind}"


def _area(where: Where) -> str:
    return ", ".join(inline(part) for part in (where.admin1, where.country) if part and part != where.name)


def _extent(where: Where) -> str:
    """Return level, radius and point; a point borrowed from a reference is named as such."""
    level = said(where.level) if where.level else ""
    if where.lat is None or where.lon is None:
        return f"{level}, no point known" if level else "no point known"
    radius = f"within {_distance(where.radius_m)} of " if where.radius_m else "at "
    point = f"{where.lat:.3f}, {where.lon:.3f}"
    if where.reference:
        point = f"the point of {inline(where.reference)} ({point})"
    identity = where.place_id or where.reference_id
    return ", ".join(part for part in (level, f"{radius}{point}", inline(identity or "")) if part)


def _distance(metres: int) -> str:
    if metres < 1000:
        return f"{metres} m"
    return f"{metres / 1000:.0f} km" if metres >= 10_000 else f"{metres / 1000:.1f} km".replace(".0 ", " ")


def _hint(where: Where) -> str:
    to_check = f"to be checked: {', '.join(map(said, where.unsure))}" if where.unsure else ""
    return "; ".join(part for part in (inline(where.hint or ""), to_check) if part)
