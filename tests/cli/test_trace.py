"""``provenance trace`` from outside."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from provenance.render.trace.json import schema
from tests.checking.test_trace import NAMED, PAGE, RELAYED, line
from tests.cli.console import run
from tests.rules.examples import HEAD, REGISTRY

ROOT = Path(__file__).parents[2]
PAGE_OF_THE_MANUAL = (ROOT / "docs" / "trace.md").read_text("utf-8")
HEAVY = {"httpx", "httpcore", "onnxruntime", "numpy", "trafilatura", "tomlkit"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "a.toml").write_text(HEAD + RELAYED)
    (claims / "b.toml").write_text(HEAD.replace("the-gazette", "the-courier") + NAMED)
    (claims / "evidence.jsonl").write_text(
        line(
            verdict="altered",
            edits=[{"kind": "hedge", "ours": "closes", "theirs": "could close"}],
            sha256="3f2a91c0d1e2" * 5,
            published="2025-12-02",
            retrieved="2025-12-04T09:12:00Z",
            attribution={"origin": {"type": "unnamed_person", "as_written": "a water official"}, "relays": []},
        )
    )
    return tmp_path


def test_it_shows_the_chain_with_what_evidence_says(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, desk, "trace", "claims/a.toml#c1")
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("claims/a.toml#c1   The Gazette, 3 December 2025\n")
    assert 'how sure it is: "closes" here, "could close" upstream' in told.out
    assert "capture 3f2a91c0d1e2" in told.out
    assert "Ana Ruiz → The Courier   64–80   claims/b.toml#c2" in told.out


def test_the_json_fits_its_schema_and_has_the_claim_as_check_has_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = json.loads(run(monkeypatch, desk, "trace", "claims/a.toml#c1", "--format", "json").out)
    Draft202012Validator(schema()).validate(document)
    checked = json.loads(run(monkeypatch, desk, "check", "--format", "json").out)
    by_id: dict[str, Any] = {claim["id"]: claim for claim in checked["claims"]}
    assert document["claim"] == by_id["c1"]
    assert [each["claim"] for each in document["others"]] == [by_id["c2"]]
    assert document["hops"][1]["url"] == PAGE


def test_the_picture_is_written_whole(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, desk, "trace", "claims/a.toml#c1", "--format", "svg", "--output", "trace.svg")
    assert (told.status, told.out, told.err) == (0, "", "")
    assert etree.fromstring((desk / "trace.svg").read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("form", ["text", "svg", "json"])
def test_the_same_input_gives_the_same_bytes(desk: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    first, second = (run(monkeypatch, desk, "trace", "claims/a.toml#c1", "--format", form) for _ in range(2))
    assert first == second


def test_the_same_claim_is_looked_for_where_it_is_asked_for(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "old").mkdir()
    (desk / "claims" / "b.toml").rename(desk / "old" / "b.toml")
    assert "c2" not in run(monkeypatch, desk, "trace", "claims/a.toml#c1").out
    assert "old/b.toml#c2" in run(monkeypatch, desk, "trace", "claims/a.toml#c1", "--among", "old").out


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ("claims/a.toml", 2, "is not FILE#CLAIM"),
        ("claims/a.toml#", 2, "is not FILE#CLAIM"),
        ("#c1", 2, "is not FILE#CLAIM"),
        ("claims#c1", 2, "claims is a folder: name a claim file"),
        ("-#c1", 2, "- is standard input: name a claim file"),
        ("claims/a.toml#c11", 2, 'claims/a.toml has no claim "c11"; nearest: "c1"'),
        ("claims/empty.toml#c1", 2, "claims/empty.toml holds no claims"),
        ("claims/nowhere.toml#c1", 3, "claims/nowhere.toml: there is no such file or folder"),
        ("claims/broken.toml#c1", 3, "claims/broken.toml: not valid TOML"),
        ("claims/latin.toml#c1", 3, "claims/latin.toml: it is not UTF-8 text"),
        ("claims/a.toml#\x1b[31m\u202e", 2, r"\x1b[31m\u202e"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(
    desk: Path, monkeypatch: pytest.MonkeyPatch, asked: str, status: int, words: str
) -> None:
    (desk / "claims" / "empty.toml").write_text(HEAD)
    (desk / "claims" / "broken.toml").write_text("version = [")
    (desk / "claims" / "latin.toml").write_bytes(b"\xff")
    told = run(monkeypatch, desk, "trace", "--", asked)
    assert told.status == status
    assert told.out == ""
    assert words in told.err
    assert "Traceback" not in told.err


def test_a_file_beside_it_that_cannot_be_read_is_said_and_gives_3(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "claims" / "latin.toml").write_bytes(b"\xff")
    told = run(monkeypatch, desk, "trace", "claims/a.toml#c1")
    assert told.status == 3
    assert "Not read: claims/latin.toml: it is not UTF-8 text" in told.out
    document = json.loads(run(monkeypatch, desk, "trace", "claims/a.toml#c1", "--format", "json").out)
    assert [each["file"] for each in document["unread"]] == ["claims/latin.toml"]


def test_a_registry_that_does_not_hold_is_said(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "sources.toml").write_text("version = [")
    told = run(monkeypatch, desk, "trace", "claims/a.toml#c1")
    assert told.status == 0
    assert "sources.toml does not hold, so names are missing" in told.err


def test_no_color_and_a_pipe_are_heeded(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run(monkeypatch, desk, "trace", "claims/a.toml#c1").out
    assert "\x1b[1m" in run(monkeypatch, desk, "trace", "claims/a.toml#c1", "--color", "always").out


def test_it_starts_without_network_and_tagger(desk: Path) -> None:
    from tests.test_house import modules_after

    for form in ("text", "svg", "json"):
        assert not modules_after(["trace", "claims/a.toml#c1", "--format", form], desk) & HEAVY


def test_the_manual_shows_what_is_printed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.findall(r"^```console\n\$ provenance (.*)\n((?:.*\n)*?)```$", PAGE_OF_THE_MANUAL, re.MULTILINE)
    assert len(shown) == 2
    for command, out in shown:
        folder = ROOT if "three-pillars" in command else desk
        assert run(monkeypatch, folder, *command.split()).out == out
