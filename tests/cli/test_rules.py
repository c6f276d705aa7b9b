"""``provenance rules`` from outside."""

import json
from pathlib import Path

import pytest

from provenance.rules import all_rules, select
from tests.cli.console import run


def listed(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> list[str]:
    outcome = run(monkeypatch, folder, "rules", *arguments, "--format", "json")
    assert outcome.status == 0
    return [rule["code"] for rule in json.loads(outcome.out)["rules"]]


def test_every_rule_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(monkeypatch, tmp_path) == [rule.code for rule in all_rules()]


@pytest.mark.parametrize(
    ("arguments", "selected"),
    [
        (["ANO"], select(["ANO"])),
        (["ano01", "third-hand"], select(["ANO01", "CHN02"])),
        (["--select", "ANO,CHN01"], select(["ANO", "CHN01"])),
        (["--ignore", "ANO", "--extend-select", "ANO01"], select([], ["ANO"], ["ANO01"])),
        (["FMT", "--ignore", "unknown-id"], select(["FMT"], ["FMT02"])),
    ],
)
def test_rules_are_chosen_as_check_chooses_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], selected: tuple[object, ...]
) -> None:
    assert listed(monkeypatch, tmp_path, *arguments) == [rule.code for rule in selected]  # type: ignore[attr-defined]


def test_groups_of_the_settings_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "provenance.toml").write_text('[groups]\nours = ["ANO01", "CHN01"]\n')
    assert listed(monkeypatch, tmp_path, "ours") == ["ANO01", "CHN01"]


def test_an_unknown_code_is_a_2_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, tmp_path, "rules", "relayed-reports")
    assert outcome.status == 2
    assert "did you mean relayed-report?" in outcome.err


def test_a_table_for_people_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, tmp_path, "rules", "FMT01")
    assert outcome.out.splitlines()[1].split()[:4] == ["FMT01", "schema-error", "error", "file"]
    assert outcome.out.endswith("1 rule. `provenance explain CODE` shows a rule's page.\n")
    table = run(monkeypatch, tmp_path, "rules", "FMT01", "--format", "markdown")
    assert table.out.splitlines()[-1].startswith("| FMT01 | schema-error | error | file |")
