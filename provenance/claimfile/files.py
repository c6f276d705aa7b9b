"""Files on disk, read without trusting them: size, kind, encoding, and where a link leads."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from provenance.claimfile.limits import size
from provenance.errors import OutsideRootError, OverCapError, UnreadableError

NOT_CLAIMS = frozenset({"sources.toml", "provenance.toml", "pyproject.toml"})
"""Names in a folder that are never claim files."""


def find(paths: Iterable[str], cwd: Path) -> Iterator[tuple[str, Path, Path]]:
    """The claim files below some paths, as (shown, path, root): files as given, folders by their ``*.toml`` files.

    ``root`` is the folder that a file may not leave: the working directory, or the folder of a path outside it.
    Hidden folders are passed over. Sorted within each folder; a path that does not exist is given as it is.
    """
    for given in paths:
        path = cwd / given
        inside = os.path.normpath(path).startswith(os.path.normpath(cwd) + os.sep) or path == cwd
        if path.is_dir():
            root = cwd if inside else path
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    if name.endswith(".toml") and name not in NOT_CLAIMS:
                        found = Path(folder) / name
                        yield shown(found, cwd), found, root
        else:
            yield shown(path, cwd), path, cwd if inside else path.parent


def shown(path: Path, cwd: Path) -> str:
    """A path as people see it: from the working directory where it lies below it, with forward slashes."""
    plain = os.path.normpath(path)
    base = os.path.normpath(cwd) + os.sep
    return plain.removeprefix(base).replace(os.sep, "/").encode("utf-8", "replace").decode()


class Bounds:
    """A folder that files may not leave by a link. It remembers where the folders below it really are: one is for one
    run."""

    __slots__ = ("_base", "_folders")

    def __init__(self, root: str | Path) -> None:
        self._base = os.path.realpath(root).rstrip(os.sep) + os.sep
        self._folders: dict[str, str] = {}

    def hold(self, path: str | Path) -> bool:
        """Whether the file really lies in the folder."""
        folder, name = os.path.split(path)
        if os.path.islink(path):
            return os.path.realpath(path).startswith(self._base)
        real = self._folders.get(folder)
        if real is None:
            real = self._folders[folder] = os.path.realpath(folder or ".")
        return f"{real.rstrip(os.sep)}{os.sep}{name}".startswith(self._base)


def read_text(path: str | Path, shown: str, most: int, bounds: Bounds | None = None) -> str:
    """The text of a regular file of at most ``most`` bytes, decoded as UTF-8 (a byte-order mark is dropped).

    Raises :class:`~provenance.errors.UnreadableError`: missing, unreadable, not a regular file, over the cap, not
    UTF-8, or, where ``bounds`` are given, a link that leaves them.
    """
    try:
        if bounds is not None and not bounds.hold(path):
            raise OutsideRootError(shown, "it is a link that leads out of the folder, and is not followed")
        descriptor = _open(path, shown)
        try:
            data = os.read(descriptor, min(os.fstat(descriptor).st_size, most) + 1)
            while len(data) <= most and (more := os.read(descriptor, most + 1 - len(data))):
                data += more
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error
    if len(data) > most:
        raise over(shown, most)
    return decode(data, shown)


def opened(path: Path, shown: str) -> BinaryIO:
    """A regular file, open for reading its bytes. Raises :class:`~provenance.errors.UnreadableError`."""
    try:
        return os.fdopen(_open(path, shown), "rb")
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error


def _open(path: str | Path, shown: str) -> int:
    # O_NONBLOCK: opening a pipe that nobody writes to must not wait.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise UnreadableError(shown, "it is a folder" if stat.S_ISDIR(mode) else "it is not a regular file")
    return descriptor


def _unreadable(shown: str, error: OSError | ValueError) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        return UnreadableError(shown, "there is no such file or folder")
    if isinstance(error, PermissionError):
        return UnreadableError(shown, "permission to read it is denied")
    return UnreadableError(shown, f"it cannot be read: {getattr(error, 'strerror', None) or error}")


def over(shown: str, most: int) -> OverCapError:
    """The error for a file larger than ``most`` bytes."""
    return OverCapError(shown, f"it is larger than {size(most)} (setting max-file-size)")


def decode(data: bytes, shown: str) -> str:
    """UTF-8 bytes as text, without a byte-order mark. Raises :class:`~provenance.errors.UnreadableError`."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(shown, f"it is not UTF-8 text (line {line}, byte {error.start + 1})") from error


def nearest(name: str, start: Path) -> Path | None:
    """The nearest file called ``name`` in ``start`` or a folder above it."""
    folder = start if start.is_dir() else start.parent
    for each in (folder, *folder.parents):
        if (each / name).is_file():
            return each / name
    return None
