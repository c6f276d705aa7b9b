"""A ledger held against its log, and the log against itself: every row is what it was when it was written, or it is
said which is not.

The log is read twice: in its order, for the chain and for what registries, evidence and adjudications say; and article
by article, for the claims. What is kept in memory grows with the number of names and registry entries, not of claims.
"""

import functools
import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, or_, select, text, type_coerce
from sqlalchemy.types import NullType

from provenance.claimfile import evidence as evidence_file
from provenance.claimfile import files, registry
from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import parse
from provenance.errors import DamagedLedgerError, ProvenanceError
from provenance.model.claim import Article, Claim
from provenance.model.evidence import Citation
from provenance.model.ledger import Misfit, Revision
from provenance.model.source import Body, Outlet, Person
from provenance.store import engine as engines
from provenance.store import rows
from provenance.store.chain import content_hash, misfits, seal
from provenance.store.engine import Row
from provenance.store.ledger import revisions, unpacked
from provenance.store.looked import CLAIM_COLUMNS, article_row, claim_values, given, plain

AT_ONCE = 100
"""So many articles are held against the log at a time."""
_LIMITS = Limits(file_size=1 << 40, depth=200, claims=1 << 40, registry_size=1 << 40)
"""What is in the log was within somebody's limits."""
_WITHOUT_GAPS = (
    rows.ARTICLES, rows.CLAIMS, rows.SOURCES, rows.RATINGS, rows.CAPTURES, rows.RUNS, rows.LOOKS, rows.FINDINGS,
    rows.ADJUDICATIONS,
)  # fmt: skip
"""Tables of which nothing is ever removed: their ids run from 1 without gaps."""

Watch = Callable[[Revision], None]
"""What wants to see each entry of the log as it goes by, in order."""


class Audit:
    """One look at a whole ledger, at one moment: within the transaction of ``connection``.

    ``watch`` sees each entry of the log. ``progress`` is called with (done, all) of entries and articles. Afterwards
    ``revisions``, ``articles`` and ``claims`` say how many were looked at.
    """

    def __init__(
        self,
        connection: Connection,
        shown: str,
        *,
        watch: Watch | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._connection = connection
        self._shown = shown
        self._watch = watch
        self._progress = progress
        self._done = 0
        self._all = 0
        self.revisions = self.articles = self.claims = 0
        self._names: set[str] = set()
        self._cited: dict[tuple[str, str], set[str]] = {}
        self._captured: set[bytes] = set()
        self._entries: dict[tuple[str, str, str], _Entry] = {}
        self._outdated: dict[tuple[str, str, str, int], _Entry] = {}
        self._decided: dict[int, Row] = {}

    def misfits(self) -> Iterator[Misfit]:
        """All that does not fit: first what is wrong with the database, then the log in its order, then the rest.

        Raises :class:`~provenance.errors.LedgerError` where the database cannot be read at all.
        """
        damaged = list(_damage(self._connection))
        yield from damaged
        if damaged:
            return  # a file whose pages contradict each other has no rows that could be held against anything
        yield from _database(self._connection)
        self._all = self._count(rows.REVISIONS) + self._count(rows.ARTICLES)
        yield from self._log()
        for table in _WITHOUT_GAPS:
            yield from self._gaps(table)
        yield from self._articles()
        yield from self._sources()
        yield from self._captures()
        yield from self._adjudications()
        yield from self._reviews()
        yield from self._sealed()

    # ------------------------------------------------------------------------------------------------------- the log

    def _log(self) -> Iterator[Misfit]:
        wrong: list[Misfit] = []

        def sound() -> Iterator[Revision]:
            for entry, content in revisions(self._connection, raw=True):
                self._tick()
                words = (entry.sort, entry.subject, entry.at, entry.by, entry.why, entry.sha256, entry.previous)
                if not all(isinstance(each, str) for each in (*words, entry.hash)):
                    wrong.append(Misfit(_entry(entry.seq), "it holds something else than words", entry.seq))
                    values = msgspec.structs.astuple(entry)
                    entry = Revision(values[0], *(str(each) for each in values[1:]))
                yield entry
                if self._watch is not None:
                    self._watch(entry)
                if (reason := self._content(entry, content)) is not None:
                    wrong.append(Misfit(_entry(entry.seq), reason, entry.seq))
                self.revisions += 1

        for entry, reason in misfits(sound()):
            yield from wrong
            wrong.clear()
            yield Misfit(_entry(entry.seq), reason, entry.seq)
        yield from wrong

    def _content(self, entry: Revision, packed: object) -> str | None:
        """What is wrong with what an entry holds, None where it is what was written."""
        if not isinstance(packed, bytes):
            return "what it holds is damaged"
        try:
            content = unpacked(packed, self._shown, entry.seq)
        except DamagedLedgerError:
            return "what it holds is damaged"
        if content_hash(content) != entry.sha256:
            return "what it holds is not what was written: its SHA-256 is another"
        try:
            if entry.sort == "file":
                self._names.add(entry.subject)
            elif entry.sort == "registry":
                self._registry(entry, content)
            elif entry.sort == "evidence":
                self._evidence(entry, content)
            elif entry.sort == "adjudication":
                self._decided[entry.seq] = _decision(content)
            else:
                return f"no entry is of the sort {entry.sort!r}"
        except (ProvenanceError, msgspec.MsgspecError, ValueError, TypeError, KeyError, RecursionError):
            return "what it holds cannot be read as what it should be"
        return None

    def _registry(self, entry: Revision, content: bytes) -> None:
        known, _ = registry.parse(files.decode(content, entry.subject), entry.subject, _LIMITS)
        said: dict[tuple[str, str, str], Outlet | Person | Body] = {}
        for sort, several in (("outlet", known.outlets), ("person", known.persons), ("body", known.bodies)):
            said.update({(entry.subject, sort, plain(key)): each for key, each in several.items()})
        for place, now in list(self._entries.items()):
            if place[0] == entry.subject and said.get(place) != now.said:
                self._outdated[*place, now.since] = now._replace(until=entry.seq)
                del self._entries[place]
        for place, each in said.items():
            if place not in self._entries:
                self._entries[place] = _Entry(each, entry.seq, None)

    def _evidence(self, entry: Revision, content: bytes) -> None:
        found = evidence_file.parse(files.decode(content, entry.subject), "")
        folder = entry.subject.rpartition("/")[0]
        for name in found.files():
            base = name.rpartition("/")[2]
            alone = found.lines_of(base) if base != name else []
            lines = [*found.lines_of(name), *alone]
            self._cited.setdefault((folder, base), set()).add(seal(*map(plain, lines)))
            self._captured.update(map(_capture, found.of(name)))

    # -------------------------------------------------------------------------------------------------- the articles

    def _articles(self) -> Iterator[Misfit]:
        last = 0
        while True:
            c = rows.ARTICLES.c
            found = self._rows(rows.ARTICLES, c.id > last, by=[c.id], limit=AT_ONCE)
            if not found:
                break
            last = found[-1]["id"]
            yield from self._some(found)
        for name in sorted(self._names):
            yield Misfit(name, "the log has it, and nothing else does")

    def _some(self, found: list[Row]) -> Iterator[Misfit]:
        ids = [row["id"] for row in found]
        kept = _by(self._rows(rows.CLAIMS, rows.CLAIMS.c.article_id.in_(ids), by=[rows.CLAIMS.c.id]), "article_id")
        looks = _by(self._rows(rows.LOOKS, rows.LOOKS.c.article_id.in_(ids), by=[rows.LOOKS.c.id]), "article_id")
        findings = _by(
            self._rows(rows.FINDINGS, rows.FINDINGS.c.article_id.in_(ids), by=[rows.FINDINGS.c.id]), "article_id"
        )
        cited = _by(
            self._rows(rows.CITATIONS, rows.CITATIONS.c.article_id.in_(ids), by=[rows.CITATIONS.c.id]), "article_id"
        )
        named = {str(row["name"]): row for row in found}
        told: set[str] = set()
        for name, history in self._histories(list(named)):
            told.add(name)
            self._names.discard(name)
            row = named[name]
            number = row["id"]
            yield from self._article(row, history, kept.get(number, []), looks.get(number, []))
            yield from self._looks(row, looks.get(number, []), findings.get(number, []), cited.get(number, []))
        for name, row in named.items():
            self._tick()
            if name not in told:
                yield Misfit(name, "the log has no such file", None)
            self.articles += 1
            self.claims += sum(each["until"] is None for each in kept.get(row["id"], []))

    def _histories(self, names: list[str]) -> Iterator[tuple[str, "_History"]]:
        """What the log says of some claim files, each with every version of its claims."""
        c = rows.REVISIONS.c
        asked = (
            select(c.subject, c.seq, type_coerce(c.content, NullType()))
            .where(c.subject.in_(names), c.sort == "file")
            .order_by(c.subject, c.seq)
            .execution_options(yield_per=50)
        )
        for name, several in itertools.groupby(self._connection.execute(asked), lambda row: str(row[0])):
            history = _History()
            for _, seq, packed in several:
                try:
                    content = unpacked(packed, self._shown, seq)
                    parsed = parse(files.decode(content, name), name, None, _LIMITS)
                except (ProvenanceError, TypeError):
                    continue  # said of the log already
                if parsed.file is not None:
                    history.take(seq, parsed.file.article, parsed.positions, parsed.file.claims)
            yield name, history

    def _article(self, row: Row, history: "_History", kept: list[Row], looks: list[Row]) -> Iterator[Misfit]:
        name = str(row["name"])
        if history.article is None:
            return
        about = article_row(history.article)
        last = looks[-1] if looks else None
        expected = {**about, "revision": history.seq, "looked": last["digest"] if last is not None else None}
        if (differs := _differing(row, expected)) is not None:
            yield Misfit(name, f'its "{differs}" is not what revision {history.seq} says', history.seq)
        if last is not None and last["revision"] != history.seq:
            yield Misfit(name, "the last look at it was at another revision", history.seq)
        scores = [(each["revision"], _scores(each["scores"])) for each in looks]
        rest = {(each["claim"], each["since"]): each for each in kept}
        extra = len(kept) - len(rest)
        for version in history.versions():
            place = f"{name}#{version.claim.id}"
            found = rest.pop((plain(version.claim.id), version.since), None)
            if found is None:
                yield Misfit(place, f"the version of revision {version.since} is missing", version.since)
                continue
            score = _score(scores, version)
            outlet, day = plain(version.about.outlet), version.about.published
            values = claim_values(version.claim, version.position, None, outlet, day.isoformat() if day else None)
            expected = {**dict(zip(CLAIM_COLUMNS, values, strict=True)), "until": version.until, **score}
            written = expected.pop("data"), expected.pop("digest")
            differs = _differing(found, expected)
            if differs is None and written != (found["data"], found["digest"]):
                differs = None if _holds(found, version.claim, Claim) else "data"
            if differs is not None:
                yield Misfit(place, f'its "{differs}" is not what revision {version.since} says', version.since)
        # a program that writes claims another way makes new versions of the same: they begin where the others end
        extra += sum(each["since"] != each["until"] for each in rest.values())
        if extra:
            yield Misfit(name, f"{extra} of its claims' rows are of no revision")

    def _looks(self, row: Row, looks: list[Row], findings: list[Row], cited: list[Row]) -> Iterator[Misfit]:
        name = str(row["name"])
        said = _by(findings, "run_id")
        folder, _, base = name.rpartition("/")
        known = self._cited.get((folder, base), set()) | {seal()}
        for look in looks:
            number = look["id"]
            found = [list(each.values()) for each in said.pop(look["run_id"], [])]
            if look["seal"] != seal(*list(look.values())[:-1], found):
                yield Misfit(name, f"look {number} at it, its scores or its findings were changed")
            if look["cited"] not in known:
                yield Misfit(name, f"the evidence that look {number} at it saw is not in the log")
        if said:
            yield Misfit(name, "it has findings of no look")
        lines = [each["data"] for each in cited]
        if looks and seal(*lines) != looks[-1]["cited"]:
            yield Misfit(name, "its citations are not those that the last look at it saw")
        elif cited and any(after["id"] - before["id"] != 1 for before, after in itertools.pairwise(cited)):
            yield Misfit(name, "its citations are numbered anew")
        for each in cited:
            if not _is_line(each):
                yield Misfit(name, f"citation {each['id']} says something else than its line of evidence")

    # ------------------------------------------------------------------------------------- registries, pages, decisions

    def _sources(self) -> Iterator[Misfit]:
        expected = {(*place, each.since): each for place, each in self._entries.items()} | self._outdated
        last = 0
        c = rows.SOURCES.c
        while found := self._rows(rows.SOURCES, c.id > last, by=[c.id], limit=500):
            last = found[-1]["id"]
            ids = [row["id"] for row in found]
            ratings = _by(
                self._rows(rows.RATINGS, rows.RATINGS.c.source_id.in_(ids), by=[rows.RATINGS.c.id]), "source_id"
            )
            for row in found:
                place = f"{row['file']}, {row['sort']}.{row['key']}"
                entry = expected.pop((row["file"], row["sort"], row["key"], row["since"]), None)
                if entry is None:
                    if row["since"] != row["until"]:
                        yield Misfit(place, "it is of no revision")
                    continue
                said = entry.said
                columns = {"until": entry.until, "name": plain(said.name), "country": said.country}
                differs = _differing(row, columns)
                if differs is None and not _holds(row, said, type(said)):
                    differs = "data"
                if differs is None and not _same_ratings(said, ratings.get(row["id"], [])):
                    differs = "rating"
                if differs is not None:
                    yield Misfit(place, f'its "{differs}" is not what revision {entry.since} says', entry.since)
        for file, sort, key, since in sorted(expected):
            yield Misfit(f"{file}, {sort}.{key}", f"the version of revision {since} is missing", since)

    def _captures(self) -> Iterator[Misfit]:
        last = 0
        c = rows.CAPTURES.c
        while found := self._rows(rows.CAPTURES, c.id > last, by=[c.id], limit=1000):
            last = found[-1]["id"]
            for row in found:
                if _page(row["sha256"], row["url"], row["retrieved"], row["status"]) not in self._captured:
                    yield Misfit(f"capture {row['id']}", "no evidence in the log says that of it")
        cited = rows.CITATIONS.c
        there = and_(c.sha256 == cited.sha256, c.url == cited.url)
        asked = select(cited.id).outerjoin(rows.CAPTURES, there).where(cited.sha256.is_not(None), c.id.is_(None))
        for (number,) in self._connection.execute(asked):
            yield Misfit(f"citation {number}", "the capture that it names is missing")

    def _adjudications(self) -> Iterator[Misfit]:
        c, articles, claims = rows.ADJUDICATIONS.c, rows.ARTICLES.c, rows.CLAIMS.c
        asked = (
            select(*_raw(rows.ADJUDICATIONS), articles.name.label("file"), claims.since.label("since"))
            .outerjoin(rows.ARTICLES, articles.id == c.article_id)
            .outerjoin(rows.CLAIMS, and_(claims.id == c.claim_id, claims.article_id == c.article_id))
            .order_by(c.id)
            .execution_options(yield_per=500)
        )
        before = 0
        for found in self._connection.execute(asked).mappings():
            row = _normal(found)
            expected = self._decided.pop(row["revision"], None)
            place = f"adjudication {row['id']}"
            if expected is None:
                yield Misfit(place, "it is of no revision")
            elif (differs := _differing(row, expected)) is not None:
                yield Misfit(place, f'its "{differs}" is not what revision {row["revision"]} says', row["revision"])
            elif row["revision"] < before:
                yield Misfit(place, "it is numbered anew", row["revision"])
            before = row["revision"]
        for seq in sorted(self._decided):
            yield Misfit(_entry(seq), "the row of its adjudication is missing", seq)

    def _reviews(self) -> Iterator[Misfit]:
        c, claims, decided = rows.REVIEWS.c, rows.CLAIMS.c, rows.ADJUDICATIONS.c
        settled = (
            select(case((decided.verdict != "unresolved", decided.id)))
            .where(
                decided.article_id == claims.article_id, decided.claim == claims.claim, decided.claim_id == claims.id
            )
            .order_by(decided.revision.desc())
            .limit(1)
            .correlate(rows.CLAIMS)
            .scalar_subquery()
        )
        asked = (
            select(
                type_coerce(claims.review, NullType()).label("review"),
                type_coerce(c.due, NullType()).label("due"),
                c.adjudication_id,
                settled.label("settled"),
                claims.claim,
                claims.id,
                c.id.label("number"),
            )
            .select_from(rows.CLAIMS)
            .outerjoin(rows.REVIEWS, c.claim_id == claims.id)
            .where(or_(c.id.is_not(None), and_(claims.review.is_not(None), claims.until.is_(None))))
            .order_by(claims.id, c.id)
            .execution_options(yield_per=500)
        )
        before = None
        number = 0
        for found in self._connection.execute(asked).mappings():
            row = _normal(found)
            same = row["review"] == row["due"] and row["adjudication_id"] == row["settled"] and row["id"] != before
            if not same or row["number"] <= number:
                yield Misfit(f"the review of claim {row['id']} ({row['claim']})", "it is not what the log says")
            before, number = row["id"], row["number"] or number
        gone = select(c.id).join(rows.CLAIMS, claims.id == c.claim_id).where(claims.until.is_not(None))
        for (each,) in self._connection.execute(gone):
            yield Misfit(f"review {each}", "its claim has been replaced")

    def _sealed(self) -> Iterator[Misfit]:
        """The rows that only their own seal speaks for."""
        for table in (rows.LEDGER, rows.RUNS, rows.CHECKOUTS):
            names = [column.name for column in table.c if column.name != "seal"]
            asked = select(*_raw(table)).execution_options(yield_per=500)
            for found in self._connection.execute(asked).mappings():
                if found["seal"] != seal(*(found[name] for name in names)):
                    yield Misfit(f"{table.name}, {found[names[0]]}", "it was changed")
        if self._count(rows.LEDGER) != 1:
            yield Misfit("ledger", "the ledger's own row is missing")
        heads = select(rows.CHECKOUTS.c.subject).outerjoin(
            rows.REVISIONS,
            and_(rows.REVISIONS.c.seq == rows.CHECKOUTS.c.seq, rows.REVISIONS.c.subject == rows.CHECKOUTS.c.subject),
        )
        for (subject,) in self._connection.execute(heads.where(rows.REVISIONS.c.seq.is_(None))):
            yield Misfit(f"checkouts, {subject}", "a working copy has a revision of it that it never had")

    # ---------------------------------------------------------------------------------------------------------- rows

    def _gaps(self, table: Table) -> Iterator[Misfit]:
        key = table.c.id
        many, first, last = self._connection.execute(select(func.count(), func.min(key), func.max(key))).one()
        if many and (first, last) != (1, many):
            yield Misfit(
                table.name, f"its {many:,} rows are numbered {first} to {last}: some were removed or renumbered"
            )

    def _rows(self, table: Table, where: ColumnElement[bool], *, by: list[Any], limit: int | None = None) -> list[Row]:
        asked = select(*_raw(table)).where(where).order_by(*by).limit(limit)
        names = table.c.keys()
        if self._connection.dialect.name == "sqlite":
            return [dict(zip(names, row, strict=True)) for row in self._connection.execute(asked)]
        return [dict(zip(names, map(_word, row), strict=True)) for row in self._connection.execute(asked)]

    def _count(self, table: Table) -> int:
        return int(self._connection.execute(select(func.count()).select_from(table)).scalar_one())

    def _tick(self) -> None:
        self._done += 1
        if self._progress is not None and self._done % 100 == 0:
            self._progress(self._done, max(self._all, self._done))


# ------------------------------------------------------------------------------------------------- what the log says


class _Entry(msgspec.Struct, gc=False):
    """A version of a registry entry, as the log has it."""

    said: Outlet | Person | Body
    since: int
    until: int | None

    def _replace(self, *, until: int) -> "_Entry":
        return _Entry(self.said, self.since, until)


class _Version(msgspec.Struct, gc=False):
    """A version of a claim, as the log has it."""

    claim: Claim
    since: int
    position: int
    about: Article
    until: int | None = None


class _History:
    """A claim file through its revisions: its article as it is now, and every version of its claims."""

    def __init__(self) -> None:
        self.article: Article | None = None
        self.seq = 0
        self._now: dict[str, _Version] = {}
        self._gone: list[_Version] = []

    def take(self, seq: int, article: Article, positions: Sequence[int], claims: Sequence[Claim]) -> None:
        """The next revision."""
        self.article, self.seq = article, seq
        now: dict[str, _Version] = {}
        for position, claim in zip(positions, claims, strict=True):
            before = self._now.get(claim.id)
            if before is not None and before.claim == claim:
                before.position, before.about = position, article
                now[claim.id] = before
            else:
                now[claim.id] = _Version(claim, seq, position, article)
        for key, version in self._now.items():
            if now.get(key) is not version:
                version.until = seq
                self._gone.append(version)
        self._now = now

    def versions(self) -> Iterator[_Version]:
        """All of them."""
        return itertools.chain(self._gone, self._now.values())


def _decision(content: bytes) -> Row:
    """An adjudication's row, as its entry of the log has it."""
    said = json.loads(content)
    return {
        "file": said["file"],
        "claim": said["claim"],
        "since": said["since"],
        "outlet": said["outlet"],
        "topics": json.dumps(said["topics"], ensure_ascii=True),
        "verdict": said["verdict"],
        "citation": said["citation"],
        "by": said["by"],
        "on_day": said["on"],
        "corrected_on": said["corrected_on"],
        "why": said["why"],
    }


_Scores = dict[str, tuple[int | None, int | None, str | None]]


def _scores(written: object) -> _Scores:
    try:
        found = msgspec.json.decode(str(written), type=list[tuple[str, int | None, int | None, str | None]])
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return {}  # its seal is broken
    return {claim: (lower, upper, level) for claim, lower, upper, level in found}


def _score(looks: list[tuple[int, _Scores]], version: _Version) -> Row:
    """The score that a version of a claim had last, while it was current."""
    for revision, scores in reversed(looks):
        if revision >= version.since and (version.until is None or revision < version.until):
            return dict(zip(("lower", "upper", "hand_level"), scores.get(plain(version.claim.id), ()), strict=False))
    return {}


def _capture(cited: Citation) -> bytes:
    retrieved = str(cited.retrieved) if cited.retrieved is not None else None
    return _page(plain(cited.sha256 or ""), plain(cited.url), retrieved, cited.status.value)


def _page(*parts: object) -> bytes:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()[:16]


# ------------------------------------------------------------------------------------------------- what the rows say


def _raw(table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table as the driver gives them: somebody else's file may hold anything anywhere."""
    return [type_coerce(column, NullType()).label(column.name) for column in table.c]


def _normal(row: Mapping[Any, Any]) -> Row:
    return {str(name): _word(value) for name, value in row.items()}


def _word(value: object) -> object:
    """Days as words and truth as a number: as SQLite has them."""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _differing(row: Row, expected: Row) -> str | None:
    """The name of the first column that says something else."""
    for name, value in expected.items():
        if row[name] != value and row[name] != _word(value):
            return name
    return None


def _holds(row: Row, said: object, sort: Any) -> bool:
    """Whether a row's data says the same, and its digest is that of the data."""
    data = row["data"]
    if not isinstance(data, str):
        return False
    written = data.encode("utf-8", "surrogatepass")
    if row["digest"] != content_hash(written):
        return False
    if written == msgspec.json.encode(said):
        return True
    try:
        return bool(msgspec.json.decode(written, type=sort) == said)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return False


def _is_line(row: Row) -> bool:
    """Whether a citation's row says what its line says."""
    try:
        cited = msgspec.json.decode(str(row["data"]), type=Citation)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return False
    expected = {
        "claim": given(cited.claim),
        "path": plain(cited.path),
        "url": plain(cited.url),
        "status": cited.status.value,
        "verdict": cited.verdict.value if cited.verdict is not None else None,
        "sha256": given(cited.sha256),
    }
    return _differing(row, expected) is None


def _same_ratings(said: Outlet | Person | Body, found: list[Row]) -> bool:
    given = said.ratings if isinstance(said, Outlet) else ()
    expected: list[Row] = [
        {
            "rater": plain(each.rater), "value": each.value, "worst": each.scale[0], "best": each.scale[1],
            "as_of": each.as_of, "url": each.url, "until": each.until,
        }
        for each in given
    ]  # fmt: skip
    return len(expected) == len(found) and all(
        _differing(row, each) is None for row, each in zip(found, expected, strict=True)
    )


def _by(found: Iterable[Row], name: str) -> dict[Any, list[Row]]:
    """Rows by what one of their columns says, in their order."""
    groups: dict[Any, list[Row]] = {}
    for row in found:
        groups.setdefault(row[name], []).append(row)
    return groups


def _entry(seq: int) -> str:
    return f"revision {seq}"


# ------------------------------------------------------------------------------------------------------- the database


def _damage(connection: Connection) -> Iterator[Misfit]:
    """What SQLite finds wrong with its own file; a server looks after its own."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check(10)")):
            if said != "ok":
                yield Misfit("the database", f"SQLite finds it damaged: {said}")


def _database(connection: Connection) -> Iterator[Misfit]:
    """Whether all that guards the log and the rows is in place."""
    if connection.dialect.name == "sqlite":
        found = {(row[0], row[1]): row[2] for row in connection.execute(_SCHEMA)}
        for place in sorted({*found, *_schema()}):
            if found.get(place) != _schema().get(place):
                missing = "it is missing" if place not in found else "it is not the one that the program makes"
                yield Misfit(f"{place[0]} {place[1]}", missing)
        for table, number, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield Misfit(f"{table}, row {number}", f"it refers to a row of {parent} that is missing")
        return
    for name, guards in connection.execute(_GUARDS):
        if not guards:
            yield Misfit(f"trigger {name}", "it is missing or switched off: nothing guards the log")
    for table, name in connection.execute(_UNCHECKED):
        yield Misfit(f"constraint {name} of {table}", "it is switched off or was never checked")
    for table in rows.Table.metadata.sorted_tables:
        for key in table.foreign_keys:
            child, parent = key.parent, key.column.table.alias()
            there = parent.c[key.column.name]
            asked = select(func.count()).select_from(table.outerjoin(parent, there == child))
            many = connection.execute(asked.where(child.is_not(None), there.is_(None))).scalar_one()
            if many:
                said = "one row refers" if many == 1 else f"{many:,} rows refer"
                yield Misfit(table.name, f"{said} to what is missing in {key.column.table.name}")


_SCHEMA = text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'")
_GUARDS = text(
    "SELECT wanted.name, EXISTS (SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE t.tgname = wanted.name AND t.tgrelid = 'revisions'::regclass AND t.tgenabled IN ('O', 'A')"
    " AND p.proname = 'keep_the_log' AND p.prosrc LIKE '%RAISE EXCEPTION%')"
    " FROM (VALUES ('revisions_stay'), ('revisions_remain')) AS wanted(name)"
)
_UNCHECKED = text(
    "SELECT c.conrelid::regclass::text, c.conname FROM pg_constraint c"
    " WHERE c.connamespace = current_schema()::regnamespace AND (NOT c.convalidated OR EXISTS"
    " (SELECT 1 FROM pg_trigger t WHERE t.tgconstraint = c.oid AND t.tgenabled = 'D'))"
)


@functools.cache
def _schema() -> dict[tuple[str, str], str]:
    """What a new ledger's database consists of, in SQLite."""
    from provenance.store.ledger import migrate

    with engines.in_memory().begin() as connection:
        migrate(connection, "head")
        return {(row[0], row[1]): row[2] for row in connection.execute(_SCHEMA)}
