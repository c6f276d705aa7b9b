"""The Code Quality report of GitLab: as its own schema wants it, and the same issue from run to run."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from provenance.model.finding import FileReport, Report, Severity, Unread
from provenance.render import gitlab, sarif
from tests.render.test_json import FILE, SAMPLE, finding, reports, run

SCHEMA = Draft7Validator(json.loads((Path(__file__).parent.parent / "data" / "gitlab-codeclimate.json").read_text()))
SEVERITIES = ["blocker", "critical", "major", "minor", "info"]


def read(report: Report) -> list[dict[str, Any]]:
    """The issues as GitLab reads them: every one is held against its schema, and kept by its fingerprint."""
    issues: list[dict[str, Any]] = json.loads(b"".join(gitlab.render(report)))
    for issue in issues:
        SCHEMA.validate(issue)
        assert issue["severity"] in SEVERITIES
        assert isinstance(issue["location"]["path"], str)
        assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]
    kept = {issue["fingerprint"]: issue for issue in issues}
    assert len(kept) == len(issues)
    return issues


def test_a_finding_is_an_issue_with_its_place() -> None:
    [issue] = read(run(FileReport(FILE, findings=(finding(),))))
    assert issue == {
        "description": "Reported by NBC News. (c2, CHN01)",
        "check_name": "CHN01",
        "fingerprint": f"{sarif.fingerprint(finding())}:1",
        "severity": "minor",
        "location": {"path": "claims/x.toml", "lines": {"begin": 31, "end": 31}},
    }


def test_what_cannot_be_read_is_the_gravest_issue_and_comes_first() -> None:
    issues = read(SAMPLE)
    assert issues[0]["description"] == "Not read: permission to read it is denied"
    assert [issue["severity"] for issue in issues] == ["blocker", "major", "minor", "minor", "info"]
    assert issues[0]["location"] == {"path": "claims/y.toml", "lines": {"begin": 1, "end": 1}}


def test_an_issue_about_no_claim_names_the_rule_alone_and_one_with_a_mend_says_it() -> None:
    found = (finding("Not valid.", code="FMT01", of=None), finding("Later.", code="FMT02", fix="Say why."))
    assert [issue["description"] for issue in read(run(FileReport(FILE, findings=found)))] == [
        "Not valid. (FMT01)",
        "Later. Say why. (c2, FMT02)",
    ]


def test_an_issue_is_the_same_wherever_it_stands_and_however_it_is_put() -> None:
    [one] = read(run(FileReport(FILE, findings=(finding(),))))
    moved = finding("Other words.", path="claim[7].relay[0]", span=(90, 4, 91, 2), severity=Severity.INFO)
    [other] = read(run(FileReport(FILE, findings=(moved,))))
    assert one["fingerprint"] == other["fingerprint"]


@pytest.mark.parametrize("written", ["./claims/x.toml", "claims/x.toml"])
def test_a_path_is_written_as_git_writes_it(written: str) -> None:
    [issue] = read(run(FileReport(written, findings=(finding(file=written),))))
    assert issue["location"]["path"] == "claims/x.toml"


def test_a_run_without_findings_is_an_empty_list() -> None:
    assert b"".join(gitlab.render(run())) == b"[]\n"


@given(reports())
def test_no_words_break_the_report(report: Report) -> None:
    issues = read(report)
    assert len(issues) == len(report.unread) + sum(len(file.findings) for file in report.files)
    for issue in issues:
        assert "\n" not in issue["description"]
        assert "\x1b" not in issue["description"]
        assert "##vso[" not in issue["description"]


def test_the_report_is_the_same_every_time() -> None:
    file = SAMPLE.files[0]
    turned = file.but(findings=file.findings[::-1])
    again = run(turned, SAMPLE.files[1], unread=SAMPLE.unread)
    assert b"".join(gitlab.render(again)) == b"".join(gitlab.render(SAMPLE))


def test_files_that_cannot_be_read_are_told_apart() -> None:
    report = run(unread=(Unread("a.toml", "it is a folder"), Unread("b.toml", "it is a folder")))
    assert [issue["location"]["path"] for issue in read(report)] == ["a.toml", "b.toml"]
