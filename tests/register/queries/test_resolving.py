"""Which record an id means: whole ids, tails, merged and erased ones. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.register.queries.invented import another

from harmledger.register.actions.sources import merge
from harmledger.register.errors import Erased, UnknownId
from harmledger.register.models import ClaimRow, Redirect, Source, Tombstone
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import Found, resolve

Add = Callable[..., list[object]]


def test_whole_ids_and_tails(opened: Register, engine: str, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    claim, source = ClaimRow.objects.get().id, Source.objects.get().id
    assert resolve(taken.report) == Found("report", taken.report)
    assert resolve(f" {claim.upper()} ") == Found("claim", claim)
    assert resolve(taken.incidents[0][-8:]) == Found("incident", taken.incidents[0])
    assert resolve(source[-12:]) == Found("source", source)


@pytest.mark.parametrize("told", ["", "12345", "Qyzzle Vronk", "018f5813-54c8-7ca5-bf6c-a9e42edc4ec7x"])
def test_what_is_no_id_is_not_repeated(opened: Register, told: str) -> None:
    with pytest.raises(UnknownId, match="whole, or by its last 6") as caught:
        resolve(told)
    assert not told or told not in str(caught.value)


def test_unknown_and_ambiguous_ones(opened: Register, add_texts: Add) -> None:
    another(opened, add_texts)
    with pytest.raises(UnknownId, match="No record"):
        resolve("018f5813-54c8-7ca5-bf6c-a9e42edc4ec7")
    for number in (1, 2):
        Redirect(id=f"{number}-abcdef", project_id="p", leads_to="nowhere", recorded="").save()
    with pytest.raises(UnknownId, match="Several"):
        resolve("abcdef")


def test_a_merged_id_leads_on_for_ever(opened: Register, engine: str, add_texts: Add) -> None:
    add_texts(opened, "One.", source="A", quick=True)
    add_texts(opened, "Two.", source="B", quick=True)
    add_texts(opened, "Three.", source="C", quick=True)
    first, second, third = Source.objects.order_by("id").values_list("id", flat=True)
    merge(opened, first, second)
    merge(opened, second, third)
    assert resolve(first) == resolve(second) == Found("source", third)


def test_a_circle_and_a_loose_end_are_told(opened: Register) -> None:
    ids = ["018f5813-54c8-7ca5-bf6c-a9e42edc4ec1", "018f5813-54c8-7ca5-bf6c-a9e42edc4ec2"]
    Redirect(id=ids[0], project_id="p", leads_to=ids[1], recorded="").save()
    with pytest.raises(UnknownId, match="not there"):
        resolve(ids[0])
    Redirect(id=ids[1], project_id="p", leads_to=ids[0], recorded="").save()
    with pytest.raises(UnknownId, match="circle"):
        resolve(ids[0])


def test_an_erased_id_says_by_which_entry(opened: Register, add_texts: Add) -> None:
    another(opened, add_texts)
    gone = "018f5813-54c8-7ca5-bf6c-a9e42edc4ec7"
    Tombstone(id=gone, seq=3).save()
    with pytest.raises(Erased, match=f"{gone} was lawfully erased; entry #3"):
        resolve("2edc4ec7")
    Tombstone(id=gone, seq=10**6).save()
    with pytest.raises(Erased, match="entry #1000000"):
        resolve(gone)
