"""Web archives: each page an article, what is broken told and passed over."""

import gzip
from pathlib import Path

import pytest

from provenance.errors import UnreadableError
from provenance.reading.documents import Caps, Document, documents
from tests.reading.files import ARTICLE, packed, page, record

ONE, TWO, THREE = (record(f"https://k.example/{number}", page()) for number in (1, 2, 3))


def found(folder: Path, data: bytes, caps: Caps | None = None) -> tuple[list[Document], list[str]]:
    """The documents of an archive, and what could not be read."""
    (folder / "a.warc").write_bytes(data)
    unread: list[str] = []
    read = list(documents("a.warc", cwd=folder, caps=caps or Caps(), unread=lambda error: unread.append(str(error))))
    return read, unread


def urls(read: list[Document]) -> list[int]:
    """The numbers at the end of the documents' addresses."""
    return [int((document.url or "")[-1]) for document in read]


@pytest.mark.parametrize(
    "data", [ONE + TWO, packed(ONE, TWO), gzip.compress(ONE + TWO)], ids=["plain", "packed", "one"]
)
def test_each_page_is_a_document_with_its_address(tmp_path: Path, data: bytes) -> None:
    read, unread = found(tmp_path, data)
    assert [(document.source, document.url) for document in read] == [
        ("a.warc#https://k.example/1", "https://k.example/1"),
        ("a.warc#https://k.example/2", "https://k.example/2"),
    ]
    assert all(document.text.endswith(ARTICLE) for document in read)
    assert not unread


def test_only_pages_that_were_there_are_read(tmp_path: Path) -> None:
    others = [
        record("https://k.example/4", page(), status="404 Not Found"),
        record("https://k.example/5", "{}", media_type="application/json"),
        ONE.replace(b"WARC-Type: response", b"WARC-Type: request_"),
    ]
    resource = TWO.replace(b"WARC-Type: response", b"WARC-Type: resource")
    start = resource.index(b"HTTP/1.1")
    body = page().encode()
    head = resource[:start].replace(b"application/http; msgtype=response", b"text/html; charset=utf-8")
    head = head[: head.index(b"Content-Length")] + b"Content-Length: %d\r\n\r\n" % len(body)
    read, unread = found(tmp_path, b"".join(others) + head + body + b"\r\n\r\n" + THREE)
    assert (urls(read), unread) == ([2, 3], [])


def test_pages_are_decoded_as_they_were_sent(tmp_path: Path) -> None:
    body = page().encode()
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    data = record("https://k.example/1", gzip.compress(body), headers="Content-Encoding: gzip\r\n")
    data += record("https://k.example/2", chunks, headers="Transfer-Encoding: chunked\r\n")
    data += record("https://k.example/3", page().encode("cp1252"), media_type="text/html; charset=iso-8859-1")
    read, unread = found(tmp_path, data)
    assert (urls(read), unread) == ([1, 2, 3], [])
    assert all(document.text.endswith(ARTICLE) for document in read)


def test_a_page_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    read, unread = found(tmp_path, ONE + record("https://k.example/2", "<html></html>") + THREE)
    assert urls(read) == [1, 3]
    assert unread == ["a.warc#https://k.example/2: no article text was found in this page"]
    with pytest.raises(UnreadableError, match="no article text"):
        list(documents("a.warc", cwd=tmp_path))


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_page_over_the_cap_is_passed_over_and_told_once(tmp_path: Path, encoding: str) -> None:
    bomb = b"a" * 3_000_000
    large = record(
        "https://k.example/2",
        gzip.compress(bomb) if encoding else bomb,
        headers="Content-Encoding: gzip\r\n" if encoding else "",
    )
    for data in (ONE + large + THREE, packed(ONE, large, THREE)):
        read, unread = found(tmp_path, data, Caps(html=1 << 20))
        assert (urls(read), unread) == ([1, 3], ["a.warc#https://k.example/2: it is larger than 1 MiB"])


def test_a_part_that_is_broken_is_told_once_and_passed_over(tmp_path: Path) -> None:
    damaged = bytearray(gzip.compress(TWO))
    damaged[40] ^= 0xFF
    damaged[60] ^= 0xFF
    for data in (
        ONE + b"what is this\r\n\r\n" * 50 + THREE,
        ONE + TWO.replace(b"WARC/1.0", b"WARX/1.0") + THREE,
        gzip.compress(ONE) + bytes(damaged) + gzip.compress(THREE),
        gzip.compress(ONE) + gzip.compress(b"WARC/1.0" + b"a" * 10_000_000) + gzip.compress(THREE),
        gzip.compress(ONE) + gzip.compress(b"WARC/1.0\r\n" + b"A: b\r\n" * 1_000_000) + gzip.compress(THREE),
    ):
        read, unread = found(tmp_path, data)
        assert urls(read) == [1, 3]
        assert unread == ["a.warc: a part of it after byte 0 is broken and passed over"]


def test_an_archive_that_breaks_off_gives_what_it_holds(tmp_path: Path) -> None:
    for data in ((ONE + TWO)[:-400], packed(ONE, TWO)[:-40]):
        read, _ = found(tmp_path, data)
        assert urls(read)[0] == 1


def test_an_archive_without_pages_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"it holds no page \(HTML that was answered with status 200\)$"):
        found(tmp_path, record("https://k.example/1", "{}", media_type="application/json"))
