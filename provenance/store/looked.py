"""A look at a claim file as the values of rows: made beside the database, in another process where there are many."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec

from provenance.model.claim import Article, Claim
from provenance.model.finding import Finding, ScoredClaim
from provenance.model.ledger import LONGEST_ID, LONGEST_NAME
from provenance.model.score import Directness
from provenance.store import terms
from provenance.store.chain import content_hash

Value = str | int | bool | None
CLAIM_COLUMNS = (
    "claim", "digest", "review", "position", "outlet", "published", "lower", "upper", "hand_level", "text", "quote",
    "scope", "kind", "mode", "place", "identity", "vantage", "source", "as_written", "affiliation", "asserts", "denies",
    "voices", "about", "anonymous", "second_hand", "data",
)  # fmt: skip
"""What a row of ``claims`` has of a claim, in the order of :attr:`Looked.claims`: the claim's id and digest first, then
the day of its review, then what can change while the claim stays the same, then the rest."""
SCORE = slice(6, 9)
"""The bounds and the level of a claim's score."""
LOOKED_AT = slice(3, 9)
"""What of a claim's row can change while the claim stays the same."""
FINDING_COLUMNS = ("claim", "code", "severity", "message", "path")
"""What a row of ``findings`` has of a finding, in the order of :func:`finding_values`."""

_ENCODER = msgspec.json.Encoder()


class Looked(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A claim file as rows: its article, and the values of its claims.

    ``documents`` are what its claims are found by, one for each, as their database takes them (``terms.document`` or
    ``terms.posted``), and ``words`` the words in them, with their terms, but for those that were given before.
    ``too_long`` says in one clause what is too long to be found by; None where nothing is.
    """

    article: Article
    claims: list[tuple[Value, ...]]
    documents: list[tuple[str, ...]]
    words: list[tuple[str, str]]
    too_long: str | None


def article_row(article: Article) -> dict[str, Any]:
    """What a row of ``articles`` has of an article itself."""
    return {
        "outlet": plain(article.outlet),
        "title": plain(article.title),
        "url": plain(article.url),
        "published": article.published,
        "retrieved": article.retrieved.isoformat() if article.retrieved is not None else None,
        "language": article.language,
    }


def looked(article: Article, claims: Iterable[ScoredClaim], *, posted: bool, before: set[str]) -> Looked:
    """The rows of a claim file that was looked at, for SQLite or, if ``posted``, for PostgreSQL. Words that were given
    ``before`` are not given again; those that are new are added there."""
    outlet = plain(article.outlet)
    published = article.published.isoformat() if article.published is not None else None
    known = list(claims)
    made = [claim_values(each.claim, each.index, each.directness, outlet, published) for each in known]
    title = plain(article.title)
    words: set[str] = set()
    documents: list[tuple[str, ...]] = [terms.document((*_READ(row), title), None, words) for row in made]
    if posted:
        documents = [terms.posted(each) for each in documents]  # type: ignore[arg-type]
    words -= before
    before |= words
    return Looked(article, made, documents, terms.known(words), _too_long(article, known))


_READ = itemgetter(*(CLAIM_COLUMNS.index(name) for name in terms.READ))


def claim_values(
    claim: Claim, position: int, score: Directness | None, outlet: str, published: str | None
) -> tuple[Value, ...]:
    """The values of a claim's row, in the order of :data:`CLAIM_COLUMNS`; ``outlet`` and ``published`` are its
    article's."""
    origin = claim.origin
    data = _ENCODER.encode(claim)
    lower, upper = score.shown if score is not None else (None, None)
    return (
        plain(claim.id),
        content_hash(data),
        claim.review.isoformat() if claim.review is not None else None,
        position,
        outlet,
        published,
        lower,
        upper,
        score.hand_level if score is not None else None,
        plain(claim.text),
        plain(claim.quote),
        claim.scope.value,
        claim.kind.value,
        claim.mode.value,
        claim.place.value,
        origin.identity.value,
        origin.vantage.value,
        given(origin.source),
        given(origin.as_written),
        given(origin.affiliation),
        given(claim.asserts),
        given(claim.denies),
        _list(voices(claim)),
        _list(claim.about),
        origin.identity.unnamed,
        claim.second_hand,
        data.decode(),
    )


def finding_values(finding: Finding) -> tuple[Value, ...]:
    """The values of a finding's row, in the order of :data:`FINDING_COLUMNS`."""
    return (
        given(finding.claim),
        finding.code,
        finding.severity.value,
        plain(finding.message),
        plain(finding.place.path),
    )


def voices(claim: Claim) -> list[str]:
    """The relays of a claim: their registry ids, else their words."""
    return [relay.source or relay.as_written or "" for relay in claim.relays]


def plain(words: str) -> str:
    """Words as both databases can hold them: PostgreSQL's text has no place for the character NUL."""
    return words.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in words else words


def given(words: str | None) -> str | None:
    """The same for words that may not be there."""
    return plain(words) if words is not None else None


def _list(words: Sequence[str]) -> str:
    return _written(tuple(words)) if words else "[]"


@lru_cache(maxsize=20_000)
def _written(words: tuple[str, ...]) -> str:
    return json.dumps(words)


def _too_long(article: Article, claims: Iterable[ScoredClaim]) -> str | None:
    for where, value, most in _names(article, claims):
        if value is not None and len(value) > most:
            return f"{where} is longer than {most} characters, and nothing could be found by it"
    return None


def _names(article: Article, claims: Iterable[ScoredClaim]) -> Iterable[tuple[str, str | None, int]]:
    yield "article.outlet", article.outlet, LONGEST_ID
    for scored in claims:
        claim, place = scored.claim, f"claim[{scored.index}]"
        yield f"{place}.asserts", claim.asserts, LONGEST_NAME
        yield f"{place}.denies", claim.denies, LONGEST_NAME
        yield f"{place}.origin.source", claim.origin.source, LONGEST_ID
