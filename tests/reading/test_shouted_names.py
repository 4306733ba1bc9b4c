"""Names of persons where capitals tell nothing: a given name begins one, and parts of it tell it again."""

from __future__ import annotations

import pytest

from harmledger.reading.shouted_names import ShoutedNames

GIVEN = frozenset({"pedro", "maria", "luis"})
WORD, OTHER = "w", "o"


def _length(names: ShoutedNames, text: str, known: str = "", before: str = "") -> int:
    words = text.split()
    return names.length(words, [OTHER if word in known.split() else WORD for word in words], before)


@pytest.mark.parametrize(
    ("text", "known", "length"),
    [
        ("pedro inventado ruiz was", "was", 3),
        ("pedro luis inventado was", "was", 3),
        ("maria de la inventada said", "said", 4),
        ("pedro denounced", "", 0),
        ("pedro said", "said", 0),
        ("inventado said", "said", 0),
        ("pedro", "", 0),
    ],
)
def test_a_given_name_begins_a_name(text: str, known: str, length: int) -> None:
    assert _length(ShoutedNames(GIVEN, WORD), text, known) == length


def test_parts_tell_a_name_again_in_the_same_report_only() -> None:
    names = ShoutedNames(GIVEN, WORD)
    assert _length(names, "pedro inventado ruiz died", "died") == 3
    assert _length(names, "inventado ruiz died", "died") == 2
    assert _length(names, "inventado died", "died", before="in") == 0
    names.begin()
    assert _length(names, "inventado ruiz died", "died") == 0
