"""What reads addresses and unpacks what servers send."""

import gzip
import re
import zlib

from fuzz import laws
from fuzz.target import on_bytes
from provenance.errors import RefusedAddressError
from provenance.fetch.inflation import OFFERED, PIECE, unpacked
from provenance.fetch.policy import PORTS, Target, literal, shown, target

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
