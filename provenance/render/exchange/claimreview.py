"""ClaimReview as JSON-LD (https://schema.org/ClaimReview): one graph, an item for each claim.

An item says how directly the claim is sourced, in ``reviewAspect``, and has no rating: a reader of ClaimReview takes a
rating for one of truth. A claim that was adjudicated has a further item for each verdict, with the rating in words.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from provenance.model.chain import Relay
from provenance.model.exchange import Adjudged, Shared, SharedClaim, Terms
from provenance.model.source import Outlet
from provenance.render.exchange.naming import address, in_words, origin_name, relay_name, sort_of, web

Node = dict[str, Any]

_TYPES = {"outlet": "NewsMediaOrganization", "person": "Person", "body": "Organization"}


def render(shared: Iterable[Shared], terms: Terms) -> Iterator[bytes]:
    """The graph, in pieces. In no string of it is a ``<``: it can stand in a page's script element as it is."""
    yield b'{"@context":"https://schema.org","@graph":['
    before = b"\n"
    for file in shared:
        verdicts = file.verdicts()
        for claim in file.claims:
            for node in _items(file, claim, terms, verdicts.get(claim.claim.id, [])):
                yield before + msgspec.json.encode(node).replace(b"<", b"\\u003c")
                before = b",\n"
    yield b"\n]}\n"


def _items(file: Shared, shared: SharedClaim, terms: Terms, adjudged: list[Adjudged]) -> Iterator[Node]:
    claim = shared.claim
    reviewed = _claim(file, shared, terms)
    name = address(terms, file.file, claim.id)
    aspect = in_words(shared) or (
        f"Sourcing of what is {claim.kind.value if claim.established is None else 'an established fact'}: not graded. "
        "It says nothing of whether the claim is true."
    )
    yield _lean({
        "@type": "ClaimReview",
        "@id": f"{name}/sourcing",
        "url": _url(terms, name),
        "author": _organization(terms.publisher),
        "claimReviewed": claim.text,
        "reviewAspect": aspect,
        "itemReviewed": reviewed,
    })  # fmt: skip
    for number, each in enumerate(adjudged, 1):
        yield _verdict(each, number, reviewed, claim.text, terms)


def _verdict(adjudged: Adjudged, number: int, reviewed: Node, text: str, terms: Terms) -> Node:
    return _lean({
        "@type": "ClaimReview",
        "@id": f"{reviewed['@id']}/verdict/{number}",
        "url": _url(terms, reviewed["@id"]),
        "author": {"@type": "Person", "name": adjudged.by},
        "publisher": _organization(terms.publisher),
        "datePublished": adjudged.on.isoformat(),
        "claimReviewed": text,
        "reviewAspect": "accuracy",
        "reviewRating": _lean({
            "@type": "Rating", "alternateName": adjudged.verdict, "ratingExplanation": adjudged.why
        }),
        "citation": adjudged.citation,
        "itemReviewed": {"@type": "Claim", "@id": reviewed["@id"]},
    })  # fmt: skip


def _claim(file: Shared, shared: SharedClaim, terms: Terms) -> Node:
    claim, registry = shared.claim, terms.registry
    origin = claim.origin
    named = origin_name(claim, registry)
    author = None
    if origin.source is not None or (named is not None and not origin.identity.unnamed):
        author = {"@type": _TYPES[sort_of(registry, origin.source) or "person"], "name": named}
    record = next((found for each in claim.records if (found := web(each.url)) is not None), web(claim.original))
    first = _lean({
        "@type": "CreativeWork",
        "name": origin.channel,
        "url": record,
        "creditText": origin.as_written,
        "author": author,
    })  # fmt: skip
    records = [web(each.url) for each in claim.records]
    return _lean({
        "@type": "Claim",
        "@id": address(terms, file.file, claim.id),
        "identifier": claim.id,
        "text": claim.text,
        "author": author,
        "firstAppearance": first if len(first) > 1 else None,
        "appearance": [*(_relay(each, terms) for each in claim.relays), _article(file, shared, terms)],
        "citation": [*dict.fromkeys(filter(None, [*records, web(claim.established)]))] or None,
    })  # fmt: skip


def _relay(relay: Relay, terms: Terms) -> Node:
    voice = terms.registry.voice(relay)
    sort = sort_of(terms.registry, voice)
    who = {"@type": _TYPES[sort or "outlet"], "name": relay_name(relay, terms.registry)}
    return _lean({
        "@type": "CreativeWork",
        "url": web(relay.url),
        "datePublished": relay.published.isoformat() if relay.published is not None else None,
        "creditText": relay.as_written,
        ("publisher" if sort == "outlet" else "author"): who,
    })  # fmt: skip


def _article(file: Shared, shared: SharedClaim, terms: Terms) -> Node:
    article = file.article
    entry = terms.registry.get(article.outlet)
    site = f"https://{entry.domains[0]}/" if isinstance(entry, Outlet) and entry.domains else None
    return _lean({
        "@type": "NewsArticle",
        "headline": article.title,
        "url": web(article.url),
        "datePublished": article.published.isoformat() if article.published is not None else None,
        "inLanguage": article.language,
        "publisher": _lean({
            "@type": "NewsMediaOrganization",
            "identifier": article.outlet,
            "name": terms.registry.name(article.outlet),
            "url": site,
        }),
        "hasPart": {"@type": "Quotation", "text": shared.claim.quote},
    })  # fmt: skip


def _organization(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name is not None else None


def _url(terms: Terms, name: str) -> str | None:
    """Where the item is published, where anybody said so."""
    return name if terms.base.startswith(("http://", "https://")) else None


def _lean(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
