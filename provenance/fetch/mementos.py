"""Archived copies of pages (RFC 7089 calls them mementos): their addresses, their dates, and what makes one fit.

An archive is as hostile as a page: what it says of a copy is checked against the copy itself, and the copy against
the page that was asked for.
"""

import datetime
import html
import re
from collections.abc import Iterable
from email.utils import format_datetime
from typing import Protocol
from urllib.parse import unquote

import msgspec

from provenance.claimfile.addresses import normal
from provenance.errors import ArchiveError, FetchError, PageOverCapError, RefusedAddressError
from provenance.fetch import policy
from provenance.fetch.links import Link, links
from provenance.fetch.patience import Patience
from provenance.lexicon.web_archives import ERROR_TITLES, WEB_ARCHIVES, WITHOUT_RAW_COPIES
from provenance.model.ports import Headers, Page

MOST_TRIED = 4
"""The most copies of one page that are looked at in one archive, the nearest first."""

_EARLIEST = datetime.datetime(1991, 8, 6, tzinfo=datetime.UTC)  # There were no pages before.
_SKEW = datetime.timedelta(days=1)
_ASKED_AGAIN = 3
_REDIRECTING = (301, 302, 303, 307, 308)

_STAMP = re.compile(r"([0-9]{4}(?:[0-9]{2}){0,5})((?:[a-z]{2,3}_)?)")
_DEEPEST = 6  # folders of an archive's address before its timestamp
_SCHEME = re.compile(r"(https?)(?::|%3a)(?:/|%2f){1,2}", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+(?::[0-9]+)?(?=[/?]|\Z)")

_HTTP_DATE = re.compile(r"[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_TITLE_WITHIN = 2**16
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,300})<", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[|–—·:\-]+\s+")
_UNSPOKEN = re.compile(r"[().!…:]+")

_LOCAL = ("localhost", "local", "lan", "internal", "intranet", "corp", "home", "private", "test", "home.arpa")


class Memento(msgspec.Struct, frozen=True, gc=False):
    """One archived copy of a page.

    ``url`` is where people look at it, ``original`` the page that was copied, ``taken`` when, with its time zone.
    ``raw`` is where the body is to be had as the page's own server sent it, None where the archive has no such form.
    """

    url: str
    original: str
    taken: datetime.datetime
    raw: str | None = None

    def days_after(self, day: datetime.date) -> int:
        """How many days after ``day`` it was taken; below 0 for before. Days are those of UTC."""
        return (self.taken.astimezone(datetime.UTC).date() - day).days

    def told(self, day: datetime.date | None) -> str:
        """The copy in words: when it was taken, how far from ``day`` that is, and where it stands."""
        far = "" if day is None else f", {_distance(self.days_after(day))}"
        return f"a copy of {self.taken.astimezone(datetime.UTC).date()}{far}: {policy.shown(self.url)}"


class Ask(Protocol):
    """How anything is asked: :meth:`provenance.fetch.pages.HttpPages.ask`, or what stands before it."""

    def __call__(self, url: str, *, method: str = "GET", headers: Headers = (), content: bytes = b"") -> Page:
        """The answer, whatever its status. Raises :class:`~provenance.errors.FetchError`."""
        ...


def as_memento(url: str, hosts: Iterable[str] = ()) -> Memento | None:
    """The copy that an address is of; None for one that is no copy's.

    Only hosts of public archives count, and those in ``hosts``: an address of anybody's could claim to be a copy of
    anything. A timestamp that is not whole (``/web/2025/…``) stands for the first moment that it can mean, and the
    archive answers with whichever copy it has near it.
    """
    place = _place(url, bare=True)
    if place is None or place.host not in WEB_ARCHIVES.union(hosts):
        return None
    taken = stamp_moment(place.stamp)
    return None if taken is None else place.memento(taken, place.stamp)


# Dates


def stamp(moment: datetime.datetime) -> str:
    """A moment as archives write it: 14 digits, in UTC."""
    moment = moment.astimezone(datetime.UTC)
    return f"{moment.year:04}{moment:%m%d%H%M%S}"


def stamp_moment(text: str) -> datetime.datetime | None:
    """The moment of such digits, or the first that fewer of them can mean; None for what is no moment."""
    if not _STAMP.fullmatch(text):
        return None
    text += "00000101000000"[len(text) :]
    try:
        numbers = [int(text[:4]), *(int(text[at : at + 2]) for at in range(4, 14, 2))]
        return datetime.datetime(*numbers, tzinfo=datetime.UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return None


def http_moment(text: str | None) -> datetime.datetime | None:
    """The moment of an HTTP date (RFC 9110, 5.6.7), in the one form that RFC 7089 allows; None for anything else."""
    match = _HTTP_DATE.fullmatch((text or "").strip())
    if match is None or match[2] not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(match[group]) for group in (1, 3, 4, 5, 6))
    try:
        return datetime.datetime(year, _MONTHS.index(match[2]) + 1, day, hour, minute, second, tzinfo=datetime.UTC)
    except ValueError:
        return None


def http_date(moment: datetime.datetime) -> str:
    """A moment as an HTTP date."""
    return format_datetime(moment.astimezone(datetime.UTC), usegmt=True)


def noon(day: datetime.date) -> datetime.datetime:
    """The middle of a day, in UTC: what archives are asked for, as a date has no time."""
    return datetime.datetime.combine(day, datetime.time(12), datetime.UTC)


def nearness(taken: datetime.datetime, day: datetime.date | None) -> tuple[float, ...]:
    """What copies are sorted by, the one to be proposed first.

    The fewest days from ``day``; of two as far, the earlier, as the page may have changed once it was cited; within a
    day, the nearest to noon. Without a ``day``, the newest.
    """
    if day is None:
        return (-taken.timestamp(),)
    days = (taken.astimezone(datetime.UTC).date() - day).days
    return (abs(days), days > 0, abs((taken - noon(day)).total_seconds()), taken.timestamp())


# Addresses


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are one page's, by the keys of archives: scheme, ``www.``, a final slash and the order of a
    query do not count; upper and lower case in a path do."""
    return _key(one) == _key(other)


def is_private(url: str) -> bool:
    """Whether an address is of a house's own network, as far as its host's name shows."""
    host = policy.target(url, allow_private=True).host
    address = policy.literal(host)
    if address is not None:
        return not policy.is_public(address)
    return "." not in host or any(host.endswith(f".{name}") for name in _LOCAL)


def host_of(url: str) -> str:
    """The host of an address that can be asked for, with its port where that is not the usual one."""
    return policy.target(url, allow_private=True).authority


def _key(url: str) -> tuple[str, str, tuple[str, ...]]:
    text = normal(policy.target(url, allow_private=True).url)
    authority, _, rest = text.partition("://")[2].partition("/")
    path, _, query = rest.partition("?")
    host = authority.removesuffix(":80").removesuffix(":443").removeprefix("www.")
    return host, path.rstrip("/"), tuple(sorted(each for each in query.split("&") if each))


def candidate(url: str, taken: datetime.datetime, original: str, base: str) -> Memento | None:
    """The copy that an archive names by ``url``, which may be relative to ``base``; None where it cannot be of the page
    ``original``."""
    try:
        url = policy.target(url, allow_private=True, base=policy.target(base, allow_private=True)).url
    except RefusedAddressError:
        return None
    place = _place(url)
    if place is None:
        return Memento(url, original, taken)
    if not same_page(place.original, original):
        return None
    return place.memento(taken, place.stamp)


class _Place(msgspec.Struct, frozen=True, gc=False):
    """An address of the form of archives: what stands before the timestamp, the timestamp, the page."""

    host: str
    before: str
    stamp: str
    original: str

    def memento(self, taken: datetime.datetime, digits: str | None = None) -> Memento:
        digits = digits or stamp(taken)
        raw = None if self.host in WITHOUT_RAW_COPIES else f"{self.before}{digits}id_/{self.original}"
        return Memento(f"{self.before}{digits}/{self.original}", self.original, taken, raw)


def _place(url: str, *, bare: bool = False) -> _Place | None:
    """What the form of an address says; with ``bare``, the page's address may lack its scheme."""
    try:
        read = policy.target(url, allow_private=True)
    except RefusedAddressError:
        return None
    at = 1
    for _ in range(_DEEPEST):
        end = read.path.find("/", at)
        if end < 0:
            return None
        match = _STAMP.fullmatch(read.path, at, end)
        original = _original(read.path[end + 1 :], bare) if match else None
        if match is not None and original is not None:
            return _Place(read.authority, f"{read.scheme}://{read.authority}{read.path[:at]}", match[1], original)
        at = end + 1
    return None


def _original(text: str, bare: bool) -> str | None:
    match = _SCHEME.match(text)
    if match is not None:
        rest = text[match.end() :]
        text = f"{match[1].lower()}://{unquote(rest) if '%' in match[0] else rest}"
    elif bare and _NAME.match(text):
        text = f"http://{text}"
    else:
        return None
    try:
        return policy.target(text, allow_private=True).url
    except RefusedAddressError:
        return None


# Asking an archive


def field(page: Page, name: str) -> str | None:
    """The value of a field of an answer's head, all of them joined where there are several; None without one."""
    values = [value for each, value in page.headers if each.lower() == name]
    return ", ".join(values) if values else None


def links_of(page: Page) -> list[Link]:
    """The links in the head of an answer."""
    return list(links(field(page, "link") or ""))


def moment_of(page: Page) -> datetime.datetime | None:
    """When the copy that an answer is was taken; None for an answer that is no copy."""
    return http_moment(field(page, "memento-datetime"))


class Reader:
    """Asks one archive at the pace that it wants, and looks at copies before anybody is told of them.

    ``name`` is the archive's host. Many threads may share one.
    """

    def __init__(self, name: str, ask: Ask, patience: Patience) -> None:
        self.name = name
        self.patience = patience
        self._ask = ask
        self._seen: tuple[str, Page] | None = None

    def get(self, kind: str, url: str, *, method: str = "GET", headers: Headers = (), content: bytes = b"") -> Page:
        """The answer to a request of a kind, asked again where the archive only asks for patience.

        Raises :class:`~provenance.errors.FetchError`, and for an archive that will not be asked now
        :class:`~provenance.errors.ArchiveError`.
        """
        for _ in range(_ASKED_AGAIN):
            self.patience.wait(kind)
            page = self._ask(url, method=method, headers=headers, content=content)
            # A copy of an answer that said "too often" says so too, and means another.
            if moment_of(page) is not None or not self.patience.heed(kind, page):
                return page
        raise self.trouble("it was asked too often: try again later")

    def trouble(self, reason: str) -> ArchiveError:
        """An error of this archive."""
        return ArchiveError(self.name, reason)

    def first(self, candidates: Iterable[Memento], day: datetime.date | None) -> Memento | None:
        """The nearest of these copies that is really one; None where none is.

        Raises the error that was met last where copies could not be looked at, and no other is one.
        """
        met: FetchError | None = None
        nearest = sorted(candidates, key=lambda each: nearness(each.taken, day))
        for candidate in nearest[:MOST_TRIED]:
            try:
                found = self._checked(candidate)
            except (RefusedAddressError, PageOverCapError):
                continue  # nothing that could be shown to anybody
            except FetchError as error:
                if met is not None:
                    raise
                met = error
                continue
            if found is not None:
                return found
        if met is not None:
            raise met
        return None

    def copy(self, memento: Memento) -> Page:
        """The copied page: asked for as the page, with the archive's answer.

        ``url`` is the page's own address, ``final_url`` that of the copy, ``retrieved`` when the archive gave it, and
        ``headers`` are the archive's: they say when it was taken, and hold the page's own where the archive keeps
        them (``X-Archive-Orig-…``). Raises :class:`~provenance.errors.FetchError`.
        """
        seen, self._seen = self._seen, None
        if seen is not None and seen[0] == memento.url:
            return seen[1]
        for address in filter(None, (memento.raw, memento.url)):
            page = self._played(address)
            if page is not None and moment_of(page) == memento.taken and page.status == 200:
                return _as_original(page, memento)
        raise self.trouble(f"it gives no copy of {memento.taken:%Y-%m-%d} of {policy.shown(memento.original)} any more")

    def _played(self, address: str) -> Page | None:
        """The answer at a copy's address; None for copied redirects without an end.

        Where a copied redirect is given as it was, it leads to the page of today; it is followed inside the archive.
        """
        been: list[str] = []
        while address not in been and len(been) <= policy.MOST_REDIRECTS:
            been.append(address)
            page: Page | None = None
            met: FetchError | None = None
            try:
                page = self.get("memento", address)
                if host_of(page.final_url) == host_of(address):
                    return page
            except FetchError as error:  # it may be today's
                met = error
            inside = self._inside(address)
            if inside is None and met is not None:
                raise met
            if inside is None:
                return page
            address = inside
        return None

    def _inside(self, address: str) -> str | None:
        """Where in the archive a copied redirect leads; None for what is none, or stays there by itself."""
        place = _place(address)
        if place is None:
            return None
        answer = self.get("memento", address, method="HEAD")
        there = field(answer, "location")
        if moment_of(answer) is None or answer.status not in _REDIRECTING or there is None:
            return None
        read = policy.target(there, allow_private=True, base=policy.target(place.original, allow_private=True))
        return None if read.authority == place.host else f"{place.before}{place.stamp}id_/{read.url}"

    def _checked(self, candidate: Memento) -> Memento | None:
        """The copy as it shows itself, by its exact date; None where it is none, or holds no page."""
        for address in filter(None, (candidate.raw, candidate.url)):
            page = self._played(address)
            if page is None:
                return None
            if moment_of(page) is None and page.status >= 500:
                raise self.trouble(f"it is in trouble: try again later (HTTP status {page.status})")
            found = fitting(page, candidate.original, address)
            if found is not None:
                self._seen = (found.url, _as_original(page, found))
                return found
            if moment_of(page) is not None or page.url != address:
                return None  # it is a copy, or was a copied redirect; another view of it would only hide that
        return None


def fitting(page: Page, original: str, asked: str) -> Memento | None:
    """The copy of ``original`` that an answer is; None for one that is no copy, or no copy of that page, or holds none.

    ``asked`` is the address that was asked for first.

    A copy of a redirect leads to a copy of another address: it fits where both are of the same archive, as that is
    what was to be seen of the page then.
    """
    taken = moment_of(page)
    if taken is None or page.status != 200 or not _EARLIEST <= taken <= page.retrieved + _SKEW or _is_error(page):
        return None
    place = _place(page.final_url)
    named = next((link.target for link in links_of(page) if "original" in link.relations), None)
    shown = named or (place.original if place is not None else None)
    if shown is None:
        return None
    try:
        if not same_page(shown, original) and not _redirected(page, original, asked):
            return None
    except RefusedAddressError:
        return None
    if place is None:
        return Memento(page.final_url, original, taken)
    is_raw = page.final_url.startswith(f"{place.before}{place.stamp}id_/")
    there = place.memento(taken)
    return Memento(there.url, original, taken, there.raw if is_raw else None)


def _redirected(page: Page, original: str, asked: str) -> bool:
    """Whether the archive holds a redirect from ``original`` to what it answered with."""
    host = host_of(page.final_url)
    for url in (asked, page.url, *(redirect.url for redirect in page.redirects[:-1])):
        place = _place(url)
        if place is not None and place.host == host and same_page(place.original, original):
            return True
    return False


def _as_original(page: Page, memento: Memento) -> Page:
    return msgspec.structs.replace(page, url=memento.original, redirects=())


def _is_error(page: Page) -> bool:
    """Whether a copied page says in its title that there is no page."""
    if page.media_type not in (None, "text/html", "application/xhtml+xml"):
        return False
    match = _TITLE.search(page.body[:_TITLE_WITHIN].decode("utf-8", "replace"))
    if match is None:
        return False
    title = " ".join(html.unescape(match[1]).casefold().split())
    parts = (title, *_BETWEEN.split(title))
    return any(" ".join(_UNSPOKEN.sub(" ", part).split()) in ERROR_TITLES or part in ERROR_TITLES for part in parts)


def _distance(days: int) -> str:
    if days == 0:
        return "the very day"
    return f"{abs(days):,} day{'s' * (abs(days) != 1)} {'after' if days > 0 else 'before'}"
