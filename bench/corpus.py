"""Invented reports of about 119 words for measuring speed: every event, count and quote in them is made up.

The same number always gives the same report. Places and parties are real words of the field, so that the reader has
its usual work to do; the events are not. Nobody is named. The words themselves are data: corpus.toml.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

MEAN_WORDS = 119
SEED = 2024
FIRST_DAY = date(2023, 1, 1)
WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented report, in the fields that the reader takes (`published` as an ISO day)."""

    id: str
    text: str
    title: str
    published: str
    country: str


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _filled(template: str, setting: dict[str, Any], day: date, draw: random.Random) -> str:
    """The template with every slot drawn anew."""
    past = day - timedelta(days=draw.randrange(1, 9))
    slots = {name: draw.choice(words) for name, words in WORDS["slots"].items()}
    slots |= {name: draw.choice(setting[name]) for name in ("town", "area", "party")}
    slots |= {"dom": str(past.day), "month": f"{past:%B}", "hours": str(draw.randrange(3, 30))}
    slots["hour"] = f"{draw.randrange(1, 24)}:{draw.randrange(0, 60, 5):02d}"
    slots |= {name: draw.choice(words).format(**slots) for name, words in WORDS["compound"].items()}
    return template.format(**slots, **{_capital(name): _capital(words) for name, words in slots.items()})


def report(number: int, seed: int = SEED) -> Invented:
    """The invented report of that number; its length is drawn around MEAN_WORDS."""
    draw = random.Random(f"{seed}:{number}")
    setting, day = draw.choice(WORDS["setting"]), FIRST_DAY + timedelta(days=draw.randrange(700))
    wanted = round(draw.triangular(60, 178, MEAN_WORDS))
    lines = [_filled(draw.choice(WORDS["leads"]), setting, day, draw)]
    count = len(lines[0].split())
    for template in draw.sample(WORDS["sentences"], len(WORDS["sentences"])):
        line = _filled(template, setting, day, draw)
        more = len(line.split())
        if abs(count + more - wanted) >= abs(count - wanted):
            break
        lines.append(line)
        count += more
    cut = draw.randrange(1, len(lines)) if len(lines) > 2 else len(lines)
    text = "\n".join(part for part in (" ".join(lines[:cut]), " ".join(lines[cut:])) if part)
    title = f"{_capital(draw.choice(WORDS['slots']['object']))} hit in {draw.choice(setting['town'])}"
    return Invented(f"invented-{seed}-{number}", text, title, day.isoformat(), setting["country"])


def reports(count: int, start: int = 0, seed: int = SEED) -> Iterator[Invented]:
    """`count` reports from number `start` on."""
    return (report(number, seed) for number in range(start, start + count))


def long_report(words: int, seed: int = SEED) -> Invented:
    """One report of exactly `words` words: invented reports one after the other, cut at the last word."""
    paragraphs: list[str] = []
    left, number = words, 0
    while left > 0:
        found = report(number, seed).text.split()[:left]
        paragraphs.append(" ".join(found))
        left -= len(found)
        number += 1
    first, text = report(0, seed), "\n\n".join(paragraphs)
    return Invented(f"invented-{seed}-{words}-words", text, first.title, first.published, first.country)
