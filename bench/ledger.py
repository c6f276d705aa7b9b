"""The ledger at up to a million claims: adding, searching, checking one article, and many at once.

    python bench/ledger.py --place /big/disk --write               the figures of docs/performance.md
    python bench/ledger.py --stages 10000,30000                    a quick look
    python bench/ledger.py --parts together --engines postgresql   one part, one engine
    python bench/ledger.py --table                                 the frozen figures as a table for the documentation

The claim files of a newsroom (bench/newsroom.py) go into one ledger that grows from stage to stage. Of each stage, in
two halves:

- the first is added as the command ``provenance ledger add`` adds it, with as many processes as it takes by itself:
  found, read, parsed, scored, turned into rows and into what is searched, and kept, each file in a transaction of its
  own; once a second they are brought to the disk and into the index ("add");
- of the second, the looks (all of that but the last) are made before the clock starts, and what is measured is what
  the one process that writes does ("writing").

Both are done in turns of some 150,000 claims. After each, the rows that it has made are put into the same tables of
two other ledgers, with the same indexes and settings, by a bare ``executemany`` of the database's driver: into one
with a transaction for every 1,000 claims, as somebody would write who has the rows and wants nothing but speed
("bare"), into the other with as many transactions as there were files ("bare_a_file"). The rows of the search go in
as they are, and reading them is not counted. Times are by the clock, since PostgreSQL works in other processes; a
machine that is faster in one minute than in the next is so for all three. A ratio of 0.5 says that adding takes twice
as long as the bare copy.

Then, in this process, on the ledger as it has become: 500 searches and 300 texts that are rewordings of its claims
(bench/ledger_asked.py), and ``check --ledger`` of 40 new articles of 20 claims, each from reading the registry and
opening the ledger to the finished report. PostgreSQL is vacuumed, analysed and checkpointed before, as it would be by
itself within some minutes.

Each stage is kept in the file of results as soon as it is done, and what a run does not measure stays in it as it was.
"""

import argparse
import itertools
import json
import os
import platform
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

import msgspec
from sqlalchemy import Connection, Table, func, select

from bench.ledger_asked import likened, searched, spread
from bench.ledger_databases import ENGINES, TODAY, created, database, hand, settled
from bench.ledger_shown import plots, table
from bench.ledger_together import together
from bench.newsroom import Newsroom
from provenance.checking.prepare import Ready, prepare
from provenance.checking.run import workers
from provenance.recording import add as adding
from provenance.recording.across import Across
from provenance.recording.add import Adding
from provenance.store import engine, rows, search
from provenance.store.ledger import Ledger
from provenance.store.status import status

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "ledger.json"
IMAGES = HERE.parent / "docs" / "images"
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
PARTS = ("stages", "together")
A_TRANSACTION = 1_000
A_TURN = 150_000
AHEAD = 200
"""So many files are looked at before they are written: more would take much memory."""
FRESH, A_FRESH = 40, 20
ALIKE = 300

began = time.monotonic()


def say(words: str) -> None:
    print(f"{time.monotonic() - began:7.0f} s  {words}", file=sys.stderr, flush=True)


# -------------------------------------------------------------------------------------------------- the newsroom


class Plan(NamedTuple):
    """A newsroom on the disk: the names of its claim files, how many claims each has, and, for each stage, texts that
    reword a claim of it, with the claim's address, and the names of new articles."""

    names: list[str]
    claims: list[int]
    questions: dict[int, list[tuple[str, str]]]
    fresh: dict[int, list[str]]


def newsroom(folder: Path, sizes: Sequence[int]) -> Plan:
    """Write claim files for all stages, and some beyond them, cut to so many claims, that are never added."""
    room = Newsroom(sizes[-1] + 200 * FRESH)
    made = Plan([], [], {}, {})
    chance = random.Random(7)
    left, count = list(sizes), 0
    fresh: list[str] = []
    (folder / "fresh").mkdir(parents=True)
    (folder / "sources.toml").write_text(room.registry(), "utf-8")
    for file in room.files():
        if made.fresh and len(fresh) < FRESH:
            # the first articles after a stage: what they assert, some of the stage asserts as well
            head, *claims = file.text.split("\n[[claim]]\n")
            name = f"fresh/{count}-{len(fresh)}.toml"
            (folder / name).write_text("\n[[claim]]\n".join([head, *claims[:A_FRESH]]), "utf-8")
            fresh.append(name)
        if not left:
            if len(fresh) == FRESH:
                break
            continue
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")
        made.names.append(file.name)
        made.claims.append(file.claims)
        count += file.claims
        if count >= left[0]:
            alone = [kept for kept in room.sample if kept.alone]
            asked = []
            for kept in chance.sample(alone, min(ALIKE, len(alone))):
                turned, changed = chance.random() < 0.5, chance.randint(0, 3)
                again = room.reworded(kept.said, chance, turned=turned, changed=changed or (not turned))
                asked.append((again.text, kept.address))
            size = left.pop(0)
            made.questions[size] = asked
            fresh = made.fresh[size] = []
    return made


# ---------------------------------------------------------------------------------------------------- the bare copy


class Bare:
    """Puts the rows of one ledger into another, with nothing but the driver's ``executemany``."""

    def __init__(self, source: Ledger, target: Ledger) -> None:
        self._source = source
        self._target = target
        self._seen = {each.name: 0 for each in rows.TABLES}
        self._beside: dict[str, set[tuple[Any, ...]]] = {each.name: set() for each in _BESIDE}
        self.rows = 0

    def copy(self, steps: int) -> float:
        """Put there what has come since, in so many transactions; the seconds that writing took."""
        seconds = 0.0
        with self._source.reading() as reading, self._target.engine.connect() as connection:
            writing = connection.execution_options(writing=True)
            first = self._seen["revisions"]
            last = int(reading.execute(select(func.max(rows.REVISIONS.c.seq))).scalar_one())
            bounds = {name: _bounds(reading, asked, self._seen[name]) for name, asked in _BOUNDS.items()}
            beside = [(each, self._fresh_beside(reading, each)) for each in _BESIDE]
            for number in range(steps):
                upto = first + (last - first) * (number + 1) // steps
                found: list[tuple[str, list[tuple[Any, ...]]]] = []
                for each in rows.TABLES:
                    if each is not rows.LEDGER:
                        found.append((_insert(each, writing), self._fresh(reading, each, upto, bounds)))
                found.append((_insert_search(writing), self._fresh_search(reading, found)))
                for each, many in beside:
                    found.append(
                        (_insert(each, writing), many[len(many) * number // steps : len(many) * (number + 1) // steps])
                    )
                begin = time.perf_counter()
                with writing.begin():
                    for statement, many in found:
                        if many:
                            writing.exec_driver_sql(statement, many)
                seconds += time.perf_counter() - begin
                self.rows += sum(len(many) for _, many in found)
        return seconds

    def _fresh(
        self, reading: Connection, each: Table, upto: int, bounds: dict[str, tuple[list[int], list[int]]]
    ) -> list[tuple[Any, ...]]:
        """Rows of a table that have come with the entries of the log up to one, as the driver gives them."""
        names = ", ".join(f'"{column.name}"' for column in each.columns)
        key, after = ("id" if "id" in each.columns else "seq"), self._seen[each.name]
        last = upto
        if each.name in bounds:
            entries, ids = bounds[each.name]
            at = bisect_right(entries, upto)
            last = ids[at - 1] if at else after
        elif key == "id":
            last = int(reading.exec_driver_sql(f'SELECT max(id) FROM "{each.name}"').scalar() or 0)
        self._seen[each.name] = max(after, last)
        if last <= after:
            return []
        asked = f'SELECT {names} FROM "{each.name}" WHERE "{key}" > {after} AND "{key}" <= {last} ORDER BY "{key}"'
        return [tuple(row) for row in reading.exec_driver_sql(asked)]

    def _fresh_search(
        self, reading: Connection, found: list[tuple[str, list[tuple[Any, ...]]]]
    ) -> list[tuple[Any, ...]]:
        ids = next((many for each, (_, many) in zip(_COPIED, found, strict=False) if each is rows.CLAIMS), [])
        if not ids:
            return []
        lite = reading.dialect.name == "sqlite"
        names, key = (
            ("rowid, said, origin, relays, article, marks", "rowid") if lite else ("id, day, CAST(terms AS text)", "id")
        )
        asked = f"SELECT {names} FROM search WHERE {key} BETWEEN {ids[0][0]} AND {ids[-1][0]} ORDER BY {key}"
        return [tuple(row) for row in reading.exec_driver_sql(asked)]

    def _fresh_beside(self, reading: Connection, each: Table) -> list[tuple[Any, ...]]:
        """Rows of the tables beside the search that are new or others."""
        known = self._beside[each.name]
        fresh = [row for row in (tuple(row) for row in reading.execute(select(each))) if row not in known]
        known.update(fresh)
        return fresh


class Copies(NamedTuple):
    """The two bare copies of a ledger: in large transactions, and in one for each file."""

    large: Bare
    a_file: Bare

    def beside(self, plan: "Plan", first: int, last: int, added: Callable[[Sequence[str]], float]) -> dict[str, Any]:
        """Add some files of the plan in turns, bring both up to date after each, and hold what they took against what
        the ledger itself took."""
        claims = sum(plan.claims[first:last])
        turns = max(1, round(claims / A_TURN))
        seconds = bare = a_file = 0.0
        for turn in range(turns):
            start, end = (first + (last - first) * each // turns for each in (turn, turn + 1))
            seconds += added(plan.names[start:end])
            bare += self.large.copy(max(1, round(sum(plan.claims[start:end]) / A_TRANSACTION)))
            a_file += self.a_file.copy(end - start)
        return {
            "claims": claims,
            "seconds": round(seconds, 2),
            "a_claim_us": round(1e6 * seconds / claims),
            "bare_seconds": round(bare, 2),
            "bare_over_it": round(bare / seconds, 3),
            "bare_a_file_seconds": round(a_file, 2),
            "bare_a_file_over_it": round(a_file / seconds, 3),
        }


_COPIED = [each for each in rows.TABLES if each is not rows.LEDGER]
_BESIDE = (search.WORDS, search.COUNTS, search.NAMES)
_OF_ARTICLES = (
    "SELECT revision, max({0}.id) FROM {0} JOIN articles ON articles.id = article_id WHERE {0}.id > {{}} GROUP BY 1"
)
_BOUNDS = {
    "articles": "SELECT revision, max(id) FROM articles WHERE id > {} GROUP BY 1",
    "claims": "SELECT since, max(id) FROM claims WHERE id > {} GROUP BY 1",
    "sources": "SELECT since, max(id) FROM sources WHERE id > {} GROUP BY 1",
    "ratings": "SELECT since, max(ratings.id) FROM ratings JOIN sources ON sources.id = source_id "
    "WHERE ratings.id > {} GROUP BY 1",
    "reviews": "SELECT since, max(reviews.id) FROM reviews JOIN claims ON claims.id = claim_id "
    "WHERE reviews.id > {} GROUP BY 1",
    "looks": "SELECT revision, max(id) FROM looks WHERE id > {} GROUP BY 1",
    **{name: _OF_ARTICLES.format(name) for name in ("findings", "citations")},
}
"""The last row of a table that came with an entry of the log, where every file has been added once."""


def _bounds(reading: Connection, asked: str, after: int) -> tuple[list[int], list[int]]:
    """Entries of the log, and the last id that came with each or before it."""
    found = sorted((int(row[0]), int(row[1])) for row in reading.exec_driver_sql(asked.format(after)))
    return [entry for entry, _ in found], list(itertools.accumulate((number for _, number in found), max))


def _insert(each: Table, connection: Connection) -> str:
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    names = ", ".join(f'"{column.name}"' for column in each.columns)
    made = f'INSERT INTO "{each.name}" ({names}) VALUES ({", ".join([mark] * len(each.columns))})'
    if each is search.COUNTS:
        return f"{made} ON CONFLICT (term) DO UPDATE SET seen = excluded.seen"
    return made


def _insert_search(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return "INSERT INTO search (rowid, said, origin, relays, article, marks) VALUES (?, ?, ?, ?, ?, ?)"
    return "INSERT INTO search (id, day, terms) VALUES (%s, %s, %s)"


# --------------------------------------------------------------------------------------------------------- stages


def stages(kind: str, place: Path, sizes: Sequence[int], plan: Plan) -> Iterator[dict[str, Any]]:
    """What is measured of a ledger that grows to each of the sizes."""
    folder = place / "newsroom"
    with database(kind, place) as databases:
        addresses = databases.new(), databases.new(), databases.new()
        with created(addresses[0]) as ledger, created(addresses[1]) as other, created(addresses[2]) as third:
            copies = Copies(Bare(ledger, other), Bare(ledger, third))
            done = 0
            for size in sizes:
                end = _file_of(plan, size)
                middle = (done + end) // 2
                before, after = (sum(plan.claims[:each]) for each in (done, end))
                say(f"{ENGINES[kind]}: {before:,} to {after:,} claims")
                stage: dict[str, Any] = {"claims": after}
                stage["add"] = copies.beside(plan, done, middle, partial(_whole, ledger, folder))
                stage["writing"] = copies.beside(plan, middle, end, partial(_writing, ledger, folder))
                done = end
                settled(ledger)
                say(f"{ENGINES[kind]}: {after:,} claims: searching")
                stage["search"] = searched(ledger, size)
                stage["alike"] = likened(ledger, plan.questions[size])
                stage["check"] = checked(addresses[0], folder, plan.fresh[size])
                stage["megabytes"] = round((status(ledger, TODAY).size or 0) / 1e6, 1)
                stage["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
                stage["the_bare_ledger_has_the_same_rows"] = _counts(ledger) == _counts(other) == _counts(third)
                yield stage
        for url in addresses:
            databases.drop(url)


def _file_of(plan: Plan, size: int) -> int:
    """How many files hold so many claims."""
    for number, claims in enumerate(itertools.accumulate(plan.claims)):
        if claims >= size:
            return number + 1
    raise AssertionError(size)


def _whole(ledger: Ledger, folder: Path, names: Sequence[str]) -> float:
    """The seconds that ``provenance ledger add`` takes for some files, but for the start of the program."""
    begin = time.perf_counter()
    _added(Adding(prepare(list(names), cwd=folder, today=TODAY), ledger, hand("bench"), program="bench"))
    return time.perf_counter() - begin


def _writing(ledger: Ledger, folder: Path, names: Sequence[str]) -> float:
    """The seconds that writing takes where all looks have been made."""
    seconds = 0.0
    for start in range(0, len(names), AHEAD):
        ready = prepare(list(names[start : start + AHEAD]), cwd=folder, today=TODAY)
        with _looked(ready, posted=ledger.engine.dialect.name == "postgresql"):
            begin = time.perf_counter()
            _added(Adding(ready, ledger, hand("bench"), program="bench"))
            seconds += time.perf_counter() - begin
    return seconds


@contextmanager
def _looked(ready: Ready, *, posted: bool) -> Iterator[None]:
    """Looks at the files of a run, and has the next who adds them get these looks."""
    sources = list(ready.sources)
    made = adding._made  # noqa: SLF001 - what is left out of the time has no other seam
    with made(sources, ready.setup.for_scores(), {}, workers(len(sources), 2), posted=posted) as making:
        looks = list(making)

    def ahead(*given: Any, **_: Any) -> AbstractContextManager[Iterator[Any]]:
        assert [each.shown for each in given[0]] == [each.shown for each in sources]
        return nullcontext(iter(looks))

    adding._made = ahead  # noqa: SLF001
    try:
        yield
    finally:
        adding._made = made  # noqa: SLF001


def _added(going: Adding) -> None:
    for outcome in going.go():
        if outcome.what not in ("added", "unchanged"):
            raise SystemExit(f"{outcome.name}: {outcome.what}: {outcome.reason}")


def checked(url: str, folder: Path, names: Sequence[str]) -> dict[str, Any]:
    """How long it takes to check one new article against the ledger, and how many claims of the ledger take part."""
    took: list[float] = []
    cpu: list[float] = []
    others = 0
    for name in (names[0], *names):
        begin, start = time.perf_counter(), time.process_time()
        ready = prepare([name], cwd=folder, today=TODAY)
        with Ledger.open(engine.address(url)) as ledger:
            across = msgspec.structs.replace(ready, elsewhere=Across(ledger, ready.cwd))
            report = across.run(jobs=1)
        took.append(1000 * (time.perf_counter() - begin))
        cpu.append(1000 * (time.process_time() - start))
        others += report.elsewhere.claims if report.elsewhere is not None else 0
    # the first is there twice: what is imported on the way is imported before the clock counts
    mean = round(sum(cpu[1:]) / len(names), 2)
    return {**spread(took[1:]), "mean_cpu_ms": mean, "claims_of_the_ledger": others}


def _counts(ledger: Ledger) -> dict[str, int]:
    lite = ledger.engine.dialect.name == "sqlite"
    with ledger.reading() as connection:
        tables: list[Any] = [each for each in rows.TABLES if each is not rows.LEDGER]
        tables += [*_BESIDE, search.SEARCH_LITE if lite else search.SEARCH_POST]
        return {
            each.name: int(connection.execute(select(func.count()).select_from(each)).scalar_one()) for each in tables
        }


# ------------------------------------------------------------------------------------------------------ in one run


def machine() -> str:
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--stages", default=",".join(map(str, SIZES)), help="how many claims the ledger holds (default: %(default)s)"
    )
    parser.add_argument("--place", type=Path, help="a folder on a disk with 15 GB of room (default: a temporary one)")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--seconds", type=float, default=60, help="how long writers and readers work (default: 60)")
    parser.add_argument("--write", action="store_true", help="freeze the figures, and draw the plots")
    parser.add_argument("--results", type=Path, help="where to write the figures instead")
    parser.add_argument("--table", action="store_true", help="only print the frozen figures as a table")
    given = parser.parse_args()
    target: Path | None = given.results or (RESULTS if given.write else None)
    found: dict[str, Any] = {"machine": machine(), "engines": {}}
    if (given.table or given.write) and (given.results or RESULTS).exists():
        found = {**json.loads((given.results or RESULTS).read_text()), "machine": machine()}
    if given.table:
        print(table(found))
        return

    def keep() -> None:
        if target is not None:
            target.write_text(json.dumps(found, indent=2) + "\n", "utf-8")

    sizes = sorted(int(each) for each in given.stages.split(","))
    parts = given.parts.split(",")
    place = Path(tempfile.mkdtemp(prefix="provenance-ledger-", dir=given.place))
    place.chmod(0o755)  # the server runs as somebody else
    try:
        plan = None
        if "stages" in parts:
            say(f"writing a newsroom of {sizes[-1]:,} claims")
            plan = newsroom(place / "newsroom", sizes)
        for kind in given.engines.split(","):
            of: dict[str, Any] = found["engines"].setdefault(kind, {})
            if plan is not None:
                of["stages"] = []
                for stage in stages(kind, place, sizes, plan):
                    of["stages"].append(stage)
                    keep()
                    say(json.dumps({name: value for name, value in stage.items() if name != "search"}))
                    say(json.dumps(stage["search"]))
            if "together" in parts:
                say(f"{ENGINES[kind]}: together")
                folder = place / f"together-{kind}"
                folder.mkdir()
                of["together"] = together(kind, folder, given.seconds)
                keep()
                say(json.dumps(of["together"]))
        print(table(found))
        if given.write:
            for name, drawn in plots(found).items():
                (IMAGES / name).write_text(drawn, "utf-8")
    finally:
        shutil.rmtree(place)
    say("done")


if __name__ == "__main__":
    main()
