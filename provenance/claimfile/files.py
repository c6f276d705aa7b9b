"""Files on disk, read without trusting them: size, kind, encoding, and where a link leads; and written as a whole."""

import codecs
import contextlib
import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from provenance.claimfile.limits import size
from provenance.errors import OutsideRootError, OverCapError, UnreadableError

NOT_CLAIMS = frozenset({"sources.toml", "provenance.toml", "pyproject.toml"})
"""Names in a folder that are never claim files."""


def find(paths: Iterable[str], cwd: Path, without: Collection[str] = NOT_CLAIMS) -> Iterator[tuple[str, str, Path]]:
    """The claim files below some paths, as (shown, path, root): files as given, folders by their ``*.toml`` files, but
    not those called as in ``without``.

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
                here = shown(folder, cwd)
                below = "" if here == "." else f"{here.rstrip('/')}/"
                for name in sorted(names):
                    if name.endswith(".toml") and name not in without:
                        yield below + _readable(name), os.path.join(folder, name), root
        else:
            yield shown(path, cwd), str(path), cwd if inside else path.parent


def shown(path: str | Path, cwd: Path) -> str:
    """A path as people see it: from the working directory where it lies below it, with forward slashes."""
    plain = os.path.normpath(path)
    base = os.path.normpath(cwd)
    return _readable("." if plain == base else plain.removeprefix(base + os.sep)).replace(os.sep, "/")


def _readable(name: str) -> str:
    return name if name.isascii() else name.encode("utf-8", "replace").decode()


class Bounds:
    """A folder that files may not leave by a link. It remembers where the folders below it really are: one is for one
    run."""

    __slots__ = ("_base", "_folders")

    def __init__(self, root: str | Path) -> None:
        self._base = os.path.realpath(root).rstrip(os.sep) + os.sep
        self._folders: dict[str, bool] = {}

    def check(self, path: str | Path, shown: str) -> None:
        """Raise :class:`~provenance.errors.OutsideRootError` where the file does not really lie in the folder."""
        if not self.hold_folder(path) or (os.path.islink(path) and not os.path.realpath(path).startswith(self._base)):
            raise OutsideRootError(shown, "it is a link that leads out of the folder, and is not followed")

    def hold_folder(self, path: str | Path) -> bool:
        """Whether the folder of the path really lies in this one, or is it."""
        folder = os.fspath(path).rpartition(os.sep)[0]
        found = self._folders.get(folder)
        if found is None:
            real = os.path.realpath(folder or ".").rstrip(os.sep) + os.sep
            found = self._folders[folder] = real.startswith(self._base)
        return found


def read_text(path: str | Path, shown: str, most: int, bounds: Bounds | None = None) -> str:
    """The text of a regular file of at most ``most`` bytes, decoded as UTF-8 (a byte-order mark is dropped).

    Raises :class:`~provenance.errors.UnreadableError`: missing, unreadable, not a regular file, over the cap, not
    UTF-8, or, where ``bounds`` are given, a link that leaves them.
    """
    return decode(read_bytes(path, shown, most, bounds), shown)


def read_bytes(path: str | Path, shown: str, most: int, bounds: Bounds | None = None) -> bytes:
    """What a regular file of at most ``most`` bytes holds. Raises as :func:`read_text` does."""
    try:
        if bounds is None:
            descriptor, expected = _open(path, shown)
        else:
            descriptor, expected = _open_within(path, shown, bounds)
        try:
            data = os.read(descriptor, min(expected, most) + 1)
            while len(data) != expected and len(data) <= most and (more := os.read(descriptor, most + 1 - len(data))):
                data += more
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error
    if len(data) > most:
        raise over(shown, most)
    return data


def write(path: Path, shown: str, chunks: Iterable[bytes], root: Path | None = None) -> None:
    """Write a file that appears only when it is whole: until then, whatever happens, the old one stands there.

    A link stays a link, and what it leads to is written; a file keeps its permissions. Raises
    :class:`~provenance.errors.UnreadableError` where it cannot be written, and where ``root`` is given and a link
    leaves it.
    """
    partial = None
    try:
        target = os.path.realpath(path)
        if root is not None:
            Bounds(root).check(path, shown)
        there = os.stat(target) if os.path.exists(target) else None
        if there is not None and not stat.S_ISREG(there.st_mode):  # a terminal, a pipe: nothing that could be replaced
            with open(target, "wb") as file:
                file.writelines(chunks)
            return
        if there is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        folder, name = os.path.split(target)
        partial = os.path.join(folder, f".{name}.{os.getpid()}.partial")
        with contextlib.suppress(FileNotFoundError):
            os.unlink(partial)  # of a process that was killed and had our number
        with open(partial, "xb") as file:
            file.writelines(chunks)
            if there is not None:
                _keep(there, partial)
                file.flush()
                os.fsync(file.fileno())  # or a power cut could leave neither the old file nor the new one
        os.replace(partial, target)
        partial = None
    except OSError as error:
        raise UnreadableError(shown, f"it cannot be written: {error.strerror or error}") from error
    finally:
        if partial is not None:
            with contextlib.suppress(OSError):
                os.unlink(partial)


def _keep(there: os.stat_result, partial: str) -> None:
    """Give the new file the owner, as far as we may, and the permissions of the old one."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(partial, there.st_uid, there.st_gid)
    os.chmod(partial, stat.S_IMODE(there.st_mode))


def opened(path: Path, shown: str) -> BinaryIO:
    """A regular file, open for reading its bytes. Raises :class:`~provenance.errors.UnreadableError`."""
    try:
        return os.fdopen(_open(path, shown)[0], "rb")
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error


# O_NONBLOCK: opening a pipe that nobody writes to must not wait.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def _open_within(path: str | Path, shown: str, bounds: Bounds) -> tuple[int, int]:
    """As :func:`_open`, for a file that may not leave the bounds. Most are no links, which opening them tells."""
    if _NO_LINK and bounds.hold_folder(path):
        try:
            return _open(path, shown, _NO_LINK)
        except OSError as error:
            if error.errno not in (errno.ELOOP, errno.EMLINK):
                raise
    bounds.check(path, shown)
    return _open(path, shown)


def _open(path: str | Path, shown: str, more: int = 0) -> tuple[int, int]:
    """A descriptor of a regular file, and how many bytes it holds."""
    descriptor = os.open(path, _READING | more)
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        os.close(descriptor)
        raise UnreadableError(shown, "it is a folder" if stat.S_ISDIR(state.st_mode) else "it is not a regular file")
    return descriptor, state.st_size


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
        return without_mark(data).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(shown, f"it is not UTF-8 text (line {line}, byte {error.start + 1})") from error


def without_mark(data: bytes) -> bytes:
    """Bytes without a byte-order mark of UTF-8."""
    return data.removeprefix(codecs.BOM_UTF8)


def nearest(name: str, start: Path) -> Path | None:
    """The nearest file called ``name`` in ``start`` or a folder above it."""
    folder = start if start.is_dir() else start.parent
    for each in (folder, *folder.parents):
        if (each / name).is_file():
            return each / name
    return None
