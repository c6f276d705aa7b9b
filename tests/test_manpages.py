"""The man pages are those of the commands as they are, and what reads man pages takes them."""

import runpy
import subprocess
from pathlib import Path

import click
import pytest

from tests import tools
from tests.cli.test_slips import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "man").glob("*.1"))


def test_the_pages_are_as_make_man_writes_them() -> None:
    made: dict[str, str] = runpy.run_path(str(ROOT / "docs" / "manpages.py"))["pages"]()
    assert {path.name: path.read_text("utf-8") for path in PAGES} == made, "run `make man`"


def test_there_is_a_page_for_every_command() -> None:
    assert {path.stem for path in PAGES} == {"provenance", *("-".join(("provenance", *words)) for words in COMMANDS)}


def reader(name: str) -> str:
    return tools.program(name, "the man pages have not been read with it")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_mandoc_has_nothing_to_say(page: Path) -> None:
    command = [reader("mandoc"), "-Tlint", "-W", "warning", str(page)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    # A page that is made from the code has no day of its own.
    assert [line for line in said.splitlines() if "missing date" not in line] == []


def test_what_is_read_is_what_the_help_says() -> None:
    page = ROOT / "man" / "provenance-check.1"
    read = subprocess.run([reader("mandoc"), "-Tutf8", "-O", "width=300", str(page)], capture_output=True, text=True)
    shown = "".join(character for character in read.stdout)
    while "\b" in shown:  # bold is written by striking twice
        at = shown.index("\b")
        shown = shown[: at - 1] + shown[at + 1 :]
    words = " ".join(shown.split())
    check = COMMANDS[("check",)]
    for parameter in check.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in words
            assert parameter.help
            assert " ".join(parameter.help.split()) in words
    for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "FILES", "ENVIRONMENT", "SEE ALSO"):
        assert f"\n{heading}\n" in shown
    assert "A claim file or the registry cannot be read" in words
