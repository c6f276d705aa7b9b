"""How well claims fit the words of a question, from 0 to 1: by how rare the words are that stand in a claim, in which
of its fields, and whether they stand together. Both databases give what is ranked here, so that both rank the same."""

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, FromClause, Select, TextualSelect, select

from provenance.store import rows, terms
from provenance.store.engine import Among


class Sought(NamedTuple):
    """Words that a question asks for: any of these terms, or, where there are ``following`` ones, a phrase. Entries of
    the registry with these words in a name are ``keys``."""

    terms: frozenset[str]
    following: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()


class Columns:
    """What has to be known of claims that were found."""

    def __init__(self, *columns: Any, joined: FromClause) -> None:
        self._columns = columns
        self._joined = joined
        self._by_id = Among(select(*columns).select_from(joined), _KEY)

    def of(self, ids: Select[Any] | TextualSelect) -> Select[Any]:
        """A statement that asks for them of the claims whose ids another one gives."""
        found = ids.subquery("found")
        return select(*self._columns).select_from(found.join(self._joined, found.c.id == _KEY))

    def by_id(self, connection: Connection, ids: Sequence[int]) -> list[Any]:
        """Them, of claims with these ids."""
        return list(self._by_id.of(connection, ids))


def newest_first(found: Iterable[Any]) -> list[Any]:
    """Claims in the order in which they came into the ledger, the last first."""
    return sorted(found, key=attrgetter("id"), reverse=True)


def ranked(found: Iterable[Any], sought: Sequence[Sought], weights: Sequence[float]) -> list[tuple[float, int]]:
    """How well claims fit, and their ids, the best first; of those that fit as well, the newest first. ``found`` has
    :data:`WORDS` of each, or only :data:`DAYS` where no words are sought; ``weights`` are what each of those says of a
    claim."""
    fit = _Fit(sought, weights)
    fitting = sorted(((fit.of(row), _ordinal(row.published), row.id) for row in found), reverse=True)
    return [(score, number) for score, _, number in fitting]


def _ordinal(day: datetime.date | None) -> int:
    return day.toordinal() if day is not None else 0


_KEY = rows.CLAIMS.c.id
DAYS = Columns(_KEY, rows.CLAIMS.c.published, joined=rows.CLAIMS)
WORDS = Columns(
    *(rows.CLAIMS.c[name] for name in ("id", "published", "text", "quote", "as_written", "source", "voices", "outlet")),
    rows.ARTICLES.c.title,
    joined=rows.CLAIMS.join(rows.ARTICLES),
)
"""What words can stand in."""
_WORTH = (1.0, 0.8, 0.8, 0.7, 0.5)
"""What a word is worth in the text of a claim, in its quotation, in the words for its origin, in those for its relays,
and in its article's title."""
_AGAIN = 0.4  # a word that stands there once is worth 0.6 of that, twice 0.84
_TOGETHER = 0.25


class _Fit:
    """Holds claims against the words sought."""

    def __init__(self, sought: Sequence[Sought], weights: Sequence[float]) -> None:
        self._sought = [
            (each, weight, next(iter(each.terms)) if len(each.terms) == 1 and not each.following else None)
            for each, weight in zip(sought, weights, strict=True)
        ]
        self._most = sum(weights) or 1.0

    def of(self, row: Any) -> float:
        """How well a claim fits. A word counts in the first of the fields that has it."""
        if not self._sought:
            return 0.0
        fields: list[Sequence[str]] = [terms.terms(row.text)]
        total = 0.0
        first: list[int] = []
        for each, weight, only in self._sought:
            for number, worth in enumerate(_WORTH):
                if number == len(fields):
                    fields.append(_field(row, number))
                field = fields[number]
                count = field.count(only) if only is not None else _count(field, each)
                if count:
                    total += weight * worth * (1 - _AGAIN**count)
                    if number == 0:
                        first.append(next(at for at, term in enumerate(field) if term in each.terms))
                    break
            else:
                if each.keys and not each.keys.isdisjoint((row.source, row.outlet, *terms.listed(row.voices))):
                    total += weight * _AGAIN
        worth = total / self._most
        if len(self._sought) > 1 and len(first) == len(self._sought):
            spread = max(first) - min(first) + 1
            worth *= 1 + _TOGETHER * len(first) / max(spread, len(first))
        return min(1.0, worth)


def _field(row: Any, number: int) -> Sequence[str]:
    if number == 1:
        return terms.terms(row.quote)
    if number == 2:
        return _short(row.as_written, row.source)
    return _voiced(row.voices) if number == 3 else _short(row.title, row.outlet)


# names, ids and titles stand in many claims
_short = lru_cache(maxsize=20_000)(terms.short)


@lru_cache(maxsize=20_000)
def _voiced(voices: str) -> list[str]:
    return terms.short(*terms.listed(voices))


def _count(field: Sequence[str], sought: Sought) -> int:
    if sought.following:
        phrase, size = sought.following, len(sought.following)
        if phrase[0] not in field:
            return 0
        return sum(tuple(field[at : at + size]) == phrase for at, term in enumerate(field) if term == phrase[0])
    return 0 if sought.terms.isdisjoint(field) else sum(term in sought.terms for term in field)
