import datetime
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import ArchiveError, FetchError, SettingsError
from provenance.fetch.archive import Archives, Memento, TimeGate, Wayback, archive_for, as_memento
from provenance.fetch.mementos import http_date, http_moment, nearness, same_page, stamp, stamp_moment
from provenance.fetch.patience import Patience
from provenance.model.ports import Headers, Page
from tests.fetch.archives import Copy, at, pywb
from tests.fetch.servers import NOW, Names, answer, near, ok, pages, redirect, serving

DAM = "https://gazette.example/dam"
HTML = b"<!doctype html><title>The dam</title><p>It will be closed in March, its keeper said.</p>"
NOT_FOUND = b"<!doctype html><title>Page not found | The Gazette</title><p>Try the front page.</p>"
DAY = datetime.date(2025, 12, 3)


def moved(place: str) -> tuple[tuple[str, str], ...]:
    return (("Location", place), ("Content-Length", "0"))


COPIES = {
    DAM: [
        Copy(at("2025-11-01"), HTML.replace(b"March", b"May")),
        Copy(at("2025-12-02"), HTML),
        Copy(at("2025-12-04T03:00:00"), b"<p>Gone.</p>", "404 Not Found"),
        Copy(at("2026-01-04"), HTML.replace(b"March", b"June")),
    ],
    "https://gazette.example/tie": [Copy(at("2025-12-01"), HTML), Copy(at("2025-12-05"), HTML)],
    "https://gazette.example/soft": [Copy(at("2025-12-03"), NOT_FOUND), Copy(at("2025-10-01"), HTML)],
    "https://gazette.example/gone": [Copy(at("2025-12-03"), b"", "410 Gone")],
    "https://gazette.example/old": [
        Copy(at("2025-12-02"), b"", "301 Moved Permanently", moved("https://gazette.example/new"))
    ],
    "https://gazette.example/new": [Copy(at("2025-12-09"), HTML)],
    "https://gazette.example/circle": [
        Copy(at("2025-12-02"), b"", "302 Found", moved("https://gazette.example/circle"))
    ],
    "https://gazette.example/away": [Copy(at("2025-12-02"), b"", "302 Found", moved("http://127.0.0.1:9/secret"))],
    "https://gazette.example/search?q=dam&page=2": [Copy(at("2025-12-02"), HTML)],
    "https://gazette.example/far": [Copy(at("2019-05-01"), HTML)],
}


@pytest.fixture(scope="module", params=["in a frame", "by redirects"])
def times(request: pytest.FixtureRequest) -> Iterator[str]:
    bare = request.param == "by redirects"
    with pywb(COPIES, framed_replay=not bare, redirect_to_exact=bare) as gate:
        yield gate


def unhurried(name: str = "archive.example") -> Patience:
    return Patience(name, pause=0, sleep=lambda seconds: None)


def gate_at(address: str) -> TimeGate:
    return TimeGate(near().ask, address, patience=unhurried())


# A real archive


@pytest.mark.parametrize(
    ("day", "taken"),
    [
        ("2025-12-03", "2025-12-02"),  # the nearest is the copy of a 404
        ("2025-12-02", "2025-12-02"),
        ("2020-01-01", "2025-11-01"),
        ("2025-11-10", "2025-11-01"),
        ("2030-01-01", "2026-01-04"),
        (None, "2026-01-04"),
    ],
)
def test_the_nearest_copy_that_holds_the_page_is_found(times: str, day: str | None, taken: str) -> None:
    found = gate_at(times).nearest(DAM, datetime.date.fromisoformat(day) if day else None)
    assert found is not None
    digits = stamp(at(taken))
    assert found == Memento(f"{times}/{digits}/{DAM}", DAM, at(taken), f"{times}/{digits}id_/{DAM}")


def test_a_copy_is_the_page_as_its_own_server_sent_it(times: str) -> None:
    gate = gate_at(times)
    found = gate.nearest(DAM, DAY)
    assert found is not None
    for _ in range(2):  # as it was seen when it was found, and asked for once more
        page = gate.copy(found)
        assert (page.url, page.final_url, page.status) == (DAM, found.raw, 200)
        assert (page.body, page.media_type, page.charset) == (HTML, "text/html", "utf-8")
        assert (page.redirects, page.retrieved) == ((), NOW)


def test_of_two_copies_as_near_the_earlier_is_proposed(times: str) -> None:
    found = gate_at(times).nearest("https://gazette.example/tie", DAY)
    assert found is not None
    assert found.days_after(DAY) == -2


@pytest.mark.parametrize("page", ["never", "gone", "away"])
def test_what_holds_no_page_is_not_proposed(times: str, page: str) -> None:
    assert gate_at(times).nearest(f"https://gazette.example/{page}", DAY) is None


def test_a_copied_page_that_says_not_found_is_passed_over(times: str) -> None:
    found = gate_at(times).nearest("https://gazette.example/soft", DAY)
    assert found is not None
    assert found.taken == at("2025-10-01")


def test_a_copied_redirect_leads_to_the_copy_of_where_it_went(times: str) -> None:
    old = "https://gazette.example/old"
    gate = gate_at(times)
    found = gate.nearest(old, DAY)
    assert found is not None
    assert (found.original, found.taken) == (old, at("2025-12-09"))
    assert found.url == f"{times}/20251209120000/https://gazette.example/new"
    page = gate.copy(found)
    assert (page.url, page.body) == (old, HTML)


def test_the_query_of_a_page_goes_to_the_archive_whole_and_its_fragment_and_credentials_do_not(times: str) -> None:
    found = gate_at(times).nearest("https://ana:word@gazette.example/search?q=dam&page=2#top", DAY)
    assert found is not None
    assert found.original == "https://gazette.example/search?q=dam&page=2"


def test_a_copy_of_years_ago_is_proposed_and_its_distance_told(times: str) -> None:
    found = gate_at(times).nearest("https://gazette.example/far", DAY)
    assert found is not None
    assert found.days_after(DAY) == -2408
    assert found.told(DAY).startswith("a copy of 2019-05-01, 2,408 days before: http://127.0.0.1:")


def test_a_copy_that_is_no_longer_there_is_a_sentence(times: str) -> None:
    gone = Memento(f"{times}/20251203000000/{DAM}", DAM, at("2025-12-03"), f"{times}/20251203000000id_/{DAM}")
    with pytest.raises(ArchiveError, match=r"gives no copy of 2025-12-03 of https://gazette\.example/dam any more"):
        gate_at(times).copy(gone)


def test_an_archive_that_cannot_show_a_copy_is_a_sentence(times: str) -> None:
    with pytest.raises(ArchiveError, match=r"gives no answer that could be used \(HTTP status 400\)"):
        gate_at(times).nearest("https://gazette.example/circle", DAY)


# Archives that lie


def copy_of(
    page: str = DAM, *, taken: str = "Tue, 02 Dec 2025 12:00:00 GMT", body: bytes = HTML, status: str = "200 OK"
) -> bytes:
    return answer(
        status, body, memento_datetime=taken, link=f'<{page}>; rel="original"', content_type="text/html; charset=utf-8"
    )


Replies = Callable[[str], bytes]


def archive(reply: Replies, gate: str = "/gate") -> Callable[[bytes], list[bytes]]:
    """An archive that gives an answer to each path."""
    return lambda head: [reply(head.split(b" ")[1].decode())]


def test_an_archive_without_raw_copies_is_read_as_it_gives_them() -> None:
    def reply(path: str) -> bytes:
        return (
            redirect("/copy/7") if path.startswith("/gate/") else copy_of() if path == "/copy/7" else answer("404 No")
        )

    with serving(archive(reply)) as server:
        gate = gate_at(f"{server.url}/gate")
        assert gate.nearest(DAM, DAY) == Memento(f"{server.url}/copy/7", DAM, at("2025-12-02"))
        assert gate.copy(Memento(f"{server.url}/copy/7", DAM, at("2025-12-02"))).body == HTML


def test_copied_redirects_without_an_end_are_no_copy() -> None:
    def reply(path: str) -> bytes:
        if path.startswith("/gate/"):
            return ok(b"", link=f'</20251202120000/{DAM}>; rel="memento"; datetime="Tue, 02 Dec 2025 12:00:00 GMT"')
        there = DAM if path.endswith("2") else f"{DAM}/{len(path) % 2 + 1}"
        return answer("302 Found", memento_datetime="Tue, 02 Dec 2025 12:00:00 GMT", location=there)

    with serving(archive(reply)) as server:
        client = near(resolver=Names())
        gate = TimeGate(client.ask, f"{server.url}/gate", patience=unhurried())
        assert gate.nearest(DAM, DAY) is None
        assert server.connections < 20


@pytest.mark.parametrize(
    "reply",
    [
        copy_of("https://gazette.example/other"),
        copy_of("https://gazette.example/Dam"),
        copy_of("javascript:alert(1)"),
        copy_of(taken="Tue, 02 Dec 2099 12:00:00 GMT"),
        copy_of(taken="Tue, 02 Dec 1980 12:00:00 GMT"),
        copy_of(taken="Tue, 32 Dec 2025 12:00:00 GMT"),
        copy_of(taken="yesterday"),
        copy_of(status="404 Not Found"),
        copy_of(status="503 Service Unavailable"),
        copy_of(body=NOT_FOUND),
        ok(HTML, memento_datetime="Tue, 02 Dec 2025 12:00:00 GMT"),
        ok(HTML),
        answer("404 Not Found"),
    ],
)
def test_what_is_no_copy_of_the_page_is_not_proposed(reply: bytes) -> None:
    with serving(reply) as server:
        assert gate_at(f"{server.url}/gate").nearest(DAM, DAY) is None


@pytest.mark.parametrize("status", ["400 Bad Request", "403 Forbidden", "500 Oh", "503 Service Unavailable"])
def test_an_archive_in_trouble_is_a_sentence(status: str) -> None:
    with serving(answer(status)) as server, pytest.raises(ArchiveError, match="gives no answer that could be used"):
        gate_at(f"{server.url}/gate").nearest(DAM, DAY)


def test_copies_at_private_addresses_are_refused() -> None:
    head = (
        'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nLink: <http://169.254.169.254/20251203000000/{0}>; rel="memento"; '
        'datetime="Wed, 03 Dec 2025 00:00:00 GMT", <http://[::1]/x>; rel="memento"; '
        'datetime="Wed, 03 Dec 2025 00:00:00 GMT", <file:///etc/passwd>; rel="memento"; '
        'datetime="Wed, 03 Dec 2025 00:00:00 GMT", <http://10.0.0.1/list>; rel="timemap"\r\n\r\n'
    )
    asked: list[str] = []

    def ask(url: str, *, method: str = "GET", headers: Headers = (), content: bytes = b"") -> Page:
        asked.append(url)
        if url.startswith("https://archive.example/gate/"):
            fields = [line.split(": ", 1) for line in head.format(DAM).split("\r\n")[1:-2]]
            return Page(url, url, 200, None, None, b"", NOW, (), tuple((name, value) for name, value in fields))
        return pages().ask(url, method=method, headers=headers, content=content)

    assert TimeGate(ask, "https://archive.example/gate", patience=unhurried()).nearest(DAM, DAY) is None
    assert len(asked) > 2


def test_a_list_without_an_end_is_read_to_a_point_only() -> None:
    lists: list[str] = []

    def reply(path: str) -> bytes:
        if path.startswith("/gate/"):
            return ok(b"", link='</list/0>; rel="timemap"')
        if not path.startswith("/list/"):
            return answer("404 Not Found")
        lists.append(path)
        number = int(path.removeprefix("/list/"))
        entry = '<{}>; rel="memento"; datetime="Tue, 02 Dec 2025 12:00:00 GMT",\n'
        more = "".join(f'</list/{number + each}>; rel="timemap",\n' for each in range(1, 9))
        return ok((more + "".join(entry.format(f"/copy/{each}") for each in range(8_000))).encode())

    with serving(archive(reply)) as server:
        assert gate_at(f"{server.url}/gate").nearest(DAM, DAY) is None
        assert len(lists) == 3
        assert server.connections < 20


def test_the_part_of_a_list_that_holds_the_day_is_read_first_and_lists_of_other_hosts_never() -> None:
    def reply(path: str) -> bytes:
        if path.startswith("/gate/"):
            return ok(b"", link='</lists>; rel="timemap", <http://elsewhere.example/list>; rel="timemap"')
        if path == "/lists":
            parts = (
                '</list/{0}>; rel="timemap"; from="Wed, 01 Jan {0} 00:00:00 GMT"; until="Wed, 31 Dec {0} 00:00:00 GMT"'
            )
            return ok(", ".join(parts.format(year) for year in range(2020, 2031)).encode())
        if path == "/list/2025":
            return ok(b'</copy/1>; rel="memento"; datetime="Tue, 02 Dec 2025 12:00:00 GMT"')
        return copy_of() if path == "/copy/1" else answer("404 Not Found")

    with serving(archive(reply)) as server:
        found = gate_at(f"{server.url}/gate").nearest(DAM, DAY)
        assert found is not None
        assert found.url == f"{server.url}/copy/1"


def test_pages_of_a_house_are_not_told_to_archives_of_everybody() -> None:
    def ask(url: str, *, method: str = "GET", headers: Headers = (), content: bytes = b"") -> Page:
        pytest.fail(f"{url} was asked for")

    for url in ("http://10.0.0.7/plan", "http://wiki/plan", "https://wiki.intranet/plan", "http://[fd00::1]/plan"):
        for each in ("https://web.archive.org", "memento+https://archive.example/gate"):
            assert archive_for(each, ask).nearest(url, DAY) is None


# The pace


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def patience(self, **options: float) -> Patience:
        return Patience("archive.example", clock=self, sleep=self.sleep, **options)


def test_between_two_requests_of_a_kind_is_a_pause() -> None:
    clock = Clock()
    patience = clock.patience(pause=2)
    for kind in ("cdx", "memento", "cdx", "cdx"):
        patience.wait(kind)
    assert clock.slept == [2, 2]


def said(status: int, **fields: str) -> Page:
    headers = tuple((name.replace("_", "-").title(), value) for name, value in fields.items())
    return Page("https://a.example/", "https://a.example/", status, None, None, b"", NOW, (), headers)


@pytest.mark.parametrize(
    ("page", "again", "wait"),
    [
        (said(200), False, 0),
        (said(429), True, 60),
        (said(429, retry_after="7"), True, 7),
        (said(503, retry_after="7"), True, 7),
        (said(503), False, 0),
        (said(429, retry_after=http_date(NOW + datetime.timedelta(seconds=20))), True, 20),
        (said(429, retry_after="soon"), True, 60),
        (said(200, x_ratelimit_remaining="0", x_ratelimit_reset="30"), False, 30),
        (said(200, x_ratelimit_remaining="0", x_ratelimit_reset=str(int(NOW.timestamp()) + 30)), False, 30),
        (said(200, x_ratelimit_remaining="3", x_ratelimit_reset="30"), False, 0),
        (said(200, ratelimit_remaining="0", ratelimit_reset="1" * 30), False, 0),
    ],
)
def test_what_an_answer_says_of_the_pace_is_heeded(page: Page, again: bool, wait: float) -> None:
    clock = Clock()
    patience = clock.patience(pause=0)
    patience.wait("cdx")
    assert patience.heed("cdx", page) is again
    patience.wait("cdx")
    assert sum(clock.slept) == wait


def test_an_archive_that_asks_for_a_long_pause_is_left_alone_until_then() -> None:
    clock = Clock()
    patience = clock.patience(pause=0)
    patience.heed("cdx", said(429, retry_after="300"))
    with pytest.raises(ArchiveError, match=r"archive\.example: it asks for a pause of 5 min: try again later"):
        patience.wait("cdx")
    assert clock.slept == []
    clock.sleep(250)
    patience.wait("cdx")
    assert clock.slept == [250, 50]


def test_an_archive_that_was_asked_too_often_is_asked_again_when_it_says() -> None:
    answers = iter([answer("429 Too Many Requests", retry_after="9"), copy_of(), copy_of(), copy_of()])
    clock = Clock()
    with serving(lambda head: [next(answers)]) as server:
        gate = TimeGate(near().ask, f"{server.url}/gate", patience=clock.patience(pause=0))
        assert gate.nearest(DAM, DAY) is not None
    assert clock.slept == [9]


def test_an_archive_that_says_nothing_but_too_often_is_given_up() -> None:
    clock = Clock()
    with serving(answer("429 Too Many Requests")) as server:
        gate = TimeGate(near().ask, f"{server.url}/gate", patience=clock.patience())
        with pytest.raises(ArchiveError, match="try again later"):
            gate.nearest(DAM, DAY)
        assert server.connections == 2
        with pytest.raises(ArchiveError, match="it asks for a pause"):
            gate.nearest(DAM, DAY)
        assert server.connections == 2


# Several


class Shelf:
    """An archive of copies that are known beforehand."""

    def __init__(self, name: str, *days: str, trouble: FetchError | None = None) -> None:
        self.name = name
        self.days = days
        self.trouble = trouble
        self.asked = 0

    def nearest(self, url: str, day: datetime.date | None) -> Memento | None:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble
        made = [Memento(f"https://{self.name}/{each}", url, at(each)) for each in self.days]
        return min(made, key=lambda each: nearness(each.taken, day), default=None)

    def copy(self, memento: Memento) -> Page:
        return Page(memento.original, memento.url, 200, None, None, self.name.encode(), NOW)


def nearest_of(archives: Sequence[Shelf], day: datetime.date | None = DAY) -> str | None:
    found = Archives(archives).nearest(DAM, day)
    return None if found is None else found.url.removeprefix("https://")


def test_the_nearest_copy_of_all_archives_is_proposed() -> None:
    assert nearest_of([Shelf("one.example", "2025-01-01"), Shelf("two.example", "2025-11-11")]) == (
        "two.example/2025-11-11"
    )
    assert nearest_of([Shelf("one.example", "2025-12-10"), Shelf("two.example")]) == "one.example/2025-12-10"
    assert nearest_of([Shelf("one.example", "2025-12-05"), Shelf("two.example", "2025-12-01")]) == (
        "two.example/2025-12-01"
    )
    assert nearest_of([Shelf("one.example")]) is None


def test_no_further_archive_is_asked_once_a_copy_is_near_enough() -> None:
    second = Shelf("two.example", "2025-12-03")
    assert nearest_of([Shelf("one.example", "2025-12-02"), second]) == "one.example/2025-12-02"
    assert nearest_of([Shelf("one.example", "2019-12-02"), second], None) == "one.example/2019-12-02"
    assert second.asked == 0


def test_an_archive_in_trouble_is_passed_over_and_named_once() -> None:
    broken = Shelf("one.example", trouble=ArchiveError("one.example", "it is in trouble: try again later"))
    archives = Archives([broken, Shelf("two.example", "2025-12-03")])
    for _ in range(2):
        found = archives.nearest(DAM, DAY)
        assert found is not None
        assert archives.copy(found).body == b"two.example"
    assert archives.trouble == ["one.example: it is in trouble: try again later"]


def test_a_copy_of_an_archive_that_is_not_asked_is_refused() -> None:
    with pytest.raises(ArchiveError, match="not among the archives"):
        Archives([]).copy(Memento("https://one.example/1", DAM, NOW))


# Settings


@pytest.mark.parametrize(
    ("setting", "kind", "name"),
    [
        ("https://web.archive.org", Wayback, "web.archive.org"),
        ("https://web.archive.org/", Wayback, "web.archive.org"),
        ("wayback+https://archive.example", Wayback, "archive.example"),
        ("memento+https://archive.example/coll", TimeGate, "archive.example"),
        ("memento+http://127.0.0.1:8080/coll/", TimeGate, "127.0.0.1:8080"),
    ],
)
def test_a_setting_names_an_archive(setting: str, kind: type, name: str) -> None:
    archive = archive_for(setting, near().ask)
    assert isinstance(archive, kind)
    assert archive.name == name


@pytest.mark.parametrize(
    "setting",
    [
        "",
        "web.archive.org",
        "https://archive.example",
        "memento+archive.example",
        "memento+ftp://archive.example",
        "timemap+https://archive.example",
        "memento+https://ana:s3cr3t@archive.example/coll",
        "memento+https://archive.example/coll?key=s3cr3t",
        "https://web.archive.org/#s3cr3t",
        "memento+https://archive.example:99999/",
        "memento+\x1b[2J",
        "x" * 20_000,
    ],
)
def test_a_setting_that_cannot_be_meant_is_one_sentence(setting: str) -> None:
    with pytest.raises(SettingsError) as caught:
        archive_for(setting, near().ask)
    told = str(caught.value)
    assert told.startswith("archives: ")
    assert told.isprintable()
    assert "s3cr3t" not in told
    assert len(told) < 1_100


# Addresses and dates


@pytest.mark.parametrize(
    ("url", "original", "taken"),
    [
        (f"https://web.archive.org/web/20251203091200/{DAM}", DAM, "2025-12-03T09:12:00"),
        (f"http://web.archive.org/web/20251203091200id_/{DAM}", DAM, "2025-12-03T09:12:00"),
        (f"https://web.archive.org/web/20251203091200if_/{DAM}?a=b&c#top", f"{DAM}?a=b&c", "2025-12-03T09:12:00"),
        ("https://web.archive.org/web/20251203/https:/gazette.example/dam", DAM, "2025-12-03T00:00:00"),
        ("https://web.archive.org/web/2025/https%3A%2F%2Fgazette.example%2Fdam", DAM, "2025-01-01T00:00:00"),
        ("https://web.archive.org/web/202512/gazette.example/dam", f"http{DAM[5:]}", "2025-12-01T00:00:00"),
        (f"https://archive.ph/20251203091200/{DAM}", DAM, "2025-12-03T09:12:00"),
        (f"https://wayback.archive-it.org/12345/20251203091200/{DAM}", DAM, "2025-12-03T09:12:00"),
        (f"https://arquivo.pt/wayback/20251203091200mp_/{DAM}", DAM, "2025-12-03T09:12:00"),
    ],
)
def test_an_address_of_a_copy_says_which_page_it_is_of_and_when_it_was_taken(
    url: str, original: str, taken: str
) -> None:
    found = as_memento(url)
    assert found is not None
    assert (found.original, found.taken) == (original, at(taken))
    assert (found.raw is None) == ("archive.ph" in url)
    assert as_memento(found.url) == found
    assert found.raw is None or as_memento(found.raw) == found


@pytest.mark.parametrize(
    "url",
    [
        DAM,
        "",
        "https://web.archive.org/",
        f"https://web.archive.org/web/{DAM}",
        f"https://web.archive.org/web/*/{DAM}",
        f"https://web.archive.org/web/20251303000000/{DAM}",
        f"https://web.archive.org/web/20250/{DAM}",
        "https://web.archive.org/web/20251203000000/javascript:alert(1)",
        "https://web.archive.org/web/20251203000000/",
        "https://web.archive.org/web/20251203000000/http://[::",
        f"https://evil.example/web/20251203000000/{DAM}",
        f"https://web.archive.org.evil.example/web/20251203000000/{DAM}",
        f"https://evil.example/https://web.archive.org/web/20251203000000/{DAM}",
        f"ftp://web.archive.org/web/20251203000000/{DAM}",
        f"https://web.archive.org/{'a/' * 3000}20251203000000/{DAM}",
        "https://archive.ph/AbCdE",
    ],
)
def test_an_address_of_anything_else_is_no_copys(url: str) -> None:
    assert as_memento(url) is None


def test_the_hosts_of_a_houses_own_archives_count_where_they_are_named() -> None:
    url = f"http://127.0.0.1:8080/times/20251203091200/{DAM}"
    assert as_memento(url) is None
    found = as_memento(url, {"127.0.0.1:8080"})
    assert found is not None
    assert (found.url, found.original) == (url, DAM)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("http://www.gazette.example:80/dam/", True),
        ("https://GAZETTE.example/d%61m#top", True),
        ("https://gazette.example/dam?", True),
        ("https://gazette.example/Dam", False),
        ("https://gazette.example/dam?a=b", False),
        ("https://gazette.example:8080/dam", False),
        ("https://gazette.example.evil.example/dam", False),
    ],
)
def test_one_page_has_several_addresses(other: str, same: bool) -> None:
    assert same_page(DAM, other) is same
    assert same_page(other, DAM) is same


MOMENTS = st.datetimes(
    datetime.datetime(1991, 8, 6), datetime.datetime(2999, 12, 31), timezones=st.just(datetime.UTC)
).map(lambda moment: moment.replace(microsecond=0))


@given(MOMENTS)
def test_a_moment_is_read_as_it_is_written(moment: datetime.datetime) -> None:
    assert stamp_moment(stamp(moment)) == moment
    assert http_moment(http_date(moment)) == moment


@given(st.text() | st.from_regex(r"[0-9]{4,14}", fullmatch=True))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    for moment in (stamp_moment(text), http_moment(text)):
        assert moment is None or moment.tzinfo is datetime.UTC


@given(st.lists(MOMENTS, min_size=1), st.dates())
def test_no_copy_is_nearer_than_the_one_that_is_proposed(moments: list[datetime.datetime], day: datetime.date) -> None:
    def days(moment: datetime.datetime) -> int:
        return Memento("", "", moment).days_after(day)

    nearest = min(moments, key=lambda moment: nearness(moment, day))
    far = abs(days(nearest))
    assert all(abs(days(moment)) >= far for moment in moments)
    assert days(nearest) <= 0 or -far not in [days(moment) for moment in moments]
    assert min(moments, key=lambda moment: nearness(moment, None)) == max(moments)
