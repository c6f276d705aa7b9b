"""Whatever somebody changes in a ledger behind its back, `ledger verify` says so."""

import datetime
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, exc, select, text, type_coerce
from sqlalchemy.types import NullType

from provenance.errors import LedgerError
from provenance.model.ledger import Misfit
from provenance.store import engine as engines
from provenance.store import rows
from provenance.store.audit import Audit
from provenance.store.ledger import Ledger
from tests.cli.console import lines, run
from tests.ledgers import ENGINES, Databases, path_of
from tests.store.small import make

TABLES = {table.name: table for table in rows.Table.metadata.sorted_tables}
UNTOLD = {("reviews", "id")}
"""A number that nothing refers to, and that nobody ever sees."""
COLUMNS = [(name, column.name) for name, table in TABLES.items() for column in table.c]


@pytest.fixture(scope="module")
def ledgers(databases: Databases) -> Iterator[dict[str, Ledger]]:
    opened = {name: Ledger.open(engines.address(databases.made(name, make))) for name in ENGINES}
    yield opened
    for ledger in opened.values():
        ledger.close()


@contextmanager
def behind_its_back(ledger: Ledger) -> Iterator[Connection]:
    """A connection on which nothing guards anything, as for who has the file or the server. All is undone."""
    lite = ledger.engine.dialect.name == "sqlite"
    with ledger.engine.connect() as connection:
        if lite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        with connection.begin() as transaction:
            if not lite:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
                yield connection
            else:
                guards = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
                connection.execute(text("DROP TRIGGER revisions_stay"))
                connection.execute(text("DROP TRIGGER revisions_remain"))
                connection.info["guards"] = [guard for _, guard in guards]
                yield connection
            transaction.rollback()


def found(ledger: Ledger, connection: Connection) -> list[Misfit]:
    """What does not fit, with everything that guards the ledger in its place again."""
    for guard in connection.info.pop("guards", ()):
        connection.exec_driver_sql(guard)
    try:
        return list(Audit(connection, ledger.shown).misfits())
    except LedgerError as error:
        return [Misfit("", error.reason)]
    except exc.DBAPIError:
        return [Misfit("", "it cannot be read")]


def values(connection: Connection, table: Table, column: str) -> list[Any]:
    """What a column holds, row by row, as the driver gives it."""
    asked = select(type_coerce(table.c[column], NullType())).order_by(*table.primary_key)
    return list(connection.execute(asked).scalars())


def another(value: Any, others: list[Any], way: int) -> Any:
    """Something else than a value, of the same sort."""
    different = [each for each in others if each != value]
    if way % 2 and different:
        return different[way % len(different)]
    match value:
        case None:
            return different[0] if different else "2026-01-01"
        case bool():
            return not value
        case int() | float():
            return value + 1 + way
        case datetime.date():
            return value + datetime.timedelta(days=1 + way)
        case bytes():
            place = way % len(value)
            return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    place = way % max(len(value), 1)
    if len(value) > 9 and value[4:5] == "-" and value[:4].isdigit():
        return f"{int(value[:4]) + 1}{value[4:]}"
    return f"{value[:place]}~{value[place + 1 :]}" if way % 3 else f"{value} "


@pytest.mark.parametrize("engine", ENGINES)
def test_a_ledger_that_nobody_touched_fits(engine: str, ledgers: dict[str, Ledger]) -> None:
    ledger = ledgers[engine]
    with ledger.reading() as connection:
        audit = Audit(connection, ledger.shown)
        assert list(audit.misfits()) == []
        assert (audit.revisions, audit.articles, audit.claims) == (10, 2, 3)
        assert {name for name, table in TABLES.items() if not connection.execute(select(table)).first()} == set()


@pytest.mark.parametrize("engine", ENGINES)
def test_any_change_of_any_value_is_noticed(engine: str, ledgers: dict[str, Ledger]) -> None:
    ledger = ledgers[engine]

    @settings(max_examples=60 if engine == "sqlite" else 30)
    @given(place=st.sampled_from(COLUMNS), row=st.integers(0, 50), way=st.integers(0, 1000))
    def changed(place: tuple[str, str], row: int, way: int) -> None:
        assume(place not in UNTOLD)
        table, column = TABLES[place[0]], place[1]
        with behind_its_back(ledger) as connection:
            held = values(connection, table, column)
            old = held[row % len(held)]
            keys = [values(connection, table, key.name)[row % len(held)] for key in table.primary_key]
            new = another(old, held, way)
            this = [type_coerce(key, NullType()) == value for key, value in zip(table.primary_key, keys, strict=True)]
            try:
                with connection.begin_nested():
                    connection.execute(table.update().where(*this).values({column: type_coerce(new, NullType())}))
            except (exc.IntegrityError, exc.DataError, exc.ProgrammingError):
                assume(False)
            assert found(ledger, connection), (place, old, new)

    changed()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("table", [name for name in TABLES if name != "checkouts"])
def test_a_row_that_is_taken_out_is_missed(engine: str, table: str, ledgers: dict[str, Ledger]) -> None:
    ledger = ledgers[engine]

    with behind_its_back(ledger) as connection:
        key = next(iter(TABLES[table].primary_key))
        first = connection.execute(select(key).order_by(key)).scalars().first()
        connection.execute(TABLES[table].delete().where(key == first))
        assert found(ledger, connection)


def test_the_first_thing_that_does_not_fit_is_said_and_with_verbose_all(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = databases.made("sqlite", make)
    connection = sqlite3.connect(path_of(url))
    connection.execute("UPDATE claims SET text = 'It will hold.' WHERE claim = 'c1'")
    connection.commit()
    connection.close()
    first = run(monkeypatch, tmp_path, "ledger", "verify", "--ledger", url)
    assert (first.status, first.err) == (1, "")
    assert lines(first.out)[0] == 'claims/dam.toml#c1: its "text" is not what revision 3 says'
    assert lines(first.out)[1].endswith(": 10 revisions, 2 articles, 3 claims; 3 things do not fit")
    every = run(monkeypatch, tmp_path, "ledger", "verify", "--verbose", "--ledger", url)
    assert len(lines(every.out)) == 4
    databases.drop(url)


def test_what_status_tells_programs_is_as_published(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = json.loads(run(monkeypatch, tmp_path, "schema", "ledger-status").out)
    for name in ENGINES:
        told = run(
            monkeypatch, tmp_path, "ledger", "status", "--format", "json", "--ledger", databases.made(name, make)
        )
        assert told.status == 0
        jsonschema.validate(json.loads(told.out), schema)
        assert json.loads(told.out)["holds"]["revisions"] == 10
