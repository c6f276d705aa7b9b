"""``check --ledger … --record``: what the rules said on a day stays."""

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.store import engine, rows
from provenance.store.ledger import Ledger
from tests.recording.newsroom import EVIDENCE, Desk


def checked(desk: Desk) -> Any:
    return json.loads(desk.run("ledger", "status", "--format", "json").out)["holds"]["checked"]


def kept(desk: Desk) -> list[tuple[str, str, str, str]]:
    """The findings in the ledger."""
    f = rows.FINDINGS.c
    with Ledger.open(engine.address(desk.url)) as ledger, ledger.reading() as connection:
        asked = rows.FINDINGS.select().with_only_columns(f.claim, f.code, f.path, f.message).order_by(f.id)
        return [(row[0], row[1], row[2], row[3]) for row in connection.execute(asked)]


def test_a_run_is_kept_as_it_was_reported_and_status_tells_of_it(desk: Desk) -> None:
    (desk.folder / "claims" / "evidence.jsonl").write_text(EVIDENCE)
    desk.add()
    assert (checked(desk), kept(desk)) == (None, [])
    outcome = desk.run("check", "--record", "--format", "json")
    report = json.loads(outcome.out)
    said = [each for each in report["findings"] if each["file"] == "claims/dam.toml"]
    assert kept(desk) == [(each["claim"], each["code"], each["path"], each["message"]) for each in said]
    assert len(said) > 2
    told = checked(desk)
    assert (told["files"], told["errors"] + told["warnings"] + told["infos"]) == (1, len(said))
    assert f"kept as run {told['run']} of" in outcome.err
    assert f"{len(said)} findings in 1 file" in outcome.err
    assert "last checked by" in desk.run("ledger", "status").out
    assert desk.run("ledger", "verify").status == 0
    assert "3 unchanged" in desk.add().out


def test_a_run_over_many_files_holds_what_was_found_across_them(desk: Desk) -> None:
    again = desk.dam.read_text().replace("https://gazette.example/dam", "https://herald.example/2")
    other = desk.folder / "claims" / "other.toml"
    other.write_text(again.replace('outlet    = "the-gazette"', 'outlet    = "the-herald"'))
    desk.add()
    report = json.loads(desk.run("check", "--record", "--format", "json", "--jobs", "2").out)
    across = {each["code"] for each in report["findings"]} & {"ANO02", "IND02", "IND03", "CHN09"}
    assert across
    assert across <= {code for _, code, _, _ in kept(desk)}
    assert checked(desk)["files"] == 2


def test_of_a_file_that_the_ledger_does_not_have_as_it_is_nothing_is_kept(desk: Desk) -> None:
    desk.add()
    desk.change("crack of 12", "crack of 13")
    outcome = desk.run("check", "--record")
    assert "1 file is not in the ledger as it is here" in outcome.err
    assert "`provenance ledger add` first" in outcome.err
    assert (checked(desk), kept(desk)) == (None, [])
    desk.add()
    (desk.folder / "claims" / "evidence.jsonl").write_text(EVIDENCE)
    assert "1 file is not" in desk.run("check", "--record").err
    assert checked(desk) is None
    desk.add()
    assert "kept as run" in desk.run("check", "--record").err
    assert desk.run("ledger", "verify").status == 0


def test_each_run_stays_beside_the_ones_before(desk: Desk) -> None:
    desk.add()
    first = desk.run("check", "--record", "--select", "CHN"), checked(desk)
    second = desk.run("check", "--record"), checked(desk)
    assert first[1]["run"] < second[1]["run"]
    assert first[1]["warnings"] + first[1]["infos"] < second[1]["warnings"] + second[1]["infos"]
    assert len(kept(desk)) == sum(told[name] for _, told in (first, second) for name in ("errors", "warnings", "infos"))
    assert desk.run("ledger", "verify").status == 0


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (["--diff", "HEAD"], "leave out --diff"),
        (["--trust", "HEAD"], "leave out --trust"),
        (["--watch"], "which --record does not allow"),
    ],
)
def test_what_is_not_a_whole_run_is_not_recorded(desk: Desk, given: list[str], reason: str) -> None:
    outcome = desk.run("check", "--record", *given)
    assert outcome.status == 2
    assert reason in outcome.err


def test_without_a_ledger_there_is_nowhere_to_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.cli.console import run

    outcome = run(monkeypatch, tmp_path, "check", "--record")
    assert outcome.status == 2
    assert "--record goes with --ledger" in outcome.err
