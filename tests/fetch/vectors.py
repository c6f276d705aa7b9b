"""Ways to make a program ask where it must not: each an address with the names and answers that go with it, as data.

One web serves all of them. Its names, and what they resolve to, are :data:`NAMES` and :data:`HOSTS`; whoever may be
asked has an address in :data:`OPEN`. Whatever else is asked, by whatever packet, was forbidden.
"""

import ipaddress
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

PUBLIC = "93.184.216.34"
PUBLIC_6 = "2606:2800:220:1::1"
NAME_SERVER = "9.9.9.9"
OPEN = frozenset({PUBLIC, PUBLIC_6, "1.1.1.1", "8.8.8.8", "87.0.0.1"})
"""Who may be asked for pages, on the ports 80 and 443."""

SITE = "news.example"
"""A host with public addresses only, whose pages say what the vectors have them say."""

TEXT = b"The dam will be closed in March, its keeper said."


class End(Enum):
    """How asking must end, and what an attempt that may ask private addresses does."""

    REFUSED = "the address, or one that it leads to, is refused; without the limits it is connected to"
    MIXED = "it is refused for one of several addresses; without the limits any of them may be asked"
    UNREAD = "the address, or one that it leads to, is none that is ever asked for"
    NOWHERE = "it is refused; without the limits, too, there is no way there"
    PAGE = "a public page comes, and nothing else is asked"
    STATUS = "a public answer comes that is no page, and nothing else is asked"
    NO_PAGE = "a public answer comes that nothing can be made of, and nothing else is asked"
    NO_HOST = "there is no such host"


class Vector(NamedTuple):
    """One attempt. ``replies`` are what the web answers at ``url`` and then, one after the other, wherever that leads;
    ``environment`` is set meanwhile. ``robots`` is the host's robots.txt, where it has one: who visits pages asks
    for it, who merely gets them does not."""

    reason: str
    url: str
    end: End
    replies: tuple[bytes, ...] = ()
    environment: Mapping[str, str] = {}
    robots: bytes | None = None


# What the names resolve to: answers to one lookup after another, the last for ever. An alias is given as "=name".
NAMES: dict[str, Sequence[Sequence[str]]] = {
    SITE: [[PUBLIC]],
    "other.example": [["1.1.1.1"]],
    "six.example": [[PUBLIC_6]],
    "xn--bcher-kva.example": [[PUBLIC]],
}

# What the computer's own list of hosts says.
HOSTS: dict[str, Sequence[str]] = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.localdomain": ["127.0.0.1"],
    "ip6-localhost": ["::1"],
    "intranet": ["10.0.0.7"],
    "intranet.example": ["10.0.0.7"],
    "newsroom.example": ["192.168.1.20", PUBLIC],
    "six-inside.example": ["fd00::7"],
}


def head(status: str, *fields: str, body: bytes = TEXT) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + body


def leading(place: str, status: str = "302 Found") -> bytes:
    return head(status, f"Location: {place}", body=b"")


def page(body: str = "", *fields: str) -> bytes:
    return head("200 OK", "Content-Type: text/html; charset=utf-8", *fields, body=body.encode() + b"<p>" + TEXT)


def _named(
    reason: str,
    *answers: Sequence[str],
    end: End = End.REFUSED,
    replies: tuple[bytes, ...] = (),
    robots: bytes | None = None,
) -> Vector:
    """A vector with a name of its own, which resolves so."""
    name = f"name-{len(NAMES)}.example"
    NAMES[name] = answers
    return Vector(reason, f"http://{name}/", end, replies, {}, robots)


def _known(name: str, reason: str, addresses: Sequence[str]) -> Vector:
    NAMES[name] = [addresses]
    return Vector(f"lookup: {reason}", f"http://{name}/", End.REFUSED)


def _chain(reason: str, length: int, address: str) -> Vector:
    """A name that is an alias of an alias, and so on."""
    names = [f"alias-{number}-of-{length}.example" for number in range(length)]
    NAMES.update({name: [["=" + after]] for name, after in pairwise(names)})
    NAMES[names[-1]] = [[address]]
    return Vector(reason, f"http://{names[0]}/", End.REFUSED)


# Addresses as they may be written

_INSIDE = {
    "127.0.0.1": "this computer",
    "10.0.0.1": "a private network",
    "172.16.0.1": "a private network",
    "192.168.0.1": "a private network",
    "169.254.169.254": "a cloud's credentials",
    "100.100.100.200": "a cloud's credentials, behind carrier-grade NAT",
}


def _spellings(text: str) -> Iterator[tuple[str, str]]:
    number = int(ipaddress.IPv4Address(text))
    one, two, three, four = ipaddress.IPv4Address(text).packed
    yield "as usual", text
    yield "one decimal number", str(number)
    yield "one hexadecimal number", hex(number)
    yield "one octal number", f"0{number:o}"
    yield "four hexadecimal numbers", f"0x{one:x}.0x{two:x}.0x{three:x}.0x{four:X}"
    yield "four octal numbers with zeros before them", f"0{one:o}.00{two:o}.000{three:o}.0{four:o}"
    yield "two numbers", f"{one}.{number & 0xFFFFFF}"
    yield "three numbers of three kinds", f"0x{one:x}.0{two:o}.{number & 0xFFFF}"
    yield "a dot at the end", f"{text}."
    yield "full-width digits", text.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    yield "ideographic full stops", text.replace(".", "\u3002")
    yield "IPv4-mapped", f"[::ffff:{text}]"
    yield "IPv4-mapped in hexadecimal", f"[::FFFF:{number >> 16:X}:{number & 0xFFFF:x}]"
    yield "IPv4-compatible", f"[::{text}]"
    yield "NAT64", f"[64:ff9b::{text}]"
    yield "NAT64 for local use", f"[64:ff9b:1::{text}]"
    yield "6to4", f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::1]"
    yield "Teredo", f"[2001:0:5db8:d822::{number >> 16 ^ 0xFFFF:x}:{number & 0xFFFF ^ 0xFFFF:x}]"


_SPELLED = [
    Vector(f"{whose}: {how} ({text})", f"http://{host}/", End.REFUSED)
    for text, whose in _INSIDE.items()
    for how, host in _spellings(text)
]

_LITERALS = [
    *(
        Vector(f"special: {reason} ({host})", f"http://{host}/", End.REFUSED)
        for host, reason in {
            "0.0.0.0": "this network",
            "0": "this network as one number",
            "0x": "this network as nothing in hexadecimal",
            "00.0": "this network in two parts",
            "0.1.2.3": "this network",
            "127.1": "this computer in two parts",
            "127.0.1": "this computer in three parts",
            "127.255.255.254": "the far end of this computer",
            "127.0.0.1:443": "the other port",
            "127.0.0.1:": "no port behind the colon",
            "127.0.0.1:00080": "a port with zeros",
            "①②⑦.⓪.⓪.①": "circled digits",
            "𝟏𝟐𝟕.𝟎.𝟎.𝟏": "mathematical digits",
            "¹²⁷.⁰.⁰.¹": "raised digits",
            "127．0．0．1": "full-width dots",
            "127｡0｡0｡1": "half-width ideographic dots",
            "127.0.0.\u00ad1": "a soft hyphen",
            "127.0\u200b.0.1": "a space without width",
            "０ｘ７ｆ.1": "full-width hexadecimal",
            "10.255.255.255": "the far end of a private network",
            "172.31.255.254": "the far end of a private network",
            "192.168.255.254": "the far end of a private network",
            "100.64.0.1": "carrier-grade NAT",
            "100.127.255.254": "the far end of carrier-grade NAT",
            "169.254.0.1": "link-local",
            "169.254.170.2": "a container's credentials",
            "169.254.169.253": "a cloud's name server",
            "169.254.43518": "a cloud's credentials in three parts",
            "0xa9fea9fe": "a cloud's credentials in hexadecimal",
            "168.63.129.16": "the agent of a cloud's host",
            "192.0.0.192": "a cloud's credentials among protocol assignments",
            "192.0.0.8": "the dummy address",
            "192.0.2.1": "documentation",
            "198.51.100.1": "documentation",
            "203.0.113.1": "documentation",
            "192.88.99.1": "relays from 6to4",
            "198.18.0.1": "benchmarks",
            "198.19.255.254": "the far end of benchmarks",
            "240.0.0.1": "reserved",
            "[::1]": "this computer",
            "[0:0:0:0:0:0:0:1]": "this computer in full",
            "[0000:0000:0000:0000:0000:0000:0000:0001]": "this computer with all zeros",
            "[::]": "no address",
            "[::0.0.0.1]": "this computer with dots",
            "[::ffff:0.0.0.0]": "this network, mapped",
            "[::ffff:100.64.0.1]": "carrier-grade NAT, mapped",
            "[::ffff:192.0.2.1]": "documentation, mapped",
            "[::ffff:0:127.0.0.1]": "IPv4-translated",
            "[fc00::1]": "a private network",
            "[fd00::1]": "a private network",
            "[fd00:ec2::254]": "a cloud's credentials",
            "[fd20:ce::254]": "another cloud's credentials",
            "[fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]": "the far end of private networks",
            "[fec0::1]": "site-local",
            "[100::1]": "discarded",
            "[2001::1]": "Teredo",
            "[2001:2::1]": "benchmarks",
            "[2001:10::1]": "ORCHID",
            "[2001:20::1]": "ORCHID, version 2",
            "[2001:db8::1]": "documentation",
            "[2002::1]": "6to4",
            "[3fff::1]": "documentation",
            "[5f00::1]": "segment routing",
            "[4000::1]": "not assigned",
            "[e000::1]": "not assigned",
            "[::1]:443": "the other port",
        }.items()
    ),
    *(
        Vector(f"special: {reason} ({host})", f"http://{host}/", End.NOWHERE)
        for host, reason in {
            "224.0.0.1": "every computer near by",
            "239.255.255.250": "whoever offers a service near by",
            "255.255.255.255": "everybody near by",
            "[ff02::1]": "every computer near by",
            "[ff0e::1]": "a group of computers anywhere",
            "[fe80::1]": "link-local",
            "[febf::1]": "the far end of link-local",
        }.items()
    ),
    *(
        Vector("no address: " + reason, f"http://{host}/", End.UNREAD)
        for host, reason in {
            "256.0.0.1": "too large a number",
            "127.0.0.256": "too large a number at the end",
            "4294967296": "too large a number alone",
            "127.0.0.0.1": "five numbers",
            "127..1": "an empty part",
            "127.0.0.1..": "two dots at the end",
            ".127.0.0.1": "a dot at the beginning",
            "127.0.0.08": "no octal number",
            "0x7g.1": "no hexadecimal number",
            "-127.0.0.1": "a minus",
            "+127.0.0.1": "a plus",
            "127.0.0.-1": "a minus inside",
            "127.0.0.1%00": "an escape",
            "127%2e0%2e0%2e1": "escaped dots",
            "%31%32%37.0.0.1": "escaped digits",
            "%6c%6f%63%61%6c%68%6f%73%74": "escaped letters",
            "127.0.0.1%2f": "an escaped slash",
            "127.0.0.1%23": "an escaped number sign",
            "127.0.0.1 ": "a space",
            "127.0.0.1,news.example": "a comma",
            "127.0.0.1;news.example": "a semicolon",
            "127.0.0.1&news.example": "an ampersand",
            "127.0.0.1|news.example": "a bar",
            "news.example;127.0.0.1": "a semicolon the other way round",
            "{127.0.0.1}": "braces",
            "<127.0.0.1>": "angle brackets",
            "*": "a star",
            "[127.0.0.1]": "IPv4 in brackets",
            "[::1": "no closing bracket",
            "::1": "no brackets",
            "::ffff:127.0.0.1": "mapped without brackets",
            "[[::1]]": "brackets twice",
            "[::1].news.example": "a name behind brackets",
            "news.example[::1]": "brackets behind a name",
            "[fe80::1%25lo]": "a network interface, escaped",
            "[fe80::1%lo]": "a network interface",
            "[fe80::1%251]": "a network interface by number",
            "[2606:2800:220:1::1%251]": "a network interface behind a public address",
            "[v1.7f000001]": "an address of the future",
            "[:::1]": "three colons",
            "[1::2::3]": "colons twice",
            "[::127.0.0.01]": "an octal number in brackets",
            "127.0.0.1:0": "port 0",
            "127.0.0.1:65616": "port 80 beyond 65536",
            "127.0.0.1:-80": "a port below 0",
            "127.0.0.1:+80": "a port with a plus",
            "127.0.0.1:0x50": "a hexadecimal port",
            "127.0.0.1:８０": "a full-width port",
            "127.0.0.1:80:80": "two ports",
            "news.example:80:127.0.0.1": "an address as a second port",
            "127.0.0.1:80 80": "a port with a space",
            "": "no host",
            ":80": "a port alone",
            "@": "an at sign alone",
            "@:80": "an at sign and a port",
            ".": "a dot",
            "..": "two dots",
            "\u2025127.0.0.1": "a leader of two dots",
        }.items()
    ),
    Vector("a number with an exponent, which is a name", "http://127.0.0.1e0/", End.NO_HOST),
    Vector("an octal number that others read as decimal", "http://0127.0.0.1/", End.PAGE),
]

_THIS_COMPUTER = [
    Vector("this computer by name: " + reason, f"http://{host}/", End.REFUSED)
    for host, reason in {
        "localhost": "as usual",
        "LocalHost": "in capitals",
        "localhost.": "with a dot at the end",
        "localhost:443": "the other port",
        "ｌｏｃａｌｈｏｓｔ": "full-width letters",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ": "circled letters",
        "loc\u00adalhost": "a soft hyphen",
        "local\u200bhost": "a space without width",
        "𝐥𝐨𝐜𝐚𝐥𝐡𝐨𝐬𝐭": "mathematical letters",
        "localhost。": "an ideographic full stop",
        "localhost.localdomain": "its other name",
        "ip6-localhost": "its name for IPv6",
        "intranet": "the list of hosts has it",
        "INTRANET.example": "the list of hosts has it in small letters",
        "newsroom.example": "the list of hosts has a public address, too",
        "six-inside.example": "the list of hosts has an IPv6 address",
    }.items()
] + [
    Vector("this computer by name: below localhost", "http://a.b.localhost/", End.NOWHERE),
    Vector("a name with an escaped dot", "http://intranet%2eexample/", End.UNREAD),
    Vector("a name with a NUL", "http://intranet.example\x00.news.example/", End.UNREAD),
    Vector("a name that ends in a space", "http://intranet.example%20/", End.UNREAD),
]

# Who is asked: credentials, slashes, and what ends a host

_AUTHORITIES = [
    *(
        Vector("the host stands behind the credentials: " + reason, url, End.REFUSED)
        for url, reason in {
            "http://news.example@127.0.0.1/": "a name as user",
            "http://news.example:80@127.0.0.1/": "a name and a port as user and password",
            "http://93.184.216.34@127.0.0.1/": "an address as user",
            "http://user:word@127.0.0.1/": "credentials",
            "http://@127.0.0.1/": "none",
            "http://a@b@127.0.0.1/": "two at signs",
            "http://news.example@@127.0.0.1/": "two at signs side by side",
            "http://news.example%23@127.0.0.1/": "an escaped number sign",
            "http://news.example%2f@127.0.0.1/": "an escaped slash",
            "http://news.example%40x@127.0.0.1/": "an escaped at sign",
            "http://news.example&@127.0.0.1/": "an ampersand",
            "http://news.example;@127.0.0.1/": "a semicolon",
            "http://[2606:2800:220:1::1]@127.0.0.1/": "an address in brackets",
            "http://news.example @127.0.0.1/": "a space",
            "http://127.0.0.1#@news.example/": "a fragment that holds a host",
            "http://127.0.0.1?@news.example/": "a query that holds a host",
            "http://127.0.0.1/@news.example/": "a path that holds a host",
            "http://127.0.0.1#news.example": "a fragment",
            "http://127.0.0.1?news.example": "a query",
            "http://127.0.0.1/..//news.example/": "a path upward",
            "http://[::1]#@[2606:2800:220:1::1]/": "a fragment behind brackets",
        }.items()
    ),
    *(
        Vector("who stands before is not asked: " + reason, url, End.PAGE)
        for url, reason in {
            "http://127.0.0.1@news.example/": "an address as user",
            "http://127.0.0.1:80@news.example/": "an address and a port",
            "http://127.0.0.1%2f@news.example/": "an escaped slash",
            "http://127.0.0.1%23@news.example/": "an escaped number sign",
            "http://localhost@news.example/": "a name as user",
            "http://[::1]@news.example/": "an address in brackets",
            "http://a@127.0.0.1@news.example/": "two at signs",
            "http://news.example#@127.0.0.1/": "a fragment",
            "http://news.example?@127.0.0.1/": "a query",
            "http://news.example/@127.0.0.1/": "a path",
            "http://news.example//127.0.0.1/": "two slashes in the path",
            "http://news.example/http://127.0.0.1/": "an address in the path",
            "http://news.example/?url=http://127.0.0.1/": "an address in the query",
            "http://news.example/..;/127.0.0.1": "a path with a semicolon",
            "http://news.example/%2e%2e/%2f%2f127.0.0.1/": "an escaped path upward",
            "http://news.example/%0d%0aHost:%20127.0.0.1": "an escaped line break",
            "http://news.example/\\@127.0.0.1/": "a backslash in the path",
        }.items()
    ),
    *(
        Vector("programs differ in whom it names: " + reason, url, End.UNREAD)
        for url, reason in {
            "http://127.0.0.1\\@news.example/": "a backslash before the at sign",
            "http://news.example\\@127.0.0.1/": "a backslash before the at sign, the other way round",
            "http://news.example\\.127.0.0.1/": "a backslash before a dot",
            "http:\\\\127.0.0.1/": "backslashes for slashes",
            "http:/\\127.0.0.1/": "a slash and a backslash",
            "http:/127.0.0.1/": "one slash",
            "http:127.0.0.1": "no slash",
            "http:///127.0.0.1/": "three slashes",
            "http:////127.0.0.1/": "four slashes",
            "//127.0.0.1/": "no scheme",
            "/\\127.0.0.1/": "no scheme, and a backslash",
            "127.0.0.1": "nothing but the address",
            "://127.0.0.1/": "an empty scheme",
            "http//127.0.0.1/": "no colon",
            "http://news.example%40127.0.0.1/": "an escaped at sign",
            "http://news.example\uff20127.0.0.1/": "a full-width at sign",
            "http://127.0.0.1\uff0f.news.example/": "a full-width slash",
            "http://127.0.0.1\u2100.news.example/": "a sign that stands for three characters, a slash among them",
            "http://news.example\uff1a80@127.0.0.1:x/": "a full-width colon",
            "http://127.0.0.1\uff03.news.example/": "a full-width number sign",
            "http://127.\n0.0.1/": "a line break inside",
            "http://127.0.0.1\t/": "a tab",
            "http://\t127.0.0.1/": "a tab before the host",
            "ht\ntp://127.0.0.1/": "a line break in the scheme",
            "\x01http://127.0.0.1/": "a control character before it",
            "http://127.0.0.1\r\nHost: news.example/": "a line of the head",
            "http://news.example/\r\nHost: 127.0.0.1": "a line of the head behind the path",
            "http://news.example/ HTTP/1.1\r\n\r\nGET http://127.0.0.1/": "a second request",
            "http://127.0.0.1\x00.news.example/": "a NUL",
            "http://news.example:@127.0.0.1:@/": "nothing behind the last at sign",
            "http://news.example@[::1/": "no closing bracket",
            "http://[news.example@::1]/": "an at sign in brackets",
        }.items()
    ),
]

# Other ports and other schemes

_SERVICES = [
    *(21, 22, 23, 25, 53, 79, 81, 110, 111, 135, 139, 143, 389, 445, 465, 514, 587, 631, 873, 1433, 1521, 2049),
    *(2375, 2379, 3128, 3306, 3389, 4444, 5000, 5432, 5601, 5900, 5984, 6379, 6443, 7001, 8000, 8080, 8443, 8500),
    *(9000, 9090, 9200, 9418, 10250, 11211, 15672, 27017, 50070, 65535),
]
_PORTS = [
    Vector(f"port {port} of a public host", f"http{'s' if port % 2 else ''}://{SITE}:{port}/", End.REFUSED)
    for port in _SERVICES
]
_SCHEMES = [
    *(
        Vector(f"another scheme: {url}", url, End.UNREAD)
        for url in (
            "file:///etc/passwd",
            "file://127.0.0.1/etc/passwd",
            "file:/etc/passwd",
            "ftp://127.0.0.1/",
            "ftps://127.0.0.1/",
            "sftp://127.0.0.1/",
            "tftp://127.0.0.1/x",
            "gopher://127.0.0.1:6379/_INFO",
            "gophers://127.0.0.1/",
            "dict://127.0.0.1:11211/stat",
            "ldap://127.0.0.1/",
            "imap://127.0.0.1/",
            "smb://127.0.0.1/share",
            "ssh://127.0.0.1/",
            "telnet://127.0.0.1/",
            "ws://127.0.0.1/",
            "wss://127.0.0.1/",
            "rtsp://127.0.0.1/",
            "jar:http://127.0.0.1/!/",
            "view-source:http://127.0.0.1/",
            "url:http://127.0.0.1/",
            "feed:http://127.0.0.1/",
            "blob:http://127.0.0.1/",
            "data:text/html,<p>text",
            "javascript:fetch('http://127.0.0.1/')",
            "netdoc:///etc/passwd",
            "php://filter/resource=/etc/passwd",
            "unix:/var/run/docker.sock",
            "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
            "http2://127.0.0.1/",
            "httpx://127.0.0.1/",
            "httр://127.0.0.1/",  # with a Cyrillic letter
            "ht%74p://127.0.0.1/",
            "http%3a//127.0.0.1/",
        )
    ),
    Vector("the scheme in capitals", "HTTP://127.0.0.1/", End.REFUSED),
    Vector("TLS", "https://127.0.0.1/", End.REFUSED),
    Vector("TLS on the port for none", "https://10.0.0.1:80/", End.REFUSED),
    Vector("TLS to an IPv6 address", "https://[fd00:ec2::254]/", End.REFUSED),
    Vector("TLS in mixed case", "hTtPs://169.254.169.254/", End.REFUSED),
    Vector("spaces around it", "  http://127.0.0.1/  ", End.REFUSED),
]

# Names

_MANY = [f"1.1.{number}.1" for number in range(80)]
"""More addresses than one packet of a name server holds."""

_LOOKUPS = [
    *(
        _named("a name for " + reason, [address])
        for address, reason in {
            "127.0.0.1": "this computer",
            "10.0.0.1": "a private network",
            "172.16.0.1": "another private network",
            "192.168.0.1": "a third private network",
            "169.254.169.254": "a cloud's credentials",
            "168.63.129.16": "the agent of a cloud's host",
            "0.0.0.0": "no address",
            "100.64.0.1": "carrier-grade NAT",
            "198.18.0.1": "benchmarks",
            "240.0.0.1": "nobody",
            "::1": "this computer over IPv6",
            "fd00::1": "a private IPv6 network",
            "fd00:ec2::254": "a cloud's credentials over IPv6",
            "::ffff:127.0.0.1": "this computer, mapped",
            "::ffff:169.254.169.254": "a cloud's credentials, mapped",
            "::10.0.0.1": "a private network, IPv4-compatible",
            "64:ff9b::10.0.0.1": "a private network behind NAT64",
            "2002:a00:1::1": "a private network inside 6to4",
            "::": "no address over IPv6",
        }.items()
    ),
    _named("a name for every computer near by", ["224.0.0.1"], end=End.NOWHERE),
    _named("a name for a link-local address", ["fe80::1"], end=End.NOWHERE),
    _named("a name without an address", [], end=End.NO_HOST),
    *(
        _named("several addresses: " + reason, addresses, end=End.MIXED)
        for reason, addresses in {
            "public first, private second": [PUBLIC, "10.0.0.1"],
            "private first, public second": ["10.0.0.1", PUBLIC],
            "public over IPv4, private over IPv6": [PUBLIC, "fd00::1"],
            "private over IPv4, public over IPv6": ["10.0.0.1", PUBLIC_6],
            "public over IPv4, this computer mapped over IPv6": [PUBLIC, "::ffff:127.0.0.1"],
            "one private among many public": ["1.1.1.1", "8.8.8.8", PUBLIC, "192.168.0.1", PUBLIC_6],
            "one private behind more than a packet holds": [*_MANY, "10.0.0.1"],
            "no address among public": [PUBLIC, "0.0.0.0"],
            "link-local beside public": [PUBLIC, "fe80::1"],
            "multicast beside public": [PUBLIC, "224.0.0.1"],
            "the same private one twice, and public": ["10.0.0.1", PUBLIC, "10.0.0.1"],
        }.items()
    ),
    *(
        _known(name, reason, addresses)
        for name, reason, addresses in (
            ("metadata.google.internal", "a cloud's own name", ["169.254.169.254"]),
            ("metadata", "a cloud's own name in short", ["169.254.169.254"]),
            ("instance-data.ec2.internal", "another cloud's own name", ["169.254.169.254"]),
            ("kubernetes.default.svc", "a cluster's own name", ["10.96.0.1"]),
            ("host.docker.internal", "a container's host", ["172.17.0.1"]),
            ("printer.local", "a computer near by", ["192.168.1.9"]),
            ("router.home.arpa", "a router", ["192.168.1.1"]),
            ("db.corp", "a private zone", ["10.1.2.3"]),
            ("127.0.0.1.nip.example", "an address in the name", ["127.0.0.1"]),
            ("127-0-0-1.nip.example", "an address in the name, with hyphens", ["127.0.0.1"]),
            ("7f000001.nip.example", "an address in the name, in hexadecimal", ["127.0.0.1"]),
            ("www.10.0.0.1.nip.example", "an address and more in the name", ["10.0.0.1"]),
            ("magic-169-254-169-254.nip.example", "a cloud's credentials in the name", ["169.254.169.254"]),
            ("0--1.sslip.example", "an IPv6 address in the name", ["::1"]),
            ("localtest.example", "a name that developers know", ["127.0.0.1"]),
            ("localhost.example", "localhost as a part", ["127.0.0.1"]),
            ("_private._tcp.example", "a name with underscores", ["10.0.0.2"]),
            ("0x7f000001.example", "a part that could be a number", ["127.0.0.1"]),
            ("xn--rsum-bpad.example", "a name in other letters", ["10.0.0.3"]),
            (f"{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 50}.example", "a name as long as can be", ["10.0.0.4"]),
        )
    ),
    Vector("lookup: capitals and a dot at the end", "http://METADATA.Google.Internal./", End.REFUSED),
    Vector("lookup: letters of another script", "http://r\u00e9sum\u00e9.example/", End.REFUSED),
    Vector("lookup: full-width letters", "http://\uff4d\uff45\uff54\uff41data.google.internal/", End.REFUSED),
    Vector("lookup: TLS", "https://metadata.google.internal/", End.REFUSED),
    Vector("lookup: another port", "http://metadata.google.internal:8080/", End.REFUSED),
    Vector("lookup: credentials", "http://news.example@metadata.google.internal/", End.REFUSED),
]

_ALIASES = [
    _named("an alias for a private name", ["=db.corp"]),
    _named("an alias for a cloud's own name", ["=metadata.google.internal"]),
    _named("an alias for an address in a name", ["=127.0.0.1.nip.example"]),
    _named("an alias for localhost", ["=localhost.example"]),
    _chain("a chain of aliases that ends inside", 6, "10.0.0.1"),
    _chain("a long chain of aliases that ends at this computer", 14, "127.0.0.1"),
    _named(
        "rebinding: an alias for a public name, then for a private one", ["=other.example"], ["=db.corp"], end=End.PAGE
    ),
]

_REBINDING = [
    _named("rebinding: first public, then this computer", [PUBLIC], ["127.0.0.1"], end=End.PAGE),
    _named("rebinding: first public, then a cloud's credentials", [PUBLIC], ["169.254.169.254"], end=End.PAGE),
    _named("rebinding: first public, then no address", [PUBLIC], ["0.0.0.0"], end=End.PAGE),
    _named("rebinding: first public, then IPv6 of this computer", [PUBLIC], ["::1"], end=End.PAGE),
    _named("rebinding: first public over IPv6, then private", [PUBLIC_6], ["fd00::1"], end=End.PAGE),
    _named("rebinding: first public, then both", [PUBLIC], [PUBLIC, "10.0.0.1"], end=End.PAGE),
    _named("rebinding: first private, then public", ["10.0.0.1"], [PUBLIC]),
    _named("rebinding: first both, then public", [PUBLIC, "10.0.0.1"], [PUBLIC], end=End.MIXED),
    _named("rebinding: public, private, public", [PUBLIC], ["10.0.0.1"], [PUBLIC], end=End.PAGE),
    *(
        _named(f"rebinding: {reason} on the way", [PUBLIC], [inside], replies=(leading("/again", status), page()))
        for status, inside, reason in (
            ("301 Moved Permanently", "127.0.0.1", "this computer"),
            ("302 Found", "10.0.0.1", "a private network"),
            ("303 See Other", "169.254.169.254", "a cloud's credentials"),
            ("307 Temporary Redirect", "fd00::1", "a private IPv6 network"),
            ("308 Permanent Redirect", "::ffff:127.0.0.1", "a mapped address"),
        )
    ),
    _named(
        "rebinding: on the third lookup",
        [PUBLIC],
        ["1.1.1.1"],
        ["192.168.0.1"],
        replies=(leading("/again"), leading("/once-more"), page()),
    ),
]

# Redirects

_REDIRECTING = (
    "301 Moved Permanently",
    "302 Found",
    "303 See Other",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
)
_PLACES = {
    "http://127.0.0.1/": End.REFUSED,
    "http://169.254.169.254/latest/meta-data/": End.REFUSED,
    "http://[::1]/": End.REFUSED,
    "http://2130706433/": End.REFUSED,
    "http://[::ffff:a9fe:a9fe]/": End.REFUSED,
    "//10.0.0.1/": End.REFUSED,
    "https://192.168.0.1/": End.REFUSED,
    "http://db.corp/": End.REFUSED,
    "http://localhost/": End.REFUSED,
    "http://intranet.example/": End.REFUSED,
    "http://user:word@127.0.0.1/": End.REFUSED,
    "http://news.example:6379/": End.REFUSED,
    "file:///etc/passwd": End.UNREAD,
    "gopher://127.0.0.1:6379/_INFO": End.UNREAD,
}

_REDIRECTS = [
    *(
        Vector(f"redirect: {status} to {place}", "", end, (leading(place, status),))
        for status in _REDIRECTING
        for place, end in _PLACES.items()
    ),
    *(
        Vector(f"redirect: {reason}", "", end, (leading(place),))
        for place, end, reason in (
            ("//127.0.0.1", End.REFUSED, "no scheme, no path"),
            ("//127.1:80/", End.REFUSED, "no scheme, and a port"),
            ("  http://127.0.0.1/  ", End.REFUSED, "spaces around it"),
            ("HTTP://127.0.0.1", End.REFUSED, "capitals"),
            ("//news.example@127.0.0.1/", End.REFUSED, "credentials without a scheme"),
            ("http://news.example&@127.0.0.1#@news.example/", End.REFUSED, "three hosts"),
            ("http://\u2460\u2461\u2466.0.0.1/", End.REFUSED, "circled digits of another number"),
            ("http://\uff11\uff12\uff17.0.0.1/", End.REFUSED, "full-width digits"),
            ("http://127.0.0.1\u3002/", End.REFUSED, "an ideographic full stop at the end"),
            ("http://169.254.169.254:80/latest/api/token", End.REFUSED, "a port that is the usual one"),
            ("https://news.example:22/", End.REFUSED, "another port"),
            ("http://[fd00:ec2::254]/latest/", End.REFUSED, "a cloud's credentials over IPv6"),
            ("http://newsroom.example/", End.MIXED, "a name with a private address, too"),
            ("ftp://127.0.0.1/", End.UNREAD, "FTP"),
            ("dict://127.0.0.1:11211/stat", End.UNREAD, "DICT"),
            ("data:text/html,<p>text", End.UNREAD, "data"),
            ("javascript:location='http://127.0.0.1/'", End.UNREAD, "a script"),
            ("jar:http://127.0.0.1/!/", End.UNREAD, "a scheme before the scheme"),
            ("http:127.0.0.1", End.UNREAD, "no slash"),
            ("http:/127.0.0.1/", End.UNREAD, "one slash"),
            ("http:///127.0.0.1/", End.UNREAD, "three slashes"),
            ("///127.0.0.1/", End.UNREAD, "three slashes without a scheme"),
            ("http:\\\\127.0.0.1/", End.UNREAD, "backslashes for slashes"),
            ("//news.example\\@127.0.0.1/", End.UNREAD, "a backslash before the at sign"),
            ("//127.0.0.1\\@news.example/", End.UNREAD, "a backslash before the at sign, the other way round"),
            ("http://127.0.0.1\t/", End.UNREAD, "a tab"),
            ("http://news.example%40127.0.0.1/", End.UNREAD, "an escaped at sign"),
            ("http://[::1%25lo]/", End.UNREAD, "a network interface"),
            ("http://127.0.0.1:65616/", End.UNREAD, "port 80 beyond 65536"),
            ("http://", End.UNREAD, "no host"),
        )
    ),
    *(
        Vector(f"redirect that stays: {reason}", "", End.PAGE, (leading(place), page()))
        for place, reason in (
            ("/\\127.0.0.1/", "a slash and a backslash are a path"),
            ("\\\\127.0.0.1/", "two backslashes are a path"),
            ("127.0.0.1/", "an address without slashes is a path"),
            ("localhost", "a name without slashes is a path"),
            ("?@127.0.0.1", "a query"),
            ("/@127.0.0.1", "a path with an at sign"),
            ("/%2f%2f127.0.0.1/", "escaped slashes are a path"),
            ("//127.0.0.1@news.example/", "an address as user"),
            ("/a/..//127.0.0.1/", "slashes side by side are a path"),
            (";//127.0.0.1/", "a semicolon is a path"),
            ("/x#//127.0.0.1/", "a fragment"),
        )
    ),
    *(
        Vector(
            f"chain: the redirect {length} leads inside",
            "",
            End.REFUSED,
            (*(leading(f"/step-{step}", _REDIRECTING[step % 5]) for step in range(1, length)), leading(place)),
        )
        for length, place in ((2, "http://127.0.0.1/"), (3, "//10.0.0.1/"), (4, "http://db.corp/"), (5, "http://0/"))
    ),
    Vector(
        "chain: to another public host, and from there inside",
        "",
        End.REFUSED,
        (leading("http://other.example/"), leading("http://six.example/"), leading("http://[::1]/")),
    ),
    Vector(
        "chain: over TLS, and from there inside", "", End.REFUSED, (leading(f"https://{SITE}/"), leading("//10.0.0.1/"))
    ),
    Vector(
        "chain: inside only after more redirects than are followed",
        "",
        End.NO_PAGE,
        (*(leading(f"/step-{step}") for step in range(1, 6)), leading("http://127.0.0.1/")),
    ),
    Vector("two places at once", "", End.NO_PAGE, (head("302 Found", "Location: /a", "Location: http://127.0.0.1/"),)),
    Vector("an address after a comma", "", End.PAGE, (leading("/a, http://127.0.0.1/"), page())),
    Vector(
        "a place on two lines",
        "",
        End.REFUSED,
        (head("302 Found", "Location: http://news.example", " @127.0.0.1/"),),
    ),
]

# What names another place, and is no redirect

_FIELDS = {
    "Refresh: 0; url=http://127.0.0.1/": "a head that refreshes",
    "Link: <http://127.0.0.1/>; rel=preload; as=script": "a link to load before",
    "Link: <http://127.0.0.1/>; rel=canonical": "the usual address",
    "Link: <http://10.0.0.1/timegate/>; rel=timegate": "an archive",
    "Link: <//127.0.0.1>; rel=preconnect": "a connection to open before",
    "Location: http://127.0.0.1/": "a place in an answer that is the page",
    "Content-Location: http://127.0.0.1/": "the place of the content",
    "Content-Base: http://127.0.0.1/": "the base of the content",
    'Alt-Svc: h2="127.0.0.1:443", h3="10.0.0.1:443"; persist=1': "another service",
    'Alternates: {"http://127.0.0.1/" 1.0}': "alternatives",
    "URI: <http://127.0.0.1/>": "the ancient field",
    "Onion-Location: http://127.0.0.1/": "a hidden service",
    "SourceMap: http://127.0.0.1/map": "a map of the source",
    'Report-To: {"endpoints":[{"url":"https://127.0.0.1/r"}],"max_age":1}': "where to report",
    "Content-Security-Policy: default-src 'none'; report-uri http://127.0.0.1/": "where to report what is forbidden",
    'NEL: {"report_to":"x","max_age":1,"success_fraction":1}': "what of the network to report",
    "X-Original-URL: http://127.0.0.1/": "a proxy's own field",
    "X-Accel-Redirect: http://127.0.0.1/": "a redirect inside a server",
    "X-Forwarded-Host: 127.0.0.1": "another host",
    "Set-Cookie: id=1; Domain=127.0.0.1": "a cookie for somebody else",
    "Upgrade: h2c": "another protocol",
    "Proxy-Authenticate: Basic": "a proxy that asks",
    "Strict-Transport-Security: max-age=1; includeSubDomains": "TLS from now on",
}
_MARKUP = {
    '<meta http-equiv="refresh" content="0; url=http://127.0.0.1/">': "refresh",
    '<base href="http://127.0.0.1/"><a href="x">x</a>': "base",
    '<img src="http://127.0.0.1/" srcset="http://10.0.0.1/ 2x">': "images",
    '<iframe src="http://127.0.0.1/"></iframe>': "a frame",
    '<link rel="stylesheet" href="http://127.0.0.1/"><style>@import url(http://127.0.0.1/);</style>': "styles",
    '<link rel="canonical" href="http://127.0.0.1/"><link rel="amphtml" href="http://10.0.0.1/">': "other addresses",
    '<script src="http://127.0.0.1/"></script><script>fetch("http://127.0.0.1/")</script>': "scripts",
    '<object data="http://127.0.0.1/"></object><embed src="http://127.0.0.1/">': "objects",
    '<video poster="http://127.0.0.1/"><source src="http://127.0.0.1/"></video>': "a film",
    '<form action="http://127.0.0.1/"><input autofocus></form>': "a form",
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="http://127.0.0.1/"/></svg>': "a drawing",
}
_XML = {
    '<!DOCTYPE html SYSTEM "http://127.0.0.1/x.dtd"><html><body>': "a document type elsewhere",
    '<!DOCTYPE html [<!ENTITY x SYSTEM "http://127.0.0.1/">]><html><body>&x;': "an entity elsewhere",
    '<!DOCTYPE html [<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;]><html><body>': "a parameter entity",
    '<?xml-stylesheet href="http://127.0.0.1/"?><html><body>': "a style sheet",
    '<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><xi:include href="http://127.0.0.1/"/>': "an inclusion",
}

_NOT_FOLLOWED = [
    *(Vector(f"field: {reason}", "", End.PAGE, (page("", field),)) for field, reason in _FIELDS.items()),
    *(Vector(f"markup: {reason}", "", End.PAGE, (page(markup),)) for markup, reason in _MARKUP.items()),
    *(
        Vector(
            f"XML: {reason}", "", End.PAGE, (head("200 OK", "Content-Type: application/xhtml+xml", body=text.encode()),)
        )
        for text, reason in _XML.items()
    ),
    *(
        Vector(f"status: {status} with a place", "", End.STATUS, (leading("http://127.0.0.1/", status),))
        for status in (
            "300 Multiple Choices",
            "304 Not Modified",
            "305 Use Proxy",
            "306 Switch Proxy",
            "309 Unknown",
            "350 Unknown",
            "399 Unknown",
            "401 Unauthorized",
            "404 Not Found",
            "407 Proxy Authentication Required",
            "410 Gone",
            "421 Misdirected Request",
            "426 Upgrade Required",
            "429 Too Many Requests",
            "451 Unavailable For Legal Reasons",
            "503 Service Unavailable",
            "511 Network Authentication Required",
        )
    ),
    Vector("status: 201 with a place", "", End.PAGE, (head("201 Created", "Location: http://127.0.0.1/"),)),
    Vector("status: 302 without a place", "", End.STATUS, (head("302 Found", "Refresh: 0; url=http://127.0.0.1/"),)),
    Vector(
        "status: early hints",
        "",
        End.PAGE,
        (b"HTTP/1.1 103 Early Hints\r\nLink: <http://127.0.0.1/>; rel=preload\r\n\r\n" + page(),),
    ),
    Vector(
        "status: an interim redirect",
        "",
        End.PAGE,
        (b"HTTP/1.1 102 Processing\r\nLocation: http://127.0.0.1/\r\n\r\n" + page(),),
    ),
    Vector(
        "status: another protocol from now on",
        "",
        End.NO_PAGE,
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",),
    ),
    Vector(
        "two answers at once",
        "",
        End.PAGE,
        (page() + leading("http://127.0.0.1/"),),
    ),
]

# What the environment says

_PROXIES = [
    *(
        Vector(f"environment: {name}", f"{scheme}://{SITE}/", End.PAGE, (), {name: proxy})
        for name, scheme, proxy in (
            ("HTTP_PROXY", "http", "http://10.0.0.1:3128"),
            ("http_proxy", "http", "http://10.0.0.1:3128"),
            ("HTTPS_PROXY", "https", "http://10.0.0.1:3128"),
            ("https_proxy", "https", "http://127.0.0.1:80"),
            ("ALL_PROXY", "http", "socks5://10.0.0.1:1080"),
            ("all_proxy", "https", "socks5h://10.0.0.1:1080"),
            ("FTP_PROXY", "http", "http://10.0.0.1:3128"),
            ("WS_PROXY", "http", "http://10.0.0.1:3128"),
            ("REQUESTS_CA_BUNDLE", "https", "/nowhere"),
            ("SSL_CERT_FILE", "https", "/nowhere"),
            ("SSL_CERT_DIR", "https", "/nowhere"),
            ("CURL_CA_BUNDLE", "https", "/nowhere"),
            ("LOCALDOMAIN", "http", "corp"),
            ("RES_OPTIONS", "http", "ndots:9"),
            ("HTTPX_LOG_LEVEL", "http", "trace"),
        )
    ),
    Vector(
        "environment: a proxy but for others",
        f"http://{SITE}/",
        End.PAGE,
        (),
        {"HTTP_PROXY": "10.0.0.1", "NO_PROXY": "x"},
    ),
    Vector("environment: no proxy for private ones", "http://10.0.0.1/", End.REFUSED, (), {"NO_PROXY": "10.0.0.0/8,*"}),
]

# What robots.txt says

_ROBOTS = [
    *(
        _named(f"robots.txt: a redirect to {place}", [PUBLIC], end=End.PAGE, robots=leading(place, status))
        for status, place in (
            ("301 Moved Permanently", "http://127.0.0.1/robots.txt"),
            ("302 Found", "http://169.254.169.254/latest/meta-data/"),
            ("303 See Other", "http://[::1]/robots.txt"),
            ("307 Temporary Redirect", "//10.0.0.1/robots.txt"),
            ("308 Permanent Redirect", "http://db.corp/robots.txt"),
            ("301 Moved Permanently", "http://news.example:6379/robots.txt"),
            ("302 Found", "http://localhost/robots.txt"),
            ("302 Found", "file:///etc/passwd"),
            ("302 Found", "gopher://127.0.0.1:6379/_INFO"),
            ("302 Found", "http://2852039166/robots.txt"),
            ("302 Found", "http://[::ffff:127.0.0.1]/robots.txt"),
        )
    ),
    *(
        _named(f"robots.txt: {reason}", [PUBLIC], end=End.PAGE, robots=head("200 OK", body=text.encode()))
        for text, reason in {
            "User-agent: *\nAllow: /\nSitemap: http://127.0.0.1/sitemap.xml\n": "a map of the site",
            "Sitemap: http://169.254.169.254/latest/meta-data/\nUser-agent: *\nAllow: /\n": "a map of another site",
            "User-agent: *\nAllow: http://127.0.0.1/\nHost: 127.0.0.1\n": "another host",
        }.items()
    ),
    _named(
        "robots.txt: the name leads inside after it was read",
        [PUBLIC],
        ["127.0.0.1"],
        end=End.PAGE,
        robots=head("200 OK", body=b"User-agent: *\nAllow: /\n"),
    ),
]


def _numbered() -> Iterator[Vector]:
    """All of them; those that only say what :data:`SITE` answers have a page of their own there."""
    families = (_SPELLED, _LITERALS, _THIS_COMPUTER, _AUTHORITIES, _PORTS, _SCHEMES, _LOOKUPS, _ALIASES, _REBINDING)
    for number, vector in enumerate(
        each for family in (*families, _REDIRECTS, _NOT_FOLLOWED, _PROXIES, _ROBOTS) for each in family
    ):
        yield vector if vector.url or not vector.replies else vector._replace(url=f"http://{SITE}/{number}")


VECTORS: Sequence[Vector] = list(_numbered())
