"""ninjs 3.3 (https://iptc.org/standards/ninjs/), the IPTC's news in JSON: one object a line, one line an article.

The article's claims are its ``associations``. What speaks for or against a claim or its outlet is linked as
``trustIndicators``: records, pages of relays, ratings, statements of ownership, verdicts. ninjs knows no day without a
time: the day of publication is not in it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from provenance.model.exchange import Adjudged, Shared, SharedClaim, Terms
from provenance.model.source import Outlet
from provenance.render.exchange.naming import address, digest, in_words, origin_name, relay_name, sort_of, web

Node = dict[str, Any]

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#"
_ROLES = "urn:provenance:terms:"


def render(shared: Iterable[Shared], terms: Terms) -> Iterator[bytes]:
    """One line of JSON for each article."""
    for file in shared:
        yield msgspec.json.encode(_article(file, terms)) + b"\n"


def _article(file: Shared, terms: Terms) -> Node:
    article, registry = file.article, terms.registry
    outlet = registry.get(article.outlet)
    verdicts = file.verdicts()
    return _lean({
        "uri": web(article.url) or f"urn:sha1:{digest(article.url)}",
        "type": "text",
        "representationType": "partial",
        "standard": {"name": "ninjs", "version": "3.3", "schema": SCHEMA},
        "profile": "claims",
        "language": article.language,
        "headlines": [{"value": article.title}],
        "infoSources": [{
            "name": registry.name(article.outlet), "role": "publisher", "literal": article.outlet,
        }],
        "trustIndicators": list(_of_outlet(outlet)) if isinstance(outlet, Outlet) else [],
        "altIds": [{"role": "claim-file", "value": file.file}],
        "associations": [
            _claim(file, claim, terms, verdicts.get(claim.claim.id, [])) for claim in file.claims
        ],
    })  # fmt: skip


def _claim(file: Shared, shared: SharedClaim, terms: Terms, adjudged: list[Adjudged]) -> Node:
    claim = shared.claim
    described = [
        ("claim", claim.text),
        ("quote", claim.quote),
        ("scope", claim.scope.value),
        ("kind", claim.kind.value),
        ("directness", in_words(shared)),
    ]
    return _lean({
        "name": claim.id,
        "rel": "claim",
        "uri": address(terms, file.file, claim.id),
        "type": "component",
        "representationType": "partial",
        "descriptions": [{"role": role, "value": value} for role, value in described if value is not None],
        "infoSources": list(_chain(shared, terms)),
        "trustIndicators": list(_of_claim(shared, terms, adjudged)),
    })  # fmt: skip


def _chain(shared: SharedClaim, terms: Terms) -> Iterator[Node]:
    claim, registry = shared.claim, terms.registry
    name = origin_name(claim, registry)
    if name is not None:
        yield _lean({"name": name, "role": "origin", "literal": claim.origin.source})
    for relay in claim.relays:
        yield _lean({"name": relay_name(relay, registry), "role": "relay", "literal": registry.voice(relay)})


def _of_outlet(outlet: Outlet) -> Iterator[Node]:
    for rating in outlet.ratings:
        if (url := web(rating.url)) is not None:
            worst, best = rating.scale
            yield _link("rating", f"{rating.rater}: {rating.value:g} on a scale from {worst:g} to {best:g}", url)
    for ownership in outlet.ownerships:
        if (url := web(ownership.citation)) is not None:
            yield _link("ownership", f"Ownership: {ownership.class_.value}", url)
    if outlet.reply is not None and (url := web(outlet.reply.url)) is not None:
        yield _link("reply", f"{outlet.name} replies", url)


def _of_claim(shared: SharedClaim, terms: Terms, adjudged: list[Adjudged]) -> Iterator[Node]:
    claim = shared.claim
    for record in claim.records:
        if (url := web(record.url)) is not None:
            yield _link("record", "A primary document that holds the utterance", url)
    for relay in claim.relays:
        if (url := web(relay.url)) is not None:
            sort = "outlet" if sort_of(terms.registry, terms.registry.voice(relay)) == "outlet" else "relay"
            yield _link("relay", f"What the {sort} {relay_name(relay, terms.registry)} says of it".strip(), url)
    if (url := web(claim.established)) is not None:
        yield _link("established", "Where the established fact can be seen", url)
    for each in adjudged:
        if (url := web(each.citation)) is not None:
            yield _link("verdict", f"{each.by}, {each.on.isoformat()}: {each.verdict}", url)


def _link(role: str, title: str, url: str) -> Node:
    return {"role": f"{_ROLES}{role}", "title": title, "href": url}


def _lean(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [])}
