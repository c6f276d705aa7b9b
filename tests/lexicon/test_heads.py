"""The head of a noun phrase is found without a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lexicon.heads import COUNTING, DETERMINERS, POSTMODIFIERS, core, head, opens_with, plural, with_plurals


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("senior U.S. officials briefed on the talks", "senior U.S. officials"),
        ("the two officials", "officials"),
        ("top, trusted aides", "top trusted aides"),
        ("the former vice president’s spokeswoman", "vice president's spokeswoman"),
        ("close allies close to the minister", "close allies"),
        ("a University of Lampton poll out this week", "University of Lampton poll"),
        ("a House of Representatives committee", "House of Representatives committee"),
        ("the Department of Public Works (DPW)", "Department"),
        ("Quarry County (Ill.) Sheriff Ann Bright, a Democrat", "Quarry County Sheriff Ann Bright"),
        ("emails unearthed in the inquiry", "emails"),
        ("voters surveyed", "voters"),
        ("the unemployed", "unemployed"),
        ("by several people who heard it", "people"),
        ("some of her allies", ""),
        ("who", ""),
        ("", ""),
    ],
)
def test_the_core_goes_from_the_first_modifier_to_the_head(phrase: str, words: str) -> None:
    assert " ".join(core(phrase)) == words


def test_the_head_is_in_lower_case_and_bears_no_possessive() -> None:
    assert head("the ministry's") == "ministry"
    assert head("The Officials") == "officials"
    assert head("the") == ""


@given(st.text())
def test_any_text_has_a_core_of_its_own_words(text: str) -> None:
    straight = text.translate(str.maketrans("’‘`´", "''''"))
    for word in core(text):
        assert word.rstrip(".") in straight
    assert opens_with(text) == opens_with(text).casefold()


def test_a_long_phrase_is_cut() -> None:
    assert len(core("grey " * 100_000)) <= 40


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("agency", "agencies"),
        ("boy", "boys"),
        ("spokeswoman", "spokeswomen"),
        ("witness", "witnesses"),
        ("wife", "wives"),
        ("person", "people"),
        ("passer-by", "passers-by"),
        ("brother-in-law", "brothers-in-law"),
        ("church", "churches"),
    ],
)
def test_plurals(one: str, several: str) -> None:
    assert plural(one) == several
    assert with_plurals(one) == {one, several}


def test_the_lists_are_in_lower_case() -> None:
    for words in (COUNTING, DETERMINERS, POSTMODIFIERS):
        assert all(word == word.casefold() for word in words)
    assert not COUNTING & POSTMODIFIERS
