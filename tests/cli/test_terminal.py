"""What a real terminal gets: colour and links where they are wanted and can be shown, and nowhere else."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from provenance.cli.terminal import links
from tests.cli.terminal import LINK, environment, shown
from tests.cli.test_check import CLAIM
from tests.rules.examples import HEAD, REGISTRY

KITTY = {"TERM": "xterm-kitty"}
ANSWERED = '\n[[claim.allow]]\nrule = "ANO99"\nreason = "as before"\n'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "dam.toml").write_text(HEAD + CLAIM)
    return tmp_path


COMMANDS = (
    ["check", "claims"],
    ["explain", "ANO01"],
    ["rules", "ANO"],
    ["extract", "article.txt", "--format", "text"],
    ["check", "--formt"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_heeds_no_color_and_dumb_terminals(desk: Path, command: list[str]) -> None:
    (desk / "article.txt").write_text("The dam is sound, Ana Ruiz told CNN.\n")
    assert "\x1b" not in shown(desk, *command, NO_COLOR="1").text
    if command[0] == "extract":  # it asks the same piece, and takes long to start
        assert "\x1b[" in shown(desk, *command).text
    elif command[-1] != "--formt":
        assert "\x1b[" in shown(desk, *command, TERM="xterm").text
        assert "\x1b[" in shown(desk, *command, "--color", "always", NO_COLOR="1").text
        assert "\x1b" not in shown(desk, *command, "--color", "never").text
        assert "\x1b" not in shown(desk, *command, TERM="dumb").text


def test_an_empty_no_color_asks_for_nothing(desk: Path) -> None:
    assert "\x1b[" in shown(desk, "check", NO_COLOR="").text


def test_a_page_is_laid_out_on_a_terminal_and_markdown_in_a_pipe(desk: Path) -> None:
    assert "## Why it matters" not in shown(desk, "explain", "ANO01", NO_COLOR="1").text
    piped = subprocess.run(
        [sys.executable, "-m", "provenance", "explain", "ANO01"], env=environment(), capture_output=True, text=True
    )
    assert "## Why it matters" in piped.stdout


def test_files_are_links_where_the_terminal_shows_links(desk: Path) -> None:
    (desk / "claims" / "two words & 100%.toml").write_text(HEAD + CLAIM + ANSWERED)
    text = shown(desk, "check", width=120, **KITTY).text
    found: dict[str, str] = dict(LINK.findall(text))
    files = {Path(unquote(urlsplit(address).path)) for address in found}
    assert files == {desk / "claims" / "dam.toml", desk / "claims" / "two words & 100%.toml"}
    assert all(address.startswith("file://") and " " not in address for address in found)
    assert any("dam.toml" in words for words in found.values())


def test_addresses_in_messages_are_links_to_themselves(desk: Path) -> None:
    record = '[[claim.record]]\nurl = "https://records.example/a;b?c=d"\n'
    (desk / "claims" / "dam.toml").write_text(HEAD + CLAIM + record)
    text = shown(desk, "check", width=120, **KITTY).text
    assert ("https://records.example/a;b?c=d", "https://records.example/a;b?c=d") in LINK.findall(text)


def test_there_are_no_links_elsewhere(desk: Path) -> None:
    hows: list[dict[str, str]] = [
        {},
        {**KITTY, "NO_COLOR": "1"},
        {**KITTY, "CI": "1"},
        {**KITTY, "FORCE_HYPERLINK": "0"},
    ]
    for how in hows:
        assert "\x1b]8" not in shown(desk, "check", width=80, **how).text
    piped = subprocess.run(
        [sys.executable, "-m", "provenance", "check", "--color", "always"],
        cwd=desk,
        env=environment(**KITTY, FORCE_HYPERLINK="1"),
        capture_output=True,
        text=True,
    )
    assert "\x1b[" in piped.stdout
    assert "\x1b]8" not in piped.stdout


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "alacritty"}, True),
        ({"TERM": "screen-256color", "TERM_PROGRAM": "tmux"}, False),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.0.9"}, False),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4.23"}, True),
        ({"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20240203-110809-5046fc22"}, True),
        ({"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.71.2"}, False),
        ({"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.99.0"}, True),
        ({"TERM_PROGRAM": "ghostty"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal", "TERM_PROGRAM_VERSION": "455"}, False),
        ({"VTE_VERSION": "4602"}, False),
        ({"VTE_VERSION": "5000"}, False),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "unknown"}, False),
        ({"WT_SESSION": "0b1c"}, True),
        ({"VTE_VERSION": "7600", "CI": "true"}, False),
        ({"VTE_VERSION": "7600", "NO_HYPERLINK": "1"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "VTE_VERSION": "7600"}, False),
    ],
)
def test_the_terminals_that_show_links_are_known(environment: dict[str, str], expected: bool) -> None:
    assert links(environment, terminal=True, colour=True) is expected
    assert links(environment, terminal=False, colour=True) is False
