"""The Dockerfile: linted, and its instructions carried out in an empty folder. There is no engine here: what an
instruction does is done by the same command, with nothing in its environment but what the Dockerfile puts there."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.packaging.conftest import ran
from tests.test_house import ROOT

FOLDERS = ("/opt/", "/src", "/work")
"""Where the Dockerfile puts things; the same in the image as below the test's folder."""


class Instruction(NamedTuple):
    """One line of a Dockerfile."""

    name: str
    words: str


class Image(NamedTuple):
    """What a Dockerfile made: the folder that stands for /, the environment, the folder to start in, the command."""

    root: Path
    environment: dict[str, str]
    workdir: Path
    user: str
    entrypoint: list[str]
    command: list[str]


def instructions() -> list[Instruction]:
    lines = [line for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [Instruction(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def context(tree: Path, folder: Path) -> Path:
    """What the engine would be sent: the files that .dockerignore lets through. It knows "*", then "!name"."""
    patterns = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert patterns[0] == "*"
    assert patterns[-1] == "**/__pycache__"
    for kept in (pattern.removeprefix("!") for pattern in patterns[1:-1]):
        (folder / kept).parent.mkdir(parents=True, exist_ok=True)
        if (tree / kept).is_dir():
            shutil.copytree(tree / kept, folder / kept, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(tree / kept, folder / kept)
    return folder


@pytest.fixture(scope="module")
def image(tree: Path, offline: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Image]:
    sent = context(tree, tmp_path_factory.mktemp("context"))
    # Where another user may look, too: pytest's own folders are closed to others.
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        yield carried_out(root, sent, offline)


def carried_out(root: Path, sent: Path, offline: Mapping[str, str]) -> Image:
    """The base has a `python` that has pip; nothing else of it is used."""
    (root / "base").mkdir()
    python = root / "base" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    path = f"{root / 'base'}:/usr/bin:/bin"
    environment, workdir, user = {"PATH": path}, root, "0"
    entrypoint: list[str] = []
    command: list[str] = []

    def inside(words: str) -> str:
        return re.sub(rf"(?<![\w.])(?=(?:{'|'.join(FOLDERS)}))", str(root), words)

    for name, words in instructions():
        if name == "FROM":
            environment, workdir = {"PATH": path}, root
        elif name == "ENV":
            for pair in shlex.split(words):
                key, _, value = pair.partition("=")
                environment[key] = inside(value).replace("$PATH", environment["PATH"])
        elif name == "WORKDIR":
            workdir = Path(inside(words))
            workdir.mkdir(parents=True, exist_ok=True)
        elif name == "COPY" and not words.startswith("--from"):
            *sources, target = words.split()
            copied(sent, sources, workdir / target)
        elif name == "COPY":
            origin, source, target = words.split()
            assert (origin, source) == ("--from=build", target)  # the same place: it is there already
            assert Path(inside(target)).is_dir()
        elif name == "RUN":
            # Without the network: the lock's own files stand in a folder. Their hashes are checked all the same.
            ran(["/bin/sh", "-c", inside(words)], workdir, {**environment, **offline})
        elif name == "USER":
            user = words
        elif name == "ENTRYPOINT":
            entrypoint = json.loads(words)
        elif name == "CMD":
            command = json.loads(words)
        else:
            pytest.fail(f"this test does not know {name}")
    return Image(root, environment, workdir, user, entrypoint, command)


def copied(sent: Path, sources: list[str], target: Path) -> None:
    for source in sources:
        if (sent / source).is_dir():
            shutil.copytree(sent / source, target)
        else:
            into = target / source if target.is_dir() else target
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(sent / source, into)


def started(image: Image, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the image, as its own user where we may become another, and another may use this Python."""
    command = [*image.entrypoint, *(arguments or image.command)]
    found = shutil.which(command[0], path=image.environment["PATH"])
    assert found is not None
    user, group = (int(each) for each in image.user.split(":"))
    base = Path(sys.base_prefix, "bin").resolve()
    allowed = os.geteuid() == 0 and all(folder.stat().st_mode & 0o001 for folder in (base, *base.parents))
    return subprocess.run(
        [found, *command[1:]],
        cwd=image.workdir,
        env={**image.environment, "HOME": "/"},  # as for a user without an entry
        user=user if allowed else None,
        group=group if allowed else None,
        capture_output=True,
        text=True,
    )


def test_hadolint_has_nothing_to_say() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run(
        [hadolint, "--failure-threshold", "style", ROOT / "Dockerfile"], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_everything_is_pinned_and_nothing_runs_as_root() -> None:
    bases = [words for name, words in instructions() if name == "FROM"]
    assert all(re.fullmatch(r"python:3\.\d+\.\d+-\S+@sha256:[0-9a-f]{64}( AS \w+)?", base) for base in bases)
    assert len({base.split()[0] for base in bases}) == 1
    runs = [words for name, words in instructions() if name == "RUN" and " install " in words]
    assert all("--require-hashes" in run or "--no-deps --no-build-isolation" in run for run in runs)
    users = [words for name, words in instructions() if name == "USER"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", users[-1])


@pytest.mark.packaging
def test_the_image_checks_claims(image: Image, tree: Path) -> None:
    for name in ("claims", "sources.toml"):
        target = image.workdir / name
        shutil.copytree(tree / name, target) if (tree / name).is_dir() else shutil.copy(tree / name, target)
    done = started(image, "check", "claims", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["summary"]["claims"] > 0


@pytest.mark.packaging
def test_the_image_says_what_it_is_when_nothing_is_asked(image: Image) -> None:
    done = started(image)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: provenance")


@pytest.mark.packaging
def test_the_image_holds_no_pip(image: Image) -> None:
    assert not list(image.root.glob("opt/provenance/bin/pip*"))
