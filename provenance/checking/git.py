"""What a git repository holds at a revision, read through git itself.

No hook, filter, pager or external diff of the repository's settings is run, and nothing is written.
"""

import os
import subprocess
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from provenance.errors import RevisionError

_GIT = (
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotePath=false",
    "-c",
    "diff.renameLimit=0",
)
_LONGEST = 120
"""Seconds after which git is given up."""


class Difference(NamedTuple):
    """What differs between a revision and the files that git knows, as they are now: paths from the top of the
    repository, with forward slashes. ``before`` says what a renamed one was called."""

    changed: frozenset[str]
    before: dict[str, str]


class Repository:
    """The git repository that a folder is part of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.top = Path(os.path.realpath(self._run("rev-parse", "--show-toplevel").decode().rstrip("\n")))

    def inside(self, path: str | Path | None) -> str | None:
        """A path from the top of the repository, with forward slashes; None where it lies outside, or there is none.
        The last part of the path may be a link: it is the link that the repository holds."""
        if path is None:
            return None
        folder, name = os.path.split(os.path.abspath(self._folder / path))
        real = os.path.join(os.path.realpath(folder), name)
        below = os.path.relpath(real, self.top)
        return None if below.startswith("..") or os.path.isabs(below) else below.replace(os.sep, "/")

    def revision(self, name: str) -> "Revision":
        """The commit that a name stands for. Raises :class:`~provenance.errors.RevisionError`."""
        try:
            found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except RevisionError as error:
            raise RevisionError(
                f"no revision {name!r} in this repository; `git fetch` brings what a partial clone lacks"
            ) from error
        return Revision(self, name, found.decode().strip())

    def versions(self, path: str | Path, most: int) -> Iterator[bytes]:
        """What a file held at each commit that changed it, newest first, as far back as ``most`` commits."""
        if self.inside(path) is None:
            return
        name = os.path.relpath(path, self._folder)
        listed = self._run(
            "log", "--format=", "--raw", "--no-abbrev", "--no-renames", "-z", f"-n{most}", "HEAD", "--", name
        )
        for entry in listed.split(b"\0"):
            fields = entry.split(b" ")
            if entry.startswith(b":") and len(fields) == 5 and fields[4] != b"D" and fields[1].startswith(b"100"):
                yield self._run("cat-file", "blob", fields[3].decode())

    def _run(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        command = [*_GIT, "-C", str(self._folder), *arguments]
        try:
            done = subprocess.run(  # noqa: S603  every argument is ours, or stands behind --end-of-options
                command,
                input=stdin,
                stdin=subprocess.DEVNULL if stdin is None else None,
                capture_output=True,
                timeout=_LONGEST,
                check=False,
            )
        except FileNotFoundError as error:
            raise RevisionError("git is not installed: revisions are read through it") from error
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise RevisionError(f"git cannot be run: {error}") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            reason = said[0].removeprefix("fatal: ") if said else f"it ended with status {done.returncode}"
            raise RevisionError(f"git {arguments[0]}: {reason}")
        return done.stdout


class Revision:
    """A commit of a repository. ``name`` is what it was asked for by."""

    def __init__(self, repository: Repository, name: str, commit: str) -> None:
        self.repository = repository
        self.name = name
        self.commit = commit

    def fork(self) -> "Revision":
        """The commit at which the present state and this one went their own ways: what has changed *since* is what
        changed since then. This revision itself where git knows of none."""
        try:
            found = self.repository._run("merge-base", self.commit, "HEAD").decode().strip()  # noqa: SLF001
        except RevisionError:
            return self
        return Revision(self.repository, self.name, found or self.commit)

    @cached_property
    def _tree(self) -> dict[str, str]:
        """The object of each file of the commit."""
        listed = self.repository._run("ls-tree", "-r", "-z", "--full-tree", self.commit)  # noqa: SLF001
        tree = {}
        for entry in listed.split(b"\0"):
            head, tab, path = entry.partition(b"\t")
            mode, sort, name = (*head.split(b" "), b"", b"")[:3]
            if tab and sort == b"blob" and mode != b"120000":  # a link has no text of its own
                tree[os.fsdecode(path)] = name.decode()
        return tree

    def holds(self, path: str) -> bool:
        """Whether the commit holds a file of that path from the top."""
        return path in self._tree

    def read(self, path: str) -> bytes | None:
        """What a file of that path held; None where the commit has none."""
        name = self._tree.get(path)
        return self.repository._run("cat-file", "blob", name) if name is not None else None  # noqa: SLF001

    def touched(self, path: str) -> bool:
        """Whether a file, named from the top, is new or another than in this commit."""
        return path in self.difference.changed or not self.holds(path)

    @cached_property
    def difference(self) -> Difference:
        """What differs between this commit and the files as they are now."""
        run = self.repository._run  # noqa: SLF001
        changed: set[str] = set()
        before: dict[str, str] = {}
        listed = run(
            "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", "--no-color", self.commit, "--"
        )
        fields = iter([os.fsdecode(field) for field in listed.split(b"\0")])
        for status in fields:
            if not status:
                continue
            path = next(fields)
            if status[0] in "RC":
                before_path, path = path, next(fields)
                if status[0] == "R":
                    before[path] = before_path
            changed.add(path)
        return Difference(frozenset(changed), before)
