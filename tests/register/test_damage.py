"""Every kind of damage that the files of a register can suffer is found, and named by id.

The reports are invented.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.register.conftest import Ticking
from tests.register.verifying.damaged import Damaged, forge, found_whole
from tests.register.verifying.damages import DAMAGE

from harmledger.evidence import Anchor
from harmledger.reading import Reader
from harmledger.register.readers import Readers


class Whole(NamedTuple):
    """The undamaged registers: one, the same before its last report, another, and the anchor of the first."""

    folder: Path
    before: Path
    other: Path
    anchor: Anchor


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Whole:
    base = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("HARMLEDGER_DATABASE", raising=False)
        patched.delenv("HARMLEDGER_KEYS", raising=False)
        clock, readers = Ticking(), Readers(reader=reader)
        anchor, before = found_whole(base / "one", clock, readers)
        found_whole(base / "other", clock, readers)
    return Whole(base / "one", before, base / "other", anchor)


@pytest.fixture
def damaged(whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Damaged:
    monkeypatch.delenv("HARMLEDGER_DATABASE", raising=False)
    monkeypatch.delenv("HARMLEDGER_KEYS", raising=False)
    return Damaged(Path(shutil.copytree(whole.folder, tmp_path / "copy")), whole.other)


def test_the_undamaged_register_has_no_finding(damaged: Damaged, whole: Whole) -> None:
    report = damaged.verify(whole.anchor)
    assert report.findings == ()
    assert report.unchecked == ()
    assert report.counts["texts opened"] == 4


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found_and_named(name: str, damaged: Damaged) -> None:
    kind, id_ = DAMAGE[name](damaged)
    report = damaged.verify()
    assert not report.holds
    assert (kind, str(id_)) in {(one.kind, one.id) for one in report.findings}


def test_there_are_many_kinds_of_damage() -> None:
    assert len(DAMAGE) >= 28


def test_no_finding_tells_content(damaged: Damaged) -> None:
    for name in ("edited_claim_body", "word_planted_in_the_index", "two_objects_swapped", "edited_detail", "mark_lost"):
        DAMAGE[name](damaged)
    told = " ".join(one.sentence for one in damaged.verify().findings).casefold()
    assert not [word for word in ("qyzzle", "vronk", "jarabulus", "invented", "artillery") if word in told]


def test_a_cut_tail_is_found_against_an_anchor_alone(whole: Whole, tmp_path: Path) -> None:
    cut = Damaged(Path(shutil.copytree(whole.before, tmp_path / "copy")), whole.other)
    alone = cut.verify()
    assert alone.holds
    assert any("cannot be excluded" in sentence for sentence in alone.relative)
    (finding,) = cut.verify(whole.anchor).findings
    assert (finding.kind, finding.id) == ("anchor_cut", str(whole.anchor.head.size))


def test_a_rewritten_and_signed_ledger_is_found_against_an_anchor_alone(damaged: Damaged, whole: Whole) -> None:
    def change() -> None:
        from harmledger.register.models import Incident

        incident = Incident.objects.order_by("id").first()
        assert incident is not None
        incident.body = '{"grade":{"scheme":"airwars","value":"discounted"}}'
        incident.save()

    forge(damaged.folder, change)
    alone = damaged.verify()
    assert alone.holds
    assert any("rewrote the ledger" in sentence for sentence in alone.relative)
    (finding,) = damaged.verify(whole.anchor).findings
    assert finding.kind == "anchor_differs"


def test_an_anchor_of_another_register_is_named(damaged: Damaged) -> None:
    from harmledger.register.opening import Register
    from harmledger.register.verifying.anchoring import anchor_of

    with Register.open(damaged.other) as other:
        foreign = anchor_of(other)
    (finding,) = damaged.verify(foreign).findings
    assert (finding.kind, finding.id) == ("anchor_foreign", damaged.one("ledgerstate", "register"))


def test_an_anchor_says_up_to_which_entry_rewriting_is_excluded(damaged: Damaged, whole: Whole) -> None:
    (line,) = [one for one in damaged.verify(whole.anchor).relative if "anchor" in one]
    assert line.startswith(f"The first {whole.anchor.head.size} entries are those of the anchor (signed")


def test_words_of_a_claim_are_compared_with_the_text(damaged: Damaged) -> None:
    """The holder of the keys can make the ledger fit; what a claim quotes must still stand in its text."""
    claims: list[str] = []

    def change() -> None:
        from harmledger.register.models import ClaimRow

        for claim in ClaimRow.objects.order_by("id"):
            body = json.loads(claim.body)
            if not claims and body["harm"] and body["harm"][0].get("reported"):
                body["harm"][0]["reported"] = "fifty"
                body["objects"] = [{"span": [0, 100000]}]
                claim.body = json.dumps(body)
                claim.save()
                claims.append(claim.id)

    forge(damaged.folder, change)
    assert claims
    assert [(one.kind, one.id) for one in damaged.verify().findings] == [
        ("words_differ", claims[0]),
        ("span_outside", claims[0]),
    ]
