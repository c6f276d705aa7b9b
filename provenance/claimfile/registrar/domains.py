"""Hosts and the domains of publishers, from addresses and from cells of tables. Nothing is looked up on the network."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Site(NamedTuple):
    """What a cell or an address names: a host in small letters, and whether it is only a part of it (a path)."""

    host: str
    part: bool


def site(text: str) -> Site | None:
    """The site that ``text`` names, an address or a bare host; None where it is neither.

    A leading "www." is dropped, since a domain of the registry stands for its subdomains.
    """
    text = text.strip()
    if len(text) > 2048:
        return None
    try:
        parts = urlsplit(text if _ADDRESS.match(text) else f"//{text}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    if len(host) > 253 or len(labels) < 2 or labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)):
        return None
    if labels[0] == "www" and len(labels) > 2:
        host = host.removeprefix("www.")
    return Site(host, parts.path.strip("/") != "" or bool(parts.query))


def plain(domain: str) -> str:
    """A domain as it is compared with others: in small letters, without a full stop at its end."""
    return domain.casefold().rstrip(".")


def registrable(host: str) -> str:
    """The domain that somebody registered: "news.bbc.co.uk" → "bbc.co.uk", by the public suffix list of the package
    ``tld``. Sites on a host for everybody's sites ("x.blogspot.com") are domains of their own. Under an ending that the
    list does not know, two labels make one, as the list's own rules have it.
    """
    from tld import get_fld

    found = get_fld(f"https://{host}", fail_silently=True, search_private=True)
    return str(found) if found else ".".join(host.split(".")[-2:])


def core(domain: str) -> str:
    """The label that is the domain's name: "news-pravda" of news-pravda.com, "bbc" of news.bbc.co.uk."""
    return registrable(domain).partition(".")[0]
