"""`--diff` and `--trust`, through a real git."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.checking.desks import BARE, allow, claim, commit, desk, git, put
from tests.cli.console import Outcome, run

Check = Callable[..., Outcome]
RECORD = '[[claim.record]]\nurl = "https://council.example/transcript"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose first commit holds two claim files."""
    desk(tmp_path)
    put(tmp_path, "dam", claim("c1", origin=BARE), claim("c2", origin=BARE))
    put(tmp_path, "mill", claim("m1", origin=BARE), claim("m2", allow=RECORD))
    commit(tmp_path, "first")
    return tmp_path


@pytest.fixture
def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    return lambda *options: run(monkeypatch, folder, "check", "--format", "json", *options)


def shown(outcome: Outcome) -> list[str]:
    """The claims that are shown."""
    return [claim["id"] for claim in read(outcome)["claims"]]


def read(outcome: Outcome) -> dict[str, Any]:
    assert outcome.status in (0, 1), outcome.err
    report: dict[str, Any] = json.loads(outcome.out)
    return report


def about(outcome: Outcome) -> set[str | None]:
    """The claims that findings are about."""
    return {finding["claim"] for finding in read(outcome)["findings"]}


def test_without_a_change_nothing_is_shown(check: Check) -> None:
    report = read(check("--diff", "HEAD"))
    assert (report["claims"], report["findings"], report["skips"]) == ([], [], [])


def test_only_changed_claims_are_shown_with_their_findings(folder: Path, check: Check) -> None:
    put(folder, "dam", claim("c1", origin=BARE), claim("c2", text="The dam opens.", origin=BARE), claim("c3"))
    assert shown(check("--diff", "HEAD")) == ["c2", "c3"]
    assert about(check("--diff", "HEAD")) == {"c2"}


def test_only_changed_files_are_mended(folder: Path, check: Check) -> None:
    files = [folder / "claims" / f"{name}.toml" for name in ("dam", "mill")]
    for file in files:
        file.write_text(file.read_text("utf-8").replace("version = 1", "version   = 1"), "utf-8")
    commit(folder, "spaces")
    files[0].write_text(files[0].read_text("utf-8") + "# more\n", "utf-8")
    left = files[1].read_bytes()
    preview = check("--diff", "HEAD", "--fix", "--diff-only")
    assert "claims/dam.toml" in preview.out
    assert "claims/mill.toml" not in preview.out
    assert check("--diff", "HEAD", "--fix").err.startswith("fixed 1 file")
    assert "version = 1\n" in files[0].read_text("utf-8")
    assert files[1].read_bytes() == left
    check("--fix")
    assert files[1].read_bytes() != left


def test_comments_order_and_spacing_are_no_change(folder: Path, check: Check) -> None:
    put(folder, "dam", "# a comment\n", claim("c2", origin=BARE), "\n\n", claim("c1", origin=BARE))
    assert shown(check("--diff", "HEAD")) == []
    assert about(check("--diff", "HEAD")) == set()


def test_what_is_committed_staged_and_new_counts_alike(folder: Path, check: Check) -> None:
    put(folder, "dam", claim("c1"), claim("c2", origin=BARE))
    commit(folder, "second")
    put(folder, "mill", claim("m1"), claim("m2", allow=RECORD))
    git(folder, "add", "-A")
    put(folder, "new", claim("n1"))
    assert shown(check("--diff", "HEAD~1")) == ["c1", "m1", "n1"]
    assert shown(check("--diff", "HEAD")) == ["m1", "n1"]


def test_a_renamed_file_is_compared_with_what_it_was(folder: Path, check: Check) -> None:
    git(folder, "mv", "claims/dam.toml", "claims/river.toml")
    path = folder / "claims" / "river.toml"
    path.write_text(path.read_text() + claim("c3"))
    git(folder, "add", "-A")
    assert shown(check("--diff", "HEAD")) == ["c3"]


def test_another_publisher_changes_every_claim_of_its_file(folder: Path, check: Check) -> None:
    put(folder, "dam", claim("c1", origin=BARE), claim("c2", origin=BARE), outlet="the-herald")
    assert shown(check("--diff", "HEAD")) == ["c1", "c2"]


def test_other_evidence_changes_the_claims_that_it_is_about(folder: Path, check: Check) -> None:
    line = {
        "version": 1, "file": "claims/mill.toml", "claim": "m2", "path": "record[0]",
        "url": "https://council.example/transcript", "retrieved": "2025-12-04T09:00:00Z", "status": "ok",
        "read_in_full": True, "verdict": "exact", "checked": "2025-12-04",
    }  # fmt: skip
    evidence = folder / "claims" / "evidence.jsonl"
    evidence.write_text(json.dumps(line) + "\n")
    assert shown(check("--diff", "HEAD")) == ["m2"]
    commit(folder)
    assert shown(check("--diff", "HEAD")) == []
    evidence.write_text(json.dumps(line | {"verdict": "absent"}) + "\n")
    assert shown(check("--diff", "HEAD")) == ["m2"]


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/hosts", "nowhere"])
def test_evidence_that_leads_elsewhere_is_not_followed(folder: Path, check: Check, target: str) -> None:
    (folder / "claims" / "evidence.jsonl").symlink_to(target)
    put(folder, "dam", claim("c1"), claim("c2", origin=BARE))
    told = check("--diff", "HEAD")
    assert told.status == 3
    report = json.loads(told.out)
    assert [each["id"] for each in report["claims"]] == ["c1"]
    assert [each["file"] for each in report["unread"]] == ["claims/evidence.jsonl"]


def test_errors_of_changed_files_are_shown_and_of_others_not(folder: Path, check: Check) -> None:
    put(folder, "old", 'colour = "red"\n', claim("o1"))
    commit(folder)
    assert read(check("--diff", "HEAD"))["findings"] == []
    put(folder, "bad", 'colour = "red"\n', claim("b1"))
    assert {each["file"] for each in read(check("--diff", "HEAD"))["findings"]} == {"claims/bad.toml"}


def test_the_registry_speaks_up_only_where_it_has_changed(folder: Path, check: Check) -> None:
    registry = folder / "sources.toml"
    registry.write_text(registry.read_text() + '[outlet.x]\nname = "X"\ncolour = "red"\n')
    assert {each["file"] for each in read(check("--diff", "HEAD"))["findings"]} == {"sources.toml"}
    commit(folder)
    assert read(check("--diff", "HEAD"))["findings"] == []


def test_it_is_compared_with_where_the_branches_parted(folder: Path, check: Check) -> None:
    git(folder, "checkout", "-qb", "topic")
    put(folder, "new", claim("n1"))
    commit(folder)
    git(folder, "checkout", "-q", "main")
    put(folder, "dam", claim("c1"), claim("c2"))
    commit(folder)
    git(folder, "checkout", "-q", "topic")
    assert shown(check("--diff", "main")) == ["n1"]


def test_from_a_folder_within_the_repository_it_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "dam", claim("c1"), claim("c2", origin=BARE))
    inside = run(monkeypatch, folder / "claims", "check", ".", "--format", "json", "--diff", "HEAD")
    assert shown(inside) == ["c1"]


@pytest.mark.parametrize("name", ["ümläut", "with space", "quo'te", '"double"', "-dash"])
def test_names_of_any_kind_are_found(folder: Path, check: Check, name: str) -> None:
    put(folder, name, claim("n1"), number=1)
    commit(folder)
    assert shown(check("--diff", "HEAD")) == []
    put(folder, name, claim("n1", origin=BARE), number=1)
    assert shown(check("--diff", "HEAD")) == ["n1"]


@pytest.mark.parametrize("option", ["--diff", "--trust"])
@pytest.mark.parametrize(
    ("revision", "words"),
    [
        ("nowhere", "no revision 'nowhere' in this repository"),
        ("--output=x", "no revision '--output=x'"),
        ("", "no revision"),
    ],
)
def test_a_revision_that_is_none_gets_one_sentence(
    folder: Path, check: Check, option: str, revision: str, words: str
) -> None:
    told = check(f"{option}={revision}")
    assert (told.status, told.out) == (2, "")
    assert words in told.err
    assert not (folder / "x").exists()


def test_without_a_repository_or_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk(tmp_path, files=1)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = run(monkeypatch, tmp_path, "check", "--diff", "HEAD")
    assert told.status == 2
    assert "not a git repository" in told.err
    monkeypatch.setenv("PATH", str(tmp_path))
    told = run(monkeypatch, tmp_path, "check", "--diff", "HEAD")
    assert told.status == 2
    assert "git is not installed" in told.err


def test_nothing_that_the_repository_brings_is_run(folder: Path, check: Check) -> None:
    (folder / ".gitattributes").write_text("*.toml diff=evil filter=evil\n")
    mark = folder / "ran"
    for key in ("diff.evil.command", "diff.evil.textconv", "core.fsmonitor", "core.pager", "diff.external"):
        git(folder, "config", key, f"touch {mark}; cat")
    put(folder, "dam", claim("c1"), claim("c2", origin=BARE))
    assert shown(check("--diff", "HEAD")) == ["c1"]
    assert not mark.exists()


# Trust


@pytest.fixture
def request_(folder: Path) -> Path:
    """A pull request's branch: the base has one finding more to answer than it suppresses."""
    (folder / "provenance.toml").write_text('fail-on = "warning"\nselect = ["ANO01"]\n')
    put(folder, "dam", claim("c1", origin=BARE, allow=allow("ANO01")), claim("c2"))
    put(folder, "mill", claim("m1"))
    commit(folder, "base")
    git(folder, "checkout", "-qb", "request")
    return folder


def codes(outcome: Outcome) -> list[tuple[str, str]]:
    return [(finding["claim"], finding["code"]) for finding in read(outcome)["findings"]]


def test_a_suppression_of_the_base_counts_and_one_of_the_request_does_not(request_: Path, check: Check) -> None:
    assert check("--trust", "main").status == 0
    excused = claim("c2", origin=BARE, allow=allow("ANO01", "Believe me."))
    put(request_, "dam", claim("c1", origin=BARE, allow=allow("ANO01")), excused)
    commit(request_)
    assert check().status == 0
    told = check("--trust", "main")
    assert (told.status, codes(told)) == (1, [("c2", "ANO01")])
    assert read(told)["summary"]["untrusted"] == 1
    assert read(told)["summary"]["suppressed"] == 1
    git(request_, "checkout", "-q", "main")
    git(request_, "merge", "-q", "request")
    assert check("--trust", "main").status == 0


@pytest.mark.parametrize(
    "other", [allow("ANO01", until="2999-01-01"), allow("ANO01", "Another reason."), allow("ANO01") + allow("CHN04")]
)
def test_a_suppression_counts_to_the_letter_only(request_: Path, check: Check, other: str) -> None:
    put(request_, "dam", claim("c1", origin=BARE, allow=other), claim("c2"))
    told = check("--trust", "main")
    expected = [] if other.startswith(allow("ANO01")) and "CHN04" in other else [("c1", "ANO01")]
    assert codes(told) == expected


def test_a_suppression_follows_its_file_when_that_is_renamed(request_: Path, check: Check) -> None:
    git(request_, "mv", "claims/dam.toml", "claims/river.toml")
    commit(request_)
    assert check("--trust", "main").status == 0


def test_settings_of_the_request_do_not_count(request_: Path, check: Check) -> None:
    put(request_, "mill", claim("m1", origin=BARE))
    (request_ / "provenance.toml").write_text('fail-on = "never"\nignore = ["ANO01"]\n')
    (request_ / "claims" / "provenance.toml").write_text('ignore = ["ALL"]\n')
    commit(request_)
    assert check().status == 0
    told = check("--trust", "main")
    assert (told.status, codes(told)) == (1, [("m1", "ANO01")])
    (request_ / "provenance.toml").unlink()
    (request_ / "claims" / "provenance.toml").unlink()
    assert check("--trust", "main").status == 1


def test_settings_named_by_an_option_are_read_from_the_base(request_: Path, check: Check) -> None:
    put(request_, "mill", claim("m1", origin=BARE))
    (request_ / "provenance.toml").write_text('fail-on = "never"\n')
    assert check("--config", "provenance.toml", "--trust", "main").status == 1
    (request_ / "mine.toml").write_text('fail-on = "never"\n')
    told = check("--config", "mine.toml", "--trust", "main")
    assert told.status == 2
    assert "main holds no such file" in told.err


def test_a_baseline_of_the_request_does_not_count(request_: Path, check: Check) -> None:
    put(request_, "mill", claim("m1", origin=BARE))
    check("--write-baseline")
    commit(request_)
    assert check().status == 0
    assert check("--trust", "main").status == 1
    assert check("--trust", "main", "--baseline", "provenance-baseline.json").status == 1
    git(request_, "checkout", "-q", "main")
    git(request_, "merge", "-q", "request")
    assert check("--trust", "main").status == 0


def test_a_profile_of_the_request_does_not_count(request_: Path, check: Check) -> None:
    from provenance.claimfile import profile

    standard = (Path(profile.__file__).parents[1] / "scoring" / "profile-1.toml").read_text()
    (request_ / "house.toml").write_text(standard)
    (request_ / "provenance.toml").write_text('profile = "house.toml"\nselect = ["ANO01"]\nfail-under = 60\n')
    put(request_, "mill", claim("m1", origin='identity = "role"\nvantage = "self"'))
    commit(request_, "a profile")
    git(request_, "branch", "-f", "main")
    put(request_, "dam", claim("c1"))
    assert check("claims/mill.toml", "--trust", "main").status == 0
    milder = re.sub(r"(role\s*=\s*\{\s*value\s*=\s*)0?\.90?", r"\g<1>0.30", standard)
    assert milder != standard
    (request_ / "house.toml").write_text(milder)
    assert check("claims/mill.toml").status == 1
    assert check("claims/mill.toml", "--trust", "main").status == 0


def test_claims_registry_and_evidence_are_those_of_the_request(request_: Path, check: Check) -> None:
    registry = request_ / "sources.toml"
    registry.write_text(registry.read_text() + '[outlet.the-post]\nname = "The Post"\n')
    put(request_, "post", claim("p1"), outlet="the-post")
    assert "FMT02" not in {code for _, code in codes(check("--trust", "main", "--select", "FMT"))}


def test_settings_above_the_repository_are_out_of_its_reach_and_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "repository"
    inner.mkdir()
    desk(inner)
    put(inner, "dam", claim("c1", origin=BARE))
    commit(inner)
    (tmp_path / "provenance.toml").write_text('fail-on = "warning"\n')
    assert run(monkeypatch, inner, "check", "--trust", "HEAD").status == 1


def test_the_text_says_what_does_not_count(request_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(request_, "mill", claim("m1", origin=BARE, allow=allow("ANO01")))
    told = run(monkeypatch, request_, "check", "--trust", "main")
    assert "1 suppression" in told.out
    assert told.out.count("does not count") == 1
