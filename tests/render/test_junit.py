"""JUnit XML: as a schema, a reader and the services want it, whatever words the input holds."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite
from lxml import etree

from provenance.model.finding import FileReport, Report, Severity
from provenance.model.finding import Skipped as SkippedCheck
from provenance.render import junit
from tests.render.reports import hostile_reports
from tests.render.test_json import FILE, SAMPLE, claim, finding, reports, run, scored

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent.parent / "data" / "junit-10.xsd"))


def read(report: Report, fail_on: str = "error", fail_under: int | None = None) -> dict[str, TestSuite]:
    """The suites by name, as junitparser reads them, after the whole has been validated."""
    text = "".join(junit.render(report, lambda _: (fail_on, fail_under))).encode()
    SCHEMA.assertValid(etree.fromstring(text))
    suites = JUnitXml.fromstring(text)
    for suite in suites:
        cases = list(suite)
        assert suite.tests == len(cases)
        for kind, number in ((Failure, suite.failures), (Error, suite.errors), (Skipped, suite.skipped)):
            assert number == sum(isinstance(each, kind) for case in cases for each in case.result)
        assert len({case.name for case in cases}) == len(cases)
        assert all(len(case.result) <= 1 for case in cases)
    return {suite.name: suite for suite in suites}


def told(suite: TestSuite) -> dict[str, str]:
    """What became of each test."""
    return {case.name: type(case.result[0]).__name__.lower() if case.result else "passed" for case in suite}


def test_a_file_is_a_suite_and_the_file_and_each_of_its_claims_a_test() -> None:
    suite = read(SAMPLE)[FILE]
    assert told(suite) == {
        "the file": "failure",
        "c2": "passed",
        "c3": "passed",
        "EVD01 not checked: no evidence for https://example.org/nbc": "skipped",
    }
    assert {case.classname for case in suite} == {"claims.x"}


@pytest.mark.parametrize(
    ("fail_on", "failing", "rest"),
    [("error", "", "ABC"), ("warning", "AB", "C"), ("info", "ABC", ""), ("never", "", "ABC")],
)
def test_what_fails_the_run_fails_a_test_and_anything_else_is_its_output(fail_on: str, failing: str, rest: str) -> None:
    found = (finding("A."), finding("B.", code="ANO01"), finding("C.", code="EVD06", severity=Severity.INFO))
    [_, case] = read(run(FileReport(FILE, "", None, (scored(claim()),), found)), fail_on)[FILE]
    text = case.result[0].text if case.result else ""
    assert [letter for letter in "ABC" if f"{letter}." in text] == list(failing)
    assert [letter for letter in "ABC" if f"{letter}." in (case.system_out or "")] == list(rest)


def test_a_failure_says_all_in_its_text_and_the_gravest_in_its_message() -> None:
    found = (finding("A."), finding("B.", code="FMT02", severity=Severity.ERROR, span=(40, 2, 40, 9), fix="Say <who>."))
    [_, case] = read(run(FileReport(FILE, "", None, (scored(claim()),), found)), "warning")[FILE]
    [failure] = case.result
    assert (failure.type, failure.message) == ("FMT02", "B. (and 1 more)")
    assert failure.text == "claims/x.toml:31:1  warning  CHN01  A.\nclaims/x.toml:40:2  error  FMT02  B. Say <who>."


def test_a_lower_bound_that_fails_the_run_fails_the_test_of_its_claim() -> None:
    report = run(FileReport(FILE, "", None, (scored(claim()), scored(claim("c3"), graded=False))))
    assert told(read(report, "error", 31)[FILE]) == {"the file": "passed", "c2": "passed", "c3": "passed"}
    suite = read(report, "error", 32)[FILE]
    assert told(suite) == {"the file": "passed", "c2": "failure", "c3": "passed"}
    [_, case, _] = suite
    assert case.result[0].message == "Its lower bound of directness is 31; at least 32 is asked for."


def test_what_cannot_be_read_is_a_test_with_an_error() -> None:
    [case] = read(SAMPLE)["claims/y.toml"]
    assert isinstance(case.result[0], Error)
    assert case.result[0].message == "permission to read it is denied"


def test_checks_skipped_by_one_rule_for_one_reason_are_one_skipped_test_that_names_the_claims() -> None:
    skips = tuple(SkippedCheck("EVD01", name, "no page is cited", FILE) for name in ("c1", "c2", None))
    [_, case] = read(run(FileReport(FILE, skips=skips)))[FILE]
    assert case.name == "EVD01 not checked: no page is cited"
    assert case.result[0].text == "c1 c2"


def test_a_finding_about_a_claim_that_is_no_valid_one_is_a_test_too() -> None:
    report = run(FileReport(FILE, findings=(finding("Not valid.", code="FMT01", severity=Severity.ERROR, of="c9"),)))
    assert told(read(report)[FILE]) == {"the file": "passed", "c9": "failure"}


def test_claims_of_one_id_are_one_test_and_names_alike_are_told_apart() -> None:
    claims = tuple(scored(claim(name)) for name in ("c1", "c1", "c1 ", "c1 (2)"))
    names = list(told(read(run(FileReport(FILE, "", None, claims)))[FILE]))
    assert names == ["the file", "c1", "c1 (2)", "c1 (2) (2)"]


def test_what_does_not_show_is_counted_in_the_properties_of_the_suite() -> None:
    text = "".join(junit.render(run(FileReport(FILE, suppressed=1, baselined=12, untrusted=2))))
    counts = {each.get("name"): each.get("value") for each in etree.fromstring(text.encode()).iter("property")}
    assert counts == {"suppressed": "1", "baselined": "12", "untrusted": "2"}


@pytest.mark.parametrize(
    ("file", "within"),
    [("claims/x.toml", "claims.x"), ("./a.b/c.toml", "a_b.c"), ("/srv/x.toml", "srv.x"), ("<stdin>", "<stdin>")],
)
def test_a_file_is_found_again_by_services_that_see_packages(file: str, within: str) -> None:
    [case] = read(run(FileReport(file)))[file]
    assert case.classname == within


@settings(max_examples=25)
@given(reports() | hostile_reports(), st.sampled_from(["error", "warning", "info", "never"]), st.none() | st.just(50))
def test_no_words_break_the_document(report: Report, fail_on: str, fail_under: int | None) -> None:
    text = "".join(junit.render(report, lambda _: (fail_on, fail_under)))
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    assert len(root) == len(report.files) + len(report.unread)
    for line in text.split("\n"):
        assert not line.lstrip().startswith("::")
        assert "##vso[" not in line


@given(reports(), st.sampled_from(["error", "warning", "info", "never"]))
def test_tests_fail_exactly_where_the_run_does(report: Report, fail_on: str) -> None:
    root = etree.fromstring("".join(junit.render(report, lambda _: (fail_on, None))).encode())
    assert bool(root.findall(".//failure")) == report.reaches(fail_on)
