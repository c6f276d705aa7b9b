"""``provenance explain`` from outside."""

from pathlib import Path

import pytest

from provenance.rules import all_rules
from tests.cli.console import run


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    told = run(monkeypatch, tmp_path, "explain", code)
    assert told.status == 0
    assert told.out.startswith(f"# {code} ")
    assert f'rule = "{code}"' in told.out


def test_a_rule_can_be_asked_for_by_name_and_in_small_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_name = run(monkeypatch, tmp_path, "explain", "bare-source")
    assert by_name.out == run(monkeypatch, tmp_path, "explain", "ano01").out


def test_without_a_code_every_rule_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, tmp_path, "explain")
    assert told.out == run(monkeypatch, tmp_path, "rules").out


def test_an_unknown_code_is_a_2_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, tmp_path, "explain", "ANO10")
    assert told.status == 2
    assert "did you mean ANO0" in told.err


def test_a_slip_in_a_name_is_answered_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, tmp_path, "explain", "bare-sorce")
    assert told.status == 2
    assert "did you mean bare-source?" in told.err
