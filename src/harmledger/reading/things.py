"""Puts means and objects of an event into the model's form: each code once, at its most telling words."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.model import Means, Object
from harmledger.reading.document import Document
from harmledger.reading.statements import Statement
from harmledger.reading.story import Event
from harmledger.rules.meanings import MeansFact
from harmledger.rules.means import means_fact

# Craft whose missiles are not told apart from them: what they fired is how they struck.
_CARRIERS = ("airstrike", "drone", "barrel_bomb")


def means_of(document: Document, body: Iterable[Statement], headline: Iterable[Statement]) -> tuple[Means, ...]:
    """Return the means that the body names, with what the parties that did it fly or fire; else the headline's.

    An unspecified explosive counts only where no other means is told; missiles of a craft are the craft's.
    """
    facts = _named(body)
    if facts.keys() <= {"unspecified_explosive"}:
        facts = {**_named(headline), **facts}
    if len(facts) > 1:
        facts.pop("unspecified_explosive", None)
    if any(code in facts for code in _CARRIERS) and "missile" in facts and facts["missile"].launch == "unspecified":
        del facts["missile"]
    if "artillery" in facts and not facts["artillery"].strong and ("mortar" in facts or "rocket" in facts):
        del facts["artillery"]  # "shelled with mortars"
    if "barrel_bomb" in facts and "airstrike" in facts and facts["airstrike"].rule != "means.named":
        del facts["airstrike"]
    return tuple(_means(document, fact) for fact in facts.values())


def _named(told: Iterable[Statement]) -> dict[str, MeansFact]:
    """Return each code's most telling fact."""
    facts: dict[str, MeansFact] = {}
    for statement in told:
        for fact in (*statement.means, *_crafts(statement)):
            known = facts.get(fact.code)
            if known is None or _tells_more(fact, known):
                facts[fact.code] = fact
    return facts


def _tells_more(fact: MeansFact, known: MeansFact) -> bool:
    if fact.strong != known.strong:
        return fact.strong
    return known.launch == "unspecified" and fact.launch != "unspecified"


def _crafts(statement: Statement) -> Iterable[MeansFact]:
    for act in statement.acts:
        if act.party.craft and act.role == "perpetrator":
            sense, at = act.party.craft
            yield means_fact(sense, at, act.rule, act.node)


def _means(document: Document, fact: MeansFact) -> Means:
    span = document.span(*fact.at)
    return Means(
        code=fact.code,  # type: ignore[arg-type]
        launch=fact.launch,  # type: ignore[arg-type]
        span=span,
        rule=fact.rule,
        derived_from=document.origin(span),
    )


def objects_of(
    document: Document, event: Event, body: Iterable[Statement], headline: Iterable[Statement]
) -> tuple[Object, ...]:
    """Return the things that were hit, by the body, else by the headline; a camp that was hit is one."""
    made = _hit(document, body)
    if not made and event.kind == "incident":
        made = _hit(document, headline)
    place = event.place.place if event.place else None
    if event.kind == "incident" and place and place.kind == "camp" and "camp" not in made:
        made["camp"] = _object(document, "camp", "hit", "displaced", place.at, "object.place_hit")
    return tuple(made.values())


def _hit(document: Document, told: Iterable[Statement]) -> dict[str, Object]:
    """Return each thing by its code; those listed behind one share what befell it."""
    made: dict[str, Object] = {}
    for statement in told:
        for fact in statement.objects:
            if fact.code not in made or (made[fact.code].effect == "hit" and fact.effect != "hit"):
                made[fact.code] = _object(document, fact.code, fact.effect, fact.protected, fact.at, fact.rule)
    return made


def _object(
    document: Document, code: str, effect: str, protected: str | None, at: tuple[int, int], rule: str
) -> Object:
    span = document.span(*at)
    return Object(
        code=code,
        effect=effect,  # type: ignore[arg-type]
        protected=protected,
        span=span,
        rule=rule,
        derived_from=document.origin(span),
    )
