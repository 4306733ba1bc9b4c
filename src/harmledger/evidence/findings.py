"""What can be wrong with a register: the closed list of kinds, and a finding of one of them."""

from collections.abc import Mapping
from typing import Final

import msgspec

KINDS: Final[Mapping[str, str]] = {
    "object_missing": "a locked object that the ledger tells of is not in the vault",
    "object_changed": "a locked object is not the one that the ledger tells of",
    "object_unknown": "the vault holds an object that nothing in the register points to",
    "object_unreadable": "a locked object cannot be unlocked with the keys of the register",
    "plain_differs": "unlocked bytes are not those that were captured",
    "address_differs": "the keyed address of an artifact is not that of its bytes",
    "data_key_missing": "a data key is gone, and no erasure says so",
    "data_key_unreadable": "a data key cannot be unwrapped with the register's key",
    "row_missing": "a record that the ledger tells of is not in the tables",
    "row_changed": "a record is not as the ledger commits to it",
    "row_unknown": "the tables hold a record that the ledger does not tell of",
    "row_misplaced": "a record points to another record or project than the ledger says",
    "row_unreadable": "a protected part of a record cannot be unlocked or joined",
    "count_differs": "an artifact says another number of users than it has",
    "salt_missing": "the salt of a commitment is gone, and no erasure says so",
    "entry_missing": "an entry of the ledger is gone from between its neighbours",
    "entry_malformed": "an entry is not one, or holds what must not stand in the ledger",
    "entry_changed": "the tree does not come out at the stored root: an entry was changed, or its order",
    "entry_misnumbered": "an entry stands at another place than its own number says",
    "frontier_differs": "the stored state of the tree is not that of the entries",
    "head_missing": "the stored head is gone",
    "head_differs": "a signed head is not that of the entries it covers",
    "head_unsigned": "the signature of a head does not hold",
    "key_unknown": "a head is signed by a key that the ledger does not tell of",
    "anchor_cut": "the ledger is shorter than an anchor says it was",
    "anchor_differs": "the ledger is not the one that an anchor was taken of",
    "anchor_foreign": "an anchor belongs to another register",
    "erasure_incomplete": "something erased is still there",
    "exposed": "something protected stands where it must not",
    "mark_lost": "the register's mark, synthetic or real, is not the one it was founded with",
    "schema_differs": "the tables are not those of the schema that the register says it has",
    "database_damaged": "the database itself says that it is damaged",
}


class Finding(msgspec.Struct, frozen=True):
    """One thing that does not hold: its kind, the id of what it is about, and a sentence without content."""

    kind: str
    id: str
    sentence: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError("a finding is of one of the kinds in KINDS")

    @property
    def gloss(self) -> str:
        """Return in words what the kind means."""
        return KINDS[self.kind]
