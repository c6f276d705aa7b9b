"""The GitHub action: its definition is valid, and its script does what it promises in a runner's environment."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from tests.cli.terminal import environment, provenance_command
from tests.cli.test_check import CLAIM
from tests.rules.examples import HEAD, REGISTRY

ROOT = Path(__file__).parent.parent.parent
ACTION: dict[str, Any] = YAML(typ="safe").load(ROOT / "action.yml")
CHECK: dict[str, Any] = ACTION["runs"]["steps"][-1]


class Step(NamedTuple):
    """What a step of a workflow left: its log, its status, its outputs and the job's summary."""

    log: str
    status: int
    outputs: dict[str, str]
    summary: str


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    (folder / "claims").mkdir(parents=True)
    (folder / "sources.toml").write_text(REGISTRY)
    (folder / "claims" / "dam.toml").write_text(HEAD + CLAIM)
    return folder


def step(workspace: Path, inputs: Mapping[str, str] | None = None, *, replaced: bool = False) -> Step:
    """Run the check step as a runner does: inputs in their places of ``env``, the rest from the runner.

    The command is the house's own, but where it was ``replaced``.
    """
    given = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()} | dict(inputs or {})
    temp = workspace.parent / "temp"
    (temp / "provenance").mkdir(parents=True, exist_ok=True)
    if not replaced:
        provenance_command(temp / "provenance" / "bin")
    written = {name: temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in written.values():
        path.write_text("")
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], value)
        for name, value in CHECK["env"].items()
    }
    runner = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "RUNNER_TEMP": str(temp),
        **{name: str(path) for name, path in written.items()},
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
        cwd=workspace,
        env=environment(**runner, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
    )
    outputs = dict(line.split("=", 1) for line in written["GITHUB_OUTPUT"].read_text().splitlines())
    return Step(done.stdout, done.returncode, outputs, written["GITHUB_STEP_SUMMARY"].read_text())


def test_the_definition_is_valid() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    done = subprocess.run([*command, str(ROOT / "action.yml")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_input_is_put_into_a_script_and_every_one_is_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    for each in ACTION["runs"]["steps"]:
        assert "${{" not in each.get("run", "")
    for name in ACTION["inputs"]:
        assert f"${{{{ inputs.{name} }}}}" in text
    script = (ROOT / "ci" / "action.sh").read_text("utf-8")
    assert all(name in script for name in CHECK["env"])


def test_other_actions_are_pinned_by_commit() -> None:
    used = [each["uses"] for each in ACTION["runs"]["steps"] if "uses" in each]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", each) for each in used)


def test_a_good_run_annotates_reports_and_passes(workspace: Path) -> None:
    done = step(workspace)
    assert done.status == 0
    assert done.outputs["status"] == "0"
    assert "::warning file=claims/dam.toml" in done.log
    sarif = json.loads(Path(done.outputs["sarif-file"]).read_text())
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} >= {"ANO03"}
    report = Path(done.outputs["report-file"]).read_text()
    assert done.summary == report
    assert "ANO03" in report


def test_findings_fail_the_step_and_are_reported_all_the_same(workspace: Path) -> None:
    done = step(workspace, {"fail-on": "warning"})
    assert done.status == 1
    assert done.outputs["status"] == "1"
    assert Path(done.outputs["sarif-file"]).exists()
    assert "ANO03" in done.summary


def test_a_file_that_cannot_be_read_is_not_hidden(workspace: Path) -> None:
    (workspace / "claims" / "latin.toml").write_bytes(b"\xff\xfe")
    done = step(workspace, {"fail-on": "never"})
    assert done.status == 3
    assert done.outputs["status"] == "3"
    assert "latin.toml" in done.summary


def test_a_report_that_cannot_be_written_is_not_hidden(workspace: Path) -> None:
    done = step(workspace, {"sarif-file": "no/such/folder/x.sarif"})
    assert done.status == 3
    assert "cannot be written" in done.log


def test_a_pull_request_cannot_excuse_itself(workspace: Path) -> None:
    git = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Base"]):
        subprocess.run([*git, *command], cwd=workspace, check=True)
    with (workspace / "claims" / "dam.toml").open("a") as file:
        file.write('[[claim.allow]]\nrule = "ANO03"\nreason = "It will be fine."\n')
    inputs = {"fail-on": "warning", "args": "--select\nANO03"}
    assert step(workspace, inputs).status == 0
    assert step(workspace, {**inputs, "trust": "HEAD"}).status == 1


def test_what_cannot_be_meant_ends_at_once(workspace: Path) -> None:
    done = step(workspace, {"fail-on": "warnings"})
    assert done.status == 2
    assert done.log.count("Did you mean 'warning'?") == 1
    assert "sarif-file" not in done.outputs


CLEVER = "$(touch owned)`touch owned`; touch owned; \"'\\ *"


@pytest.fixture
def recorded(workspace: Path) -> Path:
    """Puts something that notes its words in place of the command, and says where."""
    folder = workspace.parent / "temp" / "provenance" / "bin"
    folder.mkdir(parents=True)
    notes = workspace.parent / "notes"
    (folder / "provenance").write_text(
        f'#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done >> "{notes}"\nprintf "\\n" >> "{notes}"\n'
    )
    (folder / "provenance").chmod(0o755)
    return notes


def test_every_input_arrives_as_one_word(workspace: Path, recorded: Path) -> None:
    inputs = {name: f"{name} {CLEVER}" for name in ACTION["inputs"] if name not in ("annotations", "summary")}
    done = step(workspace, {**inputs, "paths": f"-a {CLEVER}\r\n\n--b\n", "args": "--ignore\nANO 1"}, replaced=True)
    assert done.status == 0
    options = [
        f"--{name}={inputs[name]}"
        for name in ("fail-on", "fail-under", "diff", "trust", "baseline", "config", "registry")
    ]
    before, after = ["check", *options, "--ignore", "ANO 1"], ["--", f"-a {CLEVER}", "--b"]
    words = recorded.read_text().split("\0")
    assert [word.removeprefix("\n") for word in words[:-1]] == [
        *before, "--format", "github", *after,
        *before, "--exit-zero", "--format", "sarif", "--output", inputs["sarif-file"], *after,
        *before, "--exit-zero", "--format", "markdown", "--output", inputs["report-file"], *after,
    ]  # fmt: skip
    assert not (workspace / "owned").exists()
    assert done.outputs == {"status": "0", "sarif-file": inputs["sarif-file"], "report-file": inputs["report-file"]}


def test_inputs_that_are_empty_are_not_given(workspace: Path, recorded: Path) -> None:
    done = step(workspace, {"annotations": "false", "summary": "false"}, replaced=True)
    assert done.status == 0
    assert done.summary == ""
    words = recorded.read_text().split("\0")
    assert words[:4] == ["check", "--format", "concise", "--"]


def test_a_clever_name_is_a_name_to_the_real_command(workspace: Path) -> None:
    done = step(workspace, {"paths": CLEVER, "sarif-file": f"{CLEVER}.sarif", "report-file": f"{CLEVER}.md"})
    assert done.status == 3
    assert (workspace / f"{CLEVER}.sarif").exists()
    assert not (workspace / "owned").exists()


def test_no_path_can_set_another_output(workspace: Path, recorded: Path) -> None:
    done = step(workspace, {"report-file": "x.md\nstatus=7"}, replaced=True)
    assert done.outputs["status"] == "0"


def test_the_script_is_sound_shell() -> None:
    for script in (ROOT / "ci").glob("*.sh"):
        assert os.access(script, os.X_OK)
        assert subprocess.run(["bash", "-n", str(script)]).returncode == 0
