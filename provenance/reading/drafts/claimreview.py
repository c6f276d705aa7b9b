"""ClaimReview (https://schema.org/ClaimReview) into drafts.

It is JSON-LD: an item, a list, a graph or a DataFeed, by itself or in the script elements of a page.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from provenance.errors import UnreadableError
from provenance.model.chain import Identity, Origin, Record, Relay, Vantage
from provenance.model.exchange import Verdict
from provenance.model.source import Registry
from provenance.reading.caps import CAPS
from provenance.reading.drafts.found import Found, article, claim, day, url, voice, words

Node = dict[str, Any]

_ARTICLES = ("Article", "Posting", "Report", "ScholarlyArticle")


def read(data: bytes, shown: str, registry: Registry) -> Iterator[Found]:
    """The claims that are reviewed in some data. The article is the last page in which the claim is said to appear,
    else the review itself; a claim without any address is passed over.

    Raises :class:`~provenance.errors.UnreadableError`: neither JSON nor a page, or no ClaimReview.
    """
    reviews, claims = _sorted_out(_data(data, shown))
    if not reviews:
        raise UnreadableError(shown, "no ClaimReview is in it")
    for same in _together(reviews, claims):
        found = _found(same, registry)
        if found is not None:
            yield found


def _data(data: bytes, shown: str) -> list[object]:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        from provenance.reading.html import structured

        return structured(data, shown, charset=None, caps=CAPS)
    try:
        return [msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))]
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise UnreadableError(shown, "it is neither JSON nor a page, or it nests too deeply") from error


def _sorted_out(data: list[object]) -> tuple[list[Node], dict[str, Node]]:
    """Every review, in order, and every claim that is told in full, by its ``@id``."""
    reviews: list[Node] = []
    claims: dict[str, Node] = {}
    waiting = [*reversed(data)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, dict):
            kinds = _kinds(each)
            name = each.get("@id")
            if "ClaimReview" in kinds:
                reviews.append(each)
            if "Claim" in kinds and isinstance(name, str) and len(each) > 2:
                claims.setdefault(name, each)
            waiting += [value for value in reversed(each.values()) if isinstance(value, (dict, list))]
    return reviews, claims


def _together(reviews: list[Node], claims: dict[str, Node]) -> Iterator[tuple[Node, list[Node]]]:
    """Each claim with its reviews: several reviews may be of one claim, which only the first of them tells in full."""
    by_name: dict[str, tuple[Node, list[Node]]] = {}
    in_order: list[tuple[Node, list[Node]]] = []
    for review in reviews:
        reviewed = _first(review.get("itemReviewed"))
        name = reviewed.get("@id")
        if isinstance(name, str) and name in by_name:
            by_name[name][1].append(review)
            continue
        if isinstance(name, str):
            reviewed = claims.get(name, reviewed)
        in_order.append((reviewed, [review]))
        if isinstance(name, str):
            by_name[name] = in_order[-1]
    yield from in_order


def _found(same: tuple[Node, list[Node]], registry: Registry) -> Found | None:
    reviewed, reviews = same
    review = reviews[0]
    text = words(review.get("claimReviewed")) or words(reviewed.get("text")) or words(reviewed.get("name"))
    appearances = [each for each in _several(reviewed.get("appearance")) if url(each.get("url")) is not None]
    first = _first(reviewed.get("firstAppearance"))
    said_in = next((each for each in reversed(appearances) if _is_article(each)), None)
    said_in = said_in or (appearances[-1] if appearances else first if url(first.get("url")) else review)
    address = url(said_in.get("url"))
    if text is None or address is None:
        return None
    author = _first(reviewed.get("author"))
    source, name = voice(words(author.get("name")), registry)
    written = words(first.get("creditText")) or name
    identity = Identity.NAMED if name is not None else Identity.DESCRIBED if written is not None else Identity.NONE
    relays = tuple(each for node in _appearing(reviewed, said_in) if (each := _relay(node, registry)) is not None)
    record = url(first.get("url")) if first is not said_in else None
    publisher = _first(said_in.get("publisher"))
    made, notes = claim(
        text,
        next(
            (words(part.get("text")) for part in _several(said_in.get("hasPart")) if "Quotation" in _kinds(part)), None
        ),
        origin=Origin(identity, Vantage.UNKNOWN, written, source=source, channel=words(first.get("name"))),
        relays=relays,
        records=(Record(record),) if record is not None else (),
    )
    return Found(
        article(
            address,
            words(said_in.get("headline")) or words(said_in.get("name")),
            day(said_in.get("datePublished")),
            language=words(said_in.get("inLanguage")),
        ),
        made,
        words(reviewed.get("identifier")),
        words(publisher.get("identifier")) or words(publisher.get("name")),
        notes,
        tuple([verdict for each in reviews if (verdict := _verdict(each, text)) is not None]),
    )


def _appearing(reviewed: Node, but: Node) -> Iterator[Node]:
    for each in _several(reviewed.get("appearance")):
        if each is not but:
            yield each


def _relay(node: Node, registry: Registry) -> Relay | None:
    who = _first(node.get("publisher")) or _first(node.get("author"))
    source, name = voice(words(who.get("name")), registry)
    written = words(node.get("creditText")) or (name if source is None else None)
    address = url(node.get("url"))
    if source is None and written is None:
        if address is None:
            return None
        source = registry.outlet_of_url(address)
        written = None if source is not None else address
    return Relay(source, written, url=address, published=day(node.get("datePublished")))


def _verdict(review: Node, text: str) -> Verdict | None:
    rating = _first(review.get("reviewRating"))
    if not rating:
        return None
    address = url(review.get("url")) or url(review.get("citation"))
    return Verdict(
        "",
        "",
        text,
        words(rating.get("alternateName")) or words(rating.get("name")),
        _figure(rating.get("ratingValue")),
        _figure(rating.get("bestRating")),
        _figure(rating.get("worstRating")),
        words(_first(review.get("author")).get("name")),
        address,
        day(review.get("datePublished")),
    )


def _figure(value: object) -> str | None:
    return str(value)[:40] if isinstance(value, (int, float)) and not isinstance(value, bool) else words(value)


def _is_article(node: Node) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in _kinds(node))


def _kinds(node: Node) -> list[str]:
    """The types of a node, without the vocabulary's address."""
    kinds = node.get("@type")
    several = kinds[:20] if isinstance(kinds, list) else [kinds]
    return [each.rpartition("/")[2].rpartition(":")[2] for each in several if isinstance(each, str)]


def _several(value: object) -> list[Node]:
    """The nodes that a property holds; one that is only an address counts as a node with that address."""
    several = value if isinstance(value, list) else [value]
    return [
        each if isinstance(each, dict) else {"url": each} for each in several[:1000] if isinstance(each, (dict, str))
    ]


def _first(value: object) -> Node:
    return next(iter(_several(value)), {})
