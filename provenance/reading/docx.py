"""Word documents (.docx), by mammoth."""

import contextlib
import io
import re
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree

from provenance.errors import OverCapError, UnreadableError
from provenance.model.document import Document
from provenance.reading.caps import Caps, checked, missing, over

_BODY = "word/document.xml"
_CORE = "docProps/core.xml"
_LARGEST_CORE = 1 << 20
_DAMAGED = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_TITLE_STYLES = frozenset({"title", "heading 1"})
_OTHERS = {
    "xl/workbook.xml": "it is an Excel workbook (.xlsx): only .docx is read of Office's files",
    "ppt/presentation.xml": "it is a PowerPoint file (.pptx): only .docx is read of Office's files",
    "content.xml": "it is an OpenDocument file: save it as .docx",
}
_SPACES = re.compile(r"[ \t\r\f\v]+")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, source: str, *, url: str | None, caps: Caps) -> Document:
    """The text of a Word document, one paragraph a line.

    Tables are read cell by cell, footnotes and endnotes come last; tracked insertions are taken as made, deletions as
    gone, comments are left out. Raises :class:`~provenance.errors.UnreadableError`: no .docx, damaged, over a cap, or
    the extra is not installed.
    """
    if len(data) > caps.docx:
        raise over(source, caps.docx)
    title, author = _looked_through(data, source, caps)
    try:
        import mammoth
    except ImportError as error:
        raise missing(source, ".docx", "docx") from error
    taken: list[Any] = []

    def take(parsed: Any) -> Any:
        taken.append(parsed)
        return parsed.copy(children=[])

    try:
        mammoth.convert_to_html(io.BytesIO(data), transform_document=take, include_embedded_style_map=False)
    except Exception as error:  # whatever a damaged or hostile file brings about in the library
        raise UnreadableError(source, f"it cannot be read as .docx ({type(error).__name__}): is it damaged?") from error
    lines, headed = _lines(taken[0])
    return checked(Document(source, "\n".join(lines), title=headed or title, author=author, url=url), caps)


def _lines(parsed: Any) -> tuple[list[str], str | None]:
    """The lines of a document as mammoth gives it, and its first heading. Nothing here calls itself: files nest."""
    from mammoth import documents

    lines: list[str] = []
    headed = None
    stack: list[Any] = list(reversed(parsed.children))
    notes: list[Any] = []
    while stack or notes:
        if not stack:
            stack, notes = list(reversed(notes)), []
        element = stack.pop()
        if not isinstance(element, documents.Paragraph):
            stack.extend(reversed(getattr(element, "children", ())))
            continue
        parts: list[str] = []
        inner = list(reversed(element.children))
        while inner:
            each = inner.pop()
            if isinstance(each, documents.Text):
                parts.append(each.value)
            elif isinstance(each, documents.Break):
                parts.append("\n" if each.break_type == "line" else " ")
            elif isinstance(each, documents.Tab):
                parts.append(" ")
            elif isinstance(each, documents.NoteReference):
                with contextlib.suppress(KeyError):
                    notes.extend(parsed.notes.resolve(each).body)
            else:
                inner.extend(reversed(getattr(each, "children", ())))
        own = [
            line for each in "".join(parts).split("\n") if (line := _SPACES.sub(" ", _INVISIBLE.sub("", each)).strip())
        ]
        if own and headed is None and (element.style_name or "").lower() in _TITLE_STYLES:
            headed = " ".join(own)
        lines += own
    return lines, headed


def _looked_through(data: bytes, source: str, caps: Caps) -> tuple[str | None, str | None]:
    """Title and author, once it is certain that unpacking the document stays within the caps.

    Python's zipfile gives no more of a part than its entry announces, so that the announced sizes can be relied on.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
            if _BODY not in sizes and not any(name.startswith("word/") for name in sizes):
                known = [reason for name, reason in _OTHERS.items() if name in sizes]
                raise UnreadableError(
                    source, known[0] if known else "it is a zip archive and no .docx: unpack it first"
                )
            texts = [name for name in sizes if name.endswith((".xml", ".rels"))]
            if sum(sizes[name] for name in texts) > caps.unpacked:
                raise over(source, caps.unpacked, "its unpacked text")
            if sum(archive.read(name).count(b"<") for name in texts) > caps.marks:
                raise OverCapError(source, f"its text has more than {caps.marks:,} tags")
            core = archive.read(_CORE) if 0 < sizes.get(_CORE, 0) < _LARGEST_CORE else b""
    except (*_DAMAGED, zlib.error) as error:
        raise UnreadableError(source, "it cannot be read as .docx: is it damaged or encrypted?") from error
    return _core(core)


def _core(data: bytes) -> tuple[str | None, str | None]:
    """Title and author by a document's core properties; an author without a surname is a login and left out."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 — expat refuses entities that grow, and the size is capped
    except ElementTree.ParseError:
        return None, None
    title, author = (" ".join((root.findtext(_DUBLIN_CORE + name) or "").split()) for name in ("title", "creator"))
    return title or None, author if " " in author else None
