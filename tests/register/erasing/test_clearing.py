"""What is left in the database's own files after an erasure: nothing; all names are invented."""

from __future__ import annotations

import random
import re
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat
from tests.register.erasing.planted import OFFER, PLAIN, Made, found_in, keep

from harmledger.register import word_index
from harmledger.register.actions.erasing import Erased, clearing, erase, finish
from harmledger.register.actions.found import found
from harmledger.register.models import Source
from harmledger.register.opening import Register


def _shuffle(chance: random.Random, kept: dict[str, str], gone: set[str]) -> None:
    """Write rows of many sizes, let them grow, and delete some: `kept` and `gone` are told a word of each."""
    for number in range(1000):
        id_, word = f"{chance.getrandbits(64):016x}", f"Zq{len(kept) + len(gone):06}vronk"
        kept[id_] = word
        body = word + "." * chance.choice((10, 300, 900))
        Source(id=id_, project_id="", lookup=id_, body=body, recorded="").save(force_insert=True)
        longer = Concat(F("body"), Value("." * chance.randrange(500)))
        Source.objects.filter(id=chance.choice(list(kept))).update(body=longer)
        if number % 2:
            last = chance.choice(list(kept))
            gone.add(kept.pop(last))
            Source.objects.filter(id=last)._raw_delete("default")


def test_copies_that_stay_in_pages_go_too(made: Made, clock: Any) -> None:
    chance, kept, gone = random.Random(7), dict[str, str](), set[str]()
    with Register.open(made(), clock=clock) as register:
        for _ in range(9):
            with transaction.atomic():
                _shuffle(chance, kept, gone)
            word_index.scrub()
            clearing.flush(5.0)
            if left := _met(register) & gone:
                break
        assert left  # what `secure_delete` leaves behind
        clearing.rewrite(register.home, [], 5.0)
        clearing.flush(5.0)
        assert _met(register) == set(kept.values())


def _met(register: Register) -> set[str]:
    pieces = [path.read_bytes() for path in register.home.folder.glob("register.sqlite3*")]
    return {word.decode() for piece in pieces for word in re.findall(rb"Zq[0-9]{6}vronk", piece)}


def test_a_user_whom_the_server_allows_no_checkpoint_is_told(
    postgres_url: str, tmp_path: Any, clock: Any, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HARMLEDGER_DATABASE", raising=False)
    parts = urlsplit(postgres_url)
    name = parts.path.strip("/")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'invented'".encode())
        connection.execute(f"ALTER DATABASE {name} OWNER TO {name}".encode())
    url = f"postgresql://{name}:invented@{parts.hostname}:{parts.port}/{name}"
    found(tmp_path / "register", database=url, clock=clock)
    with Register.open(tmp_path / "register", clock=clock) as register:
        [planted] = keep(register, reader, OFFER)
        with psycopg.connect(postgres_url) as hidden:  # another user's, whose moment this user cannot see
            hidden.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            hidden.execute("SELECT 1")
            done = erase(register, planted.report, "order", patience_s=0.2)
            assert isinstance(done, Erased)
            assert "Another process" in str(done.finished.waiting)
        finished = finish(register)
        assert finished.waiting is None
        assert "administrator" in str(finished.undone)
    monkeypatch.setenv("HARMLEDGER_DATABASE", postgres_url)
    with Register.open(tmp_path / "register", clock=clock) as register:
        assert found_in(register, PLAIN) == set()  # its search runs the checkpoint that was missing


def test_one_who_holds_a_table_is_told_of(
    made: Made, postgres_url: str, clock: Any, reader: object, tmp_path: Any
) -> None:
    found(tmp_path / "team", database=postgres_url, clock=clock)
    with Register.open(tmp_path / "team", clock=clock) as register:
        [planted] = keep(register, reader, OFFER)
        with psycopg.connect(postgres_url) as other:
            other.execute("SELECT count(*) FROM word_index")  # its lock lasts, its snapshot does not
            done = erase(register, planted.report, "order", patience_s=0.2)
            assert isinstance(done, Erased)
            assert "Another process" in str(done.finished.waiting)
        assert finish(register).erasures == 1
        assert found_in(register, PLAIN) == set()


def test_dead_rows_that_the_server_kept_are_noticed(
    postgres_url: str, clock: Any, reader: object, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(tmp_path / "team", database=postgres_url, clock=clock)
    with Register.open(tmp_path / "team", clock=clock) as register:
        [planted] = keep(register, reader, OFFER)
        with psycopg.connect(postgres_url) as other, monkeypatch.context() as patched:
            other.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            other.execute("SELECT 1")
            patched.setattr(clearing, "_wait_for_others", lambda _: None)
            done = erase(register, planted.report, "order")
            assert isinstance(done, Erased)
            assert "Another process" in str(done.finished.waiting)
        assert finish(register).erasures == 1
