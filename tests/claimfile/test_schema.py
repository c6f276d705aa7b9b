"""The published schemas: made from the code, and read by other people's tools as provenance reads the files."""

import json
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from provenance.claimfile import schema
from provenance.claimfile.parse import parse
from provenance.render import json as check_json
from provenance.render import jsonl as check_jsonl
from provenance.render import ledger, verification
from provenance.render.outlet import json as outlet_json
from provenance.render.reading import json as extract_json
from provenance.render.search import json as search_json
from provenance.render.trace import json as trace_json

ROOT = Path(__file__).parent.parent.parent
PUBLISHED = ROOT / "provenance" / "schema"
TOMBI = Path(sysconfig.get_path("scripts")) / ("tombi.exe" if sys.platform == "win32" else "tombi")
MADE: dict[str, Callable[[], dict[str, Any]]] = {
    "claims-v1": schema.claims,
    "sources-v1": schema.sources,
    "mapping-v1": schema.mapping,
    "claim-mapping-v1": schema.claim_mapping,
    "verdicts-v1": schema.verdicts,
    "evidence-v1": schema.evidence,
    "settings-v1": schema.settings,
    "baseline-v1": schema.baseline,
    "check-v1": check_json.schema,
    "check-lines-v1": check_jsonl.schema,
    "extract-v1": extract_json.schema,
    "trace-v1": trace_json.schema,
    "verify-v1": verification.schema,
    "outlet-v1": outlet_json.schema,
    "search-v1": search_json.schema,
    "ledger-status-v1": ledger.status_schema,
    "ledger-log-v1": ledger.log_schema,
}
GOOD = """\
#:schema ../provenance/schema/claims-v1.json
version = 1

[article]
outlet = "gazette"
title = "The dam closes in March"
url = "https://gazette.example/dam"
published = 2025-12-03
retrieved = 2025-12-04T09:12:00Z
language = "en"

[[claim]]
id = "c1"
text = "The dam will be closed in March."
quote = "The dam closes in March, said the keeper"
scope = "utterance"
mode = "indirect"
translated = true
kind = "forecast"
place = "lede"
cue = "said"
about = ["water-board"]
asserts = "dam-march"
review = 2026-03-31
[claim.origin]
as_written = "the keeper"
identity = "role"
vantage = "participant"
[[claim.relay]]
source = "herald"
as_written = "the Herald"
mode = "unknown"
url = "https://herald.example/dam"
published = 2025-12-02
[[claim.relay]]
as_written = "a radio station"
[[claim.record]]
url = "https://board.example/minutes"
[[claim.allow]]
rule = "ANO03"
reason = "The desk knows the source's name."
until = 2026-03-01
"""
BAD = {
    "an unknown key": ('cue = "said"', 'cues = "said"'),
    "an unknown key of the article": ('language = "en"', 'langage = "en"'),
    "an unknown table": ("[[claim.record]]", "[[claim.records]]"),
    "an unknown scope": ('"utterance"', '"rumour"'),
    "an unknown identity": ('"role"', '"famous"'),
    "an unknown mode of a relay": ('"unknown"', '"by phone"'),
    "an unknown version": ("version = 1", "version = 2"),
    "no quote": ('quote = "The dam closes in March, said the keeper"\n', ""),
    "no origin": ('[claim.origin]\nas_written = "the keeper"\nidentity = "role"\nvantage = "participant"\n', ""),
    "a relay without a name": ('as_written = "a radio station"\n', ""),
    "an empty text": ('"The dam will be closed in March."', '" "'),
    "a space in an id": ('"c1"', '"c 1"'),
    "a line feed after an id": ('"c1"', '"c1\\n"'),
    "a line feed after an address": ('"https://gazette.example/dam"', '"https://gazette.example/dam\\n"'),
    "an address that is none": ('"https://gazette.example/dam"', '"ftp://gazette.example/dam"'),
    "text for a truth value": ("translated = true", 'translated = "yes"'),
    "text for a list": ('["water-board"]', '"water-board"'),
    "text for a date": ("published = 2025-12-03", 'published = "yesterday"'),
    "a number for a date": ("review = 2026-03-31", "review = 20260331"),
    "a time for a date": ("until = 2026-03-01", "until = 09:12:00"),
    "text for a date and time": ("2025-12-04T09:12:00Z", '"this morning"'),
    "a date for a date and time": ("2025-12-04T09:12:00Z", "2025-12-04"),
    "a suppression without a reason": ('reason = "The desk knows the source\'s name."\n', ""),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of claims with the schemas where their first line says."""
    (tmp_path / "provenance" / "schema").mkdir(parents=True)
    for each in PUBLISHED.glob("*.json"):
        (tmp_path / "provenance" / "schema" / each.name).write_bytes(each.read_bytes())
    (tmp_path / "claims").mkdir()
    return tmp_path


def check_jsonschema(name: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """check-jsonschema's reading of files by a published schema."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", "--schemafile"]
    return subprocess.run([*command, PUBLISHED / f"{name}.json", *files], capture_output=True, check=False, text=True)


def tombi(home: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """tombi's reading of files by the schema that each names in its first line, with its cache in ``home``."""
    return subprocess.run(
        [TOMBI, "lint", "--offline", "--error-on-warnings", *files],
        cwd=home,
        capture_output=True,
        check=False,
        text=True,
        env={"NO_COLOR": "1", "HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")},
    )


@pytest.mark.parametrize("name", MADE)
def test_the_published_file_is_what_the_code_makes(name: str) -> None:
    made = json.dumps(MADE[name](), indent=2, ensure_ascii=False) + "\n"
    assert (PUBLISHED / f"{name}.json").read_text("utf-8") == made, "write it anew: provenance schema --write"


def test_nothing_else_is_published() -> None:
    assert {path.stem for path in PUBLISHED.glob("*")} == set(MADE)


@pytest.mark.parametrize("name", MADE)
def test_a_schema_is_a_schema_with_a_name_of_its_own(name: str) -> None:
    made = MADE[name]()
    Draft202012Validator.check_schema(made)
    assert made["$id"] == f"urn:claim-provenance:schema:{name}"
    assert made["title"]


@pytest.mark.parametrize("name", ["claims-v1", "sources-v1", "mapping-v1", "claim-mapping-v1"])
def test_what_toml_lacks_no_schema_asks_for(name: str) -> None:
    assert "null" not in json.dumps(MADE[name]())


def test_the_good_file_is_good() -> None:
    assert parse(GOOD, "good.toml").problems == ()


@pytest.mark.parametrize("mistake", BAD)
def test_provenance_sees_each_mistake(mistake: str) -> None:
    good, bad = BAD[mistake]
    assert good in GOOD
    assert parse(GOOD.replace(good, bad, 1), "bad.toml").problems


def test_check_jsonschema_sees_what_provenance_sees(folder: Path) -> None:
    (folder / "good.toml").write_text(GOOD)
    (folder / "local.toml").write_text(GOOD.replace("09:12:00Z", "09:12:00"))
    (folder / "spare.toml").write_text(GOOD.partition("[[claim]]")[0])
    good = check_jsonschema("claims-v1", *folder.glob("*.toml"))
    assert good.returncode == 0, good.stdout
    files = {}
    for number, (mistake, (was, now)) in enumerate(BAD.items()):
        files[mistake] = folder / f"bad-{number}.toml"
        files[mistake].write_text(GOOD.replace(was, now, 1))
    bad = check_jsonschema("claims-v1", *files.values())
    assert bad.returncode == 1
    reported = {error["filename"] for error in json.loads(bad.stdout)["errors"]}
    assert [mistake for mistake, file in files.items() if str(file) not in reported] == []


def test_tombi_reads_the_schema_by_the_first_line(folder: Path) -> None:
    good = folder / "claims" / "good.toml"
    good.write_text(GOOD)
    (folder / "claims" / "local.toml").write_text(GOOD.replace("09:12:00Z", "09:12:00"))
    done = tombi(folder, *folder.glob("claims/*.toml"))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("mistake", BAD)
def test_tombi_sees_what_provenance_sees(folder: Path, mistake: str) -> None:
    (folder / "claims" / "bad.toml").write_text(GOOD.replace(*BAD[mistake], 1))
    assert tombi(folder, folder / "claims" / "bad.toml").returncode == 1


@pytest.mark.parametrize(
    ("mistake", "words"), [("an unknown key", '"cues" is not allowed'), ("an unknown scope", '"rumour"')]
)
def test_tombi_says_what_is_wrong(folder: Path, mistake: str, words: str) -> None:
    (folder / "claims" / "bad.toml").write_text(GOOD.replace(*BAD[mistake], 1))
    assert words in tombi(folder, folder / "claims" / "bad.toml").stderr


def test_the_shipped_claims_registry_and_mappings_fit(tmp_path: Path) -> None:
    claims = check_jsonschema("claims-v1", *ROOT.glob("claims/*.toml"))
    assert claims.returncode == 0, claims.stdout
    sources = check_jsonschema("sources-v1", ROOT / "sources.toml")
    assert sources.returncode == 0, sources.stdout
    mappings = check_jsonschema("mapping-v1", *(ROOT / "provenance").rglob("mappings/*.toml"))
    assert mappings.returncode == 0, mappings.stdout
    both = tombi(
        tmp_path, *(ROOT / "provenance").rglob("mappings/*.toml"), ROOT / "sources.toml", *ROOT.glob("claims/*.toml")
    )
    assert both.returncode == 0, both.stderr


def test_a_line_of_evidence_fits_and_may_have_keys_of_a_later_version() -> None:
    line = {
        "version": 1,
        "file": "claims/x.toml",
        "claim": "c17",
        "path": "record[0]",
        "url": "https://board.example/minutes",
        "retrieved": "2025-12-04T09:12:00Z",
        "status": "ok",
        "read_in_full": True,
        "sha256": "0" * 64,
        "published": "2025-12-02",
        "modified": None,
        "verdict": "translated?",
        "matched": None,
        "distance": 0.02,
        "edits": [{"kind": "negation", "ours": "will", "theirs": "will not"}],
        "context": {"before": "", "after": ""},
        "attribution": {"id": "a1"},
        "drift": [{"kind": "count", "ours": "two", "theirs": "one"}],
        "corrected": None,
        "archive": None,
        "checked": "2025-12-04",
        "of a later version": True,
    }
    validator = Draft202012Validator(schema.evidence())
    validator.validate(line)
    assert not validator.is_valid({**line, "verdict": "perfect"})
    assert not validator.is_valid({key: value for key, value in line.items() if key != "status"})


def test_checking_does_not_import_the_schemas() -> None:
    program = (
        "import sys, provenance.render.json, provenance.render.jsonl, provenance.claimfile.parse\n"
        "sys.exit('provenance.claimfile.schema' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
