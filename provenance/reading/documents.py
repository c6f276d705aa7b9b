"""One source in, its documents out: a file, an address or standard input, each read by what it is."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from provenance.errors import UnreadableError
from provenance.model.document import Document
from provenance.model.ports import Pages
from provenance.reading.caps import CAPS, Caps, Unread, over
from provenance.reading.kinds import HEAD, Kind, kind
from provenance.reading.sources import STDIN, is_address, opened, shown

__all__ = ["CAPS", "Caps", "Document", "documents"]


def documents(
    source: str,
    *,
    stdin: bytes | None = None,
    pages: Pages | None = None,
    cwd: Path = Path(),
    caps: Caps = CAPS,
    unread: Unread | None = None,
) -> Iterator[Document]:
    """The documents of a source: one, or for a WARC each of its pages.

    ``stdin`` is what ``-`` stands for, ``pages`` where addresses are read from, ``cwd`` what paths start from. Raises
    :class:`~provenance.errors.UnreadableError` with one sentence where the source cannot be read. Of a page within a
    WARC ``unread`` is told instead, and the others go on; without it the first such page ends the reading.
    """
    if source == STDIN:
        if stdin is None:
            raise UnreadableError(STDIN, "there is no standard input")
        yield from _whole(io.BytesIO(stdin), source, name="", caps=caps, unread=unread)
    elif is_address(source):
        if pages is None:
            raise UnreadableError(source, "pages are not fetched here")
        page = pages.get(source)
        yield from _whole(
            io.BytesIO(page.body),
            source,
            name=urlsplit(page.final_url).path,
            url=page.final_url,
            media_type=page.media_type,
            charset=page.charset,
            caps=caps,
            unread=unread,
        )
    else:
        with opened(source, cwd) as file:
            yield from _whole(file, shown(source), name=source, caps=caps, unread=unread)


def _whole(
    file: BinaryIO,
    source: str,
    *,
    name: str,
    url: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
    caps: Caps,
    unread: Unread | None,
) -> Iterator[Document]:
    found, data = taken(file, source, name=name, media_type=media_type, caps=caps)
    if found is Kind.WARC:
        from provenance.reading import warc

        yield from warc.read(file, source, caps=caps, unread=unread or _raise)
    else:
        yield read(found, data, source, url=url, charset=charset, caps=caps)


def taken(file: BinaryIO, source: str, *, name: str, media_type: str | None, caps: Caps) -> tuple[Kind, bytes]:
    """The kind of a file and what it holds; of a WARC, which holds many, no more than its beginning.

    Raises :class:`~provenance.errors.UnreadableError`: empty, over the cap, or nothing that is read.
    """
    head = file.read(HEAD)
    if not head:
        raise UnreadableError(source, "it is empty")
    found = kind(head, name, source, media_type)
    if found is Kind.WARC:
        return found, head
    most = {Kind.TEXT: caps.text, Kind.HTML: caps.html, Kind.PDF: caps.pdf, Kind.DOCX: caps.docx}[found]
    data = head + file.read(max(most - len(head), 0) + 1)
    if len(data) > most:
        raise over(source, most)
    return found, data


def read(found: Kind, data: bytes, source: str, *, url: str | None, charset: str | None, caps: Caps) -> Document:
    """The document in ``data``, which is of that kind and no WARC. Raises
    :class:`~provenance.errors.UnreadableError`. Each reader is imported when it is needed: plain text needs none of
    the libraries."""
    if found is Kind.HTML:
        from provenance.reading import html

        return html.read(data, source, url=url, charset=charset, caps=caps)
    if found is Kind.PDF:
        from provenance.reading import pdf

        return pdf.read(data, source, url=url, caps=caps)
    if found is Kind.DOCX:
        from provenance.reading import docx

        return docx.read(data, source, url=url, caps=caps)
    from provenance.reading import plain

    return plain.read(data, source, url=url, charset=charset, caps=caps)


def _raise(error: UnreadableError) -> None:
    raise error
