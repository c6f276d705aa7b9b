"""Word documents: every paragraph once, tracked changes taken as made, and nothing unpacked before it is weighed."""

import contextlib
from pathlib import Path

import pytest

from provenance.errors import UnreadableError
from tests.growth import ends
from tests.reading.files import docx, paragraph, read, refused, run, zipped

NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>Per a memo seen by us.</w:t></w:r></w:p></w:footnote>'


def test_headings_paragraphs_tables_and_notes_are_lines_in_their_order(tmp_path: Path) -> None:
    cell = f"<w:tc>{paragraph(run('2023'))}</w:tc><w:tc>{paragraph(run('4,100'))}{paragraph(run('ships'))}</w:tc>"
    body = (
        paragraph(run("Lock to "), run("close"), style="Heading1")
        + paragraph(run("The lock will close,"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" officials said."))
        + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
        + "<w:p/>"
        + paragraph(run("“It is shut,”"), "<w:r><w:br/></w:r>", run("she said."))
    )
    core = "<dc:title>draft</dc:title><dc:creator>Ida Berg</dc:creator>"
    document = read(tmp_path, "a.docx", docx(body, notes=NOTE, core=core))
    assert document.text.split("\n") == [
        "Lock to close",
        "The lock will close, officials said.",
        "2023",
        "4,100",
        "ships",
        "“It is shut,”",
        "she said.",
        "Per a memo seen by us.",
    ]
    assert (document.title, document.author) == ("Lock to close", "Ida Berg")


def test_what_word_hides_in_other_elements_is_read_once_and_what_was_deleted_is_not(tmp_path: Path) -> None:
    body = (
        paragraph(
            run("The lock "),
            f'<w:ins w:id="1">{run("will ")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText>may </w:delText></w:r></w:del>',
            f'<w:hyperlink w:anchor="x">{run("close")}</w:hyperlink>',
            run("."),
        )
        + f"<w:sdt><w:sdtContent>{paragraph(run('In a content control.'))}</w:sdtContent></w:sdt>"
        + paragraph(f'<w:moveFrom w:id="3">{run("Away.")}</w:moveFrom><w:moveTo w:id="4">{run("Here.")}</w:moveTo>')
        + paragraph(run("Har"), "<w:r><w:softHyphen/></w:r>", run("bour"), "<w:r><w:tab/></w:r>", run("x"))
    )
    assert read(tmp_path, "a.docx", docx(body)).text.split("\n") == [
        "The lock will close.",
        "In a content control.",
        "Here.",
        "Harbour x",
    ]


def test_a_login_is_no_author(tmp_path: Path) -> None:
    data = docx(paragraph(run("It is shut.")), core="<dc:title>Lock</dc:title><dc:creator>iberg</dc:creator>")
    document = read(tmp_path, "a.docx", data)
    assert (document.title, document.author) == ("Lock", None)


GROWING = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (97 + level, b"&%c;" % (96 + level) * 10) for level in range(1, 12)
)
DAMAGED = "it cannot be read as .docx: is it damaged or encrypted?"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(paragraph(run("It is shut.")))[:-30], DAMAGED),
        (b"PK\3\4" + b"\0" * 100, DAMAGED),
        (zipped({"a.txt": b"a"}), "it is a zip archive and no .docx: unpack it first"),
        (zipped({"xl/workbook.xml": b"a"}), "it is an Excel workbook (.xlsx): only .docx is read of Office's files"),
        (zipped({"content.xml": b"a"}), "it is an OpenDocument file: save it as .docx"),
        (docx(""), "it holds no text"),
        (docx(paragraph(run("a" * 70_000_000))), "its unpacked text is larger than 64 MiB"),
        (docx("<w:p/>" * 400_001), "its text has more than 400,000 tags"),
        (docx("<w:tbl><w:tr><w:tc>" * 5_000), "it cannot be read as .docx (ExpatError): is it damaged?"),
        (
            docx("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000),
            "it cannot be read as .docx (RecursionError): is it damaged?",
        ),
        (
            docx("", more={"word/document.xml": GROWING + b"]><x>&l;</x>"}),
            "it cannot be read as .docx (ExpatError): is it damaged?",
        ),
    ],
)
def test_what_cannot_be_read_as_word_is_said_in_one_sentence(tmp_path: Path, data: bytes, reason: str) -> None:
    with ends():
        assert refused(tmp_path, "a.docx", data) == reason


def test_a_damaged_byte_anywhere_ends_in_a_document_or_a_sentence(tmp_path: Path) -> None:
    good = docx(paragraph(run("It is shut.")), notes=NOTE, core="<dc:title>Lock</dc:title>")
    for place in range(0, len(good), 37):
        data = bytearray(good)
        data[place] ^= 0x55
        with contextlib.suppress(UnreadableError):
            assert read(tmp_path, "a.docx", bytes(data)).text
