"""The cache: it changes how long a run takes, and nothing else."""

import contextlib
import datetime
import gc
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from provenance.checking.cache import DATABASE, Cache
from provenance.checking.prepare import prepare
from tests.checking.desks import BARE, allow, claim, desk, put
from tests.cli.console import Outcome, run

Check = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(tmp_path / "cache"))
    return desk(tmp_path, files=20)


@pytest.fixture
def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    return lambda *options: run(monkeypatch, folder, "check", "--format", "json", *options)


@pytest.fixture
def inspected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are really looked at."""
    from provenance.checking.inspect import Inspector

    seen: list[str] = []
    inspect = Inspector.inspect

    def spy(self, sources):  # type: ignore[no-untyped-def]
        sources = list(sources)
        seen.extend(source.shown for source in sources)
        return inspect(self, sources)

    monkeypatch.setattr(Inspector, "inspect", spy)
    return seen


def test_a_second_run_looks_at_nothing_and_says_the_same(check: Check, inspected: list[str]) -> None:
    first = check()
    assert len(inspected) == 20
    inspected.clear()
    assert check() == first
    assert inspected == []
    assert check("--no-cache") == first
    assert len(inspected) == 20


def test_only_what_has_changed_is_looked_at_again(folder: Path, check: Check, inspected: list[str]) -> None:
    check()
    inspected.clear()
    put(folder, "f07", claim("c1", origin=BARE), number=7)
    changed = check()
    assert inspected == ["claims/f07.toml"]
    assert changed == check("--no-cache")
    assert "ANO01" in changed.out


def test_every_format_is_the_same_with_and_without(folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "f03", claim("c1", origin=BARE), claim("c2", more='asserts = "closing"\n'), number=3)
    put(folder, "f04", claim("c1", more='asserts = "closing"\n', origin=BARE), outlet="the-herald", number=4)
    check()
    put(folder, "f05", claim("c5", origin=BARE, allow=allow("ANO01")), number=5)
    for form in ("text", "concise", "json", "jsonl", "sarif", "github"):
        plain = run(monkeypatch, folder, "check", "--format", form, "--no-cache")
        assert run(monkeypatch, folder, "check", "--format", form) == plain
        assert run(monkeypatch, folder, "check", "--format", form) == plain, "from the whole output that was kept"


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "sources.toml").write_text(
            (folder / "sources.toml").read_text().replace('name = "The Gazette"', 'name = "The Evening Gazette"')
        ),
        lambda folder: (folder / "provenance.toml").write_text('ignore = ["OUT02"]'),
        lambda folder: (folder / "provenance.toml").write_text("max-claims = 1"),
        lambda folder: (folder / "claims" / "f01.toml").rename(folder / "claims" / "renamed.toml"),
        lambda folder: put(folder, "another", claim("c1", origin=BARE)),
        lambda folder: (folder / "claims" / "f01.toml").unlink(),
    ],
    ids=["registry", "rules", "caps", "renamed", "added", "removed"],
)
def test_what_a_run_depends_on_is_noticed(folder: Path, check: Check, change: Callable[[Path], object]) -> None:
    check()
    change(folder)
    assert check() == check("--no-cache")


def test_evidence_is_noticed(folder: Path, check: Check) -> None:
    record = '[[claim.record]]\nurl = "https://council.example/transcript"\n'
    put(folder, "f00", claim("c1", allow=record), number=0)
    before = check()
    line = {
        "version": 1,
        "file": "claims/f00.toml",
        "claim": "c1",
        "path": "record[0]",
        "url": "https://council.example/transcript",
        "retrieved": "2025-12-04T09:00:00Z",
        "status": "ok",
        "read_in_full": True,
        "verdict": "exact",
        "checked": "2025-12-04",
    }
    (folder / "claims" / "evidence.jsonl").write_text(json.dumps(line) + "\n")
    after = check()
    assert after == check("--no-cache")
    assert after != before
    (folder / "claims" / "evidence.jsonl").write_text(json.dumps(line | {"verdict": "altered"}) + "\nno line\n")
    assert check() == check("--no-cache")


def test_a_suppression_runs_out_though_nothing_has_changed(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime

    put(folder, "f00", claim("c1", origin=BARE, allow=allow("ANO01", until="2026-01-31")), number=0)

    class Day(datetime.date):
        present = datetime.date(2026, 1, 31)

        @classmethod
        def today(cls) -> "Day":
            return cls(cls.present.year, cls.present.month, cls.present.day)

    monkeypatch.setattr("provenance.cli.check.datetime", SimpleNamespace(date=Day))
    assert "ANO01" not in check("--ignore", "FMT07").out
    Day.present = datetime.date(2026, 2, 1)
    assert "ANO01" in check("--ignore", "FMT07").out


def test_a_rating_runs_out_though_nothing_has_changed(tmp_path: Path) -> None:
    import datetime

    from provenance.checking.cache import Keys
    from provenance.checking.prepare import prepare

    desk(tmp_path)
    registry = tmp_path / "sources.toml"
    dated = 'as_of = 2025-01-01\nuntil = 2026-01-31\nurl = "https://council.example/gazette"'
    registry.write_text(
        registry.read_text().replace('as_of = 2025-01-01\nurl = "https://council.example/gazette"', dated)
    )

    def key(day: datetime.date) -> bytes:
        return Keys(prepare(["claims"], cwd=tmp_path, today=day).setup, {}).setup

    assert key(datetime.date(2026, 1, 30)) == key(datetime.date(2026, 1, 31))
    assert key(datetime.date(2026, 1, 31)) != key(datetime.date(2026, 2, 1))


def test_another_release_looks_at_everything_anew(
    check: Check, inspected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    inspected.clear()
    monkeypatch.setattr("provenance.checking.cache.program", lambda: b"another")
    check()
    assert len(inspected) == 20


def test_a_broken_database_is_begun_anew(tmp_path: Path, check: Check) -> None:
    first = check()
    database = tmp_path / "cache" / DATABASE
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(b"no database at all" * 100)
    assert check() == first
    assert check() == first
    assert sqlite3.connect(database).execute("SELECT count(*) FROM entries").fetchone()[0] == 20


def test_entries_that_were_never_packed_are_not_believed(tmp_path: Path, check: Check) -> None:
    first = check()
    with sqlite3.connect(tmp_path / "cache" / DATABASE) as database:
        database.execute("UPDATE entries SET value = x'c0ffee'")
        database.execute("UPDATE outputs SET value = x'c0ffee'")
    assert check() == first


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path, check: Check) -> None:
    (tmp_path / "cache").write_text("a file is in its place")
    told = check()
    assert told.status == 0
    assert told.err == ""


def test_what_cannot_be_read_is_tried_again(folder: Path, check: Check) -> None:
    (folder / "claims" / "f00.toml").write_bytes(b"\xff\xfe")
    assert check().status == 3
    assert check().status == 3
    put(folder, "f00", claim("c1"), number=0)
    assert check().status == 0


def test_a_small_run_leaves_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(tmp_path / "cache"))
    desk(tmp_path, files=3)
    run(monkeypatch, tmp_path, "check")
    assert not (tmp_path / "cache").exists()


def test_clear_and_show_say_what_there_is(folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, folder, "cache", "clear").out == "the cache is empty\n"
    check()
    assert ": 20 files, " in run(monkeypatch, folder, "cache", "show").out
    assert run(monkeypatch, folder, "cache", "clear").out.startswith("cleared ")
    assert ": 0 files, 0.0 MB" in run(monkeypatch, folder, "cache", "show").out


def test_what_nobody_asks_for_is_dropped(tmp_path: Path) -> None:
    day = 86_400
    old = Cache(tmp_path, 1000 * day)
    old.put([(b"old", b"1"), (b"used", b"2")])
    old.close()
    later = Cache(tmp_path, 1025 * day)
    assert later.known([b"used", b"never"]) == {b"used"}
    later.close()
    last = Cache(tmp_path, 1031 * day)
    assert list(last.keep_output(b"q", [b"text"], 0)) == [b"text"]
    assert last.known([b"old", b"used"]) == {b"used"}
    last.close()


def test_only_the_last_outputs_are_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 0)
    for number in range(6):
        list(cache.keep_output(bytes([number]), [b"out"], number))
    kept = [cache.output(bytes([number])) for number in range(6)]
    cache.close()
    assert [output.status for output in kept if output is not None] == [2, 3, 4, 5]


def test_an_output_is_kept_of_a_first_run_and_of_one_without_changes(
    folder: Path, tmp_path: Path, check: Check
) -> None:
    def outputs() -> int:
        with sqlite3.connect(tmp_path / "cache" / DATABASE) as database:
            return int(database.execute("SELECT count(*) FROM outputs").fetchone()[0])

    check()
    assert outputs() == 1
    put(folder, "f07", claim("c1", origin=BARE), number=7)
    changed = check()
    assert outputs() == 1
    assert check() == changed
    assert outputs() == 2
    assert check() == changed


def start(folder: Path, cache: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "provenance", "check", "--format", "json"],
        cwd=folder,
        env={**os.environ, "PROVENANCE_CACHE_DIR": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_runs_beside_each_other_do_not_disturb_each_other(tmp_path: Path) -> None:
    folder = desk(tmp_path, files=120)
    runs = [start(folder, tmp_path / "cache") for _ in range(4)]
    outputs = [each.communicate(timeout=120) for each in runs]
    assert {each.returncode for each in runs} == {0}
    assert len({out for out, _ in outputs}) == 1
    assert {err for _, err in outputs} == {b""}


def test_a_killed_run_takes_nothing_away(tmp_path: Path) -> None:
    folder = desk(tmp_path, files=120)
    whole, _ = start(folder, tmp_path / "whole").communicate(timeout=120)
    chance = random.Random(7)
    for _ in range(6):
        killed = start(folder, tmp_path / "cache")
        time.sleep(chance.uniform(0.15, 0.6))
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=120)
    for _ in range(2):
        again = start(folder, tmp_path / "cache")
        out, err = again.communicate(timeout=120)
        assert (again.returncode, out, err) == (0, whole, b"")


def test_a_run_that_is_stopped_leaves_no_process_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk(tmp_path, files=80)
    monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(tmp_path / "cache"))
    ready = prepare(["claims"], cwd=folder, today=datetime.date(2026, 1, 15))
    cache = Cache(tmp_path / "cache", 0)
    beside: list[int] = []

    def stop(done: int, of: int) -> None:
        beside.append(len(multiprocessing.active_children()))
        raise KeyboardInterrupt

    with contextlib.suppress(KeyboardInterrupt):
        ready.run(jobs=2, progress=stop, cache=cache, gathered=ready.gather(cache))
    gc.collect()
    assert beside == [1]
    assert multiprocessing.active_children() == []


def test_when_a_run_is_killed_its_processes_end(tmp_path: Path) -> None:
    folder = desk(tmp_path, files=80)
    program = (
        "import os, signal\n"
        "from provenance.checking import processes\n"
        "from provenance.cli import main\n"
        "processes._in_order = lambda *begun: os.kill(os.getpid(), signal.SIGKILL)\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program, "check", "--no-cache", "--jobs", "2"]
    # A process that lives on holds the pipes open: then there is no end before the timeout.
    killed = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL


def test_several_processes_fill_it_with_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk(tmp_path, files=30)
    put(folder, "f03", claim("c1", origin=BARE), claim("c2", more='asserts = "closing"\n'), number=3)
    seen = []
    for jobs in ("1", "2"):
        monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(tmp_path / f"cache-{jobs}"))
        run(monkeypatch, folder, "check", "--jobs", jobs)
        with sqlite3.connect(tmp_path / f"cache-{jobs}" / DATABASE) as database:
            seen.append(database.execute("SELECT key, value FROM entries ORDER BY key").fetchall())
    assert seen[0] == seen[1]
    assert len(seen[0]) == 30
