"""Official bodies and organizations are told apart by name and by head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lexicon.bodies import (
    COMPANY_ENDINGS,
    METONYMS,
    METONYMS_ALSO_NAMES,
    OFFICIAL_BODIES,
    OFFICIAL_NOUNS,
    ORGANIZATION_NOUNS,
    ORGANIZATIONS,
    PAIRS,
    body_kind,
    known_body,
)
from provenance.lexicon.outlets import OUTLET_NOUNS, OUTLETS, SHARED_NOUNS, possible_outlets

BODIES = (*OFFICIAL_BODIES, *ORGANIZATIONS)


@pytest.mark.parametrize(
    "phrase",
    [
        "the Kremlin", "the White House", "White House", "Moscow", "Beijing’s", "the United States", "U.S.",
        "the U.K.", "the FBI", "the F.B.I.", "FBI", "NATO", "Nato", "the European Commission", "WHO", "ICE",
        "the IDF", "Shin Bet", "Ukraine's SBU", "police", "Brazilian police", "the court", "federal courts",
        "the state", "the city", "Congress", "the finance ministry", "Russia's Foreign Ministry",
        "Ministry of Health", "his office", "the mayor's office", "the Harbour Administration",
        "the U.S. Department of Public Works (DPW)", "the House Ethics Committee", "the Illinois Board of Elections",
        "Japan's central bank", "Israeli forces", "the security forces", "the army", "the jury", "a grand jury",
        "the water regulator", "City Hall", "Texas", "Scotland", "the central banks",
    ],
)  # fmt: skip
def test_official_bodies(phrase: str) -> None:
    assert body_kind(phrase) == "official_body"


@pytest.mark.parametrize(
    "phrase",
    [
        "the company", "Clinton’s campaign", "the campaign", "the party", "the Democratic National Committee",
        "the DNC", "the ACLU", "Amnesty", "Human Rights Watch", "Hamas", "Hezbollah", "the Lebanese group Hezbollah",
        "Apple", "a union", "Greybridge Holdings Ltd", "Vantor Inc.", "the University of Lampton", "aid agencies",
        "a rights watchdog", "the think tank", "a super PAC", "the Lake Aid Project", "a group of companies",
        "the church", "the opposition", "the Green Party", "streaming services", "the law office", "Pew",
        "the stock exchange",
    ],
)  # fmt: skip
def test_organizations(phrase: str) -> None:
    assert body_kind(phrase) == "organization"


@pytest.mark.parametrize(
    "phrase",
    [
        "", "who", "us", "ice", "officials", "the authorities", "a group of lawmakers",
        "some of the companies' critics", "the news agency", "news organizations", "Jan Brewer", "Ann Church",
        "Foreign Ministry spokesman Piotr Lis", "an army of supporters", "policy makers in Beijing",
        "the Clinton forces", "the report", "CNN", "The Arizona Republic", "regulators", "prosecutors",
        "a university poll", "artificial intelligence", "the editorial board", "a Bank of England official",
    ],
)  # fmt: skip
def test_neither(phrase: str) -> None:
    assert body_kind(phrase) is None


def test_a_body_is_known_by_each_of_its_names() -> None:
    for body in BODIES:
        for name in (body.name, *body.aliases):
            assert known_body(name) is body, name
            assert known_body(f"the {name}") is body, name
            if not name.endswith("'s"):
                assert known_body(f"{name}'" if name.endswith("s") else f"{name}’s") is body, name


def test_no_name_belongs_to_two_bodies() -> None:
    owners: dict[str, set[str]] = {}
    for body in BODIES:
        for name in (body.name, *body.aliases):
            owners.setdefault(name.casefold(), set()).add(body.name)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_no_body_is_an_outlet() -> None:
    names = {name for body in BODIES for name in (body.name, *body.aliases)} - {"Twitter", "Facebook"}
    assert [name for name in names if any(outlet.name != "NRC Handelsblad" for outlet in possible_outlets(name))] == []


def test_no_outlet_is_a_body_unless_its_name_is_borne_by_one() -> None:
    bodies = {outlet.name for outlet in OUTLETS if body_kind(outlet.name)}
    assert bodies == {"The State", "The City", "State of the Union"}


def test_the_nouns_do_not_conflict() -> None:
    assert not OFFICIAL_NOUNS & ORGANIZATION_NOUNS
    assert not (OUTLET_NOUNS - SHARED_NOUNS) & (OFFICIAL_NOUNS | ORGANIZATION_NOUNS)
    for words in (OFFICIAL_NOUNS, ORGANIZATION_NOUNS, COMPANY_ENDINGS, PAIRS.keys()):
        assert all(word == word.casefold().strip() for word in words)


def test_two_last_words_tell_more_than_the_last() -> None:
    for pair, kind in PAIRS.items():
        assert len(pair.split()) == 2, pair
        assert body_kind(f"the local {pair}") == kind, pair


def test_places_that_are_names_too_are_marked() -> None:
    assert {"Washington", "Georgia", "Jordan", "Chad", "Paris"} <= METONYMS_ALSO_NAMES
    assert body_kind("Jordan") == "official_body"
    assert "Kremlin" not in METONYMS


@given(st.text())
def test_any_phrase_may_be_asked_for(text: str) -> None:
    assert body_kind(text) in ("official_body", "organization", None)
