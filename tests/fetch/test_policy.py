import ipaddress
import traceback
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from provenance.errors import RefusedAddressError
from provenance.fetch import policy

# The addresses that the policy refuses although some Python calls them global: each a decision of its own.
BEYOND_GLOBAL = [
    ipaddress.ip_network(each)
    for each in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "224.0.0.0/4", "240.0.0.0/4", "2001::/23")
]
ANY_IPV4 = st.ip_addresses(v=4) | st.sampled_from(
    [
        *(ipaddress.IPv4Address(each) for each in ("0.0.0.0", "127.0.0.1", "127.255.255.254", "10.1.2.3", "8.8.8.8")),
        *(ipaddress.IPv4Address(each) for each in ("169.254.169.254", "100.64.0.1", "172.31.255.255", "1.1.1.1")),
        *(ipaddress.IPv4Address(each) for each in ("192.168.0.1", "224.0.0.1", "255.255.255.255", "93.184.216.34")),
    ]
)


def dotted(address: ipaddress.IPv4Address, how: Callable[[int], str], parts: int) -> str:
    """An IPv4 address of so many numbers, the last of which takes what is left."""
    value = int(address)
    first = [value >> (24 - 8 * place) & 255 for place in range(parts - 1)]
    return ".".join(map(how, [*first, value & (1 << (8 * (5 - parts))) - 1]))


SPELLINGS: list[Callable[[ipaddress.IPv4Address], str]] = [
    str,
    *(
        lambda address, parts=parts, how=how: dotted(address, how, parts)
        for parts in (1, 2, 3, 4)
        for how in (str, hex)
    ),
    *(lambda address, parts=parts: dotted(address, lambda each: f"0{each:o}", parts) for parts in (1, 2, 3, 4)),
    lambda address: dotted(address, lambda each: f"0X{each:08X}", 4),
    lambda address: f"{address}.",
    lambda address: str(address).translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)}),
    lambda address: str(address).replace(".", "。"),
    lambda address: f"[::ffff:{address}]",
    lambda address: f"[64:ff9b::{address}]",
]
CARRIERS: list[Callable[[ipaddress.IPv4Address], int]] = [
    lambda address: 0x2002 << 112 | int(address) << 80 | 1,  # 6to4
    lambda address: 0x20010000 << 96 | int(address) << 64 | 0xFFFFFFFF,  # Teredo's server
    lambda address: 0x20010000 << 96 | 0x5DB8D822 << 64 | int(address) ^ 0xFFFFFFFF,  # Teredo's client
    int,  # IPv4-compatible
    lambda address: 0xFFFF0000 << 32 | int(address),  # IPv4-translated
    lambda address: 0x64FF9B0001 << 88 | int(address),  # NAT64 for local use
]


def admits(url: str, *addresses: str) -> bool:
    """Whether this may be fetched; ``addresses`` are its host's, where that is a name."""
    try:
        target = policy.target(url)
        literal = policy.literal(target.host)
        resolved = [literal] if literal else [ipaddress.ip_address(address) for address in addresses]
        policy.admitted(target, resolved)
    except RefusedAddressError:
        return False
    return True


def surely_public(address: policy.IPAddress) -> bool:
    return address.is_global and not any(address.version == net.version and address in net for net in BEYOND_GLOBAL)


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://example.org", "http://example.org/"),
        ("  HTTPS://Example.ORG:443/A?b#c \n", "https://example.org/A?b"),
        ("http://example.org.:80/", "http://example.org/"),
        ("http://example.org:/x", "http://example.org/x"),
        ("https://example.org:80/", "https://example.org:80/"),
        ("http://example.org/a/./b/../c", "http://example.org/a/c"),
        ("http://example.org/../../a/..", "http://example.org/"),
        ("http://example.org//a//b/.", "http://example.org//a//b/"),
        ("http://example.org/a b/ü?q=ä ö|%20%zz", "http://example.org/a%20b/%C3%BC?q=%C3%A4%20%C3%B6|%20%zz"),
        ("http://example.org?q", "http://example.org/?q"),
        ("http://example.org/?", "http://example.org/?"),
        ("http://example.org/@someone", "http://example.org/@someone"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://Bücher。Example/", "http://xn--bcher-kva.example/"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"),
        ("http://a_b.example/", "http://a_b.example/"),
        ("http://user:secret@example.org/", "http://example.org/"),
        ("http://user@example.org/", "http://example.org/"),
        ("http://a@b@example.org/", "http://example.org/"),
        ("http://134744072/", "http://8.8.8.8/"),
        ("http://0x8.010.0x808/", "http://8.8.8.8/"),
        ("http://[2606:2800:0220:0001::]/", "http://[2606:2800:220:1::]/"),
        ("http://[2606:2800:220:1::]:80/", "http://[2606:2800:220:1::]/"),
    ],
)
def test_an_address_is_sent_in_one_spelling(url: str, sent: str) -> None:
    assert policy.target(url).url == sent
    assert policy.target(sent).url == sent


@pytest.mark.parametrize(
    ("place", "sent"),
    [
        ("/c", "http://example.org/c"),
        ("c", "http://example.org/a/c"),
        ("../c?d", "http://example.org/c?d"),
        ("?d", "http://example.org/a/b?d"),
        ("", "http://example.org/a/b?q=/x/y"),
        ("#f", "http://example.org/a/b?q=/x/y"),
        ("//other.example/c", "http://other.example/c"),
        ("https://other.example/c", "https://other.example/c"),
        ("/\\other.example/c", "http://example.org/%5Cother.example/c"),
    ],
)
def test_a_relative_address_stands_beside_the_page_that_gives_it(place: str, sent: str) -> None:
    base = policy.target("http://example.org/a/b?q=/x/y")
    assert policy.target(place, base=base).url == sent


@pytest.mark.parametrize(
    "url",
    [
        *("", "example.org", "/a", "//example.org/", "example.org:80/a", "http:", "http:/", "http:///a", "http://"),
        *(
            "ftp://example.org/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "gopher://example.org",
        ),
        *(
            "http:example.org",
            "https:/example.org",
            "http://:80/",
            "http://@/",
            "http://a@/",
            "http://./",
            "http://../",
        ),
        *("http://a..b/", "http://-a.example/", "http://a-.example/", "http://a b/", "http://a%2eb/", "http://a*b/"),
        *(
            "http://a\\@b/",
            "http://a\\b/",
            "http://a/\x00",
            "http://a/\x1b[2J",
            "http://a\n.example/",
            "http://a/\x85b",
        ),
        *("http://a/\ud800", "http://\ud800/", "http://☃..example/", "http://\u202eelpmaxe.org/", "http://xn\u2010a/"),
        *("http://example.org:x/", "http://example.org:-1/", "http://example.org:99999/", "http://example.org:0/"),
        *("http://example.org:８０/", "http://example.org:80:80/", "http://1.2.3.4.5/", "http://1.2.3.256/"),
        *("http://256.1/", "http://08.8.8.8/", "http://1_0.1.1.1/", "http://4294967296/", "http://1..2/"),
        *("http://a.1/", "http://0xg.0x1/", "http://1.2.3.4../", "http://[1.2.3.4]/", "http://[::1/", "http://::1/"),
        *(
            "http://[2606:2800:220:1::1%25eth0]/",
            "http://[fe80::1%1]/",
            "http://[v1.a]/",
            "http://[[::1]]/",
            "http://[]/",
        ),
        *("http://[::1]a/", "http://a[::1]/", f"http://{'a' * 64}.example/", f"http://{'a.' * 127}example/"),
        f"http://example.org/{'a' * 9000}",
        f"http://{'ü' * 5000}/",
    ],
)
@pytest.mark.parametrize("allow_private", [False, True])
def test_what_is_no_web_address_is_refused_in_a_sentence(url: str, allow_private: bool) -> None:
    with pytest.raises(RefusedAddressError) as caught:
        policy.target(url, allow_private=allow_private)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("port", [1, 21, 22, 25, 79, 81, 442, 444, 6379, 8080, 65535])
def test_other_ports_are_asked_only_where_private_ones_may_be(port: int) -> None:
    with pytest.raises(RefusedAddressError, match=f"not {port}: --allow-private"):
        policy.target(f"http://example.org:{port}/")
    assert policy.target(f"http://example.org:{port}/", allow_private=True).port == port


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "a.localhost", "ｌocalhost", "localhost:443"])
def test_this_computer_has_no_pages_for_everybody_by_any_name(host: str) -> None:
    with pytest.raises(RefusedAddressError, match="this computer"):
        policy.target(f"http://{host}/")
    assert policy.target(f"http://{host}/", allow_private=True).host.endswith("localhost")


@pytest.mark.parametrize(
    "address",
    [
        *(
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.1.2.3",
            "169.254.169.254",
        ),
        *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
        *("198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
        *(
            "168.63.129.16",
            "::",
            "::1",
            "::7f00:1",
            "::808:808",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::10.0.0.1",
        ),
        *("::ffff:0:8.8.8.8", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1"),
        *(
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:808:808::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
        ),
        *("fec0::1", "ff02::1", "ff0e::1", "4000::1", "fe80::1%1", "2606:2800:220:1::1%1"),
    ],
)
def test_addresses_for_some_only_are_not_public(address: str) -> None:
    assert not policy.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.0.1",
            "172.32.0.0",
        ),
        *("192.0.1.0", "223.255.255.255", "2606:2800:220:1::1", "2001:200::1", "2a00:1450::1", "2620:4f:8000::1"),
        *("::ffff:8.8.8.8", "64:ff9b::8.8.8.8"),
    ],
)
def test_addresses_for_everybody_are_public(address: str) -> None:
    assert policy.is_public(ipaddress.ip_address(address))


@given(ANY_IPV4 | st.ip_addresses(v=6))
def test_public_is_what_python_calls_global_but_for_what_is_listed_here(address: policy.IPAddress) -> None:
    if policy.is_public(address):
        assert surely_public(address)
        for kind in ("is_multicast", "is_loopback", "is_link_local", "is_unspecified", "is_private", "is_reserved"):
            assert not getattr(policy.carried(address) or address, kind)
    elif isinstance(address, ipaddress.IPv4Address):
        assert not surely_public(address)


@given(ANY_IPV4, st.sampled_from(SPELLINGS))
def test_an_ipv4_address_is_judged_alike_in_every_spelling(
    address: ipaddress.IPv4Address, spelling: Callable[[ipaddress.IPv4Address], str]
) -> None:
    assert admits(f"http://{spelling(address)}/") == surely_public(address)


@given(ANY_IPV4, st.sampled_from(SPELLINGS[:-2]))
def test_every_spelling_of_an_ipv4_address_is_sent_as_the_usual_one(
    address: ipaddress.IPv4Address, spelling: Callable[[ipaddress.IPv4Address], str]
) -> None:
    target = policy.target(f"http://{spelling(address)}/")
    assert policy.literal(target.host) == address


@given(ANY_IPV4, st.sampled_from(CARRIERS))
def test_no_ipv4_address_travels_inside_an_ipv6_one(
    address: ipaddress.IPv4Address, carrier: Callable[[ipaddress.IPv4Address], int]
) -> None:
    assert not admits(f"http://[{ipaddress.IPv6Address(carrier(address))}]/")


@given(st.lists(ANY_IPV4 | st.ip_addresses(v=6), max_size=4))
def test_a_name_is_admitted_if_and_only_if_all_its_addresses_are_public(addresses: list[policy.IPAddress]) -> None:
    public = bool(addresses) and all(policy.is_public(address) for address in addresses)
    assert admits("http://news.example/", *map(str, addresses)) == public


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_never_the_cause_of_a_crash(text: str) -> None:
    for url in (text, f"http://{text}", f"http://{text}/", f"http://example.org/{text}", f"http://[{text}]/"):
        base = policy.target("http://example.org/a")
        for beside in (None, base):
            try:
                target = policy.target(url, base=beside)
            except RefusedAddressError:
                assert policy.shown(url).isprintable()
                continue
            assert target.url.isascii()
            assert target.url.isprintable()
            assert policy.target(target.url) == target


SECRET = "hunter2swordfish"


@given(
    user=st.text(max_size=10),
    before=st.text(max_size=10),
    after=st.text(max_size=10),
    rest=st.sampled_from(["", "/", "/a@b", ":80/", ":x/", ":22/", "/\x00", "/#f", "%", "..", "]"]),
    escaped=st.booleans(),
)
@example("u", "a/", "", "/", False)
@example("u", "a?", "#", "/", False)
@example("u", "a@", "@", ":x/", False)
@example("u", "a", "%40example.org", "", False)
def test_a_password_is_in_no_result_and_no_message(
    user: str, before: str, after: str, rest: str, escaped: bool
) -> None:
    password = f"{before}{SECRET}{after}"
    if escaped:
        user, password = (quote(each, safe="", errors="surrogatepass") for each in (user, password))
    else:
        # After a host and a port, or after an "@", a slash starts a path, whatever was meant: that is no password then.
        assume(not any(mark in user for mark in "/?#"))
        assume(not any(mark in password for mark in "/?#") or (before[:1].isalpha() and "@" not in user + password))
    url = f"http://{user}:{password}@example.org{rest}"
    assert SECRET not in policy.shown(url)
    for allow_private in (False, True):
        try:
            assert SECRET not in repr(policy.target(url, allow_private=allow_private))
        except RefusedAddressError as error:
            told = "".join(traceback.format_exception(error)) + repr(error) + repr(error.__context__)
            assert SECRET not in told


def test_a_long_address_is_cut_where_it_is_shown() -> None:
    shown = policy.shown(f"http://example.org/{'a' * 1000}")
    assert len(shown) == 300
    assert shown.endswith("…")
