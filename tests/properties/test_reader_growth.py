"""Reading four times as much takes about four times the steps, however a text is made. All sentences are invented.

Steps are calls of functions, which depend on nothing but the text; no clock is asked.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from harmledger.model import Report

if TYPE_CHECKING:
    from harmledger.reading import Reader

# Linear growth is 4; a little more is allowed for what is looked up the first time.
MOST = 5.0
NAMES = ("Amin", "Berta", "Cyril", "Dunya", "Emeka", "Farah", "Goran", "Halima", "Ivo", "Jamila", "Kofi")
PARAGRAPH = (
    "On Monday, warplanes bombed the village of Exampla, west of Idlib, killing five civilians, including two women,"
    " and injuring several others. A rescue worker said that the toll rose to seven on Tuesday. "
)


def paragraphs(size: int) -> str:
    return PARAGRAPH * size


def separate(size: int) -> str:
    return "\n\n".join([PARAGRAPH.strip()] * size)


def one_sentence(size: int) -> str:
    clause = "shells fell on the market and two people were killed in the town of Exampla while others fled"
    return " and ".join([clause] * (size // 18)) + "."


def without_signs(size: int) -> str:
    return " ".join(["people killed in the attack of Monday near"] * (size // 8))


def nested(size: int) -> str:
    return "Shelling killed 9000 people" + "".join(f", including {9000 - at} children" for at in range(size)) + "."


def listed(size: int) -> str:
    each = [f"{NAMES[at % 11]} {NAMES[at // 11 % 11]}{'son' * (at // 121)}, {20 + at % 60}" for at in range(size)]
    return "The shelling killed " + "; ".join(each) + " and wounded two others."


def headlines(size: int) -> str:
    return "\n\n".join(["Shelling Kills Five in Idlib"] * size)


def digits(size: int) -> str:
    return "Killed: " + " ".join(["12"] * size) + "."


def capitals(size: int) -> str:
    return " ".join(["Al Idlib"] * size)


def brackets(size: int) -> str:
    return "Five people (" * size + "were killed" + ")" * size


def steps(read: Callable[[], object]) -> int:
    """Return how many calls of functions there are, those written in C among them."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        read()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("make", "size"),
    [
        pytest.param(paragraphs, 300, id="40,000 words in one paragraph"),
        pytest.param(separate, 13, id="one paragraph fifty times"),
        pytest.param(one_sentence, 1_250, id="a sentence of 5,000 words"),
        pytest.param(without_signs, 1_250, id="5,000 words without a sign"),
        pytest.param(nested, 100, id="including, including, including"),
        pytest.param(listed, 125, id="500 names"),
        pytest.param(headlines, 100, id="400 headlines"),
        pytest.param(digits, 500, id="2,000 numbers"),
        pytest.param(capitals, 500, id="2,000 capitals"),
        pytest.param(brackets, 200, id="800 brackets"),
    ],
)
def test_steps_grow_with_the_length(make: Callable[[int], str], size: int, reader: Reader) -> None:
    once, four_times = (Report(id="long", text=make(size * often), published="2024-05-08") for often in (1, 4))
    # What is compiled or remembered once is no part of the growth.
    reader.read(once)
    few = steps(lambda: reader.read(once))
    many = steps(lambda: reader.read(four_times))
    assert many / few <= MOST


def test_two_hundred_thousand_words_are_read_to_the_end(reader: Reader) -> None:
    text = paragraphs(6_200) + "\n\nOn 5 March 2024, a drone killed nine soldiers in Kharkiv, Ukraine."
    assert len(text.split()) > 200_000
    last = reader.read(Report(id="long", text=text, published="2024-05-08")).claims[-1]
    assert [(harm.outcome, harm.low, harm.span and harm.span.of(text)) for harm in last.harm] == [
        ("killed", 9, "nine soldiers")
    ]
