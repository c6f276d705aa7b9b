"""A refresh that was interrupted, and what it had done: so that it goes on, and asks no site twice."""

import datetime
import os
import threading
from pathlib import Path

import msgspec

from provenance.errors import UnreadableError
from provenance.fetch import durable
from provenance.model.evidence import Status
from provenance.model.ports import Visit

LONGEST = datetime.timedelta(days=1)
"""A refresh that was begun longer ago is begun anew."""

MOST = 256 * 2**20
"""The most bytes of an unfinished refresh that are read: a line for each of a million pages."""


class _Begun(msgspec.Struct, frozen=True, tag="begun"):
    moment: datetime.datetime


class _Visited(msgspec.Struct, frozen=True, tag="visited"):
    """A visit without its page, which was kept before this was written; ``capture`` is its address there."""

    url: str
    status: Status
    reason: str | None = None
    settled: bool = True
    unchanged: bool = False
    capture: str | None = None


_DECODER = msgspec.json.Decoder(_Begun | _Visited)


class Refresh:
    """What a refresh has done so far, in a file that is there as long as it is not finished.

    Each visit is one line, written when what it brought is kept. A line that was cut off by a crash is as if it had
    not been written. Raises :class:`~provenance.errors.UnreadableError` where the file cannot be written.
    """

    def __init__(self, path: Path, shown: str, now: datetime.datetime) -> None:
        self._path = path
        self._shown = shown
        self._lock = threading.Lock()
        try:
            durable.make_folder(path.parent)
            # No link is followed: the folder may have come from somebody else, and what it leads to is not ours.
            self._file = os.fdopen(durable.opened(path, os.O_RDWR | os.O_APPEND), "r+b")
        except OSError as error:
            raise self._unwritten(error) from error
        try:
            self._done = dict(self._earlier(now))
            if not self._done:
                self._file.truncate(0)
                self._write(_Begun(now))
            else:
                # What was cut off stays a line of its own.
                self._file.write(b"\n")
        except OSError as error:
            self._file.close()
            raise self._unwritten(error) from error

    def done(self, url: str) -> tuple[Visit, str | None] | None:
        """What came of asking for an address in this refresh, and the address of the capture; None: not asked yet."""
        found = self._done.get(url)
        if found is None:
            return None
        return Visit(url, found.status, None, found.unchanged, found.reason, found.settled), found.capture

    def add(self, visit: Visit, capture: str | None) -> None:
        """Remember a visit whose page is kept."""
        self._write(_Visited(visit.url, visit.status, visit.reason, visit.settled, visit.unchanged, capture))

    def finish(self) -> None:
        """Everything is written down: the next refresh starts anew."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop here; what is done is found again."""
        self._file.close()

    def _write(self, line: _Begun | _Visited) -> None:
        try:
            with self._lock:
                self._file.write(msgspec.json.encode(line) + b"\n")
                self._file.flush()
                os.fsync(self._file.fileno())
        except OSError as error:
            raise self._unwritten(error) from error

    def _earlier(self, now: datetime.datetime) -> list[tuple[str, _Visited]]:
        """What an unfinished refresh has done, if it was begun lately."""
        data = self._file.read(MOST + 1)
        if len(data) > MOST:
            return []
        lines = data.split(b"\n")
        read: list[_Begun | _Visited] = []
        for line in lines:
            try:
                read.append(_DECODER.decode(line))
            except (msgspec.DecodeError, UnicodeError):
                continue
        if not read or not isinstance(read[0], _Begun) or not datetime.timedelta() <= now - read[0].moment <= LONGEST:
            return []
        return [(each.url, each) for each in read if isinstance(each, _Visited) and each.settled]

    def _unwritten(self, error: OSError) -> UnreadableError:
        return UnreadableError(self._shown, f"it cannot be written: {error.strerror or error}")
