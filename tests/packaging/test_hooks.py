"""The hooks for pre-commit, tried in a repository of their own by `pre-commit try-repo`."""

import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.test_check import CLAIM
from tests.packaging.conftest import BARE, commit
from tests.rules.examples import HEAD, REGISTRY
from tests.test_house import ROOT

PRE_COMMIT = [sys.executable, "-m", "pre_commit"]


def test_the_manifest_is_valid() -> None:
    command = [*PRE_COMMIT, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.packaging
def test_the_hooks_look_at_what_changed(tree: Path, offline: Mapping[str, str], tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    (scratch / "claims").mkdir(parents=True)
    (scratch / "sources.toml").write_text(REGISTRY)
    (scratch / "claims" / "good.toml").write_text(HEAD + CLAIM)
    (scratch / "claims" / "bad.toml").write_text(HEAD + CLAIM.replace("participant", "particpant"))
    (scratch / "notes.toml").write_text("not = 'ours'\n")
    commit(scratch)
    changed = ["claims/good.toml", "sources.toml", "notes.toml"]
    done = subprocess.run(
        [*PRE_COMMIT, "try-repo", str(tree), "--verbose", "--color=never", "--files", *changed],
        cwd=scratch,
        env={**BARE, **offline, "HOME": str(tmp_path), "PRE_COMMIT_HOME": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    told = re.split(r"^- hook id: ", done.stdout, flags=re.MULTILINE)
    hooks = {part.split("\n", 1)[0]: (before.splitlines()[-1], part) for before, part in pairwise(told)}
    assert set(hooks) == {"provenance-check", "provenance-registry", "provenance-fmt"}
    # Only the claim file that changed is looked at, and it is good …
    status, said = hooks["provenance-check"]
    assert status.endswith("Passed")
    assert "claims/good.toml" in said
    assert "notes.toml" not in done.stdout
    # … but the registry changed as well, and then every claim counts.
    status, said = hooks["provenance-registry"]
    assert status.endswith("Failed")
    assert "exit code: 1" in said
    assert "claims/bad.toml:18:11" in said
    # The formatter changed the good one, which pre-commit tells as a failure; it leaves alone what is not ours.
    status, said = hooks["provenance-fmt"]
    assert status.endswith("Failed")
    assert "files were modified by this hook" in said
    assert (scratch / "notes.toml").read_text() == "not = 'ours'\n"
    assert done.returncode == 1
