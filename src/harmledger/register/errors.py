"""What can be wrong with a register or with what is asked of it, each told in one sentence without content."""

from harmledger.model import HarmledgerError


class NotARegister(HarmledgerError):
    """No register is where one was looked for, or what is there cannot be one."""


class NewerRegister(HarmledgerError):
    """The register was written by a newer version than this one."""


class OlderRegister(HarmledgerError):
    """The register's tables have an older form than this version writes."""


class Unwritable(HarmledgerError):
    """The database or the disk refused; what was being written is not there, what was acknowledged is."""


class KeyMissing(HarmledgerError):
    """The register's key is not there or is another's; what it protects cannot be opened."""


class UnknownId(HarmledgerError):
    """No record has the id that was given."""


class Erased(HarmledgerError):
    """The record was lawfully erased."""


class NotTaken(HarmledgerError):
    """Something that was offered to the register cannot be taken."""
