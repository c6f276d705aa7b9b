import datetime
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from email.utils import format_datetime
from pathlib import Path
from subprocess import run
from sys import executable

import pytest
import stamina
from hypothesis import given
from hypothesis import strategies as st

from provenance.fetch.pages import LARGE, HttpPages
from provenance.fetch.visits import ATTEMPTS, Limits, state
from provenance.model.evidence import Status
from provenance.model.ports import Page, Redirect, Visit
from tests.fetch.servers import NOW, PUBLIC, Names, Server, Web, answer, drip, near, ok, pages, redirect, serving
from tests.fetch.sites import FakeTime, Shelf, site, visits

HTML = b"<p>The bridge is open again, its engineer said.</p>"
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """stamina's pauses between attempts are left out."""
    with stamina.set_testing(True, attempts=ATTEMPTS, cap=True):
        yield


def moved(place: str) -> bytes:
    return redirect(place, "301 Moved Permanently")


# States


@pytest.mark.parametrize(
    ("status", "expected", "settled"),
    [
        ("200 OK", Status.OK, True),
        ("204 No Content", Status.OK, True),
        ("206 Partial Content", Status.UNREACHABLE, True),
        ("302 Found", Status.UNREACHABLE, True),
        ("304 Not Modified", Status.UNREACHABLE, True),
        ("400 Bad Request", Status.BLOCKED, True),
        ("401 Unauthorized", Status.BLOCKED, True),
        ("402 Payment Required", Status.PAYWALLED, True),
        ("403 Forbidden", Status.BLOCKED, True),
        ("404 Not Found", Status.GONE, True),
        ("407 Proxy Authentication Required", Status.BLOCKED, True),
        ("408 Request Timeout", Status.UNREACHABLE, False),
        ("410 Gone", Status.GONE, True),
        ("429 Too Many Requests", Status.BLOCKED, False),
        ("451 Unavailable For Legal Reasons", Status.BLOCKED, True),
        ("500 Internal Server Error", Status.UNREACHABLE, False),
        ("501 Not Implemented", Status.UNREACHABLE, False),
        ("503 Service Unavailable", Status.UNREACHABLE, False),
        ("999 Request denied", Status.BLOCKED, True),
    ],
)
def test_an_answer_is_a_state_with_a_name(status: str, expected: Status, settled: bool) -> None:
    with site({"/a": answer(status, HTML)}) as (server, _):
        visit = visits().visit(f"{server.url}/a#b")
    assert (visit.url, visit.status, visit.settled) == (f"{server.url}/a#b", expected, settled)
    assert visit.page is not None
    assert visit.page.status == int(status[:3])
    assert (visit.reason is None) == (expected is Status.OK)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([moved("/b"), ok(HTML)], Status.MOVED),
        ([moved("/b"), redirect("/c", "308 Permanent Redirect"), ok(HTML)], Status.MOVED),
        ([redirect("/b"), ok(HTML)], Status.OK),
        ([redirect("/b", "303 See Other"), ok(HTML)], Status.OK),
        ([redirect("/b", "307 Temporary Redirect"), ok(HTML)], Status.OK),
        ([moved("/b"), redirect("/c"), ok(HTML)], Status.OK),
        ([moved("/b"), answer("404 Not Found")], Status.GONE),
        ([moved("/b"), answer("403 Forbidden")], Status.BLOCKED),
    ],
)
def test_a_page_that_redirects_for_good_all_the_way_has_moved(steps: list[bytes], expected: Status) -> None:
    with site(dict(zip(("/a", "/b", "/c"), steps, strict=False))) as (server, _):
        visit = visits().visit(f"{server.url}/a")
    assert visit.status is expected
    assert visit.page is not None
    assert len(visit.page.redirects) == len(steps) - 1
    assert (visit.reason or "").startswith("it has moved to ") == (expected is Status.MOVED)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("https://gazette.example/2026/bridge", "https://gazette.example/", Status.GONE),
        ("https://gazette.example/?p=12", "https://gazette.example/", Status.GONE),
        ("https://gazette.example/2026/bridge", "https://www.gazette.example/index.html", Status.GONE),
        ("https://news.gazette.example/bridge", "https://gazette.example/", Status.GONE),
        ("https://gazette.example/bridge", "https://en.gazette.example/", Status.GONE),
        ("https://gazette.example/bridge", "https://courier.example/", Status.MOVED),
        ("http://gazette.example/", "https://www.gazette.example/", Status.MOVED),
        ("https://gazette.example/index.html", "https://gazette.example/", Status.MOVED),
        ("https://gazette.example/bridge", "https://gazette.example/en/", Status.MOVED),
    ],
)
def test_a_page_that_became_its_sites_front_page_is_gone(first: str, last: str, expected: Status) -> None:
    page = Page(first, last, 200, "text/html", None, HTML, NOW, (Redirect(301, last),))
    assert state(page).status is expected


def test_what_cannot_be_asked_is_unreachable_and_says_why() -> None:
    names = Names(inside_example=[["10.0.0.1"]])
    client = pages(resolver=names)
    for url, words, settled in [
        ("ftp://a.example/", "start with http", True),
        ("http://127.0.0.1/", "not public", True),
        ("http://inside.example/", "not public", True),
        ("http://nowhere.example/", "no host of that name", False),
    ]:
        visit = visits(pages=client).visit(url)
        assert (visit.status, visit.page, visit.settled) == (Status.UNREACHABLE, None, settled)
        assert words in (visit.reason or "")


def test_a_page_that_is_too_large_stays_so() -> None:
    with site({"/a": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"}) as (server, asked):
        visit = visits().visit(f"{server.url}/a")
    assert (visit.status, visit.settled) == (Status.UNREACHABLE, True)
    assert "larger than 10 MiB" in (visit.reason or "")
    assert asked.asked["/a"] == 1


# Trying again


@pytest.mark.parametrize("trouble", ["429 Too Many", "500 Oh", "502 Oh", "503 Oh", "504 Oh", "breaks off", "hangs up"])
def test_what_may_pass_is_tried_again(trouble: str) -> None:
    bad = {"breaks off": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "hangs up": b""}.get(trouble, answer(trouble))
    with site(lambda path, before: bad if path == "/a" and before < 5 else ok(HTML)) as (server, asked):
        visit = visits().visit(f"{server.url}/a")
    assert visit.status is Status.OK
    assert asked.asked["/a"] == 6


def test_a_server_that_always_fails_is_given_up() -> None:
    with site({"/a": answer("503 Oh", b"down")}) as (server, asked):
        visit = visits().visit(f"{server.url}/a")
    assert (visit.status, visit.settled, asked.asked["/a"]) == (Status.UNREACHABLE, False, ATTEMPTS)
    assert visit.page is not None
    assert visit.page.body == b"down"
    assert "try again later (HTTP status 503)" in (visit.reason or "")


def test_a_port_where_nobody_listens_is_given_up_and_not_tried_for_every_page() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        client = visits()
        found = [client.visit(f"{url}/{number}") for number in range(5)]
    assert {(visit.status, visit.settled) for visit in found} == {(Status.UNREACHABLE, False)}
    assert "refuses the connection" in (found[0].reason or "")


def test_what_fails_behind_a_redirect_is_asked_again_there() -> None:
    def answers(path: str, before: int) -> bytes:
        if path in ("/b", "/c") and before < 3:
            return answer("503 Oh")
        return {"/a": moved("/b"), "/b": moved("/c")}.get(path, ok(HTML))

    with site(answers) as (server, asked):
        visit = visits().visit(f"{server.url}/a")
    assert (visit.url, visit.status) == (f"{server.url}/a", Status.MOVED)
    assert visit.page is not None
    assert (visit.page.url, visit.page.final_url) == (f"{server.url}/a", f"{server.url}/c")
    assert visit.page.redirects == (Redirect(301, f"{server.url}/b"), Redirect(301, f"{server.url}/c"))
    assert asked.asked == {"/robots.txt": 1, "/a": 1, "/b": 4, "/c": 4}


def test_redirects_are_counted_however_often_they_fail() -> None:
    with site(lambda path, n: redirect(f"/{int(path[1:]) + 1}") if n and path[1:].isdigit() else b"") as (
        server,
        asked,
    ):
        visit = visits(kept=empty).visit(f"{server.url}/0")
    assert (visit.status, visit.settled) == (Status.UNREACHABLE, True)
    assert "more than 5 redirects" in (visit.reason or "")
    assert set(asked.asked) == {f"/{number}" for number in range(6)}


def empty(url: str) -> Page:
    return Page(url, url, 200, None, None, b"", NOW)


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "501 Not Implemented"])
def test_what_will_not_pass_is_asked_once(status: str) -> None:
    with site({"/a": answer(status)}) as (server, asked):
        visits().visit(f"{server.url}/a")
    assert asked.asked["/a"] == 1


def test_a_page_that_comes_too_late_is_asked_once() -> None:
    def reply(head: bytes) -> Iterator[bytes]:
        if b"/robots.txt" in head:
            return iter([answer("404 Not Found")])
        return iter(drip(b"a" * 100, 0.1, before=b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")(head))

    with serving(reply) as server:
        visit = visits(pages=near(deadline=0.4)).visit(f"{server.url}/a")
    assert (visit.status, visit.settled, len(server.requests)) == (Status.UNREACHABLE, False, 2)


def test_a_host_that_never_answers_is_asked_no_more() -> None:
    def reply(head: bytes) -> list[bytes]:
        return [answer("404 Not Found")] if b"/robots.txt" in head else []

    with serving(reply) as server:
        client = visits()
        found = [client.visit(f"{server.url}/{number}") for number in range(6)]
    assert len(server.requests) == 1 + 3 * ATTEMPTS
    assert {visit.status for visit in found} == {Status.UNREACHABLE}
    assert "has not answered in this run" in (found[5].reason or "")


@pytest.mark.parametrize("wanted", ["7", format_datetime(NOW + 7 * SECOND, usegmt=True)])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_host_is_left_alone_for_as_long_as_it_wants(wanted: str, status: str) -> None:
    time = FakeTime()
    busy = answer(status, retry_after=wanted)
    with site(lambda path, before: busy if path == "/a" and not before else ok(HTML)) as (server, _):
        assert visits(time).visit(f"{server.url}/a").status is Status.OK
    assert sum(time.waits) == pytest.approx(7)


def test_a_host_that_wants_more_than_a_minute_is_left_for_another_run() -> None:
    time = FakeTime()
    with site({"/a": answer("429 Too Many Requests", retry_after="3600"), "/b": ok(HTML)}) as (server, asked):
        client = visits(time)
        first, second = client.visit(f"{server.url}/a"), client.visit(f"{server.url}/b")
    assert (first.status, first.settled, second.status, second.settled) == (Status.BLOCKED, False) * 2
    assert "left alone for 3600 s" in (second.reason or "")
    assert asked.asked == {"/robots.txt": 1, "/a": 1}
    assert time.waits == []


@pytest.mark.parametrize("wanted", ["-1", "soon", "1e9", "9" * 5000, "Mon, 99 Foo 99999 99:99:99 GMT", "\x80", ""])
def test_a_wish_that_cannot_be_understood_is_none(wanted: str) -> None:
    busy = answer("503 Oh", retry_after=wanted)
    with site(lambda path, before: busy if path == "/a" and not before else ok(HTML)) as (server, _):
        assert visits().visit(f"{server.url}/a").status is Status.OK


def test_no_retry_writes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with site({"/a": answer("503 Oh")}) as (server, _):
        visits().visit(f"{server.url}/a")
    assert not [record for record in caplog.records if record.name.startswith("stamina")]


# Pace


def public(server: Server) -> HttpPages:
    """Pages of gazette.example, a host for everybody."""
    return pages(resolver=Names(gazette_example=[[PUBLIC]]), network=Web(server))


def test_public_hosts_are_asked_twice_a_second_at_most_and_near_ones_as_often_as_wanted() -> None:
    with site({"/robots.txt": ok()}) as (server, _):
        for url, waits in [("http://gazette.example", [0.5] * 4), (server.url, [])]:
            time = FakeTime()
            client = visits(time, pages=public(server)) if waits else visits(time)
            for number in range(4):
                client.visit(f"{url}/{number}")
            assert time.waits == pytest.approx(waits)


@pytest.mark.parametrize("rules", ["Crawl-delay: 7", "Request-rate: 1/7", "Request-rate: 2/14s", "Crawl-delay: 7.0"])
def test_a_site_may_want_to_be_asked_less_often(rules: str) -> None:
    time = FakeTime()
    with site({"/robots.txt": ok(f"User-agent: *\n{rules}\n".encode())}) as (server, _):
        client = visits(time)
        for number in range(3):
            client.visit(f"{server.url}/{number}")
    assert time.waits == pytest.approx([7, 7])


def test_of_a_site_that_wants_hours_between_two_requests_one_page_is_asked_in_a_run() -> None:
    with site({"/robots.txt": ok(b"User-agent: *\nCrawl-delay: 7200\n"), "/a": ok(HTML)}) as (server, asked):
        client = visits()
        first, second = client.visit(f"{server.url}/a"), client.visit(f"{server.url}/b")
    assert first.status is Status.OK
    assert (second.status, second.settled) == (Status.BLOCKED, False)
    assert "left alone for 7200 s" in (second.reason or "")
    assert asked.asked == {"/robots.txt": 1, "/a": 1}


def test_no_more_than_two_are_at_one_host_at_once_and_the_hosts_side_by_side() -> None:
    lock = threading.Lock()
    now: Counter[str] = Counter()
    most: Counter[str] = Counter()
    together = threading.Event()

    def reply(head: bytes) -> Iterator[bytes]:
        if b"/robots.txt" in head:
            yield ok()
            return
        host = head.split(b"Host: ")[1].split(b":")[0].decode()
        with lock:
            now[host] += 1
            most[host] = max(most[host], now[host])
            if sum(now.values()) == 8:
                together.set()
        together.wait(10)
        with lock:
            now[host] -= 1
        yield ok(HTML)

    with ExitStack() as stack:
        servers = [stack.enter_context(serving(reply, host=f"127.0.0.{number}")) for number in range(1, 5)]
        urls = [f"{server.url}/{number}" for number in range(5) for server in servers]
        found: list[Visit] = []
        visits().visit_all(urls, lambda url: None, found.append)
    assert {visit.status for visit in found} == {Status.OK}
    assert together.is_set()
    assert max(most.values()) == 2


# robots.txt


def test_a_robots_txt_is_read_once_before_the_pages_of_its_site() -> None:
    rules = ok(b"User-agent: *\nDisallow: /private\n")
    with site({"/robots.txt": rules, "/a": ok(HTML), "/b": ok(HTML), "/private": ok(HTML)}) as (server, asked):
        client = visits()
        found = [client.visit(f"{server.url}{path}") for path in ("/a", "/private", "/b")]
    assert [visit.status for visit in found] == [Status.OK, Status.BLOCKED, Status.OK]
    assert "robots.txt" in (found[1].reason or "")
    assert (found[1].page, found[1].settled) == (None, True)
    assert asked.asked == {"/robots.txt": 1, "/a": 1, "/b": 1}


@pytest.mark.parametrize(
    ("robots", "expected", "settled"),
    [
        (answer("404 Not Found", b"User-agent: *\nDisallow: /"), Status.OK, True),
        (answer("403 Forbidden"), Status.OK, True),
        (redirect("/robots.txt"), Status.OK, True),
        (answer("302 Found"), Status.OK, True),
        (ok(b"User-agent: *\nDisallow: /", content_encoding="br"), Status.OK, True),
        (ok(b"User-agent: *\nDisallow: /"), Status.BLOCKED, True),
        (answer("429 Too Many Requests"), Status.BLOCKED, False),
        (answer("500 Oh"), Status.UNREACHABLE, False),
        (answer("503 Oh"), Status.UNREACHABLE, False),
        (b"", Status.UNREACHABLE, False),
        (redirect("http://user:secret@127.0.0.1:1/"), Status.UNREACHABLE, False),
    ],
)
def test_a_robots_txt_that_is_not_there_allows_and_one_that_is_in_trouble_forbids(
    robots: bytes, expected: Status, settled: bool
) -> None:
    with site({"/robots.txt": robots, "/a": ok(HTML)}) as (server, asked):
        visit = visits().visit(f"{server.url}/a")
    assert (visit.status, visit.settled) == (expected, settled)
    assert asked.asked["/a"] == (expected is Status.OK)
    assert "secret" not in (visit.reason or "")


def test_a_robots_txt_may_stand_elsewhere() -> None:
    pages_here = {"/private": ok()}
    with (
        site({"/rules": ok(b"User-agent: *\nDisallow: /private")}, host="127.0.0.2") as (other, _),
        site(pages_here) as (server, asked),
    ):
        pages_here["/robots.txt"] = redirect(f"{other.url}/rules")
        visit = visits().visit(f"{server.url}/private")
    assert (visit.status, asked.asked["/private"]) == (Status.BLOCKED, 0)


def test_only_the_first_part_of_a_robots_txt_is_read() -> None:
    rules = b"User-agent: *\nDisallow: /a\n" + b"# padding\n" * 60_000 + b"Disallow: /b\n"
    with site({"/robots.txt": ok(rules), "/a": ok(HTML), "/b": ok(HTML)}) as (server, _):
        client = visits()
        found = [client.visit(f"{server.url}{path}").status for path in ("/a", "/b")]
    assert found == [Status.BLOCKED, Status.OK]


def test_where_a_page_redirects_to_the_rules_there_count() -> None:
    pages_here = {"/c": redirect("/a")}
    with (
        site({"/robots.txt": ok(b"User-agent: *\nDisallow: /"), "/b": ok(HTML)}, host="127.0.0.2") as (other, asked),
        site(pages_here) as (server, _),
    ):
        pages_here["/a"] = redirect(f"{other.url}/b")
        visit = visits().visit(f"{server.url}/c")
    assert visit.status is Status.BLOCKED
    assert (visit.reason or "").startswith(f"it redirects to {other.url}/b: its site's robots.txt asks")
    assert asked.asked == {"/robots.txt": 1}


def test_a_robots_txt_is_kept_for_a_day() -> None:
    shelf = Shelf()
    with site({"/robots.txt": ok(b"User-agent: *\nDisallow: /private"), "/a": ok(HTML)}) as (server, asked):
        for later, times in [(0, 1), (23, 1), (24, 2), (-48, 3)]:
            moment = NOW + datetime.timedelta(hours=later)
            client = visits(clock=lambda moment=moment: moment, kept=shelf.kept, keep=shelf.keep)
            assert client.visit(f"{server.url}/private").status is Status.BLOCKED
            assert asked.asked["/robots.txt"] == times
    assert list(shelf.pages) == [f"{server.url}/robots.txt"]


def test_a_robots_txt_in_trouble_is_not_kept() -> None:
    shelf = Shelf()
    with site({"/robots.txt": answer("503 Oh")}) as (server, _):
        visits(kept=shelf.kept, keep=shelf.keep).visit(f"{server.url}/a")
    assert shelf.pages == {}


# Pages that were kept before


KNOWN = {"etag": '"v1"', "last_modified": "Wed, 25 Nov 2026 12:00:00 GMT"}


def test_a_site_is_asked_only_for_what_has_changed() -> None:
    def reply(head: bytes) -> list[bytes]:
        same = b'If-None-Match: "v1"' in head and b"If-Modified-Since: Wed, 25 Nov 2026" in head
        return [answer("304 Not Modified", etag='"v1"') if same else ok(HTML, **KNOWN, cache_control="max-age=9999")]

    with serving(reply) as server:
        client = visits()
        first = client.visit(f"{server.url}/a")
        second = client.visit(f"{server.url}/a", first.page)
    assert (first.status, first.unchanged) == (Status.OK, False)
    assert (second.status, second.unchanged, second.page, second.reason) == (Status.OK, True, None, None)


@pytest.mark.parametrize("known", [{"etag": '"v\x7f1"'}, {"etag": "v1"}, {"last_modified": "yesterday"}, {}])
def test_a_page_by_which_no_versions_can_be_told_apart_is_asked_for_again(known: dict[str, str]) -> None:
    with site({"/a": ok(HTML, **known)}) as (server, _):
        client = visits()
        again = client.visit(f"{server.url}/a", client.visit(f"{server.url}/a").page)
    assert (again.status, again.unchanged) == (Status.OK, False)
    assert not any(b"\r\nIf-" in head for head in server.requests)


@pytest.mark.parametrize("other", [{"etag": '"v2"'}, {"last_modified": "Thu, 26 Nov 2026 12:00:00 GMT"}])
def test_an_answer_about_another_version_is_not_believed(other: dict[str, str]) -> None:
    def reply(head: bytes) -> list[bytes]:
        return [answer("304 Not Modified", b"", **other) if b"\r\nIf-" in head else ok(HTML, **KNOWN)]

    with serving(reply) as server:
        client = visits()
        again = client.visit(f"{server.url}/a", client.visit(f"{server.url}/a").page)
    assert (again.status, again.unchanged) == (Status.OK, False)
    assert again.page is not None
    assert again.page.body == HTML


def test_a_page_that_has_moved_since_is_not_unchanged() -> None:
    with site(lambda path, before: ok(HTML, **KNOWN)) as (server, _):
        known = visits().visit(f"{server.url}/a").page

    def reply(head: bytes) -> list[bytes]:
        if b" /a " in head:
            return [moved("/b")]
        return [answer("304 Not Modified") if b"\r\nIf-" in head else ok(HTML)]

    with serving(reply) as server:
        again = visits().visit(f"{server.url}/a", known)
    assert (again.status, again.unchanged) == (Status.MOVED, False)


# The limits of a run


@pytest.mark.parametrize(
    ("limits", "words"),
    [(Limits(requests=3), "3 requests"), (Limits(bytes=200), "200 bytes"), (Limits(seconds=1.1), "1.1 s")],
)
def test_a_run_costs_no_more_than_it_may(limits: Limits, words: str) -> None:
    with site({"/robots.txt": ok(), "/0": ok(HTML), "/1": ok(HTML)}) as (server, asked):
        client = visits(limits=limits, pages=public(server))
        found = [client.visit(f"http://gazette.example/{number}") for number in range(4)]
    assert [visit.status for visit in found] == [Status.OK] * 2 + [Status.UNREACHABLE] * 2
    assert f"this run has spent its {words}: run it again" in (found[2].reason or "")
    assert not found[2].settled
    assert asked.asked == {"/robots.txt": 1, "/0": 1, "/1": 1}


def test_only_so_many_large_pages_are_held_at_once() -> None:
    held, most, lock = 0, 0, threading.Lock()

    class Counting(threading.Semaphore):
        def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
            nonlocal held, most
            came = super().acquire()
            with lock:
                held += 1
                most = max(most, held)
            return came

        def release(self, n: int = 1) -> None:
            nonlocal held
            with lock:
                held -= 1
            super().release(n)

    with site(lambda path, before: ok(bytes(LARGE + 1 if path != "/robots.txt" else 0))) as (server, _):
        client = visits()
        client._large = Counting(1)
        found: list[int] = []
        urls = [f"{server.url}/{number}" for number in range(6)]
        client.visit_all(
            urls, lambda url: None, lambda visit: found.append(len(visit.page.body if visit.page else b""))
        )
    assert found == [LARGE + 1] * 6
    assert (held, most) == (0, 1)


# Many pages


def twenty_percent(path: str, before: int) -> bytes:
    """Fails one time in five, by chance but the same chance each time."""
    if (hash_of(path) + before * 7) % 5 == 0:
        return [answer("503 Oh"), b"", answer("500 Oh"), answer("429 Slow", retry_after="0")][hash_of(path) % 4]
    if path == "/robots.txt":
        return ok(b"User-agent: *\nDisallow: /private\n")
    return [ok(path.encode()), answer("404 Not Found"), moved("/moved")][hash_of(path) % 3]


def hash_of(path: str) -> int:
    return sum(ord(letter) * place for place, letter in enumerate(path, 3))


def test_fifty_pages_of_ten_hosts_that_fail_at_times_are_found_whatever_the_order() -> None:
    runs = []
    for order in (1, -1):
        with ExitStack() as stack:
            sites = [stack.enter_context(site(twenty_percent, host=f"127.0.0.{number}")) for number in range(1, 11)]
            urls = [f"{server.url}/{path}" for path in ("a", "b", "cc", "dd", "private") for server, _ in sites]
            found: list[Visit] = []
            visits().visit_all(urls[::order], lambda url: None, found.append)
            assert sorted(visit.url for visit in found) == sorted(urls)
            assert all(each.asked["/private"] == 0 for _, each in sites)
            assert all(visit.settled for visit in found)
            names = {server.url: server.host for server, _ in sites}
            runs.append(
                {(names[url.rpartition("/")[0]], url.rpartition("/")[2]): status for url, status in _told(found)}
            )
    assert runs[0] == runs[1]
    assert set(runs[0].values()) > {Status.OK, Status.GONE, Status.BLOCKED}


def _told(found: list[Visit]) -> list[tuple[str, Status]]:
    return [(visit.url, visit.status) for visit in found]


def test_a_run_that_was_interrupted_goes_on_without_asking_twice() -> None:
    shelf, done = Shelf(), []

    def on(visit: Visit) -> None:
        done.append(visit.url)
        if len(done) == 4:
            raise KeyboardInterrupt

    with ExitStack() as stack:
        sites = [stack.enter_context(site({"/robots.txt": ok(), **{f"/{number}": ok(HTML) for number in range(5)}},
                                          host=f"127.0.0.{last}")) for last in (1, 2)]  # fmt: skip
        urls = [f"{server.url}/{number}" for number in range(5) for server, _ in sites]
        with pytest.raises(KeyboardInterrupt):
            visits(kept=shelf.kept, keep=shelf.keep).visit_all(urls, lambda url: None, on)
        assert len(done) == 4
        rest = [url for url in urls if url not in done]
        found: list[Visit] = []
        visits(kept=shelf.kept, keep=shelf.keep).visit_all(rest, lambda url: None, found.append)
        assert sorted(done + [visit.url for visit in found]) == sorted(urls)
        assert [each.asked["/robots.txt"] for _, each in sites] == [1, 1]
        # What was on its way when it was interrupted may have been asked for.
        asked = sum(each.asked[f"/{number}"] for _, each in sites for number in range(5))
        assert len(urls) <= asked <= len(urls) + 4


def test_what_is_under_way_at_the_end_is_still_told() -> None:
    arrived = threading.Semaphore(0)
    ended = threading.Event()

    def reply(head: bytes) -> list[bytes]:
        if b"/robots.txt" not in head:
            arrived.release()
            ended.wait(10)
        return [ok(HTML)]

    with ExitStack() as stack:
        servers = [stack.enter_context(serving(reply, host=f"127.0.0.{number}")) for number in (1, 2)]
        urls = [f"{server.url}/{number}" for number in range(5) for server in servers]
        found: list[Visit] = []
        client = visits()
        work = threading.Thread(target=client.visit_all, args=(urls, lambda url: None, found.append))
        work.start()
        for _ in range(4):
            assert arrived.acquire(timeout=10)
        threading.Timer(0.1, ended.set).start()
        client.close()
        work.join(10)
        asked = sorted(head.split(b" ")[1] for server in servers for head in server.requests if b"/robots" not in head)
    assert sorted(visit.url.rpartition("/")[2].encode() for visit in found) == [path[1:] for path in asked]
    assert {visit.status for visit in found} == {Status.OK}
    assert len(found) == 4


def test_one_page_with_two_spellings_is_asked_for_once() -> None:
    with site({"/a": ok(HTML)}) as (server, asked):
        found: list[Visit] = []
        urls = [f"{server.url}/a", f"{server.url}/a#b", f"{server.url}/a#b", f"{server.url}/x/../a", "no address"]
        visits().visit_all(urls, lambda url: None, found.append)
    assert sorted(visit.url for visit in found) == sorted(set(urls))
    assert asked.asked["/a"] == 1


@pytest.mark.parametrize("where", ["known", "on", "keep"])
def test_what_the_caller_raises_comes_back_to_him(where: str) -> None:
    def fail(*given: object) -> None:
        raise OSError(where)

    def fine(*given: object) -> None:
        pass

    with site({"/a": ok(HTML)}) as (server, _):
        client = visits(keep=fail if where == "keep" else fine)
        with pytest.raises(OSError, match=where):
            client.visit_all([f"{server.url}/a"], fail if where == "known" else fine, fail if where == "on" else fine)


def test_nothing_is_begun_and_nothing_told_after_the_end() -> None:
    with site({"/a": ok(HTML)}) as (server, asked):
        client = visits()
        client.close()
        found: list[Visit] = []
        client.visit_all([f"{server.url}/a"], lambda url: None, found.append)
        visit = client.visit(f"{server.url}/a")
    assert (found, visit.status, visit.settled) == ([], Status.UNREACHABLE, False)
    assert asked.asked == {}


INTERRUPTED = """
import _thread, sys, threading, time
from tests.fetch.sites import visits
client = visits()
threading.Timer(0.5, _thread.interrupt_main).start()
try:
    client.visit_all(sys.argv[1:], lambda url: None, print)
except KeyboardInterrupt:
    print("interrupted")
"""


def test_ctrl_c_passes_at_once_while_pages_are_on_their_way() -> None:
    def reply(head: bytes) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
        threading.Event().wait(20)

    root = Path(__file__).parents[2]
    with serving(reply) as server:
        command = [executable, "-c", INTERRUPTED, f"{server.url}/a"]
        done = run(command, cwd=root, capture_output=True, text=True, timeout=15)
    assert (done.stdout, done.stderr, done.returncode) == ("interrupted\n", "", 0)


@given(st.lists(st.sampled_from([200, 301, 302, 303, 307, 308]), max_size=5), st.integers(100, 999))
def test_every_answer_has_a_state_and_every_state_but_ok_a_reason(redirects: list[int], status: int) -> None:
    places = tuple(Redirect(each, "http://a.example/b") for each in redirects)
    page = Page("http://a.example/a", "http://a.example/b", status, None, None, b"", NOW, places)
    visit = state(page)
    assert visit.page is page
    assert (visit.reason is None) == (visit.status is Status.OK)
    assert visit.settled or visit.status in (Status.BLOCKED, Status.UNREACHABLE)
    if visit.status in (Status.OK, Status.MOVED):
        assert 200 <= status < 300
