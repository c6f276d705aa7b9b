"""One source in, documents out: told by what they hold, plain text to the letter, each error one sentence."""

import contextlib
import datetime
import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from provenance.errors import OverCapError, UnreadableError
from provenance.model.ports import Page
from provenance.reading.documents import Caps, Document, documents
from tests.growth import grows_in_line
from tests.reading.files import ARTICLE, PARAGRAPHS, docx, page, paragraph, pdf, read, record, refused, run

AT = datetime.datetime(2025, 3, 14, 10, tzinfo=datetime.UTC)
LINE = [[(72.0, 720.0, 12.0, "The council meets on Tuesday.")]]


class Shelf:
    """Pages that are at hand."""

    def __init__(self, *held: Page) -> None:
        self._held = {each.url: each for each in held}

    def get(self, url: str) -> Page:
        return self._held[url]


def at(
    url: str, body: bytes, media_type: str | None, charset: str | None = None, final: str | None = None
) -> Iterator[Document]:
    return documents(url, pages=Shelf(Page(url, final or url, 200, media_type, charset, body, AT)))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_the_text_of_a_text_file_is_exactly_what_its_bytes_say(text: str) -> None:
    assume(
        not text.isspace() and not any(start in text for start in ("<", "%PDF-", "PK\3\4", "WARC/", "{\\rtf", "GIF8"))
    )
    (document,) = documents("-", stdin=text.encode())
    assert document.text == text


@pytest.mark.parametrize(
    "text", ["one\r\ntwo\r\n", "  one \n\n\n two\t", "\ufeffone", "one\rtwo\x0bthree\u2028", "a\x01\x7fb"]
)
def test_line_ends_spaces_and_byte_order_marks_stay_in_their_places(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, "a.txt", text.encode()).text == text


def test_a_page_in_a_text_file_is_read_as_a_page_and_markup_in_it_is_not(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", page().encode()).text.endswith(ARTICLE)
    literal = "<p>He wrote <b>this</b> in his own markup.</p>\n" * 9
    assert read(tmp_path, "b.txt", literal.encode()).text == literal
    assert read(tmp_path, "c", literal.encode()).text.startswith("He wrote this")


def test_a_text_of_five_megabytes_is_read_in_time_with_its_length(tmp_path: Path) -> None:
    def take(length: int) -> None:
        text = ARTICLE * (length // len(ARTICLE))
        assert read(tmp_path, "a.md", text.encode()).text == text

    assert grows_in_line(take, 1_250_000)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\t ", "it holds no text"),
        ("Zürich".encode("latin-1"), "it is not UTF-8 text (line 1, byte 2): save it as UTF-8"),
        ("Zürich".encode("utf-16"), "it is UTF-16 text: save it as UTF-8"),
        (b"one\ntwo\0", "it is not text (a NUL byte in line 2)"),
        (b"\x89PNG\r\n\x1a\n", "it is a picture"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "it is an old Office document or an encrypted one: save it as .docx, open",
        ),
        (b"{\\rtf1}", "it is rich text (.rtf): save it as .docx or .txt"),
        (gzip.compress(b"The council meets.", mtime=0), "it is compressed (gzip) and no WARC: unpack it first"),
    ],
)
def test_what_cannot_be_read_as_text_is_said_in_one_sentence(tmp_path: Path, data: bytes, reason: str) -> None:
    assert refused(tmp_path, "a.txt", data) == reason


def test_a_file_over_the_cap_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 1001)
    with pytest.raises(OverCapError, match=r"^a\.txt: it is larger than 1,000 bytes$"):
        list(documents("a.txt", cwd=tmp_path, caps=Caps(text=1000)))


def test_a_kind_is_told_by_what_a_file_holds_whatever_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", pdf(LINE)).text == "The council meets on Tuesday."
    assert read(tmp_path, "b", docx(paragraph(run("The council meets.")))).text == "The council meets."
    assert read(tmp_path, "c.txt", record("https://a.example/1", page())).url == "https://a.example/1"
    assert read(tmp_path, "d", page().encode()).title == "Northern lock to close"


def test_standard_input_may_hold_any_kind() -> None:
    for data in (pdf(LINE), docx(paragraph(run(LINE[0][0][3]))), LINE[0][0][3].encode()):
        (document,) = documents("-", stdin=data)
        assert (document.source, document.text) == ("-", "The council meets on Tuesday.")


def test_a_page_is_read_by_its_media_type_and_keeps_the_address_that_answered() -> None:
    (document,) = at("https://k.example/1", page().encode(), "text/html", final="https://www.k.example/lock")
    assert (document.source, document.url) == ("https://k.example/1", "https://www.k.example/lock")
    assert document.text.endswith(ARTICLE)
    (document,) = at("https://k.example/2.pdf", pdf(LINE), "application/pdf")
    assert (document.text, document.url) == ("The council meets on Tuesday.", "https://k.example/2.pdf")
    (document,) = at("https://k.example/3", "Zürich\r\n".encode("latin-1"), "text/plain", "iso-8859-1")
    assert document.text == "Zürich\r\n"
    (document,) = at("https://k.example/4.docx", docx(paragraph(run("He came."))), "application/octet-stream")
    assert document.text == "He came."


def test_a_page_of_another_kind_is_refused_with_what_is_read() -> None:
    with pytest.raises(UnreadableError, match=r"it is video/mp4: pages, plain text, PDF, \.docx and WARC are read$"):
        list(at("https://k.example/v", b"\0\0\0 ftypmp42", "video/mp4"))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("none.txt", "there is no such file or folder"),
        ("folder", "it is a folder"),
        ("ftp://a.example/x", "only http and https addresses are read"),
        ("a\0b", "it cannot be read: embedded null byte"),
        ("https://a.example/", "pages are not fetched here"),
        ("-", "there is no standard input"),
    ],
)
def test_a_source_that_leads_nowhere_is_named_with_its_reason(tmp_path: Path, source: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableError) as raised:
        list(documents(source, cwd=tmp_path))
    assert raised.value.reason == reason


@pytest.mark.parametrize(
    ("name", "data", "extra", "module"),
    [
        ("a.pdf", pdf(LINE), "pdf", "pypdfium2"),
        ("a.docx", docx(paragraph(run("He came."))), "docx", "mammoth"),
        ("a.warc", record("https://a.example/1", page()), "warc", "fastwarc.warc"),
    ],
)
def test_a_missing_extra_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, extra: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert f'pip install "claim-provenance[{extra}]"' in refused(tmp_path, name, data)


def test_plain_text_needs_none_of_the_libraries(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0])
    code = (
        "import sys\nfrom provenance.reading.documents import documents\n"
        "from provenance.reading.language import detected\n"
        "(document,) = documents(sys.argv[1])\nassert detected(document.text) == ('en', True)\n"
        "print({name.partition('.')[0] for name in sys.modules} & set(sys.argv[2:]))"
    )
    heavy = "lxml trafilatura htmldate numpy py3langid pypdfium2 mammoth fastwarc httpx charset_normalizer".split()
    found = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.txt", *heavy], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "set()"


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\3\4", b"WARC/1.0\r\n", b"<html>", b"\x1f\x8b\x08"]))
def test_no_bytes_bring_about_anything_but_documents_or_a_sentence(data: bytes, start: bytes) -> None:
    assume(b"%PDF-" not in data)  # each is read in a process of its own: test_pdf.py
    found: list[Document] = []
    with contextlib.suppress(UnreadableError):
        found += documents("-", stdin=start + data, unread=lambda error: None)
    assert all(document.text.strip() for document in found)
