"""The one door of a register: opens one, and lends its vault, keys, ledger, log and clock to actions and queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from django.db import transaction

from harmledger.evidence import RegisterKey, SigningKey, Vault
from harmledger.model import HarmledgerError
from harmledger.register import connecting
from harmledger.register.clock import Clock, machine_clock
from harmledger.register.errors import KeyMissing, NotARegister
from harmledger.register.forms import check_form
from harmledger.register.guarding import Guard
from harmledger.register.home import Home, find_home
from harmledger.register.key_files import fitting_key
from harmledger.register.ledger import Ledger
from harmledger.register.log import RegisterLog
from harmledger.register.models import LedgerState, Project

OPERATOR = "operator"


class Register:
    """An open register. One process has one open at a time: opening another closes it."""

    def __init__(self, home: Home, clock: Clock, member: str) -> None:
        """Connect to the database and read whose it is; the tables must have this version's form."""
        self.home = home
        self.clock = clock
        self.member_name = member
        self.log = RegisterLog(home.log, clock)
        if not home.database_url and not home.database.exists():  # SQLite would make an empty one
            raise NotARegister("The register's database, register.sqlite3, is not in its folder; nothing was changed.")
        connecting.connect(home)
        try:
            with connecting.told_plainly():
                check_form()
                self._read_state()
        except BaseException:
            connecting.disconnect()
            raise
        self.vault = Vault(home.vault)

    @classmethod
    def open(cls, told: Path | None = None, *, clock: Clock = machine_clock, member: str = OPERATOR) -> Register:
        """Open the register that was told, or the nearest one from the working folder upwards."""
        return cls(find_home(told, Path.cwd()), clock, member)

    def _read_state(self) -> None:
        state = LedgerState.objects.using(connecting.SNAPSHOT).first()
        if state is None:
            raise NotARegister("The database has the tables of a register and no register in them.")
        if state.register != self.home.settings.register:
            raise NotARegister("The database belongs to another register than this folder.")
        self.id = state.register
        self.project = state.project_id
        project = Project.objects.using(connecting.SNAPSHOT).filter(id=state.project_id).first()
        if project is None:
            raise NotARegister(f"The register's project {state.project_id} is gone from its tables.")
        self.synthetic = project.synthetic
        self.guard = Guard(self.id, self.project, self._key(state.key_check), self.clock)
        self._signing: SigningKey | None = None

    def _key(self, check: str) -> RegisterKey | None:
        path = fitting_key(self.home, check)
        return RegisterKey.load(path) if path else None

    @property
    def signing(self) -> SigningKey | None:
        """The key that signs heads, None where there is none; BadKey where it is damaged, which reading never asks."""
        if self._signing is None and self.home.signing_key.exists():
            self._signing = SigningKey.load(self.home.signing_key)
        return self._signing

    @signing.setter
    def signing(self, key: SigningKey | None) -> None:
        self._signing = key

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Lend the ledger for one transaction: what is appended is there wholly when this ends, or not at all."""
        with connecting.told_plainly(), transaction.atomic():
            ledger = Ledger(self.clock, self.signing)
            if self.guard.has_key and self.guard.key.id != ledger.key_check:
                raise KeyMissing("The register's key was changed by another process meanwhile; begin again.")
            first = ledger.next
            yield ledger
            ledger.close()
        self.log.write("recorded", {"position": first, "count": ledger.next - first})

    @contextmanager
    def moment(self) -> Iterator[None]:
        """See one moment of the register, whatever others write meanwhile; for queries, checks and copies."""
        with connecting.told_plainly(), transaction.atomic(using=connecting.SNAPSHOT):
            yield

    def close(self) -> None:
        """Let go of the database."""
        connecting.disconnect()

    def __enter__(self) -> Self:
        """Use it in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; an error that nobody foresaw is logged, without its words."""
        if isinstance(error, Exception) and not isinstance(error, HarmledgerError):
            self.log.unforeseen(error)
        self.close()
