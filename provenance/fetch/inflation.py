"""Packed bodies unpacked in small pieces, so that who reads them can stop at any size.

A kilobyte can unpack to a megabyte: what counts the bytes must see them before the next are made.
"""

import zlib
from collections.abc import Iterable, Iterator

OFFERED = ("gzip", "deflate")
"""What a server may pack a body with. Brotli and zstd are not offered: the standard library cannot unpack them."""

PIECE = 2**16
"""The most bytes of one piece."""

_SLICE = 2**12  # what follows a packed stream in its slice is copied once for each such stream
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
_ENDS_EARLY = "the packed data ends before its end"


def unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The bytes that ``chunks`` hold, in pieces of at most :data:`PIECE`.

    ``coding`` is ``gzip``, ``deflate``, or ``identity`` for chunks that come as they are. Raises :class:`zlib.error`
    for what is not packed so, or ends early.
    """
    if coding == "gzip":
        return _gunzip(chunks)
    if coding == "deflate":
        return _inflate(chunks)
    assert coding == "identity"
    return iter(chunks)


def _gunzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """All members of a gzip file (RFC 1952, 2.2). What follows the last and is none is left aside, as browsers do."""
    member = zlib.decompressobj(_GZIP)
    fed, between, held = False, False, b""
    for data in _slices(chunks):
        data, held = held + data, b""
        while data:
            if between:
                if data == _MAGIC[:1]:
                    held = data
                    break
                if not data.startswith(_MAGIC):
                    return
                member = zlib.decompressobj(_GZIP)
            fed = True
            piece = member.decompress(data, PIECE)
            if piece:
                yield piece
            between = member.eof
            data = member.unused_data if between else member.unconsumed_tail
    if fed and not between:
        yield from _rest(member)


def _inflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A zlib stream (RFC 1950), or one without its frame, as some servers send it (RFC 1951)."""
    stream = None
    start = b""
    for data in _slices(chunks):
        if stream is None:
            start += data
            if len(start) < 2:
                continue
            framed = start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2], "big") % 31 == 0
            stream = zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
            data = start
        while data and not stream.eof:
            piece = stream.decompress(data, PIECE)
            if piece:
                yield piece
            data = stream.unconsumed_tail
    if stream is not None:
        yield from _rest(stream)
    elif start:
        raise zlib.error(_ENDS_EARLY)


def _rest(stream: "zlib._Decompress") -> Iterator[bytes]:
    """What the stream still holds back when all input is in."""
    while piece := stream.decompress(b"", PIECE):
        yield piece
    if not stream.eof:
        raise zlib.error(_ENDS_EARLY)


def _slices(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), _SLICE):
            yield chunk[start : start + _SLICE]
