"""Databases for tests of the ledger, in either engine: empty ones, and ones that hold its tables already."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.postgres import Server, name_of

ENGINES = ("sqlite", "postgresql")


class Databases:
    """What makes databases. The server is asked for when the first one in PostgreSQL is wanted."""

    def __init__(self, folder: Path, server: Callable[[], Server]) -> None:
        self._folder = folder
        self._server = server
        self._names = count()
        self._templates: dict[tuple[str, Callable[[str], object]], str] = {}

    def empty(self, engine: str) -> str:
        """The URL of a new database with nothing in it; for SQLite, of a file that is not there yet."""
        return self._server().database() if engine == "postgresql" else self._file()

    def made(self, engine: str, make: Callable[[str], object]) -> str:
        """The URL of a new database in which ``make`` has been at work. It is called once for each engine, with the
        URL of an empty database, and closes what it opens; others are copies."""
        template = self._templates.get((engine, make))
        if template is None:
            template = self._templates[engine, make] = self.empty(engine)
            make(template)
        if engine == "postgresql":
            return self._server().database(name_of(template))
        url = self._file()
        for part in path_of(template).parent.glob(path_of(template).name + "*"):
            shutil.copyfile(part, path_of(url).with_name(part.name))
        return url

    def drop(self, url: str) -> None:
        """Remove a database that nobody wants any more."""
        if url.startswith("sqlite:"):
            shutil.rmtree(path_of(url).parent)
        else:
            self._server().drop(url)

    def _file(self) -> str:
        folder = self._folder / str(next(self._names))
        folder.mkdir()
        return f"sqlite:///{folder / 'ledger.db'}"


def path_of(url: str) -> Path:
    """The file of a database in SQLite."""
    return Path(url.removeprefix("sqlite:///"))
