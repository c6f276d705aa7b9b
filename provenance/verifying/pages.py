"""A page that was visited, or was kept before, with the state that it is in and what stands on it."""

import datetime
from collections.abc import Callable, Mapping
from typing import NamedTuple

from provenance.errors import ProvenanceError, UnreadableError
from provenance.fetch.captures import Captures
from provenance.fetch.visits import state
from provenance.model.document import CitedPage, StandIn
from provenance.model.evidence import Capture, Status
from provenance.model.ports import Page, Visit

ReadPage = Callable[[Page], CitedPage]
"""What reads a page. Raises :class:`~provenance.errors.UnreadableError`."""

READ = (Status.OK, Status.MOVED, Status.PAYWALLED)
"""The states in which a page, or its open part, can be read."""


_STAND_INS: Mapping[StandIn, tuple[Status, str]] = {
    "not-found": (Status.GONE, "its site answers, but with a page that says that there is no such page"),
    "front-page": (Status.GONE, "it leads browsers to its site's front page: check the address"),
    "consent": (Status.BLOCKED, "its site asks for consent before it shows the page: look at it with a browser"),
    "login": (Status.BLOCKED, "its site asks readers to log in first: look at it with a browser"),
    "elsewhere": (Status.BLOCKED, "it only leads browsers on to another page: cite that one"),
    "trouble": (Status.BLOCKED, "its site answers with a page that tells of an error: try --refresh later"),
}

_MOST_TRIED = 20
"""Of so many captures at most it is looked up whether they were the page."""


class Looked(NamedTuple):
    """A page after it was looked at.

    ``capture`` is the page as it was kept, where it could be read, and ``page`` what stands on it; of a page that is
    gone, ``capture`` is the last one that could be read, and ``page`` None. ``visited`` is the day on which the site
    was last asked.
    """

    status: Status
    visited: datetime.date
    reason: str | None = None
    capture: Capture | None = None
    page: CitedPage | None = None
    moved_to: str | None = None
    settled: bool = True
    unchanged: bool = False

    @property
    def full(self) -> bool:
        """Whether all of it was read: of a page with a wall only the open part was."""
        return self.page is not None and self.status in (Status.OK, Status.MOVED)


class Shelf:
    """What was kept of pages, and how it reads."""

    def __init__(self, captures: Captures, read: ReadPage, today: datetime.date) -> None:
        self._captures = captures
        self._read = read
        self._today = today

    def kept(self, url: str) -> Looked | None:
        """The page as it was kept last, whoever asked for it; None where nothing was."""
        capture = next((each for each in reversed(self._captures.of(url)) if each.kind != "robots"), None)
        if capture is None:
            return None
        page = self._captures.page(capture)
        return self._looked(state(page), capture, capture.retrieved.date())

    def visited(self, visit: Visit, capture: Capture | None) -> Looked:
        """What came of a visit; ``capture`` is its page as it was kept just now."""
        if visit.unchanged:
            known = self.readable(visit.url)
            if known is not None:
                page = self._captures.page(known)
                return self._looked(state(page), known, self._today)._replace(unchanged=True)
        return self._looked(visit, capture, self._today)

    def readable(self, url: str) -> Capture | None:
        """The last capture of a page whose answer was the page."""
        return next((each for each in reversed(self._captures.of(url)) if each.status == 200), None)

    def _last(self, url: str) -> Capture | None:
        """The last capture that was the page: no shell, and nothing in its place."""
        found = [each for each in reversed(self._captures.of(url)) if each.status == 200]
        for capture in found[:_MOST_TRIED]:
            try:
                page = self.page(capture)
            except ProvenanceError:
                continue
            if not page.needs_script and page.stand_in is None:
                return capture
        return None

    def page(self, capture: Capture) -> CitedPage:
        """What stands on a page that was kept."""
        return self._read(self._captures.page(capture))

    def _looked(self, visit: Visit, capture: Capture | None, on: datetime.date) -> Looked:
        moved_to = None
        if visit.status is Status.GONE:
            return Looked(Status.GONE, on, visit.reason, self._last(visit.url), settled=visit.settled)
        if visit.status not in READ or capture is None:
            return Looked(visit.status, on, visit.reason, settled=visit.settled)
        if visit.status is Status.MOVED:
            moved_to = capture.final_url
        try:
            page = self.page(capture)
        except UnreadableError as error:
            if visit.status is Status.PAYWALLED:
                return Looked(visit.status, on, visit.reason)
            return Looked(Status.BLOCKED, on, error.reason)
        if page.needs_script:
            return Looked(Status.BLOCKED, on, "it shows its text only to a browser that runs scripts")
        if page.stand_in is not None:
            instead, told = _STAND_INS[page.stand_in]
            return Looked(instead, on, told, self._last(visit.url) if instead is Status.GONE else None)
        status, reason = visit.status, visit.reason
        if page.free is False:
            status, reason = Status.PAYWALLED, "only the part of it that is open to everybody was read"
        return Looked(status, on, reason, capture, page, moved_to)
