"""How hard the laws are tried: `make test`, or `make test PYTEST_ARGS=--hypothesis-profile=thorough`. No test may touch
the cache of the one who runs it, or be led to another server by their environment. And the databases that tests of the
ledger run on: SQLite's and PostgreSQL's, the same tests on both."""

import datetime
import gc
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

from tests.ledgers import ENGINES, Databases
from tests.postgres import Server, UnavailableError, running
from tests.tools import missing

settings.register_profile("default", max_examples=100, deadline=None, print_blob=True)
settings.register_profile("thorough", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile("default")

_CACHE = tempfile.TemporaryDirectory(prefix="provenance-tests-")
os.environ["PROVENANCE_CACHE_DIR"] = _CACHE.name
for _name in [name for name in os.environ if name.startswith("PG") or name == "PROVENANCE_LEDGER"]:
    del os.environ[_name]

_NO_SERVER = "NO POSTGRESQL:"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server, one for each process that runs tests."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running())
        except UnavailableError as error:
            missing(f"{_NO_SERVER} {error}")
        yield server


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """What makes databases, for tests that want several or of an engine that they name."""
    return Databases(tmp_path_factory.mktemp("databases"), lambda: request.getfixturevalue("postgresql"))


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn, for the tests that ask for it or for a database in it."""
    return str(request.param)


@pytest.fixture
def empty_url(engine: str, databases: Databases) -> Iterator[str]:
    """The URL of a database with nothing in it."""
    url = databases.empty(engine)
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
def make_ledger() -> Callable[[str], object] | None:
    """What makes a ledger in an empty database, given its URL, and closes it again."""

    def make(url: str) -> None:
        from provenance.store.engine import address
        from provenance.store.ledger import Ledger

        made, _ = Ledger.create(address(url), datetime.datetime(2025, 12, 4, 9, tzinfo=datetime.UTC))
        made.close()

    return make


@pytest.fixture
def ledger_url(engine: str, databases: Databases, make_ledger: Callable[[str], object] | None) -> Iterator[str]:
    """The URL of a new ledger: it is made once, and copied for each test."""
    url = databases.empty(engine) if make_ledger is None else databases.made(engine, make_ledger)
    yield url
    databases.drop(url)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, and not only among the reasons of what was skipped, that half of the ledger's tests have not run."""
    reports = [each for kind in ("skipped", "failed", "error") for each in terminalreporter.getreports(kind)]
    # the text of a report quotes the reason, in one way or another
    found = [re.search(rf"{_NO_SERVER} (.*?)['\")]*$", each.longreprtext, re.MULTILINE) for each in reports]
    reasons = [each[1] for each in found if each]
    if reasons:
        count = "1 test of the ledger has" if len(reasons) == 1 else f"{len(reasons)} tests of the ledger have"
        terminalreporter.section("NO POSTGRESQL", red=True, bold=True)
        terminalreporter.line(f"{count} not run: {reasons[0]}")


def pytest_collection_finish() -> None:
    """Let Python look for cycles less often, and never among the tests themselves.

    Every example of a law makes and drops thousands of objects beside the hundreds of thousands that a session keeps:
    at Python's own thresholds a sixth of the time goes into looking at those again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
