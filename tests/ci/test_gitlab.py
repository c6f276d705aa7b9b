"""The GitLab template: valid, and its script does what it promises."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import junitparser
import pytest
from ruamel.yaml import YAML

from tests.cli.terminal import environment, provenance_command
from tests.cli.test_check import CLAIM
from tests.rules.examples import HEAD, REGISTRY

ROOT = Path(__file__).parent.parent.parent
TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOB: dict[str, Any] = YAML(typ="safe").load(TEMPLATE)["provenance"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "claims").mkdir(parents=True)
    (folder / "sources.toml").write_text(REGISTRY)
    (folder / "claims" / "dam.toml").write_text(HEAD + CLAIM)
    return folder


def job(project: Path, **variables: str) -> tuple[str, int]:
    """Run the job's script as a runner does: all lines in one shell that stops at the first that fails. Only the
    installation is left out: tests/packaging tries it."""
    install, *script = JOB["script"]
    assert install == 'python -m pip install --quiet --disable-pip-version-check "$PROVENANCE_PACKAGE"'
    path = f"{provenance_command(project.parent / 'bin')}:/usr/bin:/bin"
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(script)],
        cwd=project,
        env=environment(**{**JOB["variables"], "CI": "true", "GITLAB_CI": "true", "PATH": path, **variables}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.stdout, done.returncode


def test_the_template_is_valid() -> None:
    options = ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *options, str(TEMPLATE)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_what_the_script_writes_is_what_gitlab_collects(project: Path) -> None:
    log, status = job(project)
    assert status == 0
    assert "claims/dam.toml" in log
    reports = JOB["artifacts"]["reports"]
    found = json.loads((project / reports["codequality"]).read_text())
    assert {"ANO03"} <= {each["check_name"].split()[0] for each in found}
    tests = junitparser.JUnitXml.fromfile(str(project / reports["junit"]))
    assert sum(suite.tests for suite in tests) > 0


def test_findings_and_unreadable_files_fail_the_job_with_their_status(project: Path) -> None:
    assert job(project, PROVENANCE_OPTIONS="--fail-on warning")[1] == 1
    assert (project / "gl-code-quality-report.json").exists()
    (project / "claims" / "latin.toml").write_bytes(b"\xff")
    assert job(project, PROVENANCE_OPTIONS="--fail-on never")[1] == 3
    assert "latin.toml" in (project / "provenance.junit.xml").read_text()


def test_several_paths_can_be_given(project: Path) -> None:
    (project / "more").mkdir()
    (project / "more" / "bridge.toml").write_text(HEAD + CLAIM)
    log, status = job(project, PROVENANCE_PATHS="claims/dam.toml more", PROVENANCE_OPTIONS="--verbose")
    assert status == 0
    assert "more/bridge.toml" in log
