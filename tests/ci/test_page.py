"""What docs/ci.md shows is valid, names what exists, and runs."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ci.test_action import ACTION, ROOT
from tests.cli.console import run
from tests.cli.test_check import CLAIM
from tests.rules.examples import HEAD, REGISTRY

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
YAMLS: list[str] = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
HOOKS: list[dict[str, Any]] = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")


def told(beginning: str) -> str:
    """The example that begins like that."""
    (found,) = (each for each in YAMLS if each.startswith(beginning))
    return found


def valid(folder: Path, text: str, *schema: str) -> None:
    (folder / "example.yml").write_text(text)
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(folder / "example.yml")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_workflow_is_valid_and_gives_inputs_that_exist(tmp_path: Path) -> None:
    text = told("# .github/workflows")
    comment = told("      - if: ${{ !cancelled() && steps.provenance.outputs.report-file")
    valid(tmp_path, text + comment, "--builtin-schema", "vendor.github-workflows")
    (used,) = (
        step for step in YAML(typ="safe").load(text)["jobs"]["check"]["steps"] if "provenance@" in step.get("uses", "")
    )
    assert set(used["with"]) <= set(ACTION["inputs"])
    assert set(re.findall(r"steps\.provenance\.outputs\.([a-z-]+)", text + comment)) <= set(ACTION["outputs"])


def test_the_tables_name_every_input_and_output() -> None:
    section = PAGE.split("## GitHub Actions")[1].split("## GitLab")[0]
    named = {
        word for row in re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE) for word in re.findall("`(.*?)`", row)
    }
    assert named == set(ACTION["inputs"]) | set(ACTION["outputs"])


def test_the_include_is_valid(tmp_path: Path) -> None:
    valid(tmp_path, told("include:"), "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def test_the_hooks_are_those_that_there_are(tmp_path: Path) -> None:
    text = told("# .pre-commit-config.yaml")
    (tmp_path / ".pre-commit-config.yaml").write_text(text)
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(tmp_path / ".pre-commit-config.yaml")]
    assert subprocess.run(command).returncode == 0
    (repository,) = YAML(typ="safe").load(text)["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in HOOKS}
    named = re.findall(r"^\| `(provenance-\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(hook["id"] for hook in HOOKS)


COMMANDS = re.findall(r"^provenance (check .*?)(?: *#.*| \| .*)?$", PAGE.split("## Anywhere else")[1], re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "dam.toml").write_text(HEAD + CLAIM)
    outcome = run(monkeypatch, tmp_path, *shlex.split(command))
    assert (outcome.status, outcome.err) == (0, "")
