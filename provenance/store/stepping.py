"""The last of the claims that fit a question, in PostgreSQL."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, zip_longest
from math import prod, sqrt
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Date, Select, Text, bindparam, cast, column, func, select, text, true
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from provenance.store import ranking, terms
from provenance.store import search as index
from provenance.store.counts import Counts
from provenance.store.engine import array, fetched
from provenance.store.queries import All, Days, Either, Marks, Not, Part, Words
from provenance.store.resolving import EVERY, all_terms, apart, marked, years


def at_once(counts: Counts, part: Part, most: int) -> list[int]:
    """The ids of the last claims that fit, the last first, where few should: all of them are asked for at once."""
    asked = fetched(counts.connection, _AT_ONCE, {"query": asked_of(part), "most": most})
    return [row.id for row in asked]


class _Lead(NamedTuple):
    """What PostgreSQL's index can be asked for on the way to the claims that fit: they are among those that fit each of
    its ``parts``, which are questions for PostgreSQL.

    ``lists`` are how many entries the index has for each, ``share`` is which part of all claims fit. Of what is ``all``
    that is asked for, no claim found has to be looked at.
    """

    parts: tuple[str, ...]
    lists: tuple[float, ...]
    share: float
    all: bool = False

    def also(self, other: "_Lead") -> "_Lead":
        """Both: of words that stand together by more than chance, more claims hold both than chance would have."""
        share = min(self.share, other.share) * sqrt(max(self.share, other.share))
        return _Lead(self.parts + other.parts, self.lists + other.lists, share)

    def without(self, other: "_Lead") -> "_Lead":
        """These, but none of the others."""
        barred = tuple(f"!{part}" for part in other.parts)
        return _Lead(self.parts + barred, self.lists + other.lists, self.share * (1 - other.share))


class _Step(NamedTuple):
    """One statement: the claims that fit of the ids from ``start`` on. With a ``lead``, the index is asked for what
    leads there: ``in_blocks`` of ids, one after the other until enough is found, or at once. Without a lead, each claim
    is looked at."""

    start: int
    lead: _Lead | None = None
    in_blocks: bool = False


class Stepping:
    """Looks for the last of the claims that fit, in PostgreSQL, whose index gives them in no order.

    Of what is common, each claim is looked at, from the last one back, for a claim costs little. Of what is rare, the
    index is asked for all at once; else for block after block of ids, the last first, until enough is found, and what
    it gives is looked at. Which of these promises most for what it costs is guessed by what has been counted, and
    again by what was found, where not enough was.
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
            found += self._taken(step, at, most - len(found))
            seen += at - step.start
            at = step.start
        return found

    def _cheapest(self, at: int, floor: int, need: int, rate: float) -> _Step:
        """The next step, where about ``rate`` of all claims fit."""
        wanted = min(1 + need / max(rate, 1e-9), at - floor)  # so many claims hold what is needed
        # Looking through ends by itself where enough is found: a little more than should be needed costs nothing.
        start = max(floor, at - min(_MOST_LOOKED_AT, max(_LEAST_LOOKED_AT, int(1.5 * wanted))))
        best = _Step(start)
        least = (_STATEMENT + min(at - start, wanted) * self._held) * max(1.0, wanted / (at - start))
        for lead in self._leads:
            cost = _STATEMENT + self._whole(lead)
            if cost < least:
                best, least = _Step(floor, lead), cost
            # Words that stand together are no chance: seldom are all blocks needed, whatever is guessed.
            cost = _STATEMENT + self._a_block(lead) * (1 + min(wanted, _MOSTLY * (at - floor)) / (1 << index.BLOCKS[0]))
            if cost < least:
                best, least = _Step(floor, lead, in_blocks=True), cost
        return best

    def _whole(self, lead: _Lead) -> float:
        """What it costs to ask the index for all claims that a lead leads to, and to look at them."""
        shortest, *others = lead.lists
        lists = _IN_LIST * shortest + sum(min(_SKIPPED * each, _FOUND * shortest) for each in others)
        return lists + self._total * lead.share * self._fetched(lead)

    def _a_block(self, lead: _Lead) -> float:
        """The same, for those of one of the smallest blocks."""
        return _BLOCK + self._whole(lead) * (1 << index.BLOCKS[0]) / self._total

    def _fetched(self, lead: _Lead) -> float:
        return _FETCHED if lead.all else _FETCHED + self._held

    def _taken(self, step: _Step, at: int, most: int) -> list[Any]:
        given: dict[str, Any] = {"start": step.start, "end": at, "most": most, **self._between}
        leading, every = 0, False
        if step.lead is not None:
            leading, every = len(step.lead.parts), step.lead.all
            given |= {f"lead{number}": part for number, part in enumerate(step.lead.parts)}
        if step.in_blocks:
            given["blocks"] = array(_blocks(at, step.start))
        if not every:
            given["query"] = self._asked
        asked = _statement(
            self._columns, leading=leading, in_blocks=step.in_blocks, all=every, dated=self._days is not None
        )
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
                yield _Lead((f"'{term}'",), (seen,), min(1.0, seen / self._total))
        elif isinstance(part, Marks):
            yield self._any([_Lead((f"'{each}'",), (self._counts.of(each),), 1) for each in part.marks])
        elif isinstance(part, Either):
            rarest = [min(self._leading(each), key=lambda lead: lead.share, default=None) for each in part.parts]
            known = [each for each in rarest if each is not None]
            if len(known) == len(rarest):
                yield self._any(known)
        elif isinstance(part, All):
            for each in part.parts:
                yield from self._leading(each)

    def _any(self, leads: Sequence[_Lead]) -> _Lead:
        """One of these, of which each has one part."""
        seen = sum(sum(each.lists) for each in leads)
        query = " | ".join(part for each in leads for part in each.parts)
        return _Lead((f"({query})" if len(leads) > 1 else query,), (seen,), min(1.0, seen / self._total))

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


def _blocks(at: int, floor: int) -> tuple[str, ...]:
    """The marks of the blocks from an id back to another, the last first: some of the smallest, then of the next."""
    found: list[str] = []
    for level, larger in zip_longest(index.BLOCKS, index.BLOCKS[1:]):
        count = 0
        while at > floor and (larger is None or count < _OF_A_SIZE or at % (1 << larger)):
            number = (at - 1) >> level
            found.append(f"'{index.block(number, level)}'")
            at = number << level
            count += 1
    return tuple(found)


MOST_DAYS = 1_000
"""Of so many days, the first and the last claim of each are looked up."""
MOST_LEADING = 4
"""So many words or filters of a question lead to claims, the rarest."""
_LEAST_LOOKED_AT, _MOST_LOOKED_AT = 2_000, 20_000
_MOSTLY = 0.6
"""This part of all blocks at most is thought to be needed."""
_PRIOR = 300
_OF_A_SIZE = 64
"""So many blocks of a size are asked for before larger ones."""
# What it costs in microseconds, as measured in a ledger of a million claims: a statement; to look at a claim, for
# itself and for each term; to fetch one by the index; an entry of the list that the index goes through; in another one,
# an entry that is passed over, and one that is looked for; and to begin with a block, its own list included.
_STATEMENT, _LOOKED_AT, _HELD, _FETCHED = 500.0, 0.4, 0.1, 0.7
_IN_LIST, _SKIPPED, _FOUND, _BLOCK = 0.2, 0.008, 2.5, 200.0


@cache
def _statement(columns: ranking.Columns, *, leading: int, in_blocks: bool, all: bool, dated: bool) -> Select[Any]:
    """Asks for columns of the claims that fit, the last of them: with so many parts of a lead, in blocks of ids or not,
    these being all that is asked for or not, with or without days."""
    c = index.SEARCH_POST.c
    # The function behind @@ keeps the database from asking the index of terms, a sum from asking those of ids and days.
    start, end, most = (bindparam(each, type_=BigInteger) for each in ("start", "end", "most"))
    asked = select(c.id)
    if not all:
        asked = asked.where(func.ts_match_vq(c.terms, cast(bindparam("query", type_=Text), TSQUERY)))
    if dated:
        asked = asked.where((c.day + 0).between(bindparam("since", type_=Date), bindparam("until", type_=Date)))
    if not leading:
        return columns.of(asked.where(c.id >= start, c.id < end).order_by(c.id.desc()).limit(most))
    # Each part is a condition of its own: of one condition with several terms, the index goes through a whole list, but
    # of several conditions each says where the others may go on.
    for number in range(leading):
        asked = asked.where(c.terms.op("@@")(cast(bindparam(f"lead{number}", type_=Text), TSQUERY)))
    asked = asked.where(c.id + 0 >= start, c.id + 0 < end).order_by((c.id + 0).desc()).limit(most)
    if not in_blocks:
        return columns.of(asked)
    blocks = func.unnest(cast(bindparam("blocks", type_=Text), ARRAY(Text))).table_valued("mark", name="blocks")
    marks = blocks.render_derived()
    newest = asked.where(c.terms.op("@@")(cast(marks.c.mark, TSQUERY))).lateral("newest")
    return columns.of(select(newest.c.id).select_from(marks.join(newest, true())).limit(most))


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
