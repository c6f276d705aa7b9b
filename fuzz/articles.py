"""What reads articles: files and pages of every kind, their characters and their language."""

import contextlib
import datetime
import functools
import io

from hypothesis import strategies as st

from fuzz import laws
from fuzz.target import on_bytes, on_values
from provenance.claimfile.parse import parse
from provenance.claimfile.profile import standard
from provenance.errors import UnreadableError
from provenance.extraction.sentences import Sentences
from provenance.extraction.words import words as words_of
from provenance.model.document import Document
from provenance.model.paragraphs import Paragraphs
from provenance.model.ports import Page
from provenance.reading import docx as docx_file
from provenance.reading import html as html_page
from provenance.reading import plain as plain_text
from provenance.reading import warc as warc_file
from provenance.reading.caps import CAPS, Caps
from provenance.reading.charsets import decoded
from provenance.reading.cited import cited
from provenance.reading.documents import documents
from provenance.reading.draft import draft, toml
from provenance.reading.language import detected
from provenance.reading.layout import Line, body, paragraphs
from provenance.reading.read import Reader
from provenance.render.reading import html as reading_html
from provenance.render.reading import text as reading_text
from tests.property.files import bits, text
from tests.reading import files
from tests.reading.readings import PROSE, REGISTRY

_TAGS = (
    "<p>", "</p>", "<article>", "<h1>", "<q>", "</q>", "<script type='application/ld+json'>", "</script>", "<!--",
    "-->", "<meta charset=", "<meta property='og:locale' content='", "<table>", "<br>", "<![CDATA[", "&#x202e;",
    "&quot;", "<svg>", "<title>", "<textarea>", "<?xml encoding='", "lang=", "<blockquote>", "<li>", "<time datetime='",
    "<a href='",
)  # fmt: skip
_LABELS = ("utf-8", "utf-16", "windows-1252", "shift_jis", "iso-2022-jp", "gb18030", "\x1b$B", "\ufeff", "charset=")
_RECORD = (
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "Content-Length: ",
    "Content-Type: ",
    "HTTP/1.1 200 OK\r\n",
    "\r\n\r\n",
)
_WORD = (
    "<w:p>", "</w:p>", "<w:r>", "<w:t>", "<w:tbl>", "<w:br/>", "<w:footnoteReference w:id='1'/>", "<w:hyperlink>",
    "<w:ins>", "<w:del>", "<w:sdt>", "<mc:AlternateContent>", "<w:drawing>", "<w:fldChar/>",
)  # fmt: skip
_CAPS = Caps(text=1 << 20, html=1 << 20, tags=4_000, docx=1 << 20, unpacked=1 << 22, marks=20_000, pages=20)
_LONG = 4096  # characters: the tagger takes up to a second for them, and longer where it is instrumented


def _sound(document: Document) -> None:
    assert document.text.strip()
    assert len(document.text) <= _CAPS.text
    for said in (document.title, document.author, document.outlet_hint):
        assert said is None or "\n" not in said


@on_bytes(words=_TAGS)
def html(data: bytes) -> None:
    """A page gives an article, or one sentence says why not."""
    try:
        _sound(html_page.read(data, "a.html", url=None, charset=None, caps=_CAPS))
    except UnreadableError as error:
        laws.sentence(error)


@on_bytes(words=_TAGS)
def html_article(data: bytes) -> None:
    """The same for what stands within an article that is long enough to be one."""
    made = files.page(head="", body=f"<p>{files.ARTICLE}</p>").encode()
    before, _, after = made.partition(b"</article>")
    html(before + data + b"</article>" + after)


_SEEN = (
    *_TAGS, "<div hidden>", "style='display:none'", "<noscript>", "</noscript>", "<sup><a href='#a'>", "aria-controls=",
    "<template shadowrootmode=open>", "class='sr-only'", "<pre>", "<div id='root'></div>", "<meta property='",
    "article:content_tier", '{"@type":"NewsArticle","dateModified":"2025-03-14","isAccessibleForFree":', '"hasPart":[{',
    '"@graph":[', "<time itemprop='dateModified' datetime='",
)  # fmt: skip


@on_bytes(words=_SEEN)
def cited_page(data: bytes) -> None:
    """A page that is cited gives its words, each block on a line, or one sentence says why not. A PDF has a process
    and a target of its own."""
    if b"%PDF-" in data[:1024]:
        return
    url = "https://a.example/"
    page = Page(url, url, 200, "text/html", None, data, datetime.datetime(2026, 1, 15, tzinfo=datetime.UTC))
    try:
        found = cited(page, caps=_CAPS)
    except UnreadableError as error:
        laws.sentence(error)
        return
    assert found.document.text.strip() or found.needs_script
    assert max(len(found.whole), len(found.document.text)) <= _CAPS.text
    assert "\x00" not in found.whole


@on_bytes(words=_LABELS)
def plain(data: bytes) -> None:
    """Plain text is taken to the letter, or one sentence says why not."""
    try:
        document = plain_text.read(data, "a.txt", url=None, charset=None, caps=_CAPS)
    except UnreadableError as error:
        laws.sentence(error)
    else:
        assert document.text.encode() == data


@on_bytes(words=_LABELS)
def charsets(data: bytes) -> None:
    """Bytes after a line with a label become characters, no more than there are bytes; UTF-8 is seen to be UTF-8."""
    label, _, rest = data.partition(b"\n")
    text = decoded(rest, label.decode("latin-1") or None)
    assert len(text) <= len(rest) or not rest
    text.encode()
    if b"\x1b" not in rest and b"utf" not in label.lower() + rest.lower() and not rest.startswith((b"\xff", b"\xfe")):
        with contextlib.suppress(UnicodeDecodeError):
            assert text == rest.decode().removeprefix("\ufeff")


@on_bytes(grows=False)
def docx(data: bytes) -> None:
    """A Word document gives its text, or one sentence says why not."""
    try:
        _sound(docx_file.read(data, "a.docx", url=None, caps=_CAPS))
    except UnreadableError as error:
        laws.sentence(error)


@on_bytes(words=_WORD)
def docx_body(data: bytes) -> None:
    """The same for any text as the body of an archive that is a Word document."""
    inner = data.decode("utf-8", "replace")
    docx(files.docx(inner, notes=inner[:200], core=inner[:200]))


@on_bytes(words=_RECORD)
def warc(data: bytes) -> None:
    """An archive gives its pages; of what is broken in it one sentence each is told."""
    told: list[UnreadableError] = []
    try:
        for document in warc_file.read(io.BytesIO(data), "a.warc", caps=_CAPS, unread=told.append):
            _sound(document)
    except UnreadableError as error:
        told.append(error)
    for each in told:
        laws.sentence(each)


@on_bytes(words=(*_TAGS[:8], "%PDF-", "PK\x03\x04", "WARC/1.0", "\x1f\x8b\x08"))
def kinds(data: bytes) -> None:
    """Whatever it is, standard input gives an article or one sentence. PDF has a process and a target of its own."""
    if b"%PDF-" in data[:1024]:
        return
    with contextlib.suppress(UnreadableError):
        for document in documents("-", stdin=data, caps=_CAPS, unread=laws.sentence):
            _sound(document)


_reader = functools.cache(lambda: Reader(REGISTRY, standard()))


def _read_whole(text: str) -> None:
    try:
        found = _reader().read(Document("a.txt", text), outlet="the-gazette")
    except UnreadableError as error:
        laws.sentence(error)
        return
    assert found.text == text
    for attribution in found.attributions:
        pieces = [*attribution.content, *attribution.cue, *filter(None, [attribution.source])]
        assert pieces
        assert all(text[each.start : each.end] == each.text != "" for each in pieces)
        assert 0 <= attribution.confidence <= 1
    laws.page(reading_html.render(found, REGISTRY))
    laws.text_lines(reading_text.render(found, REGISTRY))
    draft_text = "".join(toml(draft(found, REGISTRY)))
    assert parse(draft_text, "draft.toml", REGISTRY).problems == ()


@on_bytes(words=PROSE, grows=False, apart=True)
def attributions(data: bytes) -> None:
    """Whatever an article says, its attributions lie in it, and come out as a page, as lines and as a sound draft."""
    _read_whole(data[:1500].decode("utf-8", "replace"))


@on_values(
    st.tuples(st.lists(bits | text | st.sampled_from(PROSE), min_size=1, max_size=4), st.sampled_from(" \n,.")),
    apart=True,
)
def attributions_at_length(given: tuple[list[str], str]) -> None:
    """An article that says the same again and again takes no time that grows with its square."""
    words, between = given
    unit = between.join(words) + between
    _read_whole(unit * (_LONG // len(unit)) + "said Ana Ruiz.")


_numbers = st.floats(-50, 900, allow_nan=False) | st.sampled_from([0.0, 72.0, 84.0, 96.0, 523.0])
_pieces = st.sampled_from([
    "The dam closes", "in March.", "Page 3 of 9", "divi-", "ded", "1.", "•", "T", "he", "- 4 -",
    "https://a.example/ 1/2", "\xad", "so\xad", "3/4/25, 10:11", "“No,”", "and", "A", "…", "(2)",
])  # fmt: skip
_lines = st.lists(
    st.builds(
        Line,
        st.lists(_pieces | st.text(min_size=1, max_size=6), min_size=1, max_size=4)
        .map(lambda each: " ".join(each).strip())
        .filter(bool),
        _numbers,
        _numbers,
        _numbers,
        st.sampled_from([0.0, 8.0, 10.0, 10.5, 24.0]) | st.floats(0, 60),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=30,
)


@on_values(_lines)
def layout(lines: list[Line]) -> None:
    """Lines anywhere on pages become paragraphs, and no word of a paragraph is made up."""
    kept = body(lines, 4)
    assert kept
    made = list(paragraphs(kept))
    assert all("\n" not in each or "\n" in "".join(line.text for line in lines) for each in made)
    letters = sorted(c for line in kept for c in line.text if c.isalnum())
    assert sorted(c for each in made for c in each if c.isalnum()) == letters


_written = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, 500),
            st.integers(0, 840),
            st.sampled_from([6, 10, 11, 24]),
            st.lists(_pieces, min_size=1, max_size=5).map(" ".join),
        ),
        max_size=12,
    ),
    min_size=1,
    max_size=3,
)


@on_values(_written)
def pdf(pages: list[list[tuple[int, int, int, str]]]) -> None:
    """Whatever stands wherever on the pages of a PDF, it gives its text, or one sentence says why not.

    pdfium itself, which reads any bytes in a process of its own, is fuzzed by those who make it.
    """
    from provenance.reading.pdf import _read

    try:
        answer = _read(files.pdf(pages), CAPS)
    except UnreadableError as error:
        assert error.reason.strip()
    else:
        assert answer.text.strip()
        assert answer.title is None or "\n" not in answer.title


@on_bytes(words=("the of and that with this ", "le la les des une ", "и в не на что ", "der die das und ", "的是在了"))
def language(data: bytes) -> None:
    """Any text has a verdict, and what is sure is said of a language."""
    found = detected(data.decode("utf-8", "replace"))
    assert found.language is not None or not found.sure


@on_bytes(words=("“", "”", '"', "‘", "’", "Mr. ", "U.S.", "...", "\n\n", "''", "``", "1,000.5", "don't", ") "))
def prose(data: bytes) -> None:
    """Sentences, paragraphs and words of any text lie in it, one after the other, and leave out no letter."""
    text = data.decode("utf-8", "replace")
    sentences = Sentences(text)
    paragraphs = Paragraphs(text)
    place = 0
    for start, end in paragraphs.places:
        assert place <= start <= end <= len(text)
        place = end
        at = start
        for word in words_of(text, start, end):
            assert at <= word.start < word.end <= end
            assert not text[at : word.start].strip()
            at = word.end
        assert not text[at:end].strip()
    for number in range(0, len(text), max(1, len(text) // 50)):
        first, last = sentences.around(number)
        assert 0 <= first <= number <= last <= len(text)
        paragraphs.number(number)
