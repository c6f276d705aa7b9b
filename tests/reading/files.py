"""Files of every kind that is read, made byte by byte: pages, PDF, Word documents, web archives."""

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from provenance.errors import UnreadableError
from provenance.reading.documents import Document, documents

ARTICLE = """\
The harbour authority will close the northern lock for eleven weeks next spring, according to two officials who were \
briefed on the timetable but were not authorised to discuss it publicly.
“We have run out of ways to patch it,” said Marit Solheim, the authority's chief engineer. "The gates were built for \
ships half this size,” she added.
Ms. Solheim told the Kystavisen newspaper in an interview on Friday that the work would cost 41 million euros, a \
figure that the ministry has so far refused to confirm.
‘Nobody asked us,’ said Jonas Vik, who runs four boats with his brother-in-law.
The council meets on Tuesday. Its chairwoman, Liv Haugen, declined to comment."""
PARAGRAPHS = ARTICLE.split("\n")


def read(folder: Path, name: str, data: bytes) -> Document:
    """The one document in a file that holds ``data``."""
    (folder / name).write_bytes(data)
    (document,) = documents(name, cwd=folder)
    return document


def refused(folder: Path, name: str, data: bytes) -> str:
    """Why a file that holds ``data`` is not read."""
    with pytest.raises(UnreadableError) as raised:
        read(folder, name, data)
    assert raised.value.file == name
    assert "\n" not in raised.value.reason
    return raised.value.reason


def page(
    body: str = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS), head: str = "", lang: str = "en"
) -> str:
    """A page with an article and what stands around one."""
    return f"""<!doctype html><html lang="{lang}"><head><title>Northern lock to close</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Northern lock to close</h1>{body}</article>
<section id="comments"><div class="comment"><p>A scandal, and nobody resigns, says a reader.</p></div></section></main>
<footer><p>© 2025 Kystavisen. All rights reserved.</p></footer></body></html>"""


def pdf(
    pages: Sequence[Sequence[tuple[float, float, float, str]]], *, info: bytes = b"", trailer: bytes = b""
) -> bytes:
    """A PDF with lines of Helvetica: left end, base, size, text (U+0001 is the ligature fi)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 5 0 R >>")
    objects.append(b"<< " + info + b" >>")
    objects.append(b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >>")
    kids = []
    for lines in pages:
        content = b"BT\n"
        for left, base, size, text in lines:
            letters = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            content += b"/F %g Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (size, left, base, letters)
        content += b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    end += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\n" % (len(objects) + 1, trailer)
    return out + end + b"startxref\n%d\n%%%%EOF" % len(out)


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str) -> str:
    """A run of a Word document."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def docx(body: str, *, notes: str = "", core: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with this body (WordprocessingML), these footnotes and core properties."""
    style = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_WORD}>{style}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {_WORD}>{notes}</w:footnotes>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>',
    }
    return zipped({**{name: text.encode() for name, text in parts.items()}, **(more or {})})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def record(
    url: str,
    body: str | bytes,
    *,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    headers: str = "",
) -> bytes:
    """A response record of a web archive."""
    data = body.encode() if isinstance(body, str) else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-14T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:5f0c3a52-3b8e-4b0e-9d55-7d1f6f6e4a01>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """A compressed web archive: each record by itself."""
    return b"".join(map(gzip.compress, records))
