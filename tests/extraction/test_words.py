"""Text as words and word pieces: nothing is lost, and every word can be found again."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.extraction.words import FEATURES, INSIDE, MARK, OUTSIDE, WordPieces, words

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "dam",
    "clos",
    "##es",
    "##ing",
    "u",
    ".",
    "s",
    "-",
    "anti",
    "war",
    "é",
    "e",
]


def texts_of(text: str) -> list[str]:
    return [text[w.start : w.end] for w in words(text)]


def test_abbreviations_numbers_and_hyphenated_words_stay_whole() -> None:
    assert texts_of("U.S. anti-war talks cost 1,000.50") == ["U.S.", "anti-war", "talks", "cost", "1,000.50"]


def test_a_possessive_is_a_word_of_its_own_and_a_contraction_is_not() -> None:
    assert texts_of("Ruiz’s dam doesn't leak, O'Neill says") == [
        "Ruiz", "’s", "dam", "doesn't", "leak", ",", "O'Neill", "says",
    ]  # fmt: skip


def test_words_know_whether_they_stand_inside_quotation_marks() -> None:
    states = [w.feature % 3 for w in words("He “will go” now")]
    assert states == [OUTSIDE, MARK, INSIDE, INSIDE, MARK, OUTSIDE]


@given(st.text())
def test_every_character_that_is_not_white_space_is_in_exactly_one_word(text: str) -> None:
    found = words(text)
    covered = [i for w in found for i in range(w.start, w.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(w.start < w.end and 0 <= w.feature < FEATURES for w in found)


@given(st.text(), st.text(), st.text())
def test_the_words_of_a_part_are_offset_into_the_whole(before: str, text: str, after: str) -> None:
    whole = before + text + after
    inside = words(whole, len(before), len(before) + len(text))
    assert all(len(before) <= w.start < w.end <= len(before) + len(text) for w in inside)


def test_pieces_are_the_longest_that_the_vocabulary_has() -> None:
    cut = WordPieces(VOCABULARY)
    assert [VOCABULARY[i] for i in cut("Closing")] == ["clos", "##ing"]
    assert [VOCABULARY[i] for i in cut("U.S.")] == ["u", ".", "s", "."]
    assert [VOCABULARY[i] for i in cut("É")] == ["e"], "accents are stripped"
    assert [VOCABULARY[i] for i in cut("zebra")] == ["[UNK]"]


@given(st.text(min_size=1, max_size=300))
def test_every_word_has_a_piece_and_the_same_one_each_time(word: str) -> None:
    cut = WordPieces(VOCABULARY)
    assert len(cut(word)) >= 1
    assert list(cut(word)) == list(cut(word))
