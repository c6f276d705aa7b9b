"""What a file makes of the ledger: an entry of the log, and the rows of what is said in it."""

import datetime
from collections.abc import Iterable, Mapping
from types import ModuleType

import msgspec
from sqlalchemy import Connection, Executable, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from provenance.errors import LedgerConflictError, LedgerError
from provenance.model.evidence import Citation
from provenance.model.ledger import LONGEST_NAME, Hand, Head, Revision, Sort
from provenance.model.source import Body, Outlet, Person, Registry
from provenance.store import rows, search
from provenance.store.chain import content_hash, seal
from provenance.store.engine import Row, straight
from provenance.store.ledger import Writer, head_of
from provenance.store.looked import (
    CLAIM_COLUMNS,
    LOOKED_AT,
    SCORE,
    Looked,
    Value,
    article_row,
    given,
    plain,
)
from provenance.store.runs import keep_looks

_ENCODER = msgspec.json.Encoder()


class Look(msgspec.Struct, frozen=True):
    """What looking at a claim file made of it, as rows. ``digest`` is one of all that it depends on: the same digest,
    the same scores."""

    rows: Looked
    digest: str


class Entry(msgspec.Struct, frozen=True):
    """A file on its way into the ledger: its name there, its bytes and their hash, with what they mean: the look at a
    claim file and its evidence, or a registry."""

    sort: Sort
    name: str
    content: bytes
    sha256: str
    look: Look | None = None
    citations: tuple[tuple[Citation, str], ...] = ()
    registry: Registry | None = None


def keep(
    writer: Writer, entry: Entry, hand: Hand, run: int, expected: int | None
) -> tuple[Revision | None, dict[int, tuple[str, ...]]]:
    """Take a file in: its new revision, or None where its content is that of the last one; and what some of its claims
    are found by, with their ids. They are not found before ``search.catch_up``, to which this may be given.

    ``expected`` is the revision that the file was made from, or None where the ledger should not have it yet.
    ``run`` is the id of the run that looked at it (:func:`provenance.store.runs.begin_run`). Raises
    :class:`~provenance.errors.LedgerConflictError`, and writes nothing, where the ledger has moved on from it.
    """
    head = head_of(writer.connection, entry.name)
    if head is not None and head.sha256 == entry.sha256:
        made, seq = None, head.seq
    else:
        if (head.seq if head is not None else None) != expected:
            raise LedgerConflictError(writer.shown, f"{entry.name} has changed there since it was looked at")
        if len(entry.name) > LONGEST_NAME:
            raise LedgerError(writer.shown, f"the name {entry.name[:40]}… is longer than {LONGEST_NAME} characters")
        made = writer.append(entry.sort, entry.name, entry.content, hand, entry.sha256)
        seq = made.seq
    documents: dict[int, tuple[str, ...]] = {}
    if entry.look is not None and (made is not None or head is None or head.looked != entry.look.digest):
        documents = _keep_article(writer, entry, entry.look, seq, run)
    if entry.registry is not None and made is not None:
        _keep_sources(writer, entry.name, entry.registry, seq)
    if hand.seat is not None:
        _check_out(writer.connection, hand.seat, entry.name, seq)
    return made, documents


def checked_out(connection: Connection, seat: str, names: Iterable[str]) -> dict[str, int]:
    """The revisions that a working copy last had of some files."""
    wanted = list(names)
    found: dict[str, int] = {}
    c = rows.CHECKOUTS.c
    for start in range(0, len(wanted), 500):
        asked = select(c.subject, c.seq).where(c.seat == seat, c.subject.in_(wanted[start : start + 500]))
        found.update((row[0], row[1]) for row in connection.execute(asked))
    return found


def check_out(writer: Writer, seat: str, name: str, head: Head) -> None:
    """Note that a working copy has the last revision of a file."""
    _check_out(writer.connection, seat, name, head.seq)


def _check_out(connection: Connection, seat: str, name: str, seq: int) -> None:
    values = {"seat": seat, "subject": name, "seq": seq, "seal": seal(seat, name, seq)}
    straight(connection, _CHECKING_OUT[connection.dialect.name], values)


def _checking_out(dialect: ModuleType) -> Executable:
    made = dialect.insert(rows.CHECKOUTS)
    news = {name: made.excluded[name] for name in ("seq", "seal")}
    statement: Executable = made.on_conflict_do_update(index_elements=["seat", "subject"], set_=news)
    return statement


_CHECKING_OUT = {"sqlite": _checking_out(sqlite), "postgresql": _checking_out(postgresql)}


# ------------------------------------------------------------------------------------------------------- claim files


def _keep_article(writer: Writer, entry: Entry, look: Look, seq: int, run: int) -> dict[int, tuple[str, ...]]:
    connection = writer.connection
    article = look.rows.article
    values: Row = {"revision": seq, **article_row(article), "looked": look.digest}
    before = straight(connection, _ARTICLE, {"article": entry.name})
    retitled = bool(before) and before[0][1] != values["title"]
    if not before:
        (number,) = writer.ids(rows.ARTICLES, 1)
        day = article.published.isoformat() if article.published is not None else None
        fresh = {"id": number, "name": entry.name, **values, "published": day}
        writer.insert(rows.ARTICLES, tuple(fresh), [tuple(fresh.values())])
        current: dict[Value, tuple[int, str, tuple[object, ...]]] = {}
    else:
        number = before[0][0]
        connection.execute(update(rows.ARTICLES).where(rows.ARTICLES.c.id == number), values)
        c = rows.CLAIMS.c
        asked = select(c.claim, c.id, c.digest, c.outlet, c.published, c.lower).where(
            c.article_id == number, c.until.is_(None)
        )
        current = {row[0]: (row[1], row[2], tuple(row[3:])) for row in connection.execute(asked)}
        connection.execute(delete(rows.CITATIONS).where(rows.CITATIONS.c.article_id == number))
    documents = _keep_claims(writer, look.rows, number, seq, current, retitled=retitled)
    _keep_citations(writer, number, entry.citations)
    scores = _ENCODER.encode([(row[0], *row[SCORE]) for row in look.rows.claims]).decode()
    cited = seal(*(plain(line) for _, line in entry.citations))
    keep_looks(writer, [(run, number, seq, look.digest, scores, cited)])
    return documents


_ARTICLE = select(rows.ARTICLES.c.id, rows.ARTICLES.c.title).where(rows.ARTICLES.c.name == bindparam("article"))


def _keep_claims(
    writer: Writer,
    look: Looked,
    article: int,
    seq: int,
    current: Mapping[Value, tuple[int, str, tuple[object, ...]]],
    *,
    retitled: bool,
) -> dict[int, tuple[str, ...]]:
    """The claims of an article: those that say something else than before become new versions. What those of a new
    article are found by, with their ids."""
    connection = writer.connection
    fresh: list[tuple[Value, ...]] = []
    same: list[tuple[Value, ...]] = []
    stay: set[int] = set()
    found_otherwise: list[int] = []
    for row in look.claims:
        before = current.get(row[0])
        if before is not None and before[1] == row[1]:
            stay.add(before[0])
            same.append((before[0], *row[LOOKED_AT]))
            if retitled or before[2] != (row[4], _day(row[5]), row[6]):
                found_otherwise.append(before[0])
        else:
            fresh.append(row)
    gone = [number for number, *_ in current.values() if number not in stay]
    if gone:
        search.forget(connection, gone)
        connection.execute(update(rows.CLAIMS).where(rows.CLAIMS.c.id.in_(gone)).values(until=seq))
        connection.execute(delete(rows.REVIEWS).where(rows.REVIEWS.c.claim_id.in_(gone)))
    if same:
        connection.execute(_LOOK_AGAIN, [dict(zip(_LOOK_NAMES, _dated(row), strict=True)) for row in same])
    if found_otherwise:
        search.renew(connection, found_otherwise)
    if not fresh:
        return {}
    numbers = writer.ids(rows.CLAIMS, len(fresh))
    made = [(number, article, seq, *row) for number, row in zip(numbers, fresh, strict=True)]
    writer.insert(rows.CLAIMS, ("id", "article_id", "since", *CLAIM_COLUMNS), made)
    due = [(number, row[2]) for number, row in zip(numbers, fresh, strict=True) if row[2] is not None]
    reviews = [(key, *row) for key, row in zip(writer.ids(rows.REVIEWS, len(due)), due, strict=True)]
    writer.insert(rows.REVIEWS, ("id", "claim_id", "due"), reviews)
    return {} if current else dict(zip(numbers, look.documents, strict=True))  # decisions may be on those of before


_LOOK_NAMES = ("key", *CLAIM_COLUMNS[LOOKED_AT])
_PUBLISHED = _LOOK_NAMES.index("published")
_LOOK_AGAIN = (
    update(rows.CLAIMS)
    .where(rows.CLAIMS.c.id == bindparam("key"))
    .values({name: bindparam(name) for name in CLAIM_COLUMNS[LOOKED_AT]})
)


def _dated(row: tuple[Value, ...]) -> list[object]:
    """Values of a row with the day of publication as a day."""
    found: list[object] = [*row]
    found[_PUBLISHED] = _day(row[_PUBLISHED])
    return found


def _day(value: Value) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else None


def _keep_citations(writer: Writer, article: int, citations: Iterable[tuple[Citation, str]]) -> None:
    known = list(citations)
    made: list[tuple[Value, ...]] = [
        (
            number,
            article,
            given(each.claim),
            plain(each.path),
            plain(each.url),
            each.status.value,
            each.verdict.value if each.verdict is not None else None,
            given(each.sha256),
            plain(line),
        )
        for number, (each, line) in zip(writer.ids(rows.CITATIONS, len(known)), known, strict=True)
    ]
    names = ("id", "article_id", "claim", "path", "url", "status", "verdict", "sha256", "data")
    writer.insert(rows.CITATIONS, names, made)
    cited = {(each.sha256, plain(each.url)): each for each, _ in known if each.sha256 is not None}
    if not cited:
        return
    connection, c = writer.connection, rows.CAPTURES.c
    hashes = list({sha256 for sha256, _ in cited})
    for start in range(0, len(hashes), 500):
        asked = select(c.sha256, c.url).where(c.sha256.in_(hashes[start : start + 500]))
        for sha256, url in connection.execute(asked):
            cited.pop((sha256, url), None)
    kept: list[tuple[Value, ...]] = [
        (
            number,
            plain(each.sha256 or ""),
            plain(each.url),
            str(each.retrieved) if each.retrieved is not None else None,
            each.status.value,
        )
        for number, each in zip(writer.ids(rows.CAPTURES, len(cited)), cited.values(), strict=True)
    ]
    writer.insert(rows.CAPTURES, ("id", "sha256", "url", "retrieved", "status"), kept)


# -------------------------------------------------------------------------------------------------------- registries


def _keep_sources(writer: Writer, file: str, registry: Registry, seq: int) -> None:
    """The entries of a registry: those that say something else than before become new versions."""
    connection = writer.connection
    c = rows.SOURCES.c
    asked = select(c.sort, c.key, c.id, c.digest).where(c.file == file, c.until.is_(None))
    current = {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(asked)}
    fresh: list[tuple[tuple[Value, ...], Outlet | Person | Body]] = []
    stay: set[int] = set()
    for sort, entries in (("outlet", registry.outlets), ("person", registry.persons), ("body", registry.bodies)):
        for key, entry in entries.items():
            data = _ENCODER.encode(entry)
            digest = content_hash(data)
            before = current.get((sort, plain(key)))
            if before is not None and before[1] == digest:
                stay.add(before[0])
                continue
            row = (file, plain(key), sort, seq, plain(entry.name), entry.country, digest, data.decode())
            fresh.append((row, entry))
    gone = {number: key for (_, key), (number, _) in current.items() if number not in stay}
    for start in range(0, len(gone), 500):
        some = list(gone)[start : start + 500]
        connection.execute(update(rows.SOURCES).where(c.id.in_(some)).values(until=seq))
    numbers = writer.ids(rows.SOURCES, len(fresh))
    names = ("id", "file", "key", "sort", "since", "name", "country", "digest", "data")
    writer.insert(rows.SOURCES, names, [(number, *row) for number, (row, _) in zip(numbers, fresh, strict=True)])
    search.rename(connection, {*gone.values(), *(str(row[1]) for row, _ in fresh)})
    ratings = [
        (
            number,
            plain(rating.rater),
            rating.value,
            *rating.scale,
            rating.as_of.isoformat() if rating.as_of is not None else None,
            rating.url,
            rating.until.isoformat() if rating.until is not None else None,
        )
        for number, (_, entry) in zip(numbers, fresh, strict=True)
        if isinstance(entry, Outlet)
        for rating in entry.ratings
    ]
    keys = writer.ids(rows.RATINGS, len(ratings))
    names = ("id", "source_id", "rater", "value", "worst", "best", "as_of", "url", "until")
    writer.insert(rows.RATINGS, names, [(key, *row) for key, row in zip(keys, ratings, strict=True)])
