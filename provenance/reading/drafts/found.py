"""What was found in a file of others, and the draft claim files that are made of it."""

import datetime
import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from provenance.claimfile.registrar.ids import slug
from provenance.claimfile.write import Notes
from provenance.model.chain import Identity, Mode, Origin, Record, Relay, Url, Vantage
from provenance.model.claim import Article, Claim, ClaimFile, ClaimId, Language, Scope
from provenance.model.exchange import Verdict
from provenance.model.finding import Path
from provenance.model.source import Registry
from provenance.reading.draft import UNKNOWN_OUTLET, Draft

LONGEST = 5_000
"""Characters of a claim, a quote or a name that are taken over."""

MOST_CLAIMS = 500
"""Claims of one draft: an article with more is drafted in several files."""


class Found(NamedTuple):
    """One claim, or with ``claim`` None only the article that may make some. ``id`` is what the claim is called there;
    ``outlet`` the publisher's name or id there; ``notes`` are what a person has to look at."""

    article: Article
    claim: Claim | None = None
    id: str | None = None
    outlet: str | None = None
    notes: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


class Drafted(NamedTuple):
    """A draft, what its file may be called, without an ending, and the verdicts of others on its claims, whose ``file``
    is still empty."""

    name: str
    draft: Draft
    verdicts: tuple[Verdict, ...]


def drafts(found: Iterable[Found], registry: Registry) -> Iterator[Drafted]:
    """A draft for each article, in the order in which they come first; claims in their order, each with an id of its
    own."""
    articles: dict[str, list[Found]] = {}
    for each in found:
        articles.setdefault(each.article.url, []).append(each)
    names: dict[str, int] = {}
    for several in articles.values():
        for start in range(0, len(several), MOST_CLAIMS):
            drafted = _draft(several[start : start + MOST_CLAIMS], registry)
            name = drafted.name
            while name in names:  # a name with a number may be another article's own
                names[drafted.name] += 1
                name = f"{drafted.name}-{names[drafted.name]}"
            names[name] = 1
            yield drafted._replace(name=name)


def _draft(several: list[Found], registry: Registry) -> Drafted:
    first = several[0]
    notes: dict[Path, list[str]] = {(): ["A draft of what others have: nothing in it has been checked."]}
    outlet = _outlet(first, registry)
    if outlet not in registry.outlets:
        known = f" It was called {first.outlet[:200]!r}." if first.outlet else ""
        notes["article", "outlet"] = [f"Who published it is not in the registry: give the id of an entry.{known}"]
    claims: list[Claim] = []
    verdicts: list[Verdict] = []
    taken: set[str] = set()
    for each in several:
        if each.claim is None:
            notes[()] += each.notes
            continue
        name = _id(each, len(claims) + 1, taken)
        taken.add(name)
        if each.notes:
            notes["claim", len(claims)] = [*each.notes]
        claims.append(msgspec.structs.replace(each.claim, id=name))
        verdicts += [msgspec.structs.replace(verdict, claim=name) for verdict in each.verdicts]
    article = msgspec.structs.replace(first.article, outlet=outlet)
    plain: Notes = {place: tuple(words) for place, words in notes.items()}
    named = slug(first.article.title) or slug(urlsplit(first.article.url).hostname or "") or "article"
    return Drafted(named, Draft(ClaimFile(1, article, tuple(claims)), plain), tuple(verdicts))


def _outlet(found: Found, registry: Registry) -> str:
    if found.outlet is not None:
        if found.outlet in registry.outlets:
            return found.outlet
        named = [key for key in registry.ids_by_name(found.outlet) if key in registry.outlets]
        if len(named) == 1:
            return named[0]
    return registry.outlet_of_url(found.article.url) or UNKNOWN_OUTLET


def _id(found: Found, number: int, taken: set[str]) -> str:
    wanted = found.id if found.id is not None and fits(found.id, ClaimId) else f"c{number}"
    free, more = wanted, 1
    while free in taken:
        more += 1
        free = f"{wanted[:180]}-{more}"
    return free


def article(
    url: str,
    title: str | None,
    published: datetime.date | None = None,
    retrieved: datetime.datetime | None = None,
    language: str | None = None,
) -> Article:
    """An article of a draft, whose outlet is still open; without a title it is called by its address."""
    return Article(
        UNKNOWN_OUTLET,
        title or url,
        url,
        published,
        retrieved,
        language if language is not None and fits(language, Language) else None,
    )


def claim(
    text: str,
    quote: str | None,
    *,
    scope: Scope = Scope.FACT,
    mode: Mode = Mode.UNKNOWN,
    origin: Origin | None = None,
    relays: tuple[Relay, ...] = (),
    records: tuple[Record, ...] = (),
    **more: Any,
) -> tuple[Claim, tuple[str, ...]]:
    """A claim of a draft, and what a person has to look at in it."""
    notes = () if quote else ("Which words of the article it stands on is not known: put them in place of the quote.",)
    made = Claim(
        "c1",
        text,
        quote or text,
        scope,
        mode,
        origin or Origin(Identity.NONE, Vantage.UNKNOWN),
        relays=relays,
        records=records,
        **more,
    )
    return made, notes


def voice(name: str | None, registry: Registry) -> tuple[str | None, str | None]:
    """The id of the one entry that is called so, and the words."""
    ids = registry.ids_by_name(name) if name is not None else ()
    return (ids[0] if len(ids) == 1 else None), name


def words(value: object) -> str | None:
    """A text of others, without spaces around it and no longer than :data:`LONGEST`; None for what is none."""
    text = value.strip()[:LONGEST].strip() if isinstance(value, str) else ""
    return text or None


def url(value: object) -> str | None:
    """An http or https address that a claim file may hold, without credentials; None for anything else."""
    if not isinstance(value, str) or len(value) > 2048 or not fits(value := value.strip(), Url):
        return None
    try:
        parts = urlsplit(value)
        if not parts.hostname:
            return None
    except ValueError:
        return None
    return value.replace(f"{parts.netloc}", parts.netloc.rpartition("@")[2], 1) if "@" in parts.netloc else value


def day(value: object) -> datetime.date | None:
    """The day of a date, or of a date and time, in ISO 8601."""
    try:
        return datetime.date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def fits(value: object, shape: Any) -> bool:
    """Whether a value is of a type of the model."""
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError:
        return False
    return True


def suffix(shown: str) -> str:
    """The ending of a file's name, in lower case."""
    return os.path.splitext(shown)[1].lower()
