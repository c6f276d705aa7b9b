"""The last of the claims that fit a question, in PostgreSQL."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import prod, sqrt
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Date, Select, Text, bindparam, cast, column, func, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from provenance.store import ranking, terms
from provenance.store import search as index
from provenance.store.counts import Counts
from provenance.store.engine import fetched
from provenance.store.queries import All, Days, Either, Marks, Not, Part, Words
from provenance.store.resolving import EVERY, all_terms, apart, marked, years


def at_once(counts: Counts, part: Part, most: int) -> list[int]:
    """The ids of the last claims that fit, the last first, where few should: all of them are asked for at once."""
    asked = fetched(counts.connection, _AT_ONCE, {"query": asked_of(part), "most": most})
    return [row.id for row in asked]


class _Lead(NamedTuple):
    """What PostgreSQL's index can be asked for on the way to the claims that fit: all of them are among those found.

    ``shortest`` and ``others`` are the lengths of its lists that it goes through, one term after the other or skipping;
    ``terms`` is how many terms each claim found is held against, and ``share`` which part of all claims fit. Of what is
    ``all`` that is asked for, no claim found has to be looked at.
    """

    query: str
    shortest: float
    others: float
    terms: int
    share: float
    all: bool = False

    def also(self, other: "_Lead") -> "_Lead":
        """Both: of words that stand together by more than chance, more claims hold both than chance would have."""
        return _Lead(
            f"{self.query} & {other.query}",
            min(self.shortest, other.shortest),
            self.others + other.others + max(self.shortest, other.shortest),
            self.terms + other.terms,
            min(self.share, other.share) * sqrt(max(self.share, other.share)),
        )

    def without(self, other: "_Lead") -> "_Lead":
        """These, but none of the others."""
        return _Lead(
            f"{self.query} & !{other.query}",
            self.shortest,
            self.others + other.shortest,
            self.terms + other.terms,
            self.share * (1 - other.share),
        )


class _Step(NamedTuple):
    """One statement: the claims that fit of the ids from ``start`` on, and what it costs (µs). Without a ``lead``, each
    of them is looked at."""

    start: int
    cost: float
    lead: str | None = None
    all: bool = False


class Stepping:
    """Looks for the last of the claims that fit, in PostgreSQL, whose index gives them in no order.

    It goes back from the last id, step by step. Of what is common, a step looks at each claim, for a claim costs
    little; of what is rare, the index is asked, for all claims or for those of some blocks of ids, and what it gives is
    looked at. Each step is the one that promises most for what it costs, by what has been counted and by what was found
    before.
    """

    def __init__(self, counts: Counts, part: Part, columns: ranking.Columns) -> None:
        parts = part.parts if isinstance(part, All) else (part,)
        self._connection = counts.connection
        self._counts = counts
        self._columns = columns
        self._total = max(counts.total, 1)
        self._days = next((each for each in parts if isinstance(each, Days)), None)
        self._between: dict[str, Any] = self._days._asdict() if self._days is not None else {}
        self._parts = tuple(each for each in parts if not isinstance(each, Days))
        whole = All(self._parts)
        self._asked = asked_of(whole)
        self._held = _LOOKED_AT + _HELD * sum(1 for _ in all_terms(whole))
        self._leads = self._ways()
        self._share = self._chance(part)

    def last(self, most: int) -> list[Any]:
        """Their rows, the last first."""
        if not self._parts and self._few_days():
            return self._of_days(most)
        at, floor = self._counts.last + 1, 1
        bounded = self._days is None
        found: list[Any] = []
        seen = 0
        while at > floor and len(found) < most:
            if seen and not found and not bounded:
                bounded = True
                if self._few_days():
                    at, floor = self._bounds(at)
                    seen, self._share = 0, self._chance(All(self._parts))
                    continue
            rate = (len(found) + _PRIOR * self._share) / (seen + _PRIOR)
            step = self._cheapest(at, floor, most - len(found), rate)
            if not seen and step.cost > _DEAR:
                # Words that stand together are no chance: a look at the last claims first, before much is asked for.
                size = min(_PROBED, at - floor)
                step = _Step(at - size, _STATEMENT + size * self._held)
            found += self._taken(step, at, most - len(found))
            seen += at - step.start
            at = step.start
        return found

    def _cheapest(self, at: int, floor: int, need: int, rate: float) -> _Step:
        """The next step, where about ``rate`` of all claims fit."""
        wanted = min(1 + need / max(rate, 1e-9), at - floor)  # so many claims hold what is needed
        # Looking through ends by itself where enough is found: a little more than should be needed costs nothing.
        start = max(floor, at - min(_MOST_LOOKED_AT, max(_LEAST_LOOKED_AT, int(1.5 * wanted))))
        best = _Step(start, _STATEMENT + min(at - start, wanted) * self._held)
        least = best.cost * max(1.0, wanted / (at - start))
        steps = [(floor, ()), *_blocks(at, floor)]
        for lead in self._leads:
            for start, blocks in steps:
                cost = self._cost(lead, start, sum(1 << level for level, _ in blocks))
                if cost * max(1.0, wanted / (at - start)) < least:
                    best = _Step(start, cost, _within(lead, blocks), lead.all)
                    least = cost * max(1.0, wanted / (at - start))
        return best

    def _cost(self, lead: _Lead, start: int, blocks: int) -> float:
        """What it costs to ask the index for what leads to claims, of all ids or of so many from ``start`` on, which
        are ``blocks``, and to look at these."""
        shortest, others, count, size = lead.shortest, lead.others, lead.terms, self._total
        if blocks:
            size = min(blocks, self._counts.last + 1 - start)
            shortest, others, count = min(shortest, blocks), others + max(shortest, blocks), count + 1
        lists = shortest * count * _IN_LISTS + others * _SKIPPED
        return _STATEMENT + lists + size * lead.share * (_FETCHED if lead.all else _FETCHED + self._held)

    def _taken(self, step: _Step, at: int, most: int) -> list[Any]:
        given: dict[str, Any] = {"start": step.start, "end": at, "most": most, **self._between}
        if step.lead is not None:
            given["lead"] = step.lead
        if not step.all:
            given["query"] = self._asked
        asked = _statement(self._columns, led=step.lead is not None, all=step.all, dated=self._days is not None)
        return ranking.newest_first(fetched(self._connection, asked, given))

    def _few_days(self) -> bool:
        days = self._days
        if days is None or days.since is None or days.until is None:
            return False
        return (days.until - days.since).days < MOST_DAYS

    def _of_days(self, most: int) -> list[Any]:
        """The claims of days alone, the last first."""
        given = {"most": most, **self._between}
        return ranking.newest_first(fetched(self._connection, _of_days(self._columns), given))

    def _bounds(self, at: int) -> tuple[int, int]:
        """Between which ids the claims of the days are, the first of them included."""
        ((first, last),) = fetched(self._connection, _BOUNDS, self._between)
        return (min(at, last + 1), first) if last is not None else (1, 1)

    def _ways(self) -> list[_Lead]:
        """What the index may be asked for: the rarest that all claims hold which fit, the two rarest, and so on."""
        single = sorted((lead for part in self._parts for lead in self._leading(part)), key=lambda each: each.share)
        ways = list(accumulate(single[:MOST_LEADING], _Lead.also))
        barred = [each.part for each in self._parts if isinstance(each, Not) and _plain(each.part)]
        for part in barred[:MOST_LEADING] if ways else ():
            ways += [ways[-1].without(each) for each in self._leading(part)]
        wanted = [each for each in self._parts if not isinstance(each, Not)]
        every = len(single) <= MOST_LEADING and len(barred) <= MOST_LEADING
        if ways and every and len(wanted) + len(barred) == len(self._parts) and all(map(_plain, wanted)):
            ways[-1] = ways[-1]._replace(all=True)
        return ways

    def _leading(self, part: Part) -> Iterator[_Lead]:
        """What all claims hold that fit a part, each by itself."""
        if isinstance(part, Words):
            for term in dict.fromkeys(part.terms):
                seen = self._counts.of(term)
                yield _Lead(f"'{term}'", seen, 0, 1, min(1.0, seen / self._total))
        elif isinstance(part, Marks):
            yield self._any([_Lead(f"'{each}'", seen := self._counts.of(each), 0, 1, seen) for each in part.marks])
        elif isinstance(part, Either):
            rarest = [min(self._leading(each), key=lambda lead: lead.share, default=None) for each in part.parts]
            known = [each for each in rarest if each is not None]
            if len(known) == len(rarest):
                yield self._any(known)
        elif isinstance(part, All):
            for each in part.parts:
                yield from self._leading(each)

    def _any(self, leads: Sequence[_Lead]) -> _Lead:
        """One of these."""
        seen = sum(each.shortest for each in leads)
        query = f"({' | '.join(each.query for each in leads)})" if len(leads) > 1 else leads[0].query
        return _Lead(query, seen, 0, sum(each.terms for each in leads), min(1.0, seen / self._total))

    def _chance(self, part: Part) -> float:
        """About which part of all claims fit, if words were strewn by chance."""
        if isinstance(part, Words):
            return prod(min(1.0, self._counts.of(each) / self._total) for each in part.terms)
        if isinstance(part, Days):
            part = years(part)
        if isinstance(part, Marks):
            return min(1.0, sum(map(self._counts.of, part.marks)) / self._total)
        if isinstance(part, Either):
            return min(1.0, sum(map(self._chance, part.parts)))
        if isinstance(part, All):
            return prod(map(self._chance, part.parts))
        assert isinstance(part, Not)
        return 1 - self._chance(part.part)


def _plain(part: Part) -> bool:
    """Whether all claims fit a part which hold what leads to it: no words that have to stand somewhere."""
    if isinstance(part, Either):
        return all(map(_plain, part.parts))
    return isinstance(part, Marks) or (isinstance(part, Words) and part.field is None and len(part.terms) == 1)


def _blocks(at: int, floor: int) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """The last blocks before an id, by their level and number: one, two or four of each level, and their first id."""
    for level in index.BLOCKS:
        last = (at - 1) >> level
        for count in (1, 2, 4):
            first = last - count + 1
            if first << level <= floor:
                break
            yield first << level, tuple((level, number) for number in range(first, last + 1))


def _within(lead: _Lead, blocks: Sequence[tuple[int, int]]) -> str:
    """What the index is asked for where claims have to be in some blocks, too."""
    marks = " | ".join([f"'{index.block(number, level)}'" for level, number in blocks])
    return f"{lead.query} & ({marks})" if blocks else lead.query


MOST_DAYS = 1_000
"""Of so many days, the first and the last claim of each are looked up."""
MOST_LEADING = 4
"""So many words or filters of a question lead to claims, the rarest."""
_LEAST_LOOKED_AT, _MOST_LOOKED_AT = 2_000, 20_000
_PROBED = 5_000
_DEAR = 20_000.0
_PRIOR = 300
# What it costs in microseconds, as measured in a ledger of a million claims: a statement; to look at a claim, for
# itself and for each term; to fetch one by the index; to go through a list of the index, for each entry and term, and
# to skip in one, for each entry.
_STATEMENT, _LOOKED_AT, _HELD, _FETCHED, _IN_LISTS, _SKIPPED = 500.0, 0.4, 0.1, 1.0, 0.05, 0.009


@cache
def _statement(columns: ranking.Columns, *, led: bool, all: bool, dated: bool) -> Select[Any]:
    """Asks for columns of the claims that fit, the last of them: with or without a lead, one that is all that is asked
    for or not, with or without days."""
    c = index.SEARCH_POST.c
    # The function behind @@ keeps the database from asking the index of terms, a sum from asking those of ids and days.
    start, end, most = (bindparam(each, type_=BigInteger) for each in ("start", "end", "most"))
    asked = select(c.id)
    if not all:
        asked = asked.where(func.ts_match_vq(c.terms, cast(bindparam("query", type_=Text), TSQUERY)))
    if dated:
        asked = asked.where((c.day + 0).between(bindparam("since", type_=Date), bindparam("until", type_=Date)))
    if led:
        asked = asked.where(c.terms.op("@@")(cast(bindparam("lead", type_=Text), TSQUERY)))
        asked = asked.where(c.id + 0 >= start, c.id + 0 < end).order_by((c.id + 0).desc())
    else:
        asked = asked.where(c.id >= start, c.id < end).order_by(c.id.desc())
    return columns.of(asked.limit(most))


@cache
def _of_days(columns: ranking.Columns) -> Select[Any]:
    """Asks for columns of the claims of some days, the last of them."""
    return columns.of(_OF_DAYS)


# The last id of a day stands in the index of days; max(id) would be looked for by the key, from the last claim on. Of
# the claims of the newest days, the last ones say how far back it is worth looking for any others.
_OF_DAYS = text(
    "WITH days AS MATERIALIZED (SELECT CAST(:since AS date) + number AS day, ("
    "SELECT id FROM search WHERE day = CAST(:since AS date) + number ORDER BY day DESC, id DESC LIMIT 1) AS last "
    "FROM generate_series(0, CAST(:until AS date) - CAST(:since AS date)) AS number "
    "ORDER BY last DESC NULLS LAST LIMIT :most), "
    "first AS MATERIALIZED (SELECT newest.id FROM (SELECT day FROM days LIMIT 4) AS few CROSS JOIN LATERAL ("
    "SELECT id FROM search WHERE search.day = few.day ORDER BY day DESC, id DESC LIMIT :most) AS newest "
    "ORDER BY newest.id DESC LIMIT :most), "
    "least AS MATERIALIZED (SELECT CASE WHEN count(*) = :most THEN min(id) ELSE 0 END AS id FROM first) "
    "SELECT newest.id FROM least JOIN days ON days.last >= least.id CROSS JOIN LATERAL ("
    "SELECT id FROM search WHERE search.day = days.day AND search.id >= least.id ORDER BY day DESC, id DESC LIMIT :most"
    ") AS newest ORDER BY newest.id DESC LIMIT :most"
).columns(column("id", BigInteger))
_BOUNDS = text(
    "SELECT min(first), max(last) FROM (SELECT "
    "(SELECT id FROM search WHERE day = CAST(:since AS date) + number ORDER BY day, id LIMIT 1) AS first, "
    "(SELECT id FROM search WHERE day = CAST(:since AS date) + number ORDER BY day DESC, id DESC LIMIT 1) AS last "
    "FROM generate_series(0, CAST(:until AS date) - CAST(:since AS date)) AS number) AS days"
)
_AT_ONCE = text("SELECT id FROM search WHERE terms @@ CAST(:query AS tsquery) ORDER BY id + 0 DESC LIMIT :most")


_LETTERS = dict(zip(terms.FIELDS, "ABCD", strict=True))


def asked_of(part: Part) -> str:
    """A question for PostgreSQL: a tsquery of terms and marks, which hold neither quotation marks nor backslashes."""
    if isinstance(part, Words):
        letter = f":{_LETTERS[part.field]}" if part.field else ""
        return " <-> ".join(f"'{each}'{letter}" for each in part.terms)
    if isinstance(part, Days):
        part = marked(part)
    if isinstance(part, Marks):
        return "(" + " | ".join(f"'{each}'" for each in part.marks) + ")"
    if isinstance(part, Either):
        return "(" + " | ".join(f"({asked_of(each)})" for each in part.parts) + ")"
    if isinstance(part, Not):
        return f"({asked_of(EVERY)} & !({asked_of(part.part)}))"
    assert isinstance(part, All)
    these, others = apart(part)
    return " & ".join([*(f"({asked_of(each)})" for each in these), *(f"!({asked_of(each)})" for each in others)])
