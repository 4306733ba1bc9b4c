"""The closed lists are those of the reading contract, and UCDP's precision follows from a level."""

from __future__ import annotations

import pytest

from harmledger import model
from harmledger.model import Level, where_prec

CONTRACT = {
    "PROTECTION": "public internal restricted sealed",
    "CLAIM_KINDS": "incident toll context",
    "OUTCOMES": "killed died_later died_in_custody indirect_death injured casualties_undifferentiated missing trapped"
    " abducted detained forcibly_disappeared tortured sexual_violence displaced",
    "STATUSES": "civilian other_protected_person member_of_armed_forces directly_participating unknown",
    "SEXES": "f m unknown",
    "AGES": "child adult unknown",
    "ROLES_OF_ACTORS": "perpetrator joint supporter target",
    "STANCES": "alleged suspected claimed_responsibility acknowledged_act_denied_responsibility denied"
    " alternative_explanation",
    "MEANS": "artillery mortar rocket missile airstrike barrel_bomb cluster drone ied vehicle_bomb suicide_bomb mine"
    " uxo grenade small_arms sniper incendiary chemical blade arson vehicle unspecified_explosive other",
}


@pytest.mark.parametrize(("name", "codes"), CONTRACT.items(), ids=list(CONTRACT))
def test_closed_lists(name: str, codes: str) -> None:
    assert list(getattr(model, name)) == codes.split()


def test_levels_go_from_exact_to_country() -> None:
    assert model.LEVELS[0] == "exact"
    assert model.LEVELS[-1] == "country"
    assert {"village", "town", "city", "district", "province"} <= set(model.LEVELS)


@pytest.mark.parametrize(
    ("level", "alone", "beside"),
    [
        ("exact", 1, 2),
        ("street", 1, 2),
        ("village", 1, 2),
        ("city", 1, 2),
        ("subdistrict", 3, 3),
        ("district", 3, 3),
        ("province", 4, 4),
        ("country", 6, 6),
    ],
)
def test_where_prec(level: Level, alone: int, beside: int) -> None:
    assert (where_prec(level), where_prec(level, beside=True)) == (alone, beside)


def test_precision_never_grows_on_the_way_from_exact_to_country() -> None:
    levels: tuple[Level, ...] = model.LEVELS  # type: ignore[assignment]
    for beside in (False, True):
        coarseness = [where_prec(level, beside=beside) for level in levels]
        assert coarseness == sorted(coarseness)
