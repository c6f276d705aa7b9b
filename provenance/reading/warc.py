"""Web archives (WARC), by fastwarc: each page in them is an article of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import UnreadableError
from provenance.model.document import Document
from provenance.reading.caps import Caps, Unread, missing, over

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_OK = 200
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PLAIN_START = b"\r\n\r\nWARC/1."
_PACKED_START = b"\x1f\x8b\x08"
_BLOCK = 1 << 20
_MOST_RESTARTS = 1000


def read(file: BinaryIO, source: str, *, caps: Caps, unread: Unread) -> Iterator[Document]:
    """The articles of an archive in their order: HTML that was answered with status 200, or kept as a resource.

    ``file`` is read record by record from its start and can be sought in; a compressed one is unpacked as it goes.
    ``unread`` is told of each page that cannot be read and each part that is broken; reading goes on with the next
    record. Raises :class:`~provenance.errors.UnreadableError` where the extra is not installed or no page is found.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise missing(source, "WARC", "warc") from error
    file.seek(0)
    packed = file.read(len(_PACKED_START)) == _PACKED_START
    found = False
    whole = True  # whether a part that is broken has not been told of yet
    place: int | None = 0
    for _ in range(_MOST_RESTARTS):
        if place is None:
            break
        file.seek(place)
        try:
            for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False):
                place, whole = record.stream_pos, True
                if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
                    continue
                try:
                    document = _document(record, source, caps)
                except UnreadableError as error:
                    found, whole = True, False
                    unread(error)
                    continue
                if document is not None:
                    found = True
                    yield document
        except OSError:
            if whole:
                found = True
                unread(UnreadableError(source, f"a part of it after byte {place:,} is broken and passed over"))
            whole = False
            place = _next_start(file, place + 1, packed)
        else:
            break
    if not found:
        raise UnreadableError(source, "it holds no page (HTML that was answered with status 200)")


def _document(record: "WarcRecord", source: str, caps: Caps) -> Document | None:
    """The article of a record, if it holds a page. Raises :class:`~provenance.errors.UnreadableError`."""
    from fastwarc.warc import WarcRecordType

    from provenance.reading import html

    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    address = url if url.startswith(("http://", "https://")) else None
    name = f"{source}#{url or record.record_id or record.stream_pos}"
    try:
        if record.record_type == WarcRecordType.response:
            record.parse_http(auto_decode="all")
            status = record.http_headers.status_code if record.is_http_parsed else None
            kind, charset = record.http_content_type, record.http_charset
            if status != _OK:
                return None
        else:
            kind, _, parameters = (record.headers.get("Content-Type") or "").partition(";")
            charset = parameters.partition("charset=")[2].strip(" \"'") or None
        if (kind or "").strip().lower() not in _PAGES:
            return None
        data = record.reader.read(caps.html + 1)
    except OSError as error:
        raise UnreadableError(name, "its record is broken") from error
    if len(data) > caps.html:
        raise over(name, caps.html)
    return html.read(data, name, url=address, charset=charset, caps=caps)


def _next_start(file: BinaryIO, place: int, packed: bool) -> int | None:
    """Where the next record may start, from ``place`` on."""
    start = _PACKED_START if packed else _PLAIN_START
    offset = 0 if packed else len(_PLAIN_START) - len(b"WARC/1.")
    file.seek(place)
    before = b""
    while block := file.read(_BLOCK):
        index = (before + block).find(start)
        if index >= 0:
            return place - len(before) + index + offset
        place += len(block)
        before = block[-len(start) :]
    return None
