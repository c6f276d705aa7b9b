"""Where a ledger is, and how its database is opened: SQLite or PostgreSQL. Errors of either become sentences here."""

import contextlib
import json
import os
import sqlite3
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    URL,
    ClauseElement,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Executable,
    Select,
    any_,
    bindparam,
    cast,
    create_engine,
    event,
    exc,
    make_url,
    text,
)
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql.compiler import SQLCompiler

from provenance.errors import ConfigurationError, DamagedLedgerError, LedgerError, NoLedgerError
from provenance.store.columns import MisplacedError, Text

PATIENCE = 60
"""Seconds that a writer waits for another to be done."""
LARGEST = 1 << 28
"""Bytes: no text or content that SQLite reads or writes is longer."""
LOCK = 0x70726F76
"""The number of the advisory lock that a writer holds in PostgreSQL: "prov"."""


def address(given: str, folder: Path | None = None) -> URL:
    """The address of a ledger: ``sqlite:///relative.db``, ``sqlite:////absolute.db`` or ``postgresql://user@host/name``.

    A relative path starts from ``folder``, or from the working directory. Raises
    :class:`~provenance.errors.ConfigurationError` for what is neither.
    """
    try:
        url = make_url(given)
    except (exc.ArgumentError, ValueError) as error:
        raise ConfigurationError(_NO_ADDRESS.format(given)) from error
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        if not url.database or url.database == ":memory:" or url.host:
            raise ConfigurationError(_NO_ADDRESS.format(given))
        if url.query:
            raise ConfigurationError(f"{given}: the address of a SQLite ledger takes no parameters")
        path = url.database if folder is None else str(folder / url.database)
        return url.set(drivername="sqlite+pysqlite", database=path)
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    raise ConfigurationError(_NO_ADDRESS.format(url.render_as_string(hide_password=True)))


_NO_ADDRESS = "{!r} is no address of a ledger: write sqlite:///PATH or postgresql://USER@HOST/NAME"


def shown(url: URL) -> str:
    """An address as people see it: a path, or the address without a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    where = {key: url.query[key] for key in ("host", "port") if key in url.query}
    return url.set(drivername="postgresql", query=where).render_as_string(hide_password=True)


def opened(url: URL, *, create: bool = False) -> Engine:
    """An engine for the database at an address; nothing is connected yet, but a SQLite file must be there unless it
    may be ``create``d.

    SQLite is used in WAL mode with foreign keys on; a transaction that has the execution option ``writing`` is on the
    disk when it ends (synchronous FULL), unless it is not to be ``flushed``: then, in either database, it is when the
    next one that is has ended. Raises
    :class:`~provenance.errors.NoLedgerError`, and :class:`~provenance.errors.LedgerError` without the driver.
    """
    if url.get_backend_name() == "sqlite":
        path = Path(str(url.database))
        _look_at(path, shown(url))
        if create:
            _make_room(path, shown(url))
        elif not path.exists():
            raise NoLedgerError(shown(url), "there is no ledger there; `provenance ledger init` makes one")
        engine = create_engine(_as_it_is(path) or url, connect_args={"timeout": PATIENCE, "check_same_thread": False})
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", _sqlite_begun)
        return engine
    try:
        # No table has an hstore: not asking the server whether it knows the type saves a third of opening.
        return create_engine(url, pool_size=2, use_native_hstore=False, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise LedgerError(
            shown(url), "PostgreSQL needs the extra `postgres`: pip install 'claim-provenance[postgres]'"
        ) from error


def _look_at(path: Path, name: str) -> None:
    """That what lies at a path, if anything, can be a ledger: SQLite would wait for a pipe for ever."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise LedgerError(name, f"it cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    if stat.S_ISDIR(mode):
        raise LedgerError(name, "it is a folder, not a ledger")
    if not stat.S_ISREG(mode):
        raise LedgerError(name, "it is not a regular file")


def _make_room(path: Path, name: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(name, f"its folder cannot be made: {error.strerror or error}") from error


def _as_it_is(path: Path) -> URL | None:
    """The address by which a ledger is read that lies where nothing can be written, as on a read-only disk: SQLite
    would want to write beside it. None where it can, or where the last changes are not in the file itself."""
    beside = Path(f"{path}-wal")
    if not path.exists() or os.access(path.parent, os.W_OK) or (beside.exists() and beside.stat().st_size):
        return None
    query = {"immutable": "1", "mode": "ro", "uri": "true"}
    return URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query=query)


def _sqlite_connected(connection: sqlite3.Connection, _: object) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    connection.isolation_level = None  # the driver begins nothing by itself: transactions are begun below
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.execute("PRAGMA cache_size = -65536")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA wal_autocheckpoint = 32000")  # pages: the same few are written again and again
    finally:
        cursor.close()


def _sqlite_begun(connection: Connection) -> None:
    options = connection.get_execution_options()
    driver: Any = connection.connection.driver_connection
    if not options.get("writing", False):
        driver.execute("BEGIN")
        return
    driver.execute(f"PRAGMA synchronous = {'FULL' if options.get('flushed', True) else 'NORMAL'}")
    driver.execute("BEGIN IMMEDIATE")


def write_many(connection: Connection, statement: str, found: Sequence[tuple[object, ...]]) -> None:
    """Have SQLite's own driver write many rows: SQLAlchemy's way there takes as long as a hundred of them. Errors come
    as the driver's; :func:`told` tells those as well."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.executemany(statement, found)


Asked = tuple[Executable, Mapping[str, Any]]
"""A statement, and what it is given."""


def fetched(connection: Connection, statement: Executable, given: Mapping[str, Any]) -> Sequence[Any]:
    """All rows for a statement; they have its columns by name."""
    return together(connection, [(statement, given)])[0]


def together(connection: Connection, asked: Sequence[Asked]) -> list[Sequence[Any]]:
    """The rows for each of some statements, of which none needs what another one gives.

    PostgreSQL's own driver is handed all of them at once: a short question takes no longer there than its way to the
    server and back, and SQLAlchemy's way to the driver. Errors come as the driver's; :func:`told` tells those as well.
    """
    if connection.dialect.name == "sqlite":
        return [connection.execute(statement, given).all() for statement, given in asked]
    driver: Any = connection.connection.driver_connection
    from psycopg.rows import namedtuple_row

    cursors = []
    with driver.pipeline() if len(asked) > 1 else contextlib.nullcontext():
        for statement, given in asked:
            words, own, _ = _written(statement, connection.dialect)
            cursor = driver.cursor(row_factory=namedtuple_row)
            cursor.execute(words, {**own, **given})
            cursors.append(cursor)
    return [cursor.fetchall() for cursor in cursors]


def straight(connection: Connection, statement: Executable, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows that a statement gives, if any, as the database's own driver has them: for texts and whole numbers
    alone. SQLAlchemy's way there and back takes longer than what is asked for. Errors come as the driver's."""
    driver: Any = connection.connection.driver_connection
    words, own, order = _written(statement, connection.dialect)
    values = {**own, **given}
    cursor = driver.execute(words, [values[each] for each in order] if order is not None else values)
    return cursor.fetchall() if cursor.description is not None else []


@lru_cache(maxsize=500)
def _written(statement: Executable, dialect: Dialect) -> tuple[str, Mapping[str, Any], Sequence[str] | None]:
    """A statement as the database's driver takes it, the values that it has by itself, and, where the driver takes them
    by their places, the order of all."""
    assert isinstance(statement, ClauseElement)
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    return str(compiled), compiled.params, compiled.positiontup


class Among:
    """A statement that asks for the rows in which a column has one of some values. However many they are, PostgreSQL is
    sent the same words, which it has prepared."""

    def __init__(self, asked: Select[Any], column: ColumnElement[Any]) -> None:
        self._lite = asked.where(column.in_(bindparam("among", expanding=True)))
        self._post = asked.where(column == any_(cast(bindparam("among", type_=Text), ARRAY(column.type))))

    def of(self, connection: Connection, values: Sequence[Any]) -> Iterator[Any]:
        """The rows for some values, some hundreds of them at a time."""
        for start in range(0, len(values), 500):
            yield from fetched(connection, *self.asked(connection, values[start : start + 500]))

    def asked(self, connection: Connection, values: Sequence[Any]) -> Asked:
        """The statement and what it is given for some values, no more than some thousands."""
        if connection.dialect.name == "sqlite":
            return self._lite, {"among": list(values)}
        return self._post, {"among": array(values)}


def array(values: Sequence[Any]) -> str:
    """Whole numbers or texts as PostgreSQL reads an array: the driver takes as long to write it as the database to
    answer."""
    return f"{{{','.join([_element(each) if isinstance(each, str) else str(each) for each in values])}}}"


def _element(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def wal(engine: Engine) -> None:
    """Have a SQLite database keep its changes in a write-ahead log from now on, so that readers never wait."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL").close()
        finally:
            raw.close()


def lock(connection: Connection) -> None:
    """Hold the ledger's write lock until the transaction ends. In SQLite the transaction itself is it."""
    if connection.dialect.name == "postgresql":
        connection.execute(_PATIENT)
        if not connection.get_execution_options().get("flushed", True):
            connection.execute(_UNFLUSHED)
        connection.execute(_LOCK, {"lock": LOCK})


_PATIENT = text(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
_UNFLUSHED = text("SET LOCAL synchronous_commit = off")
_LOCK = text("SELECT pg_advisory_xact_lock(:lock)")


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """Errors of the database as sentences: :class:`~provenance.errors.LedgerError`, with the cause kept."""
    try:
        yield
    except exc.DBAPIError as error:
        raise _told(name, error.orig, gone=error.connection_invalidated) from error
    except MisplacedError as error:
        raise DamagedLedgerError(name, f"{error}; `provenance ledger verify` says where") from error
    except (exc.NoResultFound, exc.MultipleResultsFound) as error:
        reason = "it holds none or several rows where one belongs; `provenance ledger verify` says more"
        raise DamagedLedgerError(name, reason) from error
    except (json.JSONDecodeError, msgspec.DecodeError, RecursionError) as error:
        reason = "it holds what cannot be read; `provenance ledger verify` says where"
        raise DamagedLedgerError(name, reason) from error
    except MemoryError as error:
        raise DamagedLedgerError(name, "it holds more in one place than there is memory") from error
    except (sqlite3.Error, OSError) as error:
        raise _told_sqlite(name, str(error)) from error
    except Exception as error:
        driver = sys.modules.get("psycopg")
        if driver is None or not isinstance(error, driver.Error):
            raise
        raise _told(name, error, gone=True) from error


def _told(name: str, error: BaseException | None, *, gone: bool) -> LedgerError:
    """``gone`` says that an error without a state of its own means that nobody answers any more."""
    if isinstance(error, sqlite3.Error):
        return _told_sqlite(name, str(error))
    state = getattr(error, "sqlstate", None)
    reason = _STATES.get(state or "") or _STATES.get((state or "")[:2])
    if reason is None and state is None and gone and type(error).__name__ == "OperationalError":
        reason = "the server went away; what was acknowledged is kept"
    if reason is None:
        first = str(error).strip().splitlines() or [type(error).__name__]
        reason = f"PostgreSQL says: {first[0]}"
    return LedgerError(name, reason)


def _told_sqlite(name: str, message: str) -> LedgerError:
    for words, kind, reason in _SQLITE:
        if words in message:
            return kind(name, reason)
    return LedgerError(name, f"SQLite says: {message}")


_SQLITE: tuple[tuple[str, type[LedgerError], str], ...] = (
    ("is full", LedgerError, "there is no room left on its disk; what it held is as it was"),
    ("disk I/O error", LedgerError, "its disk takes no more or cannot be read; what it held is as it was"),
    ("readonly", LedgerError, "it may not be written: the file or its folder is read-only"),
    ("unable to open", LedgerError, "it cannot be opened: its folder is missing or may not be written"),
    ("locked", LedgerError, f"another program has been writing for {PATIENCE} seconds; try again when it is done"),
    ("not a database", DamagedLedgerError, "it is no SQLite database"),
    ("Could not decode", DamagedLedgerError, "it holds text that is not UTF-8; `provenance ledger verify` says where"),
    ("no such table", DamagedLedgerError, "a table of it is missing; `provenance ledger verify` says which"),
    ("no such column", DamagedLedgerError, "a column of it is missing; `provenance ledger verify` says where"),
    ("too big", DamagedLedgerError, f"it holds something longer than {LARGEST >> 20} MiB in one place"),
    ("malformed", DamagedLedgerError, "the database is damaged: restore a backup with `provenance ledger restore`"),
    ("never changed", LedgerError, "an entry of the log is never changed"),
    ("never removed", LedgerError, "an entry of the log is never removed"),
)

_STATES: dict[str, str] = {
    "53100": "there is no room left on the server's disk; what it held is as it was",
    "53300": "the server takes no more connections; try again later",
    "25006": "it may not be written: the server or this user is read-only",
    "42501": "this user may not do that there",
    "28": "the server does not let this user in: look at the user, the password and pg_hba.conf",
    "3D000": "there is no such database; `createdb` makes one",
    "55P03": f"another program has been writing for {PATIENCE} seconds; try again when it is done",
    "57P": "the server is being stopped; what it held is as it was",
    "08": "the server cannot be reached",
}


def in_memory() -> Engine:
    """A SQLite database that nothing keeps: to hold a migrated schema against the rows."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begun)
    return engine


Row = dict[str, Any]
"""A row on its way into a table."""
