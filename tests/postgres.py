"""A PostgreSQL server of our own for the tests: made in a temporary folder, on the loopback only, gone at the end."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROLE = "harmledger"
DEBIAN = Path("/usr/lib/postgresql")
PATIENCE_S = 60
ATTEMPTS = 3

# What is lost in a power cut does not matter here; what the register asks of its own connections still holds.
SWIFT = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "100",
    "shared_buffers": "32MB",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


def programs() -> Path | None:
    """Return the folder of the server's programs: that of `initdb` on the path, else Debian's newest."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = [path for path in DEBIAN.glob("*/bin/initdb") if path.parts[-3].isdigit()]
    return max(versions, key=lambda path: int(path.parts[-3])).parent if versions else None


class Server:
    """A running server; `create` makes databases in it and says their address."""

    def __init__(self, port: int, password: str) -> None:
        self.port = port
        self.password = password

    def url(self, name: str = "postgres") -> str:
        """Return the address of a database, as `postgresql://role:password@host:port/name`."""
        return f"postgresql://{ROLE}:{self.password}@127.0.0.1:{self.port}/{name}"

    def create(self, template: str = "template0") -> str:
        """Make a database with a new name and return its address; `template` is the name of one that is not in use."""
        name = f"test_{secrets.token_hex(6)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, also where somebody is still connected to it."""
        self._run(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        import psycopg

        # A name cannot be a parameter; ours are made above, or by the test itself.
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """Make a cluster in this folder, run a server on it, and stop that server at the end."""
    bin_folder = programs()
    assert bin_folder, "no PostgreSQL server is installed"
    cluster = _Cluster(bin_folder, folder)
    cluster.make()
    process, port = cluster.start()
    try:
        yield Server(port, cluster.password)
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        process.wait()


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder outside the runner's own, which the user that runs the server could not enter; remove it."""
    folder = Path(tempfile.mkdtemp(prefix="harmledger-pg-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Cluster:
    """The files of a server, owned by the user that runs it."""

    def __init__(self, bin_folder: Path, folder: Path) -> None:
        self.bin = bin_folder
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "log"
        self.password = secrets.token_hex(16)
        self.as_user = _server_user()
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}

    def make(self) -> None:
        """Run initdb."""
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self.as_user:
            for path in (self.folder, secret):
                os.chown(path, self.as_user["user"], self.as_user["group"])
        done = subprocess.run(
            [
                self.bin / "initdb",
                f"--pgdata={self.data}",
                f"--username={ROLE}",
                f"--pwfile={secret}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--no-instructions",
            ],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.as_user,
        )
        assert done.returncode == 0, done.stdout

    def start(self) -> tuple[subprocess.Popen[bytes], int]:
        """Start the server and wait until it answers; somebody may take the free port first, so try again."""
        for _ in range(ATTEMPTS):
            port = _free_port()
            process = self._run_at(port)
            if self._answers(process, port):
                return process, port
        raise AssertionError(self.log.read_text(errors="replace"))

    def _run_at(self, port: int) -> subprocess.Popen[bytes]:
        settings = [f"-c{name}={value}" for name, value in (SWIFT | {"port": str(port)}).items()]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [self.bin / "postgres", f"-D{self.data}", *settings],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **self.as_user,
            )

    def _answers(self, process: subprocess.Popen[bytes], port: int) -> bool:
        """Wait for the server's own word in its pid file; False where it ended instead."""
        told = self.data / "postmaster.pid"
        until = time.monotonic() + PATIENCE_S
        while process.poll() is None and time.monotonic() < until:
            lines = told.read_text().splitlines() if told.exists() else []
            if len(lines) >= 8 and lines[3] == str(port) and lines[7].strip() == "ready":
                return True
            time.sleep(0.02)
        process.kill()
        process.wait()
        return False


def _server_user() -> dict[str, Any]:
    """Return the user under which the server runs: PostgreSQL refuses root, so root lends it somebody else's name."""
    if os.geteuid() != 0:
        return {}
    import pwd

    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    """Return a port of the loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
