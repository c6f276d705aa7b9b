"""The README's part on verifying, run on the scene as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.console import run
from tests.verifying.scene import scene

ROOT = Path(__file__).parent.parent.parent
SECTION = (
    (ROOT / "README.md").read_text("utf-8").partition("## Against the pages themselves\n")[2].partition("\n## ")[0]
)
COMMANDS, REPORT = re.findall(r"^```\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE)


def test_its_commands_do_what_they_are_there_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = {}
    with scene(tmp_path, archive=True):
        for line in COMMANDS.splitlines():
            command = line.partition("  #")[0].strip()
            name, *arguments = shlex.split(command)
            assert name == "provenance"
            private = ["--allow-private"] if arguments[0] == "verify" else []
            outcome = run(monkeypatch, tmp_path, *arguments, *private)
            assert outcome.status == (1 if arguments[0] == "check" else 0), outcome.err
            told[command] = outcome.out
    for line in REPORT.splitlines():
        assert line.strip() in told["provenance verify"] or "https://" in line or "read in full on" in line, line
    assert (tmp_path / "captures.wacz").stat().st_size > 0
    assert "archived copy written" in told["provenance verify --fix"]


def test_what_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((docs/[^)#]+)", SECTION):
        assert (ROOT / target).is_file(), target
