"""The action installs itself from its own files, with what its lock pins."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import provenance
from tests.ci.test_action import ACTION
from tests.packaging.conftest import BARE, ran


@pytest.mark.packaging
def test_the_install_step_installs(tree: Path, offline: Mapping[str, str], tmp_path: Path) -> None:
    install = ACTION["runs"]["steps"][1]
    assert set(install["env"]) == {"PYTHON"}
    runner = {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(tree), "PYTHON": sys.executable}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", install["run"]],
        env={**BARE, **offline, **runner},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    said = ran([tmp_path / "provenance" / "bin" / "provenance", "--version"], tmp_path)
    assert said == f"provenance, version {provenance.__version__}\n"
