import copy
import datetime
import logging
import pickle
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provenance.errors import (
    FetchError,
    PageOverCapError,
    RefusedAddressError,
    StatusError,
    UnreachableError,
    UnreadableError,
)
from provenance.fetch.pages import LARGE, Course
from provenance.model.ports import Pages, Redirect
from tests.fetch.servers import NOW, PUBLIC, Names, Web, answer, by_path, drip, near, ok, pages, redirect, serving

HTML = b"<p>The dam will be closed in March, its keeper said.</p>"


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


# The page


def test_a_page_comes_with_what_is_known_of_it() -> None:
    with serving(ok(HTML, content_type='Text/HTML; Charset="ISO-8859-1"')) as server, near() as client:
        reader: Pages = client
        page = reader.get(f"{server.url}/dam?part=1#keeper")
    assert page.url == page.final_url == f"{server.url}/dam?part=1"
    assert (page.status, page.media_type, page.charset) == (200, "text/html", "iso-8859-1")
    assert page.body == HTML
    assert page.retrieved == NOW
    assert page.redirects == ()


@pytest.mark.parametrize(
    ("declared", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("text/html;charset=utf-8", "text/html", "utf-8"),
        ("text/html; a=b ; charset = UTF-8 ; c", "text/html", "utf-8"),
        ("application/pdf", "application/pdf", None),
        ("html", None, None),
        ("text/html\x1b[2J; charset=\x1b[2J", None, None),
        (f"text/{'a' * 200}; charset={'a' * 200}", None, None),
        ("; charset=utf-8", None, "utf-8"),
        ("", None, None),
    ],
)
def test_type_and_charset_are_what_the_answer_declares(
    declared: str, media_type: str | None, charset: str | None
) -> None:
    with serving(ok(HTML, content_type=declared)) as server:
        page = near().get(server.url)
    assert (page.media_type, page.charset) == (media_type, charset)


def test_an_answer_need_not_declare_anything() -> None:
    with serving(b"HTTP/1.0 200 OK\r\n\r\n" + HTML) as server:
        page = near().get(server.url)
    assert (page.media_type, page.charset, page.body) == (None, None, HTML)


def test_the_request_is_plain_and_honest() -> None:
    with serving(ok()) as server:
        near().get(f"{server.url}/a b?ü")
    [head] = server.requests
    lines = head.decode("ascii").split("\r\n")
    assert lines[0] == "GET /a%20b?%C3%BC HTTP/1.1"
    fields = dict(line.split(": ", 1) for line in lines[1:] if line)
    assert fields.pop("Accept").startswith("text/html,")
    assert fields == {
        "Host": f"127.0.0.1:{server.port}",
        "User-Agent": "claim-provenance/1.2.3",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


@pytest.mark.skipif(not has_ipv6(), reason="this computer has no IPv6")
def test_an_ipv6_address_is_asked_like_any_other() -> None:
    with serving(ok(HTML), host="::1") as server:
        page = near().get(server.url)
        with pytest.raises(RefusedAddressError, match="address ::1, which is not public"):
            pages().get("http://[::1]/")
    assert page.final_url == f"http://[::1]:{server.port}/"
    assert f"Host: [::1]:{server.port}\r\n".encode() in server.requests[0]


def test_a_name_in_any_script_is_asked_for_in_ascii() -> None:
    names = Names(**{"xn--bcher-kva.example": [[PUBLIC]]})
    with serving(ok(HTML)) as server:
        page = pages(resolver=names, network=Web(server)).get("http://Bücher.example/")
    assert names.asked == ["xn--bcher-kva.example"]
    assert page.url == "http://xn--bcher-kva.example/"
    assert b"Host: xn--bcher-kva.example\r\n" in server.requests[0]


def test_no_cookies_are_kept_between_pages_nor_on_the_way() -> None:
    def reply(head: bytes) -> list[bytes]:
        if b"/a " in head:
            return [answer("302 Found", location="/b", set_cookie="id=1; Path=/")]
        return [ok(HTML, set_cookie="id=2; Path=/")]

    with serving(reply) as server, near() as client:
        client.get(f"{server.url}/a")
        client.get(f"{server.url}/b")
    assert len(server.requests) == 3
    assert not any(b"cookie" in head.lower() for head in server.requests)


def test_many_threads_share_one_client() -> None:
    def reply(head: bytes) -> list[bytes]:
        path = head.split(b" ")[1]
        return [redirect(f"{path.decode()}x")] if not path.endswith(b"x") else [ok(path)]

    with serving(reply) as server, near() as client, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: client.get(f"{server.url}/{number}").body, range(40)))
    assert found == [f"/{number}x".encode() for number in range(40)]


def test_closed_pages_give_nothing_more() -> None:
    with near() as client:
        pass
    with pytest.raises(ValueError, match="closed"):
        client.get("http://example.org/")


# Answers that are no page


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("206 Partial Content", "only a part"),
        ("401 Unauthorized", "password"),
        ("402 Payment Required", "payment"),
        ("403 Forbidden", "closed to programs"),
        ("404 Not Found", "no such page"),
        ("410 Gone", "taken down"),
        ("429 Too Many Requests", "try again later"),
        ("451 Unavailable For Legal Reasons", "legal reasons"),
        ("500 Internal Server Error", "in trouble"),
        ("503 Service Unavailable", "in trouble"),
        ("599 What", "in trouble"),
        ("418 I'm a teapot", "no page in the answer"),
        ("304 Not Modified", "no page in the answer"),
        ("302 Found", "no page in the answer"),
    ],
)
def test_an_answer_without_the_page_says_which_and_what_to_do(status: str, words: str) -> None:
    with serving(answer(status, HTML)) as server, pytest.raises(StatusError, match=words) as caught:
        near().get(server.url)
    number = int(status[:3])
    assert caught.value.status == number
    assert str(caught.value).startswith(f"{server.url}/: ")
    assert str(caught.value).endswith(f"(HTTP status {number})")


@pytest.mark.parametrize(
    "error",
    [
        StatusError("http://a.example/", "there is no such page", 404),
        RefusedAddressError("http://a.example/", "its host is this computer"),
        UnreachableError("http://a.example/", "there is no host of that name"),
        PageOverCapError("http://a.example/", "it is larger than 10 MiB"),
    ],
)
def test_every_refusal_is_something_that_could_not_be_read_and_travels(error: FetchError) -> None:
    assert isinstance(error, UnreadableError)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert str(again) == str(error)


# Redirects


def test_redirects_are_followed_and_listed() -> None:
    replies = {
        "/a": redirect("/b?c", "301 Moved Permanently"),
        "/b?c": redirect("d#there", "303 See Other"),
        "/d": redirect("//127.0.0.1:{port}/e/", "307 Temporary Redirect"),
        "/e/": redirect("./../f", "308 Permanent Redirect"),
        "/f": ok(HTML),
    }
    with serving(by_path(replies)) as server:
        replies["/d"] = redirect(f"//127.0.0.1:{server.port}/e/", "307 Temporary Redirect")
        page = near().get(f"{server.url}/a")
    assert page.url == f"{server.url}/a"
    assert page.final_url == f"{server.url}/f"
    assert page.body == HTML
    assert page.redirects == (
        Redirect(301, f"{server.url}/b?c"),
        Redirect(303, f"{server.url}/d"),
        Redirect(307, f"{server.url}/e/"),
        Redirect(308, f"{server.url}/f"),
    )


def test_five_redirects_are_followed_and_six_are_not() -> None:
    replies = {f"/{number}": redirect(f"/{number + 1}") for number in range(6)} | {"/6": ok(HTML)}
    with serving(by_path(replies)) as server:
        assert len(near().get(f"{server.url}/1").redirects) == 5
        with pytest.raises(UnreachableError, match="more than 5 times") as caught:
            near().get(f"{server.url}/0")
    assert caught.value.file == f"{server.url}/0"
    assert not any(b" /6 " in head for head in server.requests[6:])


@pytest.mark.parametrize(
    ("replies", "requests"),
    [({"/": redirect("/")}, 1), ({"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a")}, 3)],
)
def test_a_circle_of_redirects_is_left(replies: dict[str, bytes], requests: int) -> None:
    with serving(by_path(replies)) as server, pytest.raises(UnreachableError, match="in a circle") as caught:
        near().get(server.url)
    assert caught.value.file == f"{server.url}/"
    assert len(server.requests) == requests


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("http://127.0.0.1/", "127.0.0.1, which is not public"),
        ("http://2130706433/", "127.0.0.1, which is not public"),
        ("http://[::ffff:7f00:1]/", "which is not public"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254, which is not public"),
        ("//10.0.0.1/", "10.0.0.1, which is not public"),
        ("https://intranet.example/", "192.168.0.1, which is not public"),
        ("http://localhost/", "this computer"),
        ("http://news.example:22/", "ports 80 and 443"),
        ("file:///etc/passwd", "start with http"),
        ("javascript:alert(1)", "start with http"),
        ("http://", "names no host"),
        ("/\x1b[2J", "control characters"),
        (f"/{'a' * 9000}", "more than 8192 characters"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(place: str, words: str) -> None:
    names = Names(news_example=[[PUBLIC]], intranet_example=[["192.168.0.1"]])
    with serving(redirect(place)) as server:
        web = Web(server)
        with pytest.raises(RefusedAddressError) as caught:
            pages(resolver=names, network=web).get("http://news.example/a")
    assert words in caught.value.reason
    assert caught.value.reason.startswith("it redirects to ")
    assert caught.value.file == "http://news.example/a"
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600
    assert web.dialled == [(PUBLIC, 80)]


def test_a_redirect_to_several_places_is_not_followed() -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"
    with serving(head) as server, pytest.raises(UnreachableError, match="several addresses"):
        near().get(server.url)


def test_what_goes_wrong_behind_a_redirect_is_told_of_the_address_asked_for() -> None:
    with serving(by_path({"/a": redirect("/b")})) as server, pytest.raises(StatusError) as caught:
        near().get(f"{server.url}/a")
    assert caught.value.status == 404
    assert caught.value.file == f"{server.url}/a"
    assert caught.value.reason.startswith(f"it redirects to {server.url}/b: there is no such page")


# The very address that was checked


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    names = Names(news_example=[[PUBLIC], ["127.0.0.1"]])
    with serving(ok(HTML)) as server:
        web = Web(server)
        client = pages(resolver=names, network=web)
        assert client.get("http://news.example/").body == HTML
        assert names.asked == ["news.example"]
        assert web.dialled == [(PUBLIC, 80)]
        with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.1, which is not public"):
            client.get("http://news.example/")
    assert web.dialled == [(PUBLIC, 80)]
    assert b"Host: news.example\r\n" in server.requests[0]


def test_a_name_that_changes_its_address_on_the_way_is_checked_again() -> None:
    names = Names(news_example=[[PUBLIC], ["127.0.0.1"]])
    with serving(redirect("/b")) as server:
        web = Web(server)
        with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.1, which is not public"):
            pages(resolver=names, network=web).get("http://news.example/a")
    assert web.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize("bad", ["127.0.0.1", "10.0.0.1", "::1", "fe80::1", "::ffff:192.168.0.1", "64:ff9b::a00:1"])
@pytest.mark.parametrize("first", [True, False])
def test_one_private_address_among_public_ones_is_enough_to_refuse(bad: str, first: bool) -> None:
    names = Names(news_example=[[bad, PUBLIC] if first else [PUBLIC, bad]])
    with serving(ok(HTML)) as server:
        web = Web(server)
        with pytest.raises(RefusedAddressError, match="not public: --allow-private"):
            pages(resolver=names, network=web).get("http://news.example/")
    assert web.dialled == []


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    names = Names(news_example=[["2606:2800:220:1::1", "2606:2800:220:1::1", PUBLIC, "1.1.1.1"]])
    with serving(ok(HTML)) as server:
        web = Web(server, dead=["2606:2800:220:1::1"])
        assert pages(resolver=names, network=web).get("http://news.example/").body == HTML
    assert web.dialled == [("2606:2800:220:1::1", 80), (PUBLIC, 80)]


def test_an_address_is_not_looked_up() -> None:
    names = Names()
    with serving(ok(HTML)) as server:
        web = Web(server)
        assert pages(resolver=names, network=web).get(f"http://{PUBLIC}/").body == HTML
    assert names.asked == []
    assert web.dialled == [(PUBLIC, 80)]


def test_the_loopback_is_asked_only_where_that_is_allowed() -> None:
    with serving(ok(HTML)) as server:
        with pytest.raises(RefusedAddressError, match=f"not {server.port}"):
            pages().get(server.url)
        with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.1, which is not public"):
            pages().get("http://127.0.0.1/")
        assert near().get(f"http://localhost:{server.port}/").body == HTML
    assert len(server.requests) == 1


# Hosts that are not there


def test_a_host_that_nobody_knows_is_said_to_be_so() -> None:
    with pytest.raises(UnreachableError, match="no host of that name: check the spelling") as caught:
        pages(resolver=Names()).get("http://nowhere.example/")
    assert isinstance(caught.value.__cause__, socket.gaierror)


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_AGAIN, "again"), OSError("?"), UnicodeError("?")])
def test_a_lookup_that_fails_is_no_fault_of_the_address(error: Exception) -> None:
    def resolver(host: str, port: int, /, *, type: int) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        raise error

    with pytest.raises(UnreachableError, match="cannot be looked up: check the connection") as caught:
        pages(resolver=resolver).get("http://news.example/")
    assert caught.value.__cause__ is error


def test_a_name_without_an_address_is_refused() -> None:
    with pytest.raises(RefusedAddressError, match="no address"):
        pages(resolver=Names(news_example=[[]])).get("http://news.example/")


def test_a_port_where_nobody_listens_refuses() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(UnreachableError, match="refuses the connection") as caught:
            near().get(f"http://127.0.0.1:{port}/")
    assert caught.value.__cause__ is not None


# Credentials


def test_credentials_are_neither_sent_nor_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    replies = {"/": ok(HTML), "/gone": answer("410 Gone")}
    with serving(by_path(replies)) as server:
        host = f"ada:swordfish@127.0.0.1:{server.port}"
        page = near().get(f"http://{host}/")
        replies["/a"] = redirect(f"http://{host}/")
        replies["/b"] = redirect(f"http://{host}/gone")
        behind = near().get(f"http://{host}/a")
        told = [repr(page), repr(behind), caplog.text, *(head.decode() for head in server.requests)]
        for path in ("/gone", "/b"):
            with pytest.raises(StatusError) as caught:
                near().get(f"http://{host}{path}")
            told.append(f"{caught.value!r} {caught.value} {caught.value.__context__!r} {caught.value.__cause__!r}")
    assert page.url == page.final_url == f"{server.url}/"
    assert behind.redirects == (Redirect(302, f"{server.url}/"),)
    for each in told:
        assert "swordfish" not in each
        assert "ada:" not in each
        assert "authorization" not in each.lower()


@pytest.mark.parametrize("place", ["http://ada:swordfish@[/", "http://ada:swordfish@a:b/", "ftp://ada:swordfish@a/"])
def test_credentials_in_a_broken_redirect_are_not_told(place: str) -> None:
    with serving(redirect(place)) as server, pytest.raises(RefusedAddressError) as caught:
        near().get(server.url)
    assert "swordfish" not in f"{caught.value!r} {caught.value} {caught.value.__context__!r} {caught.value.__cause__!r}"


# Nothing from the environment


def test_proxies_and_passwords_of_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ada password swordfish\n")
    netrc.chmod(0o600)
    with serving(ok(HTML)) as server, serving(ok(b"from the proxy")) as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
            monkeypatch.setenv(name.upper(), proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("NETRC", str(netrc))
        assert near().get(server.url).body == HTML
    assert proxy.connections == 0
    assert b"authorization" not in server.requests[0].lower()


# One deadline for everything


def waits(client_deadline: float, elapsed: float) -> bool:
    return client_deadline <= elapsed < client_deadline + 15  # a busy computer may take its time


@pytest.mark.parametrize(
    "reply",
    [
        drip(b"a" * 1000, 0.05, before=b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"),
        drip(b"a" * 1000, 0.05, before=b"HTTP/1.1 200 OK\r\nX: "),
        drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 100, 0.01),
        drip(b"1\r\na\r\n" * 100, 0.02, before=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        drip(b"x", 20),
    ],
    ids=["body", "head", "interim answers", "chunks", "nothing"],
)
def test_a_page_that_drips_ends_at_the_deadline(reply: object) -> None:
    with serving(reply) as server:  # type: ignore[arg-type]
        start = time.monotonic()
        with pytest.raises(UnreachableError, match=r"did not come within 0\.4 s: try again later"):
            near(deadline=0.4).get(server.url)
        assert waits(0.4, time.monotonic() - start)


def test_redirects_share_the_deadline() -> None:
    def reply(head: bytes) -> list[bytes]:
        time.sleep(0.2)
        return [redirect(f"{head.split(b' ')[1].decode()}a")]

    with serving(reply) as server:
        start = time.monotonic()
        with pytest.raises(UnreachableError, match=r"within 0\.5 s"):
            near(deadline=0.5).get(server.url)
        assert waits(0.5, time.monotonic() - start)
    assert len(server.requests) <= 3


def test_a_lookup_that_hangs_ends_at_the_deadline() -> None:
    def resolver(host: str, port: int, /, *, type: int) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        time.sleep(3)
        return []

    start = time.monotonic()
    with pytest.raises(UnreachableError, match=r"within 0\.3 s"):
        pages(resolver=resolver, deadline=0.3).get("http://news.example/")
    assert waits(0.3, time.monotonic() - start)


def test_a_secure_connection_that_nobody_answers_ends_at_the_deadline() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        start = time.monotonic()
        with pytest.raises(UnreachableError, match=r"within 0\.3 s"):
            near(deadline=0.3).get(f"https://127.0.0.1:{silent.getsockname()[1]}/")
        assert waits(0.3, time.monotonic() - start)


def test_the_clock_is_asked_when_the_page_is_there() -> None:
    times = [NOW + datetime.timedelta(seconds=number) for number in range(3)]
    with serving(ok(HTML)) as server:
        client = near(clock=lambda: times.pop(0))
        assert [client.get(server.url).retrieved for _ in range(2)] == [NOW, NOW + datetime.timedelta(seconds=1)]


# Answers whatever their status


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 99999999\r\n\r\n",
        answer("403 Forbidden", b"not gzip", content_encoding="gzip"),
        answer("403 Forbidden", b"?", content_encoding="br"),
        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 9\r\n\r\nshort",
        b"HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        drip(b"a" * 1000, 0.05, before=b"HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\n"),
    ],
    ids=["over the cap", "not packed", "packed otherwise", "short", "no chunks", "late"],
)
def test_an_error_whose_body_is_not_to_be_had_keeps_its_status(reply: object) -> None:
    with serving(reply) as server:  # type: ignore[arg-type]
        page = near(deadline=0.5).ask(server.url)
    assert (page.status, page.body) == (403, b"")


def test_an_answer_of_any_status_is_given_to_who_asks_for_it() -> None:
    with serving(answer("410 Gone", HTML, x_a="b")) as server:
        page = near().ask(server.url, headers=(("User-Agent", "other"), ("If-None-Match", '"a"')))
    assert (page.status, page.body, page.address) == (410, HTML, "127.0.0.1")
    assert ("X-A", "b") in page.headers
    assert b"User-Agent: other\r\n" in server.requests[0]
    assert b'If-None-Match: "a"\r\n' in server.requests[0]


def test_enough_of_a_body_is_enough() -> None:
    with serving(ok(bytes(100_000))) as server:
        assert len(near().ask(server.url, enough=10).body) == 10
        assert len(near().ask(server.url, enough=100_000).body) == 100_000
    with serving(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + bytes(100_000)) as server:
        assert len(near().ask(server.url, enough=99_999).body) == 99_999


def test_the_user_agent_says_what_for_and_whom_to_ask() -> None:
    with serving(ok()) as server:
        near(purpose="checks sources", contact="https://desk.example/bots").get(server.url)
    assert b"User-Agent: claim-provenance/1.2.3 (checks sources; https://desk.example/bots)\r\n" in server.requests[0]


@pytest.mark.parametrize("contact", ["a\r\nCookie: b", "(a", "a)", "ü@desk.example", "a\\b"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in the User-Agent"):
        near(contact=contact)


class Seen(Course):
    """Takes its time, and notes what it is told."""

    def __init__(self) -> None:
        self.told: list[str | int] = []

    def leads(self, redirect: Redirect) -> None:
        time.sleep(0.6)
        self.told.append(redirect.url)

    def grows(self) -> None:
        time.sleep(0.6)
        self.told.append("large")

    def costs(self, size: int) -> None:
        self.told.append(size)


def test_what_is_met_on_the_way_is_told_and_its_time_does_not_count() -> None:
    seen = Seen()
    with serving(by_path({"/a": redirect("/b"), "/b": ok(bytes(LARGE + 1))})) as server:
        near(deadline=1).ask(f"{server.url}/a", course=seen)
    assert seen.told[:2] == [f"{server.url}/b", "large"]
    assert LARGE < int(seen.told[2]) < LARGE + 1000


def test_what_is_met_on_the_way_may_end_the_request() -> None:
    class Wary(Seen):
        def leads(self, redirect: Redirect) -> None:
            raise RefusedAddressError(redirect.url, "we do not go there")

    wary = Wary()
    with serving(redirect("/b")) as server, pytest.raises(RefusedAddressError) as caught:
        near().ask(f"{server.url}/a", course=wary)
    assert caught.value.reason == f"it redirects to {server.url}/b: we do not go there"
    assert len(wary.told) == len(server.requests) == 1
