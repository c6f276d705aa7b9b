"""How many claims there are, and how many hold a term or a mark."""

from collections.abc import Iterable, Sequence
from math import log
from typing import Any

from sqlalchemy import Connection, func, select, text

from provenance.store import rows
from provenance.store import search as index
from provenance.store.engine import Among, Asked, array, together

_COUNTED = Among(select(index.COUNTS.c.term, index.COUNTS.c.seen), index.COUNTS.c.term)
_TOTAL = select(func.max(rows.CLAIMS.c.id))
# PostgreSQL's guesses at how many claims fit lead it astray: the indexes are the way, and from each claim found to what
# belongs to it.
_READY = text(
    "SELECT claims, last, term, seen FROM (SELECT "
    "(SELECT max(id) FROM claims) AS claims, (SELECT max(id) FROM search) AS last, "
    "set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), "
    "set_config('enable_mergejoin', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), "
    "set_config('jit', 'off', true)) AS ready LEFT JOIN search_counts ON term = ANY(CAST(:among AS text[]))"
)


class Counts:
    """How many claims there are, and, about, how many hold a term: so many of each :data:`index.SAMPLED` as were
    counted. Each term is asked for once.

    What else is to be asked at first goes ``beside`` it; its rows are :attr:`beside`. In PostgreSQL, the transaction is
    made ready for searching as well.
    """

    def __init__(self, connection: Connection, terms: Iterable[str] = (), beside: Sequence[Asked] = ()) -> None:
        self.connection = connection
        self.lite = connection.dialect.name == "sqlite"
        self._wanted = set(terms)
        self._known: dict[str, int] = {}
        self._total: int | None = None
        self.last = 0
        """The last id that can be found, in PostgreSQL."""
        self.beside: list[Sequence[Any]]
        if self.lite:
            self.beside = together(connection, beside)
            return
        asked = self._asked()
        found, *self.beside = together(connection, [(_READY, {"among": array(asked)}), *beside])
        for claims, last, term, seen in found:
            self._total, self.last = claims or 0, last or 0
            if term is not None:
                self._known[term] = seen * index.SAMPLED

    @property
    def total(self) -> int:
        """How many claims there have been."""
        if self._total is None:
            self._total = int(self.connection.execute(_TOTAL).scalar_one() or 0)
        return self._total

    def want(self, more: Iterable[str]) -> None:
        """Terms that will be counted: they are asked for together."""
        self._wanted.update(more)

    def of(self, term: str) -> int:
        """About how many claims hold a term."""
        known = self._known.get(term)
        if known is None:
            self._wanted.add(term)
            for each, seen in _COUNTED.of(self.connection, self._asked()):
                self._known[each] = seen * index.SAMPLED
            known = self._known[term]
        return known

    def _asked(self) -> list[str]:
        """The terms that are to be asked for now."""
        asked = sorted(self._wanted - self._known.keys())
        self._wanted.clear()
        self._known.update(dict.fromkeys(asked, 0))
        return asked

    def weight(self, group: Iterable[str]) -> float:
        """How much it says that a claim has one of these: the logarithm of how few have."""
        return log(1 + self.total / (1 + sum(map(self.of, group))))
