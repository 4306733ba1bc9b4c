"""What the golden cases measure holds its marks: hardly any invented harm, events told apart, enough cases."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from bench import golden
from harmledger.places import Gazetteer
from harmledger.reading import Reader

if TYPE_CHECKING:
    from bench.golden import Golden


@pytest.fixture(scope="module")
def figures() -> Golden:
    return golden.measure(Reader(Gazetteer.bundled()))


def test_hardly_any_negative_has_invented_harm(figures: Golden) -> None:
    assert figures.negatives >= 150
    assert figures.invented_share <= 0.01, figures.invented_harm


def test_events_are_told_apart(figures: Golden) -> None:
    assert figures.several >= 60
    assert figures.f1 >= 0.90, figures.wrong_events


def test_there_are_enough_cases(figures: Golden) -> None:
    assert figures.cases >= 400
    assert figures.full_records >= 60


def claim(low: int, day: str, place: str) -> Any:
    harm = [SimpleNamespace(outcome="killed", low=low)]
    return SimpleNamespace(harm=harm, when=SimpleNamespace(edtf=day), where=SimpleNamespace(name=place))


TOLD = [
    {"harm": [{"outcome": "killed", "low": 2}], "when": {"edtf": "2024-05-06"}, "where": {"words": "Here"}},
    {"harm": [{"outcome": "killed", "low": 3}], "when": {"edtf": "2024-05-07"}, "where": {"words": "There"}},
]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ([claim(2, "2024-05-06", "Here"), claim(3, "2024-05-07", "There")], 2),
        ([claim(3, "2024-05-07", "There"), claim(2, "2024-05-06", "Here")], 2),
        ([claim(5, "2024-05-06", "Here")], 1),
        ([claim(9, "2023-01-01", "Nowhere")], 0),
        ([], 0),
    ],
)
def test_an_event_read_is_one_event_told(read: list[Any], right: int) -> None:
    assert golden.matched(TOLD, read) == right


def test_a_negative_that_tells_of_harm_is_not_one_of_nobody_hurt() -> None:
    claims = [{"kind": "incident", "harm": [{"outcome": "killed", "low": 2}]}]
    case = {"negative": True, "expect": {"claims": claims, "never": {"outcomes": ["killed", "injured"]}}}

    assert not golden.harmless(case)
    assert golden.harmless({"negative": True, "expect": {"incidents": 0}})
