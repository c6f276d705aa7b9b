"""Search over the claims as they are now, by words and filters (``store.queries``).

The index (``store.search``) gives the claims that fit, those first that came into the ledger last, and no more than
:data:`RANKED` or as many as are asked for. They are ranked by ``store.ranking`` and shown by ``store.shown``.
"""

from typing import Any

from sqlalchemy import Connection, text

from provenance.claimfile.uncollected import uncollected
from provenance.model.search import Answer
from provenance.store import ranking, shown
from provenance.store.counts import Counts
from provenance.store.ledger import Ledger
from provenance.store.queries import All, Days, Either, Marks, Not, Part, Query, Words, wanted
from provenance.store.resolving import EVERY, NAMES, Resolving, all_terms, apart, marked, named_by, words_of
from provenance.store.stepping import Stepping, at_once

RANKED = 100
"""So many of the claims that fit are ranked."""


def found(ledger: Ledger, query: Query, limit: int) -> Answer:
    """The claims of a ledger that fit a question: :func:`search`."""
    with uncollected(), ledger.reading() as connection:
        return search(connection, query, limit)


def search(connection: Connection, query: Query, limit: int) -> Answer:
    """The claims that fit a question, best first, or, where it has only filters, newest first; no more than ``limit``.

    Raises :class:`~provenance.errors.QueryError` where a beginning stands for too many words.
    """
    counts = Counts(connection, named_by(query), [NAMES.asked(connection, words_of(query))])
    resolving = Resolving(connection, query, counts.beside[0])
    part = resolving.whole()
    most = max(RANKED, limit)
    sought = [resolving.sought(each) for each in wanted(query.parts)]
    words = frozenset().union(*(each.terms for each in sought))
    counts.want(words.union(all_terms(part)))
    rows = _rows(counts, part, most + 1, ranking.WORDS if sought else ranking.DAYS)
    more = len(rows) > most
    rows = rows[:most]
    best = ranking.ranked(rows, sought, [counts.weight(each.terms) for each in sought])
    return Answer(tuple(shown.hits(connection, best[:limit], words)), len(rows), more)


def _rows(counts: Counts, part: Part, most: int, columns: ranking.Columns) -> list[Any]:
    """Columns of the claims that fit, the last first: no more than ``most``."""
    if counts.lite:
        return ranking.newest_first(columns.by_id(counts.connection, ids(counts, part, most)))
    return Stepping(counts, part, columns).last(most)


def ids(counts: Counts, part: Part, most: int, *, few: bool = False) -> list[int]:
    """The ids of claims that fit, the last first: no more than ``most``. With ``few``, few should."""
    if counts.lite:
        return list(counts.connection.execute(_LITE, {"query": _lite(part), "most": most}).scalars())
    return at_once(counts, part, most) if few else [row.id for row in Stepping(counts, part, ranking.DAYS).last(most)]


def _lite(part: Part) -> str:
    """A question for FTS5. What stands between quotation marks are terms and marks, which hold none."""
    if isinstance(part, Words):
        phrase = f'"{" ".join(part.terms)}"'
        return f"{part.field} : {phrase}" if part.field else f"{{said origin relays article}} : {phrase}"
    if isinstance(part, Days):
        part = marked(part)
    if isinstance(part, Marks):
        return "(" + " OR ".join(f'marks : "{each}"' for each in part.marks) + ")"
    if isinstance(part, Either):
        return "(" + " OR ".join(f"({_lite(each)})" for each in part.parts) + ")"
    if isinstance(part, Not):
        return f"({_lite(EVERY)} NOT ({_lite(part.part)}))"
    assert isinstance(part, All)
    these, others = apart(part)
    asked = " AND ".join(f"({_lite(each)})" for each in these)
    return f"({asked}) NOT ({' OR '.join(f'({_lite(each)})' for each in others)})" if others else asked


_LITE = text("SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid DESC LIMIT :most")
