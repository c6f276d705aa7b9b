"""What files are called in the ledger, and which working copy they are of."""

import contextlib
import os
import re
import uuid
from pathlib import Path

MARKS = (".git", "sources.toml", "provenance.toml")
"""A folder that holds one of these is a project's."""
SEAT = Path(".provenance") / "seat"
_SEAT = re.compile(r"[0-9a-f-]{36}")
_LONGEST = 100


class Places:
    """Names files from their project's folder: the nearest one upward that holds one of :data:`MARKS`, else the working
    directory. So a file has the same name wherever a command is called from."""

    def __init__(self, cwd: Path) -> None:
        self._cwd = cwd
        self._roots: dict[str, Path] = {}

    def root(self, path: str | Path) -> Path:
        """The folder of the project that a file belongs to."""
        folder = os.path.dirname(os.path.abspath(self._cwd / path))
        found = self._roots.get(folder)
        if found is None:
            start = Path(folder)
            marked = (each for each in (start, *start.parents) if any((each / mark).exists() for mark in MARKS))
            found = self._roots[folder] = next(marked, self._cwd if self._cwd in (start, *start.parents) else start)
        return found

    def name(self, path: str | Path) -> str:
        """The name of a file in the ledger: from its project's folder, with forward slashes."""
        full = os.path.abspath(self._cwd / path)
        name = os.path.relpath(full, self.root(path)).replace(os.sep, "/")
        return name if name.isascii() else name.encode("utf-8", "replace").decode()


def seat(root: Path) -> str | None:
    """The random id of the working copy in a folder, made the first time; None where nothing can be written there.

    A copy of a working copy gets a seat of its own: two that shared one would each pass for having seen what the other
    has added. So the file with the id says which file it is, too. Where the way to it is a link, which may lead
    anywhere, the working copy has no seat.
    """
    path = root / SEAT
    if path.parent.is_symlink() or path.is_symlink():
        return None
    with contextlib.suppress(OSError, ValueError), open(path, encoding="ascii") as file:
        known, _, itself = file.read(_LONGEST).strip().partition(" ")
        if _SEAT.fullmatch(known) and itself == str(os.fstat(file.fileno()).st_ino):
            return known
    made = str(uuid.uuid4())
    partial = path.with_name(f".seat.{os.getpid()}.partial")
    try:
        path.parent.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            partial.unlink()
        with open(partial, "x", encoding="ascii") as file:
            file.write(f"{made} {os.fstat(file.fileno()).st_ino}\n")
        os.replace(partial, path)
    except OSError:
        return None
    return made
