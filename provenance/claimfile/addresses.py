"""The normal form of a web address: RFC 3986, sections 6.2.2 and 6.2.3, and nothing that can change what is fetched.

No query is sorted or cut, no ``//`` is folded, no host is turned into punycode, and a fragment stays as it is: in
``#:~:text=…`` an encoded hyphen is a letter of the text, and a bare one is syntax.
"""

import re
from collections.abc import Mapping

from provenance.claimfile.locate import Locator
from provenance.claimfile.write import string
from provenance.model.finding import Path
from provenance.model.text import Pattern

_ADDRESS = Pattern(r"([Hh][Tt][Tt][Pp][Ss]?)://([^\s/?#\\]+)([^\s?#\\]*)(\?[^\s#\\]*)?(#[^\s\\]*)?")
_HOST_AND_PORT = Pattern(r"((?:[^@]*@)?)(\[[^\[\]@]*\]|[^:@\[\]]+)(?::([0-9]*))?")
_ENCODED = Pattern("%[0-9A-Fa-f]{2}")
_STRAY = Pattern("%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_UPPER = Pattern("[A-Z]+")
_DOTS = Pattern(r"(?:\.|%2[Ee]){1,2}")
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_LONGEST = 2048


def normal(url: str) -> str:
    """``url`` in its normal form; unchanged where it is not an http or https address of at most 2,048 characters.

    Scheme and host in lower case, no port that is the default, percent-encoding in capitals and only where it is
    needed, no dot segments, and ``/`` for an empty path. Applied twice it changes nothing more.
    """
    if len(url) > _LONGEST:  # asked first: of a text that only begins as an address every split would be tried
        return url
    match = _ADDRESS.fullmatch(url)
    authority = _HOST_AND_PORT.fullmatch(match[2]) if match is not None else None
    if match is None or authority is None:
        return url
    scheme = match[1].lower()
    user, host, port = authority.groups()
    if "%" not in host:  # what is encoded there, clients read in different ways
        host = _UPPER.sub(lambda part: part[0].lower(), host)
    port = "" if not port or port == _DEFAULT_PORTS[scheme] else f":{port}"
    path = _without_dots([_segment(segment) for segment in match[3].split("/")]) or "/"
    query = _unescaped(match[4] or "")
    made = f"{scheme}://{user}{host}{port}{path}{query}{match[5] or ''}"
    return made if len(made) <= _LONGEST else url


def _segment(segment: str) -> str:
    """A segment of the path. Encoded dots alone stay: clients do not agree on whether they climb."""
    if "%" not in segment:
        return segment
    return segment.upper() if _DOTS.fullmatch(segment) else _unescaped(segment)


def _unescaped(part: str) -> str:
    """A part without encoding where none is needed. One with a ``%`` that encodes nothing stays: in ``%%33f`` it would
    come to stand before digits and encode another character."""
    return part if _STRAY.search(part) else _ENCODED.sub(_decoded, part)


def _decoded(match: re.Match[str]) -> str:
    character = chr(int(match[0][1:], 16))
    return character if character in _UNRESERVED else match[0].upper()


def _without_dots(segments: list[str]) -> str:
    """A path without the segments ``.`` and ``..`` (RFC 3986, section 5.2.4), where they mean one thing only."""
    dots = [segment for segment in segments if _DOTS.fullmatch(segment)]
    if not dots or any("%" in segment for segment in dots):
        return "/".join(segments)
    kept: list[str] = []
    for segment in segments[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def readdressed(text: str, addresses: Mapping[Path, str]) -> str:
    """A claim file's text with other addresses at some places; everything else in it stays as it is.

    A place is symbolic (``("claim", 2, "relay", 0, "url")``) and holds an address already. Raises :class:`KeyError`
    for one that does not.
    """
    values = Locator(text).layout().values
    pieces: list[str] = []
    position = 0
    for (start, end), url in sorted((values[at], url) for at, url in addresses.items()):
        pieces += (text[position:start], string(url))
        position = end
    return "".join((*pieces, text[position:]))
