"""Page crumbs: which lines are set aside, as what, and which are not. All lines are invented."""

from __future__ import annotations

import pytest

from harmledger.text import clean

CRUMBS = [
    ("Credit: (White Helmets/Social Media)", "credit", "White Helmets/Social Media"),
    ("Photo credit: A Relief Agency", "credit", "A Relief Agency"),
    ("Photo by A Relief Agency", "credit", "A Relief Agency"),
    ("Image courtesy of: A Relief Agency", "credit", "A Relief Agency"),
    ("Photo: the market after the strike", "caption", "the market after the strike"),
    ("Click to see full-size image", "caption", "Click to see full-size image"),
    ("(File photo)", "caption", "File photo"),
    ("Read more: Ten years on", "link", "Read more: Ten years on"),
    ("https://example.org/a?b=c", "link", "https://example.org/a?b=c"),
    ("Source: https://example.org/a", "link", "Source: https://example.org/a"),
    ("Contact us at desk@example.org", "link", "Contact us at desk@example.org"),
    ("Share this article", "menu", "Share this article"),
    ("Follow us on social media", "menu", "Follow us on social media"),
    ("ADVERTISEMENT", "menu", "ADVERTISEMENT"),
    ("Related articles", "menu", "Related articles"),
]
TEXT = [
    "Credit for the evacuation goes to the volunteers.",
    "Five people contacted the office after the strike.",
    "Photos show that five people were killed.",
    "The agency shared photos: five houses were hit.",
    "Residents said: read more than one account before you believe it.",
    "Contact with the village was lost.",
    "See https://example.org for the list of the five killed in the strike.",
    "Comments by the army followed.",
    "Photo: " + "five were killed and " * 12,
]


@pytest.mark.parametrize(("line", "kind", "inner"), CRUMBS)
def test_a_crumb_is_set_aside(line: str, kind: str, inner: str) -> None:
    text = f"Five were killed.\n\n  {line} \nTwo were hurt."
    cleaned = clean(text)
    (crumb,) = cleaned.crumbs
    assert (crumb.kind, crumb.span.of(text), crumb.inner.of(text)) == (kind, line, inner)
    assert cleaned.text == text


@pytest.mark.parametrize("line", TEXT)
def test_text_is_no_crumb(line: str) -> None:
    assert clean(f"{line}\nFive were killed.").crumbs == ()


def test_crumbs_lie_in_the_cleaned_text() -> None:
    text = "Five…\nPhoto by “A. Agency”"
    cleaned = clean(text)
    (crumb,) = cleaned.crumbs
    assert crumb.inner.of(cleaned.text) == '"A. Agency"'
    assert cleaned.span(*crumb.inner).of(text) == "“A. Agency”"
