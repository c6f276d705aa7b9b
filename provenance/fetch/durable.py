"""Files that are there whole after a power cut, or not at all; and who may write them.

A file is written under another name, brought to the disk, renamed, and its folder brought to the disk: whoever sees
the name sees all of the file, and once :func:`place` has returned the name stays.
"""

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Self

PARTIAL = ".partial-"
"""How the names of files begin that are still being written."""

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def make_folder(path: Path) -> None:
    """Make a folder and those above it that are missing, each brought to the disk. Raises :class:`OSError`, also
    where a link stands in place of the folder's last step."""
    if not path.parent.exists():
        make_folder(path.parent)
    try:
        path.mkdir()
    except FileExistsError:
        if not stat.S_ISDIR(path.lstat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "it is a link or a file") from None
    else:
        sync_folder(path.parent)


def make_folder_in(parent: Path, name: str) -> Path:
    """The folder of that name in ``parent``, made if it is missing. Raises :class:`OSError`, also for a link."""
    path = parent / name
    try:
        path.mkdir()
    except FileExistsError:
        if not stat.S_ISDIR(path.lstat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None
    else:
        sync_folder(parent)
    return path


def place(path: Path, data: bytes, *, by_way_of: Path) -> None:
    """Let ``data`` stand at ``path``, durably; it is written in the folder ``by_way_of``, on the same disk, first.

    Raises :class:`OSError`; then nothing is at ``path`` that was not there before.
    """
    place_pieces(path, (data,), by_way_of=by_way_of)


def place_pieces(path: Path, pieces: Iterable[bytes], *, by_way_of: Path) -> None:
    """As :func:`place`, for what comes in pieces."""
    partial = by_way_of / f"{PARTIAL}{secrets.token_hex(16)}"
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        try:
            for piece in pieces:
                write_all(descriptor, piece)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(partial, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(partial)
        raise
    sync_folder(path.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of ``data``; the system may take it in parts. Raises :class:`OSError`."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync_folder(path: Path) -> None:
    """Bring to the disk which names are in a folder. Windows does that by itself, and has no way to ask for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def opened(path: Path, flags: int) -> int:
    """A descriptor of a regular file of ours, made if it is missing; no link is followed. Raises :class:`OSError`."""
    descriptor = os.open(path, flags | os.O_CREAT | _NO_LINK | _BINARY, 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is not a regular file")
    return descriptor


class HeldError(Exception):
    """Another process holds the lock."""


class Lock:
    """A file that one process at a time holds, from the start to :meth:`release` or to its end, however that comes.

    Raises :class:`HeldError` where another one does, and :class:`OSError`.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = opened(path, os.O_RDWR)
        try:
            _take(self._descriptor)
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let others have it. The file stays: who removed it could remove one that somebody has just taken."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                raise HeldError from error
            raise

else:
    import fcntl

    def _take(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HeldError from error
