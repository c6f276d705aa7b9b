"""Every command ends with the status that docs/exit-status.md promises."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from provenance.cli.cache import opened
from provenance.fetch.warcs import packed
from tests.cli.console import run
from tests.cli.terminal import environment
from tests.cli.test_check import CLAIM
from tests.cli.test_slips import COMMANDS
from tests.fetch.captures import kept, page
from tests.rules.examples import HEAD, REGISTRY

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "exit-status.md").read_text("utf-8")
ROWS = {
    name: (one, three)
    for name, one, three in re.findall(r"^\| `([a-z ]+)` \| (.*?) ?\| (.*?) ?\|$", PAGE, re.MULTILINE)
}
ARTICLE = "The dam is sound, Ana Ruiz told CNN.\n"
UNRATED = '[outlet.the-mirror]\nname = "The Gazette"\n'

RATINGS = "domain,score\ngazette.example,40\n"
CLAIMS = "text,url\nThe dam is sound.,https://gazette.example/dam\n"
MAPPING = """\
version = 1
title = "The council's list"
domain = "domain"
url = "https://council.example/gazette"
[[rater]]
name = "Press Council"
column = "score"
scale = [0, 100]
as-of = 2025-01-01
"""
CITED = (
    '{"version":1,"file":"claims/dam.toml","claim":"c1","path":"record[0]","url":"https://city.example/","status":"ok",'
    f'"sha256":"{"0" * 64}"}}\n'
)
ARCHIVE = packed(page(), "page")
with TemporaryDirectory() as _place:
    (CAPTURE,) = kept(Path(_place), page())
OTHER = REGISTRY.replace('country = "GB"', 'country = "IE"')

KEY = f"PRIVATE+KEY+gazette+66da8f28+{b64encode(bytes([1] + 32 * [0])).decode()}"
NOTE = f"gazette\n7\n{b64encode(bytes(32)).decode()}\n\n\N{EM DASH} gazette {b64encode(bytes(68)).decode()}\n"

DECIDED = ["claims/dam.toml#c1", "--verdict", "accurate", "--citation", "https://city.example/"]
CASES = [
    ("adjudicate", 0, DECIDED),
    ("adjudicate", 2, [*DECIDED, "--on", "soon"]),
    ("adjudicate", 2, []),
    ("adjudicate", 2, [*DECIDED, "--verdicts", "verdicts.json"]),
    ("adjudicate", 3, [*DECIDED, "--ledger", "sqlite:///nowhere.db"]),
    ("adjudicate", 3, ["--verdicts", "ratings.csv"]),
    ("cache clear", 0, []),
    ("cache clear", 2, ["everything"]),
    ("cache show", 0, []),
    ("cache show", 2, ["everything"]),
    ("captures export", 0, ["--wacz", "captures.wacz"]),
    ("captures export", 2, []),
    ("captures export", 3, ["--wacz", "captures.wacz", "ffff"]),
    ("captures import", 0, ["captures.warc.gz"]),
    ("captures import", 2, []),
    ("captures import", 3, ["nowhere.wacz"]),
    ("captures list", 0, []),
    ("captures list", 2, ["everything"]),
    ("captures list", 3, ["--folder", "article.txt"]),
    ("captures prune", 0, ["evidence.jsonl"]),
    ("captures prune", 2, ["--older-than", "ever"]),
    ("captures prune", 3, ["nowhere.jsonl"]),
    ("captures show", 0, [CAPTURE.address]),
    ("captures show", 2, ["everything"]),
    ("captures show", 3, ["ffff"]),
    ("captures verify", 0, []),
    ("captures verify", 1, ["evidence.jsonl"]),
    ("captures verify", 2, ["--format", "nothing"]),
    ("captures verify", 3, ["nowhere.jsonl"]),
    ("check", 0, []),
    ("check", 1, ["--fail-on", "warning"]),
    ("check", 1, ["--fail-under", "99"]),
    ("check", 0, ["--fail-on", "warning", "--exit-zero"]),
    ("check", 2, ["--select", "XYZ"]),
    ("check", 2, ["--config", "broken.toml"]),
    ("check", 1, ["--fix", "--diff-only"]),
    ("check", 2, ["--diff", "nowhere"]),
    ("check", 2, ["--baseline", "broken.toml"]),
    ("check", 3, ["nowhere.toml"]),
    ("check", 3, ["claims", "nowhere.toml", "--fail-on", "warning"]),
    ("check", 3, ["claims", "nowhere.toml", "--exit-zero"]),
    ("check", 3, ["--registry", "nowhere.toml"]),
    ("check", 3, ["--output", "no/such/folder"]),
    ("completion", 0, ["bash"]),
    ("completion", 0, ["zsh"]),
    ("completion", 0, ["fish"]),
    ("completion", 2, ["tcsh"]),
    ("explain", 0, ["ANO"]),
    ("explain", 2, ["XYZ"]),
    ("export", 0, ["--format", "csv"]),
    ("export", 2, ["--format", "claimreview", "--base", "nowhere"]),
    ("export", 2, ["nowhere.toml", "--format", "ninjs", "--ledger", "sqlite:///.provenance/ledger.db"]),
    ("export", 3, ["nowhere.toml", "--format", "ninjs"]),
    ("export", 3, ["--format", "ninjs", "--ledger", "sqlite:///nowhere.db"]),
    ("extract", 0, ["article.txt"]),
    ("extract", 2, ["article.txt", "--published", "yesterday"]),
    ("extract", 3, ["nowhere.txt"]),
    ("extract", 3, ["article.txt", "--output", "no/such/folder.toml"]),
    ("fmt", 0, []),
    ("fmt", 1, ["--check"]),
    ("fmt", 1, ["--diff"]),
    ("fmt", 2, ["--check", "--nothing"]),
    ("fmt", 3, ["nowhere.toml"]),
    ("fmt", 3, ["broken.toml"]),
    ("import", 0, ["claims.csv", "--format", "csv", "--output", "drafts"]),
    ("import", 2, ["claims.csv", "--format", "csv", "--mapping", "broken.toml"]),
    ("import", 3, ["ratings.csv", "--format", "claimreview"]),
    ("init", 0, ["new"]),
    ("init", 2, ["new", "newer"]),
    ("init", 3, ["article.txt"]),
    ("ledger add", 0, []),
    ("ledger add", 2, ["--over", "nothing"]),
    ("ledger add", 3, ["nowhere.toml"]),
    ("ledger backup", 0, ["ledger.zip"]),
    ("ledger backup", 2, []),
    ("ledger backup", 3, ["nowhere/ledger.zip"]),
    ("ledger checkpoint", 0, ["--key", "key"]),
    ("ledger checkpoint", 2, []),
    ("ledger checkpoint", 3, ["--key", "article.txt"]),
    ("ledger export", 0, []),
    ("ledger export", 2, ["nowhere.toml"]),
    ("ledger export", 3, ["--ledger", "sqlite:///nowhere.db"]),
    ("ledger init", 0, []),
    ("ledger init", 2, ["--ledger", "nowhere.db"]),
    ("ledger init", 3, ["--ledger", "sqlite:///claims"]),
    ("ledger log", 0, []),
    ("ledger log", 2, ["--limit", "0"]),
    ("ledger log", 3, ["nowhere.toml"]),
    ("ledger restore", 0, ["backup.zip", "--ledger", "sqlite:///restored.db"]),
    ("ledger restore", 2, []),
    ("ledger restore", 3, ["article.txt", "--ledger", "sqlite:///restored.db"]),
    ("ledger status", 0, []),
    ("ledger status", 2, ["everything"]),
    ("ledger status", 3, ["--ledger", "sqlite:///nowhere.db"]),
    ("ledger upgrade", 0, []),
    ("ledger upgrade", 2, ["everything"]),
    ("ledger upgrade", 3, ["--ledger", "sqlite:///nowhere.db"]),
    ("ledger verify", 0, []),
    ("ledger verify", 1, ["--checkpoint", "other.note"]),
    ("ledger verify", 2, ["everything"]),
    ("ledger verify", 3, ["--checkpoint", "article.txt"]),
    ("outlet", 0, ["the-gazette"]),
    ("outlet", 2, ["the-gazete"]),
    ("outlet", 3, ["the-gazette", "--ledger", "sqlite:///nowhere.db"]),
    ("rules", 0, []),
    ("rules", 2, ["XYZ"]),
    ("schema", 0, []),
    ("schema", 2, ["nothing"]),
    ("search", 0, ["dam"]),
    ("search", 0, ["--similar", "The dam will be emptied."]),
    ("search", 2, ["outlett:the-gazette"]),
    ("search", 2, ["dam", "--similar", "dam"]),
    ("search", 3, ["dam", "--ledger", "sqlite:///nowhere.db"]),
    ("sources add", 0, ["outlet", "--name", "City News", "--domain", "city.example"]),
    ("sources add", 2, ["planet", "--name", "Mars"]),
    ("sources add", 3, ["outlet", "--name", "City News", "--registry", "nowhere.toml"]),
    ("sources import", 0, ["ratings.csv", "--mapping", "mapping.toml", "--update"]),
    ("sources import", 1, ["ratings.csv", "--mapping", "mapping.toml"]),
    ("sources import", 2, ["ratings.csv", "--mapping", "broken.toml"]),
    ("sources import", 3, ["nowhere.csv", "--mapping", "mapping.toml"]),
    ("sources lint", 0, []),
    ("sources lint", 1, ["--registry", "unsound.toml"]),
    ("sources lint", 2, ["--fail-on", "nothing"]),
    ("sources lint", 3, ["--registry", "nowhere.toml"]),
    ("sources merge", 0, ["other.toml", "--ours"]),
    ("sources merge", 1, ["other.toml"]),
    ("sources merge", 2, []),
    ("sources merge", 3, ["nowhere.toml"]),
    ("sources check", 0, []),
    ("sources check", 1, ["--registry", "unsound.toml"]),
    ("sources check", 2, ["--fail-on", "nothing"]),
    ("sources check", 3, ["--registry", "nowhere.toml"]),
    ("sources list", 0, []),
    ("sources list", 2, ["everything"]),
    ("sources list", 3, ["--registry", "nowhere.toml"]),
    ("sources show", 0, ["the-gazette"]),
    ("sources show", 2, ["nobody"]),
    ("sources show", 3, ["the-gazette", "--registry", "nowhere.toml"]),
    ("trace", 0, ["claims/dam.toml#c1"]),
    ("trace", 2, ["claims/dam.toml#c99"]),
    ("trace", 3, ["nowhere.toml#c1"]),
    ("verify", 0, ["near.toml", "--no-archives"]),
    ("verify", 2, ["-"]),
    ("verify", 3, ["nowhere.toml"]),
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, make_ledger: Callable[[str], object]) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "ledger.db"
    make_ledger(f"sqlite:///{path}")
    (path.parent / "claims").mkdir()
    (path.parent / "claims" / "dam.toml").write_text(HEAD + CLAIM)
    with pytest.MonkeyPatch.context() as patch:
        assert run(patch, path.parent, "ledger", "add", "--ledger", f"sqlite:///{path}").status == 0
    return path


@pytest.fixture
def desk(tmp_path: Path, ledger: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "unsound.toml").write_text(REGISTRY + UNRATED)
    (tmp_path / "broken.toml").write_text("fail-on = [")
    (tmp_path / "other.toml").write_text(OTHER)
    (tmp_path / "ratings.csv").write_text(RATINGS)
    (tmp_path / "mapping.toml").write_text(MAPPING)
    (tmp_path / "claims.csv").write_text(CLAIMS)
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "evidence.jsonl").write_text(CITED)
    (tmp_path / "captures.warc.gz").write_bytes(ARCHIVE)
    kept(tmp_path / ".provenance" / "captures", page())
    (tmp_path / "near.toml").write_text(HEAD.replace("https://", "http://localhost/"))
    shutil.copyfile(ledger, tmp_path / ".provenance" / "ledger.db")
    shutil.copyfile(ROOT / "tests" / "data" / "ledgers" / "0001.zip", tmp_path / "backup.zip")
    (tmp_path / "key").write_text(KEY)
    (tmp_path / "other.note").write_text(NOTE, "utf-8")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "dam.toml").write_text(HEAD + CLAIM)
    return tmp_path


@pytest.mark.parametrize(("command", "status", "arguments"), CASES, ids=str)
def test_the_status_is_as_promised(
    desk: Path, monkeypatch: pytest.MonkeyPatch, command: str, status: int, arguments: list[str]
) -> None:
    outcome = run(monkeypatch, desk, *command.split(), *arguments)
    assert outcome.status == status
    assert "Traceback" not in outcome.err
    assert (outcome.err != "") or status not in (2, 3) or command in ("check", "verify")


def test_the_page_speaks_of_every_command() -> None:
    assert set(ROWS) == {" ".join(words) for words, command in COMMANDS.items() if not hasattr(command, "commands")}


def test_every_promise_of_the_page_is_tried() -> None:
    promised = {(name, 0) for name in ROWS} | {(name, 2) for name in ROWS}
    promised |= {
        (name, status) for name, cells in ROWS.items() for status, cell in zip((1, 3), cells, strict=True) if cell
    }
    assert {(command, status) for command, status, _ in CASES} | {("cache clear", 3)} == promised


def test_a_cache_that_cannot_be_cleared_is_a_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(tmp_path))
    opened().path.mkdir()
    outcome = run(monkeypatch, tmp_path, "cache", "clear")
    assert outcome.status == 3
    assert "cannot be cleared" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "--format", "json"], 0),
        (["check", "--format", "json", "--fail-on", "warning"], 1),
        (["check", "claims", "nowhere.toml"], 3),
        (["rules"], 0),
        (["schema"], 0),
        (["explain", "ANO"], 0),
        (["--help"], 0),
        (["check", "--help"], 0),
    ],
    ids=str,
)
def test_a_reader_that_goes_away_changes_nothing(desk: Path, arguments: list[str], status: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        command = [sys.executable, "-m", "provenance", *arguments]
        done = subprocess.run(command, cwd=desk, env=environment(), stdout=pipe, stderr=subprocess.PIPE)
    assert done.stderr == b""
    assert done.returncode == status


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["rules"], ["explain", "ANO01"]])
def test_where_the_output_cannot_be_written_a_sentence_says_so(desk: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "provenance", *arguments],
            cwd=desk,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 3
    assert ended.stderr.decode() == "provenance: standard output: it cannot be written: No space left on device\n"


def test_ctrl_c_while_the_program_is_loaded_ends_with_one_word_too(desk: Path) -> None:
    (desk / "click.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    ended = subprocess.run(
        [sys.executable, "-m", "provenance", "check"],
        cwd=desk,
        env=environment() | {"PYTHONPATH": str(desk)},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr.decode()) == (130, "provenance: stopped\n")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_who_is_stopped_ends_with_130_and_one_word(desk: Path, jobs: str, sign: signal.Signals) -> None:
    many = "".join(CLAIM.replace('"c1"', f'"c{number}"') for number in range(50))
    for number in range(1000):
        (desk / "claims" / f"{number}.toml").write_text(HEAD + many)
    with subprocess.Popen(
        [sys.executable, "-m", "provenance", "check", "--jobs", jobs, "--format", "json"],
        cwd=desk,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        time.sleep(1.5)
        os.killpg(process.pid, sign)  # as a terminal does: to all of them
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode().strip() == "provenance: stopped"


def test_ctrl_c_is_a_130_also_where_a_library_that_is_being_loaded_calls_it_something_else(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*arguments: object, **options: object) -> None:
        raise ImportError("initialization failed") from KeyboardInterrupt()

    monkeypatch.setattr("provenance.cli.rules.rules.invoke", load)
    outcome = run(monkeypatch, desk, "rules")
    assert (outcome.status, outcome.err) == (130, "provenance: stopped\n")
