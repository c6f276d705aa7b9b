"""What a ledger holds, in numbers."""

import datetime
from pathlib import Path

from sqlalchemy import URL, ColumnElement, Connection, Table, func, select, text

from provenance.model.ledger import Status
from provenance.store import rows
from provenance.store.ledger import FORMAT, Ledger, last_of
from provenance.store.runs import last_check


def status(ledger: Ledger, today: datetime.date) -> Status:
    """What a ledger holds; forecasts are due whose day of review is ``today`` or before."""
    with ledger.reading() as connection:
        made = connection.execute(select(rows.LEDGER.c.id, rows.LEDGER.c.created)).one()
        last = last_of(connection)

        def count(table: Table, *where: ColumnElement[bool]) -> int:
            return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())

        reviews = rows.REVIEWS.c
        return Status(
            id=made[0],
            created=made[1],
            engine=_engine(connection),
            format=FORMAT,
            articles=count(rows.ARTICLES),
            claims=count(rows.CLAIMS, rows.CLAIMS.c.until.is_(None)),
            revisions=last.seq if last is not None else 0,
            sources=count(rows.SOURCES, rows.SOURCES.c.until.is_(None)),
            ratings=count(rows.RATINGS),
            captures=count(rows.CAPTURES),
            findings=count(rows.FINDINGS),
            adjudications=count(rows.ADJUDICATIONS),
            due=count(rows.REVIEWS, reviews.due <= today, reviews.adjudication_id.is_(None)),
            head=last.hash if last is not None else None,
            last=last,
            size=_size(connection, ledger.engine.url),
            checked=last_check(connection),
        )


def _engine(connection: Connection) -> str:
    version = ".".join(str(part) for part in connection.dialect.server_version_info or ())
    return f"{'SQLite' if connection.dialect.name == 'sqlite' else 'PostgreSQL'} {version}"


def _size(connection: Connection, url: URL) -> int | None:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    paths = [Path(f"{url.database}{end}") for end in ("", "-wal")]
    return sum(path.stat().st_size for path in paths if path.exists())
