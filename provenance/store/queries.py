"""The language of searches: read here, and never handed to a database as it was written.

Words are all to be there; ``"…"`` are words in that order; ``word*`` words that begin so; ``OR`` stands between
alternatives and binds tighter than the space; ``-`` before anything means that it must not be there. Filters are
``name:value`` and three words (:data:`FLAGS`). What looks like a filter and is none is searched for as words.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from provenance.errors import QueryError
from provenance.model.chain import Identity
from provenance.model.claim import Kind
from provenance.store import terms

LONGEST = 2_000
"""Characters of a question."""
MOST_PARTS = 64
"""Words, phrases and filters of a question."""
SHORTEST_PREFIX = 2

FLAGS = ("anonymous", "named", "second-hand")
FILTERS = ("outlet", "origin", "relay", "about", "asserts", "kind", "verdict", "score", "since", "until")
VERDICTS = ("accurate", "inaccurate", "corrected", "unresolved")


class Words(NamedTuple):
    """Terms that stand in this order, in one field of a claim or in any."""

    terms: tuple[str, ...]
    field: str | None = None


class Prefix(NamedTuple):
    """A word that begins so, folded."""

    start: str


class Marks(NamedTuple):
    """One of these marks."""

    marks: tuple[str, ...]


NONE = ("=none",)
"""The mark of no claim."""


class Entry(NamedTuple):
    """Something of the registry, by its id, by a name, or, with ``field``, by words of the article: ``sort`` is that of
    its mark."""

    sort: str
    value: str
    field: str | None = None


class Days(NamedTuple):
    """Published from one day to another, both included; None is any."""

    since: datetime.date | None
    until: datetime.date | None


class Not(NamedTuple):
    """That this is not so."""

    part: "Part"


class Either(NamedTuple):
    """One of these, at least."""

    parts: "tuple[Part, ...]"


class All(NamedTuple):
    """All of these."""

    parts: "tuple[Part, ...]"


Part = Words | Prefix | Marks | Entry | Days | Not | Either | All


class Query(NamedTuple):
    """A question: all of its parts are to be so."""

    parts: tuple[Part, ...]

    @property
    def worded(self) -> bool:
        """Whether it asks for words, and not by filters only."""
        return any(True for _ in wanted(self.parts))


def wanted(parts: Sequence[Part]) -> Iterator[Words | Prefix]:
    """The words that are looked for."""
    for part in parts:
        if isinstance(part, Words | Prefix):
            yield part
        elif isinstance(part, Either | All):
            yield from wanted(part.parts)


_PIECE = re.compile(
    r"""
    (?P<minus>-*)
    (?:(?P<name>[^\W\d][\w-]*):(?=\S))?
    (?:"(?P<phrase>[^"]*)(?:"|\Z) | (?P<bare>[^\s"]+) )
    """,
    re.VERBOSE,
)
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»"), '"')
_SCORE = re.compile(r"(?P<sign><=|>=|<|>|≤|≥|)(?P<one>[0-9]{1,3})(?:(?:-|–|\.\.)(?P<two>[0-9]{1,3}))?")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def parse(question: str) -> Query:
    """Read a question. Raises :class:`~provenance.errors.QueryError` for one that cannot be meant."""
    if len(question) > LONGEST:
        raise QueryError(
            f"a search is no longer than {LONGEST:,} characters; --similar finds claims like a text that is longer"
        )
    text = question.translate(_QUOTES)
    groups: list[list[Part]] = []
    joined = False
    count = 0
    for match in _PIECE.finditer(text):
        if match[0] == "OR":
            joined = bool(groups)
            continue
        part = _part(match)
        if part is None:
            continue
        count += 1
        if count > MOST_PARTS:
            raise QueryError(
                f"a search has no more than {MOST_PARTS} words and filters; --similar finds claims like a text"
            )
        if match["minus"]:
            part = Not(part)
        if joined:
            groups[-1].append(part)
        else:
            groups.append([part])
        joined = False
    if not groups:
        raise QueryError('there is no word in that search: write words, or a filter such as "outlet:ID"')
    return Query(tuple(group[0] if len(group) == 1 else Either(tuple(group)) for group in groups))


def _part(match: "re.Match[str]") -> Part | None:
    name, phrase, bare = match["name"], match["phrase"], match["bare"]
    value = phrase if phrase is not None else bare
    if name is not None:
        lower = name.lower()
        if lower in FILTERS:
            return _filter(lower, value.strip())
        if not value.startswith("//"):
            near = get_close_matches(lower, FILTERS, 1, 0.8)
            if near and len(name) > 3:
                raise QueryError(
                    f'there is no filter "{_short(name)}:"; nearest: "{near[0]}:". '
                    f'To search for these words, write "{_short(name)} {_short(value)}" in quotes'
                )
        return _words(f"{name} {value}")
    if phrase is None:
        if bare.lower() in FLAGS:
            return _FLAGS[bare.lower()]
        if bare.endswith(":") and bare[:-1].lower() in FILTERS:
            raise QueryError(f'"{bare}" has nothing after it: {_USES[bare[:-1].lower()]}')
        if bare.endswith("*"):
            return _prefix(bare)
    return _words(value)


_FLAGS = {
    "anonymous": Marks(("=u",)),
    "named": Marks((f"=n:{Identity.NAMED.value}",)),
    "second-hand": Marks(("=h",)),
}
_USES = {
    "outlet": "write the id or the name of an outlet, such as outlet:city-gazette",
    "origin": "write an id or words, such as origin:officials",
    "relay": "write an id or words, such as relay:city-gazette",
    "about": "write the id or the name of an entry of the registry",
    "asserts": "write the key that the claims share",
    "kind": f"write {', '.join(each.value for each in Kind)}",
    "verdict": f"write {', '.join(VERDICTS)}",
    "score": "write score:<40, score:>=60 or score:30-50",
    "since": "write a day, a month or a year, such as since:2025-01-31",
    "until": "write a day, a month or a year, such as until:2025-12",
}


def _words(text: str) -> Words | None:
    found = terms.terms(text)
    return Words(tuple(found)) if found else None


def _prefix(bare: str) -> Part | None:
    *before, last = terms.words(bare) or [""]
    if before or not bare.rstrip("*")[-1:].isalnum():
        return _words(bare)
    if len(last) < SHORTEST_PREFIX:
        raise QueryError(
            f'"{_short(bare)}" stands for too many words: write at least {SHORTEST_PREFIX} letters before *'
        )
    return Prefix(last[: terms.LONGEST_WORD])


def _filter(name: str, value: str) -> Part:
    if not value:
        raise QueryError(f'"{name}:" has nothing after it: {_USES[name]}')
    if name == "outlet":
        return Entry("o", value)
    if name == "origin":
        return Entry("s", value, "origin")
    if name == "relay":
        return Entry("r", value, "relays")
    if name == "about":
        return Entry("a", value)
    if name == "asserts":
        return Marks((terms.mark("e", value),))
    if name == "kind":
        return Marks((f"=k:{_one_of(name, value, [each.value for each in Kind])}",))
    if name == "verdict":
        return Marks((f"=v:{_one_of(name, value, VERDICTS)}",))
    if name == "score":
        return _score(value)
    first, last = _day(name, value)
    return Days(first, None) if name == "since" else Days(None, last)


def _one_of(name: str, value: str, known: Sequence[str]) -> str:
    lower = value.lower()
    if lower in known:
        return lower
    near = get_close_matches(lower, known, 1)
    hint = f"; nearest: {near[0]}" if near else ""
    raise QueryError(f'there is no {name} "{_short(value)}"{hint}: {_USES[name]}')


def _score(value: str) -> Marks:
    match = _SCORE.fullmatch(value)
    if match is None or (match["two"] and match["sign"]):
        raise QueryError(f'"score:{_short(value)}" says no score: {_USES["score"]}')
    one, sign = int(match["one"]), match["sign"]
    low, high = {
        "": (one, int(match["two"] or one)),
        "<": (0, one - 1),
        ">": (one + 1, 100),
        "<=": (0, one),
        "≤": (0, one),
        ">=": (one, 100),
        "≥": (one, 100),
    }[sign]
    if match["two"] and low > high:
        raise QueryError(f'"score:{_short(value)}" begins above its end: {_USES["score"]}')
    return Marks(tuple(terms.scores(low, min(high, 100))) or NONE)


def _day(name: str, value: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of what may be a day, a month or a year."""
    match = _DAY.fullmatch(value)
    no_day = QueryError(f'"{name}:{_short(value)}" is no day: {_USES[name]}')
    if match is None:
        raise no_day
    year, month, day = (int(each) if each else None for each in match.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        raise no_day from None
    if day is not None:
        return first, first
    return first, terms.month_end(first) if month is not None else datetime.date(first.year, 12, 31)


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
