"""What becomes of a ledger whose writer is killed, whose server dies, whose disk is full or may not be written.

    python bench/ledger_hostile.py              1,000 kills on SQLite, 100 on PostgreSQL, and the disks (ten minutes)
    python bench/ledger_hostile.py --kills 40   a quick look
    python bench/ledger_hostile.py --write      also freeze the figures in bench/results/

Kills: a process adds claim files as ``provenance ledger add`` does, and says so of each; it gets SIGKILL at a random
moment. On PostgreSQL, every other time it is the server that gets it, with all its processes, and is started again.
Then every file that was said to be in the ledger must be there, with all its claims, and be found; no other may be
there in part; the database must find nothing wrong with itself, the chain must hold, and the next process must go on
in it.

Disks: a ledger on a disk with so much room, in many steps from none to enough. What cannot be done is one sentence;
what was said to be there is; and once there is room again, adding goes on. The same on a disk that may only be read.
Linux only: the disks are file systems in memory, in a namespace of their own.
"""

import argparse
import datetime
import json
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy import func, select

from bench.newsroom import Newsroom
from provenance.checking.prepare import prepare
from provenance.errors import ProvenanceError
from provenance.model.ledger import Hand
from provenance.recording import add as adding
from provenance.recording.add import Adding
from provenance.rules import all_rules
from provenance.store import chain, engine, rows, search
from provenance.store.ledger import Ledger, revisions
from tests.mishaps import Worker, leave_room, moments, read_only
from tests.postgres import running

RESULTS = Path(__file__).parent / "results" / "ledger_hostile.json"
A_LEDGER = 25
"""So many kills a ledger goes through."""
FILES = 20
"""So many files a process adds, if it lives."""
A_FILE = 8
ROOM = 4 << 20
STEP = 64 << 10
A_FLUSH = 0.02
"""Seconds: a process would be done before it had to tell anything."""
TODAY = datetime.date(2026, 4, 7)

Tell = Callable[[object], None]

# Each process is a fork: what is imported here is not imported in it, and a kill does not hit imports.
all_rules()


def created(url: str) -> None:
    Ledger.create(engine.address(url), datetime.datetime.now(datetime.UTC))[0].close()


def add(tell: Tell, url: str, folder: str) -> None:
    """Add the files of a folder, and tell of each that is in the ledger."""
    adding.A_FLUSH = A_FLUSH
    ready = prepare(["claims"], cwd=Path(folder), today=TODAY)
    hand = Hand("bench", datetime.datetime.now(datetime.UTC))
    with Ledger.open(engine.address(url)) as ledger:
        for outcome in Adding(ready, ledger, hand, program="bench", jobs=1).go():
            if outcome.what in ("added", "changed", "unchanged"):
                tell([outcome.name, outcome.revision])
            else:
                raise AssertionError(f"{outcome.name}: {outcome.what}: {outcome.reason}")


def newsroom(folder: Path, processes: int) -> None:
    """The files of so many processes, in a folder for each, of one project."""
    room = Newsroom(processes * FILES * A_FILE, A_FILE)
    folder.mkdir()
    (folder / "sources.toml").write_text("version = 1\n", "utf-8")
    for number, file in enumerate(room.files()):
        path = folder / str(number // FILES) / "claims" / f"{number}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")


def wrong(url: str, told: dict[str, int]) -> Counter[str]:
    """What is not as it should be in a ledger of which this was told: files by their names, and their revisions."""
    found: Counter[str] = Counter()
    a, c = rows.ARTICLES.c, rows.CLAIMS.c
    with Ledger.open(engine.address(url)) as ledger:
        with ledger.reading() as connection:
            log = list(revisions(connection))
            articles = {row[0]: row[1:] for row in connection.execute(select(a.name, a.id, a.revision))}
            counted = select(c.article_id, func.count()).where(c.until.is_(None)).group_by(c.article_id)
            claims = {row[0]: row[1] for row in connection.execute(counted)}
            unfound = c.until.is_(None), c.id.not_in(select(search.KEYS[connection.dialect.name]))
            missing = select(a.name, c.id).join(rows.CLAIMS, c.article_id == a.id).where(*unfound)
            found["not found"] += sum(row[0] in told for row in connection.execute(missing))
            if connection.dialect.name == "sqlite":
                found["integrity_check"] += connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok"
                found["foreign_key_check"] += len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())
        found["chain"] += sum(1 for _ in chain.misfits(revision for revision, _ in log))
        last = {revision.subject: revision for revision, _ in log}
        found["lost"] += sum(name not in last or last[name].seq != seq for name, seq in told.items())
        for name, revision in last.items():
            if revision.sort != "file":
                continue
            number, seq = articles.pop(name, (None, None))
            wanted = ledger.content(revision.seq).count(b"\n[[claim]]\n")
            found["in part"] += seq != revision.seq or claims.get(number or 0, 0) != wanted
        found["in part"] += len(articles)
    return found


def kills(kind: str, count: int, seed: int) -> dict[str, Any]:
    """So many processes killed while they add."""
    counted: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="ledger-hostile-") as place:
        base = Path(place) / "newsroom"
        newsroom(base, A_LEDGER + 2)
        if kind == "sqlite":
            _kill_many(Places(base), f"sqlite:///{place}/ledger-{{}}.db", None, count, seed, counted, bad)
        else:
            with running(durable=True) as server:
                _kill_many(Places(base), "", server, count, seed, counted, bad)
    return {**counted, "wrong": dict(bad)}


class Places:
    """The folders of the processes, one after the other."""

    def __init__(self, base: Path) -> None:
        self._base = base

    def __getitem__(self, number: int) -> str:
        return str(self._base / str(number))


def _kill_many(
    places: Places, pattern: str, server: Any, count: int, seed: int, counted: Counter[str], bad: Counter[str]
) -> None:
    with Worker("bench.ledger_hostile:add") as worker:

        def new(number: int) -> str:
            url = str(server.database()) if server is not None else pattern.format(number)
            created(url)
            return url

        whole = worker.run(new(-1), places[A_LEDGER])
        assert whole.status == 0, whole.told
        for first in range(0, count, A_LEDGER):
            url = new(first)
            told: dict[str, int] = {}
            strikes = moments(seed + first, min(A_LEDGER, count - first), 1.1 * whole.seconds)
            for number, moment in enumerate(strikes):
                at_server = server is not None and number % 2 == 1
                end = worker.run(url, places[number], strike_after=moment, strike=server.kill if at_server else None)
                if at_server:
                    server.start()
                counted["kills"] += 1
                counted["of the server"] += at_server
                counted["while it ran"] += end.status != 0
                told.update({each[0]: each[1] for each in end.told if isinstance(each, list)})
                bad.update(wrong(url, told))
            counted["acknowledged files"] += len(told)
            after = worker.run(url, places[A_LEDGER + 1])
            bad["could not go on"] += after.status != 0
            bad.update(wrong(url, {**told, **{each[0]: each[1] for each in after.told if isinstance(each, list)}}))
            print(f"{counted['kills']} kills: {json.dumps(bad)}", file=sys.stderr, flush=True)


# -------------------------------------------------------------------------------------------------------------- disks


def full(tell: Tell, disk: str, folder: str, room: int) -> None:
    """A ledger on a disk with so much room: what was said, what was wrong then, and whether it went on afterwards."""
    place = Path(disk)
    for path in place.iterdir():
        path.unlink()
    leave_room(place, room)
    url = f"sqlite:///{disk}/ledger.db"
    told: list[Any] = []
    said = _said(url, told, folder)
    there = (place / "ledger.db").exists() and room > 0
    bad = dict(wrong(url, {each[0]: each[1] for each in told})) if there and told else {}
    (place / "ballast").unlink(missing_ok=True)
    again = _said(url, told, folder)
    tell([said, bad, again, dict(wrong(url, {each[0]: each[1] for each in told}))])


def unwritable(tell: Tell, disk: str, folder: str) -> None:
    """A ledger on a disk that may only be read."""
    place = Path(disk)
    for path in place.iterdir():
        path.unlink()
    told: list[Any] = []
    read_only(place)
    none = _said(f"sqlite:///{disk}/ledger.db", told, folder)
    read_only(place, False)
    url = f"sqlite:///{disk}/ledger.db"
    created(url)
    read_only(place)
    said = _said(url, told, folder)
    read_only(place, False)
    again = _said(url, told, folder)
    tell([none, said, again, dict(wrong(url, {each[0]: each[1] for each in told}))])


def _said(url: str, told: list[Any], folder: str) -> str | None:
    """The sentence that comes of adding a folder to a ledger, made where it is not there; None where all went well."""
    try:
        created(url)
        add(told.append, url, folder)
    except ProvenanceError as error:
        return f"{type(error).__name__}: {str(error).replace(url.removeprefix('sqlite:///'), 'LEDGER')}"
    except Exception as error:
        return f"a crash, {type(error).__name__}: {error}"[:300]
    return None


def disks() -> dict[str, Any]:
    """Full disks and one that may only be read."""
    sentences: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="ledger-hostile-") as place:
        base, disk = Path(place) / "newsroom", Path(place) / "disk"
        disk.mkdir()
        newsroom(base, 1)
        tried = 0
        with Worker("bench.ledger_hostile:full", disk=(disk, 2 * ROOM)) as worker:
            for room in range(0, ROOM, STEP):
                end = worker.run(str(disk), str(base / "0"), room)
                if end.status:
                    bad[f"a crash: {end.told[-1]}"] += 1
                    continue
                tried += 1
                said, then, again, after = end.told[0]
                sentences[said or "there was room"] += 1
                bad.update(then)
                bad.update(after)
                bad["could not go on"] += again is not None
        with Worker("bench.ledger_hostile:unwritable", disk=(disk, 2 * ROOM)) as worker:
            end = worker.run(str(disk), str(base / "0"))
    if end.status:
        read: dict[str, Any] = {"a crash": end.told[-1]}
    else:
        none, said, again, after = end.told[0]
        read = {"where there is none": none, "where there is one": said, "afterwards": again, "wrong": after}
    return {"disks": tried, "said": dict(sentences), "wrong": dict(bad), "read_only": read}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1_000, help="on SQLite; a tenth of it on PostgreSQL")
    parser.add_argument("--parts", default="sqlite,postgresql,disks")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="freeze the figures in bench/results/")
    given = parser.parse_args()
    parts = given.parts.split(",")
    cores = os.cpu_count()
    found: dict[str, Any] = {
        "machine": f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    }
    measured: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
        "sqlite": ("kill_9_sqlite", lambda: kills("sqlite", given.kills, given.seed)),
        "postgresql": ("kill_9_postgresql", lambda: kills("postgresql", max(1, given.kills // 10), given.seed)),
        "disks": ("disks", disks),
    }
    for part in parts:
        name, measure = measured[part]
        begin = time.monotonic()
        found[name] = measure()
        found[name]["seconds"] = round(time.monotonic() - begin)
        if given.write:  # what is done is not lost
            RESULTS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
