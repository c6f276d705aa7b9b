"""Search over the claims as they are now: by words and filters (``store.queries``), and for claims like a text.

The index (``store.search``) gives the claims that fit, those first that came into the ledger last, and no more than
:data:`RANKED` or as many as are asked for. They are ranked by ``store.ranking`` and shown by ``store.shown``.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import log, prod, sqrt
from typing import Any, NamedTuple

from msgspec.structs import replace
from sqlalchemy import (
    BigInteger,
    Connection,
    Date,
    Select,
    Text,
    bindparam,
    cast,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from provenance.claimfile.uncollected import uncollected
from provenance.errors import QueryError
from provenance.lexicon.function_words import FUNCTION_WORDS
from provenance.model.claim import Kind
from provenance.model.search import Answer, Hit
from provenance.store import ranking, rows, shown, terms
from provenance.store import search as index
from provenance.store.engine import Among, array
from provenance.store.ledger import Ledger
from provenance.store.looked import plain
from provenance.store.queries import NONE, All, Days, Either, Entry, Marks, Not, Part, Prefix, Query, Words, wanted
from provenance.store.ranking import Sought

RANKED = 100
"""So many of the claims that fit are ranked."""
MOST_PREFIXED = 250
"""A beginning of a word may stand for so many words."""
MOST_MEANT = 1_000
"""All beginnings and names of a search may stand for so many words and ids together."""
MOST_NAMED = 20
"""A word that more names of the registry hold is not looked for by their ids as well."""
EVERY = Marks(tuple(f"=k:{kind.value}" for kind in Kind))
"""Every claim has one of these marks."""
_NOTHING = Marks(NONE)


def found(ledger: Ledger, query: Query, limit: int) -> Answer:
    """The claims of a ledger that fit a question: :func:`search`."""
    with uncollected(), ledger.reading() as connection:
        return search(connection, query, limit)


def search(connection: Connection, query: Query, limit: int) -> Answer:
    """The claims that fit a question, best first, or, where it has only filters, newest first; no more than ``limit``.

    Raises :class:`~provenance.errors.QueryError` where a beginning stands for too many words.
    """
    resolving = _Resolving(connection, query)
    part = resolving.whole()
    most = max(RANKED, limit)
    sought = [resolving.sought(each) for each in wanted(query.parts)]
    named = frozenset().union(*(each.terms for each in sought))
    counts = _Counts(connection, named.union(_all_terms(part)))
    numbers = _ids(counts, part, most + 1)
    more = len(numbers) > most
    numbers = numbers[:most]
    best = ranking.ranked(connection, numbers, sought, [counts.weight(each.terms) for each in sought])
    return Answer(tuple(shown.hits(connection, best[:limit], named)), len(numbers), more)


def resolved(connection: Connection, query: Query) -> All:
    """A question with nothing in it but words and marks, which are in the index: what the databases are asked."""
    return _Resolving(connection, query).whole()


# ---------------------------------------------------------------------------------------------- what a question means


class _Resolving:
    """Turns the parts of a question into words and marks that are in the index."""

    def __init__(self, connection: Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._prefixes: dict[str, frozenset[str]] = {}
        self._meant = 0
        self._span: tuple[datetime.date, datetime.date] | None = None
        self._names: dict[str, list[tuple[str, str, bool]]] = {}
        asked = {each for part in _walk(query.parts) for each in _terms_of(part)}
        if asked:
            for term, key, sort, own in _NAMES.of(connection, sorted(asked)):
                self._names.setdefault(term, []).append((key, sort, bool(own)))

    def whole(self) -> All:
        """All of the question."""
        days = [each for each in self._query.parts if isinstance(each, Days)]
        rest = [self.part(each) for each in self._query.parts if not isinstance(each, Days)]
        if days:
            since = max((each.since for each in days if each.since is not None), default=None)
            until = min((each.until for each in days if each.until is not None), default=None)
            rest.append(self._published(Days(since, until)))
        if any(isinstance(each, Not) and each.part in rest for each in rest):
            rest = [_NOTHING]  # what is to be so and not to be so: a database would look through every claim
        return All(tuple(rest))

    def part(self, part: Part) -> Part:
        """A part with nothing in it but words and marks."""
        if isinstance(part, Not):
            return Not(self.part(part.part))
        if isinstance(part, Either):
            return Either(tuple(self.part(each) for each in part.parts))
        if isinstance(part, Prefix):
            return _either([Words((each,)) for each in sorted(self._beginning(part.start))])
        if isinstance(part, Days):
            return self._published(part)
        if isinstance(part, Entry):
            return self._entry(part)
        if isinstance(part, Words) and part.field is None:
            keys = self._keys(part.terms, own=False)
            if keys:
                self._count(len(keys))
                marks = tuple(terms.mark(sort, key) for key in sorted(keys) for sort in "osr")
                return Either((part, Marks(marks)))
        return part

    def sought(self, part: Words | Prefix) -> Sought:
        """The words that a part asks for."""
        if isinstance(part, Prefix):
            return Sought(self._beginning(part.start))
        keys = self._keys(part.terms, own=False) if part.field is None else frozenset()
        return Sought(frozenset(part.terms), part.terms[1:] and part.terms, keys)

    def _beginning(self, start: str) -> frozenset[str]:
        known = self._prefixes.get(start)
        if known is None:
            c = index.WORDS.c
            asked = select(c.term).where(c.word >= start, c.word < f"{start}\U0010ffff").distinct()
            found = list(self._connection.execute(asked.limit(MOST_PREFIXED + 1)).scalars())
            if len(found) > MOST_PREFIXED:
                raise QueryError(
                    f'"{start}*" stands for more than {MOST_PREFIXED} words: write more letters before the *'
                )
            known = self._prefixes[start] = frozenset(found)
            self._count(len(known))
        return known

    def _count(self, more: int) -> None:
        self._meant += more
        if self._meant > MOST_MEANT:
            raise QueryError(f"that search stands for more than {MOST_MEANT:,} words and names: make it shorter")

    def _keys(self, words: Sequence[str], *, own: bool, sorts: Iterable[str] | None = None) -> frozenset[str]:
        """The entries of the registry that have these words in a name, or, if ``own``, in their id."""
        found: set[str] | None = None
        if not own and any(len(self._names.get(each, ())) > MOST_NAMED for each in words):
            return frozenset()
        for each in words:
            known = self._names.get(each, ())
            keys = {key for key, sort, _ in known if sorts is None or sort in sorts}
            found = keys if found is None else found & keys
        if not found:
            return frozenset()
        if not own:
            said = [{key for key, _, of_id in self._names[each] if of_id} for each in words]
            found = {key for key in found if not all(key in each for each in said)}
        if len(words) > 1 and found:
            found = self._named(found, words)
        return frozenset(found)

    def _named(self, keys: set[str], words: Sequence[str]) -> set[str]:
        """Those entries that have the words in this order, in one of their names or in their id."""
        return {
            key
            for key, data in _ENTRIES.of(self._connection, sorted(keys)[:500])
            if any(_holds(terms.terms(name), words) for name in (key, *index.names_of(data)))
        }

    def _entry(self, part: Entry) -> Part:
        words = tuple(terms.terms(part.value))
        sorts = {"o": ("outlet",)}.get(part.sort)
        marks = [terms.mark(part.sort, part.value)]
        if words:
            marks += [terms.mark(part.sort, key) for key in sorted(self._keys(words, own=True, sorts=sorts))]
        self._count(len(marks))
        asked = Marks(tuple(dict.fromkeys(marks)))
        return Either((asked, Words(words, part.field))) if part.field is not None and words else asked

    def _published(self, part: Days) -> Part:
        if self._span is None:
            first, last = self._connection.execute(_SPAN).one()
            if first is None or last is None:
                return _NOTHING
            self._span = first, last
        first, last = self._span
        # nothing is older or newer than these: a whole year is one mark, the days up to the last one are many
        since = part.since if part.since is not None and part.since > first else datetime.date(first.year, 1, 1)
        until = part.until if part.until is not None and part.until < last else datetime.date(last.year, 12, 31)
        return Days(since, until) if since <= until else _NOTHING


def _walk(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Not):
            yield from _walk((part.part,))
        elif isinstance(part, Either):
            yield from _walk(part.parts)
        else:
            yield part


def _terms_of(part: Part) -> Sequence[str]:
    if isinstance(part, Words):
        return part.terms
    return terms.terms(part.value) if isinstance(part, Entry) else ()


def _holds(found: Sequence[str], words: Sequence[str]) -> bool:
    size = len(words)
    return any(tuple(found[at : at + size]) == tuple(words) for at in range(len(found) - size + 1))


def _sound(words: str) -> str:
    """Words as a database can be asked for them."""
    return plain(words.encode("utf-8", "replace").decode())


def _either(parts: Sequence[Part]) -> Part:
    return _NOTHING if not parts else parts[0] if len(parts) == 1 else Either(tuple(parts))


# -------------------------------------------------------------------------------------------- asking the databases


def _names() -> Among:
    c = index.NAMES.c
    return Among(select(c.term, c.key, c.sort, c.own).order_by(c.key, c.sort), c.term)


def _entries() -> Among:
    c = rows.SOURCES.c
    return Among(select(c.key, c.data).where(c.until.is_(None)), c.key)


_NAMES, _ENTRIES = _names(), _entries()
_SPAN = select(
    select(func.min(rows.ARTICLES.c.published)).scalar_subquery(),
    select(func.max(rows.ARTICLES.c.published)).scalar_subquery(),
)
_COUNTED = Among(select(index.COUNTS.c.term, index.COUNTS.c.seen), index.COUNTS.c.term)
_TOTAL = select(func.max(rows.CLAIMS.c.id))
# PostgreSQL's guesses at how many claims fit lead it astray: the index of terms is the way.
_READY = text(
    "SELECT claims, last, term, seen FROM (SELECT "
    "(SELECT max(id) FROM claims) AS claims, (SELECT max(id) FROM search) AS last, "
    "set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), "
    "set_config('jit', 'off', true)) AS ready LEFT JOIN search_counts ON term = ANY(CAST(:among AS text[]))"
)


class _Counts:
    """How many claims there are, and, about, how many hold a term: so many of each :data:`index.SAMPLED` as were
    counted. Each term is asked for once. In PostgreSQL, the transaction is made ready for searching as well."""

    def __init__(self, connection: Connection, wanted: Iterable[str] = ()) -> None:
        self.connection = connection
        self.lite = connection.dialect.name == "sqlite"
        self._wanted = set(wanted)
        self._known: dict[str, int] = {}
        self._total: int | None = None
        self.last = 0
        if not self.lite:
            asked = sorted(self._wanted)
            self._wanted.clear()
            self._known.update(dict.fromkeys(asked, 0))
            for claims, last, term, seen in connection.execute(_READY, {"among": array(asked)}):
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
            asked = sorted((self._wanted | {term}) - self._known.keys())
            self._wanted.clear()
            self._known.update(dict.fromkeys(asked, 0))
            for each, seen in _COUNTED.of(self.connection, asked):
                self._known[each] = seen * index.SAMPLED
            known = self._known[term]
        return known

    def weight(self, group: Iterable[str]) -> float:
        """How much it says that a claim has one of these: the logarithm of how few have."""
        return log(1 + self.total / (1 + sum(map(self.of, group))))


def _ids(counts: _Counts, part: Part, most: int, *, few: bool = False) -> list[int]:
    """The ids of claims that fit, the last first: no more than ``most``. With ``few``, few should."""
    connection = counts.connection
    if counts.lite:
        return list(connection.execute(_LITE, {"query": _lite(part), "most": most}).scalars())
    if few:
        return list(connection.execute(_POST_LAST, {"query": _post(part), "most": most}).scalars())
    return _Post(counts, part).last(most)


_LITE = text("SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid DESC LIMIT :most")


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


class _Step(NamedTuple):
    """One statement: the claims that fit of the ids from ``start`` on, and what it costs (µs). Without a ``lead``, each
    of them is looked at."""

    start: int
    cost: float
    lead: str | None = None
    all: bool = False


class _Post:
    """Looks for the last of the claims that fit, in PostgreSQL, whose index gives them in no order.

    It goes back from the last id, step by step. Of what is common, a step looks at each claim, for a claim costs
    little; of what is rare, the index is asked, for all claims or for those of a block of ids, and what it gives is
    looked at.
    Each step is the one that promises most for what it costs, by what has been counted and by what was found before.
    """

    def __init__(self, counts: _Counts, part: Part) -> None:
        parts = part.parts if isinstance(part, All) else (part,)
        self._connection = counts.connection
        self._counts = counts
        self._total = max(counts.total, 1)
        self._days = next((each for each in parts if isinstance(each, Days)), None)
        self._parts = tuple(each for each in parts if not isinstance(each, Days))
        whole = All(self._parts)
        self._asked = _post(whole)
        self._held = _LOOKED_AT + _HELD * sum(1 for _ in _all_terms(whole))
        self._leads = self._ways()
        self._share = self._chance(part)

    def last(self, most: int) -> list[int]:
        """Their ids, the last first."""
        at, floor = self._counts.last + 1, 1
        bounded = self._days is None
        found: list[int] = []
        seen = 0
        while at > floor and len(found) < most:
            if seen and not found and not bounded:
                bounded = True
                if not self._parts and self._few_days():
                    return self._of_days(most)
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

    def _taken(self, step: _Step, at: int, most: int) -> list[int]:
        given: dict[str, Any] = {"start": step.start, "end": at, "most": most}
        if step.lead is not None:
            given["lead"] = step.lead
        if not step.all:
            given["query"] = self._asked
        if self._days is not None:
            given |= {"since": self._days.since, "until": self._days.until}
        asked = _TAKEN[step.lead is not None, step.all, self._days is not None]
        return list(self._connection.execute(asked, given).scalars())

    def _few_days(self) -> bool:
        days = self._days
        if days is None or days.since is None or days.until is None:
            return False
        return (days.until - days.since).days < MOST_DAYS

    def _of_days(self, most: int) -> list[int]:
        assert self._days is not None
        given = {"since": self._days.since, "until": self._days.until, "most": most}
        return list(self._connection.execute(_OF_DAYS, given).scalars())

    def _bounds(self, at: int) -> tuple[int, int]:
        """Between which ids the claims of the days are, the first of them included."""
        assert self._days is not None
        given = {"since": self._days.since, "until": self._days.until}
        first, last = self._connection.execute(_BOUNDS, given).one()
        return (min(at, last + 1), first) if last is not None else (1, 1)

    def _ways(self) -> list[_Lead]:
        """What the index may be asked for: the rarest that all claims hold which fit, the two rarest, and so on."""
        single = sorted((lead for part in self._parts for lead in self._leading(part)), key=lambda each: each.share)
        ways = list(accumulate(single[:MOST_LEADING], _Lead.also))
        if ways and len(single) == len(ways) and all(map(_plain, self._parts)):
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
            part = _years(part)
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


def _taken() -> dict[tuple[bool, bool, bool], Select[Any]]:
    """Statements for the ids of claims that fit, the last first: with or without a lead, one that is all that is asked
    for or not, with or without days."""
    c = index.SEARCH_POST.c
    # The function behind @@ keeps the database from asking the index of terms, a sum from asking those of ids and days.
    fits = func.ts_match_vq(c.terms, cast(bindparam("query", type_=Text), TSQUERY))
    day = (c.day + 0).between(bindparam("since", type_=Date), bindparam("until", type_=Date))
    start, end, most = (bindparam(each, type_=BigInteger) for each in ("start", "end", "most"))
    through = select(c.id).where(c.id >= start, c.id < end, fits).order_by(c.id.desc()).limit(most)
    led = select(c.id).where(c.terms.op("@@")(cast(bindparam("lead", type_=Text), TSQUERY)))
    led = led.where(c.id + 0 >= start, c.id + 0 < end).order_by((c.id + 0).desc()).limit(most)
    found: dict[tuple[bool, bool, bool], Select[Any]] = {}
    for dated in (False, True):
        where = [day] if dated else []
        found[False, False, dated] = through.where(*where)
        found[True, False, dated] = led.where(fits, *where)
        found[True, True, dated] = led.where(*where)
    return found


_TAKEN = _taken()
# max(id) would be looked for by the key, from the last claim on
_OF_DAYS = text(
    "WITH days AS (SELECT CAST(:since AS date) + number AS day, ("
    "SELECT id FROM search WHERE day = CAST(:since AS date) + number ORDER BY day DESC, id DESC LIMIT 1) AS last "
    "FROM generate_series(0, CAST(:until AS date) - CAST(:since AS date)) AS number "
    "ORDER BY last DESC NULLS LAST LIMIT :most) "
    "SELECT newest.id FROM days CROSS JOIN LATERAL ("
    "SELECT id FROM search WHERE search.day = days.day ORDER BY day DESC, id DESC LIMIT :most) AS newest "
    "ORDER BY newest.id DESC LIMIT :most"
)
_BOUNDS = text(
    "SELECT min(first), max(last) FROM (SELECT "
    "(SELECT id FROM search WHERE day = CAST(:since AS date) + number ORDER BY day, id LIMIT 1) AS first, "
    "(SELECT id FROM search WHERE day = CAST(:since AS date) + number ORDER BY day DESC, id DESC LIMIT 1) AS last "
    "FROM generate_series(0, CAST(:until AS date) - CAST(:since AS date)) AS number) AS days"
)
_POST_LAST = text("SELECT id FROM search WHERE terms @@ CAST(:query AS tsquery) ORDER BY id + 0 DESC LIMIT :most")


def _years(part: Days) -> Marks:
    """The years in which the days are."""
    years = (f"=y:{each[3:7]}" if each[:3] in ("=d:", "=m:") else each for each in marked(part).marks)
    return Marks(tuple(dict.fromkeys(years)))


def _all_terms(part: Part) -> Iterator[str]:
    """The terms and marks that a part rests on; of days, their years."""
    if isinstance(part, Words):
        yield from part.terms
    elif isinstance(part, Marks):
        yield from part.marks
    elif isinstance(part, Days):
        yield from _years(part).marks
    elif isinstance(part, Not):
        yield from _all_terms(part.part)
    elif isinstance(part, Either | All):
        for each in part.parts:
            yield from _all_terms(each)


def marked(part: Days) -> Marks:
    """The marks of the days of a resolved part."""
    assert part.since is not None
    assert part.until is not None
    return Marks(tuple(terms.days(part.since, part.until)))


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
    these = [each for each in part.parts if not isinstance(each, Not)] or [EVERY]
    others = [each.part for each in part.parts if isinstance(each, Not)]
    asked = " AND ".join(f"({_lite(each)})" for each in these)
    return f"({asked}) NOT ({' OR '.join(f'({_lite(each)})' for each in others)})" if others else asked


_LETTERS = dict(zip(terms.FIELDS, "ABCD", strict=True))


def _post(part: Part) -> str:
    """A question for PostgreSQL: a tsquery of terms and marks, which hold neither quotation marks nor backslashes."""
    if isinstance(part, Words):
        letter = f":{_LETTERS[part.field]}" if part.field else ""
        return " <-> ".join(f"'{each}'{letter}" for each in part.terms)
    if isinstance(part, Days):
        part = marked(part)
    if isinstance(part, Marks):
        return "(" + " | ".join(f"'{each}'" for each in part.marks) + ")"
    if isinstance(part, Either):
        return "(" + " | ".join(f"({_post(each)})" for each in part.parts) + ")"
    if isinstance(part, Not):
        return f"({_post(EVERY)} & !({_post(part.part)}))"
    assert isinstance(part, All)
    these: list[Part] = [each for each in part.parts if not isinstance(each, Not)] or [EVERY]
    others = [each.part for each in part.parts if isinstance(each, Not)]
    return " & ".join([*(f"({_post(each)})" for each in these), *(f"!({_post(each)})" for each in others)])


# ----------------------------------------------------------------------------------------------------- claims alike

RAREST = 8
"""So many of a text's words, the rarest, lead to claims like it."""
COMMON = 0.01
"""What stands in more of all claims than that leads to others only where nothing rarer does."""
_MANY = 5
_CHANGED = 3
_ENOUGH = 50


class Alike(NamedTuple):
    """A claim that shares rare words with a text: its id and its own text, and, from 0 to 1, how alike they are."""

    number: int
    text: str
    likeness: float


def alike(connection: Connection, written: str, *, besides: int | None = None) -> list[Alike]:
    """Claims that share most of the rarest words of a text, the most alike first.

    Likeness is the mean of two shares of the words that both have: in the words of either, and in those of the one that
    says less; each word counts by the logarithm of how rare it is in the ledger (the inverse document frequency of
    K. Spärck Jones, A statistical interpretation of term specificity and its application in retrieval, Journal of
    Documentation 28, 1972). The order of words does not count. ``besides`` is a claim that is left out.
    """
    asked = set(terms.terms(written[: shown.LONGEST_TEXT]))
    counts = _Counts(connection, asked)
    total = max(counts.total, 1)
    by_rarity = sorted(asked - _EMPTY, key=lambda each: (counts.of(each), -len(each), each))[:RAREST]
    rare = [each for each in by_rarity if counts.of(each) <= COMMON * total]
    numbers = _sharing(counts, rare, besides) if rare else []
    if len(rare) < _MANY <= len(by_rarity):  # nearly all of the rarest, common as they are
        others = [Words((each,)) for each in by_rarity[: _MANY + 1]]
        known = {*numbers, besides}
        also = _ids(counts, _some_of(others, len(others) - 1), RANKED, few=True)
        numbers += [each for each in also if each not in known]
    if not rare and not numbers and by_rarity:
        also = _ids(counts, All(tuple(Words((each,)) for each in by_rarity)), RANKED)
        numbers = [each for each in also if each != besides]
    found: list[tuple[int, str]] = [(row[0], row[1]) for row in _TEXTS.of(connection, numbers)]
    theirs = [set(terms.terms(said[: shown.LONGEST_TEXT])) for _, said in found]
    both = asked.union(*theirs)
    counts.want(both)
    weights = {each: counts.weight((each,)) * (0.1 if each in _EMPTY else 1) for each in both}

    def weight(words: set[str]) -> float:
        return sum(weights[each] for each in words)

    ours = weight(asked)
    made: list[Alike] = []
    for (number, said), words in zip(found, theirs, strict=True):
        shared, their = weight(asked & words), weight(words)
        likeness = (shared / (ours + their - shared) + shared / (min(ours, their) or 1.0)) / 2 if shared else 0.0
        made.append(Alike(number, said, min(likeness, 1.0)))
    return sorted(made, key=lambda each: (-each.likeness, -each.number))


_TEXTS = Among(select(rows.CLAIMS.c.id, rows.CLAIMS.c.text), rows.CLAIMS.c.id)
_EMPTY = frozenset(terms.term(word) for word in FUNCTION_WORDS)


def _sharing(counts: _Counts, rare: Sequence[str], besides: int | None) -> list[int]:
    """The ids of claims that hold most of these terms, those first that hold more of them: first all but a few are
    asked for, then fewer while little is found.

    Two are too few where there are many: the two names of a person who is spoken of everywhere would be enough.
    """
    held = [Words((each,)) for each in rare]
    least = min(len(held), 2 if len(held) < _MANY else 3)
    found: dict[int, None] = {}
    for number in range(max(least, len(held) - _CHANGED), least - 1, -1):
        found |= dict.fromkeys(_ids(counts, _some_of(held, number), RANKED, few=True))
        if len(found) >= _ENOUGH:
            break
    found.pop(besides or 0, None)
    return list(found)[:RANKED]


def _some_of(parts: Sequence[Part], number: int) -> Part:
    """At least so many of these."""
    if number == 1:
        return _either(parts)
    if number == len(parts):
        return All(tuple(parts))
    return Either((All((parts[0], _some_of(parts[1:], number - 1))), _some_of(parts[1:], number)))


def like(connection: Connection, found: Sequence[Alike], differs: Sequence[tuple[str, ...]]) -> list[Hit]:
    """Claims that are alike as they are shown; ``differs`` are their differences, one tuple for each."""
    hits = shown.hits(connection, [(each.likeness, each.number) for each in found])
    return [replace(hit, differs=each) for hit, each in zip(hits, differs, strict=True)]


def claim(connection: Connection, file: str, claim: str) -> tuple[int, str] | None:
    """The id and the text of a claim as it is now; None where the ledger has none of that name."""
    c, a = rows.CLAIMS.c, rows.ARTICLES.c
    asked = select(c.id, c.text).join_from(rows.CLAIMS, rows.ARTICLES)
    of_name = a.name == _sound(file), c.claim == _sound(claim)
    row = connection.execute(asked.where(*of_name, c.until.is_(None))).one_or_none()
    return (row[0], row[1]) if row is not None else None
