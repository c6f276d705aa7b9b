"""What sources are said to have seen, and what documents and posts are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lexicon import vantage
from provenance.lexicon.bodies import OFFICIAL_NOUNS, ORGANIZATION_NOUNS
from provenance.lexicon.outlets import OUTLET_PIECES, OUTLETS
from provenance.lexicon.phrases import Phrases
from provenance.lexicon.roles import GROUP_NOUNS, OFFICE_NOUNS, ROLE_NOUNS
from provenance.lexicon.vantage import (
    ANONYMITY,
    BY_VANTAGE,
    DOCUMENT_NOUNS,
    SOCIAL_NOUNS,
    names_document,
    names_post,
)
from provenance.model.chain import Vantage

LISTS = {name: value for name, value in vars(vantage).items() if isinstance(value, Phrases) and name != "SOCIAL_WORDS"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("an official who participated in the meeting", Vantage.PARTICIPANT),
        ("a diplomat who was in the room", Vantage.PARTICIPANT),
        ("two people involved in the talks", Vantage.PARTICIPANT),
        ("a neighbour who saw the fire", Vantage.EYEWITNESS),
        ("Witnesses", Vantage.EYEWITNESS),
        ("people briefed on the deal", Vantage.BRIEFED),
        ("an aide who was told of the plan", Vantage.BRIEFED),
        ("Officials familiar with the discussions", Vantage.FAMILIAR),
        ("a person with direct knowledge of the matter", Vantage.FAMILIAR),
        ("sources close to the minister", Vantage.FAMILIAR),
        ("a source privy to the negotiations", Vantage.FAMILIAR),
        ("the analysts, who concluded", Vantage.INFERENCE),
        ("officials", None),
    ],
)
def test_the_first_list_that_is_found_gives_the_vantage(source: str, expected: Vantage | None) -> None:
    assert next((kind for kind, phrases in BY_VANTAGE if phrases.find(source)), None) == expected


@pytest.mark.parametrize(
    "words",
    [
        "who spoke on condition of anonymity", "on the condition of anonymity", "who asked not to be named",
        "who requested anonymity", "on condition that she not be identified", "who declined to be named",
        "speaking anonymously", "an unnamed official", "granted anonymity",
    ],
)  # fmt: skip
def test_anonymity_is_found(words: str) -> None:
    assert ANONYMITY.find(words)


@pytest.mark.parametrize(
    "phrase",
    [
        "the report", "an FBI summary of its inquiry", "a batch of emails", "internal documents", "a poll",
        "exit polls", "a legal opinion drafted for the firm", "the lawsuit", "her memoir",
        "a University of Lampton study", "records", "a statement", "the indictment", "a CNN poll", "satellite images",
        "the early results of a survey", "a Feb. 1 letter",
    ],
)  # fmt: skip
def test_documents(phrase: str) -> None:
    assert names_document(phrase)
    assert not names_post(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "a tweet",
        "her LinkedIn page",
        "a Facebook post",
        "posts on X",
        "a viral video",
        "a Truth Social post",
        "the post",
    ],
)
def test_posts(phrase: str) -> None:
    assert names_post(phrase)
    assert not names_document(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "", "press reports", "Turkish news reports", "an NBC report", "The Washington Post", "the Post",
        "an official", "the ministry", "The U.S. Geological Survey", "party figures", "National Review", "an article",
    ],
)  # fmt: skip
def test_neither(phrase: str) -> None:
    assert not names_document(phrase)
    assert not names_post(phrase)


def test_no_outlet_is_a_document() -> None:
    assert [outlet.name for outlet in OUTLETS if names_document(outlet.name) or names_post(outlet.name)] == []


@given(st.text())
def test_any_phrase_may_be_asked_for(text: str) -> None:
    assert not (names_document(text) and names_post(text))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_its_source_and_is_in_lower_case(name: str) -> None:
    phrases = LISTS[name]
    assert phrases.source
    assert phrases.words
    assert all(word == " ".join(word.casefold().split()) for word in phrases.words)


def test_no_phrase_stands_for_two_vantages() -> None:
    words = [word for _, phrases in BY_VANTAGE for word in phrases.words]
    assert len(words) == len(set(words))


def test_documents_are_neither_bodies_nor_people_nor_pieces() -> None:
    nouns = DOCUMENT_NOUNS | SOCIAL_NOUNS
    assert not nouns & (OFFICIAL_NOUNS | ORGANIZATION_NOUNS | ROLE_NOUNS | OFFICE_NOUNS | GROUP_NOUNS | OUTLET_PIECES)
    assert not DOCUMENT_NOUNS & SOCIAL_NOUNS
