"""The mishaps that tests of the ledger ask for happen: each is tried here on SQLite itself."""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.mishaps import Worker, leave_room, moments, obey_modes, read_only

Tell = Callable[[object], None]


def count_up(tell: Tell, path: str, to: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY, weight BLOB)")
        for number in range(to):
            connection.execute("INSERT OR IGNORE INTO numbers VALUES (?, zeroblob(2000))", (number,))
            tell(number)


def test_what_a_killed_worker_has_told_is_known_and_it_is_killed_all_over_its_run(tmp_path: Path) -> None:
    with Worker("tests.test_mishaps:count_up") as worker:
        whole = worker.run(str(tmp_path / "whole.db"), 40)
        assert (whole.told, whole.status) == ([*range(40)], 0)
        cuts = {moment: str(tmp_path / f"{moment}.db") for moment in moments(1, 6, whole.seconds)}
        ends = {path: worker.run(path, 40, strike_after=moment) for moment, path in cuts.items()}
    assert any(end.killed for end in ends.values())
    assert len({len(end.told) for end in ends.values()}) > 1
    for path, end in ends.items():
        assert end.told == [*range(len(end.told))]
        if end.told:
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("SELECT count(*) FROM numbers").fetchone()[0] >= len(end.told)


def fail_to_write(tell: Tell, path: str) -> None:
    folder, ledger = Path(path), str(Path(path, "ledger.db"))
    count_up(lambda _: None, ledger, 1)
    leave_room(folder, 100_000)
    with pytest.raises(sqlite3.OperationalError, match="database or disk is full"):
        count_up(lambda _: None, ledger, 200)
    with pytest.raises(OSError, match="No space left") as full:
        (folder / "big").write_bytes(bytes(200_000))
    tell(full.value.errno)
    read_only(folder)
    with pytest.raises(OSError, match="Read-only") as refused:
        (folder / "small").touch()
    tell(refused.value.errno)
    read_only(folder, False)
    (folder / "closed").mkdir(0o555)
    obey_modes()
    with pytest.raises(PermissionError) as forbidden:
        (folder / "closed" / "small").touch()
    tell(forbidden.value.errno)


def test_a_disk_can_be_full_or_read_only_and_a_folder_closed_even_to_root(tmp_path: Path) -> None:
    with Worker("tests.test_mishaps:fail_to_write", disk=(tmp_path, 2**20)) as worker:
        assert worker.run(str(tmp_path)).told == [errno.ENOSPC, errno.EROFS, errno.EACCES]
    assert [*tmp_path.iterdir()] == []


def test_what_goes_wrong_in_the_work_is_told(tmp_path: Path) -> None:
    with Worker("tests.test_mishaps:count_up") as worker:
        end = worker.run(str(tmp_path / "none" / "ledger.db"), 1)
    assert end.status == 1
    assert "unable to open database file" in end.told[-1]


def test_a_command_tells_its_status_and_what_it_printed(tmp_path: Path) -> None:
    with Worker("tests.mishaps:command") as worker:
        status, out, err = worker.run(str(tmp_path), "explain", "no-such-rule").told[-1]
    assert (status, out) == (2, "")
    assert "no-such-rule" in err
