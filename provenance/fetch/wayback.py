"""The Wayback Machine of the Internet Archive: which copies it has, and Save Page Now.

After the Internet Archive's documents: Wayback Availability JSON API; Wayback CDX Server API; Save Page Now 2 Public
API (V. Banos, 2023). No limit of theirs is written here: what an account may do is asked, and answers tell the pace.
"""

import datetime
import re
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec

from provenance.errors import ArchiveError, ConfigurationError, FetchError, RefusedAddressError
from provenance.fetch import policy
from provenance.fetch.mementos import (
    Ask,
    Memento,
    Reader,
    as_memento,
    candidate,
    field,
    host_of,
    is_private,
    nearness,
    noon,
    stamp,
    stamp_moment,
)
from provenance.fetch.patience import Patience, span
from provenance.model.ports import Headers, Page

HOME = "https://web.archive.org"
"""Where the Wayback Machine is."""

NEAR_ENOUGH = 1
"""Days from the day in question within which the first copy is taken without asking for a list of others."""

LONGEST_SAVING = 180.0
"""Seconds that are waited for a page to be saved; the Wayback Machine itself gives up after 120."""

_AVAILABILITY = "https://archive.org/wayback/available"
_ROWS = 25
_POLLS = (3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_LONGEST_ANSWER = 2**20
_JOB = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-]{0,99}")
_CODE = re.compile(r"error:[a-z\-]{1,60}")
_WHOLE = re.compile(r"[0-9]{14}")
_JSON = ("Accept", "application/json")

_FAILURES = {
    "error:blocked": "the page's site does not let it in",
    "error:blocked-url": "it takes no page of that address",
    "error:forbidden": "the page's site does not let it in",
    "error:no-access": "the page's site does not let it in",
    "error:unauthorized": "the page asks for a password",
    "error:not-found": "there is no such page",
    "error:gone": "the page was taken down",
    "error:invalid-host-resolution": "the page's host cannot be found",
    "error:invalid-url-syntax": "it cannot understand the address",
    "error:too-many-daily-captures": "it was saved too often today",
    "error:too-many-requests": "the page's site was asked too often",
    "error:user-session-limit": "too many saves of this account are under way",
    "error:job-failed": "it failed to",
    "error:max-total-time-exceeded": "the page took too long",
    "error:read-timeout": "the page took too long",
    "error:filesize-limit": "the page is too large",
}

T = TypeVar("T")


class Keys(msgspec.Struct, frozen=True, gc=False):
    """The two keys of an account of the Internet Archive, as https://archive.org/account/s3.php shows them.

    Neither is ever shown. Raises :class:`~provenance.errors.ConfigurationError` for what can be no key.
    """

    access: str
    secret: str

    def __post_init__(self) -> None:
        for key in (self.access, self.secret):
            # Anything else could end the header that they are sent in, and a library's message would quote it.
            if not re.fullmatch(r"[!-9;-~]{1,200}", key):
                raise ConfigurationError("the keys of the Wayback Machine hold signs that no key has")

    def __repr__(self) -> str:
        return "Keys(…)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []

    @property
    def field(self) -> tuple[str, str]:
        """The field of a request's head that they are sent in."""
        return "Authorization", f"LOW {self.access}:{self.secret}"


class _Closest(msgspec.Struct, frozen=True):
    url: str = ""
    timestamp: str = ""
    status: str | int = ""
    available: bool = False


class _Snapshots(msgspec.Struct, frozen=True):
    closest: _Closest | None = None


class _Availability(msgspec.Struct, frozen=True):
    archived_snapshots: _Snapshots | None = None


class _System(msgspec.Struct, frozen=True):
    status: str | None = None


class _User(msgspec.Struct, frozen=True):
    available: int | None = None
    processing: int | None = None
    daily_captures: int | None = None
    daily_captures_limit: int | None = None


class _Job(msgspec.Struct, frozen=True):
    status: str | None = None
    status_ext: str | None = None
    job_id: str | None = None
    timestamp: str | None = None
    original_url: str | None = None


class Wayback:
    """The Wayback Machine, or another archive that offers what it does, at ``home``.

    ``availability`` is the address of its availability API, ``keys`` are those that :meth:`save` needs, and
    ``patience`` is the pace, if another than the usual. ``name`` is the archive's host.
    """

    def __init__(
        self,
        ask: Ask,
        home: str = HOME,
        *,
        availability: str | None = None,
        keys: Keys | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._home = policy.target(home, allow_private=True).url.rstrip("/")
        self.name = host_of(self._home)
        usual = _AVAILABILITY if self._home == HOME else f"{self._home}/wayback/available"
        self._availability = availability or usual
        self._keys = keys
        self._reader = Reader(self.name, ask, patience or Patience(self.name))

    def nearest(self, url: str, day: datetime.date | None) -> Memento | None:
        """The copy of the page that was taken nearest to ``day``, or the newest without one; None where there is none.

        Its availability API is asked first, which names one copy. Where that is not near enough, its list of copies
        (CDX) is. Raises :class:`~provenance.errors.FetchError` for an archive in trouble.
        """
        original = policy.target(url, allow_private=True).url
        if is_private(original) and not is_private(self._home):
            return None
        found: Memento | None = None
        named: list[Memento] = []
        try:
            named = self._named(original, day)
            found = self._reader.first(named, day)
        except FetchError:
            pass  # the list may be there
        if found is not None and (day is None or abs(found.days_after(day)) <= NEAR_ENOUGH):
            return found
        try:
            tried = {each.url for each in named}
            listed = [each for each in self._listed(original, day) if each.url not in tried]
            other = self._reader.first(listed, day)
        except FetchError:
            if found is None:
                raise
            return found
        both = [each for each in (found, other) if each is not None]
        return min(both, key=lambda each: nearness(each.taken, day)) if both else None

    def copy(self, memento: Memento) -> Page:
        """The copied page: see :meth:`provenance.fetch.mementos.Reader.copy`."""
        return self._reader.copy(memento)

    def save(self, url: str) -> Memento:
        """A new copy of the page, made by Save Page Now.

        Waits for it, as long as :data:`LONGEST_SAVING`. Raises :class:`~provenance.errors.ConfigurationError` without
        keys, and :class:`~provenance.errors.FetchError` where the page cannot be saved, or not now: what the account
        may still save is asked for before.
        """
        original = policy.target(url, allow_private=True).url
        if self._keys is None:
            raise ConfigurationError(
                "saving a page needs the keys of an account of the Internet Archive (https://archive.org/account/s3.php)"
            )
        if self._home.startswith("http:") and not is_private(self._home):
            raise ConfigurationError(f"keys are sent by https:// only: write https:// before {self.name}")
        if is_private(original) and not is_private(self._home):
            raise self._reader.trouble(f"{policy.shown(original)} is of a house's own network: it is not given away")
        until = self._reader.patience.now() + LONGEST_SAVING
        self._may_save(self._keys, until)
        job = self._begun(self._keys, original)
        for turn in range(1_000):
            self._reader.patience.rest(_POLLS[min(turn, len(_POLLS) - 1)])
            done = self._answer(_Job, "status", f"{self._home}/save/status/{job}", (self._keys.field,))
            if done.status == "success":
                return self._saved(done, original)
            if done.status != "pending":
                raise self._failure(done, original)
            if self._reader.patience.now() >= until:
                break
        raise self._reader.trouble(f"it has not saved the page within {span(LONGEST_SAVING)}: look for it there later")

    # Which copies there are

    def _named(self, original: str, day: datetime.date | None) -> list[Memento]:
        asked = {"url": original} | ({} if day is None else {"timestamp": stamp(noon(day))})
        page = self._reader.get("available", f"{self._availability}?{urlencode(asked)}", headers=(_JSON,))
        told = self._read(_Availability, page).archived_snapshots
        closest = told.closest if told is not None else None
        if closest is None or not closest.available or str(closest.status) not in ("200", ""):
            return []
        return self._copies([(closest.timestamp, _original_of(closest.url) or original)], original)

    def _listed(self, original: str, day: datetime.date | None) -> list[Memento]:
        asked = [
            ("url", original),
            ("output", "json"),
            ("fl", "timestamp,original,statuscode"),
            ("filter", "statuscode:200"),
        ]
        if day is None:
            asked += [("limit", f"-{_ROWS}"), ("fastLatest", "true")]
        else:
            # Of one day the first copy only. More rows than are wanted: with few, some of its servers give the oldest.
            asked += [("sort", "closest"), ("closest", stamp(noon(day))), ("collapse", "timestamp:8")]
            asked += [("limit", str(_ROWS))]
        page = self._reader.get("cdx", f"{self._home}/cdx/search/cdx?{urlencode(asked)}", headers=(_JSON,))
        if page.status == 404 or "AccessControl" in (field(page, "x-archive-wayback-runtime-error") or ""):
            return []  # it shows nothing of this site, by the wish of the site's owner
        if page.status == 200 and not page.body.strip():
            return []
        rows = self._read(list[list[str | None]], page)
        first = rows[0] if rows else []
        if "timestamp" not in first or "original" not in first:
            return []
        when, what = first.index("timestamp"), first.index("original")
        kept = [(row[when], row[what]) for row in rows[1 : _ROWS + 1] if len(row) == len(first)]
        return self._copies([(str(taken), str(copied)) for taken, copied in kept], original)

    def _copies(self, rows: list[tuple[str, str]], original: str) -> list[Memento]:
        """Copies by their timestamps; their addresses are made here, so that they lead nowhere else."""
        found = []
        for digits, copied in rows:
            taken = stamp_moment(digits) if _WHOLE.fullmatch(digits) else None
            if taken is not None:
                made = candidate(f"{self._home}/web/{digits}/{copied}", taken, original, self._home)
                if made is not None:
                    found.append(made)
        return found

    # Save Page Now

    def _may_save(self, keys: Keys, until: float) -> None:
        """Wait until the account may save a page. Raises ArchiveError where it may not today."""
        system = self._answer(_System, "status", f"{self._home}/save/status/system")
        if system.status not in (None, "ok"):
            raise self._reader.trouble("it takes no pages at present: try again later")
        for turn in range(1_000):
            # It keeps answers of an address for a while; the number makes it another.
            number = int(self._reader.patience.now() * 1000)
            address = f"{self._home}/save/status/user?_t={number}"
            user = self._answer(_User, "status", address, (keys.field,))
            most, done = user.daily_captures_limit, user.daily_captures
            if most is not None and done is not None and done >= most:
                raise self._reader.trouble(f"the {most:,} pages that this account may save in a day are saved")
            if user.available is None or user.available > 0:
                return
            if self._reader.patience.now() >= until:
                break
            self._reader.patience.rest(_POLLS[min(turn, len(_POLLS) - 1)])
        raise self._reader.trouble("too many saves of this account are under way: try again later")

    def _begun(self, keys: Keys, original: str) -> str:
        page = self._reader.get(
            "save",
            f"{self._home}/save",
            method="POST",
            headers=(_JSON, keys.field, ("Content-Type", "application/x-www-form-urlencoded")),
            content=urlencode({"url": original, "skip_first_archive": "1"}).encode("ascii"),
        )
        if page.status in (401, 403):
            raise self._reader.trouble("it does not know these keys, or does not let them save pages")
        job = self._read(_Job, page)
        if job.status == "error" or job.job_id is None:
            raise self._failure(job, original)
        if not _JOB.fullmatch(job.job_id):
            raise self._odd()
        return job.job_id

    def _saved(self, job: _Job, original: str) -> Memento:
        digits = job.timestamp or ""
        taken = stamp_moment(digits) if _WHOLE.fullmatch(digits) else None
        copied = job.original_url or original
        made = None if taken is None else candidate(f"{self._home}/web/{digits}/{copied}", taken, original, self._home)
        if made is None:
            raise self._odd()
        return made

    def _failure(self, job: _Job, original: str) -> ArchiveError:
        code = job.status_ext or ""
        why = _FAILURES.get(code)
        if why is None:
            why = f"it says “{code}”" if _CODE.fullmatch(code) else "it does not say why"
        return self._reader.trouble(f"it has not saved {policy.shown(original)}: {why}")

    # Answers

    def _answer(self, shape: type[T], kind: str, url: str, headers: Headers = ()) -> T:
        page = self._reader.get(kind, url, headers=(_JSON, *headers))
        if page.status in (401, 403):
            raise self._reader.trouble("it does not know these keys, or does not let them save pages")
        return self._read(shape, page)

    def _read(self, shape: type[T], page: Page) -> T:
        if page.status >= 400:
            raise self._reader.trouble(f"it is in trouble: try again later (HTTP status {page.status})")
        try:
            if len(page.body) <= _LONGEST_ANSWER:
                return msgspec.json.decode(page.body, type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._odd() from error
        raise self._odd()

    def _odd(self) -> ArchiveError:
        return self._reader.trouble("its answer is not what its documents say: try again later")


def _original_of(url: str) -> str | None:
    """The page of a copy's address, whichever host it names."""
    try:
        found = as_memento(url, {host_of(url)})
    except RefusedAddressError:
        return None
    return None if found is None else found.original
