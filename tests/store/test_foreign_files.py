"""A ledger that somebody else has made, to harm whoever opens it: one sentence, and little time and memory."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lz4.frame import LZ4FrameCompressor, compress
from sqlalchemy import Column, Connection, Integer, LargeBinary, select, text, update

from provenance.errors import DamagedLedgerError, LedgerError
from provenance.store import engine, rows
from provenance.store.columns import MisplacedError
from provenance.store.ledger import LARGEST, Ledger
from tests.ledgers import Databases, path_of
from tests.recording.newsroom import Desk
from tests.store.small import make

COLUMNS = [column for table in rows.TABLES for column in table.c]


@pytest.fixture
def url(databases: Databases) -> str:
    return databases.made("sqlite", make)


def behind_its_back(connection: Connection) -> None:
    connection.execute(text("DROP TRIGGER revisions_stay"))
    connection.execute(text("PRAGMA ignore_check_constraints = ON"))
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))


def refused(connection: Connection, column: "Column[Any]") -> bool:
    """Whether a value of another kind is refused as it is read. Of a column that numbers rows, SQLite takes none."""
    table = column.table
    if isinstance(column.type.dialect_impl(connection.dialect), Integer) and column.primary_key:
        return True
    other = "'words'" if isinstance(column.type, LargeBinary) else "x'ff00fe'"
    put = connection.begin_nested()
    try:
        first = text("rowid = (SELECT min(rowid) FROM " + table.name + ")")
        connection.execute(update(table).where(first).values({column.name: text(other)}))
        connection.execute(select(column)).all()
    except MisplacedError:
        return True
    finally:
        put.rollback()
    return False


def test_what_is_of_another_kind_than_its_column_is_refused_wherever_it_stands(url: str) -> None:
    with Ledger.open(engine.address(url)) as ledger, ledger.reading() as connection:
        behind_its_back(connection)
        passed = [str(column) for column in COLUMNS if not refused(connection, column)]
        connection.rollback()
    assert passed == []


def large(size: int) -> bytes:
    made = LZ4FrameCompressor()
    some = bytes(1 << 22)
    return bytes(made.begin() + b"".join(made.compress(some) for _ in range(size // len(some))) + made.flush())


@pytest.mark.parametrize(
    "content",
    [
        large(1 << 26),
        LZ4FrameCompressor().begin(10 << 30) + bytes(50),
        LZ4FrameCompressor().begin(LARGEST) + bytes(50),
        compress(b"claims") + b"more",
        compress(b"claims" * 99)[:-9],
        b"claims",
        b"",
    ],
)
def test_content_is_never_more_than_it_says(url: str, content: bytes) -> None:
    with Ledger.open(engine.address(url)) as ledger:
        with ledger.writing() as writer:
            behind_its_back(writer.connection)
            writer.connection.execute(update(rows.REVISIONS).where(rows.REVISIONS.c.seq == 2).values(content=content))
        with pytest.raises(DamagedLedgerError, match="what revision 2 holds is damaged"):
            ledger.content(2)


def with_sql(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        connection = sqlite3.connect(path)
        for each in statements:
            connection.execute(each)
        connection.commit()
        connection.close()

    return change


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, 'a', 'b', 'c' FROM n"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (with_sql("DROP TABLE checkouts", f"CREATE VIEW checkouts AS {ENDLESS}"), "a view called checkouts"),
        (
            with_sql(f"CREATE TRIGGER more AFTER INSERT ON runs BEGIN INSERT INTO runs {ENDLESS}; END"),
            "a trigger called more",
        ),
        (with_sql("UPDATE alembic_version SET version_num = char(27) || '[31m'"), r"no format is called \x1b[31m"),
        (with_sql("DROP TABLE runs", "DROP TABLE articles"), "a table of it is missing"),
        (with_sql("DROP TRIGGER revisions_stay", "UPDATE revisions SET by = CAST(x'ff' AS TEXT)"), "not UTF-8"),
        (with_sql("DELETE FROM ledger"), "none or several rows where one belongs"),
        (a_pipe, "it is not a regular file"),
        (a_circle, "it cannot be opened"),
    ],
)
def test_a_file_that_only_looks_like_a_ledger_is_said_to(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], words: str
) -> None:
    change(path_of(url))
    outcome = Desk(tmp_path, url, monkeypatch).run("ledger", "status")
    assert outcome.status == 3
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_no_address_says_more_than_where_the_server_is() -> None:
    given = "postgresql://desk:one@db.example/ledger?password=two&passfile=/three&host=/run"
    assert engine.shown(engine.address(given)) == "postgresql://desk:***@db.example/ledger?host=%2Frun"


def test_a_name_too_long_for_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="it cannot be opened"):
        Ledger.open(engine.address(f"sqlite:///{tmp_path}/{'x' * 5000}"))
