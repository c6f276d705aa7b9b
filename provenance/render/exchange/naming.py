"""How claims, files and voices are called in the formats of others."""

import hashlib
from typing import Literal
from urllib.parse import quote, urlsplit

from provenance.model.chain import Relay
from provenance.model.claim import Claim
from provenance.model.exchange import SharedClaim, Terms
from provenance.model.source import Body, Outlet, Person, Registry

Sort = Literal["outlet", "person", "body"]


def address(terms: Terms, file: str, claim: str | None = None) -> str:
    """The name of a claim file, or of a claim in it, as an absolute URI."""
    return f"{terms.base}{local(file, claim)}"


def local(file: str, claim: str | None = None) -> str:
    """What comes behind the base in the name of a file or of a claim: letters of ASCII, digits, ``-._~/`` and what is
    percent-encoded."""
    name = escaped(file)
    return name if claim is None else f"{name}/{escaped(claim)}"


def escaped(text: str) -> str:
    """``text`` percent-encoded, with dots and hyphens where they could not stand in a qualified name of PROV-N."""
    made = quote(text, safe="/")
    if made[:1] in (".", "-", "/"):
        made = f"%{ord(made[0]):02X}{made[1:]}"
    return f"{made[:-1]}%2E" if made.endswith(".") else made


def web(url: str | None) -> str | None:
    """An address that leads to a host; None for any other."""
    try:
        return url if url is not None and urlsplit(url).hostname else None
    except ValueError:
        return None


def sort_of(registry: Registry, key: str | None) -> Sort | None:
    """What sort of entry an id stands for; None for one that the registry does not hold."""
    entry = registry.get(key)
    if isinstance(entry, Outlet):
        return "outlet"
    if isinstance(entry, Person):
        return "person"
    return "body" if isinstance(entry, Body) else None


def origin_name(claim: Claim, registry: Registry) -> str | None:
    """What the origin is called: by the registry, else by the article; None where it is neither known nor named."""
    origin = claim.origin
    if origin.source is not None:
        return registry.name(origin.source)
    return origin.as_written


def relay_name(relay: Relay, registry: Registry) -> str:
    """What a relay is called: by the registry, else by the article."""
    voice = registry.voice(relay)
    return (registry.name(voice) if voice is not None else None) or relay.as_written or ""


def in_words(shared: SharedClaim) -> str | None:
    """Directness in words, with what it is not; None for what is not graded."""
    if shared.lower is None:
        return None
    because = f", weakest: {shared.weakest}" if shared.weakest is not None else ""
    return (
        f"Directness of sourcing: {shared.lower}–{shared.upper} of 100 (hand level {shared.hand_level}{because}). "
        "It says how directly the article sources the claim, and nothing of whether the claim is true."
    )


def digest(*parts: str | None) -> str:
    """A short name for what these words are together (SHA-1, hexadecimal: a name, no protection)."""
    made = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        made.update(b"\0" if part is None else f"{len(part)}:{part}".encode("utf-8", "replace"))
    return made.hexdigest()
