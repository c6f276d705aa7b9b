"""What was found before, kept by what it was found in: a run looks only at files that have changed.

An entry is kept under a digest of everything that it depends on: the text of the file and its name, its evidence, the
registry, the profile, the rules, the caps, and the program itself. Nothing has to be invalidated: what changes gets
another digest, and what is asked for no more is dropped after a while. Whole outputs are kept in the same way.

The cache is a SQLite database, which several runs may use at once and from which a killed one takes nothing away. It
lies with the user, never in the repository: a pull request could bring one along and so say what is found in it.
Whatever goes wrong with it, the run goes on without it.
"""

import contextlib
import os
import platform
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from lz4.frame import LZ4FrameCompressor, LZ4FrameDecompressor

from provenance.checking.inspect import Setup
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.limits import MIB
from provenance.claimfile.sources import Source

T = TypeVar("T")

FORMAT = 1
DATABASE = f"check-{FORMAT}.sqlite3"
KEPT_DAYS = 30
"""What nobody has asked for in so many days is dropped."""
LARGEST = 2 << 30
"""A database larger than so many bytes is begun anew."""
LARGEST_OUTPUT = 256 << 20
OUTPUTS = 4
"""How many whole outputs are kept."""

_USED = "SELECT key, used FROM entries WHERE key IN "
_VALUES = "SELECT key, value FROM entries WHERE key IN "
_DAY = 86_400
_AT_ONCE = 500
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS outputs (
    key BLOB PRIMARY KEY, status INTEGER NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL);
"""


class Output(NamedTuple):
    """What a command printed, packed, and its exit status."""

    packed: bytes
    status: int

    def data(self) -> Iterator[bytes]:
        """What it printed, in pieces of a megabyte at most."""
        unpacker = LZ4FrameDecompressor()
        piece = unpacker.decompress(self.packed, MIB)
        while piece:
            yield piece
            piece = unpacker.decompress(b"", MIB) if not unpacker.eof else b""


class Cache:
    """The cache in a folder. ``now`` is the time in seconds since 1970."""

    def __init__(self, folder: Path, now: float) -> None:
        self.path = folder / DATABASE
        self._day = int(now // _DAY)
        self._connection: sqlite3.Connection | None = None
        self._broken = False
        self._asked = self._missed = 0

    @property
    def steady(self) -> bool:
        """Whether an output is worth keeping: it is of a first run, or of one in which nothing had changed. Whoever
        changes a file after the other does not ask the same again, and need not wait for it to be kept."""
        return not 0 < 2 * self._missed < self._asked

    def known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Those of the keys under which there is an entry. They stay for a while from now on."""

        def look(database: sqlite3.Connection) -> set[bytes]:
            found: dict[bytes, int] = {}
            for some in _batches(keys):
                found.update(database.execute(_USED + _marks(some), some))
            old = [(self._day, key) for key, used in found.items() if used < self._day]
            if old:
                with database:
                    database.executemany("UPDATE entries SET used = ? WHERE key = ?", old)
            return set(found)

        nothing: set[bytes] = set()
        found = self._try(look, nothing)
        self._asked, self._missed = len(keys), len(keys) - len(found)
        return found

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The entries that are there and as they were put there, by their keys."""

        def look(database: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            for some in _batches(keys):
                rows = database.execute(_VALUES + _marks(some), some)
                found.update((key, value[4:]) for key, value in rows if value[:4] == _checksum(value[4:]))
            return found

        return self._try(look, {})

    def put(self, entries: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep entries."""

        def write(database: sqlite3.Connection) -> None:
            rows = ((key, self._day, _checksum(value) + value) for key, value in entries)
            with database:
                database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)

        self._try(write, None)

    def output(self, key: bytes) -> Output | None:
        """The whole output that is kept under a key."""

        def look(database: sqlite3.Connection) -> Output | None:
            row = database.execute("SELECT value, status, digest FROM outputs WHERE key = ?", (key,)).fetchone()
            return Output(row[0], row[1]) if row is not None and digest([row[0]]) == row[2] else None

        return self._try(look, None)

    def keep_output(self, key: bytes, output: Iterable[bytes], status: int) -> Iterator[bytes]:
        """The same output again, kept once all of it has been asked for; of several, the last ones stay. Then what
        nobody has asked for in a long time is dropped."""
        packer, size = LZ4FrameCompressor(), 0
        packed = [packer.begin()]
        for chunk in output:
            size += len(chunk)
            if size <= LARGEST_OUTPUT:
                packed.append(packer.compress(chunk))
            yield chunk
        if size > LARGEST_OUTPUT:
            return
        whole = b"".join((*packed, packer.flush()))

        def write(database: sqlite3.Connection) -> None:
            with database:
                database.execute(
                    "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?)", (key, status, digest([whole]), whole)
                )
                database.execute(
                    "DELETE FROM outputs WHERE rowid NOT IN (SELECT rowid FROM outputs ORDER BY rowid DESC LIMIT ?)",
                    (OUTPUTS,),
                )
                database.execute("DELETE FROM entries WHERE used < ?", (self._day - KEPT_DAYS,))

        self._try(write, None)

    def clear(self) -> int:
        """Drop everything. Returns how many bytes that was. Raises :class:`OSError` where it may not be done."""
        self.close()
        size = self.size()
        for path in self._files():
            path.unlink(missing_ok=True)
        return size

    def entries(self) -> int:
        """How many files are kept."""
        if not self.path.exists():
            return 0
        return self._try(lambda database: int(database.execute("SELECT count(*) FROM entries").fetchone()[0]), 0)

    def size(self) -> int:
        """How many bytes it takes on disk."""
        return sum(path.stat().st_size for path in self._files() if path.exists())

    def close(self) -> None:
        """Let go of the database."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _files(self) -> list[Path]:
        return [self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm")]

    def _try(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What the action gives. Where the database fails, ``otherwise``; and it is not asked again in this run."""
        if self._broken:
            return otherwise
        try:
            return action(self._opened())
        except sqlite3.OperationalError:
            self._broken = True  # locked, full or read-only: it may be whole
        except (sqlite3.DatabaseError, TypeError, ValueError):
            self._broken = True  # not what it should be: the next run begins anew
            with contextlib.suppress(OSError):
                self.clear()
        except OSError:
            self._broken = True
        return otherwise

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.path.exists() and self.path.stat().st_size > LARGEST:
                self.clear()
            # Entries are fetched by a thread beside the one that unpacks them; SQLite lets in one at a time.
            self._connection = sqlite3.connect(self.path, timeout=5, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.executescript(_SCHEMA)
        return self._connection


def _checksum(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(4, "little")


def _batches(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _marks(keys: Sequence[bytes]) -> str:
    return f"({','.join('?' * len(keys))})"


class Keys:
    """The keys of entries under one setup."""

    def __init__(self, setup: Setup, evidence: dict[str, Evidence]) -> None:
        self.setup = _setup(setup)
        self._evidence = evidence

    def of(self, source: Source, text: str) -> bytes:
        """The key of a file with that text."""
        made = blake2b(source.shown.encode("utf-8", "surrogatepass"), key=self.setup, digest_size=20)
        beside = self._evidence.get(source.folder or "") if self._evidence and source.folder is not None else None
        if beside is not None:
            for line in beside.lines_of(os.path.basename(source.path or "")):
                made.update(b"\0e" + line.encode("utf-8", "surrogatepass"))
            made.update(b"\0E")
        made.update(b"\0t" + text.encode("utf-8", "surrogatepass"))
        return made.digest()


def digest(parts: Iterable[bytes]) -> bytes:
    """A digest of several things, which tells ("ab", "c") from ("a", "bc")."""
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.digest()


def _setup(setup: Setup) -> bytes:
    registry = setup.registry
    expired = sum(
        rating.until is not None and rating.until < setup.today
        for outlet in registry.outlets.values()
        for rating in outlet.ratings
    )
    return digest(
        [
            program(),
            setup.profile.constants.encode(),
            ",".join(rule.code for rule in setup.rules).encode(),
            repr(setup.limits).encode(),
            repr((registry.path, registry.broken)).encode(),
            setup.registry_text.encode("utf-8", "surrogatepass"),
            # All of a registry that depends on the day is how many of its ratings have run out.
            str(expired).encode(),
        ]
    )


def program() -> bytes:
    """A digest of this program as it is installed: its version, and size and time of each of its files."""
    made = blake2b(digest_size=20)
    made.update(f"{FORMAT} {platform.python_version()} {msgspec.__version__}".encode())
    root = Path(__file__).parent.parent
    for folder in ("checking", "claimfile", "cli", "lexicon", "model", "render", "rules", "scoring"):
        for place, folders, names in os.walk(root / folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                state = os.stat(os.path.join(place, name))
                made.update(f"{place}/{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return made.digest()
