"""The bar shows itself to a waiting person only, and lets sentences through."""

from __future__ import annotations

import pytest

from harmledger.cli import progress
from harmledger.cli.progress import Bar


def test_no_bar_in_pipes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "PATIENCE_S", -1)
    with Bar(10) as bar:
        bar.step(5)
        bar.say("A\x1b sentence.")
    assert capsys.readouterr().err == "harmledger: A<U+001B> sentence.\n"


@pytest.mark.parametrize(("patience", "shown"), [(-1, True), (1000, False)])
def test_a_bar_for_those_who_wait(
    patience: float, shown: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_S", patience)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with Bar(None) as bar:
        bar.step(5)
        bar.step(5)
        bar.say("A sentence.")
    err = capsys.readouterr().err
    assert "A sentence." in err
    assert ("reports read" in err) == shown
