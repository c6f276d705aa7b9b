"""Every command of the README's "In your repository" section, in the order of the README, in one repository."""

import re
import shlex
import signal
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.checking.desks import BARE, claim, commit, desk, git, put
from tests.cli.console import Outcome, run
from tests.cli.tables import LIN
from tests.cli.watching import Watching

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
SECTION = README.partition("## In your repository\n")[2].partition("\n## ")[0]
COMMANDS = [
    line.partition("   #")[0].strip()
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE)
    if not language
    for line in block.splitlines()
]


class Ran(NamedTuple):
    """A command of the README and what it left; None for the one that stays."""

    command: str
    outcome: Outcome | None


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = desk(tmp_path_factory.mktemp("repository"), files=3)
    put(folder, "dam", claim("c1", origin=BARE), claim("c2", origin=BARE))
    (folder / "ratings.csv").write_text(LIN, "utf-8")
    (folder / "other").mkdir()
    (folder / "other" / "sources.toml").write_text('version = 1\n[outlet.the-post]\nname = "The Post"\n', "utf-8")
    (folder / ".gitignore").write_text("*.xml\n", "utf-8")
    commit(folder)
    git(folder, "checkout", "-qb", "topic")
    return folder


@pytest.fixture(scope="module")
def ran(repository: Path) -> dict[str, Ran]:
    """What each command left, run one after the other."""
    done = {}
    with pytest.MonkeyPatch.context() as patch:
        for command in COMMANDS:
            name, *arguments = shlex.split(command)
            assert name == "provenance", f"{command!r} is no command of ours"
            if "--watch" in arguments:
                watching = Watching(repository)
                watching.until("in ")
                watching.process.send_signal(signal.SIGINT)
                assert watching.process.wait(timeout=30) == 130
                watching.end()
                done[command] = Ran(command, None)
            else:
                done[command] = Ran(command, run(patch, repository, *arguments))
    return done


def test_the_section_is_there_and_shows_what_there_is() -> None:
    assert len(COMMANDS) >= 25
    for option in ("--write-baseline", "--prune-baseline", "--diff", "--trust", "--fix", "--watch", "fmt", "sources"):
        assert any(option in command for command in COMMANDS), option
    for form in ("github", "sarif", "gitlab", "junit", "rdjson", "markdown", "html"):
        assert any(f"--format {form}" in command for command in COMMANDS), form


@pytest.mark.parametrize("command", COMMANDS)
def test_it_does_what_it_is_there_for(ran: dict[str, Ran], command: str) -> None:
    outcome = ran[command].outcome
    if outcome is None:
        return
    # Findings and what would change are a 1; nothing in the README is a slip, or cannot be done.
    finds = ("--diff-only", "fmt --check", "sources lint", "--fail-under")
    assert outcome.status in ((0, 1) if any(each in command for each in finds) else (0,)), outcome.err
    assert "a bug in provenance" not in outcome.err


def test_the_files_that_they_write_are_there(ran: dict[str, Ran], repository: Path) -> None:
    assert ran
    for command in COMMANDS:
        written = re.search(r"--output (\S+)", command)
        if written:
            assert (repository / written[1]).stat().st_size > 0, command
    assert (repository / "provenance-baseline.json").exists()
    assert "the-post" in (repository / "sources.toml").read_text("utf-8")
    assert "nbcnews.com" in (repository / "sources.toml").read_text("utf-8")


def test_the_settings_that_it_shows_hold(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [shown] = re.findall(r"^```toml\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE)
    settings = repository / "mine.toml"
    settings.write_text(shown, "utf-8")
    told = run(monkeypatch, repository, "check", "--config", "mine.toml", "--show-settings")
    assert (told.status, told.err) == (0, "")
    assert 'fail-on = "warning"  # settings file' in told.out


def test_what_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((docs/[^)#]+)", SECTION):
        assert (Path(__file__).parent.parent / target).is_file(), target
