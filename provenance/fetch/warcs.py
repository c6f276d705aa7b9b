"""Web archives (WARC 1.1, ISO 28500:2017): a page as the bytes of one, and the records of one that others made.

What is written goes by way of warcio. What is read is hostile until read, and warcio reads a line of any length and
unpacks as it likes; so it is read here, in pieces, each within a bound.
"""

import datetime
import hashlib
import re
import uuid
import zlib
from collections.abc import Iterable, Iterator, Sequence
from http import HTTPStatus
from io import BytesIO
from typing import Literal, NamedTuple, get_args

from provenance.fetch.inflation import unpacked
from provenance.fetch.policy import DECODED_CAP, MOST_REDIRECTS
from provenance.model.ports import Headers, Page, Redirect

Kind = Literal["page", "robots", "archived", "imported"]
"""How a capture came: see :class:`~provenance.model.evidence.Capture`."""

MOST_HEAD = 2**20
"""The most bytes of the head of an answer, and of the fields that stand before a record."""

MOST_UNPACKED = DECODED_CAP + 16 * 2**20
"""The most bytes that a capture unpacks to: the body, and what the heads of it and of its redirects may take."""

_MOST_KEPT = MOST_HEAD // 2
_KINDS: tuple[str, ...] = get_args(Kind)
_GZIP = b"\x1f\x8b"
_VERSION = re.compile(rb"WARC/[0-9]+\.[0-9]+\r?\n")
_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_STATUS = re.compile(rb"HTTP/[0-9.]+ +([0-9]{3})(?: [^\r\n]*)?\r?(?:\n|\Z)")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_UNFIT = re.compile(r"[\x00-\x1f\x7f]")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,6})[0-9]*)?Z")
_AT = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*:)?//[^/?#]*@")

_FORMAT = "WARC File Format 1.1"
_STANDARD = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
# As the proposal for WARC-Protocol has them: https://github.com/iipc/warc-specifications/issues/42
_PROTOCOLS = {"HTTP/1.0": "http/1.0", "HTTP/1.1": "http/1.1", "HTTP/2": "h2", "HTTP/3": "h3"}
_SPOKEN = {written: spoken for spoken, written in _PROTOCOLS.items()}

# Says who somebody is: never kept.
_SECRET = frozenset({"set-cookie", "set-cookie2", "cookie", "authorization", "proxy-authorization"})
# The body is kept unpacked and whole: what says otherwise gets another name, as Browsertrix and warcio.js have it.
_PACKING = frozenset({"content-encoding", "transfer-encoding"})
_ORIGINAL = "x-orig-"
_RENAMED = frozenset({f"{_ORIGINAL}{name}" for name in (*_PACKING, "content-length")})
_NAMESPACE = uuid.UUID("6f9c6a0e-6f0d-5d0c-9a41-7d1d7cc3a9b5")


class BrokenArchiveError(Exception):
    """What is read is no web archive, or broken; the words are one clause for a person."""


class TooLargeError(BrokenArchiveError):
    """A part of it is larger than it may be."""


# Writing


def packed(page: Page, kind: Kind) -> bytes:
    """A page as the bytes of a WARC file, each record compressed by itself; the same page gives the same bytes.

    A ``warcinfo`` record says what was asked for and how the capture came. For each redirect there is a ``response``
    with its status and its place, and nothing else of its head. The last record is the ``response`` with the page: its
    head as it came, but for what says who somebody is, and for what would say that the body is packed or sent in
    pieces; and its body, unpacked.

    Raises :class:`ValueError` for a page whose addresses hold control characters, or whose time has no zone.
    """
    body_hash = hashlib.sha256(page.body).hexdigest()
    identity = f"{body_hash} {page.retrieved.astimezone(datetime.UTC).isoformat()} {page.url}"
    file = BytesIO()
    writer = _Writer(file, page, identity)
    known = {
        "software": "claim-provenance",
        "format": _FORMAT,
        "conformsTo": _STANDARD,
        "provenance-kind": kind,
        "provenance-url": page.url,
        "provenance-media-type": page.media_type or "",
        "provenance-charset": page.charset or "",
    }
    fields = "".join(f"{name}: {_fit(value)}\r\n" for name, value in known.items() if value)
    writer.write("warcinfo", [("Content-Type", "application/warc-fields")], fields.encode(), None)
    asked = page.url
    for redirect in page.redirects:
        writer.answer(
            asked, _status_line(redirect.status) + f"Location: {_fit(redirect.url)}\r\n\r\n".encode(), b"", ()
        )
        asked = redirect.url
    spoken = [("WARC-Protocol", _PROTOCOLS.get(page.protocol, page.protocol))]
    if page.address is not None:
        spoken.append(("WARC-IP-Address", page.address))
    writer.answer(page.final_url, _head(page), page.body, spoken)
    return file.getvalue()


class _Writer:
    def __init__(self, file: BytesIO, page: Page, identity: str) -> None:
        from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

        if page.retrieved.tzinfo is None:
            raise ValueError("the time at which a page was retrieved needs a zone")
        self._warcio = WARCWriter(file, gzip=True, warc_version="1.1")
        self._date = page.retrieved.astimezone(datetime.UTC).replace(tzinfo=None).isoformat() + "Z"
        self._identity = identity
        self._records = 0

    def answer(self, url: str, head: bytes, body: bytes, more: Iterable[tuple[str, str]]) -> None:
        fields = [
            ("WARC-Target-URI", url),
            ("Content-Type", "application/http; msgtype=response"),
            ("WARC-Payload-Digest", f"sha256:{hashlib.sha256(body).hexdigest()}"),
            *more,
        ]
        self.write("response", fields, head + body, url)

    def write(self, sort: str, fields: list[tuple[str, str]], block: bytes, url: str | None) -> None:
        from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
        from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

        self._records += 1
        number = uuid.uuid5(_NAMESPACE, f"{self._records} {self._identity}")
        fields = [
            ("WARC-Type", sort),
            ("WARC-Record-ID", f"<urn:uuid:{number}>"),
            ("WARC-Date", self._date),
            *((name, _fit(value)) for name, value in fields),
            ("WARC-Block-Digest", f"sha256:{hashlib.sha256(block).hexdigest()}"),
        ]
        # Without HTTP headers of its own, warcio writes the block as it is: it would respell headers beyond ASCII.
        content_type = dict(fields)["Content-Type"]
        headers = StatusAndHeaders("", fields, protocol="WARC/1.1")
        record = ArcWarcRecord("warc", sort, headers, BytesIO(block), None, content_type, len(block))
        self._warcio.write_record(record)


def _head(page: Page) -> bytes:
    lines = []
    typed, size = False, 0
    for name, value in page.headers:
        lower = name.lower()
        if lower in _SECRET or lower in _RENAMED or not _NAME.fullmatch(name) or _AT.match(value.strip()):
            continue
        value = _CONTROL.sub(" ", value).strip(" \t")
        typed = typed or lower == "content-type"
        if lower in _PACKING or (lower == "content-length" and value != str(len(page.body))):
            name = f"{_ORIGINAL}{name}"
        size += len(name) + len(value) + 4
        if size > _MOST_KEPT:
            break
        lines.append(f"{name}: {value}\r\n")
    if not typed and page.media_type is not None:
        lines.append(f"Content-Type: {page.media_type}{f'; charset={page.charset}' if page.charset else ''}\r\n")
    return _status_line(page.status) + "".join(lines).encode("latin-1", "replace") + b"\r\n"


def _status_line(status: int) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    return f"HTTP/1.1 {status:03d} {phrase}".rstrip().encode() + b"\r\n"


def _fit(value: str) -> str:
    if _UNFIT.search(value):
        raise ValueError("what a record says of a page cannot hold control characters")
    return value


# Reading what packed() has written


def read(data: bytes) -> tuple[Page, Kind]:
    """The page that :func:`packed` made these bytes of, and its kind.

    Its headers are those of the answer, without what says who somebody is. Raises :class:`BrokenArchiveError` for
    anything else, and :class:`TooLargeError` for what unpacks to more than :data:`MOST_UNPACKED` bytes.
    """
    known: dict[str, str] = {}
    answers: list[tuple[str, Answer, Record]] = []
    for record in records(_bounded([data], MOST_UNPACKED)):
        if record.sort == "warcinfo" and not known:
            known = dict(_fields(record.block(MOST_HEAD), "utf-8"))
        elif record.sort == "response" and len(answers) <= MOST_REDIRECTS:
            answers.append((record.field("WARC-Target-URI") or "", answer(record.block(MOST_UNPACKED)), record))
        else:
            raise BrokenArchiveError("it holds a record that no capture has")
    kind = known.get("provenance-kind", "")
    if kind not in _KINDS or not answers:
        raise BrokenArchiveError("it is a web archive, but no capture")
    final_url, last, record = answers[-1]
    redirects = [Redirect(hop.status, hop.field("Location") or "") for _, hop, _ in answers[:-1]]
    page = Page(
        url=known.get("provenance-url", ""),
        final_url=final_url,
        status=last.status,
        media_type=known.get("provenance-media-type"),
        charset=known.get("provenance-charset"),
        body=last.body,
        retrieved=date(record.field("WARC-Date") or ""),
        redirects=tuple(redirects),
        headers=tuple((_original(name), value) for name, value in last.headers),
        protocol=_spoken(record),
        address=record.field("WARC-IP-Address"),
    )
    return page, kind  # type: ignore[return-value]


def extents(data: bytes) -> Iterator[tuple["Record", "Answer", int, int]]:
    """The answers in a capture, each with its offset and its length in the file. Raises :class:`BrokenArchiveError`."""
    offset = 0
    for _ in range(MOST_REDIRECTS + 2):
        if offset == len(data):
            return
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        block = member.decompress(data[offset:], MOST_UNPACKED)
        if not member.eof:
            raise BrokenArchiveError("its packed data are broken or break off")
        end = len(data) - len(member.unused_data)
        for record in records([block]):
            if record.sort == "response":
                yield record, answer(record.block(MOST_UNPACKED)), offset, end - offset
        offset = end
    raise BrokenArchiveError("it holds more records than a capture has")


def _original(name: str) -> str:
    return name[len(_ORIGINAL) :] if name.lower() in _RENAMED else name


def _spoken(record: "Record") -> str:
    written = record.field("WARC-Protocol")
    return _SPOKEN.get(written, written) if written else "HTTP/1.1"


def _bounded(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in unpacked(chunks, "gzip"):
        size += len(piece)
        if size > most:
            raise TooLargeError(f"it unpacks to more than {most // 2**20} MiB")
        yield piece


# Reading records, whoever wrote them


class Record:
    """One record of an archive that is being read: what stands before its block, and the block for as long as the
    next record has not been asked for. ``sort`` is its WARC-Type, ``length`` that of its block in bytes."""

    def __init__(self, headers: Headers, length: int, stream: "_Stream") -> None:
        self._headers = headers
        self._stream = stream
        self._left = length
        self.length = length
        self.sort = (self.field("WARC-Type") or "").lower()

    def field(self, name: str) -> str | None:
        """The first field of that name."""
        return _first(self._headers, name)

    def block(self, most: int) -> bytes:
        """The whole block. Raises :class:`TooLargeError` where it has more than ``most`` bytes."""
        if self.length > most:
            raise TooLargeError(f"a record in it is larger than {most // 2**20} MiB")
        left, self._left = self._left, 0
        return self._stream.take(left)

    def pass_over(self) -> None:
        """Go on to the record's end."""
        left, self._left = self._left, 0
        self._stream.pass_over(left)


def records(chunks: Iterable[bytes]) -> Iterator[Record]:
    """The records of an archive whose unpacked bytes come in ``chunks``; nothing is held but one chunk and what is
    asked for. Raises :class:`BrokenArchiveError`, also for chunks that cannot be unpacked."""
    stream = _Stream(chunks)
    while (line := stream.line(MOST_HEAD)) is not None:
        if line.strip(b"\r\n") == b"":
            continue
        if not _VERSION.fullmatch(line):
            raise BrokenArchiveError("where a record should begin, it holds something else")
        headers = tuple(_fields(stream.head(), "utf-8"))
        length = _first(headers, "Content-Length") or ""
        if not (length.isascii() and length.isdigit() and len(length) < 19):
            raise BrokenArchiveError("a record in it does not say how long it is")
        record = Record(headers, int(length), stream)
        yield record
        record.pass_over()


def pieces(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The bytes of a WARC file, unpacked if it is packed. Raises :class:`TooLargeError` past ``most`` bytes of them."""
    chunks = iter(chunks)
    start = b""
    for chunk in chunks:
        start += chunk
        if len(start) >= len(_GZIP):
            break

    def whole() -> Iterator[bytes]:
        yield start
        yield from chunks

    if start.startswith(_GZIP):
        yield from _bounded(whole(), most)
    else:
        yield from whole()


class _Stream:
    """Bytes that come in chunks, by lines and by lengths."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._held = b""
        self._at = 0

    def _more(self) -> bool:
        """Put the next chunk in place of one that is used up; false at the end."""
        try:
            for chunk in self._chunks:
                if chunk:
                    self._held, self._at = chunk, 0
                    return True
        except zlib.error as error:
            raise BrokenArchiveError("its packed data are broken or break off") from error
        return False

    def line(self, most: int) -> bytes | None:
        """The next line with its end; None at the end of everything. Raises :class:`TooLargeError`."""
        found: list[bytes] = []
        size = 0
        while self._at < len(self._held) or self._more():
            end = self._held.find(b"\n", self._at) + 1
            part = self._held[self._at : end or len(self._held)]
            self._at += len(part)
            size += len(part)
            found.append(part)
            if size > most:
                raise TooLargeError("a line in it is longer than any of an archive")
            if end:
                break
        return b"".join(found) if found else None

    def head(self) -> bytes:
        """Lines up to an empty one, without it."""
        found: list[bytes] = []
        size = 0
        while (line := self.line(MOST_HEAD)) is not None and line not in (b"\r\n", b"\n"):
            size += len(line)
            if size > MOST_HEAD:
                raise TooLargeError("the fields before a record are longer than any of an archive")
            found.append(line)
        if line is None:
            raise BrokenArchiveError("it breaks off before a record")
        return b"".join(found)

    def take(self, size: int) -> bytes:
        return b"".join(self._parts(size))

    def pass_over(self, size: int) -> None:
        for _ in self._parts(size):
            pass

    def _parts(self, size: int) -> Iterator[bytes]:
        while size:
            if self._at == len(self._held) and not self._more():
                raise BrokenArchiveError("it breaks off within a record")
            part = self._held[self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            yield part


class Answer(NamedTuple):
    """An HTTP answer as a record holds it."""

    status: int
    headers: Headers
    body: bytes

    def field(self, name: str) -> str | None:
        """The first header of that name."""
        return _first(self.headers, name)


def answer(block: bytes) -> Answer:
    """The answer that the block of a ``response`` record holds. Raises :class:`BrokenArchiveError`."""
    status = _STATUS.match(block)
    if status is None:
        raise BrokenArchiveError("an answer in it does not begin as one")
    at = status.end()
    lines, size = [], 0
    while at < len(block):
        end = block.find(b"\n", at) + 1 or len(block)
        line, at = block[at:end], end
        if line in (b"\r\n", b"\n"):
            break
        size += len(line)
        if size > MOST_HEAD:
            raise TooLargeError("the head of an answer in it is longer than any")
        lines.append(line)
    return Answer(int(status[1]), tuple(_fields(b"".join(lines), "latin-1")), block[at:])


def _fields(head: bytes, encoding: str) -> Iterator[tuple[str, str]]:
    """Names and values, a line each; one that begins with white space goes on with the one before (RFC 9112, 5.2)."""
    name, parts = "", list[str]()
    for line in head.split(b"\n"):
        text = line.rstrip(b"\r").decode(encoding, "replace")
        if text[:1] in (" ", "\t"):
            parts.append(text.strip(" \t"))
            continue
        if name:
            yield name, " ".join(parts)
        name, colon, value = text.partition(":")
        name = name.strip(" \t") if colon else ""
        parts = [value.strip(" \t")]
    if name:
        yield name, " ".join(parts)


def _first(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    lower = name.lower()
    return next((value for each, value in headers if each.lower() == lower), None)


def date(text: str) -> datetime.datetime:
    """A WARC-Date. Raises :class:`BrokenArchiveError`."""
    match = _DATE.fullmatch(text)
    try:
        if match is not None:
            moment = datetime.datetime.fromisoformat(match[1]).replace(tzinfo=datetime.UTC)
            return moment.replace(microsecond=int((match[2] or "0").ljust(6, "0")))
    except ValueError:
        pass
    raise BrokenArchiveError("a record in it has no date that could be read")
