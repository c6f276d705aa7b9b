"""Where headline, lede, paragraphs and sentences are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.paragraphs import Paragraphs
from tests.growth import grows_in_line

TEXT = "\ufeffDam to close\r\n\r\n  ***  \nThe dam is shut. It leaks, Ruiz said.\nIt is old.\n"


def test_a_paragraph_is_a_line_that_holds_words() -> None:
    paragraphs = Paragraphs(TEXT)
    assert [TEXT[start:end].strip() for start, end in paragraphs.places] == [
        "\ufeffDam to close",
        "The dam is shut. It leaks, Ruiz said.",
        "It is old.",
    ]
    assert paragraphs.number(TEXT.index("shut")) == 2
    assert paragraphs.opening == "Dam to close\r"


def test_a_short_first_line_without_an_end_is_the_headline() -> None:
    paragraphs = Paragraphs(TEXT)
    assert paragraphs.in_title(1, 4)
    assert paragraphs.headline == "Dam to close"
    assert not paragraphs.in_lede(1)
    assert paragraphs.in_lede(TEXT.index("shut"))
    assert not paragraphs.in_lede(TEXT.index("old"))


@pytest.mark.parametrize("first", ["The dam is shut.", "Dam to close:", "word " * 40])
def test_a_first_line_that_ends_like_a_sentence_or_is_long_is_the_lede(first: str) -> None:
    paragraphs = Paragraphs(f"{first}\nMore.")
    assert not paragraphs.in_title(0, 3)
    assert paragraphs.in_lede(0)
    assert paragraphs.headline is None


def test_the_title_decides_where_it_is_known() -> None:
    assert Paragraphs("The dam is shut.\nMore.", "The  dam is shut.").in_title(0, 3)
    assert not Paragraphs("Dam to close\nMore.", "Another title").in_title(0, 3)


def test_a_text_of_one_line_has_no_headline() -> None:
    assert Paragraphs("Dam to close").in_lede(0)


def test_sentences_reach_from_the_first_that_is_touched_to_the_last() -> None:
    text = "One is here. Two said: “three.” Four is there! Five."
    start, end = Paragraphs(text).sentences(text.index("said"), text.index("Four") + 2)
    assert text[start:end] == "Two said: “three.” Four is there!"


@given(st.text(alphabet="ab .\n\r*\ufeff”", max_size=60), st.integers(0, 70))
def test_a_place_is_brought_into_a_paragraph(text: str, place: int) -> None:
    paragraphs = Paragraphs(text)
    inside = paragraphs.within(place)
    if paragraphs.places:
        assert any(start < inside <= end for start, end in paragraphs.places)
        if any(start < place <= end for start, end in paragraphs.places):
            assert inside == place
    else:
        assert inside == place


@pytest.mark.parametrize("unit", [".", " ", "\n", ".\n", "a. "])
def test_long_texts_take_time_in_line_with_their_length(unit: str) -> None:
    def ask(length: int) -> None:
        paragraphs = Paragraphs(unit * (length // len(unit)))
        for place in range(0, length, length // 40):
            paragraphs.sentences(place, place + 10)
            paragraphs.number(place)

    assert grows_in_line(ask, 50_000)
