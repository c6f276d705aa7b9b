"""What a question means: its parts with nothing in them but words and marks, which are in the index."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from provenance.errors import QueryError
from provenance.model.claim import Kind
from provenance.store import rows, terms
from provenance.store import search as index
from provenance.store.engine import Among
from provenance.store.queries import NONE, All, Days, Either, Entry, Marks, Not, Part, Prefix, Query, Words
from provenance.store.ranking import Sought

MOST_PREFIXED = 250
"""A beginning of a word may stand for so many words."""
MOST_MEANT = 1_000
"""All beginnings and names of a search may stand for so many words and ids together."""
MOST_NAMED = 20
"""A word that more names of the registry hold is not looked for by their ids as well."""
NOTHING = Marks(NONE)
"""What no claim is."""
EVERY = Marks(tuple(f"=k:{kind.value}" for kind in Kind))
"""Every claim has one of these marks."""


def resolved(connection: Connection, query: Query) -> All:
    """A question with nothing in it but words and marks, which are in the index: what the databases are asked."""
    return Resolving(connection, query, NAMES.of(connection, words_of(query))).whole()


class Resolving:
    """Turns the parts of a question into words and marks that are in the index. ``named`` is what :data:`NAMES` gives
    for its words (:func:`words_of`)."""

    def __init__(self, connection: Connection, query: Query, named: Iterable[Any]) -> None:
        self._connection = connection
        self._query = query
        self._prefixes: dict[str, frozenset[str]] = {}
        self._meant = 0
        self._span: tuple[datetime.date, datetime.date] | None = None
        self._names: dict[str, list[tuple[str, str, bool]]] = {}
        for term, key, sort, own in named:
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
            rest = [NOTHING]  # what is to be so and not to be so: a database would look through every claim
        return All(tuple(rest))

    def part(self, part: Part) -> Part:
        """A part with nothing in it but words and marks."""
        if isinstance(part, Not):
            return Not(self.part(part.part))
        if isinstance(part, Either):
            return Either(tuple(self.part(each) for each in part.parts))
        if isinstance(part, Prefix):
            return either([Words((each,)) for each in sorted(self._beginning(part.start))])
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
                return NOTHING
            self._span = first, last
        first, last = self._span
        # nothing is older or newer than these: a whole year is one mark, the days up to the last one are many
        since = part.since if part.since is not None and part.since > first else datetime.date(first.year, 1, 1)
        until = part.until if part.until is not None and part.until < last else datetime.date(last.year, 12, 31)
        return Days(since, until) if since <= until else NOTHING


def words_of(query: Query) -> list[str]:
    """The terms of a question that names in the registry may hold."""
    return sorted({each for part in _walk(query.parts) for each in _terms_of(part)})


def named_by(query: Query) -> set[str]:
    """The terms and marks that stand in a question as it is, before it is known what else they mean."""
    found: set[str] = set()
    for part in _walk(query.parts):
        if isinstance(part, Entry):
            found.add(terms.mark(part.sort, part.value))
        elif not isinstance(part, Prefix | Days):
            found.update(all_terms(part))
    return found


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


def either(parts: Sequence[Part]) -> Part:
    """One of some parts; of none, nothing."""
    return NOTHING if not parts else parts[0] if len(parts) == 1 else Either(tuple(parts))


# --------------------------------------------------------------------------------------------- what a part rests on


def years(part: Days) -> Marks:
    """The years in which the days are."""
    found = (f"=y:{each[3:7]}" if each[:3] in ("=d:", "=m:") else each for each in marked(part).marks)
    return Marks(tuple(dict.fromkeys(found)))


def all_terms(part: Part) -> Iterator[str]:
    """The terms and marks that a part rests on; of days, their years."""
    if isinstance(part, Words):
        yield from part.terms
    elif isinstance(part, Marks):
        yield from part.marks
    elif isinstance(part, Days):
        yield from years(part).marks
    elif isinstance(part, Not):
        yield from all_terms(part.part)
    elif isinstance(part, Either | All):
        for each in part.parts:
            yield from all_terms(each)


def apart(part: All) -> tuple[list[Part], list[Part]]:
    """What is to be so, which is at least that it is a claim, and what is not to be so."""
    these: list[Part] = [each for each in part.parts if not isinstance(each, Not)]
    return these or [EVERY], [each.part for each in part.parts if isinstance(each, Not)]


def marked(part: Days) -> Marks:
    """The marks of the days of a resolved part."""
    assert part.since is not None
    assert part.until is not None
    return Marks(tuple(terms.days(part.since, part.until)))


# -------------------------------------------------------------------------------------------- asking the databases


def _names() -> Among:
    c = index.NAMES.c
    return Among(select(c.term, c.key, c.sort, c.own).order_by(c.key, c.sort), c.term)


def _entries() -> Among:
    c = rows.SOURCES.c
    return Among(select(c.key, c.data).where(c.until.is_(None)), c.key)


NAMES = _names()
"""Which entries of the registry have a word in a name."""
_ENTRIES = _entries()
_SPAN = select(
    select(func.min(rows.ARTICLES.c.published)).scalar_subquery(),
    select(func.max(rows.ARTICLES.c.published)).scalar_subquery(),
)
