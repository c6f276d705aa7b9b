import json
import subprocess
from pathlib import Path

import jsonschema
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from provenance.claimfile import write
from provenance.model.claim import ClaimFile
from provenance.store import engine, rows
from provenance.store.chain import misfits
from provenance.store.ledger import Ledger, revisions
from tests.property.dear import fewer
from tests.property.files import claim_files
from tests.recording.newsroom import DAM, EVIDENCE, Desk

SCHEMAS = Path(__file__).parent.parent.parent / "provenance" / "schema"


def test_what_was_added_is_unchanged_when_it_is_added_again(desk: Desk) -> None:
    first = desk.add("--why", "A first look.")
    assert first.status == 0
    assert first.out.endswith(": 2 added (2 claims)\n")
    again = desk.add()
    assert again.status == 0
    assert again.out.endswith(": 2 unchanged\n")


def test_a_change_is_a_new_revision_and_says_who_and_why(desk: Desk) -> None:
    desk.add()
    desk.change('vantage = "familiar"', 'vantage = "briefed"')
    assert desk.add("--why", "The official was told it.").out.endswith(": 1 changed, 1 unchanged (2 claims)\n")
    log = desk.run("ledger", "log", "claims/dam.toml#crack")
    assert "Bo" in log.out
    assert "The official was told it." in log.out
    assert "crack origin.vantage: familiar → briefed" in log.out
    told = json.loads(desk.run("ledger", "log", "claims/dam.toml#crack", "--format", "json").out)
    jsonschema.validate(told, json.loads((SCHEMAS / "ledger-log-v1.json").read_text()))
    assert [each["differences"][0]["place"] for each in told["changes"]] == ["crack origin.vantage", "crack"]


def test_only_the_claim_that_changed_has_a_new_version(desk: Desk) -> None:
    desk.add()
    desk.change("of 12 metres in", "of 13 metres in")
    desk.add()
    with Ledger.open(engine.address(desk.url)) as ledger, ledger.reading() as connection:
        c = rows.CLAIMS.c
        found = connection.execute(rows.CLAIMS.select().order_by(c.id)).all()
    assert [(row.claim, row.until is None) for row in found] == [("closing", True), ("crack", False), ("crack", True)]


def test_evidence_that_comes_later_is_kept_and_the_claims_are_scored_anew(desk: Desk) -> None:
    desk.change('source = "the-herald"\n', 'source = "the-herald"\nurl = "https://herald.example/x"\n')
    desk.add()
    (desk.folder / "claims" / "evidence.jsonl").write_text(EVIDENCE)
    assert desk.add().out.endswith(": 1 added, 1 scored anew, 1 unchanged\n")
    with Ledger.open(engine.address(desk.url)) as ledger, ledger.reading() as connection:
        assert connection.execute(rows.CITATIONS.select()).one().status == "ok"
        assert connection.execute(rows.CAPTURES.select()).one().url == "https://herald.example/x"


def test_two_changes_of_one_file_are_shown_side_by_side_and_neither_is_overwritten(desk: Desk, other: Desk) -> None:
    desk.add()
    other.add()
    other.change('title     = "Dam to be emptied"', 'title     = "Dam to be emptied in March"')
    other.change('vantage = "familiar"', 'vantage = "hearsay"')
    assert other.add("--why", "Asked again.").status == 0
    desk.change('vantage = "familiar"', 'vantage = "briefed"')
    refused = desk.add()
    assert refused.status == 3
    assert "changed here and in the ledger; nothing of it was added" in refused.out
    assert "by Bo on" in refused.out
    assert "Asked again." in refused.out
    assert "crack origin.vantage\n    was    familiar\n    here   briefed\n    there  hearsay\n" in refused.out
    assert "there  Dam to be emptied in March\n" in refused.out
    assert "here   Dam to be emptied  (unchanged)" in refused.out
    with Ledger.open(engine.address(desk.url)) as ledger:
        head = ledger.heads(["claims/dam.toml"])["claims/dam.toml"]
        assert ledger.content(head.seq) == other.dam.read_bytes()
    assert f"`provenance ledger add --over {head.seq}`" in refused.out
    merged = desk.add("--over", str(head.seq))
    assert merged.status == 0
    assert other.add().out.count("an older revision") == 1


def test_what_a_file_that_is_not_taken_says_is_found_by_its_beginning_in_the_next_one(desk: Desk, other: Desk) -> None:
    desk.add()
    other.add()
    other.change("of 12 metres in", "of 13 metres in")
    other.add()
    desk.change("The Water Board will empty", "The Spillwayers will empty")
    weir = desk.dam.read_text().replace("of 12 metres in", "of 11 metres in")
    (desk.folder / "claims" / "weir.toml").write_text(weir)
    added = desk.add()
    assert added.status == 3  # the first is in conflict with the ledger
    assert "1 added" in added.out
    found = json.loads(desk.run("search", "spillway*", "--format", "json").out)
    assert [(each["file"], each["claim"]) for each in found] == [("claims/weir.toml", "closing")]


def test_what_a_file_says_that_nothing_could_be_found_by_is_found_in_the_next_one(desk: Desk) -> None:
    text = desk.dam.read_text().replace("The Water Board will empty", "The Spillwayers will empty")
    (desk.folder / "claims" / "weir.toml").write_text(text)
    desk.dam.write_text(text.replace('asserts = "dam-emptied"', f'asserts = "{"d" * 501}"'))
    assert "is longer than 500 characters, and nothing could be found by it" in desk.add().err
    found = json.loads(desk.run("search", "spillway*", "--format", "json").out)
    assert [(each["file"], each["claim"]) for each in found] == [("claims/weir.toml", "closing")]


def test_a_file_that_only_fell_behind_is_no_conflict(desk: Desk, other: Desk) -> None:
    desk.add()
    other.add()
    other.change("of 12 metres in", "of 13 metres in")
    other.add()
    behind = desk.add()
    assert behind.status == 0
    assert "an older revision" in behind.out
    assert desk.run("ledger", "export").status == 0
    assert desk.dam.read_bytes() == other.dam.read_bytes()
    assert desk.add().out.endswith(": 2 unchanged\n")


def test_a_fresh_clone_is_told_from_a_conflict_by_what_git_knows(desk: Desk, other: Desk) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(desk.folder), "-c", "user.name=Bo", "-c", "user.email=bo@desk.example",
                        *arguments], check=True, capture_output=True)  # fmt: skip

    other.add()
    git("init", "-q")
    git("add", "claims", "sources.toml")
    git("commit", "-qm", "First")
    desk.change("of 12 metres in", "of 13 metres in")
    git("commit", "-qam", "Second")
    assert desk.add().out.endswith(": 1 changed, 1 unchanged (2 claims)\n")


def test_a_file_that_would_lose_something_is_refused_with_the_reason(desk: Desk) -> None:
    desk.change('identity = "described"', 'identity = "descirbed"')
    found = desk.add()
    assert found.status == 3
    assert 'unknown identity "descirbed": did you mean "described"?' in found.err
    assert "`provenance check` says where" in found.err
    assert found.out.endswith(": 1 added, 1 not added\n")


def test_a_registry_that_is_named_beside_the_claim_files_is_one(desk: Desk) -> None:
    assert desk.add("claims", "sources.toml").out.endswith(": 2 added (2 claims)\n")


def test_names_do_not_depend_on_where_the_command_is_called(desk: Desk, ledger_url: str) -> None:
    desk.add()
    inner = Desk(desk.folder / "claims", ledger_url, desk._monkeypatch)
    assert inner.run("ledger", "add", "dam.toml").out.endswith(": 2 unchanged\n")


def test_a_byte_order_mark_and_line_ends_come_back_as_they_were(desk: Desk, tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + DAM.replace("\n", "\r\n").encode()
    desk.dam.write_bytes(content)
    assert desk.add().status == 0
    assert desk.run("ledger", "export", "--to", tmp_path / "out").status == 0
    assert (tmp_path / "out" / "claims" / "dam.toml").read_bytes() == content


def test_export_leaves_what_the_ledger_does_not_know(desk: Desk) -> None:
    desk.add()
    desk.change("of 12 metres in", "of 13 metres in")
    mine = desk.dam.read_bytes()
    found = desk.run("ledger", "export")
    assert found.status == 3
    assert "changes that the ledger does not have" in found.err
    assert desk.dam.read_bytes() == mine
    printed = desk.run("ledger", "export", "--revision", "2")
    assert printed.out == DAM


def test_names_that_lead_out_of_the_folder_are_not_written(desk: Desk, tmp_path: Path) -> None:
    from provenance.model.ledger import Hand
    from tests.store.moments import NOW

    names = ["../out.toml", "/etc/out.toml", ".git/hooks/x.toml", "a/../../x.toml", "claims/run.sh", "provenance.toml"]
    with Ledger.open(engine.address(desk.url)) as ledger, ledger.writing() as writer:
        for name in names:
            writer.append("file", name, b"x = 1\n", Hand("Mallory", NOW))
    found = desk.run("ledger", "export", "--to", tmp_path / "out")
    assert found.status == 3
    assert found.err.count("not written") == len(names)
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file() and path.name != "seat"] == []


@hypothesis_settings(fewer, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(claim_files, min_size=1, max_size=3))
def test_whatever_is_added_comes_out_byte_for_byte_and_the_chain_holds(desk: Desk, versions: list[ClaimFile]) -> None:
    """One file in several versions, one after the other, in a ledger that grows from example to example."""
    for version in versions:
        text = "".join(write.claim_file(version))
        desk.dam.write_text(text, newline="")
        found = desk.add()
        if found.status == 3:  # a key too long to be found by, or ids that are not unique
            assert "not added" in found.err
            continue
        with Ledger.open(engine.address(desk.url)) as ledger:
            head = ledger.heads(["claims/dam.toml"])["claims/dam.toml"]
            assert ledger.content(head.seq) == text.encode()
            with ledger.reading() as connection:
                current = rows.CLAIMS.select().where(rows.CLAIMS.c.until.is_(None))
                assert connection.execute(current).rowcount in (-1, len(version.claims))
                assert list(misfits(entry for entry, _ in revisions(connection))) == []
