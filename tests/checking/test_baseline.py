"""Baselines through the command: what is old stays out of sight, what is new always shows."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.checking.baseline import NAME, Baseline
from provenance.checking.baseline import of as baseline_of
from provenance.claimfile import baseline
from provenance.claimfile.baseline import BaselineFile, Entry
from provenance.model.finding import FileReport, Finding, Place, Report, Severity
from provenance.model.source import Registry
from provenance.model.text import Span
from tests.checking.desks import BARE, claim, desk, put
from tests.cli.console import Outcome, run

Check = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk(tmp_path)
    put(tmp_path, "dam", claim("c1", origin=BARE), claim("c2", origin=BARE))
    return tmp_path


@pytest.fixture
def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    return lambda *options: run(monkeypatch, folder, "check", "--format", "json", *options)


def found(outcome: Outcome) -> list[tuple[str, str, str]]:
    return [(each["file"], each["claim"], each["code"]) for each in json.loads(outcome.out)["findings"]]


def summary(outcome: Outcome) -> dict[str, Any]:
    summed: dict[str, Any] = json.loads(outcome.out)["summary"]
    return summed


def entries(folder: Path, name: str = NAME) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((folder / name).read_text())["findings"]
    return listed


def test_what_is_in_the_baseline_is_counted_and_does_not_show(check: Check) -> None:
    before = check("--fail-on", "info")
    assert before.status == 1
    written = check("--write-baseline")
    assert written.status == 0
    assert written.out.startswith(f"wrote {NAME}: {len(found(before))} findings in 2 statements")
    after = check("--fail-on", "info")
    assert (after.status, found(after)) == (0, [])
    assert summary(after)["baselined"] == len(found(before))
    assert check("--no-baseline", "--fail-on", "info") == before


def test_a_new_finding_shows_alone(folder: Path, check: Check) -> None:
    check("--write-baseline")
    put(folder, "dam", claim("c1", origin=BARE), claim("c2", origin=BARE), claim("c3", origin=BARE))
    shown = found(check())
    assert {name for _, name, _ in shown} == {"c3"}
    assert ("claims/dam.toml", "c3", "ANO01") in shown


def test_lines_order_and_comments_do_not_disturb_it(folder: Path, check: Check) -> None:
    check("--write-baseline")
    put(folder, "dam", "# moved\n\n\n", claim("c0"), claim("c2", origin=BARE), "\n# and\n", claim("c1", origin=BARE))
    assert found(check()) == []


def test_a_renamed_file_is_known_by_its_article(folder: Path, check: Check) -> None:
    check("--write-baseline")
    (folder / "claims" / "dam.toml").rename(folder / "claims" / "renamed.toml")
    assert found(check()) == []
    check("--prune-baseline")
    assert {entry["file"] for entry in entries(folder)} == {"claims/renamed.toml"}
    assert found(check()) == []


def test_a_copy_of_a_file_excuses_nothing(folder: Path, check: Check) -> None:
    check("--write-baseline")
    (folder / "claims" / "copy.toml").write_text((folder / "claims" / "dam.toml").read_text())
    assert {file for file, _, _ in found(check())} == {"claims/copy.toml"}
    assert {file for file, _, _ in found(check("claims/copy.toml"))} == {"claims/copy.toml"}


def test_what_is_mended_is_pruned_and_comes_back_as_new(folder: Path, check: Check) -> None:
    check("--write-baseline")
    number = len(entries(folder))
    put(folder, "dam", claim("c1"), claim("c2", origin=BARE))
    told = check("--format", "concise")
    assert "nothing any longer: --prune-baseline takes them out" in told.err
    assert len(entries(folder)) == number
    pruned = check("--prune-baseline")
    assert pruned.err.startswith("took ")
    assert {entry["claim"] for entry in entries(folder)} == {"c2"}
    put(folder, "dam", claim("c1", origin=BARE), claim("c2", origin=BARE))
    assert {name for _, name, _ in found(check())} == {"c1"}


def test_pruning_after_a_part_keeps_what_was_not_looked_at(folder: Path, check: Check) -> None:
    put(folder, "mill", claim("m1", origin=BARE))
    check("--write-baseline")
    put(folder, "dam", claim("c1"), claim("c2"))
    check("claims/dam.toml", "--prune-baseline")
    assert {entry["file"] for entry in entries(folder)} == {"claims/mill.toml"}
    (folder / "claims" / "mill.toml").unlink()
    check("--prune-baseline")
    assert entries(folder) == []


def test_it_may_lie_elsewhere_and_be_named_by_a_setting(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "desk").mkdir()
    (folder / "provenance.toml").write_text('baseline = "desk/known.json"\n')
    assert check().status == 2
    check("--write-baseline")
    assert found(check()) == []
    assert {entry["file"] for entry in entries(folder, "desk/known.json")} == {"../claims/dam.toml"}
    elsewhere = run(monkeypatch, folder / "claims", "check", ".", "--format", "json")
    assert found(elsewhere) == []
    assert check("--baseline", "other.json", "--write-baseline").out.startswith("wrote other.json")
    assert (folder / "other.json").exists()


def test_a_setting_may_not_lead_out_of_its_folder(folder: Path, check: Check) -> None:
    (folder / "provenance.toml").write_text('baseline = "../known.json"\n')
    told = check()
    assert told.status == 2
    assert "leads out of the folder of the settings" in told.err


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"version": 2, "articles": {}, "findings": []}', "[" * 100_000, '{"version": 1, "articles": {}}', "\0",
     '{"version": 1, "articles": {}, "findings": [{"file": "a", "claim": null, "rule": "x", "path": ""}]}'],
)  # fmt: skip
def test_what_is_no_baseline_gets_one_sentence(folder: Path, check: Check, text: str) -> None:
    (folder / NAME).write_text(text)
    told = check()
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(f"provenance: {NAME} is no baseline: ")
    assert "--write-baseline" in told.err
    assert len(told.err.splitlines()) == 1


def test_a_named_baseline_that_is_not_there_is_a_2(check: Check) -> None:
    told = check("--baseline", "nowhere.json")
    assert told.status == 2
    assert "nowhere.json: there is no such file" in told.err


def test_what_could_not_be_read_keeps_a_baseline_from_being_written(folder: Path, check: Check) -> None:
    (folder / "claims" / "broken.toml").write_bytes(b"\xff")
    told = check("--write-baseline")
    assert told.status == 3
    assert "not written" in told.err
    assert not (folder / NAME).exists()


def test_errors_of_files_and_registry_can_be_lived_with(folder: Path, check: Check) -> None:
    put(folder, "bad", 'colour = "red"\n', claim("c1"))
    (folder / "sources.toml").write_text((folder / "sources.toml").read_text() + '[outlet.x]\nname = "X"\ncolour = 1\n')
    assert check().status == 1
    check("--write-baseline")
    assert (check().status, found(check())) == (0, [])
    put(folder, "bad", "\n\n" + 'colour = "red"\nshape = "round"\n', claim("c1"))
    assert [code for _, _, code in found(check())] == ["FMT01"]


@pytest.mark.parametrize(
    "options",
    [
        ["--write-baseline", "--prune-baseline"],
        ["--write-baseline", "--no-baseline"],
        ["--write-baseline", "--diff", "HEAD"],
        ["--prune-baseline", "--trust", "HEAD"],
        ["--write-baseline", "--watch"],
    ],
)
def test_what_excludes_each_other_is_said(check: Check, options: list[str]) -> None:
    told = check(*options)
    assert told.status == 2
    assert told.out == ""


def test_the_file_is_one_entry_a_line_sorted_and_read_back(folder: Path, check: Check) -> None:
    check("--write-baseline")
    lines = (folder / NAME).read_text().splitlines()
    rows = [line.rstrip(",") for line in lines if line.startswith('{"file"')]
    assert len(rows) == len(entries(folder))
    assert rows == sorted(rows)
    first = (folder / NAME).read_bytes()
    check("--write-baseline")
    assert (folder / NAME).read_bytes() == first


IDS = st.sampled_from(["c1", "c2", "c3", None])
PLACES = st.sampled_from(["claim[0].text", "claim[3].text", "claim[0].origin.as_written", "article.url"])
CODES = st.sampled_from(["ANO01", "CHN03", "FMT01"])


@st.composite
def findings(draw: st.DrawFn) -> list[Finding]:
    made = draw(st.lists(st.tuples(CODES, IDS, PLACES, st.integers(1, 9)), max_size=12))
    return [
        Finding(code, "a-name", Severity.WARNING, "file", "Words.", Place("a.toml", path, Span(line, 1, line, 2)), name)
        for code, name, path, line in made
    ]


def at_work(file: BaselineFile) -> Baseline:
    return Baseline(file, lambda name: name, lambda name: True)


def of(found: list[Finding]) -> BaselineFile:
    report = Report(
        (FileReport("a.toml", findings=tuple(found)),), registry=Registry(), today=datetime.date(2026, 1, 15)
    )
    return baseline_of(report, str)


@given(findings(), findings())
def test_law_everything_old_is_answered_and_everything_new_shows(old: list[Finding], new: list[Finding]) -> None:
    known = of(old)
    assert at_work(known).keep(FileReport("a.toml"), old) == []
    shown = at_work(known).keep(FileReport("a.toml"), old + new)
    kinds = {(each.claim, each.code, each.local_path) for each in new}
    assert {(each.claim, each.code, each.local_path) for each in shown} == kinds
    assert all(each in shown for each in new)


@given(findings(), findings())
def test_law_pruning_answers_what_is_there_as_before_and_leaves_nothing_stale(
    old: list[Finding], now: list[Finding]
) -> None:
    before = at_work(of(old))
    shown = before.keep(FileReport("a.toml"), now)
    after = at_work(before.pruned())
    assert after.keep(FileReport("a.toml"), now) == shown
    again = at_work(before.pruned())
    again.keep(FileReport("a.toml"), now)
    assert again.stale == 0


@given(findings())
def test_law_a_baseline_is_read_back_as_it_was_written(found: list[Finding]) -> None:
    file = of(found)
    assert baseline.parse("".join(baseline.text(file)).encode(), "b.json") == file


def test_an_entry_of_one_needs_no_count() -> None:
    file = BaselineFile(1, {}, (Entry("a.toml", None, "FMT01", ""),))
    assert "count" not in "".join(baseline.text(file))
