"""The kinds of damage: each function does one to the files of a closed register, and says what must be found."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.register.conftest import Ticking
from tests.register.verifying.damaged import Damaged

from harmledger.evidence import Frontier, SigningKey, leaf_hash, sign
from harmledger.register.ids import new_id

Named = tuple[str, object]
Damage = Callable[[Damaged], Named]
DAMAGE: dict[str, Damage] = {}


def damage(make: Damage) -> Damage:
    """List a kind of damage: it does it, and returns the kind and the id that must be found."""
    DAMAGE[make.__name__] = make
    return make


@damage
def bit_in_a_stored_object(register: Damaged) -> Named:
    data = bytearray(register.file().read_bytes())
    data[len(data) // 2] ^= 1
    register.file().write_bytes(data)
    return "object_changed", register.one("storedobject")


@damage
def truncated_object(register: Damaged) -> Named:
    register.file(1).write_bytes(register.file(1).read_bytes()[:-1])
    return "object_changed", register.one("storedobject", number=1)


@damage
def two_objects_swapped(register: Damaged) -> Named:
    one, other = register.file().read_bytes(), register.file(1).read_bytes()
    register.file().write_bytes(other)
    register.file(1).write_bytes(one)
    return "object_changed", register.one("storedobject", number=1)


@damage
def missing_object(register: Damaged) -> Named:
    register.file(2).unlink()
    return "object_missing", register.one("storedobject", number=2)


@damage
def object_of_another_register(register: Damaged) -> Named:
    register.file().write_bytes(Damaged(register.other, register.other).file().read_bytes())
    return "object_changed", register.one("storedobject")


@damage
def object_and_its_row_replaced(register: Damaged) -> Named:
    register.file().write_bytes(b"\0" * 100)
    digest = "cd00e292c5970d3c5e2f0ffa5171e555bc46bfc4faddfb4a418b6840b86e79a3"
    register.run(
        "UPDATE register_storedobject SET size=100, ciphertext=? WHERE id=?", digest, register.one("storedobject")
    )
    return "object_changed", register.one("storedobject")


@damage
def edited_claim_body(register: Damaged) -> Named:
    body = json.loads(register.one("claimrow", "body"))
    body["harm"][0]["low"] = 50
    register.run("UPDATE register_claimrow SET body=? WHERE id=?", json.dumps(body), register.one("claimrow"))
    return "row_changed", register.one("claimrow")


@damage
def edited_claim_column(register: Damaged) -> Named:
    register.run("UPDATE register_claimrow SET country='XX' WHERE id=?", register.one("claimrow"))
    return "columns_differ", register.one("claimrow")


@damage
def edited_guarded_ciphertext(register: Damaged) -> Named:
    register.run("UPDATE register_capture SET restricted=zeroblob(90) WHERE id=?", register.one("capture"))
    return "row_unreadable", register.one("capture")


@damage
def ciphertexts_of_two_rows_swapped(register: Damaged) -> Named:
    one, other = register.one("capture"), register.one("capture", number=1)
    register.swap("capture", "restricted", "id", one, other)
    register.swap("capture", "restricted_key", "id", one, other)
    return "row_unreadable", other


@damage
def deleted_claim(register: Damaged) -> Named:
    claim = register.one("claimrow", number=1)
    register.run("DELETE FROM register_claimrow WHERE id=?", claim)
    return "row_missing", claim


@damage
def deleted_report(register: Damaged) -> Named:
    report = register.one("reportrow")
    register.run("DELETE FROM register_reportrow WHERE id=?", report)
    return "row_missing", report


@damage
def deleted_object_row(register: Damaged) -> Named:
    id_, name = register.one("storedobject", "id"), register.one("storedobject", "name")
    register.run("DELETE FROM register_storedobject WHERE id=?", id_)
    return "object_missing", name


@damage
def inserted_row(register: Damaged) -> Named:
    planted = new_id(Ticking()())
    columns = "project_id, incident_id, claim_id, judgement, basis, member_id, recorded"
    register.run(f"INSERT INTO register_link (id, {columns}) SELECT ?, {columns} FROM register_link LIMIT 1", planted)
    return "row_unknown", planted


def _captured(register: Damaged) -> int:
    return int(
        register.ask("SELECT seq FROM register_leaf WHERE entry LIKE '%\"captured\"%' ORDER BY seq LIMIT 1 OFFSET 1")[0]
    )


@damage
def edited_entry(register: Damaged) -> Named:
    seq = _captured(register)
    register.run("UPDATE register_leaf SET entry=replace(entry, '\"new\"', '\"old\"') WHERE seq=?", seq)
    return "entry_changed", seq


@damage
def edited_entry_with_its_hash(register: Damaged) -> Named:
    seq = _captured(register)
    (entry,) = register.ask("SELECT entry FROM register_leaf WHERE seq=?", seq)
    changed = entry.replace('"new"', '"old"')
    hashed = leaf_hash(changed.encode()).hex()
    assert changed != entry
    register.run("UPDATE register_leaf SET entry=?, hash=? WHERE seq=?", changed, hashed, seq)
    return "head_differs", register.ask("SELECT min(size) FROM register_signedhead WHERE size > ?", seq)[0]


@damage
def malformed_entry(register: Damaged) -> Named:
    register.run("UPDATE register_leaf SET entry=replace(entry, '{', '{ ') WHERE seq=5")
    return "entry_malformed", 5


@damage
def reordered_entries(register: Damaged) -> Named:
    for column in ("entry", "hash"):
        register.swap("leaf", column, "seq", 4, 5)
    return "entry_misnumbered", 4


@damage
def removed_middle_entry(register: Damaged) -> Named:
    register.run("DELETE FROM register_leaf WHERE seq=3")
    return "entry_missing", 3


@damage
def edited_detail(register: Damaged) -> Named:
    (body,) = register.ask("SELECT body FROM register_detail WHERE seq=4")
    told = dict.fromkeys(json.loads(body), "0" * 64)
    register.run("UPDATE register_detail SET body=? WHERE seq=4", json.dumps(told))
    return "detail_changed", 4


@damage
def removed_detail(register: Damaged) -> Named:
    register.run("DELETE FROM register_detail WHERE seq=4")
    return "salt_missing", 4


@damage
def inserted_detail(register: Damaged) -> Named:
    register.run("INSERT INTO register_detail SELECT 1000, salt, body FROM register_detail WHERE seq=4")
    return "detail_unknown", 1000


@damage
def edited_salt(register: Damaged) -> Named:
    register.run("UPDATE register_detail SET salt=zeroblob(32) WHERE seq=2")
    return "detail_changed", 2


@damage
def edited_head_signature(register: Damaged) -> Named:
    size, text = register.ask("SELECT size, head FROM register_signedhead LIMIT 1")[0]
    head = json.loads(text)
    head["signature"] = ("1" if head["signature"][0] == "0" else "0") + head["signature"][1:]
    register.run("UPDATE register_signedhead SET head=? WHERE size=?", json.dumps(head), size)
    return "head_unsigned", size


@damage
def head_of_another_key(register: Damaged) -> Named:
    size, text = register.ask("SELECT size, head FROM register_signedhead LIMIT 1")[0]
    head = json.loads(text)
    forged = sign(SigningKey.new(), head["register"], size, head["root"], head["at"])
    values = {name: getattr(forged, name) for name in forged.__struct_fields__}
    register.run("UPDATE register_signedhead SET head=? WHERE size=?", json.dumps(values), size)
    return "key_unknown", size


@damage
def head_of_another_size(register: Damaged) -> Named:
    register.run("UPDATE register_signedhead SET size=1000 WHERE size=(SELECT max(size) FROM register_signedhead)")
    return "head_differs", 1000


@damage
def forged_tombstone(register: Damaged) -> Named:
    claim = register.one("claimrow")
    register.run("DELETE FROM register_claimrow WHERE id=?", claim)
    register.run("INSERT INTO register_tombstone VALUES (?, 6)", claim)
    return "tombstone_unfounded", claim


@damage
def class_changed(register: Damaged) -> Named:
    register.run("UPDATE register_claimrow SET class='public' WHERE id=?", register.one("claimrow"))
    return "row_changed", register.one("claimrow")


@damage
def marks_changed(register: Damaged) -> Named:
    register.run('UPDATE register_reportrow SET marks=\'{"title":"public"}\' WHERE id=?', register.one("reportrow"))
    return "row_changed", register.one("reportrow")


@damage
def hidden_spans_edited(register: Damaged) -> Named:
    (text,) = register.ask("SELECT id FROM register_textartifact WHERE hidden <> '[]' LIMIT 1")
    register.run("UPDATE register_textartifact SET hidden='[]' WHERE id=?", text)
    return "row_changed", text


@damage
def word_planted_in_the_index(register: Damaged) -> Named:
    (number,) = register.ask("SELECT number FROM register_reportrow ORDER BY id LIMIT 1")
    register.run("UPDATE word_index SET words = words || ' planted' WHERE rowid=?", number)
    return "index_differs", register.one("reportrow")


@damage
def report_taken_out_of_the_index(register: Damaged) -> Named:
    (number,) = register.ask("SELECT number FROM register_reportrow ORDER BY id LIMIT 1")
    register.run("DELETE FROM word_index WHERE rowid=?", number)
    return "index_differs", register.one("reportrow")


@damage
def unknown_report_in_the_index(register: Damaged) -> Named:
    register.run("INSERT INTO word_index (rowid, words) VALUES (1000, 'planted')")
    return "index_differs", 1000


@damage
def removed_data_key(register: Damaged) -> Named:
    key = register.one("storedobject", "key_id")
    register.run("DELETE FROM register_datakey WHERE id=?", key)
    return "data_key_missing", key


@damage
def wrapped_keys_swapped(register: Damaged) -> Named:
    key = register.one("storedobject", "key_id")
    register.swap("datakey", "wrapped", "id", key, register.one("storedobject", "key_id", 1))
    return "data_key_unreadable", key


@damage
def cut_tail_with_the_state_rewritten(register: Damaged) -> Named:
    entries = [entry.encode() for entry in register.ask("SELECT entry FROM register_leaf ORDER BY seq")]
    tree = Frontier.empty().extend(entries[:-2])
    lost = json.loads(register.ask("SELECT body FROM register_detail ORDER BY seq DESC LIMIT 1")[0])
    for table, column in (("leaf", "seq >="), ("detail", "seq >="), ("signedhead", "size >")):
        register.run(f"DELETE FROM register_{table} WHERE {column} ?", tree.size)
    at = json.loads(entries[-3])["at"]
    register.run("UPDATE register_ledgerstate SET size=?, frontier=?, last_at=?", tree.size, tree.to_text(), at)
    return "row_unknown", next(iter(lost))


@damage
def state_edited(register: Damaged) -> Named:
    (size,) = register.ask("SELECT size FROM register_ledgerstate")
    register.run("UPDATE register_ledgerstate SET size=size+1")
    return "frontier_differs", size + 1


@damage
def mark_lost(register: Damaged) -> Named:
    register.run("UPDATE register_project SET synthetic=1")
    return "mark_lost", register.ask("SELECT register FROM register_ledgerstate")[0]
