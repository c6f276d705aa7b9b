"""The index that searches go through: what claims are found by, in SQLite's FTS5 or in PostgreSQL's tsvector.

Both are given terms and marks (``store.terms``) and take them as they are. So the index is no part of what the ledger
knows: it can be made anew from the claims at any time. Beside it stand the words that are in it, for those who write
only a beginning; how many claims a term is in, counted on each 64th claim, later on fewer; and the names in the
registry.

PostgreSQL's index knows no order: the claims that fit come in any. Marks of blocks of ids (``=b``) let it look through
the newest claims first, and stop where it has found enough.

The index may lag behind the claims: writing it is much faster for many at once. But it never has a gap: each claim that
is current is in it, or is newer than all that are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Date,
    Engine,
    MetaData,
    Select,
    Table,
    bindparam,
    cast,
    column,
    delete,
    event,
    func,
    insert,
    select,
    table,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.functions import Function
from sqlalchemy.types import TypeEngine

from provenance.model.ledger import LONGEST_ID
from provenance.store import rows, terms
from provenance.store.columns import Number, Text
from provenance.store.engine import array, write_many
from provenance.store.terms import BORDER, Document

SAMPLED = 64
"""One claim of so many is counted."""
CLOSELY_SAMPLED = 100_000
SPARSELY = 4
"""Of the claims after the first 100,000, one of four times as many is counted, for four: by then it is known which
words are common."""
BLOCKS = (14, 17, 20)
"""Blocks of 2^14, 2^17 and 2^20 ids have marks in PostgreSQL."""

_META = MetaData()
WORDS = Table("search_words", _META, Column("word", Text, primary_key=True), Column("term", Text, nullable=False))
COUNTS = Table("search_counts", _META, Column("term", Text, primary_key=True), Column("seen", Number))
NAMES = Table(
    "search_names",
    _META,
    Column("term", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("sort", Text, primary_key=True),
    Column("own", Number),
)
SEARCH_LITE = table("search", *(column(name) for name in ("rowid", *terms.FIELDS, "marks")))
SEARCH_POST = table("search", column("id", BigInteger), column("day", Date), column("terms", postgresql.TSVECTOR))
KEYS: dict[str, ColumnElement[int]] = {"sqlite": SEARCH_LITE.c.rowid, "postgresql": SEARCH_POST.c.id}
"""In either database, the ids of the claims that are in the index."""


# ------------------------------------------------------------------------------------------------------------ filling


def catch_up(
    connection: Connection,
    documents: Mapping[int, tuple[str, ...]] | None = None,
    words: Iterable[tuple[str, str]] = (),
) -> None:
    """Have all claims be found that were kept. ``documents`` are what ``terms.document``, or, for PostgreSQL,
    ``terms.posted`` has made of some, by their ids, and ``words`` what those hold; the others are made here."""
    made = documents or {}
    due: list[int] = list(connection.execute(_DUE[connection.dialect.name]).scalars())
    learn(connection, words)
    known = [number for number in due if number in made]
    _add(connection, known, [made[number] for number in known])
    _remember(connection, [number for number in due if number not in made])


def behind(connection: Connection) -> bool:
    """Whether there are claims that are not found yet."""
    return connection.execute(_DUE[connection.dialect.name].limit(1)).first() is not None


def _due(key: ColumnElement[int]) -> Select[Any]:
    """Asks for the ids of claims that are newer than all in the index."""
    c = rows.CLAIMS.c
    last = select(key).order_by(key.desc()).limit(1).scalar_subquery()
    return select(c.id).where(c.id > func.coalesce(last, 0), c.until.is_(None)).order_by(c.id)


_DUE = {database: _due(key) for database, key in KEYS.items()}


def _remember(connection: Connection, ids: Sequence[int]) -> None:
    """Have claims be found that are not."""
    for start in range(0, len(ids), 500):
        which = rows.CLAIMS.c.id.in_(list(ids[start : start + 500]))
        words: set[str] = set()
        verdicts = _verdicts(connection, which)
        numbers: list[int] = []
        documents: list[Document] = []
        for number, *row in connection.execute(DOCUMENTS.where(which)):
            numbers.append(number)
            documents.append(terms.document(row, verdicts.get(number), words))
        lite = connection.dialect.name == "sqlite"
        _add(connection, numbers, documents if lite else list(map(terms.posted, documents)))
        learn(connection, terms.known(words))


DOCUMENTS = select(rows.CLAIMS.c.id, *(rows.CLAIMS.c[name] for name in terms.READ), rows.ARTICLES.c.title).join_from(
    rows.CLAIMS, rows.ARTICLES
)
"""Asks for the id of claims and for what ``terms.document`` makes of them."""


def _add(connection: Connection, numbers: Sequence[int], documents: Sequence[tuple[str, ...]]) -> None:
    if not numbers:
        return
    made = list(zip(numbers, documents, strict=True))
    lite = connection.dialect.name == "sqlite"
    (_insert_lite if lite else _insert_post)(connection, made)
    counted: dict[str, int] = {}
    for number, document in made:
        worth = _worth(number)
        if worth:
            held = set(" ".join(document).split()) if lite else {each.split("'")[1] for each in document[1].split()}
            for each in held - {BORDER}:
                counted[each] = counted.get(each, 0) + worth
    if counted:
        _count(connection, counted)


def _worth(number: int) -> int:
    """For how many of :data:`SAMPLED` claims one counts: 0 for most."""
    if number <= CLOSELY_SAMPLED:
        return number % SAMPLED == 0
    return SPARSELY if number % (SPARSELY * SAMPLED) == 0 else 0


def _insert_lite(connection: Connection, made: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    write_many(
        connection,
        "INSERT INTO search (rowid, said, origin, relays, article, marks) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, *document) for number, document in made],
    )


def _insert_post(connection: Connection, made: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    cursor = connection.connection.cursor()
    try:
        with cursor.copy("COPY search (id, day, terms) FROM STDIN") as copy:
            lines = [f"{number}\t{day}\t{vector}{_blocks(number)}\n" for number, (day, vector) in made]
            copy.write("".join(lines))
    finally:
        cursor.close()


def _blocks(number: int) -> str:
    return "".join([f" '{block(number >> level, level)}'" for level in BLOCKS])


def block(number: int, level: int) -> str:
    """The mark of a block of 2^level ids: its number is that of an id in it, without the last ``level`` bits."""
    return f"=b{level}:{number}"


class _Learnt:
    """The words that a process has noted in one database: those of transactions that were committed."""

    def __init__(self, engine: Engine) -> None:
        self.words: set[str] = set()
        self._noted: WeakKeyDictionary[Connection, list[str]] = WeakKeyDictionary()
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "rollback", self._forget)

    def note(self, connection: Connection, words: Iterable[str]) -> None:
        """Words are noted in the transaction of a connection."""
        self._noted.setdefault(connection, []).extend(words)

    def _commit(self, connection: Connection) -> None:
        noted = self._noted.pop(connection, None)
        if noted is not None:
            if len(self.words) > _MOST_LEARNT:
                self.words.clear()
            self.words.update(noted)

    def _forget(self, connection: Connection) -> None:
        self._noted.pop(connection, None)


_learnt: WeakKeyDictionary[Engine, _Learnt] = WeakKeyDictionary()
_MOST_LEARNT = 500_000


def learn(connection: Connection, words: Iterable[tuple[str, str]]) -> None:
    """Note words that a prefix may stand for, with their terms. Those that are there for sure need not be looked up
    again: what this process has noted and committed."""
    engine = connection.engine
    learnt = _learnt.get(engine) or _learnt.setdefault(engine, _Learnt(engine))
    known = learnt.words
    fresh = [each for each in words if each[0] not in known]
    if not fresh:
        return
    if connection.dialect.name == "sqlite":
        write_many(connection, "INSERT OR IGNORE INTO search_words (word, term) VALUES (?, ?)", fresh)
    else:
        values = select(_unnested("words", Text), _unnested("terms", Text))
        connection.execute(
            postgresql.insert(WORDS).from_select(["word", "term"], values).on_conflict_do_nothing(),
            {"words": array([word for word, _ in fresh]), "terms": array([term for _, term in fresh])},
        )
    learnt.note(connection, [word for word, _ in fresh])


def _count(connection: Connection, counted: Mapping[str, int]) -> None:
    known = sorted(counted)
    if connection.dialect.name == "sqlite":
        write_many(
            connection,
            "INSERT INTO search_counts (term, seen) VALUES (?, ?)"
            " ON CONFLICT (term) DO UPDATE SET seen = seen + excluded.seen",
            [(each, counted[each]) for each in known],
        )
        return
    values = select(_unnested("terms", Text), _unnested("seen", BigInteger))
    post = postgresql.insert(COUNTS).from_select(["term", "seen"], values)
    seen = {"seen": COUNTS.c.seen + post.excluded.seen}
    counting_all = post.on_conflict_do_update(index_elements=["term"], set_=seen)
    connection.execute(counting_all, {"terms": array(known), "seen": array([counted[each] for each in known])})


def _unnested(name: str, kind: type[TypeEngine[Any]]) -> Function[Any]:
    """The values of an array (``engine.array``) as rows of PostgreSQL."""
    return func.unnest(cast(bindparam(name, type_=Text), ARRAY(kind)))


def _verdicts(connection: Connection, which: ColumnElement[bool]) -> dict[int, str]:
    """The last verdicts on claims."""
    c, a = rows.CLAIMS.c, rows.ADJUDICATIONS.c
    of_claim = (a.article_id == c.article_id) & (a.claim == c.claim)
    asked = select(c.id, a.verdict).join(rows.ADJUDICATIONS, of_claim).where(which).order_by(a.revision)
    return {row[0]: row[1] for row in connection.execute(asked)}


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Have claims be found no more."""
    key = KEYS[connection.dialect.name]
    of = SEARCH_LITE if connection.dialect.name == "sqlite" else SEARCH_POST
    for start in range(0, len(ids), 500):
        connection.execute(delete(of).where(key.in_(list(ids[start : start + 500]))))


def renew(connection: Connection, ids: Sequence[int]) -> None:
    """Have claims be found by what is known of them now."""
    catch_up(connection)
    forget(connection, ids)
    _remember(connection, ids)


def rename(connection: Connection, keys: Iterable[str]) -> None:
    """Have entries of the registry be known by their names of now."""
    wanted = sorted(set(keys))
    c = rows.SOURCES.c
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        connection.execute(delete(NAMES).where(NAMES.c.key.in_(some)))
        made: dict[tuple[str, str, str], int] = {}
        for key, sort, data in connection.execute(
            select(c.key, c.sort, c.data).where(c.key.in_(some), c.until.is_(None))
        ):
            if len(key) > LONGEST_ID:
                continue
            own = terms.terms(key)
            for each in own:
                made[each, key, sort] = 1
            for name in names_of(data):
                for each in terms.terms(name):
                    made.setdefault((each, key, sort), 0)
        if made:
            found = [{"term": each, "key": key, "sort": sort, "own": own} for (each, key, sort), own in made.items()]
            connection.execute(insert(NAMES), found)


def names_of(data: str) -> Iterator[str]:
    """The name and the aliases of an entry of the registry, from its JSON."""
    entry = _NAMED.decode(data)
    yield entry.name
    yield from entry.aliases


class _Named(msgspec.Struct, gc=False):
    name: str
    aliases: list[str] = []


_NAMED = msgspec.json.Decoder(_Named)


def rebuild(connection: Connection) -> None:
    """Make all of the index anew from the claims as they are."""
    lite = connection.dialect.name == "sqlite"
    connection.execute(text("DELETE FROM search"))
    for each in (WORDS, COUNTS, NAMES):
        connection.execute(delete(each))
    if (learnt := _learnt.get(connection.engine)) is not None:
        learnt.words.clear()
    if not lite:
        connection.execute(text("DROP INDEX ix_search_terms"))
    catch_up(connection)
    if not lite:
        connection.execute(text("CREATE INDEX ix_search_terms ON search USING gin (terms)"))
    s = rows.SOURCES.c
    rename(connection, connection.execute(select(s.key).where(s.until.is_(None)).distinct()).scalars())
