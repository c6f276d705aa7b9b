"""The SARIF of ``check``: valid against the OASIS schema whatever words the input holds, and stable from run to run."""

import json as stdlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from provenance.model.finding import FileReport, Finding, Report, Severity, Skipped
from provenance.render import sarif
from provenance.rules import all_rules
from tests.render.test_json import ARTICLE, FILE, SAMPLE, finding, reports, run

OASIS = stdlib.loads((Path(__file__).parent.parent / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))
Draft4Validator.check_schema(OASIS)
SCHEMA = Draft4Validator(OASIS)
# RFC 3986, and stricter: a relative path without a colon, or an absolute one with the scheme "file".
REFERENCE = re.compile(r"(?:file:///)?(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})*")
RULES = [rule for rule in all_rules() if rule.code in ("ANO01", "ANO03", "CHN01", "FMT01", "OUT01")]


def read(report: Report, rules: Iterable[sarif.DescribedRule] = RULES, version: str = "0.1.0") -> Any:
    """The one run of the log, after the log has been validated."""
    log = stdlib.loads(b"".join(sarif.render(report, rules, version)))
    SCHEMA.validate(log)
    assert log["version"] == "2.1.0"
    [only] = log["runs"]
    return only


def fingerprints(*findings: Finding) -> list[str]:
    """The fingerprints of findings in one file."""
    results = read(run(FileReport(FILE, "", ARTICLE, (), findings)))["results"]
    return [result["partialFingerprints"]["provenance/v1"] for result in results]


def test_a_finding_is_a_result_with_its_place_and_its_claim() -> None:
    result = read(SAMPLE)["results"][1]
    assert result["ruleId"] == "CHN01"
    assert result["level"] == "warning"
    assert result["message"] == {"text": "Reported by NBC News."}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "claims/x.toml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 31, "startColumn": 1, "endLine": 31, "endColumn": 20},
            },
            "logicalLocations": [{"name": "c2", "fullyQualifiedName": "claims/x.toml#c2", "kind": "object"}],
        }
    ]
    assert result["properties"] == {"about": "article", "path": "claim[2].relay[0]"}


def test_severities_are_levels() -> None:
    assert [result["level"] for result in read(SAMPLE)["results"]] == ["error", "warning", "warning", "note"]


def test_columns_count_code_points() -> None:
    assert read(SAMPLE)["columnKind"] == "unicodeCodePoints"


def test_every_rule_that_ran_is_described_with_its_page() -> None:
    rules = all_rules()
    described = read(SAMPLE, rules)["tool"]["driver"]["rules"]
    assert {rule.code for rule in rules} <= {each["id"] for each in described}
    for rule, each in zip(rules, described, strict=False):
        assert each["id"] == rule.code
        assert each["name"] == rule.name
        assert each["help"]["markdown"] == rule.page
        assert "](" not in each["help"]["text"]
        assert each["properties"]["family"] == rule.family
        assert each["properties"]["about"] == rule.about


def test_results_and_skips_point_at_their_rules() -> None:
    only = read(SAMPLE)
    described = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]
    skip = only["invocations"][0]["toolExecutionNotifications"][-1]
    assert described[skip["associatedRule"]["index"]]["id"] == skip["associatedRule"]["id"] == "EVD01"


@pytest.mark.parametrize(
    ("version", "semantic"), [("1.2.3", "1.2.3"), ("1.2.3-rc.1", "1.2.3-rc.1"), ("0.1.0.dev0", None), ("1.2", None)]
)
def test_only_a_semantic_version_is_given_as_one(version: str, semantic: str | None) -> None:
    driver = read(SAMPLE, version=version)["tool"]["driver"]
    assert driver["version"] == version
    assert driver.get("semanticVersion") == semantic


def test_an_unread_file_is_an_error_of_the_run() -> None:
    [invocation] = read(SAMPLE)["invocations"]
    assert invocation["executionSuccessful"] is False
    first = invocation["toolExecutionNotifications"][0]
    assert first["level"] == "error"
    assert first["message"]["text"] == "claims/y.toml: permission to read it is denied"
    assert read(run())["invocations"][0] == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_skips_of_one_rule_for_one_reason_are_one_note_that_names_the_claims() -> None:
    skips = tuple(Skipped("EVD01", name, "no page is cited", FILE) for name in ("c1", "c2", "c2", None))
    other = Skipped("EVD03", "c1", "no page is cited", FILE)
    notes = read(run(FileReport(FILE, skips=(*skips, other))))["invocations"][0]["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["note", "note"]
    assert [each["name"] for each in notes[0]["locations"][0]["logicalLocations"]] == ["c1", "c2"]
    assert notes[0]["message"]["text"] == "EVD01 could not be checked: no page is cited"


def test_a_fingerprint_does_not_know_the_line_the_words_or_the_number_of_the_claim() -> None:
    here = finding()
    there = finding("Other words.", path="claim[7].relay[0]", span=(90, 4, 91, 2), severity=Severity.INFO)
    assert fingerprints(here) == fingerprints(there)


@pytest.mark.parametrize(
    "other",
    [
        finding(code="CHN02"),
        finding(of="c3"),
        finding(of=None),
        finding(path="claim[2].relay[1]"),
        finding(file="claims/z.toml"),
    ],
    ids=["rule", "claim", "no claim", "place", "file"],
)
def test_a_fingerprint_knows_rule_file_claim_and_place(other: Finding) -> None:
    assert fingerprints(finding()) != fingerprints(other)


def test_findings_alike_are_told_apart_by_their_number() -> None:
    marks = fingerprints(finding("A."), finding("B."), finding("C.", of="c3"))
    assert len(set(marks)) == 3
    assert marks[0].removesuffix(":1") == marks[1].removesuffix(":2")


def test_nothing_in_a_message_is_a_link_or_a_placeholder() -> None:
    message = "See [this](https://evil.example), {0} and {who}."
    [result] = read(run(FileReport(FILE, findings=(finding(message),))))["results"]
    assert result["message"]["text"] == r"See \[this\](https://evil.example), {{0}} and {{who}}."


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("claims/x.toml", "claims/x.toml"),
        ("a b/ä#1?.toml", "a%20b/%C3%A4%231%3F.toml"),
        ("c:x.toml", "c%3Ax.toml"),
        ("C:/news/x.toml", "file:///C%3A/news/x.toml"),
        ("/srv/x.toml", "file:///srv/x.toml"),
        ("//host/x.toml", "file:////host/x.toml"),
        ("../x.toml", "../x.toml"),
        ("100%.toml", "100%25.toml"),
        ("\ud800\n.toml", "%EF%BF%BD%0A.toml"),
        ("-", "-"),
    ],
)
def test_paths_are_uri_references(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


@given(reports())
def test_no_words_break_the_log(report: Report) -> None:
    only = read(report)
    results = only["results"]
    assert len(results) == sum(len(file.findings) for file in report.files)
    marks = [result["partialFingerprints"]["provenance/v1"] for result in results]
    assert len(set(marks)) == len(marks)
    for result in results:
        assert REFERENCE.fullmatch(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_the_log_is_the_same_every_time() -> None:
    file = SAMPLE.files[0]
    turned = file.but(findings=file.findings[::-1], skips=file.skips[::-1])
    again = run(turned, SAMPLE.files[1], unread=SAMPLE.unread)
    assert b"".join(sarif.render(again, RULES[::-1], "0.1.0")) == b"".join(sarif.render(SAMPLE, RULES, "0.1.0"))
