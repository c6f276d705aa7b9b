"""Whose turn it is at a host: so many at once, so far apart, and not while it wants to be left alone."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from provenance.fetch import policy

LONGEST_WAIT = 60.0
"""The most seconds that are waited for a host in one go; what would take longer is left for another run."""

MOST_AT_ONCE = 2
"""The most requests that are under way to one host."""

INTERVAL = 0.5
"""Seconds between the starts of two requests to one host that everybody can reach."""

MOST_SILENT = 3
"""After so many pages in a row for which a host gave no answer it is asked for no more."""


class Time(NamedTuple):
    """How time passes: seconds that never run back, and what waits for so many."""

    now: Callable[[], float]
    wait: Callable[[float], object]


class NoTurnError(Exception):
    """The host is not asked now: it rests for ``rest`` more seconds, or (None) it does not answer."""

    def __init__(self, rest: float | None) -> None:
        super().__init__(rest)
        self.rest = rest


class Host:
    """The turns at one host; many threads wait for theirs.

    Hosts that only this computer or its network can reach are asked without pauses, unless they want some.
    """

    def __init__(self, name: str, time: Time) -> None:
        address = policy.literal(name)
        near = name == "localhost" if address is None else not policy.is_public(address)
        self._time = time
        self._interval = 0.0 if near else INTERVAL
        self._seats = threading.Semaphore(MOST_AT_ONCE)
        self._lock = threading.Lock()
        self._next = 0.0
        self._rests_until = 0.0
        self._silent = 0

    def arrive(self) -> None:
        """Wait for a turn; :meth:`leave` ends it.

        Raises :class:`NoTurnError` where that would take longer than :data:`LONGEST_WAIT`, or be in vain.
        """
        self._seats.acquire()
        try:
            while (left := self._left()) > 0:
                self._time.wait(left)
        except BaseException:
            self._seats.release()
            raise

    def leave(self) -> None:
        """Let the next one have a turn."""
        self._seats.release()

    def rest(self, seconds: float) -> None:
        """Leave the host alone for so long: it says so."""
        with self._lock:
            self._rests_until = max(self._rests_until, self._time.now() + seconds)

    def slow_down(self, interval: float) -> None:
        """Let at least ``interval`` seconds pass between two turns, from the next one on: the site says so."""
        with self._lock:
            if interval > self._interval:
                self._interval = interval
                self._next = 0.0

    def heard(self, address: str | None) -> None:
        """Note that the host has answered, from which address."""
        with self._lock:
            self._silent = 0
            found = None if address is None else policy.literal(address)
            if self._interval == INTERVAL and found is not None and not policy.is_public(found):
                self._interval = 0.0

    def silent(self) -> None:
        """Note that a page was given up because the host did not answer."""
        with self._lock:
            self._silent += 1

    def _left(self) -> float:
        """The seconds that are left until the next turn; with none left, it is taken."""
        with self._lock:
            if self._silent >= MOST_SILENT:
                raise NoTurnError(None)
            now = self._time.now()
            left = max(self._next, self._rests_until) - now
            if left > LONGEST_WAIT:
                raise NoTurnError(left)
            if left <= 0:
                self._next = now + self._interval
            return left
