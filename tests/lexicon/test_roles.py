"""People without names are told apart, and titles from names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lexicon.bodies import OFFICIAL_NOUNS, ORGANIZATION_NOUNS
from provenance.lexicon.outlets import OUTLET_NOUNS, OUTLETS, SHARED_NOUNS
from provenance.lexicon.roles import (
    ALONE_MANY,
    ALONE_ONE,
    COLLECTIVES,
    DEMONYMS,
    GROUP_NOUNS,
    HONORIFICS,
    KEPT_TITLES,
    OFFICE_NOUNS,
    OFFICE_PAIRS,
    PARTISANS,
    PLURAL_PAIRS,
    ROLE_NOUNS,
    SHORT_TITLES,
    SPOKES_NOUNS,
    TITLES,
    person_kind,
    split_title,
)
from tests.growth import grows_in_line


@pytest.mark.parametrize(
    "phrase",
    [
        "the source", "a senior official", "one guy", "another unnamed party official", "her boss",
        "one of her advisers", "a person close to the secretive process", "an Israeli official",
        "the former premier’s spokeswoman", "a judge", "one senator", "a spokesman for the ministry", "the woman",
        "a 29-year-old", "an eyewitness", "one", "another", "one of those present", "the bank's lawyer",
        "one owner of a shop who declined to be named", "someone",
    ],
)  # fmt: skip
def test_one_person_without_a_name(phrase: str) -> None:
    assert person_kind(phrase) == "unnamed_person"


@pytest.mark.parametrize(
    "phrase",
    [
        "sources", "Officials familiar with the talks", "some of her allies", "critics", "the people", "those people",
        "five past and current employees", "two senators", "attorneys for the firm", "residents of the town",
        "Republicans", "House Republicans", "some Democrats", "many in the party", "those briefed on the matter",
        "others", "the two", "42 percent of voters", "a group of 67 artists", "a number of lawmakers",
        "law enforcement", "prosecutors", "local authorities", "the crowd", "policy makers in Paris", "Russians",
        "dozens of witnesses", "fact-checkers", "his family", "the attorneys general", "military bloggers",
        "people familiar with the session", "nearly half", "about 4 in 10", "the police officers", "MPs", "OFFICIALS",
    ],
)  # fmt: skip
def test_several_people_without_names(phrase: str) -> None:
    assert person_kind(phrase) == "unnamed_group"


@pytest.mark.parametrize(
    "phrase",
    [
        "the Russian president", "the president", "Iran's supreme leader", "the judge", "the prime minister",
        "the pope", "the US secretary of state", "the attorney general", "the company's chief executive",
        "the mayor of Lampton", "its chairman", "the former president", "the national security adviser",
        "The chairman", "the CEO", "the inspector general", "Japan's chief cabinet secretary",
    ],
)  # fmt: skip
def test_a_definite_description_of_an_office_holder(phrase: str) -> None:
    assert person_kind(phrase) == "person"


@pytest.mark.parametrize(
    "phrase",
    [
        "", "he", "Steve King", "Howard Dean", "President Obama", "the government", "police", "the campaign",
        "the report", "CNN", "The Economist", "“Fox & Friends”", "CREW", "Ukraine's General Staff", "the coast guard",
        "no one", "a number of emails", "a recent poll", "Sen. Ann Bright", "the party",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_others(phrase: str) -> None:
    assert person_kind(phrase) is None


@pytest.mark.parametrize(
    ("mention", "title", "name"),
    [
        ("Vladimir Putin", "", "Vladimir Putin"),
        ("former Secretary of State Hillary Clinton", "former Secretary of State", "Hillary Clinton"),
        ("House Speaker Paul Ryan", "House Speaker", "Paul Ryan"),
        ("Rep. Steve King, R-Iowa", "Rep.", "Steve King"),
        ("Sen. Ted Cruz of Texas", "Sen.", "Ted Cruz"),
        ("Sen. Bernie Sanders (I-Vt.)", "Sen.", "Bernie Sanders"),
        ("Lt. Gov. Dan Patrick", "Lt. Gov.", "Dan Patrick"),
        ("Maj. Gen. Patrick Ryder", "Maj. Gen.", "Patrick Ryder"),
        ("CNN's Jim Acosta", "CNN's", "Jim Acosta"),
        ("Ukraine’s President Volodymyr Zelenskyy", "Ukraine’s President", "Volodymyr Zelenskyy"),
        ("Foreign Ministry spokesman Dmitry Peskov", "Foreign Ministry spokesman", "Dmitry Peskov"),
        ("Chancellor of the Exchequer Rishi Sunak", "Chancellor of the Exchequer", "Rishi Sunak"),
        ("Mayor of London Sadiq Khan", "Mayor of London", "Sadiq Khan"),
        ("Bank of England governor Andrew Bailey", "Bank of England governor", "Andrew Bailey"),
        ("Crown Prince Mohammed bin Salman", "Crown Prince", "Mohammed bin Salman"),
        ("Mohammed bin Salman", "", "Mohammed bin Salman"),
        ("Ali al-Sistani", "", "Ali al-Sistani"),
        ("then-President Obama", "then-President", "Obama"),
        ("Mrs. Clinton", "Mrs.", "Clinton"),
        ("Sir Keir Starmer", "Sir", "Keir Starmer"),
        ("Pope Francis", "", "Pope Francis"),
        ("King Charles III", "", "King Charles III"),
        ("Lord Mandelson", "", "Lord Mandelson"),
        ("Martin Luther King Jr.", "", "Martin Luther King Jr."),
        ("Hunter Biden", "", "Hunter Biden"),
        ("Guy Verhofstadt", "", "Guy Verhofstadt"),
        ("Stephen F. Hayes of the Weekly Standard", "", "Stephen F. Hayes"),
        ("her brother Alastair Osman", "her brother", "Alastair Osman"),
        ("Kevin “Coach” Christie", "", "Kevin “Coach” Christie"),
        ("Trump’s", "", "Trump"),
        ("the Russian president", "the Russian president", ""),
        ("the President", "the President", ""),
        ("an ally of Donald Trump", "an ally of Donald Trump", ""),
        ("A spokesman for candidate Hillary Clinton", "A spokesman for candidate Hillary Clinton", ""),
        ("", "", ""),
    ],
)
def test_titles_are_no_part_of_names(mention: str, title: str, name: str) -> None:
    assert split_title(mention) == (title, name)


@given(st.text())
def test_title_and_name_are_words_of_the_mention(text: str) -> None:
    title, name = split_title(text)
    words = " ".join(text.split())
    assert title in words
    assert name in words
    assert person_kind(text) in ("person", "unnamed_person", "unnamed_group", None)


@pytest.mark.parametrize("unit", ["a", "one of ", "the ", "of ", "President ", "Mr. Key of ", "“", "4 in "])
def test_long_phrases_end_soon(unit: str) -> None:
    assert grows_in_line(lambda times: (person_kind(unit * times), split_title(unit * times)), 25_000)


def test_the_nouns_do_not_conflict() -> None:
    assert not ROLE_NOUNS & OFFICE_NOUNS
    assert not (ROLE_NOUNS | OFFICE_NOUNS) & GROUP_NOUNS
    people = ROLE_NOUNS | OFFICE_NOUNS | GROUP_NOUNS
    assert not people & (OFFICIAL_NOUNS | ORGANIZATION_NOUNS)
    assert not people & (OUTLET_NOUNS - SHARED_NOUNS)
    assert not ALONE_ONE & ALONE_MANY
    assert KEPT_TITLES <= TITLES
    assert all(
        noun in ROLE_NOUNS | GROUP_NOUNS | {"mouthpiece", "mouthpieces", "spox"}
        for noun in SPOKES_NOUNS
        if " " not in noun
    )


def test_the_lists_are_in_lower_case() -> None:
    lists = (
        ROLE_NOUNS,
        OFFICE_NOUNS,
        OFFICE_PAIRS,
        GROUP_NOUNS,
        PLURAL_PAIRS,
        DEMONYMS,
        PARTISANS,
        COLLECTIVES,
        TITLES,
    )
    for words in (*lists, HONORIFICS, SHORT_TITLES, ALONE_ONE, ALONE_MANY, SPOKES_NOUNS):
        assert all(word == word.casefold().strip() and not word.endswith(".") for word in words)


def test_hardly_any_outlet_is_taken_for_people() -> None:
    assert {outlet.name for outlet in OUTLETS if person_kind(outlet.name)} <= {"The Hindu", "People"}


def test_plain_descriptions_of_office_holders_are_listed() -> None:
    for phrase in (
        "the president",
        "the prime minister",
        "the judge",
        "the mayor",
        "the secretary of state",
        "the pope",
        "the CEO",
    ):
        assert person_kind(phrase) == "person"
