"""The claims that ship with the repository: the living example keeps its scores and its findings."""

import datetime
from pathlib import Path

import pytest

import provenance
from provenance.claimfile.format import formatted
from provenance.model.finding import Report, ScoredClaim

ROOT = Path(__file__).parents[1]

EXPECTED = {
    "c0": ("Xu", 15, 30, "CHN06"),
    "c1": ("2-4b", 15, 43, "CHN01 ANO01 ANO03"),
    "c2": ("2-3d", 31, 53, "CHN01 CHN03 ANO03"),
    "c3": ("Xu", 15, 30, "CHN05"),
    "c4": ("2-4b", 14, 40, "CHN01 CHN03 ANO01 ANO03"),
    "c5": ("2-4b", 14, 40, "CHN01 CHN03 CHN07 ANO01 ANO03"),
    "c6": ("Xu", 15, 30, "CHN05"),
    "c7": ("1-2n", 58, 72, "CHN04 OUT02"),
    "c8": ("1-2n", 58, 72, "CHN04 EVD05"),
    "c9": ("1-2n", 67, 78, "CHN04 EVD02"),
    "c10": ("1-2n", 70, 82, "CHN04 EVD06"),
    "c11": ("1-2c", 37, 53, "ANO04"),
    "c12": ("1-2n", 61, 76, "CHN04"),
    "c13": ("1-2n", 80, 87, "EVD04 EVD02"),
    "c14": ("1-2n", 61, 76, "TIM03"),
    "c15": ("1-2n", 61, 76, ""),
    "c16": ("1-2n", 61, 76, "CHN04"),
    "c17": ("1-2n", 80, 87, "EVD02"),
    "c18": ("2-3n", 56, 65, "CHN08"),
    "c19": ("1-2c", 49, 61, "ANO04"),
    "c20": (None, None, None, "EVD07"),
    "c21": (None, None, None, "TIM04"),
}


@pytest.fixture(scope="module")
def report() -> Report:
    return provenance.check([ROOT / "claims"], registry=ROOT / "sources.toml", today=datetime.date(2026, 11, 24))


def claims(report: Report) -> dict[str, ScoredClaim]:
    return {scored.claim.id: scored for file in report.files for scored in file.claims}


def test_every_statement_of_the_article_is_there(report: Report) -> None:
    assert list(claims(report)) == list(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_has_its_level_and_bounds_and_at_least_its_flags(report: Report, name: str) -> None:
    level, lower, upper, flags = EXPECTED[name]
    score = claims(report)[name].directness
    assert (score and (score.hand_level, *score.shown)) == (level and (level, lower, upper))
    found = {finding.code for file in report.files for finding in file.findings if finding.claim == name}
    assert found >= set(flags.split())


def test_five_are_second_hand_four_of_them_through_a_relay(report: Report) -> None:
    second_hand = [name for name, scored in claims(report).items() if scored.claim.second_hand]
    assert second_hand == ["c1", "c2", "c4", "c5", "c18"]


def test_no_locator_is_longer_than_fifteen_words(report: Report) -> None:
    for scored in claims(report).values():
        assert len(scored.claim.quote.split()) <= 15


def test_there_is_no_error_in_it(report: Report) -> None:
    errors = [f for file in report.files for f in file.findings if f.severity.value == "error"]
    assert errors == []


@pytest.mark.parametrize("name", ["claims/three-pillars.toml", "sources.toml"])
def test_it_is_formatted(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert formatted(text, name) == text, "format it: provenance fmt"
