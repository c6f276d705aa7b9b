"""Hosts and domains from addresses and cells."""

import pytest

from provenance.claimfile.registrar.domains import Site, core, registrable, site


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gazette.example", Site("gazette.example", False)),
        (" WWW.Gazette.Example. ", Site("gazette.example", False)),
        ("https://www.gazette.example/", Site("gazette.example", False)),
        ("http://user:word@gazette.example:8080/a?b#c", Site("gazette.example", True)),
        ("gazette.example/en", Site("gazette.example", True)),
        ("www.example", Site("www.example", False)),
        ("новости.рф", Site("новости.рф", False)),
        ("gazette", None),
        ("gazette..example", None),
        ("ga–zette.example", None),
        ("-gazette.example", None),
        ("127.0.0.1", None),
        ("http://[::1]/", None),
        ("http://[broken", None),
        ("=HYPERLINK(x.example)", None),
        ("a b.example", None),
        ("", None),
        ("x" * 5000 + ".example", None),
    ],
)
def test_a_cell_names_a_site_or_nothing(text: str, found: Site | None) -> None:
    assert site(text) == found


@pytest.mark.parametrize(
    ("host", "domain", "name"),
    [
        ("nbcnews.com", "nbcnews.com", "nbcnews"),
        ("news.bbc.co.uk", "bbc.co.uk", "bbc"),
        ("x.y.blogspot.com", "y.blogspot.com", "y"),
        ("a.b.gazette.example", "gazette.example", "gazette"),
    ],
)
def test_the_registered_domain_is_found_without_a_network(host: str, domain: str, name: str) -> None:
    assert registrable(host) == domain
    assert core(host) == name
