"""What a time in a sentence belongs to, and which of several is the event's; all sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.model import Report
from harmledger.reading.statements import statements
from harmledger.reading.ties import Tie, ties
from harmledger.text import clean, sentences

if TYPE_CHECKING:
    from harmledger.model import When
    from harmledger.reading import Reader


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("A man was shot on Monday.", [Tie.EVENT]),
        ("On Monday, a shell hit a shop.", [Tie.EVENT]),
        ("Gunmen on Monday killed a man.", [Tie.EVENT]),
        ("Monday's shelling hit a shop.", [Tie.EVENT]),
        ("He spoke of the May 6 shelling.", [Tie.EVENT]),
        ("He was walking home on Monday when a shell hit him.", [Tie.EVENT]),
        ("The violence on Monday was the worst.", [Tie.EVENT]),
        ("Officers responded about 10 p.m. Sunday to a house.", [Tie.ANSWER]),
        ("A man who was shot died on Thursday.", [Tie.DEATH]),
        ("He died of his wounds on Thursday.", [Tie.DEATH]),
        ("Police said on Thursday that a man was shot on Monday.", [Tie.SAID, Tie.EVENT]),
        ("On Thursday, police said that a man was shot.", [Tie.SPEECH]),
        ("Police said that a van drove up on Monday.", [Tie.LOOSE]),
        ("He was arrested on Thursday.", [Tie.AFTERMATH]),
        ("He was charged with murder on Thursday.", [Tie.AFTERMATH]),
        ("A vigil is planned for Friday.", [Tie.AFTERMATH]),
        ("The shop opened on Friday.", [Tie.LOOSE]),
    ],
)
def test_a_time_belongs_to_its_verb(reader: Reader, text: str, tied: list[Tie]) -> None:
    body = clean(text).text
    cut = sentences(body, [])
    line = reader.tongue("en").cascade.fold(reader.tongue("en").scanner.line(body, cut))

    (made,) = statements(line, cut, [], reader.tongue("en").scanner.end, ties(reader.tongue("en").vocabulary.alphabet))

    assert [time.tie for time in made.times] == tied


def when(reader: Reader, text: str, published: str | None = "2024-05-10") -> When | None:
    """Return when the first claim of a text happened."""
    return reader.read(Report(id="invented", text=text, published=published)).claims[0].when


def test_the_surer_tie_wins_whatever_the_order(reader: Reader) -> None:
    later = when(reader, "A grocer died on Thursday. He was hit when shells fell on Atarib on Monday.")
    first = when(reader, "Shells hit a grocer in Atarib on Monday. He died on Thursday.")

    assert later is not None
    assert first is not None
    assert later.edtf == first.edtf == "2024-05-06"


def test_an_anchor_in_the_text_is_shown(reader: Reader) -> None:
    text = "BOGOTA, 20 OCT 89 (EFE) -- A bomb exploded yesterday in Cali, killing two people."

    found = when(reader, text, published=None)

    assert found is not None
    assert found.edtf == "1989-10-19"
    assert found.derived_from == (f"{text.index('20 OCT')}:{text.index(' (EFE)')}",)


def test_the_year_of_another_date_is_shown(reader: Reader) -> None:
    text = "A mine killed a child near Hama on August 15. It was one of the mines found on August 15, 2022."

    found = when(reader, text, published=None)

    assert found is not None
    assert found.edtf == "2022-08-15"
    assert found.derived_from == (f"{text.index('August 15, 2022')}:{len(text) - 1}",)


def test_no_time_told_is_no_time(reader: Reader) -> None:
    assert when(reader, "Shells killed a grocer in Atarib.") is None
