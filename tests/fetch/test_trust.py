"""Whose word is taken for it that the other end is who was asked."""

import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import trustme

from provenance.errors import UnreachableError
from provenance.fetch.connections import trusted
from provenance.fetch.pages import may_pass
from tests.fetch.servers import PUBLIC, Names, Server, Web, near, ok, pages, redirect, serving

HTML = b"<p>The dam will be closed in March, its keeper said.</p>"
AUTHORITY = trustme.CA(key_type=trustme.KeyType.ECDSA)
NAMES = Names(gazette_example=[[PUBLIC]], other_example=[[PUBLIC]])


def secure(*names: str) -> ssl.SSLContext:
    """A server's side of TLS, with a certificate for these names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert(*names, key_type=trustme.KeyType.ECDSA).configure_cert(context)
    return context


def trusting() -> ssl.SSLContext:
    """A client's side of TLS that trusts our own authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    AUTHORITY.configure_trust(context)
    return context


@pytest.fixture
def gazette() -> Iterator[Server]:
    with serving(ok(HTML), tls=secure("gazette.example")) as server:
        yield server


def test_the_name_is_sent_and_the_certificate_must_be_for_it(gazette: Server) -> None:
    seen: list[str | None] = []
    context = secure("gazette.example")
    context.sni_callback = lambda connection, name, _: seen.append(name)
    with serving(ok(HTML), tls=context) as server:
        web = Web(server)
        page = pages(resolver=NAMES, network=web, tls=trusting()).get("https://gazette.example/")
    assert page.body == HTML
    assert page.final_url == "https://gazette.example/"
    assert web.dialled == [(PUBLIC, 443)]
    assert seen == ["gazette.example"]
    assert b"Host: gazette.example\r\n" in server.requests[0]


def test_a_certificate_for_another_name_is_refused(gazette: Server) -> None:
    with pytest.raises(UnreachableError, match=r"certificate cannot be trusted .*'other\.example'") as caught:
        pages(resolver=NAMES, network=Web(gazette), tls=trusting()).get("https://other.example/")
    assert gazette.requests == []
    assert str(caught.value).isprintable()
    assert not may_pass(caught.value)


def test_a_certificate_for_the_address_is_not_one_for_the_name() -> None:
    with serving(ok(HTML), tls=secure(PUBLIC)) as server:
        with pytest.raises(UnreachableError, match="certificate cannot be trusted"):
            pages(resolver=NAMES, network=Web(server), tls=trusting()).get("https://gazette.example/")
        page = pages(network=Web(server), tls=trusting()).get(f"https://{PUBLIC}/")
    assert page.body == HTML


def test_a_certificate_of_an_unknown_authority_is_refused(gazette: Server) -> None:
    with pytest.raises(UnreachableError, match="certificate cannot be trusted") as caught:
        pages(resolver=NAMES, network=Web(gazette)).get("https://gazette.example/")
    assert gazette.requests == []
    assert isinstance(getattr(caught.value.__cause__, "__cause__", None), ssl.SSLCertVerificationError)


def test_allowing_private_addresses_does_not_lift_the_check() -> None:
    with serving(ok(HTML), tls=secure("localhost", "127.0.0.1")) as server:
        with pytest.raises(UnreachableError, match="certificate cannot be trusted"):
            near().get(server.url)
        assert near(tls=trusting()).get(server.url).body == HTML


def test_no_trust_comes_from_the_environment(gazette: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    authority = tmp_path / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(authority))
    keys = tmp_path / "keys"
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(authority))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    trusted.cache_clear()
    with pytest.raises(UnreachableError, match="certificate cannot be trusted"):
        pages(resolver=NAMES, network=Web(gazette)).get("https://gazette.example/")
    assert not keys.exists()


def test_a_server_that_speaks_no_tls_is_a_sentence() -> None:
    refused = pytest.raises(UnreachableError, match="no secure connection can be made")
    with serving(ok(HTML)) as server, refused as caught:
        near().get(f"https://127.0.0.1:{server.port}/")
    assert not may_pass(caught.value)


def test_a_redirect_may_lead_to_a_page_with_a_certificate_of_its_own(gazette: Server) -> None:
    web = Web(gazette)
    client = near(resolver=NAMES, network=web, tls=trusting())
    with serving(redirect("https://gazette.example/")) as server, serving(redirect("https://other.example/")) as bad:
        assert client.get("https://gazette.example/").body == HTML
        web.lead(to=server, port=80)
        assert client.get("http://gazette.example/").body == HTML
        web.lead(to=bad, port=80)
        with pytest.raises(UnreachableError, match=r"redirects to https://other\.example/: its certificate cannot"):
            client.get("http://gazette.example/")


def test_many_threads_speak_tls_with_one_client(gazette: Server) -> None:
    client = pages(resolver=NAMES, network=Web(gazette), tls=trusting())
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: client.get(f"https://gazette.example/{number}").body, range(24)))
    assert found == [HTML] * 24
