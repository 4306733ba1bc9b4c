"""Invented reports for the tests of queries and marks, with a planted name that must not come out."""

from __future__ import annotations

from collections.abc import Callable

from harmledger.protection import Viewer
from harmledger.register.offers import Outcome, Taken
from harmledger.register.opening import Register

NAME = ("Qyzzle", "Vronk")
PLANTED = "Qyzzle Vronk"
TEXT = (
    "Government forces shelled Saraqib on Monday, killing three women, one of whom was pregnant, resident "
    f"{PLANTED} said. Two men were wounded. A woman was raped."
)
OTHER = "On 3 May 2024 rebels fired mortar shells at Aleppo, wounding six civilians."

LIST = Viewer("list", "recorder")
SHOW = Viewer("show", "recorder")
UNSEAL = Viewer("unseal", "custodian")


def told(register: Register, add_texts: Callable[..., list[Outcome]]) -> Taken:
    """Add TEXT with the planted name in file name, title and source, and return what was taken."""
    (outcome,) = add_texts(
        register,
        TEXT,
        file_name=f"{PLANTED}.txt",
        title=f"What {PLANTED} saw",
        source=PLANTED,
        source_kind="person",
        published="2024-05-08",
        country="SY",
    )
    assert isinstance(outcome, Taken)
    return outcome


def another(register: Register, add_texts: Callable[..., list[Outcome]]) -> Taken:
    """Add OTHER, which hides nothing, and return what was taken."""
    (outcome,) = add_texts(register, OTHER, source="Invented Radio", published="2024-05-08", country="SY")
    assert isinstance(outcome, Taken)
    return outcome
