"""Every command ends with the status that docs/exit-status.md promises."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.console import run
from tests.cli.terminal import environment
from tests.cli.test_check import CLAIM
from tests.cli.test_slips import COMMANDS
from tests.rules.examples import HEAD, REGISTRY

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "exit-status.md").read_text("utf-8")
ROWS = {
    name: (one, three)
    for name, one, three in re.findall(r"^\| `([a-z ]+)` \| (.*?) ?\| (.*?) ?\|$", PAGE, re.MULTILINE)
}
ARTICLE = "The dam is sound, Ana Ruiz told CNN.\n"
UNRATED = '[outlet.the-mirror]\nname = "The Gazette"\n'

CASES = [
    ("check", 0, []),
    ("check", 1, ["--fail-on", "warning"]),
    ("check", 1, ["--fail-under", "99"]),
    ("check", 0, ["--fail-on", "warning", "--exit-zero"]),
    ("check", 2, ["--select", "XYZ"]),
    ("check", 2, ["--config", "broken.toml"]),
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
    ("extract", 0, ["article.txt"]),
    ("extract", 2, ["article.txt", "--published", "yesterday"]),
    ("extract", 3, ["nowhere.txt"]),
    ("extract", 3, ["article.txt", "--output", "no/such/folder.toml"]),
    ("init", 0, ["new"]),
    ("init", 2, ["new", "newer"]),
    ("init", 3, ["article.txt"]),
    ("rules", 0, []),
    ("rules", 2, ["XYZ"]),
    ("schema", 0, []),
    ("schema", 2, ["nothing"]),
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
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "unsound.toml").write_text(REGISTRY + UNRATED)
    (tmp_path / "broken.toml").write_text("fail-on = [")
    (tmp_path / "article.txt").write_text(ARTICLE)
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
    assert (outcome.err != "") or status not in (2, 3) or command == "check"


def test_the_page_speaks_of_every_command() -> None:
    assert set(ROWS) == {" ".join(words) for words, command in COMMANDS.items() if not hasattr(command, "commands")}


def test_every_promise_of_the_page_is_tried() -> None:
    promised = {(name, 0) for name in ROWS} | {(name, 2) for name in ROWS}
    promised |= {
        (name, status) for name, cells in ROWS.items() for status, cell in zip((1, 3), cells, strict=True) if cell
    }
    assert {(command, status) for command, status, _ in CASES} == promised


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


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_130_and_one_word(desk: Path, jobs: str) -> None:
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
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode().strip() == "provenance: stopped"
