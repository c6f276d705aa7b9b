"""What kind of file something is: by what it holds first, then by its name and by what its sender says."""

import re
import zlib
from enum import Enum

from provenance.errors import UnreadableError

HEAD = 8192
"""How many bytes from the start are enough to tell."""

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".warc", ".warc.gz")
"""What the name of a file ends with that is read in a folder; a file that is named may end with anything."""


class Kind(Enum):
    """How something is read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    WARC = "warc"


_BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".shtml": Kind.HTML,
}
_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BY_TYPE = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "application/pdf": Kind.PDF,
    "application/x-pdf": Kind.PDF,
    _DOCX_TYPE: Kind.DOCX,
    "application/warc": Kind.WARC,
}
_ANY_TYPE = {None, "", "application/octet-stream", "binary/octet-stream", "application/zip", "application/gzip"}

# Possessive throughout: no head makes them try twice.
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s++html|html|head|body)\b",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(
    rb"</?(?:p|div|span|br|h[1-6]|article|section|main|ul|li|a|table|td|meta|title)\b[^<>]*+>", re.IGNORECASE
)
_MANY_TAGS = 4
_BYTE_ORDER = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

_NOT_READ = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an old Office document or an encrypted one: save it as .docx, open"),
    (b"{\\rtf", "it is rich text (.rtf): save it as .docx or .txt"),
    (b"\x89PNG\r\n", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF8", "it is a picture"),
)


def kind(head: bytes, name: str, source: str, media_type: str | None = None) -> Kind:
    """The kind of something that starts with ``head`` (:data:`HEAD` bytes), is called ``name`` and declared so.

    What the first bytes say beyond doubt holds whatever the name (a PDF called .txt); a .txt or .md file is taken for a
    page only where it starts as one. Raises :class:`~provenance.errors.UnreadableError` for what is known and not read.
    """
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return Kind.DOCX
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head.startswith(b"\x1f\x8b"):
        if _unpacked(head).startswith(b"WARC/"):
            return Kind.WARC
        raise UnreadableError(source, "it is compressed (gzip) and no WARC: unpack it first")
    for magic, reason in _NOT_READ:
        if head.startswith(magic):
            raise UnreadableError(source, reason)
    head = _plain(head)
    if _HTML.match(head):
        return Kind.HTML
    if media_type not in _ANY_TYPE:
        declared = _BY_TYPE.get(media_type or "")
        if declared in (Kind.TEXT, Kind.HTML):
            return declared
        if declared is None and not (media_type or "").startswith("text/"):
            raise UnreadableError(source, f"it is {media_type}: pages, plain text, PDF, .docx and WARC are read")
    suffix = _suffix(name)
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if head.lstrip().startswith(b"<") and len(_TAG.findall(head)) >= _MANY_TAGS:
        return Kind.HTML
    return Kind.TEXT


def listed(name: str) -> bool:
    """Whether a file of that name is read where a folder is given."""
    return name.lower().endswith(SUFFIXES)


def _suffix(name: str) -> str:
    last = name.rpartition("/")[2].lower()
    return "." + last.rpartition(".")[2] if "." in last else ""


def _plain(head: bytes) -> bytes:
    """The head without its byte-order mark, as far as it can be told."""
    for mark, encoding in _BYTE_ORDER.items():
        if head.startswith(mark):
            return head.decode(encoding, "ignore").encode("utf-8", "ignore")
    return head


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""
