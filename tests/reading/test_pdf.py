"""PDF files: paragraphs made whole again, and what cannot be read said in one sentence."""

import contextlib
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UnreadableError
from provenance.model.document import Document
from provenance.reading.layout import Line, body, paragraphs
from tests.reading.files import pdf, read, refused

LEADING = 14.0
Lines = list[tuple[float, float, float, str]]


def column(text: str, left: float = 72, top: float = 720, size: float = 11) -> Lines:
    """Lines below each other; an empty one leaves a gap, two spaces before one indent it."""
    found, base = [], top
    for line in text.strip("\n").split("\n"):
        if line:
            found.append((left + (12 if line.startswith("  ") else 0), base, size, line.strip()))
        base -= LEADING if line else LEADING / 2
    return found


INDENTED = """
The harbour authority will close the northern lock for eleven
weeks next spring, said two officials who know the timetable.
  “We have run out of ways to patch it,” said Marit Solheim,
the authority's chief engineer, who was on the lock at the time.
  Nobody asked us, said Jonas Vik, who runs four boats. He
likes it.
"""


def test_lines_are_joined_into_paragraphs_by_their_indents(tmp_path: Path) -> None:
    title = [(72.0, 760.0, 18.0, "Northern lock to close")]
    document = read(tmp_path, "a.pdf", pdf([title + column(INDENTED)], info=b"/Title (Northern lock to close)"))
    assert document == Document(
        "a.pdf",
        "Northern lock to close\n"
        "The harbour authority will close the northern lock for eleven weeks next spring, said two officials who know "
        "the timetable.\n"
        "“We have run out of ways to patch it,” said Marit Solheim, the authority's chief engineer, who was on the "
        "lock at the time.\n"
        "Nobody asked us, said Jonas Vik, who runs four boats. He likes it.",
        title="Northern lock to close",
    )


def test_lines_are_joined_into_paragraphs_by_the_gaps_between_them(tmp_path: Path) -> None:
    text = """
The harbour authority will close the northern lock for eleven
weeks next spring.

The council meets on Tuesday. Its chairwoman, who was asked
twice, declined to comment.
"""
    assert read(tmp_path, "a.pdf", pdf([column(text)])).text.split("\n") == [
        "The harbour authority will close the northern lock for eleven weeks next spring.",
        "The council meets on Tuesday. Its chairwoman, who was asked twice, declined to comment.",
    ]


def test_words_that_a_line_divides_are_whole_and_hyphens_of_their_own_stay(tmp_path: Path) -> None:
    text = """
The long-term plan, said one of the offi-
cials, was well-known to the brother-in-
law of the Anglo-
Norwegian owner. A long-
term loan of 2019-
2020 is due. The \1sh are safe.
"""
    assert read(tmp_path, "a.pdf", pdf([column(text)])).text == (
        "The long-term plan, said one of the officials, was well-known to the brother-in-law of the Anglo-Norwegian "
        "owner. A long-term loan of 2019-2020 is due. The fish are safe."
    )


def test_columns_are_read_one_after_the_other_and_across_pages(tmp_path: Path) -> None:
    first = "The council meets on\nTuesday. Its chair\ndeclined to comment\non what the port"
    second = "authority has said\nof the lock. Nobody\nasked the owners of\nthe fishing"
    third = "boats, said Mr. Vik.\nHe has four."
    pages = [column(first) + column(second, left=320), column(third)]
    assert read(tmp_path, "a.pdf", pdf(pages)).text == (
        "The council meets on Tuesday. Its chair declined to comment on what the port authority has said of the lock. "
        "Nobody asked the owners of the fishing boats, said Mr. Vik. He has four."
    )


def test_what_is_repeated_at_the_edges_of_pages_is_left_out(tmp_path: Path) -> None:
    pages = [
        [
            (72.0, 800.0, 8.0, f"Kystavisen · {number} March 2025"),
            *column(text),
            (72.0, 40.0, 8.0, "https://k.example/lock"),
            (290.0, 30.0, 8.0, f"Page {number} of 2"),
        ]
        for number, text in enumerate(["The council meets\non Tuesday.", "The lock is\nshut."], 1)
    ]
    assert read(tmp_path, "a.pdf", pdf(pages)).text == "The council meets on Tuesday.\nThe lock is shut."


def test_names_of_files_are_no_titles(tmp_path: Path) -> None:
    for name in (b"Microsoft Word - draft", b"lock_final.docx", b"Untitled", b""):
        assert read(tmp_path, "a.pdf", pdf([column("It is shut.")], info=b"/Title (%s)" % name)).title is None


LOCKED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> /ID [<00><00>]"
)
GOOD = pdf([column(INDENTED)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (GOOD[:400], "it cannot be read as PDF: it is damaged"),
        (b"%PDF-1.7\n" + random.Random(1).randbytes(100_000), "it cannot be read as PDF: it is damaged"),
        (pdf([[]]), "it has no text layer (a scan?): make one with OCR software first"),
        (pdf([column("It is shut.")], trailer=LOCKED), "it is locked with a password: save an unlocked copy"),
        (pdf([[]] * 2001), "it has 2,001 pages, more than 2,000"),
    ],
)
def test_what_cannot_be_read_as_pdf_is_said_in_one_sentence(tmp_path: Path, data: bytes, reason: str) -> None:
    assert refused(tmp_path, "a.pdf", data) == reason


@pytest.mark.parametrize("flips", range(8))
def test_a_damaged_file_ends_in_a_document_or_a_sentence(tmp_path: Path, flips: int) -> None:
    chance, data = random.Random(flips), bytearray(GOOD)
    for _ in range(4 * flips):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    with contextlib.suppress(UnreadableError):
        assert read(tmp_path, "a.pdf", bytes(data)).text


def test_a_file_that_unpacks_to_more_than_there_is_takes_nothing_with_it(tmp_path: Path) -> None:
    operations = zlib.compress(b"BT /F 12 Tf 72 720 Td " + b"(aaaa aaaa) Tj " * 1_500_000 + b"ET", 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(operations), operations)
    start = GOOD.index(b"6 0 obj\n") + len(b"6 0 obj\n")
    bomb = GOOD[:start] + stream + GOOD[GOOD.index(b"\nendobj", start) :]
    assert refused(tmp_path, "a.pdf", bomb).startswith("reading it takes more than 2,048 MiB of memory or 60 s")


_points = st.floats(0, 800)
_lines = st.builds(
    Line,
    st.text(st.sampled_from("aB-. •\xad1’\u2010ﬁ"), min_size=1, max_size=12).filter(lambda text: bool(text.strip())),
    _points,
    _points,
    _points,
    st.floats(0, 40),
    st.integers(0, 3),
)


@given(st.lists(_lines, max_size=30))
def test_no_letter_is_lost_or_made_up_wherever_lines_stand(lines: list[Line]) -> None:
    def letters(text: str) -> list[str]:
        return [letter for letter in text if letter.isalnum()]

    assert letters("".join(paragraphs(lines))) == letters("".join(line.text for line in lines))
    kept = body(lines, 4)
    assert bool(kept) == bool(lines)
    assert all(line in lines for line in kept)
