"""The results of a long run as they come, kept beside the output until it is whole, so that a run can go on.

``OUTPUT.partial`` starts with a line of JSON that says which settings it belongs to. Each result is a line of JSON with
the source, a digest of what the source held and the number of bytes that follow, and then those bytes. What was cut off
in the middle of a write is dropped. The output itself appears when every source has been tried, in the order of the
sources; the journal goes when every source has been read.
"""

import json
import os
from collections.abc import Iterable
from hashlib import blake2b
from types import TracebackType
from typing import IO, Self

from provenance.errors import UnreadableError

_FORMAT = 1
_CHUNK = 1 << 20
_LONGEST_LINE = 1 << 16


class Journal:
    """What a run towards one file has so far. ``run`` stands for everything else that the results depend on."""

    def __init__(self, output: str, run: str) -> None:
        self.output = output
        self.path = f"{output}.partial"
        self._run = run
        self._places: dict[str, tuple[str, int, int]] = {}
        self.foreign = False
        """Whether there was a journal of other settings, which is begun anew."""
        self._file: IO[bytes]

    def __enter__(self) -> Self:
        try:
            # Opened without cutting anything off: what is there may be ours.
            self._file = os.fdopen(
                os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666), "r+b"
            )
            self._load()
        except OSError as error:
            raise _unwritable(self.path, error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def holds(self, source: str, digest: str) -> bool:
        """Whether the result for a source is here, made when the source held the same."""
        known = self._places.get(source)
        return known is not None and known[0] == digest

    def add(self, source: str, digest: str, data: bytes) -> None:
        """Keep the result for a source; it is on disk, or in the hands of the system, before this returns."""
        head = json.dumps({"source": source, "digest": digest, "bytes": len(data)}).encode() + b"\n"
        try:
            start = self._file.seek(0, os.SEEK_END) + len(head)
            self._file.write(head + data)
            self._file.flush()
        except OSError as error:
            raise _unwritable(self.path, error) from error
        self._places[source] = digest, start, len(data)

    def finish(self, sources: Iterable[str], *, keep: bool) -> None:
        """Write the output: the results for ``sources``, in their order. ``keep`` leaves the journal as it is."""
        made = f"{self.output}.{os.getpid()}.new"
        try:
            with open(made, "wb") as file:
                for source in sources:
                    if source in self._places:
                        self._copy(source, file)
            os.replace(made, self.output)
            if not keep:
                os.unlink(self.path)
        except OSError as error:
            raise _unwritable(self.output, error) from error
        finally:
            if os.path.exists(made):
                os.unlink(made)

    def _copy(self, source: str, file: IO[bytes]) -> None:
        _, start, size = self._places[source]
        self._file.seek(start)
        while size:
            chunk = self._file.read(min(size, _CHUNK))
            if not chunk:
                raise OSError(0, "its journal is shorter than it was")
            file.write(chunk)
            size -= len(chunk)

    def _load(self) -> None:
        """Take over what is whole in the file, and cut off the rest."""
        head = {"provenance extract": _FORMAT, "run": self._run}
        first = self._file.readline(_LONGEST_LINE)
        if _object(first) != head:
            self.foreign = bool(first)
            self._file.seek(0)
            self._file.truncate()
            self._file.write(json.dumps(head).encode() + b"\n")
            self._file.flush()
            return
        size = os.fstat(self._file.fileno()).st_size
        whole = self._file.tell()
        while True:
            entry = _object(self._file.readline(_LONGEST_LINE))
            start = self._file.tell()
            source, digest, length = entry.get("source"), entry.get("digest"), entry.get("bytes")
            if not (isinstance(source, str) and isinstance(digest, str) and isinstance(length, int)):
                break
            if start + length > size:
                break
            self._places[source] = digest, start, length
            whole = self._file.seek(start + length)
        self._file.truncate(whole)


def digest(path: str) -> str:
    """A digest of what a file holds; empty where it cannot be read."""
    found = blake2b(digest_size=16)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
    except (OSError, ValueError):
        return ""
    return found.hexdigest()


def _object(line: bytes) -> dict[str, object]:
    if not line.endswith(b"\n"):
        return {}
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _unwritable(path: str, error: OSError) -> UnreadableError:
    return UnreadableError(path, f"it cannot be written: {error.strerror or error}")
