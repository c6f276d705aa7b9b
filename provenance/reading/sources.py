"""What is to be read: folders walked, files opened without trusting them, addresses told from paths."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from provenance.claimfile import files
from provenance.errors import UnreadableError
from provenance.reading.kinds import SUFFIXES, listed

STDIN = "-"

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)

Skipped = Callable[[str, str], None]
"""Is told each path that was passed over in a folder, and why."""


def is_address(source: str) -> bool:
    """Whether a source is the address of a page, rather than a path."""
    return _ADDRESS.match(source) is not None


def locate(sources: Sequence[str], cwd: Path = Path(), *, skipped: Skipped | None = None) -> Iterator[str]:
    """What to read, each once: files, addresses and ``-`` as given, folders by the files in them.

    A folder is walked whole, sorted by name, its own files before those of its folders. Hidden files and folders are
    passed over without a word; ``skipped`` is told of files with other suffixes than
    :data:`~provenance.reading.kinds.SUFFIXES` and of links that lead out of the folder or nowhere. The same file by
    another name or link is not read twice. A path that does not exist is given as it is: reading it says so.
    """
    seen = set()
    for source in sources:
        found: Iterator[str] = iter((source,))
        if source != STDIN and not is_address(source) and (cwd / source).is_dir():
            found = _walk(source, cwd, skipped or (lambda path, reason: None))
        for path in found:
            key = path if path == STDIN or is_address(path) else os.path.realpath(cwd / path)
            if key not in seen:
                seen.add(key)
                yield path


def _walk(folder: str, cwd: Path, skipped: Skipped) -> Iterator[str]:
    root = os.path.realpath(cwd / folder)

    def failed(error: OSError) -> None:
        skipped(shown(os.path.relpath(error.filename, cwd)), error.strerror or "it cannot be read")

    for where, folders, names in os.walk(cwd / folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inner = os.path.relpath(where, cwd / folder)
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = os.path.normpath(os.path.join(folder, inner, name))
            real = os.path.realpath(os.path.join(where, name))
            if not real.startswith(root.rstrip(os.sep) + os.sep):
                skipped(shown(path), "it is a link that leads out of the folder")
            elif not os.path.isfile(real):
                skipped(shown(path), "it is no file")
            elif not listed(name):
                skipped(shown(path), f"its name does not end with {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
            else:
                yield path


def shown(path: str) -> str:
    """A path as people and JSON see it: with forward slashes, and ? for bytes that are no text."""
    return path.replace(os.sep, "/").encode("utf-8", "replace").decode()


def opened(source: str, cwd: Path = Path()) -> BinaryIO:
    """A regular file, open for reading its bytes. Raises :class:`~provenance.errors.UnreadableError`."""
    name = shown(source)
    if _SCHEME.match(source):
        raise UnreadableError(name, "only http and https addresses are read")
    return files.opened(cwd / source, name)
