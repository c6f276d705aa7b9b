import logging
import time
from collections.abc import Callable, Iterator

import pytest
from hyperframe.frame import (
    ContinuationFrame,
    DataFrame,
    GoAwayFrame,
    HeadersFrame,
    PingFrame,
    PushPromiseFrame,
    RstStreamFrame,
    SettingsFrame,
    WindowUpdateFrame,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import FetchError, PageOverCapError, UnreachableError
from provenance.fetch.connections import trusted
from provenance.fetch.pages import may_pass
from provenance.fetch.policy import WIRE_CAP
from provenance.model.ports import Redirect
from tests.fetch.http2 import Reply, Talk, client, frame, speaking, trusting
from tests.fetch.servers import serving
from tests.fetch.test_trust import secure

HTML = b"<p>The ferry will not sail before Monday, its captain said.</p>"
MIB = 2**20
OK_HEAD = b"\x88"  # `:status: 200` in HPACK's static table


def replying(body: bytes = HTML, **fields: str) -> Reply:
    return lambda talk: [talk.answer("200", body, **fields)]


# What is spoken


def test_a_page_comes_by_http_2_where_the_server_offers_it() -> None:
    with speaking(replying(content_type="text/html; charset=utf-8", etag='"a"')) as server:
        page = client().get(f"{server.url}/ferry?day=1#now")
    assert (page.status, page.body, page.media_type, page.charset) == (200, HTML, "text/html", "utf-8")
    assert (page.protocol, page.address) == ("HTTP/2", "127.0.0.1")
    assert ("etag", '"a"') in page.headers
    assert page.final_url == f"{server.url}/ferry?day=1"


def test_the_request_is_as_plain_and_honest_as_by_http_1() -> None:
    with speaking(replying()) as server:
        client().get(f"{server.url}/a b")
    [talk] = server.talks
    assert talk.fields.pop("accept").startswith("text/html,")
    assert talk.fields == {
        ":method": "GET",
        ":scheme": "https",
        ":authority": server.url.removeprefix("https://"),
        ":path": "/a%20b",
        "user-agent": "claim-provenance/1.2.3",
        "accept-encoding": "gzip, deflate",
    }


def test_what_is_sent_along_arrives() -> None:
    with speaking(replying()) as server:
        client().ask(f"{server.url}/", method="POST", content=b"x" * 100_000, headers=(("Content-Type", "a/b"),))
    [talk] = server.talks
    assert (talk.fields[":method"], talk.fields["content-type"], len(talk.body)) == ("POST", "a/b", 100_000)


@pytest.mark.parametrize("offered", [("http/1.1",), ("http/1.1", "h2")])
def test_the_server_chooses_what_is_spoken(offered: tuple[str, ...]) -> None:
    context = secure("127.0.0.1")
    context.set_alpn_protocols(["http/1.1"])
    tls = trusting()
    tls.load_verify_locations(cadata=_authority())
    with serving(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", tls=context) as server:
        page = client(tls=tls).get(server.url)
    assert (page.protocol, page.body) == ("HTTP/1.1", b"ok")


def _authority() -> str:
    from tests.fetch.test_trust import AUTHORITY

    return AUTHORITY.cert_pem.bytes().decode()


def test_the_usual_trust_offers_http_2() -> None:
    with speaking(replying()) as server, pytest.raises(UnreachableError, match="certificate"):
        client(tls=trusted()).get(server.url)


def test_without_tls_it_is_http_1() -> None:
    with serving(b"HTTP/1.0 200 OK\r\n\r\nhere") as server:
        page = client().get(server.url)
    assert (page.protocol, page.address) == ("HTTP/1.0", "127.0.0.1")


def test_redirects_and_errors_are_read_as_by_http_1() -> None:
    def reply(talk: Talk) -> list[bytes]:
        if talk.fields[":path"] == "/old":
            return [talk.answer("301", location="/new")]
        return [talk.answer("404", b"gone")]

    with speaking(reply) as server:
        page = client().ask(f"{server.url}/old")
    assert (page.status, page.body, page.redirects) == (404, b"gone", (Redirect(301, f"{server.url}/new"),))


def test_interim_answers_are_passed_over() -> None:
    def reply(talk: Talk) -> Iterator[bytes]:
        yield talk.head([(":status", "103"), ("link", "</a.css>; rel=preload")])
        yield talk.answer("200", HTML)

    with speaking(reply) as server:
        assert client().get(server.url).body == HTML


def test_no_log_holds_heads(caplog: pytest.LogCaptureFixture) -> None:
    def reply(talk: Talk) -> list[bytes]:
        return [talk.answer("302", location="https://ada:swordfish@127.0.0.1:1/")]

    caplog.set_level(logging.DEBUG)
    with speaking(reply) as server, pytest.raises(UnreachableError):
        client().get(server.url)
    assert caplog.records
    assert "swordfish" not in caplog.text


# Caps


def test_a_body_as_large_as_the_cap_is_a_page() -> None:
    with speaking(replying(bytes(WIRE_CAP))) as server:
        assert len(client().get(server.url).body) == WIRE_CAP


def floods() -> dict[str, Callable[[Talk], Iterator[bytes]]]:
    def body(talk: Talk) -> Iterator[bytes]:
        yield talk.head([(":status", "200")])
        while True:
            yield frame(DataFrame, talk.stream, data=bytes(2**14))

    def padding(talk: Talk) -> Iterator[bytes]:
        yield talk.head([(":status", "200")])
        while True:
            yield frame(DataFrame, talk.stream, ["PADDED"], data=b"", pad_length=255) * 64

    def pings(talk: Talk) -> Iterator[bytes]:
        while True:
            yield frame(PingFrame, 0, opaque_data=bytes(8)) * 64

    def settings_(talk: Talk) -> Iterator[bytes]:
        while True:
            yield frame(SettingsFrame, 0, settings={1: 4096}) * 64

    def windows(talk: Talk) -> Iterator[bytes]:
        while True:
            yield frame(WindowUpdateFrame, talk.stream, window_increment=1) * 64

    def interim(talk: Talk) -> Iterator[bytes]:
        while True:
            yield talk.head([(":status", "103"), ("x", "y" * 1000)])

    def unknown(talk: Talk) -> Iterator[bytes]:
        while True:
            yield b"\x00\x40\x00\xbb\x00\x00\x00\x00\x00" + bytes(2**14)

    return {each.__name__: each for each in (body, padding, pings, settings_, windows, interim, unknown)}


@pytest.mark.parametrize("flood", floods().values(), ids=floods().keys())
def test_what_never_ends_is_left_at_the_cap_or_in_time(flood: Reply) -> None:
    with speaking(flood) as server:
        start = time.monotonic()
        with pytest.raises(FetchError):
            client(deadline=0.4).get(server.url)
        assert time.monotonic() - start < 16  # a busy computer may take its time
        time.sleep(0.1)
        assert server.sent < 2 * WIRE_CAP + 20 * MIB


def test_a_body_over_the_cap_is_said_to_be_so() -> None:
    with speaking(floods()["body"]) as server, pytest.raises(PageOverCapError, match="larger than 10 MiB"):
        client().get(server.url)


def continuations(piece: bytes, number: int) -> Reply:
    def reply(talk: Talk) -> Iterator[bytes]:
        yield frame(HeadersFrame, talk.stream, data=OK_HEAD)
        for _ in range(number):
            yield frame(ContinuationFrame, talk.stream, data=piece)

    return reply


def bomb(talk: Talk) -> Iterator[bytes]:
    name = b"\x40\x01x\x7f\xa1\x1e" + b"a" * 4000  # one field of 4,000 letters, put into the table
    yield frame(HeadersFrame, talk.stream, ["END_HEADERS"], data=OK_HEAD + name + b"\xbe" * 12_000)


@pytest.mark.parametrize(
    "reply",
    [continuations(b"", 10_000), continuations(b"\x00\x01x\x01y" * 3000, 10_000), bomb],
    ids=["empty continuations", "continuations", "a head that unpacks to 48 MB"],
)
def test_a_head_without_an_end_or_measure_is_left_early(reply: Reply) -> None:
    with speaking(reply) as server, pytest.raises(UnreachableError, match="not HTTP"):
        client().get(server.url)


def test_frames_of_nothing_end_at_the_deadline() -> None:
    def reply(talk: Talk) -> Iterator[bytes]:
        yield talk.head([(":status", "200")])
        while True:
            time.sleep(0.02)
            yield frame(DataFrame, talk.stream, data=b"")

    with speaking(reply) as server, pytest.raises(UnreachableError, match=r"within 0\.5 s"):
        client(deadline=0.5).get(server.url)


def test_a_server_that_gives_no_room_to_send_ends_at_the_deadline() -> None:
    def reply(talk: Talk) -> Iterator[bytes]:
        time.sleep(5)
        yield b""

    with speaking(reply) as server, pytest.raises(UnreachableError, match=r"within 0\.5 s"):
        client(deadline=0.5).ask(server.url, method="POST", content=bytes(200_000))


# Answers that break off, or are none


def sending(*frames: Callable[[Talk], bytes]) -> Reply:
    return lambda talk: [each(talk) for each in frames]


def head(*fields: tuple[str, str]) -> Callable[[Talk], bytes]:
    return lambda talk: talk.head(list(fields))


BROKEN = {
    "nothing": sending(),
    "reset": sending(lambda talk: frame(RstStreamFrame, talk.stream, error_code=1)),
    "reset in the body": sending(
        head((":status", "200")),
        lambda talk: frame(DataFrame, talk.stream, data=b"a"),
        lambda talk: frame(RstStreamFrame, talk.stream, error_code=0),
    ),
    "gone away": sending(
        lambda talk: frame(GoAwayFrame, 0, last_stream_id=0, error_code=0, additional_data=b"\x1b[2J")
    ),
    "gone away later": sending(lambda talk: frame(GoAwayFrame, 0, last_stream_id=9, error_code=2)),
    "breaks off": sending(head((":status", "200")), lambda talk: frame(DataFrame, talk.stream, data=b"a")),
    "too short": sending(
        head((":status", "200"), ("content-length", "9")),
        lambda talk: frame(DataFrame, talk.stream, ["END_STREAM"], data=b"a"),
    ),
    "a body first": sending(lambda talk: frame(DataFrame, talk.stream, data=b"a")),
    "a strange stream": sending(lambda talk: frame(DataFrame, 99, data=b"a")),
    "a promise": sending(lambda talk: frame(PushPromiseFrame, talk.stream, promised_stream_id=2, data=OK_HEAD)),
    "no HPACK": sending(
        lambda talk: frame(HeadersFrame, talk.stream, ["END_HEADERS"], data=b"\xff\xff\xff\xff\xff\xff")
    ),
    "no status": sending(head((":status", ""))),
    "a word for a status": sending(head((":status", "fine"))),
    "a negative status": sending(head((":status", "-200"))),
    "a huge status": sending(head((":status", "9" * 5000))),
    "a line feed in a value": sending(head((":status", "200"), ("a", "b\r\nset-cookie: c"))),
    "a space in a name": sending(head((":status", "200"), ("a b", "c"))),
    "an empty name": sending(head((":status", "200"), ("", "c"))),
    "HTTP/1.1": lambda talk: [b"HTTP/1.1 200 OK\r\n\r\n"],
    "a window too large": sending(lambda talk: frame(WindowUpdateFrame, 0, window_increment=2**31 - 1)),
}


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_not_http_is_a_sentence_and_may_pass(reply: Reply) -> None:
    with speaking(reply) as server, pytest.raises(UnreachableError, match=r"breaks off|broke off") as caught:
        client(deadline=5).get(server.url)
    assert str(caught.value).startswith(f"{server.url}/: ")
    assert str(caught.value).isprintable()
    assert may_pass(caught.value)


ANY_FRAME = st.tuples(st.binary(max_size=30), st.integers(0, 9), st.integers(0, 255), st.integers(0, 3)).map(
    lambda made: len(made[0]).to_bytes(3, "big") + bytes(made[1:3]) + made[3].to_bytes(4, "big") + made[0]
)


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=40) | ANY_FRAME, max_size=6))
def test_any_frames_are_a_page_or_a_sentence(frames: list[bytes]) -> None:
    with speaking(lambda talk: [b"".join(frames)]) as server:
        try:
            told = str(client(deadline=5).get(server.url).status)
        except FetchError as error:
            told = str(error)
    assert told.isdigit() or told.startswith(f"{server.url}/: ")
    assert told.isprintable()
    assert len(told) < 700
