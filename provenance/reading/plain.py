"""Plain text, taken to the letter."""

from provenance.errors import UnreadableError
from provenance.model.document import Document
from provenance.reading.caps import Caps, checked, over


def read(data: bytes, source: str, *, url: str | None, charset: str | None, caps: Caps) -> Document:
    """A document whose text is exactly what ``data`` decodes to: no line end changed, nothing stripped.

    Files are UTF-8; ``charset`` is what the sender of a page declares. A byte-order mark stays, as U+FEFF: offsets
    point into the exact text. Raises :class:`~provenance.errors.UnreadableError`.
    """
    if len(data) > caps.text:
        raise over(source, caps.text)
    if not data:
        raise UnreadableError(source, "it is empty")
    text = _declared(data, charset) if charset is not None else None
    if text is None:
        text = _utf8(data, source)
    return checked(Document(source, text, url=url), caps)


def _utf8(data: bytes, source: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(source, "it is UTF-16 text: save it as UTF-8")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise UnreadableError(source, f"it is not text (a NUL byte in line {line})")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"line {line}, byte {error.start + 1}"
        raise UnreadableError(source, f"it is not UTF-8 text ({where}): save it as UTF-8") from error


def _declared(data: bytes, charset: str) -> str | None:
    from provenance.reading.charsets import codec

    name = codec(charset)
    if name is None or name == "utf-8":
        return None
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
