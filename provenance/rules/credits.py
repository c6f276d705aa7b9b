"""Whom a cited page credits with what the claim says: what its own attribution, kept as evidence, has to tell."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from provenance.lexicon.references import PRONOUNS
from provenance.model.chain import Relay
from provenance.model.claim import Claim
from provenance.model.evidence import Citation
from provenance.model.text import shortened
from provenance.rules import Context

_LONGEST = 60
_LONGEST_CHAIN = 10
_SURE = 0.5
_NOBODY = ("none", "unnamed_person", "unnamed_group")
_POINTING = PRONOUNS | {"it", "we", "who", "which", "that", "this", "both", "others", "some"}
_OPENING = {"a", "an", "the", "one", "two", "three", "four", "five", "several", "some", "its", "his", "her", "their"}
_ARTICLES = ("the ", "a ", "an ")


class Voice(msgspec.Struct, frozen=True, gc=False):
    """A source or relay as the page shows it: its words, its name, its title and side, as far as evidence has them."""

    type: str | None = None
    as_written: str | None = None
    name: str | None = None
    title: str | None = None
    affiliation: str | None = None
    source: str | None = None

    @property
    def named(self) -> str | None:
        """What it is called, short; None for a pronoun, and for words that hold no name."""
        words = self.name or self.as_written or ""
        inner = words.split()[1:] or [words]  # a sentence may begin with any word
        if self.name is None and (words.lower() in _POINTING or not any(word[:1].isupper() for word in inner)):
            return None
        return shortened(words, _LONGEST) or None

    @property
    def described(self) -> str | None:
        """The name, else the words, where there are more of them than a pronoun has."""
        if self.name:
            return shortened(self.name, _LONGEST) or None
        words = (self.as_written or "").split()
        if words and words[0].lower() in _OPENING:
            words[0] = words[0].lower()
        return shortened(" ".join(words), _LONGEST) if len(words) > 1 else None


class Credits(msgspec.Struct, frozen=True, gc=False):
    """The part of a page's attribution (as in ``extract``) that says who is credited. Relays are nearest to the
    origin first."""

    act: str = "assertion"
    origin: Voice | None = None
    relays: tuple[Voice, ...] = ()
    confidence: float = 1.0


class PageOfRelay(NamedTuple):
    """What the page of a relay credits; ``number`` is the relay's position in the claim."""

    number: int
    relay: Relay
    credits: Credits
    url: str


def credited(citation: Citation) -> Credits | None:
    """Whom the page credits; None where nothing on it was read as saying what the claim says, or not surely enough."""
    if not citation.page_read or citation.attribution is None:
        return None
    try:
        found = msgspec.convert(citation.attribution, Credits)
    except msgspec.ValidationError:
        return None
    return found if found.act == "assertion" and found.confidence >= _SURE else None


def pages(claim: Claim, context: Context) -> Iterator[PageOfRelay]:
    """The pages of the claim's relays of which evidence says whom they credit, in the order of the relays."""
    citations = context.citations(claim)
    if not citations:
        return
    by_url: dict[str, Citation] = {}
    for citation in citations:
        by_url.setdefault(citation.url, citation)
    for number, relay in enumerate(claim.relays):
        citation_here = by_url.get(relay.url) if relay.url is not None else None
        found = credited(citation_here) if citation_here is not None else None
        if found is not None and citation_here is not None:
            yield PageOfRelay(number, relay, found, citation_here.url)


def unlisted(page: PageOfRelay, claim: Claim, context: Context) -> list[str]:
    """Those whom the page credits for passing it on and whom the claim does not list, in words, nearest to the origin
    first: relays that are named, and an outlet to which the page gives the whole."""
    known = _known(page, claim, context)
    voices = list(page.credits.relays[:_LONGEST_CHAIN])
    origin = page.credits.origin
    if origin is not None and origin.type == "outlet":
        voices.insert(0, origin)
    found: list[str] = []
    for voice in voices:
        name = voice.named
        if voice.type in _NOBODY or name is None:
            continue
        key = registered(voice, context)
        name = context.registry.name(key) if key is not None else name
        if name and name not in found and not _listed(voice, key, known, context):
            found.append(name)
    return found


class _Known(NamedTuple):
    ids: frozenset[str]
    names: frozenset[str]


def _known(page: PageOfRelay, claim: Claim, context: Context) -> _Known:
    """Everybody in the claim's chain, its origin and the outlets at both ends included."""
    registry = context.registry
    ids = {context.article.outlet, registry.outlet_of_url(page.url), claim.origin.source, claim.origin.affiliation}
    ids.update(registry.voice(relay) for relay in claim.relays)
    names = {claim.origin.as_written, *(relay.as_written for relay in claim.relays)}
    known = frozenset(key for key in ids if key is not None)
    for key in known:
        entry = registry.get(key)
        names.update((entry.name, *entry.aliases) if entry is not None else (key.replace("-", " "),))
    return _Known(known, frozenset(_plain(name) for name in names if name))


def registered(voice: Voice, context: Context) -> str | None:
    """The registry's id for a voice: as evidence has it, else the one entry that is called so."""
    if voice.source is not None and voice.source in context.registry:
        return voice.source
    return called(voice.name, context) or called(voice.as_written, context)


def called(words: str | None, context: Context) -> str | None:
    """The id of the one entry whose name these words are, with or without an article."""
    for name in (words, _plain(words)) if words else ():
        found = context.registry.ids_by_name(name)
        if len(found) == 1:
            return found[0]
    return None


def _listed(voice: Voice, key: str | None, known: _Known, context: Context) -> bool:
    if key is not None and key in known.ids:
        return True
    entry = context.registry.get(key)
    names = {_plain(words) for words in (voice.name, voice.as_written, entry.name if entry else None) if words}
    return any(_within(one, other) or _within(other, one) for one in names for other in known.names)


def _within(one: str, other: str) -> bool:
    """Whether the words of one stand in the other: "nbc" in "nbc news"."""
    return bool(one) and f" {one} " in f" {other} "


def _plain(words: str) -> str:
    text = " ".join(words.casefold().split())
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text
