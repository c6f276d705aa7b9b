"""Words as they are compared, and what several of them amount to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.matching.figures import amounts, same
from provenance.matching.words import Words


def read(text: str, language: str | None = None) -> tuple[str, ...]:
    words = Words(text, language)
    return amounts(words.between(0, len(words)))


@pytest.mark.parametrize(
    ("forms", "value"),
    [
        (("18", "18.0", "eighteen", "018"), "#18"),
        (("28", "twenty-eight", "twenty eight"), "#28"),
        (("1000", "1,000", "1 000", "1'000", "one thousand", "a thousand", "1k"), "#1000"),
        (("205", "two hundred and five", "two hundred five"), "#205"),
        (("128,000", "one hundred and twenty-eight thousand", "128 thousand"), "#128000"),
        (("1,500,000", "1.5 million", "one and a half million", "1.5m", "1 500 000"), "#1500000"),
        (("500,000", "half a million"), "#500000"),
        (("6", "half a dozen"), "#6"),
        (("2.5", "2½", "two and a half"), "#5/2"),
        (("-5", "−5", "minus five"), "#-5"),
        (("21st", "twenty-first"), "#21th"),
        (("1,500", "fifteen hundred"), "#1500"),
        (("٣٢", "32"), "#32"),
    ],
)
def test_one_figure_has_many_forms(forms: tuple[str, ...], value: str) -> None:
    assert {form: read(form) for form in forms} == dict.fromkeys(forms, (value,))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("2023 150", ("#2023", "#150")),
        ("10 12 14", ("#10", "#12", "#14")),
        ("between one hundred and two hundred", ("between", "#100", "and", "#200")),
        ("12 million and 3", ("#12000000", "and", "#3")),
        ("one of two hundred", ("one", "of", "#200")),
        ("5 per cent", ("#5", "percent")),
        ("3:30", ("#3:30",)),
        ("1.2.3", ("#1.2.3",)),
    ],
)
def test_figures_beside_each_other_stay_apart(text: str, read_as: tuple[str, ...]) -> None:
    assert read(text) == read_as


def test_the_language_says_what_a_comma_is() -> None:
    assert read("1.200", "de") == read("1200") == read("1,200", "en")
    assert read("1,2", "de") == read("1.2", "en")
    assert read("1.200.000") == ("#1200000",)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("$5 million", "5 million dollars"),
        ("well-known", "well known"),
        ("e-mail", "email"),
        ("U.S.", "US"),
        ("it's", "it is"),
    ],
)
def test_words_that_read_the_same_are_the_same(ours: str, theirs: str) -> None:
    one, other = Words(ours), Words(theirs)
    assert same(one.between(0, len(one)), other.between(0, len(other)))


@pytest.mark.parametrize(("ours", "theirs"), [("not able", "notable"), ("18 5", "185"), ("5", "5 million"), ("", "a")])
def test_words_that_only_look_alike_are_not(ours: str, theirs: str) -> None:
    one, other = Words(ours), Words(theirs)
    assert not same(one.between(0, len(one)), other.between(0, len(other)))


@given(st.integers(0, 10**12))
def test_a_figure_is_its_value_with_and_without_separators(value: int) -> None:
    assert read(f"{value}") == read(f"{value:,}") == read(f"{value:,}".replace(",", "\u202f")) == (f"#{value}",)


@given(st.text(max_size=80))
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    words = Words(text)
    at = 0
    for word in words.between(0, len(words)):
        assert at <= word.start < word.end <= len(text)
        assert word.written == text[word.start : word.end]
        assert word.key
        at = word.end


@pytest.mark.parametrize("digits", ["9" * 5000, "1," * 3000 + "1", "9" * 30 + " million " * 400, "1 000" * 900])
def test_figures_of_any_length_are_read(digits: str) -> None:
    assert read(digits)
