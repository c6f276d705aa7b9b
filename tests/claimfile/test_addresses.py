"""Addresses in their normal form: what RFC 3986 calls the same, and nothing that could be fetched otherwise."""

import re
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.target import in_time
from provenance.claimfile.addresses import normal
from provenance.model.chain import Url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Gazette.Example/A", "http://gazette.example/A"),
        ("http://gazette.example", "http://gazette.example/"),
        ("http://gazette.example?q=1", "http://gazette.example/?q=1"),
        ("http://gazette.example:80/a", "http://gazette.example/a"),
        ("https://gazette.example:443", "https://gazette.example/"),
        ("https://gazette.example:/a", "https://gazette.example/a"),
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
        ("https://Ana:Secret@Gazette.example/a", "https://Ana:Secret@gazette.example/a"),
        ("https://gazette.example/%7eana/%c3%a9?x=%2f%2d", "https://gazette.example/~ana/%C3%A9?x=%2F-"),
        ("https://gazette.example/a/./b/../c", "https://gazette.example/a/c"),
        ("https://gazette.example/a/..", "https://gazette.example/"),
        ("https://gazette.example/../a/.", "https://gazette.example/a/"),
    ],
)
def test_what_rfc_3986_calls_the_same_becomes_the_same(url: str, expected: str) -> None:
    assert normal(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/a//b",
        "https://gazette.example/?b=2&a=1&utm_source=x&b=2",
        "https://gazette.example/a?",
        "https://gazette.example/a#",
        "http://gazette.example:443/",
        "https://gazette.example:80/",
        "https://bücher.example/é",
        "https://gazette.example/%zz%",
        "https://gazette.example/%%33f",
        "https://gazette.example/?q=%%341%2e",
        "https://gazette.example/.well-known/.../x",
        "https://gazette.example/%2E%2E/../x",
        "https://gazette.example/#:~:text=door%2dto%2Ddoor",
        "https://gaz%45tte.example/",
        "https://a@b@c/",
        f"https://{'x' * 2040}",
        "ftp://Gazette.Example:21",
        "https://Gazette.Example/\n",
        "Gazette",
        "",
    ],
)
def test_what_could_be_fetched_otherwise_stays(url: str) -> None:
    assert normal(url) == url


parts = st.sampled_from(
    [
        "a",
        "B",
        "%7E",
        "%33",
        "f",
        "%2e",
        "%2E",
        ".",
        "..",
        "/",
        "//",
        "/./",
        "/../",
        "%c3",
        "%",
        "%4",
        "é",
        "+",
        "&",
        "=",
        ";",
        ":",
        "@",
        "~",
    ]
)
urls = st.builds(
    lambda scheme, user, host, port, path, query, fragment: f"{scheme}://{user}{host}{port}{path}{query}{fragment}",
    st.sampled_from(["http", "HTTP", "https", "HttpS"]),
    st.sampled_from(["", "", "A@", "a:B@"]),
    st.sampled_from(["Gazette.Example", "a", "[2001:DB8::1]", "Bücher.example", "%41.example", "127.0.0.1"]),
    st.sampled_from(["", "", ":", ":80", ":443", ":8080", ":0080"]),
    st.lists(parts, max_size=8).map(lambda some: "/" + "".join(some) if some else ""),
    st.lists(parts, max_size=4).map(lambda some: "?" + "".join(some) if some else ""),
    st.lists(parts, max_size=4).map(lambda some: "#" + "".join(some) if some else ""),
)
PORTS = {"http": 80, "https": 443}


@given(urls | st.text(max_size=40))
def test_applied_twice_it_changes_nothing_more(url: str) -> None:
    assert normal(normal(url)) == normal(url)


@given(urls)
def test_it_leads_to_the_same_host_port_query_and_fragment(url: str) -> None:
    before, after = urlsplit(url), urlsplit(normal(url))
    assert after.scheme == before.scheme
    assert (after.hostname, after.port or PORTS[after.scheme]) == (before.hostname, before.port or PORTS[before.scheme])
    assert (after.username, after.password) == (before.username, before.password)
    assert unquote(after.query, errors="surrogateescape") == unquote(before.query, errors="surrogateescape")
    assert after.fragment == before.fragment
    assert bool(re.search(r"\?", normal(url))) == bool(re.search(r"\?", url))


@given(urls)
def test_a_path_without_dots_is_the_same_when_it_is_decoded(url: str) -> None:
    before, after = urlsplit(url).path, urlsplit(normal(url)).path
    if "/." not in before:
        assert unquote(after, errors="surrogateescape") == (unquote(before, errors="surrogateescape") or "/")
    assert after.startswith("/")


@given(urls)
def test_what_a_claim_file_takes_it_takes_after_it(url: str) -> None:
    assert msgspec.convert(normal(msgspec.convert(url, Url)), Url)


def test_a_text_that_only_begins_as_an_address_takes_no_time_by_its_square() -> None:
    text = "https://" + "a.b" * 300_000 + "\\"
    with in_time():
        assert normal(text) == text
