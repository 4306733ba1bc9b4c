"""What can be wrong with a register: the closed list of kinds, and a finding of one of them."""

from collections.abc import Mapping
from typing import Final

import msgspec

KINDS: Final[Mapping[str, str]] = {
    "object_missing": "a locked object that the ledger tells of is not in the vault",
    "object_changed": "a locked object is not the one that the ledger tells of",
    "object_unknown": "no entry of the ledger tells of a locked object",
    "object_unreadable": "a locked object cannot be unlocked with the keys of the register",
    "plain_differs": "unlocked bytes are not those that were captured",
    "address_differs": "the keyed address of an artifact is not that of its bytes",
    "data_key_missing": "a data key is gone, and no erasure says so",
    "data_key_unreadable": "a data key cannot be unwrapped with the register's key",
    "row_missing": "a record that the ledger tells of is not in the tables",
    "row_changed": "a record is not as the ledger commits to it",
    "row_unknown": "the tables hold a record that the ledger does not tell of",
    "row_unreadable": "a protected part of a record cannot be unlocked or joined",
    "salt_missing": "the salt of a commitment is gone, and no erasure says so",
    "detail_changed": "the details of an entry are not those that it commits to",
    "detail_unknown": "the tables hold details that no entry commits to",
    "entry_missing": "an entry of the ledger is gone from between its neighbours",
    "entry_malformed": "an entry is not one, or holds what must not stand in the ledger",
    "entry_changed": "an entry is not the one that its hash was taken of",
    "entry_misnumbered": "an entry stands at another place than its own number says",
    "frontier_differs": "the stored state of the tree is not that of the entries",
    "head_differs": "a signed head is not that of the entries it covers",
    "head_unsigned": "the signature of a head does not hold",
    "key_unknown": "a head is signed by a key that the ledger does not tell of",
    "anchor_cut": "the ledger is shorter than an anchor says it was",
    "anchor_differs": "the ledger is not the one that an anchor was taken of",
    "anchor_foreign": "an anchor belongs to another register",
    "tombstone_missing": "the ledger tells of an erasure, and no tombstone does",
    "tombstone_unfounded": "a tombstone tells of an erasure that the ledger does not know",
    "text_differs": "a text is not the one that its document decodes to",
    "span_outside": "a span reaches beyond the text",
    "words_differ": "the words that a value quotes do not stand at its place in the text",
    "columns_differ": "the columns of a claim do not say what the claim says",
    "index_differs": "the search index does not hold the words of the text that may be searched, and no others",
    "erasure_incomplete": "something erased is still there",
    "mark_lost": "the register's mark, synthetic or real, is not the one it was founded with",
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
