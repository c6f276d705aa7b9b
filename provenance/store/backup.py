"""A ledger as one file, the same from either engine, and a ledger out of such a file.

A backup is a ZIP archive: ``manifest.json``, and for each table ``NAME.jsonl`` with one row a line in the order of its
key. It has no time of its own: the same ledger gives the same bytes. What search goes through is not in it, and is made
anew.

A backup of any released format is taken: its rows go into a database of that format, which is then brought to today's.
"""

import base64
import binascii
import contextlib
import datetime
import hashlib
import io
import math
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Literal, cast

import msgspec
from sqlalchemy import URL, Connection, MetaData, Table, collate, func, inspect, select
from sqlalchemy.types import Boolean, Date, Float, Integer, LargeBinary, Text

from provenance.errors import DamagedBackupError, LedgerError, LedgerFormatError, UnreadableError
from provenance.model.ledger import Revision
from provenance.store import engine as engines
from provenance.store import rows, search
from provenance.store.chain import START, content_hash, hash_of, misfits
from provenance.store.ledger import FORMAT, Ledger, insert, migrate, packed, unpacked

Progress = Callable[[int, int], None]

LONGEST_LINE = 1 << 28
"""Bytes: no row of a ledger is longer than this as JSON."""
AT_ONCE = 500
MOST_AT_ONCE = 1 << 23
"""Bytes of rows that are kept in memory before they are written."""
_MANIFEST = "manifest.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DIGITS = 18


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table: how many rows, how many bytes of JSON lines, and their SHA-256 in hexadecimal."""

    rows: int
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a backup holds: the ledger's id, the format of its tables, its last revision, and each part."""

    format: str
    ledger: str
    revisions: int
    head: str
    parts: dict[str, Part]
    version: Literal[1] = 1


# ------------------------------------------------------------------------------------------------------------- writing


def write(ledger: Ledger, path: Path, shown: str, progress: Progress | None = None) -> Manifest:
    """A backup of a ledger as it is at this moment, into a file that appears only when it is whole and has been read
    again. Others may go on writing to the ledger.

    Raises :class:`~provenance.errors.UnreadableError` where the file cannot be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with contextlib.suppress(FileNotFoundError):
            partial.unlink()  # of a process that was killed and had our number
        with open(partial, "xb") as file:
            manifest = _written(ledger, file, progress)
            file.flush()
            os.fsync(file.fileno())
        with open(partial, "rb") as file:
            _Archive(file, shown).check(manifest)
        os.replace(partial, path)
    except OSError as error:
        raise UnreadableError(shown, f"it cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()
    return manifest


def _written(ledger: Ledger, file: IO[bytes], progress: Progress | None) -> Manifest:
    parts: dict[str, Part] = {}
    done = 0
    with ledger.reading() as connection, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        tables = rows.Table.metadata.sorted_tables
        total = sum(_count(connection, table) for table in tables)
        identity = str(connection.execute(select(rows.LEDGER.c.id)).scalar_one())
        last, head = 0, START
        for table in sorted(tables, key=lambda table: table.name):
            entry = _entry(f"{table.name}.jsonl")
            made, size, number = hashlib.sha256(), 0, 0
            with archive.open(entry, "w", force_zip64=True) as part:
                for row in _all(connection, table):
                    line = _line(table, row, ledger.shown)
                    if table is rows.REVISIONS:
                        last, head = row["seq"], row["hash"]
                    made.update(line)
                    part.write(line)
                    size, number, done = size + len(line), number + 1, done + 1
                    if progress is not None and done % 500 == 0:
                        progress(done, total)
            parts[table.name] = Part(number, size, made.hexdigest())
        manifest = Manifest(FORMAT, identity, last, head, parts)
        archive.writestr(
            _entry(_MANIFEST), msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=2)
        )
    return manifest


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def _all(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    keys = [
        collate(column, "C") if isinstance(column.type, Text) and connection.dialect.name == "postgresql" else column
        for column in table.primary_key
    ]
    at_once = 50 if table is rows.REVISIONS else AT_ONCE
    names = table.c.keys()
    for row in connection.execute(select(table).order_by(*keys).execution_options(yield_per=at_once)):
        yield dict(zip(names, row, strict=True))


def _line(table: Table, row: dict[str, Any], shown: str) -> bytes:
    if table is rows.REVISIONS:
        content = unpacked(row["content"], shown, row["seq"])
        try:
            row["content"] = content.decode()
        except UnicodeDecodeError:
            row["content"] = [base64.b64encode(content).decode()]
    return msgspec.json.encode(row) + b"\n"


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


# ------------------------------------------------------------------------------------------------------------- reading


class _Archive:
    """A backup that somebody gave us. Raises :class:`~provenance.errors.DamagedBackupError` wherever it is none."""

    def __init__(self, file: IO[bytes], shown: str) -> None:
        self.shown = shown
        try:
            self._archive = zipfile.ZipFile(file)
        # NotImplementedError is zipfile's word for a compression that it does not know
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise DamagedBackupError(shown, "it is no backup of a ledger") from error
        self.manifest = self._manifest()
        names = [each.filename for each in self._archive.infolist()]
        if sorted(names) != sorted([_MANIFEST, *(f"{name}.jsonl" for name in self.manifest.parts)]):
            raise DamagedBackupError(shown, "it does not hold the parts that its manifest names")

    def _manifest(self) -> Manifest:
        with self._reading(_MANIFEST) as part:
            written = part.read(1 << 20)
            try:
                return msgspec.json.decode(written, type=Manifest)
            except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
                raise DamagedBackupError(self.shown, "its manifest cannot be read") from error

    @contextlib.contextmanager
    def _reading(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._archive.open(name) as part:
                yield part
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            KeyError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise DamagedBackupError(self.shown, f"{name} cannot be read: it is damaged or missing") from error

    def lines(self, table: str) -> Iterator[bytes]:
        """The rows of a table, one line each. Whether they are those that the manifest tells of shows at the end."""
        part = self.manifest.parts[table]
        made, size, number = hashlib.sha256(), 0, 0
        with self._reading(f"{table}.jsonl") as file, io.BufferedReader(cast(io.RawIOBase, file), 1 << 20) as buffered:
            while line := buffered.readline(LONGEST_LINE):
                size, number = size + len(line), number + 1
                if size > part.size or number > part.rows or not line.endswith(b"\n"):
                    raise DamagedBackupError(self.shown, f"{table}.jsonl is not what its manifest says")
                made.update(line)
                yield line
        if (number, size, made.hexdigest()) != (part.rows, part.size, part.sha256):
            raise DamagedBackupError(self.shown, f"{table}.jsonl is not what its manifest says")

    def check(self, manifest: Manifest) -> None:
        """That all of it can be read, and is what was meant."""
        if self.manifest != manifest:
            raise DamagedBackupError(self.shown, "what was written cannot be read again")
        for table in self.manifest.parts:
            for _ in self.lines(table):
                pass


def restore(
    path: Path, shown: str, url: URL, progress: Progress | None = None, *, upgrade: bool = True
) -> tuple[Manifest, str]:
    """Make a ledger out of a backup, row for row, where nothing is yet: what the backup says of itself, and where the
    ledger is, for people.

    With ``upgrade`` false it stays in its own format. The whole is one transaction, and the chain of the log is worked
    out anew before it ends: after an error nothing is there. Raises :class:`~provenance.errors.DamagedBackupError`,
    :class:`~provenance.errors.LedgerFormatError` for one of a newer format, and
    :class:`~provenance.errors.LedgerError` where something is already.
    """
    from provenance.claimfile import files

    with files.opened(path, shown) as file:
        archive = _Archive(file, shown)
        if archive.manifest.format > FORMAT:
            reason = f"its format is {archive.manifest.format}, newer than this program's {FORMAT}"
            raise LedgerFormatError(shown, f"{reason}: install a newer claim-provenance")
        with _new(url) as ledger, ledger.empty() as connection:
            if inspect(connection).get_table_names():
                raise LedgerError(ledger.shown, "there is a ledger already: restore to where nothing is")
            _filled(archive, connection, progress)
            if upgrade:
                _brought_on(archive.manifest.format, connection)
    return archive.manifest, engines.shown(url)


@contextlib.contextmanager
def _new(url: URL) -> Iterator[Ledger]:
    """A database with nothing in it. A SQLite file gets its name only when all is done."""
    shown = engines.shown(url)
    if url.get_backend_name() != "sqlite":
        ledger = Ledger(engines.opened(url), shown)
        try:
            yield ledger
        finally:
            ledger.close()
        return
    target = Path(str(url.database))
    if target.exists() and (not target.is_file() or target.stat().st_size):
        raise LedgerError(shown, "there is something already: restore to where nothing is")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    made = [partial, *(Path(f"{partial}{end}") for end in ("-journal", "-wal", "-shm"))]
    _removed(made)
    try:
        ledger = Ledger(engines.opened(url.set(database=str(partial)), create=True), shown)
        try:
            yield ledger
            engines.wal(ledger.engine)
        finally:
            ledger.close()
        with engines.told(shown):
            os.replace(partial, target)
    finally:
        _removed(made)


def _removed(paths: list[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _filled(archive: _Archive, connection: Connection, progress: Progress | None) -> None:
    manifest, shown = archive.manifest, archive.shown
    try:
        migrate(connection, manifest.format)
    except Exception as error:  # whatever Alembic says of a format that it does not know
        if isinstance(error, LedgerError):
            raise
        raise DamagedBackupError(shown, f"no format is called {manifest.format[:20]!r}") from error
    reflected = MetaData()
    for name in set(inspect(connection).get_table_names()) & {*manifest.parts, *rows.Table.metadata.tables}:
        Table(name, reflected, autoload_with=connection)
    tables = {table.name: table for table in reflected.sorted_tables}
    if tables.keys() != manifest.parts.keys():
        raise DamagedBackupError(shown, f"it does not hold the tables of format {manifest.format}")
    total = sum(part.rows for part in manifest.parts.values())
    done = 0
    for name, table in tables.items():
        kept: list[tuple[object, ...]] = []
        size = 0
        shapes = [(column.name, _shape(column.type), bool(column.nullable)) for column in table.columns]
        names = tuple(column.name for column in table.columns)
        for row in _followed(archive, name, shapes):
            kept.append(tuple(row.values()))
            size += sum(len(each) for each in row.values() if isinstance(each, (str, bytes)))
            done += 1
            if len(kept) == AT_ONCE or size > MOST_AT_ONCE:
                insert(connection, table, names, kept)
                kept, size = [], 0
                if progress is not None:
                    progress(done, total)
        if kept:
            insert(connection, table, names, kept)
    if connection.execute(select(rows.LEDGER.c.id)).scalars().all() != [manifest.ledger]:
        raise DamagedBackupError(shown, "it is not of the ledger that its manifest names")


def _followed(archive: _Archive, table: str, shapes: list[tuple[str, str, bool]]) -> Iterator[dict[str, object]]:
    """The rows of a table as the database takes them; of the log, those that follow from each other to the end."""
    found = (_row(line, shapes, archive.shown, table) for line in archive.lines(table))
    if table != rows.REVISIONS.name:
        yield from found
        return
    waiting: list[dict[str, object]] = []
    last: list[Revision] = []

    def entries() -> Iterator[Revision]:
        for row in found:
            content = row["content"]
            assert isinstance(content, bytes)
            entry = Revision(*(row[name] for name in Revision.__struct_fields__))  # type: ignore[arg-type]
            if entry.sha256 != content_hash(content):
                raise DamagedBackupError(archive.shown, f"what its revision {entry.seq} holds is not what was written")
            row["content"] = packed(content)
            waiting.append(row)
            last[:] = [entry]
            yield entry

    previous = Revision(0, "", "", "", "", "", "", "", START)
    for entry in entries():
        if entry.seq != previous.seq + 1 or entry.previous != previous.hash or entry.hash != hash_of(entry):
            reason = next(misfits([entry]), (entry, "it does not follow from the one before"))[1]
            raise DamagedBackupError(archive.shown, f"its revision {entry.seq} does not fit: {reason}")
        previous = entry
        yield waiting.pop()
    if (previous.seq, previous.hash) != (archive.manifest.revisions, archive.manifest.head):
        raise DamagedBackupError(archive.shown, "its log does not end where its manifest says")


def _shape(kind: object) -> str:
    for sort, name in ((Boolean, "bool"), (Date, "date"), (Float, "float"), (Integer, "int"), (LargeBinary, "bytes")):
        if isinstance(kind, sort):
            return name
    return "str"


def _row(line: bytes, shapes: list[tuple[str, str, bool]], shown: str, table: str) -> dict[str, object]:
    try:
        found = msgspec.json.decode(line)
        if isinstance(found, dict) and found.keys() == {name for name, _, _ in shapes}:
            return {name: _value(found[name], shape, nullable) for name, shape, nullable in shapes}
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise DamagedBackupError(shown, f"a line of {table}.jsonl is no row of that table") from error
    raise DamagedBackupError(shown, f"a line of {table}.jsonl is no row of that table")


def _value(value: Any, shape: str, nullable: bool) -> object:
    """A value of JSON as its column takes it. Raises ``ValueError``."""
    if value is None and nullable:
        return None
    match shape:
        case "str" if isinstance(value, str) and "\0" not in value:
            value.encode()
            return value
        case "int" if type(value) is int and abs(value) < 10**_DIGITS:
            return value
        case "bool" if isinstance(value, bool):
            return value
        case "float" if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
        case "date" if isinstance(value, str):
            return datetime.date.fromisoformat(value).isoformat()
        case "bytes" if isinstance(value, str):
            return value.encode()
        case "bytes" if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
            try:
                return base64.b64decode(value[0], validate=True)
            except binascii.Error as error:
                raise ValueError from error
    raise ValueError


def _brought_on(format: str, connection: Connection) -> None:
    """Bring a ledger of a format to today's, and have its claims be found."""
    if format != FORMAT:
        migrate(connection, "head")
    search.rebuild(connection)
