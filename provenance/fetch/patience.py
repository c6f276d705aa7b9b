"""How often an archive may be asked: what its answers say of that, and a polite pause where they say nothing."""

import re
import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from provenance.errors import ArchiveError
from provenance.model.ports import Page

PAUSE = 2.5
"""Seconds between two requests of one kind to an archive that has named no other pace."""

MOST = 60.0
"""Seconds that are waited for an archive in one go; what asks for more is left alone until then."""

_UNSAID = 60.0  # Where an archive only says "too often".
_LONGEST = 86_400.0
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_MOMENT = 100_000_000  # A reset from here on is a moment of the Unix clock, not a span.
_REMAINING = ("x-ratelimit-remaining", "x-rate-limit-remaining", "ratelimit-remaining")
_RESET = ("x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset")


class Patience:
    """The pace of one archive, for each kind of request apart, as archives count them.

    ``pause`` and ``most`` are in seconds. ``clock`` gives seconds that never run back and ``sleep`` waits for so many;
    tests hand in a clock of their own. Many threads may share one.
    """

    def __init__(
        self,
        name: str,
        *,
        pause: float = PAUSE,
        most: float = MOST,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._name = name
        self._pause = pause
        self._most = most
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}
        self._refused: dict[str, int] = {}

    def wait(self, kind: str) -> None:
        """Wait until a request of this kind may be sent.

        Raises :class:`~provenance.errors.ArchiveError`, at once, where that would take longer than ``most``.
        """
        with self._lock:
            now = self._clock()
            start = max(now, self._free.get(kind, now))
            if start - now > self._most:
                raise ArchiveError(self._name, f"it asks for a pause of {span(start - now)}: try again later")
            self._free[kind] = start + self._pause
        if start > now:
            self._sleep(start - now)

    def heed(self, kind: str, page: Page) -> bool:
        """Take in what an answer says of the pace; whether it says nothing else, so that it must be asked for again."""
        fields = {name.lower(): value.strip() for name, value in page.headers}
        after = _seconds(fields.get("retry-after"), page)
        refused = page.status == 429 or (page.status == 503 and after is not None)
        if after is None and next((fields[name] for name in _REMAINING if name in fields), None) == "0":
            after = _seconds(next((fields[name] for name in _RESET if name in fields), None), page)
        with self._lock:
            times = self._refused.get(kind, 0) + 1 if refused else 0
            self._refused[kind] = times
            if after is None and refused:
                after = _UNSAID * 2 ** min(times - 1, 8)
            if after is not None:
                until = self._clock() + min(after, _LONGEST)
                self._free[kind] = max(self._free.get(kind, until), until)
        return refused

    def rest(self, seconds: float) -> None:
        """Wait for so many seconds."""
        self._sleep(seconds)

    def now(self) -> float:
        """The seconds of the clock."""
        return self._clock()


def span(seconds: float) -> str:
    """A span of time for a person, rounded up: ``90 s``, ``5 min``, ``3 h``."""
    for unit, size, most in (("s", 1, 120), ("min", 60, 120)):
        count = -int(-seconds // size)
        if count <= most:
            return f"{count} {unit}"
    return f"{-int(-seconds // 3600)} h"


def _seconds(value: str | None, page: Page) -> float | None:
    """Seconds from the answer on: as such, as a moment of the Unix clock, or as a date."""
    if not value:
        return None
    if _NUMBER.fullmatch(value):
        number = float(value)
        return max(number - page.retrieved.timestamp(), 0.0) if number >= _MOMENT else number
    try:
        moment = parsedate_to_datetime(value[:64])
        return max((moment - page.retrieved).total_seconds(), 0.0)
    except (ValueError, TypeError, IndexError, OverflowError):  # no date, one that is impossible, or one without a zone
        return None
