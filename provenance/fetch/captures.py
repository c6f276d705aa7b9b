"""Captures: pages as they were kept, each an immutable file that is named for its content.

A capture is one WARC file, ``ab/abcdef….warc.gz``, and its name is the SHA-256 of its bytes: a bit that has changed
anywhere in it is found by whoever reads it, and by anybody with ``sha256sum``. Beside it may lie a time stamp token
(RFC 3161) over that hash, ``abcdef….0123456789abcdef.tsr``, named for its own content too.

``index.jsonl`` says what the files hold, so that nobody has to open them all. It is made of them, row by row, each
written only once its file is on the disk; a row carries a hash of itself. What is missing from it is read from the
files, and what is in it without a file has been lost since.
"""

import contextlib
import datetime
import hashlib
import os
import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import msgspec

from provenance.claimfile import files
from provenance.errors import DamagedCaptureError, RefusedAddressError, UnreadableError
from provenance.fetch import durable, policy, warcs
from provenance.fetch.timestamps import BrokenTokenError, Certificates, TimeStamps, examined
from provenance.fetch.warcs import BrokenArchiveError, Kind
from provenance.model.evidence import Capture, Examined, TimeStamp
from provenance.model.ports import Page

INDEX = "index.jsonl"
LOCK = "lock"

MOST_INDEX = 512 * 2**20
"""The most bytes of an index that is read: some million captures."""

MOST_FILE = warcs.MOST_UNPACKED + 2**20
"""The most bytes of a capture's file: what cannot be compressed grows a little."""

_WHOLE = 64  # hexadecimal digits of a SHA-256
_END = ".warc.gz"
_STAMP_END = ".tsr"
_MOST_STAMP = 2**20
_FOLDER = re.compile(r"[0-9a-f]{2}")
_NAME = re.compile(r"([0-9a-f]{64})\.warc\.gz")
_STAMP = re.compile(r"([0-9a-f]{64})\.([0-9a-f]{16})\.tsr")


class Captures:
    """The captures in a folder, for many readers and one writer at a time, in this process or another.

    ``folder`` need not exist; it is made when the first page is kept. ``shown`` is how messages call it. Reading takes
    no lock and sees what was there at the first look, beside what was kept here since. The first :meth:`keep` takes the
    lock, up to :meth:`close`. Many threads may share one.
    """

    def __init__(self, folder: Path, *, shown: str | None = None) -> None:
        self._folder = folder
        self._shown = shown if shown is not None else str(folder)
        self._guard = threading.RLock()
        self._read: _Contents | None = None
        self._writer: _Writer | None = None

    # Reading

    def __iter__(self) -> Iterator[Capture]:
        """Every capture, oldest first."""
        with self._guard:
            found = list(self._contents().captures.values())
        return iter(sorted(found, key=_by_time))

    def of(self, url: str) -> tuple[Capture, ...]:
        """What was asked for under this address, oldest first."""
        with contextlib.suppress(RefusedAddressError):
            url = policy.target(url, allow_private=True).url
        with self._guard:
            contents = self._contents()
            found = [contents.captures[each] for each in contents.by_url.get(url, ())]
        return tuple(sorted(found, key=_by_time))

    def latest(self, url: str, kind: Kind = "page") -> Capture | None:
        """The newest of one kind that was asked for under this address."""
        return next((each for each in reversed(self.of(url)) if each.kind == kind), None)

    def by_hash(self, prefix: str) -> tuple[Capture, ...]:
        """The captures whose body's hash, or whose own, begins like that, oldest first."""
        prefix = prefix.lower()
        if len(prefix) == _WHOLE:
            with self._guard:
                contents = self._contents()
                found = [contents.captures[each] for each in contents.by_hash.get(prefix, ())]
            return tuple(sorted(found, key=_by_time))
        return tuple(each for each in self if each.sha256.startswith(prefix) or each.address.startswith(prefix))

    def page(self, capture: Capture) -> Page:
        """The page as it was kept.

        Raises :class:`~provenance.errors.DamagedCaptureError` where its file is gone, does not hold what its name says,
        or is not what ``capture`` says of it.
        """
        page, found = self._opened(capture.address)
        if found != capture:
            raise DamagedCaptureError(self._name(capture.address), "it is not what the index says of it")
        return page

    def data(self, capture: Capture) -> bytes:
        """The bytes of a capture's file. Raises :class:`~provenance.errors.DamagedCaptureError`."""
        return self._verified(capture.address)

    def tokens(self, capture: Capture) -> tuple[bytes, ...]:
        """Its time stamp tokens. Raises :class:`~provenance.errors.DamagedCaptureError`."""
        with self._guard:
            names = self._contents().tokens.get(capture.address, ())
        return tuple(self._token(name) for name in sorted(names))

    def stamps(self, capture: Capture, certificates: Certificates = ()) -> tuple[TimeStamp, ...]:
        """The times that its tokens prove, as far as ``certificates`` say who may. Raises
        :class:`~provenance.errors.DamagedCaptureError` for a token that proves nothing."""
        found = []
        for token in self.tokens(capture):
            try:
                found.append(examined(token, bytes.fromhex(capture.address), certificates))
            except BrokenTokenError as error:
                raise DamagedCaptureError(self._name(capture.address), f"its time stamp: {error}") from error
        return tuple(found)

    def verify(self, certificates: Certificates = ()) -> Iterator[Examined]:
        """Look at every byte of every capture and token, and at the index: each file in the order of its name, then
        what the index holds beyond them. Raises :class:`~provenance.errors.UnreadableError` where the folder or the
        index cannot be read at all."""
        with self._guard:
            contents = self._contents(anew=self._writer is None)
        rows = dict(contents.rows)
        for address in sorted(contents.files):
            name = f"{address[:2]}/{address}{_END}"
            row = rows.pop(address, None)
            try:
                _, capture = self._opened(address)
                stamps, note = self._stamped(capture, certificates)
            except DamagedCaptureError as error:
                yield Examined(name, row, error.reason)
                continue
            if row is None:
                note = "it is not in the index: the next run that keeps a page adds it"
            wrong = None if row in (None, capture) else "the index says something else of it"
            yield Examined(name, capture, wrong, note, stamps)
        for address, row in sorted(rows.items()):
            yield Examined(f"{address[:2]}/{address}{_END}", row, "its file is gone")
        for address in sorted(contents.tokens.keys() - contents.files):
            for name in sorted(contents.tokens[address]):
                yield Examined(f"{address[:2]}/{name}", wrong="it is the time stamp of a capture that is gone")
        yield from (Examined(INDEX, wrong=f"line {number:,} is damaged") for number in contents.damaged)
        if contents.torn:
            yield Examined(INDEX, note="its last line breaks off: the next run that keeps a page mends it")
        yield from (Examined(name, note="it is no capture") for name in sorted(contents.strange))
        for name in sorted(contents.partial):
            yield Examined(name, note="it was not finished: the next run that keeps a page removes it")

    # Writing

    def keep(self, page: Page, kind: Kind = "page") -> Capture:
        """Keep a page; once this returns, it survives a power cut. The same page twice is one capture.

        Raises :class:`~provenance.errors.UnreadableError` where it cannot be written, or another process is writing;
        then nothing half of it stays.
        """
        data = warcs.packed(page, kind)
        address = hashlib.sha256(data).hexdigest()
        capture = _capture(page, kind, address)
        with self._translated(), self._guard:
            writer, contents = self._writing()
            there = address in contents.captures
        if there:
            with contextlib.suppress(DamagedCaptureError):
                self._verified(address)
                return capture
        with self._translated():
            writer.place(address, f"{address}{_END}", data)
            with self._guard:
                if address not in contents.rows:
                    writer.append(capture)
                contents.add(capture)
        return capture

    def attest(self, capture: Capture, stamps: TimeStamps) -> TimeStamp:
        """Have an authority say that a capture existed by now, and keep its token beside the capture.

        Raises what :meth:`TimeStamps.token` raises; and :class:`~provenance.errors.UnreadableError` as :meth:`keep`.
        """
        data = self._verified(capture.address)
        token = stamps.token(data)
        proved = examined(token, bytes.fromhex(capture.address), stamps.certificates)
        name = f"{capture.address}.{hashlib.sha256(token).hexdigest()[:16]}{_STAMP_END}"
        with self._translated(), self._guard:
            writer, contents = self._writing()
            writer.place(capture.address, name, token)
            contents.tokens.setdefault(capture.address, set()).add(name)
        return proved

    def remove(self, captures: Iterable[Capture]) -> None:
        """Take captures away, with their tokens: first out of the index, then from the disk. Stopped halfway, what is
        left are whole captures. Raises :class:`~provenance.errors.UnreadableError` as :meth:`keep`."""
        leaving = {each.address for each in captures}
        with self._translated(), self._guard:
            writer, contents = self._writing()
            tokens = {address: contents.tokens.get(address, set()) for address in leaving}
            for address in leaving:
                contents.drop(address)
            writer.rewrite(contents.rows.values())
            for address in sorted(leaving):
                for name in (*sorted(tokens[address]), f"{address}{_END}"):
                    with contextlib.suppress(FileNotFoundError):
                        os.unlink(self._folder / address[:2] / name)

    def close(self) -> None:
        """Let another process write. Reading goes on."""
        with self._guard:
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # How

    def _contents(self, *, anew: bool = False) -> "_Contents":
        if self._read is None or anew:
            try:
                self._read = self._looked()
            except OSError as error:
                raise UnreadableError(self._shown, f"it cannot be read: {error.strerror or error}") from error
        return self._read

    def _looked(self) -> "_Contents":
        contents = _Contents()
        contents.read_index(_bytes(self._folder / INDEX, f"{self._shown}/{INDEX}", MOST_INDEX))
        contents.list_files(self._folder)
        for address in sorted(contents.files - contents.rows.keys()):
            with contextlib.suppress(DamagedCaptureError):
                contents.adopt(self._opened(address)[1])
        return contents

    def _writing(self) -> tuple["_Writer", "_Contents"]:
        """The writer, from the first time on, and what is there."""
        if self._writer is None:
            try:
                writer = _Writer(self._folder)
            except durable.HeldError as error:
                reason = "another process is writing captures there: wait until it has ended"
                raise UnreadableError(self._shown, reason) from error
            try:
                contents = self._contents(anew=True)
                writer.mend(contents)
            except BaseException:
                writer.close()
                raise
            self._writer = writer
        return self._writer, self._contents()

    def _stamped(self, capture: Capture, certificates: Certificates) -> tuple[tuple[TimeStamp, ...], str | None]:
        """The time stamps of a capture, or what to note where the extra for them is not installed."""
        try:
            return self.stamps(capture, certificates), None
        except DamagedCaptureError:
            raise
        except UnreadableError as error:
            return (), f"its time stamps were not looked at: {error.reason}"

    def _name(self, address: str) -> str:
        return f"{self._shown}/{address[:2]}/{address}{_END}"

    def _verified(self, address: str) -> bytes:
        """The bytes of a file, if they are what its name says."""
        name = self._name(address)
        try:
            data = _bytes(self._folder / address[:2] / f"{address}{_END}", name, MOST_FILE)
        except UnreadableError as error:
            raise DamagedCaptureError(name, error.reason) from error
        if data is None:
            raise DamagedCaptureError(name, "its file is gone")
        if hashlib.sha256(data).hexdigest() != address:
            raise DamagedCaptureError(name, "its content is not what its name says: it has changed since it was kept")
        return data

    def _opened(self, address: str) -> tuple[Page, Capture]:
        try:
            page, kind = warcs.read(self._verified(address))
        except BrokenArchiveError as error:
            raise DamagedCaptureError(self._name(address), str(error)) from error
        return page, _capture(page, kind, address)

    def _token(self, name: str) -> bytes:
        shown = f"{self._shown}/{name[:2]}/{name}"
        try:
            token = _bytes(self._folder / name[:2] / name, shown, _MOST_STAMP)
        except UnreadableError as error:
            raise DamagedCaptureError(shown, error.reason) from error
        if token is None:
            raise DamagedCaptureError(shown, "its file is gone")
        if not name.endswith(f".{hashlib.sha256(token).hexdigest()[:16]}{_STAMP_END}"):
            raise DamagedCaptureError(shown, "its time stamp is not what its name says: it has changed since")
        return token

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnreadableError(self._shown, f"captures cannot be kept there: {error.strerror or error}") from error


class _Row(msgspec.Struct, frozen=True, gc=False):
    """A line of the index: a capture, and the beginning of the hash of its JSON."""

    capture: Capture
    check: str


def _line(capture: Capture) -> bytes:
    check = hashlib.sha256(msgspec.json.encode(capture)).hexdigest()[:16]
    return msgspec.json.encode(_Row(capture, check)) + b"\n"


_rows = msgspec.json.Decoder(_Row)


def _row(line: bytes) -> Capture | None:
    """The capture of a line; None for a line that is not to the letter as it was written."""
    try:
        capture = _rows.decode(line).capture
        return capture if _line(capture) == line else None
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


class _Contents:
    """What is in the folder.

    ``rows`` are those of the index, ``captures`` they and what was adopted from files without one. ``files`` are the
    addresses of the files, ``tokens`` the names of their tokens.
    """

    def __init__(self) -> None:
        self.rows: dict[str, Capture] = {}
        self.captures: dict[str, Capture] = {}
        self.by_url: dict[str, list[str]] = {}
        self.by_hash: dict[str, list[str]] = {}
        self.files: set[str] = set()
        self.tokens: dict[str, set[str]] = {}
        self.strange: set[str] = set()
        self.partial: set[str] = set()
        self.damaged: list[int] = []
        self.torn = False
        self.size = 0

    def add(self, capture: Capture) -> None:
        self.rows[capture.address] = capture
        self.files.add(capture.address)
        self.adopt(capture)

    def adopt(self, capture: Capture) -> None:
        if capture.address not in self.captures:
            self.by_url.setdefault(capture.url, []).append(capture.address)
            for key in {capture.sha256, capture.address}:
                self.by_hash.setdefault(key, []).append(capture.address)
        self.captures[capture.address] = capture

    def drop(self, address: str) -> None:
        capture = self.captures.pop(address, None)
        if capture is not None:
            self.by_url[capture.url].remove(address)
            for key in {capture.sha256, capture.address}:
                self.by_hash[key].remove(address)
        self.rows.pop(address, None)
        self.files.discard(address)
        self.tokens.pop(address, None)

    def read_index(self, data: bytes | None) -> None:
        if data is None:
            return
        lines = data.split(b"\n")
        self.torn = lines.pop() != b""
        self.size = data.rfind(b"\n") + 1
        for number, line in enumerate(lines, 1):
            capture = _row(line + b"\n")
            if capture is None or capture.address in self.rows:
                self.damaged.append(number)
            else:
                self.rows[capture.address] = capture
                self.adopt(capture)

    def list_files(self, folder: Path) -> None:
        try:
            with os.scandir(folder) as entries:
                names = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
        except FileNotFoundError:
            return
        for name, is_folder in names:
            if is_folder and _FOLDER.fullmatch(name):
                for inner in os.listdir(folder / name):
                    self._take(name, inner)
            elif name.startswith(durable.PARTIAL):
                self.partial.add(name)
            elif name not in (INDEX, LOCK):
                self.strange.add(name)

    def _take(self, folder: str, name: str) -> None:
        capture, token = _NAME.fullmatch(name), _STAMP.fullmatch(name)
        if not name.startswith(folder) or not (capture or token):
            self.strange.add(f"{folder}/{name}")
        elif capture:
            self.files.add(capture[1])
        elif token:
            self.tokens.setdefault(token[1], set()).add(name)


class _Writer:
    """What holds the lock and writes. Raises :class:`OSError`, and at the start :class:`durable.HeldError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        durable.make_folder(folder)
        self._lock = durable.Lock(folder / LOCK)
        try:
            self._index = durable.opened(folder / INDEX, os.O_RDWR)
            durable.sync_folder(folder)
        except BaseException:
            self._lock.release()
            raise
        self._size = 0

    def mend(self, contents: _Contents) -> None:
        """Bring the index and the folder in order after whatever has happened to the last writer."""
        for name in contents.partial:
            with contextlib.suppress(FileNotFoundError, IsADirectoryError, PermissionError):
                os.unlink(self._folder / name)
        contents.partial.clear()
        adopted = [each for address, each in contents.captures.items() if address not in contents.rows]
        self._size = contents.size
        if contents.damaged:
            contents.rows.update({each.address: each for each in adopted})
            self.rewrite(contents.rows.values())
        else:
            if contents.torn:
                os.ftruncate(self._index, self._size)
            for capture in adopted:
                self.append(capture)
                contents.rows[capture.address] = capture
        contents.damaged.clear()
        contents.torn = False

    def place(self, address: str, name: str, data: bytes) -> None:
        """A file beside the others of its address."""
        folder = durable.make_folder_in(self._folder, address[:2])
        durable.place(folder / name, data, by_way_of=self._folder)

    def append(self, capture: Capture) -> None:
        """One more row, on the disk when this returns."""
        line = _line(capture)
        os.ftruncate(self._index, self._size)  # what an attempt before, on a full disk, may have left
        os.lseek(self._index, self._size, os.SEEK_SET)
        durable.write_all(self._index, line)
        os.fsync(self._index)
        self._size += len(line)

    def rewrite(self, captures: Iterable[Capture]) -> None:
        """The whole index anew."""
        lines = [_line(each) for each in captures]
        os.close(self._index)
        durable.place_pieces(self._folder / INDEX, lines, by_way_of=self._folder)
        self._index = durable.opened(self._folder / INDEX, os.O_RDWR)
        self._size = sum(map(len, lines))

    def close(self) -> None:
        os.close(self._index)
        self._lock.release()


def _capture(page: Page, kind: Kind, address: str) -> Capture:
    return Capture(
        address=address,
        sha256=hashlib.sha256(page.body).hexdigest(),
        url=page.url,
        final_url=page.final_url,
        status=page.status,
        media_type=page.media_type,
        size=len(page.body),
        retrieved=page.retrieved.astimezone(datetime.UTC),
        kind=kind,
    )


def _by_time(capture: Capture) -> tuple[datetime.datetime, str]:
    return capture.retrieved, capture.address


def _bytes(path: Path, shown: str, most: int) -> bytes | None:
    """The bytes of a regular file; None where there is none. Raises :class:`~provenance.errors.UnreadableError`."""
    if not os.path.lexists(path):
        return None
    with files.opened(path, shown) as file:
        try:
            data = file.read(most + 1)
        except OSError as error:
            raise UnreadableError(shown, f"it cannot be read: {error.strerror or error}") from error
    if len(data) > most:
        raise UnreadableError(shown, f"it is larger than {most // 2**20} MiB")
    return data
