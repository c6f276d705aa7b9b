"""Every rule's page is run: its Flagged example is found, its Accepted example is not."""

import datetime
from pathlib import Path

import pytest

import provenance
from provenance.model.finding import Finding
from provenance.rules import Rule, all_rules
from tests.rules.examples import blocks, section, write

TODAY = datetime.date(2026, 1, 15)
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: f"{rule.code}-{rule.name}")


def findings(rule: Rule, heading: str, folder: Path) -> list[Finding]:
    claims = write(blocks(section(rule.page, heading)), folder)
    report = provenance.check([claims], registry=folder / "sources.toml", today=TODAY)
    assert not report.unread
    found = [finding for file in report.files for finding in file.findings]
    broken = [finding for finding in found if finding.code == "FMT01"]
    assert rule.code == "FMT01" or not broken, broken
    return found


@every_rule
def test_the_flagged_example_is_found(rule: Rule, tmp_path: Path) -> None:
    found = [finding for finding in findings(rule, "Flagged", tmp_path) if finding.code == rule.code]
    assert found
    for finding in found:
        assert (finding.name, finding.severity, finding.about) == (rule.name, rule.severity, rule.about)
        assert finding.message.strip() == finding.message
        assert finding.place.span.line >= 1


@every_rule
def test_the_accepted_example_is_not(rule: Rule, tmp_path: Path) -> None:
    assert [finding for finding in findings(rule, "Accepted", tmp_path) if finding.code == rule.code] == []


@every_rule
def test_the_page_says_what_why_and_what_to_do(rule: Rule) -> None:
    assert rule.summary
    for heading in ("What it finds", "Why it matters", "Flagged", "Accepted", "How to answer it"):
        assert section(rule.page, heading).strip()


@every_rule
def test_the_page_does_not_scold(rule: Rule) -> None:
    prose = rule.page.split("## Flagged")[0] + rule.page.split("## How to answer it")[1]
    assert "!" not in prose


@every_rule
def test_a_rule_that_needs_evidence_skips_with_a_reason_where_there_is_none(rule: Rule, tmp_path: Path) -> None:
    if rule.needs != "evidence":
        return
    files = blocks(section(rule.page, "Flagged"))
    files.pop("claims/evidence.jsonl", None)
    report = provenance.check([write(files, tmp_path)], registry=tmp_path / "sources.toml", today=TODAY)
    reasons = [skip.reason for file in report.files for skip in file.skips if skip.code == rule.code]
    assert reasons
    assert all(reasons)
