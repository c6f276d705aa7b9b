"""Any archive that speaks Memento (RFC 7089): its TimeGate, and its list of copies where that does not help."""

import datetime
import heapq
from collections.abc import Iterable, Iterator
from itertools import islice

from provenance.errors import RefusedAddressError
from provenance.fetch import policy
from provenance.fetch.links import Link, links
from provenance.fetch.mementos import (
    MOST_TRIED,
    Ask,
    Memento,
    Reader,
    as_memento,
    candidate,
    field,
    host_of,
    http_date,
    http_moment,
    is_private,
    links_of,
    moment_of,
    nearness,
    noon,
)
from provenance.fetch.patience import Patience
from provenance.model.ports import Page

LONGEST_LIST = 8 * 2**20
"""The most bytes of a list of copies (a TimeMap) that are read. What comes after them is left aside."""

MOST_COPIES = 100_000
"""The most links of a list that are looked at."""

MOST_LISTS = 3
"""The most lists that are read for one page: a list may come in parts."""

_LINK_FORMAT = (("Accept", "application/link-format, */*;q=0.1"),)

_Named = tuple[datetime.datetime, str]


class TimeGate:
    """One archive by its TimeGate: the address before which the address of any page is put.

    ``gate`` is that address, such as ``https://archive.example/coll``, and ``patience`` the pace, if another than the
    usual. ``name`` is the archive's host. Raises :class:`~provenance.errors.RefusedAddressError` for a gate that is
    no address.
    """

    def __init__(self, ask: Ask, gate: str, *, patience: Patience | None = None) -> None:
        self._gate = policy.target(gate, allow_private=True).url.rstrip("/")
        self.name = host_of(self._gate)
        self._reader = Reader(self.name, ask, patience or Patience(self.name))

    def nearest(self, url: str, day: datetime.date | None) -> Memento | None:
        """The copy of the page that was taken nearest to ``day``, or the newest without one; None where there is none.

        The gate is asked first; its list of all copies only where none of those that it names holds the page. Raises
        :class:`~provenance.errors.FetchError` for an archive in trouble.
        """
        original = policy.target(url, allow_private=True).url
        if is_private(original) and not is_private(self._gate):
            return None
        headers = () if day is None else (("Accept-Datetime", http_date(noon(day))),)
        page = self._reader.get("timegate", f"{self._gate}/{original}", headers=headers)
        taken = moment_of(page)
        if taken is None and page.status in (404, 406, 410):
            return None
        if taken is None and page.status >= 300:
            raise self._reader.trouble(f"it gives no answer that could be used (HTTP status {page.status})")
        told = links_of(page)
        named = list(_copies(told))
        if taken is not None:
            named.append((taken, field(page, "content-location") or page.final_url))
        # A copied redirect has been followed already, and its own address stands on the way.
        named += [
            (made.taken, made.url) for each in page.redirects if (made := as_memento(each.url, {host_of(each.url)}))
        ]
        best = self._reader.first(_resolved(named, page, original), day)
        if best is not None:
            return best
        starts = [link.target for link in told if "timemap" in link.relations]
        tried = {target for _, target in named}
        return self._reader.first(self._listed(starts, page, original, day, tried), day)

    def copy(self, memento: Memento) -> Page:
        """The copied page: see :meth:`provenance.fetch.mementos.Reader.copy`."""
        return self._reader.copy(memento)

    def _listed(
        self, starts: list[str], page: Page, original: str, day: datetime.date | None, tried: set[str]
    ) -> list[Memento]:
        """The nearest copies in an archive's list, without those that were tried."""
        hosts = {host_of(self._gate), host_of(page.final_url)}
        waiting = _of_hosts(starts, page, hosts)
        read: set[str] = set()
        found: list[Memento] = []
        while waiting and len(read) < MOST_LISTS:
            address = waiting.pop(0)
            if address in read:
                continue
            read.add(address)
            answer = self._reader.get("timemap", address, headers=_LINK_FORMAT)
            if answer.status != 200:
                continue
            listed = list(islice(links(answer.body[:LONGEST_LIST].decode("utf-8", "replace")), MOST_COPIES))
            near = heapq.nsmallest(
                MOST_TRIED,
                (each for each in _copies(listed) if each[1] not in tried),
                key=lambda each: nearness(each[0], day),
            )
            found += _resolved(near, answer, original)
            parts = [link for link in listed if "timemap" in link.relations and "self" not in link.relations]
            parts.sort(key=lambda part: _misses(part, day))
            waiting += _of_hosts([part.target for part in parts[:MOST_LISTS]], answer, hosts)
        return found


def _copies(told: Iterable[Link]) -> Iterator[_Named]:
    """The copies among links, each with its date."""
    for link in told:
        if "memento" in link.relations:
            taken = http_moment(link.parameter("datetime"))
            if taken is not None:
                yield taken, link.target


def _resolved(named: Iterable[_Named], page: Page, original: str) -> list[Memento]:
    made = (candidate(target, taken, original, page.final_url) for taken, target in named)
    return [each for each in made if each is not None]


def _misses(part: Link, day: datetime.date | None) -> bool:
    """Whether a part of a list says that it does not reach to ``day``."""
    start, end = http_moment(part.parameter("from")), http_moment(part.parameter("until"))
    return day is not None and ((start is not None and start.date() > day) or (end is not None and end.date() < day))


def _of_hosts(targets: Iterable[str], page: Page, hosts: set[str]) -> list[str]:
    """The addresses that are the archive's own: a list elsewhere is not its list."""
    base = policy.target(page.final_url, allow_private=True)
    found: list[str] = []
    for target in targets:
        try:
            read = policy.target(target, allow_private=True, base=base)
        except RefusedAddressError:
            continue
        if read.authority in hosts:
            found.append(read.url)
    return found
