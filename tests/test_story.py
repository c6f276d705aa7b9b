"""Adopting provenance in a repository of fifty claim files: what the README's "In your repository" promises."""

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.checking.desks import BARE, allow, claim, commit, desk, git, put
from tests.cli.console import Outcome, run


class Desk(NamedTuple):
    """A repository, and the command in it."""

    folder: Path
    patch: pytest.MonkeyPatch

    def check(self, *options: str) -> Outcome:
        return run(self.patch, self.folder, "check", "--fail-on", "warning", *options)

    def found(self, *options: str) -> list[tuple[str, str]]:
        """The findings that show, as (claim, rule)."""
        report = json.loads(self.check("--format", "json", *options).out)
        return [(each["claim"], each["code"]) for each in report["findings"] if each["severity"] != "info"]


@pytest.fixture
def fifty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Fifty claim files with findings of years."""
    desk(tmp_path)
    for number in range(50):
        put(tmp_path, f"f{number:02}", claim("c1", origin=BARE), claim("c2"), number=number)
    commit(tmp_path, "fifty articles")
    return Desk(tmp_path, monkeypatch)


def test_the_story(fifty: Desk) -> None:
    folder = fifty.folder

    # It is red, and nobody can mend fifty files today.
    assert fifty.check().status == 1
    assert len(fifty.found()) >= 50

    # Adopt: live with what there is.
    assert fifty.check("--write-baseline").status == 0
    commit(folder, "a baseline")
    assert fifty.check().status == 0
    assert fifty.found() == []

    # A pull request adds a claim with a finding: that alone shows.
    git(folder, "checkout", "-qb", "request")
    new = claim("c3", text="The dam is sound.", origin=BARE)
    put(folder, "f07", claim("c1", origin=BARE), claim("c2"), new, number=7)
    commit(folder, "a claim more")
    assert {name for name, _ in fifty.found()} == {"c3"}
    assert {name for name, _ in fifty.found("--diff", "main")} == {"c3"}
    assert fifty.check().status == 1

    # The same pull request suppresses it with a reason: green at home, red where the base is trusted.
    rules = sorted({code for _, code in fifty.found()})
    excuses = "".join(allow(rule, "The desk has met the engineer.", until="2999-01-01") for rule in rules)
    excused = claim("c3", text="The dam is sound.", origin=BARE, allow=excuses)
    put(folder, "f07", claim("c1", origin=BARE), claim("c2"), excused, number=7)
    commit(folder, "and an excuse")
    assert fifty.check().status == 0
    assert fifty.check("--trust", "main").status == 1
    assert {name for name, _ in fifty.found("--trust", "main")} == {"c3"}
    told = fifty.check("--trust", "main").out
    assert re.search(r"suppressions? .*do(es)? not count", " ".join(told.split()))

    # An editor accepts it: on the base branch it counts.
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "request")
    assert fifty.check("--trust", "main").status == 0

    # It runs out: red again, with the reason that was given.
    path = folder / "claims" / "f07.toml"
    path.write_text(path.read_text().replace("2999-01-01", "2026-01-31"))
    commit(folder, "the end of an excuse")
    again = fifty.check("--trust", "main")
    assert again.status == 1
    assert {name for name, _ in fifty.found("--trust", "main")} == {"c3"}
    assert {code for _, code in fifty.found("--trust", "main")} == {*rules, "FMT07"}
    assert "The desk has met the engineer." in " ".join(again.out.split())


def test_what_is_mended_leaves_the_baseline(fifty: Desk) -> None:
    fifty.check("--write-baseline")
    put(fifty.folder, "f07", claim("c1"), claim("c2"), number=7)
    before = len((fifty.folder / "provenance-baseline.json").read_text().splitlines())
    assert fifty.check("--prune-baseline").status == 0
    assert len((fifty.folder / "provenance-baseline.json").read_text().splitlines()) < before
    assert fifty.check().status == 0
