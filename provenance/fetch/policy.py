"""What may be fetched: addresses, ports, redirects, sizes and times.

Nothing here opens a connection. An address is read once, here, and what was read is what is sent: there is no second
parser that could understand it differently. ``--allow-private`` lifts the limits on hosts and ports, and no other.
"""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

import idna
import msgspec

from provenance.errors import RefusedAddressError

WIRE_CAP = 10 * 2**20
"""The most bytes of a body as it is sent, packed or not."""

DECODED_CAP = 50 * 2**20
"""The most bytes of a body when it is unpacked."""

MOST_REDIRECTS = 5
"""The most redirects on the way to one page."""

DEADLINE = 30.0
"""Seconds for one page, from looking up its host to the last byte, redirects included."""

PORTS = frozenset({80, 443})
"""The ports that pages for everybody are on."""

LONGEST_ADDRESS = 8192
"""The most characters of an address."""

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_LONGEST_SHOWN = 300
_NO_IPV4 = "its host ends in a number, but is not an IPv4 address"
_LIFTED = "--allow-private lets it through"

# RFC 3986, appendix B.
_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.\-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.DOTALL)
_HOST_AND_PORT = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9_])?")
_LAST_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_NUMBER = re.compile(r"0x([0-9a-f]*)|(0[0-7]*)|[1-9][0-9]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")
_AT = re.compile(r"@|%40|\uff20|\ufe6b")  # also in the forms that some programs read as one

# What browsers send as it is; the percent sign stays, because what follows it is nearly always an escape.
_SAFE_IN_PATH = "/%:@!$&'()*+,;=~[]|"
_SAFE_IN_QUERY = _SAFE_IN_PATH + "?"

# IANA's special-purpose registries (RFC 6890). `is_global` knows most of them, but not all in every Python: 3.11.7
# calls 6to4, multicast, site-local and IPv4-compatible addresses global.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_SPECIAL_4 = [
    ipaddress.IPv4Network(each)
    for each in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # every virtual machine of Azure finds its host's agent here
        "169.254.0.0/16",  # link-local: also where cloud machines ask for their credentials
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays from 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
]
_SPECIAL_6 = [
    ipaddress.IPv6Network(each)
    for each in (
        "2001::/23",  # protocol assignments: Teredo, which carries IPv4 addresses, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries IPv4 addresses
        "3fff::/20",  # documentation
    )
]
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")  # RFC 4291: the connection goes to the IPv4 address inside
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: so it does where the network translates


class Target(msgspec.Struct, frozen=True, gc=False):
    """An address that was read and may be asked for: without credentials and fragment, all in ASCII.

    ``host`` is a name in lower case without a dot at its end, or an IP address in its usual spelling, without brackets.
    ``path`` is path and query, as they are sent.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _own_port(self.scheme) else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address as it is sent."""
        return f"{self.scheme}://{self.authority}{self.path}"


def target(url: str, *, allow_private: bool = False, base: Target | None = None) -> Target:
    """What ``url`` asks for; with ``base``, the page that redirects to it, it may be a relative one.

    Raises :class:`~provenance.errors.RefusedAddressError` for an address that cannot be understood, or that may not be
    asked for whatever its host resolves to.
    """
    try:
        read = _read(url, base)
    except _UnfitError as error:
        # What failed to parse may hold credentials anywhere, so its words are kept out of the chain of causes too.
        raise RefusedAddressError(shown(url), str(error)) from None
    if allow_private:
        return read
    if read.port not in PORTS:
        reason = f"only the ports 80 and 443 are asked, not {read.port}: {_LIFTED}"
        raise RefusedAddressError(shown(read.url), reason)
    if read.host == "localhost" or read.host.endswith(".localhost"):
        raise RefusedAddressError(shown(read.url), f"its host is this computer: {_LIFTED}")
    return read


def shown(url: str) -> str:
    """``url`` for a message: no credentials, no fragment, no control characters, at most 300 characters.

    Of an address that cannot be understood nothing is shown that could be meant as credentials.
    """
    try:
        text = _read(url, None).url
    except _UnfitError:
        text = _remains(url.strip())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def literal(host: str) -> IPAddress | None:
    """The IP address that a target's host is; None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_public(address: IPAddress) -> bool:
    """Whether anybody on the internet could reach this address, so that nothing is given away by asking it.

    An IPv6 address that stands for an IPv4 address is as public as that one (IPv4-mapped, NAT64's well-known prefix),
    or not at all (6to4, Teredo, IPv4-compatible: no page needs them any more).
    """
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in _SPECIAL_4)
    if address.scope_id is not None:
        return False
    inside = carried(address)
    if inside is not None:
        return is_public(inside)
    return address in _GLOBAL_UNICAST and address.is_global and not any(address in network for network in _SPECIAL_6)


def carried(address: IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for; None for one that stands for itself, or is never asked."""
    if isinstance(address, ipaddress.IPv6Address) and (address in _MAPPED or address in _NAT64):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def admitted(asked: Target, addresses: Iterable[IPAddress], *, allow_private: bool = False) -> Sequence[IPAddress]:
    """The addresses of a target's host, each once, in their order, when *all* of them may be connected to.

    Raises :class:`~provenance.errors.RefusedAddressError` where there is none, or where one is not public.
    """
    each_once = list(dict.fromkeys(addresses))
    if not each_once:
        raise RefusedAddressError(shown(asked.url), "its host has no address: check the spelling")
    for address in each_once:
        if not allow_private and not is_public(address):
            reason = f"its host has the address {address}, which is not public: {_LIFTED}"
            raise RefusedAddressError(shown(asked.url), reason)
    return each_once


# Reading an address


def _remains(text: str) -> str:
    """What may be shown of an address that cannot be understood: its scheme, and what follows the last ``@``."""
    after = 0
    for at in _AT.finditer(text):
        after = at.end()
    scheme = _SCHEME.match(text) if after else None
    text = f"{scheme[0] if scheme else ''}{text[after : after + 2 * _LONGEST_SHOWN]}"
    return "".join(each if each.isprintable() else quote(each, safe="", errors="replace") for each in text)


class _UnfitError(Exception):
    """Why an address cannot be asked for, on its way through this module; the words quote nothing of the address."""


def _read(url: str, base: Target | None) -> Target:
    url = url.strip()
    if len(url) > LONGEST_ADDRESS:
        raise _UnfitError(f"it has more than {LONGEST_ADDRESS} characters")
    if _CONTROL.search(url):
        raise _UnfitError("it holds control characters: remove them")
    match = _PARTS.fullmatch(url)
    assert match is not None
    scheme, authority, path, query = match.groups()
    scheme = scheme.lower() if scheme else base.scheme if base else None
    if scheme not in ("http", "https"):
        raise _UnfitError("only addresses that start with http:// or https:// are fetched")
    if authority is None and base is not None and match[1] is None:
        return Target(base.scheme, base.host, base.port, _path(*_beside(base, path, query)))
    if not authority:
        raise _UnfitError("it names no host: write it as https://example.org/page")
    host, port = _host_and_port(authority.rpartition("@")[2], scheme, authority)
    return Target(scheme, host, port, _path(path, query))


def _own_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _beside(base: Target, path: str, query: str | None) -> tuple[str, str | None]:
    """Path and query of a relative reference (RFC 3986, 5.2.2)."""
    stem, mark, rest = base.path.partition("?")
    if not path:
        return stem, (rest if mark else None) if query is None else query
    return path if path.startswith("/") else stem[: stem.rindex("/") + 1] + path, query


def _path(path: str, query: str | None) -> str:
    path = quote(_without_dots(path), safe=_SAFE_IN_PATH)
    return path if query is None else f"{path}?{quote(query, safe=_SAFE_IN_QUERY)}"


def _without_dots(path: str) -> str:
    """A path without ``.`` and ``..`` (RFC 3986, 5.2.4); it starts with a slash."""
    steps: list[str] = []
    last = ""
    for last in path.removeprefix("/").split("/"):
        if last == "..":
            del steps[-1:]
        elif last != ".":
            steps.append(last)
    return "/" + "/".join([*steps, ""] if last in (".", "..") and steps else steps)


def _host_and_port(text: str, scheme: str, authority: str) -> tuple[str, int]:
    # Browsers read a backslash as a slash, RFC 3986 does not: they would ask two different hosts.
    match = None if "\\" in authority else _HOST_AND_PORT.fullmatch(text)
    if match is None:
        raise _UnfitError("its host and port cannot be understood: write it as https://example.org/page")
    port = int(match[2]) if match[2] else _own_port(scheme)
    if not 0 < port < 65536:
        raise _UnfitError("its port is not a number from 1 to 65535")
    return _host(match[1]), port


def _host(text: str) -> str:
    if text.startswith("["):
        try:
            address = ipaddress.IPv6Address(text[1:-1])
        except ValueError:
            raise _UnfitError("what stands in brackets is not an IPv6 address") from None
        if address.scope_id is not None:
            raise _UnfitError("its host is an address of one network interface only")
        return str(address)
    if not text.isascii():
        try:
            text = idna.encode(text, uts46=True).decode("ascii")
        except UnicodeError:
            raise _UnfitError("its host's name has characters that no such name can have") from None
    host = text.lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _UnfitError("its host is not a name that a host can have")
    # Programs differ in whether 0177.1 is a name; the system's resolver reads it as 127.0.0.1.
    return str(_ipv4(labels)) if _LAST_NUMBER.fullmatch(labels[-1]) else host


def _ipv4(parts: list[str]) -> ipaddress.IPv4Address:
    """An IPv4 address of one to four decimal, octal or hexadecimal numbers (WHATWG URL, IPv4 parser)."""
    numbers = [_number(part) for part in parts]
    if len(numbers) > 4 or any(number > 255 for number in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(numbers)):
        raise _UnfitError(_NO_IPV4)
    return ipaddress.IPv4Address(numbers[-1] + sum(each << (24 - 8 * place) for place, each in enumerate(numbers[:-1])))


def _number(part: str) -> int:
    match = _NUMBER.fullmatch(part)
    if match is None:
        raise _UnfitError(_NO_IPV4)
    if match[1] is not None:
        return int(match[1] or "0", 16)
    return int(part, 8 if match[2] else 10)
