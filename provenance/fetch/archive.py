"""Archives of the web: where a page is to be had that is gone, as it was when it was cited.

Memento (RFC 7089) is what they have in common; the Wayback Machine is one, with ways of its own. What is proposed is
the copy nearest to the day of the citation, of all the archives that are asked.
"""

import datetime
import threading
from collections.abc import Sequence
from typing import Protocol

from provenance.errors import ArchiveError, FetchError, RefusedAddressError, SettingsError
from provenance.fetch import policy
from provenance.fetch.mementos import Ask, Memento, as_memento, host_of, nearness
from provenance.fetch.patience import Patience
from provenance.fetch.timegate import TimeGate
from provenance.fetch.wayback import HOME, NEAR_ENOUGH, Keys, Wayback
from provenance.model.ports import Page

__all__ = ["Archive", "Archives", "Ask", "Keys", "Memento", "TimeGate", "Wayback", "archive_for", "as_memento"]

USUAL = (HOME,)
"""The settings of the archives that are asked where none are set."""

_NOTATION = 'write "https://web.archive.org", "wayback+https://…" or "memento+https://…"'
_MOST_TROUBLE = 100


class Archive(Protocol):
    """One archive; ``name`` is its host."""

    @property
    def name(self) -> str:
        """The archive's host."""
        ...

    def nearest(self, url: str, day: datetime.date | None) -> Memento | None:
        """The copy of a page that was taken nearest to ``day``, or the newest without one; None where there is none.

        Raises :class:`~provenance.errors.FetchError` for an archive in trouble.
        """
        ...

    def copy(self, memento: Memento) -> Page:
        """The copied page: ``url`` is its own address, ``final_url`` the copy's.

        Raises :class:`~provenance.errors.FetchError`.
        """
        ...


class Archives:
    """Several archives, asked in their order; ``trouble`` says in sentences which of them could not be asked.

    The next is asked where one has nothing, is in trouble, or has a copy only of another time: more than a day from
    the day in question. Many threads may share one.
    """

    def __init__(self, archives: Sequence[Archive]) -> None:
        self._archives = tuple(archives)
        self._given: dict[str, Archive] = {}
        self._lock = threading.Lock()
        self.trouble: list[str] = []

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts of these archives: what :func:`as_memento` may take for copies beside those of public archives."""
        return frozenset(each.name for each in self._archives)

    def nearest(self, url: str, day: datetime.date | None) -> Memento | None:
        """The copy nearest to ``day`` of all; None where no archive has one, or none could be asked.

        Of two as near, the earlier; without a ``day``, the newest of the first archive that has any. Never raises for
        an archive: see ``trouble``.
        """
        best: Memento | None = None
        for archive in self._archives:
            try:
                found = archive.nearest(url, day)
            except FetchError as error:
                self._note(error)
                continue
            if found is None:
                continue
            with self._lock:
                self._given[found.url] = archive
            if best is None or nearness(found.taken, day) < nearness(best.taken, day):
                best = found
            if day is None or abs(best.days_after(day)) <= NEAR_ENOUGH:
                break
        return best

    def copy(self, memento: Memento) -> Page:
        """The copied page, from the archive that named it. Raises :class:`~provenance.errors.FetchError`."""
        archive = self._given.get(memento.url) or self._of(memento)
        if archive is None:
            raise ArchiveError(host_of(memento.url), "it is not among the archives that are asked")
        return archive.copy(memento)

    def save(self, url: str) -> Memento:
        """A new copy of a page, in the first archive that makes some. Raises as :meth:`Wayback.save`, and
        :class:`~provenance.errors.SettingsError` where none of them does."""
        for archive in self._archives:
            if isinstance(archive, Wayback):
                return archive.save(url)
        raise SettingsError("archives: none of them makes copies when it is asked; the Wayback Machine does")

    def _of(self, memento: Memento) -> Archive | None:
        host = host_of(memento.url)
        return next((each for each in self._archives if each.name == host), None)

    def _note(self, error: FetchError) -> None:
        told = str(error)
        with self._lock:
            if told not in self.trouble and len(self.trouble) < _MOST_TROUBLE:
                self.trouble.append(told)


def archive_for(setting: str, ask: Ask, *, keys: Keys | None = None, patience: Patience | None = None) -> Archive:
    """The archive that a setting names.

    ``https://web.archive.org`` is the Wayback Machine, ``wayback+https://…`` another archive with its ways, and
    ``memento+https://…`` any with a TimeGate at that address. ``keys`` are for the Wayback Machine only. Raises
    :class:`~provenance.errors.SettingsError` for what cannot be meant.
    """
    shown = policy.shown(setting)
    kind, plus, address = setting.strip().partition("+")
    if not plus or "/" in kind:
        kind, address = "", setting
    try:
        read = policy.target(address, allow_private=True)
    except RefusedAddressError as error:
        raise SettingsError(f"archives: {error}: {_NOTATION}") from None
    if "@" in address.partition("://")[2].partition("/")[0] or "?" in address or "#" in address:
        raise SettingsError(
            f"archives: {read.authority}: the address of an archive has no credentials, query or fragment"
        )
    if kind == "memento":
        return TimeGate(ask, read.url, patience=patience)
    if kind == "wayback":
        return Wayback(ask, read.url, patience=patience)
    if not kind and read.url in (f"{HOME}/", f"{HOME}/web/"):
        return Wayback(ask, keys=keys, patience=patience)
    raise SettingsError(f"archives: {shown}: it does not say how the archive is asked: {_NOTATION}")
