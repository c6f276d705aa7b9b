"""The databases that bench/ledger.py and its parts measure on."""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from provenance.model.ledger import Hand
from provenance.store import engine
from provenance.store.ledger import Ledger

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
TODAY = datetime.date(2026, 4, 7)
_QUARTER = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 22
SERVER = {
    "shared_buffers": f"{_QUARTER}MB", "autovacuum": "on", "max_wal_size": "2GB",
    "effective_cache_size": f"{3 * _QUARTER}MB", "maintenance_work_mem": "128MB",
}  # fmt: skip
"""What a newsroom's server has beyond what the tests' server has: a quarter of the memory for its own pages, as
PostgreSQL's manual has it ("Resource Consumption"), and the rest for those of the system."""


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def hand(by: str) -> Hand:
    return Hand(by, now())


@contextmanager
def database(kind: str, place: Path) -> Iterator["Databases"]:
    """Where new databases of one engine come from."""
    if kind == "sqlite":
        yield Databases(place, None)
        return
    from tests.postgres import running

    with running(durable=True, place=str(place), settings=SERVER) as server:
        yield Databases(place, server)


class Databases:
    """New, empty databases of one engine."""

    def __init__(self, place: Path, server: Any) -> None:
        self._place = place
        self.server = server
        self._made = 0

    def new(self) -> str:
        """The address of a new one."""
        if self.server is not None:
            return str(self.server.database())
        self._made += 1
        return f"sqlite:///{self._place}/ledger-{self._made}.db"

    def drop(self, url: str) -> None:
        if self.server is not None:
            self.server.drop(url)
        else:
            for end in ("", "-wal", "-shm"):
                Path(url.removeprefix("sqlite:///") + end).unlink(missing_ok=True)


def created(url: str) -> Ledger:
    ledger, new = Ledger.create(engine.address(url), now())
    assert new
    return ledger


def settled(ledger: Ledger) -> None:
    """Have PostgreSQL do at once what it does by itself within some minutes, as long as nothing is measured: tidy up,
    count (autovacuum), and write what has changed to the disk (checkpoint)."""
    if ledger.engine.dialect.name == "postgresql":
        with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM (ANALYZE)")
            connection.exec_driver_sql("CHECKPOINT")
