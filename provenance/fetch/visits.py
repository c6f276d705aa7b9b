"""Many pages, asked for as their sites want it, and what came of each: a state with a name.

A site's robots.txt is read before its pages. Hosts are asked side by side, each one by :mod:`provenance.fetch.turns`.
What may pass is tried again, and ``Retry-After`` is heeded. docs/fetching.md says what a person should know of it.
"""

import datetime
import re
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple, Self

import msgspec
import stamina
import stamina.instrumentation

from provenance.errors import FetchError, PageOverCapError, RefusedAddressError, UnreachableError
from provenance.fetch import conditional, policy
from provenance.fetch.pages import Course, HttpPages, may_pass, told
from provenance.fetch.policy import MOST_REDIRECTS, Target
from provenance.fetch.robots import ENOUGH, Robots
from provenance.fetch.turns import Host, NoTurnError, Time
from provenance.model.evidence import Status
from provenance.model.ports import Clock, Headers, Page, Redirect, Visit

PURPOSE = "checks the sources that news articles cite; one page per citation"
"""What the User-Agent says that the requests are for."""

LANES = 32
"""The most pages that are asked for at the same time, at whatever hosts."""

MOST_LARGE = 4
"""The most pages over :data:`~provenance.fetch.pages.LARGE` that are held at the same time."""

ATTEMPTS = 8
"""The most requests for one page where the trouble may pass."""

PATIENCE = 30.0
"""After so many seconds no further request for one page is begun."""

GRACE = 2.0
"""For so many seconds what is under way at the end of a run may still come."""

ROBOTS_AGE = datetime.timedelta(hours=24)
"""For so long a robots.txt is as good as new (RFC 9309, 2.4)."""

# Its hooks are for the whole process, and those that are there by default write to the terminal.
stamina.instrumentation.set_on_retry_hooks([])

_PASSING = (429, 500, 502, 503, 504)
_BLOCKED = (401, 403, 407, 451)
_LATER = (408, 421, 425)
_PERMANENT = (301, 308)
_FRONT_PAGES = re.compile(r"/(?:index\.(?:html?|php))?")
_SECONDS = re.compile(r"[0-9]{1,9}")
_ROBOTS_HELD = 4 * 2**20  # characters

_BY_HAND = "save the page with a browser and give the file"
_ROBOTS = "its site's robots.txt asks programs not to fetch it: look at it with a browser"


class Limits(msgspec.Struct, frozen=True):
    """What one run may cost: requests, bytes from the network, seconds from the first request on.

    What is under way when one is reached is finished.
    """

    requests: int = 50_000
    bytes: int = 8 * 2**30
    seconds: float = 2 * 3600.0


class _State(NamedTuple):
    status: Status
    reason: str | None = None
    settled: bool = True


class _EndError(Exception):
    """A page is not asked for, or not any further; ``state`` is what it is then in."""

    def __init__(self, state: _State) -> None:
        super().__init__(state)
        self.state = state


class _StoppedError(_EndError):
    """A page is not asked for, or not again, because the run ends."""

    def __init__(self) -> None:
        super().__init__(_State(Status.UNREACHABLE, "the run was ended before it was asked for", settled=False))


class _AgainError(Exception):
    """A request that may succeed when it is made again; ``came`` is what it came to this time."""

    def __init__(self, came: Page | FetchError) -> None:
        super().__init__(came)
        self.came = came


def state(page: Page) -> Visit:
    """What an answer shows by its status and its redirects, whenever it came."""
    found = _state(page, page.status)
    return Visit(page.url, found.status, page, reason=found.reason, settled=found.settled)


class Visits:
    """Visits to pages, within the limits of one run.

    ``pages`` makes the requests and ``clock`` says how old a kept robots.txt is. ``kept`` gives what was kept of an
    address, at least of a robots.txt, and ``keep`` takes a robots.txt that is to be kept; both are called from many
    threads, and may raise what they like: it ends the visit. ``monotonic`` and ``sleep`` are for tests; between two
    attempts stamina waits, and tests have its own switches for that.

    Many threads may visit at once.
    """

    def __init__(
        self,
        pages: HttpPages,
        *,
        clock: Clock,
        kept: Callable[[str], Page | None] = lambda url: None,
        keep: Callable[[Page, Literal["robots"]], object] = lambda page, kind: None,
        limits: Limits | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._pages = pages
        self._clock = clock
        self._kept = kept
        self._keep = keep
        self._stopped = threading.Event()
        self._time = Time(monotonic, self._wait)
        self._sleep = sleep or self._stopped.wait
        self._account = _Account(limits or Limits(), monotonic)
        self._lock = threading.Lock()
        self._hosts: dict[str, Host] = {}
        self._sites: dict[str, _Site] = {}
        self._held: OrderedDict[str, int] = OrderedDict()
        self._held_size = 0
        self._large = threading.Semaphore(MOST_LARGE)
        self._telling = threading.Lock()
        self._unheard = False  # what on() has raised: it is told no more
        self._lanes: list[_Lanes] = []

    def visit(self, url: str, known: Page | None = None) -> Visit:
        """Ask for a page, and wait until it is known what comes of it.

        With ``known``, the page as it was kept before, the site is asked only for another one: where there is none, the
        visit is ``unchanged``. Raises :class:`ValueError` where the pages are closed.
        """
        with _Seat(self._large) as seat:
            try:
                return self._visited(url, known, seat)
            except _StoppedError as error:
                return _ended(url, error)

    def visit_all(
        self, urls: Iterable[str], known: Callable[[str], Page | None], on: Callable[[Visit], object]
    ) -> None:
        """Visit every address, many hosts side by side, and tell ``on`` of each, one after the other, in any order.

        What two addresses have in common before the fragment is asked for once. ``known`` and ``on`` are called from
        other threads. What they raise ends the visits, and is raised here. After :meth:`close`, or when this is
        interrupted, nothing more is begun.
        """
        lanes = _Lanes(self._pages, urls, lambda spellings: self._tell(spellings, known, on), self._stopped)
        self._lanes.append(lanes)
        try:
            lanes.run()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Begin nothing more, and wait for nothing more but, for :data:`GRACE`, the requests that are under way.

        What comes in that time is told as usual, so that it need not be asked for again.
        """
        self._stopped.set()
        end = time.monotonic() + GRACE
        for lanes in self._lanes:
            lanes.wait(end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _tell(self, spellings: list[str], known: Callable[[str], Page | None], on: Callable[[Visit], object]) -> None:
        with _Seat(self._large) as seat:
            try:
                visit = self._visited(spellings[0], known(spellings[0]), seat)
            except _StoppedError:
                return
            with self._telling:
                for url in spellings:
                    if not self._unheard:
                        self._unheard = True
                        on(msgspec.structs.replace(visit, url=url))
                        self._unheard = False

    # One page

    def _visited(self, url: str, known: Page | None, seat: "_Seat") -> Visit:
        try:
            target = self._pages.target(url)
            if known is not None:
                # Its head is enough, and its body may be large.
                known = msgspec.structs.replace(known, body=b"")
            page, unchanged = self._page(_Way(self, self._pages, target, seat), known)
        except _StoppedError:
            raise
        except _EndError as error:
            return _ended(url, error)
        except RefusedAddressError as error:
            return Visit(url, Status.UNREACHABLE, reason=error.reason)
        except FetchError as error:
            settled = error.__cause__ is None or isinstance(error, PageOverCapError)
            return Visit(url, Status.UNREACHABLE, reason=error.reason, settled=settled)
        found = _state(page, 200 if unchanged else page.status)
        return Visit(url, found.status, None if unchanged else page, unchanged, found.reason, found.settled)

    def _page(self, way: "_Way", known: Page | None) -> tuple[Page, bool]:
        """What answers, and whether ``known`` still stands."""
        headers = () if known is None else conditional.conditions(known)
        page = way.ask(headers)
        if known is not None and headers and page.status == 304:
            if conditional.stands(known, page):
                return page, True
            page = way.ask(())
        return page, False

    # What stands before a request

    def host(self, target: Target) -> Host:
        """The turns at the host of an address."""
        with self._lock:
            if target.host not in self._hosts:
                self._hosts[target.host] = Host(target.host, self._time)
            return self._hosts[target.host]

    def arrive(self, host: Host) -> None:
        """Wait for a turn at the host, and pay for the request."""
        self._check(self._account.spent())
        try:
            host.arrive()
        except NoTurnError as error:
            raise _EndError(_no_turn(error)) from None
        try:
            self._check(self._account.request())
        except _EndError:
            host.leave()
            raise

    def rest(self, page: Page) -> float:
        """The seconds for which an answer asks to be left alone."""
        return _wanted_rest(page, self._clock())

    def paid(self, size: int) -> None:
        """Note how many bytes came from the network."""
        self._account.bytes(size)

    def _wait(self, seconds: float) -> None:
        self._sleep(seconds)
        self._go_on()

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise _StoppedError

    def _check(self, spent: str | None) -> None:
        self._go_on()
        if spent is not None:
            reason = f"this run has spent its {spent}: run it again to go on"
            raise _EndError(_State(Status.UNREACHABLE, reason, settled=False))

    def admit(self, target: Target) -> None:
        """Ask the site's robots.txt. Raises :class:`_EndError` where the page is not to be asked for."""
        rules = self._rules(target)
        if isinstance(rules, _State):
            raise _EndError(rules)
        self.host(target).slow_down(rules.delay)
        if not rules.allows(target.url):
            raise _EndError(_State(Status.BLOCKED, _ROBOTS))

    def _rules(self, target: Target) -> "Robots | _State":
        origin = f"{target.scheme}://{target.authority}"
        with self._lock:
            site = self._sites.setdefault(origin, _Site())
        with site.lock:
            if site.rules is None:
                site.rules = self._robots(self._pages.target(f"{origin}/robots.txt"))
            found = site.rules
            with self._lock:
                if isinstance(found, Robots):
                    self._held_size += found.size - self._held.pop(origin, 0)
                    self._held[origin] = found.size
                # What was used longest ago is read again: many sites together could fill the memory with rules.
                while self._held_size > _ROBOTS_HELD and len(self._held) > 1:
                    oldest, size = self._held.popitem(last=False)
                    self._held_size -= size
                    self._sites.pop(oldest, None)
        return found

    def _robots(self, target: Target) -> "Robots | _State":
        page = self._kept(target.url)
        if page is None or not self._is_new(page):
            try:
                page = _RobotsWay(self, self._pages, target).ask(())
            except RefusedAddressError as error:
                return _State(Status.UNREACHABLE, error.reason)
            except UnreachableError as error:
                if error.__cause__ is None:
                    return Robots(b"")  # It answers, but there is nothing to be read: RFC 9309, 2.3.1.3.
                return _State(Status.UNREACHABLE, f"its robots.txt cannot be had: {error.reason}", settled=False)
            except FetchError:
                return Robots(b"")
        if page.status == 429:
            return _State(Status.BLOCKED, f"its robots.txt: {told(429)}", settled=False)
        if 500 <= page.status < 600:
            # RFC 9309, 2.3.1.4.
            reason = f"its robots.txt cannot be had, and until then nothing of the site may be: {told(page.status)}"
            return _State(Status.UNREACHABLE, reason, settled=False)
        self._keep(page, "robots")
        return Robots(page.body if 200 <= page.status < 300 else b"")

    def _is_new(self, page: Page) -> bool:
        age = self._clock() - page.retrieved
        return datetime.timedelta(0) <= age < ROBOTS_AGE and page.status < 500 and page.status != 429


class _Site:
    """What is known of the robots.txt of one origin; who has its lock may find it out."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.rules: Robots | _State | None = None


class _Account:
    """What a run has spent."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._start: float | None = None
        self._requests = 0
        self._bytes = 0

    def request(self) -> str | None:
        """Pay for one request; what there is not enough of for that, or None."""
        with self._lock:
            spent = self._spent()
            self._requests += spent is None
            return spent

    def spent(self) -> str | None:
        """What there is nothing left of, or None."""
        with self._lock:
            return self._spent()

    def _spent(self) -> str | None:
        limits = self._limits
        now = self._monotonic()
        if self._start is None:
            self._start = now
        if self._requests >= limits.requests:
            return f"{limits.requests} requests"
        if self._bytes >= limits.bytes:
            return f"{limits.bytes} bytes"
        return f"{limits.seconds:g} s" if now - self._start >= limits.seconds else None

    def bytes(self, size: int) -> None:
        """Pay for what has come."""
        with self._lock:
            self._bytes += size


class _Seat:
    """Room for one large page, taken when there is need of it."""

    def __init__(self, seats: threading.Semaphore) -> None:
        self._seats = seats
        self._taken = False

    def take(self) -> None:
        if not self._taken:
            self._seats.acquire()
            self._taken = True

    def leave(self) -> None:
        if self._taken:
            self._taken = False
            self._seats.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.leave()


class _Way(Course):
    """The way to one page: at each host it waits for its turn, and asks the robots.txt before."""

    _enough: int | None = None

    def __init__(self, visits: Visits, pages: HttpPages, target: Target, seat: _Seat | None = None) -> None:
        self._visits = visits
        self._pages = pages
        self._target = target
        self._seat = seat
        self._host = visits.host(target)
        self._waits = True
        # What fails behind a redirect is asked again there: or a site that fails at times would rarely be got through.
        self._passed: list[Redirect] = []

    def ask(self, headers: Headers) -> Page:
        """What answers in the end, after as many tries as make sense. Raises what the last of them has raised."""
        self._may(self._target)
        attempts = stamina.retry_context(
            on=_AgainError, attempts=ATTEMPTS, timeout=PATIENCE, wait_initial=0.1, wait_max=5.0, wait_jitter=0.2
        )
        last: _AgainError | None = None
        try:
            for attempt in attempts:
                with attempt:
                    try:
                        return self._once(headers)
                    except _AgainError as error:
                        last = error
                        raise
        except _AgainError:
            pass
        except _EndError as error:
            if last is None or isinstance(error, _StoppedError):
                raise
        assert last is not None
        if isinstance(last.came, Page):
            return last.came
        self._host.silent()
        raise last.came

    def _once(self, headers: Headers) -> Page:
        if self._seat is not None:
            self._seat.leave()
        passed = tuple(self._passed)
        at = self._pages.target(passed[-1].url) if passed else self._target
        self._go(at)
        try:
            page = self._pages.ask(at.url, headers=headers, course=self, enough=self._enough)
        except FetchError as raised:
            error = raised.behind(policy.shown(self._target.url)) if passed else raised
            error.__cause__ = raised.__cause__
            if may_pass(error):
                raise _AgainError(error) from error
            if error.__cause__ is not None:
                self._host.silent()
            raise error from error.__cause__
        finally:
            self._leave()
        self._host.heard(page.address)
        page = msgspec.structs.replace(page, url=self._target.url, redirects=passed + page.redirects)
        if page.status in _PASSING:
            self._host.rest(self._visits.rest(page))
            raise _AgainError(page)
        return page

    def leads(self, redirect: Redirect) -> None:
        self._leave()
        if len(self._passed) == MOST_REDIRECTS:
            name = policy.shown(redirect.url)
            raise UnreachableError(
                name, f"it is behind more than {MOST_REDIRECTS} redirects: look at it with a browser"
            )
        try:
            target = self._pages.target(redirect.url)
            self._may(target)
            self._passed.append(redirect)
            self._go(target)
        except _StoppedError:
            raise
        except _EndError as error:
            reason = f"it redirects to {policy.shown(redirect.url)}: {error.state.reason}"
            raise _EndError(error.state._replace(reason=reason)) from None

    def grows(self) -> None:
        if self._seat is not None:
            self._seat.take()

    def costs(self, size: int) -> None:
        self._visits.paid(size)

    def _may(self, target: Target) -> None:
        self._visits.admit(target)

    def _go(self, target: Target) -> None:
        self._host = self._visits.host(target)
        self._visits.arrive(self._host)
        self._waits = False

    def _leave(self) -> None:
        if not self._waits:
            self._waits = True
            self._host.leave()


class _RobotsWay(_Way):
    """The way to a robots.txt, for which no robots.txt is asked."""

    _enough = ENOUGH

    def _may(self, target: Target) -> None:
        pass


class _Lanes:
    """Threads that work through addresses, so that each host has as few of them at once as there are."""

    def __init__(
        self, pages: HttpPages, urls: Iterable[str], work: Callable[[list[str]], None], stopped: threading.Event
    ) -> None:
        self._work = work
        self._stopped = stopped
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._error: BaseException | None = None
        spellings: dict[str, list[str]] = {}
        hosts: dict[str, deque[list[str]]] = {}
        for url in dict.fromkeys(urls):
            try:
                target = pages.target(url)
                host, address = target.host, target.url
            except FetchError:
                host, address = "", url
            if address not in spellings:
                spellings[address] = []
                hosts.setdefault(host, deque()).append(spellings[address])
            spellings[address].append(url)
        # One ticket is the right to ask a host for one page at a time.
        self._tickets = deque(hosts.values())
        self._tickets.extend(queue for queue in hosts.values() if len(queue) > 1)

    def run(self) -> None:
        """Work until everything is done, or it is to be stopped. Raises what the work has raised."""
        for _ in range(min(LANES, len(self._tickets))):
            thread = threading.Thread(target=self._go, name="visits", daemon=True)
            self._threads.append(thread)
            thread.start()
        for thread in self._threads:
            # Where a lock cannot be interrupted, a pause between two can.
            while thread.is_alive() and not self._stopped.is_set():
                thread.join(0.5)
        if self._error is not None:
            raise self._error

    def wait(self, end: float) -> None:
        """Wait for what is under way, until ``end`` at the latest; after an error nothing is worth that."""
        if threading.current_thread() in self._threads:
            return
        for thread in self._threads:
            if self._error is None and thread.ident is not None:
                thread.join(max(0.0, end - time.monotonic()))

    def _go(self) -> None:
        while not self._stopped.is_set():
            with self._lock:
                if not self._tickets:
                    return
                queue = self._tickets.popleft()
                page = queue.popleft() if queue else None
            if page is None:
                continue
            try:
                self._work(page)
            except BaseException as error:
                self._error = self._error or error
                self._stopped.set()
            with self._lock:
                self._tickets.append(queue)


# What an answer shows


def _state(page: Page, status: int) -> _State:
    if 200 <= status < 300 and status != 206:
        return _found(page)
    if status in (404, 410):
        return _State(Status.GONE, told(status))
    if status == 402:
        return _State(Status.PAYWALLED, told(status))
    if status == 429:
        return _State(Status.BLOCKED, told(status), settled=False)
    if status in _LATER or 500 <= status < 600:
        return _State(Status.UNREACHABLE, told(status), settled=False)
    if status in _BLOCKED or status >= 400:
        return _State(Status.BLOCKED, told(status))
    return _State(Status.UNREACHABLE, told(status))


def _ended(url: str, error: _EndError) -> Visit:
    return Visit(url, error.state.status, reason=error.state.reason, settled=error.state.settled)


def _found(page: Page) -> _State:
    if not page.redirects:
        return _State(Status.OK)
    first, last = policy.target(page.url, allow_private=True), policy.target(page.final_url, allow_private=True)
    if _FRONT_PAGES.fullmatch(last.path) and not _FRONT_PAGES.fullmatch(first.path) and _one_site(first, last):
        reason = "it redirects to its site's front page: check the address, or look for an archived copy"
        return _State(Status.GONE, reason)
    if all(redirect.status in _PERMANENT for redirect in page.redirects):
        return _State(Status.MOVED, f"it has moved to {policy.shown(page.final_url)}")
    return _State(Status.OK)


def _one_site(one: Target, other: Target) -> bool:
    first, second = one.host.removeprefix("www."), other.host.removeprefix("www.")
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _no_turn(error: NoTurnError) -> _State:
    if error.rest is None:
        return _State(Status.UNREACHABLE, "its host has not answered in this run: try again later", settled=False)
    reason = f"its site wants to be left alone for {error.rest:.0f} s: try again later"
    return _State(Status.BLOCKED, reason, settled=False)


def _wanted_rest(page: Page, now: datetime.datetime) -> float:
    """The seconds for which an answer asks to be left alone (RFC 9110, 10.2.3); 0 where it does not."""
    fields = {name.lower(): value.strip() for name, value in page.headers}
    wanted = fields.get("retry-after", "")
    if _SECONDS.fullmatch(wanted):
        return float(wanted)
    try:
        return max(0.0, (parsedate_to_datetime(wanted[:64]) - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
