"""``check --ledger``: one file against the whole ledger is what checking all files in one go says of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.store import engine, rows
from provenance.store.ledger import Ledger
from tests.checking.desks import claim, put
from tests.cli.console import Outcome, run
from tests.recording.newsroom import stories

ACROSS = ("ANO02", "CHN09", "IND02", "IND03")


@pytest.fixture
def newsroom(tmp_path: Path, ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The newsroom's stories, all in the ledger."""
    stories(tmp_path)
    assert run(monkeypatch, tmp_path, "ledger", "add", "--by", "Ana", "--ledger", ledger_url).status == 0
    return tmp_path


def told(outcome: Outcome, file: str) -> Any:
    report = json.loads(outcome.out)
    claims = [each for each in report["claims"] if each["file"] == file]
    findings = [each for each in report["findings"] if each["file"] == file]
    assert {each["file"] for each in report["claims"]} >= {file}
    return report["summary"], claims, findings


def test_one_file_against_the_ledger_is_what_all_files_in_one_go_say_of_it(
    newsroom: Path, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = run(monkeypatch, newsroom, "check", "--format", "json")
    for number in (0, 7):
        file = f"claims/f{number:02}.toml"
        alone = run(monkeypatch, newsroom, "check", "--format", "json", "--ledger", ledger_url, file)
        summary, claims, findings = told(alone, file)
        _, among_all, found = told(everything, file)
        assert summary["files"] == 1
        assert summary["elsewhere"]["claims"] > 3
        assert claims == among_all
        # A group's one finding stands at the first of its claims: of all, or of the run's own.
        assert all(each in findings for each in found)
        assert {each["code"] for each in findings if each not in found} <= set(ACROSS)
        if number == 0:
            assert findings == found


def test_a_claim_that_was_changed_since_counts_as_it_is_now(
    newsroom: Path, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, ledger = "claims/z.toml", ("--ledger", ledger_url)
    put(newsroom, "z", claim("c1", more='asserts = "new"\n'))
    other = put(newsroom, "y", claim("c1", more='asserts = "new"\n'), outlet="the-herald")
    for text, claims in ((other.read_text(), 1), (other.read_text().replace('"new"', '"old"'), 0)):
        other.write_text(text)
        assert run(monkeypatch, newsroom, "ledger", "add", "--by", "Ana", *ledger, other).status == 0
        summary, _, _ = told(run(monkeypatch, newsroom, "check", "--format", "json", *ledger, mine), mine)
        assert summary["elsewhere"]["claims"] == claims


def test_a_ledger_that_is_not_there_or_does_not_hold_ends_in_one_sentence(
    newsroom: Path, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = run(monkeypatch, newsroom, "check", "--ledger", "sqlite:///no.db")
    assert (absent.status, absent.err.count("\n")) == (3, 1)
    assert not (newsroom / "no.db").exists()
    with Ledger.open(engine.address(ledger_url)) as ledger, ledger.writing() as writer:
        writer.connection.execute(rows.CLAIMS.update().values(data="{}"))
    broken = run(monkeypatch, newsroom, "check", "--ledger", ledger_url, "claims/f00.toml")
    assert (broken.status, broken.err.count("\n")) == (3, 1)
    assert "does not hold" in broken.err
