"""The list of outlets is one of facts: names lead to one outlet or to none, domains are hosts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lexicon.outlets import (
    AMBIGUOUS,
    BORNE_BY_OTHERS,
    EVERYDAY,
    GENERIC_OUTLETS,
    HOSTS,
    OUTLET_NOUNS,
    OUTLET_PIECES,
    OUTLETS,
    SHARED_NOUNS,
    Outlet,
    host_outlet,
    known_outlet,
    outlet_at,
    outlet_key,
    outlet_like,
    possible_outlets,
)
from provenance.lexicon.social_platforms import SOCIAL_HOSTS

KINDS = {"newspaper", "broadcaster", "agency", "magazine", "online", "radio", "programme"}
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
SHARED = {key.casefold() for key in AMBIGUOUS}
OUTLET = st.sampled_from(OUTLETS)


def name_of(name: str) -> str | None:
    outlet = known_outlet(name)
    return outlet.name if outlet else None


def plain(outlet: Outlet) -> bool:
    """Whether the outlet's name is nothing else as well."""
    key = outlet_key(outlet.name)
    return not (key in SHARED or key in EVERYDAY or key in BORNE_BY_OTHERS or outlet.kind == "programme")


def test_there_are_many_of_every_kind() -> None:
    assert len(OUTLETS) >= 500
    assert {outlet.kind for outlet in OUTLETS} == KINDS


def test_no_name_or_alias_is_listed_for_two() -> None:
    owners: dict[str, set[str]] = {}
    for outlet in OUTLETS:
        for name in (outlet.name, *outlet.aliases):
            owners.setdefault(outlet_key(name), set()).add(outlet.name)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}
    assert len({outlet.name for outlet in OUTLETS}) == len(OUTLETS)


def test_no_name_is_written_twice_for_one() -> None:
    for outlet in OUTLETS:
        names = [name.removeprefix("The ") for name in (outlet.name, *outlet.aliases)]
        assert len(names) == len(set(names)), outlet


def test_names_are_clean() -> None:
    for outlet in OUTLETS:
        for name in (outlet.name, *outlet.aliases):
            assert name == " ".join(name.split()), outlet
            assert "|" not in name, outlet
            assert ";" not in name, outlet
            assert len(name) > 1, outlet
        articles = [alias for alias in outlet.aliases if alias.startswith(("The ", "the "))]
        assert {outlet_key(alias) for alias in articles} <= EVERYDAY, outlet


def test_every_domain_is_a_plausible_host_of_one_outlet() -> None:
    domains = [domain for outlet in OUTLETS for domain in outlet.domains]
    assert [domain for domain in domains if not HOST.fullmatch(domain) or domain.startswith("www.")] == []
    assert len(domains) == len(set(domains))
    assert not SOCIAL_HOSTS.intersection(domains)


def test_an_outlet_is_known_by_its_own_name() -> None:
    assert [outlet.name for outlet in OUTLETS if plain(outlet) and known_outlet(outlet.name) is not outlet] == []


@given(OUTLET)
def test_an_outlet_is_possible_by_every_name(outlet: Outlet) -> None:
    for name in (outlet.name, *outlet.aliases):
        if outlet_key(name) in SHARED or name.islower():
            continue
        assert outlet in possible_outlets(name)


@given(OUTLET.filter(plain), st.sampled_from(("{}", "the {}", "The {}", "“{}”", "{}'s", "{}’s", " {} ", "{},")))
def test_the_possessive_and_marks_make_no_difference(outlet: Outlet, form: str) -> None:
    assert known_outlet(form.format(outlet.name.removeprefix("The "))) is outlet


@given(st.text())
def test_any_text_may_be_asked_for(text: str) -> None:
    known = known_outlet(text)
    assert known is None or known in OUTLETS
    assert set(possible_outlets(text)) <= set(OUTLETS)
    assert isinstance(outlet_like(text), bool)
    assert outlet_at(text) is None or outlet_at(text) in OUTLETS
    assert host_outlet(text) is None or host_outlet(text) in OUTLETS


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("NBC News", "NBC News"),
        ("the New York Times", "The New York Times"),
        ("the new york times", "The New York Times"),
        ("The Washington Post’s", "The Washington Post"),
        ("AP", "The Associated Press"),
        ("the AP", "The Associated Press"),
        ("POLITICO", "Politico"),
        ("the Reuters news agency", "Reuters"),
        ("the American outlet NBC News", "NBC News"),
        ("state news agency TASS", "TASS"),
        ("Time magazine", "Time"),
        ("People magazine", "People"),
        ("“Fox & Friends”", "Fox & Friends"),
        ("NBC's “Today”", "Today"),
        ("ABC’s This Week", "This Week"),
        ("CBS' Face the Nation", "Face the Nation"),
        ("BBC Radio Four’s Any Questions", "Any Questions"),
        ("Britain's ITV", "ITV"),
        ("The Star-Ledger of Newark", "The Star-Ledger"),
        ("The Hill", "The Hill"),
        ("the Hill", "The Hill"),
        ("The Economist", "The Economist"),
    ],
)
def test_a_name_in_its_surroundings_is_known(written: str, name: str) -> None:
    assert name_of(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "", "time", "the economist", "Hill", "the hill", "app", "people", "People", "today", "Today", "the Times",
        "The Post", "Hannity", "sources", "an official", "the state", "the State Department", "Bill Press", "stat",
        "who", "reliable sources", "state of the union", "State of the Union", "the independent", "a network",
        "Mr. Post",
    ],
)  # fmt: skip
def test_other_words_and_people_are_no_outlets(written: str) -> None:
    assert name_of(written) is None


def test_ambiguous_names_lead_to_several_listed_outlets() -> None:
    listed = {outlet.name for outlet in OUTLETS}
    for name, outlets in AMBIGUOUS.items():
        assert len(set(outlets)) >= 2, name
        assert set(outlets) <= listed, name
        assert known_outlet(name) is None
        assert [outlet.name for outlet in possible_outlets(name)] == list(outlets)


def test_the_times_may_be_the_one_of_new_york() -> None:
    assert "The New York Times" in {outlet.name for outlet in possible_outlets("the Times")}
    assert possible_outlets("the times") == ()


def test_names_that_are_words_are_names_of_listed_outlets() -> None:
    keys = {outlet_key(name) for outlet in OUTLETS for name in (outlet.name, *outlet.aliases)}
    assert keys >= EVERYDAY
    assert keys >= BORNE_BY_OTHERS
    assert not EVERYDAY & BORNE_BY_OTHERS
    assert not (EVERYDAY | BORNE_BY_OTHERS) & SHARED


def test_an_outlet_is_found_by_its_domain_and_what_lies_under_it() -> None:
    for outlet in OUTLETS:
        for domain in outlet.domains:
            assert outlet_at(domain) is outlet
            assert outlet_at(f"WWW.{domain}.") is outlet
    found = outlet_at("edition.cnn.com")
    assert found is not None
    assert found.name == "CNN"
    assert outlet_at("notcnn.com") is None
    assert outlet_at("com") is None


def test_hosts_stand_for_listed_shows() -> None:
    listed = {outlet.name: outlet for outlet in OUTLETS}
    for host, show in HOSTS.items():
        assert listed[show].kind in {"programme", "radio", "broadcaster"}
        assert host_outlet(host) is listed[show]
        assert known_outlet(host) is None or known_outlet(host) is listed[show]
    assert host_outlet("Laura Ingraham’s") is listed["The Ingraham Angle"]


@pytest.mark.parametrize(
    "name",
    [
        "WFTV9", "WIBC radio", "KUOW", "WKOW-TV", "KSL 102", "The Mayfield Gazette", "the Port Ellen Herald",
        "Radio Norte", "Channel 7", "Lake County News", "The Jakarta Post", "Lima Free Press",
    ],
)  # fmt: skip
def test_unknown_names_may_look_like_outlets(name: str) -> None:
    assert outlet_like(name)


@pytest.mark.parametrize(
    "name",
    [
        "WHO", "WTO", "KGB", "WHAT", "Bill Press", "Yun Sun", "Emily Post", "Paul Krugman of the New York Times",
        "the news", "Fox News and NBC News", "sources", "Wall", "Kim",
    ],
)  # fmt: skip
def test_other_names_do_not(name: str) -> None:
    assert not outlet_like(name)


def test_nouns_for_outlets_are_lower_case_and_apart_from_what_they_publish() -> None:
    assert SHARED_NOUNS <= OUTLET_NOUNS
    assert not OUTLET_NOUNS & OUTLET_PIECES
    for words in (OUTLET_NOUNS, OUTLET_PIECES, EVERYDAY, BORNE_BY_OTHERS):
        assert all(word == word.casefold().strip() for word in words)


@pytest.mark.parametrize("phrase", ["press reports", "Turkish news reports", "local media", "State-run TV"])
def test_outlets_without_a_name_are_found(phrase: str) -> None:
    assert GENERIC_OUTLETS.find(phrase)
    assert not GENERIC_OUTLETS.find("social media")
