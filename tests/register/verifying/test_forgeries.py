"""Whoever holds all keys can make the ledger fit again; what the plain bytes and the texts say must still agree.

Each forgery changes something and has details, entries, tree and signatures made anew. All reports are invented.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.conftest import Adder, Ticking
from tests.register.verifying.damaged import Damaged, forge

from harmledger.evidence import leaf_hash
from harmledger.register.actions.keys import add_signing_key
from harmledger.register.models import Capture, Detail, Leaf, ReportRow, StoredObject, TextArtifact
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

ONE = "INVENTED. Shells hit the town of Jarabulus on Monday and killed five civilians."
TWO = "INVENTED. Two women were raped by gunmen near Aleppo, a witness said. Four men were wounded."


@pytest.fixture
def damaged(made: Callable[..., Path], clock: Ticking, add_texts: Adder) -> Damaged:
    folder = made()
    with Register.open(folder, clock=clock) as register:
        add_signing_key(register)
        add_texts(register, ONE, TWO, title="Invented", file_name="a.txt")
    return Damaged(folder, folder)


Forgery = Callable[[], tuple[str, str]]


def another_address() -> tuple[str, str]:
    row = StoredObject.objects.order_by("id")[0]
    StoredObject.objects.filter(id=row.id).update(address="0" * 64)
    return "address_differs", row.id


def another_length() -> tuple[str, str]:
    row = TextArtifact.objects.order_by("id")[0]
    TextArtifact.objects.filter(id=row.id).update(length=row.length + 1)
    return "text_differs", row.id


def text_of_another_report() -> tuple[str, str]:
    one, other = TextArtifact.objects.order_by("id")
    TextArtifact.objects.filter(id=one.id).update(stored=other.stored_id, length=other.length)
    return "text_differs", one.id


def hidden_beyond_the_text() -> tuple[str, str]:
    row = TextArtifact.objects.order_by("id")[0]
    TextArtifact.objects.filter(id=row.id).update(hidden='[[0,100000,"sealed"]]')
    return "span_outside", row.id


def hidden_that_is_no_list() -> tuple[str, str]:
    row = TextArtifact.objects.order_by("id")[0]
    TextArtifact.objects.filter(id=row.id).update(hidden="[7]")
    return "text_differs", row.id


def hidden_no_more() -> tuple[str, str]:
    """The index then lacks the words that it might hold."""
    row = TextArtifact.objects.exclude(hidden="[]").order_by("id")[0]
    TextArtifact.objects.filter(id=row.id).update(hidden="[]")
    return "index_differs", row.report_id


def artifact_of_another_report() -> tuple[str, str]:
    one, other = ReportRow.objects.order_by("id")
    ReportRow.objects.filter(id=one.id).update(artifact=other.artifact_id)
    return "plain_differs", Capture.objects.get(report=one).id


def object_of_no_entry() -> tuple[str, str]:
    row = StoredObject.objects.order_by("id")[0]
    leaf = next(one for one in Leaf.objects.all() if row.name in one.entry)
    entry = json.loads(leaf.entry)
    del entry["objects"][row.name]
    Leaf.objects.filter(seq=leaf.seq).update(entry=json.dumps(entry))
    return "object_unknown", row.id


def digest_of_another_object() -> tuple[str, str]:
    row = StoredObject.objects.order_by("id")[0]
    leaf = next(one for one in Leaf.objects.all() if row.name in one.entry)
    Leaf.objects.filter(seq=leaf.seq).update(entry=leaf.entry.replace(row.ciphertext, "0" * 64))
    return "object_changed", row.id


def founded_twice() -> tuple[str, str]:
    leaf = Leaf.objects.order_by("-seq")[0]
    Leaf.objects.filter(seq=leaf.seq).update(entry=leaf.entry.replace('"linked"', '"founded"'))
    return "entry_malformed", str(leaf.seq)


def never_founded() -> tuple[str, str]:
    for leaf in Leaf.objects.filter(entry__contains='"founded"'):
        Leaf.objects.filter(seq=leaf.seq).update(entry=leaf.entry.replace('"founded"', '"upgraded"'))
    return "entry_missing", "0"


def of_another_project() -> tuple[str, str]:
    leaf = Leaf.objects.order_by("-seq")[0]
    entry = json.loads(leaf.entry)
    Leaf.objects.filter(seq=leaf.seq).update(entry=leaf.entry.replace(entry["project"], "0" * 36))
    return "entry_malformed", str(leaf.seq)


FORGERIES: list[Forgery] = [
    another_address,
    another_length,
    text_of_another_report,
    hidden_beyond_the_text,
    hidden_that_is_no_list,
    hidden_no_more,
    artifact_of_another_report,
    object_of_no_entry,
    digest_of_another_object,
    founded_twice,
    never_founded,
    of_another_project,
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda one: one.__name__)
def test_what_the_key_holder_made_fit_is_found_where_contents_disagree(damaged: Damaged, forgery: Forgery) -> None:
    named: list[tuple[str, str]] = []
    forge(damaged.folder, lambda: named.append(forgery()))
    assert set(named) <= {(one.kind, one.id) for one in damaged.verify().findings}


def test_a_forged_register_holds_when_nothing_was_changed(damaged: Damaged) -> None:
    forge(damaged.folder, lambda: None)
    assert damaged.verify().findings == ()


def test_details_that_an_entry_does_not_commit_to_are_found(damaged: Damaged) -> None:
    (seq, entry) = damaged.ask("SELECT seq, entry FROM register_leaf WHERE entry LIKE '%key_added%'")[0]
    assert json.loads(entry)["commitment"] is None
    damaged.run("INSERT INTO register_detail SELECT ?, salt, body FROM register_detail WHERE seq=0", seq)
    (finding,) = damaged.verify().findings
    assert (finding.kind, finding.id) == ("detail_unknown", str(seq))


def test_a_salt_of_another_length_is_found(damaged: Damaged) -> None:
    damaged.run("UPDATE register_detail SET salt=zeroblob(31) WHERE seq=0")
    assert "detail_changed" in {one.kind for one in damaged.verify().findings}


def test_the_time_of_the_last_entry_is_compared(damaged: Damaged) -> None:
    damaged.run("UPDATE register_ledgerstate SET last_at='2020-01-01T00:00:00.000Z'")
    assert [one.kind for one in damaged.verify().findings] == ["frontier_differs"]


def test_a_head_of_another_register_is_found(damaged: Damaged, clock: Ticking) -> None:
    from harmledger.evidence import SigningKey, sign

    key = SigningKey.load(damaged.folder / "keys" / "signing.key")
    head = json.loads(damaged.ask("SELECT head FROM register_signedhead ORDER BY size LIMIT 1")[0])
    other = sign(key, "0" * 36, head["size"], head["root"], head["at"])
    values = {name: getattr(other, name) for name in other.__struct_fields__}
    damaged.run("UPDATE register_signedhead SET head=? WHERE size=?", json.dumps(values), head["size"])
    assert [one.kind for one in damaged.verify().findings] == ["head_differs"]


def test_a_file_that_cannot_be_read_is_named(damaged: Damaged) -> None:
    file = damaged.file()
    file.unlink()
    file.mkdir()
    (finding,) = damaged.verify().findings
    assert (finding.kind, finding.id) == ("object_missing", damaged.one("storedobject"))


def test_an_object_that_a_wrong_key_locked_does_not_open(damaged: Damaged, clock: Ticking) -> None:
    """The keys of two objects, unwrapped and wrapped for one another, open with the register's key and fit nothing."""
    with Register.open(damaged.folder, clock=clock) as register:
        from harmledger.register.models import DataKey

        one, other = (DataKey.objects.get(id=row.key_id) for row in StoredObject.objects.order_by("id"))
        guard = register.guard
        data_key = guard.unwrap(other.wrapped, other.id)
        one.wrapped = guard.key.wrap(data_key, f"{register.id}/key/{one.id}")
        one.save()
        (finding,) = verify(register).findings
        assert (finding.kind, finding.id) == ("object_unreadable", StoredObject.objects.order_by("id")[0].id)


def test_the_leaf_hash_is_of_the_entry_as_it_lies(damaged: Damaged, clock: Ticking) -> None:
    with Register.open(damaged.folder, clock=clock):
        for leaf in Leaf.objects.all():
            assert leaf.hash == leaf_hash(leaf.entry.encode()).hex()
        assert Detail.objects.count() == Leaf.objects.exclude(entry__contains='"commitment":null').count()
