"""Shared by all tests: components that may be missing, marks, and how long properties are tried."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.postgres import Server

    from harmledger.reading import Reader

pytest_plugins = ["pytester"]

MISSING = "missing component: "

# Slow health checks depend on the machine, not on the code.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("modest", max_examples=60, **_PATIENT)
settings.register_profile("fuzz", max_examples=5000, **_PATIENT)
settings.load_profile("fuzz" if os.environ.get("FUZZ") else "modest")


def is_there(name: str) -> bool:
    """Tell whether a component is there: NAME is a variable naming a path, anything else a module or a program.

    `postgresql` is a server that we can start ourselves.
    """
    if name.isupper():
        return bool(os.environ.get(name)) and Path(os.environ[name]).exists()
    if name == "postgresql":
        from tests.postgres import programs

        return programs() is not None
    return importlib.util.find_spec(name) is not None or shutil.which(name) is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if not is_there(name):
                pytest.skip(MISSING + name)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("FUZZ"):
        return
    long_runs = [item for item in items if item.get_closest_marker("fuzz")]
    if long_runs:
        config.hook.pytest_deselected(items=long_runs)
        items[:] = [item for item in items if item not in long_runs]


def _refuse_missing(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a skip for a missing component a failure where everything is required."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    if os.environ.get("REQUIRE_ALL") and report.skipped and MISSING in reason:
        report.outcome = "failed"
        report.longrepr = reason.removeprefix("Skipped: ")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_missing(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_missing(report)
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader of the bundled gazetteer alone, whatever else is imported on this machine."""
    from harmledger.places import Gazetteer
    from harmledger.reading import Reader

    return Reader(Gazetteer.bundled())


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server for the tests of this process, started where one first asks for it."""
    for name in ("postgresql", "psycopg"):
        if not is_there(name):
            pytest.skip(MISSING + name)
    from tests.postgres import running_server, temporary_folder

    with temporary_folder() as folder, running_server(folder) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The address of a new, empty database: `postgresql://role:password@host:port/name`."""
    url = postgres_server.create()
    yield url
    postgres_server.drop(url)
