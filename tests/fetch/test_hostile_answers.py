import gzip
import random
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import FetchError, OverCapError, PageOverCapError, UnreachableError
from provenance.fetch import inflation
from provenance.fetch.policy import DECODED_CAP, WIRE_CAP
from tests.fetch.servers import near, ok, serving

MIB = 2**20
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
TEXT = b"The dam will be closed in March, its keeper said. " * 100


def packed_by_gzip(data: bytes, level: int = 9) -> bytes:
    return gzip.compress(data, level, mtime=0)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def packed_zeros(size: int, wbits: int) -> bytes:
    """So many MiB of zeros: as gzip (31), zlib (15) or bare deflate (-15)."""
    packer = zlib.compressobj(1, wbits=wbits)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(size)) + packer.flush()


# Caps


def test_a_body_as_large_as_the_cap_is_a_page() -> None:
    with serving(ok(bytes(WIRE_CAP))) as server:
        assert len(near().get(server.url).body) == WIRE_CAP


def test_an_announced_body_over_the_cap_is_not_waited_for() -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {WIRE_CAP + 1}\r\n\r\n".encode()
    with serving(head) as server, pytest.raises(PageOverCapError, match="larger than 10 MiB: save the page"):
        near().get(server.url)


@pytest.mark.parametrize("framed", [True, False])
def test_a_body_without_an_end_is_left_at_the_cap(framed: bool) -> None:
    def reply(head: bytes) -> Iterator[bytes]:
        yield CHUNKED if framed else b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"10000\r\n" + bytes(2**16) + b"\r\n" if framed else bytes(2**16)

    with serving(reply) as server:
        with pytest.raises(PageOverCapError, match="larger than 10 MiB") as caught:
            near().get(server.url)
        time.sleep(0.1)
        assert server.sent < 2 * WIRE_CAP + 20 * MIB  # what stands in the buffers between
    assert isinstance(caught.value, OverCapError)


def test_frames_around_nothing_are_counted_too() -> None:
    extension = b"1;" + b"x" * 60_000 + b"\r\na\r\n"

    def reply(head: bytes) -> Iterator[bytes]:
        yield CHUNKED
        while True:
            yield extension

    with serving(reply) as server, pytest.raises(PageOverCapError, match="larger than 10 MiB"):
        near().get(server.url)


def test_a_head_without_an_end_is_left_early() -> None:
    def reply(head: bytes) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            yield b"X-Filler: " + b"x" * 1000 + b"\r\n"

    with serving(reply) as server, pytest.raises(UnreachableError, match="not HTTP"):
        near().get(server.url)


@pytest.mark.parametrize(("coding", "wbits"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
def test_a_bomb_is_left_while_it_unpacks(coding: str, wbits: int) -> None:
    packed = packed_zeros(90, wbits)
    assert len(packed) < MIB
    with serving(ok(packed, content_encoding=coding)) as server:
        client = near()
        tracemalloc.start()
        try:
            with pytest.raises(PageOverCapError, match="larger than 50 MiB when it is unpacked"):
                client.get(server.url)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < DECODED_CAP + 20 * MIB


def test_a_bomb_in_many_members_is_left_too() -> None:
    packed = packed_zeros(1, 31) * 51
    with serving(ok(packed, content_encoding="gzip")) as server, pytest.raises(PageOverCapError, match="50 MiB"):
        near().get(server.url)


def test_a_large_page_below_the_caps_is_a_page() -> None:
    with serving(ok(packed_zeros(50, 31), content_encoding="gzip")) as server:
        assert len(near().get(server.url).body) == DECODED_CAP


def test_endless_empty_members_end_in_time() -> None:
    with serving(ok(packed_by_gzip(b"") * 400_000, content_encoding="gzip")) as server:
        start = time.monotonic()
        with suppress(FetchError):
            near(deadline=0.4).get(server.url)
        assert time.monotonic() - start < 20


# Answers that lie


def test_a_body_shorter_than_announced_is_no_page() -> None:
    longer = ok(TEXT, content_length=str(len(TEXT) + 1))
    with serving(longer) as server, pytest.raises(UnreachableError, match="breaks off"):
        near().get(server.url)


def test_a_body_longer_than_announced_is_cut_where_it_was_announced_to_end() -> None:
    with serving(ok(TEXT, content_length="7")) as server:
        assert near().get(server.url).body == TEXT[:7]


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\r\n\r\n",
        b"<html>No head at all</html>",
        b"HTTP/2 200\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA b: c\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n: c\r\n\r\n",
        CHUNKED + b"zz\r\na\r\n",
        CHUNKED + b"5\r\na\r\n",
        CHUNKED + b"fffffffffffffffffffffffff\r\na\r\n",
    ],
)
def test_what_is_not_http_is_a_sentence(reply: bytes) -> None:
    with serving(reply) as server, pytest.raises(UnreachableError) as caught:
        near().get(server.url)
    assert str(caught.value).startswith(f"{server.url}/: ")
    assert str(caught.value).isprintable()
    assert caught.value.__cause__ is not None


@given(st.lists(st.binary(max_size=60) | st.sampled_from([b"\r\n", b"HTTP/1.1 ", b"200 ", b"302 \r\n", b"Location: "])))
def test_any_answer_is_a_page_or_a_sentence(pieces: list[bytes]) -> None:
    with serving(b"".join(pieces)) as server:
        try:
            told = str(near(deadline=5).get(server.url).status)
        except FetchError as error:
            told = str(error)
    assert told.isdigit() or told.startswith(f"{server.url}/: ")
    assert told.isprintable()
    assert len(told) < 700


# Packing


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", packed_by_gzip(TEXT)),
        ("x-gzip", packed_by_gzip(TEXT)),
        ("GZIP", packed_by_gzip(TEXT)),
        ("identity, gzip", packed_by_gzip(TEXT)),
        ("gzip", packed_by_gzip(TEXT[:20]) + packed_by_gzip(TEXT[20:])),
        ("gzip", packed_by_gzip(TEXT) + b"\0" * 100),
        ("gzip", packed_by_gzip(TEXT) + b"\x1f"),
        ("gzip", packed_by_gzip(TEXT) + b"\x1f\x1f\x8b"),
        ("gzip", packed_by_gzip(TEXT) + b"\n<!-- cached -->"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 10_000])
def test_a_packed_body_is_unpacked_however_it_is_cut(coding: str, packed: bytes, size: int) -> None:
    def reply(head: bytes) -> Iterable[bytes]:
        yield f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
        yield b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"

    with serving(reply) as server:
        assert near().get(server.url).body == TEXT


@pytest.mark.parametrize(
    "coding", ["br", "zstd", "compress", "gzip, gzip", "deflate, gzip", "br, gzip", "\x1b[2J", "a" * 999]
)
def test_a_packing_that_was_not_asked_for_is_refused(coding: str) -> None:
    body = packed_by_gzip(packed_by_gzip(TEXT))
    refused = pytest.raises(UnreachableError, match="packed in a way that was not asked for: save the page")
    with serving(ok(body, content_encoding=coding)) as server, refused:
        near().get(server.url)


def test_two_packings_in_two_headers_are_refused_too() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n"
    with (
        serving(head + packed_by_gzip(packed_by_gzip(TEXT))) as server,
        pytest.raises(UnreachableError, match="packed"),
    ):
        near().get(server.url)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_body_that_is_broken_or_cut_is_no_page(coding: str) -> None:
    packed = packed_by_gzip(TEXT) if coding == "gzip" else zlib.compress(TEXT)
    for body in (packed[:-1], packed[:20], packed[:1], b"\0" * 99, TEXT, packed[:40] + b"\xff" * 40):
        refused = pytest.raises(UnreachableError, match="broken or breaks off")
        with serving(ok(body, content_encoding=coding)) as server, refused as caught:
            near().get(server.url)
        assert isinstance(caught.value.__cause__, zlib.error)


@pytest.mark.parametrize(
    "damage", [lambda member: member[:-1], lambda member: member[:-8] + bytes(8)], ids=["cut", "wrong sum"]
)
def test_a_second_member_that_is_broken_is_not_taken_for_what_follows_the_text(
    damage: Callable[[bytes], bytes],
) -> None:
    body = packed_by_gzip(TEXT) + damage(packed_by_gzip(TEXT))
    refused = pytest.raises(UnreachableError, match="broken or breaks off")
    with serving(ok(body, content_encoding="gzip")) as server, refused:
        near().get(server.url)


@pytest.mark.parametrize("coding", inflation.OFFERED)
def test_nothing_packed_is_nothing(coding: str) -> None:
    with serving(ok(b"", content_encoding=coding)) as server:
        assert near().get(server.url).body == b""


@given(st.lists(st.binary() | st.integers(0, 100_000).map(bytes), max_size=3), st.integers(1, 5000), st.integers(0, 9))
def test_unpacking_is_what_packing_was_in_pieces_of_bounded_size(parts: list[bytes], size: int, level: int) -> None:
    text = b"".join(parts)
    packer = zlib.compressobj(level, wbits=-15)
    packings = {
        "gzip": b"".join(packed_by_gzip(part, level) for part in parts),
        "deflate": packer.compress(text) + packer.flush() if len(text) % 2 else zlib.compress(text, level),
    }
    for coding, packed in packings.items():
        step = max(size, len(packed) // 200)
        chunks = (packed[start : start + step] for start in range(0, len(packed), step))
        pieces = list(inflation.unpacked(chunks, coding))
        assert b"".join(pieces) == text
        assert all(len(piece) <= inflation.PIECE for piece in pieces)


@given(st.binary(max_size=200), st.sampled_from(inflation.OFFERED), st.randoms(use_true_random=False))
def test_any_bytes_are_unpacked_or_refused(data: bytes, coding: str, chance: random.Random) -> None:
    packed = bytearray(packed_by_gzip(data) if coding == "gzip" else zlib.compress(data))
    packed[chance.randrange(len(packed))] ^= 1 << chance.randrange(8)
    for each in (data, bytes(packed)):
        with suppress(zlib.error):
            assert all(len(piece) <= inflation.PIECE for piece in inflation.unpacked([each], coding))
