"""What makes a register provable: the vault of locked objects, the Merkle ledger over every act, keys, signed heads."""

from harmledger.evidence.canonical import NotCanonical, canonical
from harmledger.evidence.ciphers import RegisterKey, Unreadable, lock, new_data_key, unlock
from harmledger.evidence.durable import AlreadyThere
from harmledger.evidence.entries import ACTS, ENTRY_VERSION, BadEntry, Entry, Fact, commitment, new_salt
from harmledger.evidence.findings import KINDS, Finding
from harmledger.evidence.heads import Anchor, BadAnchor, Head, SigningKey, check, sign
from harmledger.evidence.keyfiles import BadKey, LostKey, UnwritableKey
from harmledger.evidence.merkle import (
    BadFrontier,
    Frontier,
    NoSuchLeaf,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)
from harmledger.evidence.vault import BadName, MissingObject, Vault, VaultTrouble

__all__ = [
    "ACTS",
    "ENTRY_VERSION",
    "KINDS",
    "AlreadyThere",
    "Anchor",
    "BadAnchor",
    "BadEntry",
    "BadFrontier",
    "BadKey",
    "BadName",
    "Entry",
    "Fact",
    "Finding",
    "Frontier",
    "Head",
    "LostKey",
    "MissingObject",
    "NoSuchLeaf",
    "NotCanonical",
    "RegisterKey",
    "SigningKey",
    "Unreadable",
    "UnwritableKey",
    "Vault",
    "VaultTrouble",
    "canonical",
    "check",
    "check_consistency",
    "check_inclusion",
    "commitment",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "lock",
    "new_data_key",
    "new_salt",
    "node_hash",
    "root_of",
    "sign",
    "unlock",
]
