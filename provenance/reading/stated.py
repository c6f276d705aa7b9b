"""What a page states of itself in its own data: when it was published and changed, and who may read it.

schema.org's Article and CreativeWork as JSON-LD (https://schema.org/Article), and the same in ``meta`` and ``time``
elements: Open Graph (https://ogp.me), microdata, RDFa, Dublin Core.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST = 100
"""Of so many things at most a page's data is heeded: the page itself comes first."""

_MOST_NODES = 10_000
_DEEPEST = 4
_LONGEST = 300
_FIRST_PAGE = datetime.date(1991, 8, 6)
"""Before the first page there was none: an earlier date is what a content system writes for want of one."""

_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLES = ("article", "posting", "report", "review", "creativework", "book", "dataset")
_PAGES = ("page", "videoobject", "audioobject", "podcastepisode", "event")
_MODIFIED = {
    name: rank
    for rank, names in enumerate((
        ("article:modified_time",),
        ("datemodified", "schema:datemodified"),
        ("dcterms.modified", "dc.date.modified", "dcterms.date.modified", "last-modified", "lastmod"),
        ("og:updated_time", "og:article:modified_time"),
    ))
    for name in names
}  # fmt: skip
_PUBLISHED = ("article:published_time", "datepublished", "schema:datepublished", "dcterms.issued", "dc.date.issued")
_TIER = "article:content_tier"
_FREE = ("isaccessibleforfree", "schema:isaccessibleforfree")
_NO = ("false", "no", "0")
_YES = ("true", "yes", "1")


class Stated(NamedTuple):
    """What data within a page says of one thing. ``words`` is how many the whole text has; ``article`` is false for
    what is said of a page, a film or an event rather than of a text."""

    article: bool
    published: datetime.date | None = None
    modified: datetime.date | None = None
    free: bool | None = None
    words: int | None = None
    headline: str | None = None


class Said(NamedTuple):
    """What a page says of itself, all its data taken together. ``metered`` is true for one that shows itself in full
    only so many times."""

    published: datetime.date | None = None
    modified: datetime.date | None = None
    free: bool | None = None
    metered: bool = False
    words: int | None = None
    headline: str | None = None


def stated(data: object) -> list[Stated]:
    """What JSON-LD says of the page and of the article that it stands on; not of the others that it lists."""
    return [each for each in map(_of, _things(data)) if each is not None]


def said(tree: "HtmlElement", things: Sequence[Stated]) -> Said:
    """What a page says of itself, the more exact statement first: JSON-LD, Open Graph, microdata, Dublin Core.

    ``things`` are what its JSON-LD says. Dates are days as they are written, whatever their time zone.
    """
    found = Said()
    for thing in sorted(things, key=lambda each: not each.article):
        found = found._replace(
            published=found.published or thing.published,
            modified=found.modified or thing.modified,
            free=thing.free if found.free is None else found.free,
            words=found.words or thing.words,
            headline=found.headline or thing.headline,
        )
    published: datetime.date | None = None
    modified: dict[int, datetime.date] = {}
    updated: list[datetime.date] = []
    tier = ""
    free: bool | None = None
    for element in tree.iter("meta", "time"):
        name = (element.get("property") or element.get("itemprop") or element.get("name") or "").strip().lower()
        value = element.get("content") or element.get("datetime") or ""
        if name in _MODIFIED:
            day = _day(value)
            if day is not None:
                modified.setdefault(_MODIFIED[name], day)
        elif name in _PUBLISHED:
            published = published or _day(value)
        elif name == _TIER:
            tier = tier or value.strip().lower()
        elif name in _FREE:
            free = _truth(value) if free is None else free
        elif element.tag == "time" and "updated" in (element.get("class") or "").split():
            updated += filter(None, [_day(value)])
    if not modified and len(updated) == 1:
        modified[0] = updated[0]
    if found.free is None:
        found = found._replace(free=free if free is not None else {"free": True, "locked": False}.get(tier))
    return found._replace(
        published=found.published or published,
        modified=found.modified or (modified[min(modified)] if modified else None),
        metered=tier == "metered",
    )


def _things(data: object) -> Iterator[dict[str, object]]:
    """The things that data describes at its top, and what it calls their main subject; in the order of the data."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        each, depth = waiting.pop()
        if isinstance(each, dict):
            yield each
            inner: list[object] = [each[name] for name in _WITHIN if name in each]
        elif isinstance(each, list):
            inner = each[:_MOST_NODES]
        else:
            continue
        if depth < _DEEPEST:
            waiting += [(value, depth + 1) for value in reversed(inner)]


def _of(thing: dict[str, object]) -> Stated | None:
    kinds = thing.get("@type")
    names = [name.lower() for name in (kinds if isinstance(kinds, list) else [kinds])[:9] if isinstance(name, str)]
    article = any(name.endswith(_ARTICLES) for name in names)
    if not article and not any(name.endswith(_PAGES) for name in names):
        return None
    free = _truth(thing.get("isAccessibleForFree"))
    if free is None and any(_truth(part.get("isAccessibleForFree")) is False for part in _parts(thing.get("hasPart"))):
        free = False
    headline = thing.get("headline")
    return Stated(
        article,
        _day(thing.get("datePublished")),
        _day(thing.get("dateModified")),
        free,
        _count(thing.get("wordCount")),
        " ".join(headline.split()) or None if isinstance(headline, str) and len(headline) <= _LONGEST else None,
    )


def _parts(value: object) -> Iterator[dict[str, object]]:
    for part in value[:MOST] if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            yield part


def _truth(value: object) -> bool | None:
    """Yes or no, as data says it: true, "False", "http://schema.org/False"; None for anything else."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    word = value.strip().lower().rpartition("/")[2]
    return False if word in _NO else True if word in _YES else None


def _count(value: object) -> int | None:
    """A number of words; also where it is written as text."""
    if isinstance(value, str) and len(value) < 9 and value.strip().isascii() and value.strip().isdecimal():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**8 else None


def _day(value: object) -> datetime.date | None:
    if not isinstance(value, str):
        return None
    try:
        day = datetime.date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None
    return day if day >= _FIRST_PAGE else None
