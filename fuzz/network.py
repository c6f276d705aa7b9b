"""What reads addresses and unpacks what servers send."""

import datetime
import gzip
import math
import re
import zlib

from fuzz import laws
from fuzz.target import on_bytes
from provenance.errors import RefusedAddressError
from provenance.fetch.conditional import conditions, stands
from provenance.fetch.inflation import OFFERED, PIECE, unpacked
from provenance.fetch.policy import PORTS, Target, literal, shown, target
from provenance.fetch.robots import OUR_NAME, Robots
from provenance.fetch.visits import state
from provenance.model.evidence import Status
from provenance.model.ports import Page, Redirect

_SECRET = "s3cr3tw0rd"
_PARTS = (
    "http://", "https://", "//", "@", "%40", "\uff20", ":80", ":443", ":0", "[::1]", "0x7f", "0177.1", "localhost",
    "../", "/./", "?", "#", "\\", "xn--", "ß", ".", "%2e", "[v1.x]", "\u3002", "127.1", "::ffff:127.0.0.1",
    "user:word@",
)  # fmt: skip


@on_bytes(words=_PARTS)
def addresses(data: bytes) -> None:
    """An address is refused in one sentence, or is one that every reader reads alike; no credentials are shown."""
    first, _, second = data.decode("utf-8", "replace").partition("\n")
    base: Target | None = None
    for url in (first, second):
        for private in (True, False):
            try:
                read = target(url, allow_private=private, base=base)
            except RefusedAddressError as error:
                laws.sentence(error)
                continue
            assert read.url.isascii()
            assert read.url.isprintable()
            assert "@" not in read.authority
            assert read.host == read.host.lower()
            assert target(read.url, allow_private=private) == read
            assert private or read.port in PORTS
            literal(read.host)
            base = base or read
    told = shown(first)
    assert len(told) <= 300


@on_bytes(words=_PARTS)
def credentials(data: bytes) -> None:
    """A password in an address is never shown, wherever the address is understood to end."""
    rest = data.decode("utf-8", "replace")
    if _SECRET in rest:
        return
    for start in ("https://", "HTTP://ana", "//", "https:", "gopher://", "https:///"):
        url = f"{start}ana:{_SECRET}@{rest}"
        try:
            assert _SECRET not in target(url).url
        except RefusedAddressError as error:
            assert _SECRET not in str(error)
        assert _SECRET not in shown(url)


_FLAGS = re.compile(rb"\x1f\x8b\x08(.)", re.DOTALL)
_CHECKED = 0b11100010  # three flags are reserved, and FHCRC says that the header has a checksum


@on_bytes(grows=False)
def inflation(data: bytes) -> None:
    """What is packed is unpacked in small pieces, the same however it comes in; what is not packed is an error."""
    if len(data) < 2:
        return
    step, rest = data[0] + 1, data[1:]
    for coding in OFFERED:
        given: list[bytes | None] = []
        for chunks in ([rest], [rest[at : at + step] for at in range(0, len(rest), step)]):
            pieces = []
            try:
                for piece in unpacked(chunks, coding):
                    assert 0 < len(piece) <= PIECE
                    pieces.append(piece)
                given.append(b"".join(pieces))
            except zlib.error:
                given.append(None)
        assert given[0] == given[1]
    try:
        whole = gzip.decompress(rest)
    except (OSError, EOFError, zlib.error):
        return
    try:
        found = b"".join(unpacked([rest], "gzip"))
    except zlib.error:
        # Python's own reader passes over flags that RFC 1952 (2.3.1.2) reserves, and does not look at the checksum of a
        # header; zlib refuses the ones and checks the other, as it should.
        assert any(flags[0] & _CHECKED for flags in _FLAGS.findall(rest))
        return
    # Between members Python's own reader passes over zeros, which fill up tapes; browsers end there.
    assert found == whole or (b"\0\x1f\x8b" in rest and whole.startswith(found))


_RULES = (
    "User-agent: *\n", f"User-agent: {OUR_NAME}\n", "user agent other\n", "Allow: /",
    "Disallow: /", "Crawl-delay: 1e9\n",
    "Request-rate: 1/1m 0100-0200\n", "Sitemap: ", "*", "$", "%2F", "#", "\ufeff", "\u2028", "index.html",
)  # fmt: skip


@on_bytes(words=_RULES)
def robots(data: bytes) -> None:
    """Any robots.txt says yes or no to a page, and wants a span of time; rules for others do not matter."""
    rules = Robots(data)
    assert math.isfinite(rules.delay)
    assert rules.delay >= 0
    address = target("http://gazette.example/private/index.html?a=%7e").url
    found = rules.allows(address)
    assert (
        Robots(data + b"\nDisallow:\nUser-agent: somebody\nUser-agent: else\nDisallow: /\nCrawl-delay: 7\n").allows(
            address
        )
        == found
    )
    assert rules.allows("http://gazette.example/robots.txt")


_FIELDS = (
    "ETag: ", 'W/"', '"a"', "Last-Modified: ", "Wed, 25 Nov 2026 12:00:00 GMT", "Cache-Control: ",
    "\r", "\0", "Vary: *",
)  # fmt: skip


@on_bytes(words=_FIELDS)
def kept_heads(data: bytes) -> None:
    """The head of a page that was kept gives only fields that can be sent, and any head of an answer is understood."""
    lines = [line.partition(": ") for line in data.decode("latin-1").split("\n")]
    headers = tuple((name, value) for name, _, value in lines)
    now = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
    url = "http://gazette.example/"
    known = Page(url, url, 200, None, None, b"", now, headers=headers)
    asked = conditions(known)
    assert {name for name, _ in asked} <= {"If-None-Match", "If-Modified-Since"}
    assert all(value.isascii() and value.isprintable() and len(value) < 600 for _, value in asked)
    assert isinstance(stands(known, Page(url, url, 304, None, None, b"", now, headers=headers)), bool)
    status, *places = data[:6] or b"\0"
    visit = state(
        Page(url, url, 100 + status * 3, None, None, b"", now, tuple(Redirect(300 + place, url) for place in places))
    )
    assert (visit.reason is None) == (visit.status is Status.OK)
