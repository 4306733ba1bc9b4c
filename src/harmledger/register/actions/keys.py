"""Gives a register its key to sign heads with: the ledger names it first, then its file is written."""

from __future__ import annotations

from harmledger.evidence import AlreadyThere, SigningKey
from harmledger.register.actions.members import member
from harmledger.register.opening import Register


def add_signing_key(register: Register) -> SigningKey:
    """Make a signing key, name it in the ledger and keep it; from this entry on every transaction's head is signed.

    AlreadyThere where the register has one; UnwritableKey where its file cannot be written. The ledger then names a key
    that nobody has, which does no harm: the next one is made as if it had not been.
    """
    if register.home.signing_key.exists():
        raise AlreadyThere("The register has a signing key already; it was left as it is.")
    key = SigningKey.new()
    before, register.signing = register.signing, key
    try:
        with register.writing() as ledger:
            ledger.append("key_added", member(register, ledger), ids=[], facts={"key": key.id, "public": key.public})
        # only now: a key that no entry names would spoil every head that it signs
        key.save(register.home.signing_key)
    except BaseException:
        register.signing = before
        raise
    return key
