"""What the ledger holds of some keys: the current claims that assert or deny one of them, with the evidence on them."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from provenance.store.rows import ARTICLES, CITATIONS, CLAIMS

T = TypeVar("T")

AT_ONCE = 500
"""So many keys, or ids, are asked for in one statement."""


class Touching(NamedTuple):
    """The claims of one article that touch some keys, in the order of the article, and the evidence on those claims and
    on the article as a whole, in the order of the evidence; both as JSON, as the ledger has them."""

    file: str
    outlet: str
    title: str
    url: str
    claims: list[str]
    citations: list[str]


def touching(connection: Connection, keys: Collection[str], without: Collection[str]) -> Iterator[Touching]:
    """The current claims whose ``asserts`` or ``denies`` is one of the keys, article by article; none of the files
    ``without``. Nothing but those claims, their articles and the evidence on them is read."""
    found: dict[int, dict[int, tuple[int, str]]] = {}
    for column in (CLAIMS.c.asserts, CLAIMS.c.denies):
        for some in _batches(sorted(keys)):
            for number, article, position, data in connection.execute(_CURRENT.where(column.in_(some))):
                found.setdefault(article, {})[number] = position, data
    for articles in _batches(sorted(found)):
        c = ARTICLES.c
        asked = select(c.id, c.name, c.outlet, c.title, c.url).where(c.id.in_(articles))
        known = [row for row in connection.execute(asked) if row[1] not in without]
        evidence = _evidence(connection, [row[0] for row in known], [each for row in known for each in found[row[0]]])
        for article, file, outlet, title, url in known:
            claims = [data for _, data in sorted(found[article].values())]
            yield Touching(file, outlet, title, url, claims, [data for _, data in sorted(evidence.get(article, ()))])


_CURRENT = select(CLAIMS.c.id, CLAIMS.c.article_id, CLAIMS.c.position, CLAIMS.c.data).where(CLAIMS.c.until.is_(None))


def _evidence(
    connection: Connection, articles: Sequence[int], claims: Sequence[int]
) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    c = CITATIONS.c
    on_claims = select(c.article_id, c.id, c.data).join(
        CLAIMS, (CLAIMS.c.article_id == c.article_id) & (CLAIMS.c.claim == c.claim)
    )
    on_articles = select(c.article_id, c.id, c.data).where(c.claim.is_(None))
    asked: list[tuple[ColumnElement[int], Sequence[int]]] = [(CLAIMS.c.id, claims), (c.article_id, articles)]
    for statement, (column, numbers) in zip((on_claims, on_articles), asked, strict=True):
        for some in _batches(numbers):
            for article, number, data in connection.execute(statement.where(column.in_(some))):
                found.setdefault(article, []).append((number, data))
    return found


def _batches(many: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(many), AT_ONCE):
        yield many[start : start + AT_ONCE]
