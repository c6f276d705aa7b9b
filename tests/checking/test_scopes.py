"""Settings for some files, groups of rules, and names of all kinds in selections."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.rules import all_rules, select
from tests.checking.desks import BARE, allow, claim, desk, put
from tests.cli.console import Outcome, run

Check = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files of one outlet, one of them in a folder of its own, and one of another outlet; all with ANO01."""
    desk(tmp_path)
    (tmp_path / "claims" / "old").mkdir()
    put(tmp_path, "dam", claim("c1", origin=BARE))
    put(tmp_path, "old/mill", claim("m1", origin=BARE), number=1)
    put(tmp_path, "river", claim("r1", origin=BARE), outlet="the-herald")
    return tmp_path


@pytest.fixture
def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    return lambda *options: run(monkeypatch, folder, "check", "--format", "json", *options)


def settings(folder: Path, text: str) -> None:
    (folder / "provenance.toml").write_text(text)


def fired(outcome: Outcome, code: str = "ANO01") -> list[str]:
    """The files in which a rule fired."""
    assert outcome.status in (0, 1), outcome.err
    return [each["file"] for each in json.loads(outcome.out)["findings"] if each["code"] == code]


EVERYWHERE = ["claims/dam.toml", "claims/old/mill.toml", "claims/river.toml"]


@pytest.mark.parametrize(
    "pattern", ["claims/old", "claims/old/", "claims/old/*", "*/mill.toml", "./claims/old", "*/old/*"]
)
def test_rules_can_be_off_for_some_files(folder: Path, check: Check, pattern: str) -> None:
    settings(folder, f'[[override]]\nfiles = ["{pattern}"]\nignore = ["ANO"]\n')
    assert fired(check()) == ["claims/dam.toml", "claims/river.toml"]


def test_rules_can_be_off_for_an_outlet(folder: Path, check: Check) -> None:
    settings(folder, '[[override]]\noutlets = ["the-herald"]\nignore = ["bare-source"]\n')
    assert fired(check()) == ["claims/dam.toml", "claims/old/mill.toml"]


def test_both_together_narrow(folder: Path, check: Check) -> None:
    settings(folder, '[[override]]\nfiles = ["claims/old"]\noutlets = ["the-herald"]\nignore = ["ANO"]\n')
    assert fired(check()) == EVERYWHERE


def test_rules_can_be_on_for_some_files_only(folder: Path, check: Check) -> None:
    settings(folder, 'ignore = ["ANO"]\n[[override]]\nfiles = ["claims/old"]\nextend-select = ["ANO01"]\n')
    told = check()
    assert fired(told) == ["claims/old/mill.toml"]
    assert fired(told, "ANO03") == []


def test_the_later_selection_wins_and_ignoring_adds_up(folder: Path, check: Check) -> None:
    settings(
        folder,
        '[[override]]\nselect = ["ANO01", "ANO03"]\n'
        '[[override]]\nfiles = ["claims/old"]\nselect = ["ANO03"]\n'
        '[[override]]\noutlets = ["the-herald"]\nignore = ["ANO03"]\n',
    )
    told = check()
    assert fired(told) == ["claims/dam.toml", "claims/river.toml"]
    assert fired(told, "ANO03") == ["claims/dam.toml", "claims/old/mill.toml"]
    assert {each["code"] for each in json.loads(told.out)["findings"]} == {"ANO01", "ANO03"}


def test_what_fails_a_run_can_differ(folder: Path, check: Check) -> None:
    settings(folder, '[[override]]\nfiles = ["claims/old"]\nfail-on = "warning"\n')
    assert check().status == 1
    assert check("claims/dam.toml").status == 0
    assert check("--fail-on", "error").status == 0
    settings(folder, '[[override]]\noutlets = ["the-herald"]\nfail-under = 100\n')
    assert check().status == 1
    assert check("claims/dam.toml").status == 0
    settings(folder, 'fail-on = "warning"\n[[override]]\nfiles = ["*"]\nfail-on = "never"\n')
    assert check().status == 0


def test_options_win_over_overrides(folder: Path, check: Check) -> None:
    settings(folder, '[[override]]\nfiles = ["claims/old"]\nselect = ["CHN"]\nignore = ["ANO"]\n')
    assert fired(check()) == ["claims/dam.toml", "claims/river.toml"]
    assert fired(check("--select", "ANO01")) == EVERYWHERE
    assert fired(check("--ignore", "TIM", "--select", "ALL")) == EVERYWHERE


def test_a_suppression_of_a_rule_that_is_off_for_the_file_is_not_stale(folder: Path, check: Check) -> None:
    put(folder, "old/mill", claim("m1", origin=BARE, allow=allow("ANO01")), number=1)
    settings(folder, '[[override]]\nfiles = ["claims/old"]\nignore = ["ANO01"]\n')
    assert fired(check(), "FMT07") == []
    settings(folder, '[[override]]\nfiles = ["claims/old"]\nignore = ["ANO02"]\n')
    assert json.loads(check().out)["summary"]["suppressed"] == 1


def test_findings_about_the_registry_are_under_its_path(folder: Path, check: Check) -> None:
    (folder / "sources.toml").write_text((folder / "sources.toml").read_text() + '[outlet.x]\nname = "X"\ncolour = 1\n')
    assert fired(check(), "FMT01") == ["sources.toml"]
    settings(folder, '[[override]]\nfiles = ["sources.toml"]\nignore = ["FMT01"]\n')
    assert fired(check(), "FMT01") == []


def test_groups_of_its_own_stand_wherever_a_code_can(folder: Path, check: Check) -> None:
    settings(folder, 'select = ["house"]\n[groups]\nhouse = ["bare-source", "inner"]\ninner = ["OUT"]\n')
    codes = {each["code"] for each in json.loads(check().out)["findings"]}
    assert "ANO01" in codes
    assert codes <= {rule.code for rule in all_rules() if rule.code == "ANO01" or rule.code.startswith("OUT")}
    assert fired(check("--ignore", "house")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[groups]\na = ["b"]\nb = ["a"]\n[[override]]\nignore = ["a"]', "the group 'a' is a part of itself"),
        ('select = ["hous"]\n[groups]\nhouse = ["ANO"]', "called 'hous': did you mean house?"),
        ('[groups]\nanonymity = ["CHN"]', "the group 'anonymity' has the name of a family"),
        ('[groups]\n"A b" = ["CHN"]', "groups"),
        ('[[override]]\nfile = ["x"]', 'did you mean "files"?'),
        ('[[override]]\nfail-on = "warn"', 'did you mean "warning"?'),
        ('[[override]]\nignore = ["ANX"]', "no rule has the code or prefix 'ANX'"),
        ('[override]\nignore = ["ANO"]', "must be a list"),
    ],
)
def test_settings_that_do_not_hold_get_one_sentence(folder: Path, check: Check, text: str, words: str) -> None:
    settings(folder, text)
    told = check()
    assert (told.status, told.out) == (2, "")
    assert words in told.err
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("anonymity", {rule.code for rule in all_rules() if rule.family == "anonymity"}),
        ("Anonymity", {rule.code for rule in all_rules() if rule.family == "anonymity"}),
        ("error", {rule.code for rule in all_rules() if rule.severity.value == "error"}),
        ("bare-source", {"ANO01"}),
        ("ano01", {"ANO01"}),
        ("ano", {rule.code for rule in all_rules() if rule.code.startswith("ANO")}),
        ("ALL", {rule.code for rule in all_rules()}),
    ],
)
def test_rules_have_names_of_all_kinds(name: str, codes: set[str]) -> None:
    assert {rule.code for rule in select([name])} == codes
    assert {rule.code for rule in select(ignored=[name])} == {rule.code for rule in all_rules()} - codes


def test_the_closer_name_decides() -> None:
    assert "ANO01" in {rule.code for rule in select(ignored=["anonymity"], extended=["bare-source"])}
    assert "ANO01" not in {rule.code for rule in select(["anonymity"], ["bare-source"])}
    assert "ANO01" in {rule.code for rule in select(ignored=["warning"], extended=["anonymity"])}
    assert "ANO01" not in {rule.code for rule in select(["warning"], ["anonymity"])}


def test_the_settings_shown_hold_overrides_and_where_they_come_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(
        folder,
        'fail-on = "warning"\n[groups]\nhouse = ["ANO"]\n[[override]]\nfiles = ["claims/old"]\nignore = ["ANO"]\n',
    )
    told = run(monkeypatch, folder, "check", "--show-settings")
    assert 'fail-on = "warning"  # settings file' in told.out
    assert 'groups.house = ["ANO"]  # settings file' in told.out
    assert "[[override]]  # settings file" in told.out
    assert 'files = ["claims/old"]' in told.out
