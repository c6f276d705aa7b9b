"""What the tests of packaging share: the tree as others get it, the dependencies as files, and an environment of them.

Everything is installed from the lock, by its own commands, without compiling what is looked at only once.
"""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.test_house import ROOT, tracked_files
from tests.tools import missing

BARE = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
"""An environment that has nothing of ours in it."""


class Built(NamedTuple):
    """A release's files."""

    sdist: Path
    wheel: Path


def ran(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """What a command prints; a failure shows all of it."""
    variables = {**BARE, **(environment or {})}
    done = subprocess.run(
        command, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracked files as they are now, as a repository of their own."""
    folder = tmp_path_factory.mktemp("tree") / "provenance"
    for name in tracked_files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    """Make a repository of a folder, with one commit."""
    who = {f"GIT_{role}_{what}": "tests@desk.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "All"]):
        ran(["git", "-c", "core.compression=0", *command], folder, {"HOME": str(folder.parent), **who})


@pytest.fixture(scope="session")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist, and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("dist")
    ran([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, tree], tree.parent)
    return Built(*folder.glob("*.tar.gz"), *folder.glob("*.whl"))


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What makes pip take everything from a folder that holds the lock's files and nothing else."""
    folder = tmp_path_factory.mktemp("wheels")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    lock = ["--require-hashes", "--no-deps", "--requirement", str(ROOT / "lock" / "run.txt")]
    done = subprocess.run(
        [*pip, "download", *lock, "--dest", folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode != 0:
        missing(f"NO PACKAGES: what lock/run.txt names could not be had, so nothing was installed\n{done.stdout}")
    return {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder),
        "PIP_COMPILE": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_ROOT_USER_ACTION": "ignore",
    }


@pytest.fixture(scope="session")
def installed(built: Built, offline: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment into which the wheel was installed with its dependencies; its ``bin``."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, symlinks=True)
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--quiet", "--python", folder / "bin" / "python"]
    ran([*pip, "install", built.wheel], folder, offline)
    return folder / "bin"
