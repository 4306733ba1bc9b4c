"""A test whose component is missing skips by name, and fails where everything is required."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parent.parent / "conftest.py"
NEEDY = """
import pytest

@pytest.mark.needs("NO_SUCH_FOLDER_IS_NAMED")
def test_data(): ...

@pytest.mark.needs("no_such_module_anywhere")
def test_module(): ...

@pytest.mark.needs("json", "sh", "HERE")
def test_present(): ...

def test_other_skip():
    pytest.skip("not on this system")
"""


@pytest.fixture
def needy(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("HERE", str(pytester.path))
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    pytester.makeini("[pytest]\nmarkers =\n    needs: x\n    fuzz: x\n")
    pytester.makeconftest(CONFTEST.read_text().replace('pytest_plugins = ["pytester"]', ""))
    pytester.makepyfile(test_needy=NEEDY)
    return pytester


def test_missing_component_skips_by_name(needy: pytest.Pytester) -> None:
    result = needy.runpytest_inprocess("-rs")
    result.assert_outcomes(passed=1, skipped=3)
    result.stdout.fnmatch_lines_random(["*missing component: NO_SUCH_FOLDER_IS_NAMED", "*no_such_module_anywhere"])


def test_require_all_turns_only_such_skips_into_failures(
    needy: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUIRE_ALL", "1")
    outcomes = needy.runpytest_inprocess().parseoutcomes()
    assert (outcomes["passed"], outcomes["skipped"]) == (1, 1)
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 2


def test_require_all_refuses_a_module_skipped_as_a_whole(
    needy: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUIRE_ALL", "1")
    path = needy.makepyfile(
        test_whole="import pytest\npytest.skip('missing component: x', allow_module_level=True)\ndef test_it(): ...\n"
    )
    assert needy.runpytest_inprocess(path).ret != 0


def test_fuzz_runs_only_when_asked(needy: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    path = needy.makepyfile(test_long="import pytest\n@pytest.mark.fuzz\ndef test_long(): ...\ndef test_short(): ...\n")
    monkeypatch.delenv("FUZZ", raising=False)
    needy.runpytest_inprocess(path).assert_outcomes(passed=1, deselected=1)
    monkeypatch.setenv("FUZZ", "1")
    needy.runpytest_inprocess(path).assert_outcomes(passed=2)
