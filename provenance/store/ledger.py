"""The ledger: opened, read, and written one transaction at a time."""

import contextlib
import datetime
import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Self

from lz4.frame import LZ4FrameDecompressor, compress, get_frame_info
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    bindparam,
    func,
    inspect,
    select,
    text,
    type_coerce,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import NullType

from provenance.errors import DamagedLedgerError, LedgerError, LedgerFormatError, NoLedgerError
from provenance.model.ledger import Hand, Head, Revision, Sort
from provenance.store import engine as engines
from provenance.store import rows, search
from provenance.store.chain import START, content_hash, entry_hash, seal
from provenance.store.rows import ARTICLES, REVISIONS

FORMAT = "0004"
"""The step of ``migrations`` that this program works with."""
LARGEST = 1 << 27
"""Bytes: nothing in the log is larger."""

_FORMATS = re.compile(r"\d{4}")
_STRANGE = text(
    "SELECT type, name FROM sqlite_master WHERE type = 'view'"
    " OR (type = 'trigger' AND name NOT IN ('revisions_stay', 'revisions_remain')) LIMIT 1"
)
"""What somebody can put into a SQLite file that does as it likes, for as long as it likes."""
_KNOWN = tuple(REVISIONS.c[name] for name in Revision.__struct_fields__)


class Ledger:
    """A ledger that is there and of this program's format. ``shown`` is its address for people.

    Every method raises :class:`~provenance.errors.LedgerError` where the database does not answer as it should.
    """

    def __init__(self, engine: Engine, shown: str) -> None:
        self.engine = engine
        self.shown = shown

    @classmethod
    def open(cls, url: URL) -> "Ledger":
        """The ledger at an address (``engine.address``).

        Raises :class:`~provenance.errors.NoLedgerError` where there is none,
        :class:`~provenance.errors.LedgerFormatError` where it is of another format.
        """
        ledger = cls(engines.opened(url), engines.shown(url))
        try:
            ledger._be_of_this_format()
        except BaseException:
            ledger.close()
            raise
        return ledger

    @classmethod
    def create(cls, url: URL, now: datetime.datetime) -> tuple["Ledger", bool]:
        """The ledger at an address, made there where there is none; and whether it was made now."""
        ledger = cls(engines.opened(url, create=True), engines.shown(url))
        try:
            return ledger, ledger._made(now)
        except BaseException:
            ledger.close()
            raise

    @classmethod
    def upgrade(cls, url: URL) -> tuple[str, str, str | None]:
        """Bring the ledger at an address to this program's format, in one transaction: the format that it had, the one
        that it has, and, of a SQLite file, where it lies as it was: None where nothing had to be done."""
        with cls(engines.opened(url), engines.shown(url)) as ledger:
            found = ledger._format()
            if found is None:
                raise NoLedgerError(ledger.shown, "there is no ledger there; `provenance ledger init` makes one")
            if found > FORMAT:
                raise LedgerFormatError(ledger.shown, _other_format(found))
            if found == FORMAT:
                return found, FORMAT, None
            copy = _copied(ledger, f"{url.database}.{found}") if url.get_backend_name() == "sqlite" else None
            with ledger._transaction() as connection:
                migrate(connection, "head")
                search.rebuild(connection)
        return found, FORMAT, copy

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # -------------------------------------------------------------------------------------------------- transactions

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at one moment, and is never waited for."""
        with engines.told(self.shown), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def writing(self, *, flushed: bool = True) -> Iterator["Writer"]:
        """One transaction with the write lock: all of it is kept when it ends, or nothing. One that is not ``flushed``
        outlives whatever happens to this process, but is not on the disk before :meth:`Writer.flush`."""
        with self._transaction(flushed=flushed) as connection:
            yield Writer(connection, self.shown)

    @contextlib.contextmanager
    def _transaction(self, *, flushed: bool = True) -> Iterator[Connection]:
        with engines.told(self.shown), self.engine.connect() as connection:
            connection = connection.execution_options(writing=True, flushed=flushed)
            with connection.begin():
                engines.lock(connection)
                yield connection

    @contextlib.contextmanager
    def empty(self) -> Iterator[Connection]:
        """One transaction with the write lock, in a database that holds nothing yet, but perhaps a ledger."""
        with self._transaction() as connection:
            others = inspect(connection).get_table_names()
            if others and _format_of(connection) is None:
                held = ", ".join(sorted(others)[:3])
                raise LedgerError(self.shown, f"the database holds other things ({held}): give it an own one")
            yield connection

    def _made(self, now: datetime.datetime) -> bool:
        """Make the ledger; false where there is one already."""
        if self._format() is not None:
            self._be_of_this_format()
            return False
        with engines.told(self.shown):
            engines.wal(self.engine)
        with self.empty() as connection:
            if _format_of(connection) is not None:  # somebody else was faster
                return False
            migrate(connection, "head")
            created = {"id": str(uuid.uuid4()), "created": moment(now)}
            connection.execute(rows.LEDGER.insert(), {**created, "seal": seal(*created.values())})
        return True

    def _be_of_this_format(self) -> None:
        found = self._format()
        if found is None:
            raise NoLedgerError(self.shown, "there is no ledger there; `provenance ledger init` makes one")
        if found != FORMAT:
            raise LedgerFormatError(self.shown, _other_format(found))

    def _format(self) -> str | None:
        with engines.told(self.shown), self.engine.connect() as connection:
            if connection.dialect.name == "sqlite" and (strange := connection.execute(_STRANGE).first()) is not None:
                reason = f"it has a {strange[0]} called {str(strange[1])[:40]}, which no ledger has"
                raise DamagedLedgerError(self.shown, reason)
            found = _format_of(connection)
        if found is not None and not _FORMATS.fullmatch(found):
            raise DamagedLedgerError(self.shown, f"no format is called {found[:40]}")
        return found

    # ------------------------------------------------------------------------------------------------------- the log

    def heads(self, names: Sequence[str]) -> dict[str, Head]:
        """What the ledger has of some files, by their names; those that it does not have are not in it."""
        with self.reading() as connection:
            return heads(connection, names)

    def history(self, subject: str) -> list[Revision]:
        """Every revision of a file, or of FILE#CLAIM, in order."""
        with self.reading() as connection:
            found = connection.execute(select(*_KNOWN).where(REVISIONS.c.subject == subject).order_by(REVISIONS.c.seq))
            return [Revision(*row) for row in found]

    def revision(self, seq: int) -> Revision:
        """One revision. Raises :class:`~provenance.errors.LedgerError` where there is none of that number."""
        with self.reading() as connection:
            row = connection.execute(select(*_KNOWN).where(REVISIONS.c.seq == seq)).one_or_none()
        if row is None:
            raise LedgerError(self.shown, f"it has no revision {seq}")
        return Revision(*row)

    def names(self) -> list[str]:
        """The names of all files that it holds: claim files, registries and evidence, sorted."""
        asked = select(REVISIONS.c.subject).where(REVISIONS.c.sort != "adjudication").distinct()
        with self.reading() as connection:
            return sorted(connection.execute(asked).scalars())

    def latest(self, most: int) -> list[Revision]:
        """The last revisions, newest first."""
        with self.reading() as connection:
            asked = select(*_KNOWN).order_by(REVISIONS.c.seq.desc()).limit(most)
            return [Revision(*row) for row in connection.execute(asked)]

    def content(self, seq: int) -> bytes:
        """What a revision holds, byte for byte. Raises :class:`~provenance.errors.DamagedLedgerError`."""
        with self.reading() as connection:
            row = connection.execute(select(REVISIONS.c.content).where(REVISIONS.c.seq == seq)).one_or_none()
        if row is None:
            raise DamagedLedgerError(self.shown, f"it has no revision {seq}")
        return unpacked(row[0], self.shown, seq)


class Writer:
    """A transaction with the write lock."""

    def __init__(self, connection: Connection, shown: str) -> None:
        self.connection = connection
        self.shown = shown
        last = last_of(connection)
        self._seq, self._hash = (last.seq, last.hash) if last is not None else (0, START)
        self._ids: dict[Table, int] = {}

    def append(self, sort: Sort, subject: str, content: bytes, hand: Hand, sha256: str | None = None) -> Revision:
        """A new entry of the log; ``sha256`` is the content's, where somebody has worked it out.

        Raises :class:`~provenance.errors.LedgerError` for one over :data:`LARGEST`.
        """
        if len(content) > LARGEST:
            raise LedgerError(self.shown, f"{subject} is larger than {LARGEST >> 20} MiB")
        entry = {
            "seq": self._seq + 1,
            "sort": sort,
            "subject": subject,
            "at": moment(hand.at),
            "by": hand.by,
            "why": hand.why,
            "sha256": sha256 or content_hash(content),
            "previous": self._hash,
        }
        made = Revision(**entry, hash=entry_hash(**entry))  # type: ignore[arg-type]
        values = (*entry.values(), made.hash, packed(content))
        self.insert(REVISIONS, (*entry, "hash", "content"), [values])
        self._seq, self._hash = made.seq, made.hash
        return made

    def flush(self) -> None:
        """Have all that was kept before be on the disk when this transaction ends, even if it keeps nothing itself."""
        self.connection.execute(_FLUSHING)  # only what writes something waits for the disk

    def ids(self, table: Table, count: int) -> range:
        """New ids for rows of a table."""
        if not count:
            return range(0)
        if not self._ids:
            (last_ids,) = engines.straight(self.connection, _LAST_IDS, {})
            self._ids = {table: number or 0 for table, number in zip(_NUMBERED, last_ids, strict=True)}
        last = self._ids[table]
        self._ids[table] = last + count
        return range(last + 1, last + count + 1)

    def insert(self, table: Table, names: tuple[str, ...], found: Sequence[tuple[object, ...]]) -> None:
        """Rows into a table, as fast as the database takes them: values in the order of the columns' names. Days are
        ISO 8601 text."""
        if found:
            insert(self.connection, table, names, found)


def insert(connection: Connection, table: Table, names: tuple[str, ...], found: Sequence[tuple[object, ...]]) -> None:
    """Rows into a table, as fast as the database takes them: values in the order of the columns' names."""
    if connection.dialect.name == "sqlite":
        statement, ordered = _inserting(table, names)
        engines.write_many(connection, statement, [ordered(row) for row in found])
        return
    from psycopg import sql

    columns = sql.SQL(", ").join([sql.Identifier(name) for name in names])
    copying = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(copying) as copy:
            for row in found:
                copy.write_row(row)
    finally:
        cursor.close()


@cache
def _inserting(table: Table, names: tuple[str, ...]) -> tuple[str, Callable[[tuple[object, ...]], tuple[object, ...]]]:
    """The statement that inserts rows into SQLite, and what brings their values into its order: SQLAlchemy's own way of
    handing rows over costs as much as the database itself."""
    order = [column.name for column in table.columns if column.name in names]
    statement = str(table.insert().compile(dialect=_SQLITE, column_keys=order))
    return statement, itemgetter(*[names.index(name) for name in order])


_SQLITE = sqlite.dialect()


def heads(connection: Connection, names: Sequence[str]) -> dict[str, Head]:
    """What the ledger has of some files, by their names."""
    found: dict[str, Head] = {}
    for start in range(0, len(names), 500):
        some = names[start : start + 500]
        last = (
            select(func.max(REVISIONS.c.seq).label("seq"))
            .where(REVISIONS.c.subject.in_(some), REVISIONS.c.sort != "adjudication")
            .group_by(REVISIONS.c.subject)
            .subquery()
        )
        asked = (
            select(REVISIONS.c.subject, REVISIONS.c.seq, REVISIONS.c.sha256, ARTICLES.c.looked)
            .join(last, last.c.seq == REVISIONS.c.seq)
            .outerjoin(ARTICLES, ARTICLES.c.name == REVISIONS.c.subject)
        )
        found.update((row[0], Head(row[1], row[2], row[3])) for row in connection.execute(asked))
    return found


def head_of(connection: Connection, name: str) -> Head | None:
    """What the ledger has of one file; None where it does not have it."""
    found = engines.straight(connection, _HEAD, {"name": name})
    return Head(*found[0]) if found else None


def revisions(connection: Connection, start: int = 1, *, raw: bool = False) -> Iterator[tuple[Revision, bytes]]:
    """The log from an entry on, in order: each entry with what it holds, packed. If ``raw``, whatever stands there."""
    columns = (*_KNOWN, REVISIONS.c.content)
    wanted = [type_coerce(each, NullType()) for each in columns] if raw else columns
    asked = select(*wanted).where(REVISIONS.c.seq >= start).order_by(REVISIONS.c.seq)
    for row in connection.execute(asked.execution_options(yield_per=50)):
        yield Revision(*row[:-1]), row[-1]


def without_content(connection: Connection) -> Iterator[Revision]:
    """The log in order, without what its entries hold."""
    asked = select(*_KNOWN).order_by(REVISIONS.c.seq).execution_options(yield_per=1000)
    for row in connection.execute(asked):
        yield Revision(*row)


def packed(content: bytes) -> bytes:
    """Content as the log holds it: an LZ4 frame."""
    return bytes(compress(content))


def unpacked(content: bytes, shown: str, seq: int) -> bytes:
    """What an LZ4 frame of the log holds. A frame says how much that is: no more is unpacked, and nothing larger than
    :data:`LARGEST`. Raises :class:`~provenance.errors.DamagedLedgerError`."""
    try:
        size = get_frame_info(content)["content_size"]
        if size <= LARGEST:
            unpacking = LZ4FrameDecompressor()
            found = bytes(unpacking.decompress(content, max_length=size + 1))
            if len(found) == size and unpacking.eof and not unpacking.unused_data:
                return found
    except (RuntimeError, ValueError) as error:
        raise DamagedLedgerError(shown, f"what revision {seq} holds is damaged") from error
    raise DamagedLedgerError(shown, f"what revision {seq} holds is damaged")


def moment(at: datetime.datetime) -> str:
    """A moment as the log has it: ISO 8601 in UTC with microseconds and a Z."""
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


# What every transaction that writes asks, made once: to make a statement takes longer than to answer it.
_LAST = select(*_KNOWN).order_by(REVISIONS.c.seq.desc()).limit(1)
_NUMBERED = tuple(table for table in rows.TABLES if "id" in table.c and table is not rows.LEDGER)
_LAST_IDS = select(*[select(func.max(table.c.id)).scalar_subquery() for table in _NUMBERED])
_HEAD = (
    select(REVISIONS.c.seq, REVISIONS.c.sha256, ARTICLES.c.looked)
    .outerjoin(ARTICLES, ARTICLES.c.name == REVISIONS.c.subject)
    .where(REVISIONS.c.subject == bindparam("name"), REVISIONS.c.sort != "adjudication")
    .order_by(REVISIONS.c.seq.desc())
    .limit(1)
)
_FLUSHING = rows.LEDGER.update().values(created=rows.LEDGER.c.created)


def last_of(connection: Connection) -> Revision | None:
    """The last entry of the log; None where it has none."""
    found = engines.straight(connection, _LAST, {})
    return Revision(*found[0]) if found else None


def _format_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().fetchmany(2)
    return str(found[0]) if len(found) == 1 else None


def _other_format(found: str) -> str:
    if found > FORMAT:
        return f"its format is {found}, newer than this program's {FORMAT}: install a newer claim-provenance"
    return f"its format is {found}, this program's is {FORMAT}: `provenance ledger upgrade` brings it there"


def migrate(connection: Connection, to: str) -> None:
    """Take the steps of ``migrations`` to a format, or to "head", within the transaction of a connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _copied(ledger: Ledger, target: str) -> str:
    """A copy of a SQLite ledger beside it. One that is there already, of an upgrade that did not end, stays."""
    import sqlite3

    if Path(target).exists():
        return target
    partial = f"{target}.partial"
    with engines.told(ledger.shown), ledger.engine.connect() as connection:
        Path(partial).unlink(missing_ok=True)  # of an upgrade that did not end, or a link to anywhere
        made = sqlite3.connect(partial)
        try:
            source = connection.connection.driver_connection
            assert source is not None
            source.backup(made)
        finally:
            made.close()
        Path(partial).replace(target)
    return target
