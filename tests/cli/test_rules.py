"""`harmledger rules` lists the catalogue, shows one rule, and names the nearest to an id it does not know."""

from __future__ import annotations

import json

import pytest

from harmledger.cli.main import main
from harmledger.rules import catalogue


def test_lists_every_rule_with_its_label(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in catalogue()]
    assert all(rule.label in line for rule, line in zip(catalogue(), lines, strict=True))


def test_shows_one_rule_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    rule = next(iter(catalogue()))
    assert main(["rules", rule.id]) == 0
    shown = capsys.readouterr().out
    assert all(part in shown for part in (rule.id, rule.label, rule.pattern, *rule.examples, *rule.refuses))


def test_json_of_all_and_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [rule["id"] for rule in listed] == [rule.id for rule in catalogue()]
    assert main(["rules", listed[0]["id"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == listed[0]


def test_unknown_id_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    known = next(iter(catalogue())).id
    assert main(["rules", known + "x"]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith("harmledger: No rule has the id")
    assert known in complaint
