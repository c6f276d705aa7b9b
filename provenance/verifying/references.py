"""What claim files cite: every page that evidence is to speak of, with the place that cites it."""

import datetime
import hashlib
from collections.abc import Iterator

import msgspec

from provenance.errors import RefusedAddressError
from provenance.fetch import policy
from provenance.model.claim import Article, Claim, ClaimFile
from provenance.model.finding import Path

METHOD = 1
"""The version of how pages are held against claims. Another one means that kept evidence is judged anew."""


class Reference(msgspec.Struct, frozen=True, gc=False):
    """One reference: a claim of a file and a page that it rests on. Evidence has one line for each.

    ``shown`` is the claim file's name for people, which no other file of a run has; ``file`` is how the evidence beside
    it names it (``claims/x.toml``). ``beside`` are all claims of the file, ``told`` is a digest of what they tell.
    ``path`` is how evidence names the place, ``at`` is that place in the file; ``day`` is the day whose version of the
    page was cited, as far as the file says.
    """

    shown: str
    file: str
    article: Article
    claim: Claim
    beside: tuple[Claim, ...]
    told: str
    path: str
    at: Path
    url: str
    day: datetime.date | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What evidence has one line for: file, claim and path."""
        return self.shown, self.claim.id, self.path

    @property
    def judged(self) -> str:
        """A digest of everything in the claim file that the evidence on this citation depends on: 16 hex digits."""
        claim, article = self.claim, self.article
        parts = (
            METHOD,
            self.path,
            self.url,
            (claim.text, claim.quote, claim.cue),
            (claim.mode, claim.translated, claim.scope, claim.kind),
            claim.origin,
            claim.relays,
            () if self.path in ("article", "established") else self.told,
            (article.outlet, article.language, article.published, article.retrieved),
        )
        return _digest(parts)


def references(shown: str, name: str, file: ClaimFile, positions: tuple[int, ...]) -> Iterator[Reference]:
    """Every reference of a claim file, claim by claim: the article itself, then records, relays, original, established.

    ``shown`` and ``name`` are what people and evidence call the file. ``positions`` are those of its valid claims.
    """
    article = file.article
    seen = set()
    told = _digest([(claim.quote, claim.text) for claim in file.claims])
    for position, claim in zip(positions, file.claims, strict=True):
        if claim.id in seen:  # evidence could not tell the two apart; FMT08 says so
            continue
        seen.add(claim.id)
        for path, at, url, day in _places(article, claim):
            whole = at if path == "article" else ("claim", position, *at)
            yield Reference(shown, name, article, claim, file.claims, told, path, whole, url, day)


def _digest(what: object) -> str:
    return hashlib.sha256(msgspec.json.encode(what)).hexdigest()[:16]


def _places(article: Article, claim: Claim) -> Iterator[tuple[str, Path, str, datetime.date | None]]:
    read = article.retrieved.date() if article.retrieved is not None else None
    cited = article.published or read
    yield "article", ("article", "url"), article.url, read or article.published
    for number, record in enumerate(claim.records):
        yield f"record[{number}]", ("record", number, "url"), record.url, cited
    for number, relay in enumerate(claim.relays):
        if relay.url is not None:
            yield f"relay[{number}]", ("relay", number, "url"), relay.url, relay.published or cited
    if claim.original is not None:
        yield "original", ("original",), claim.original, cited
    if claim.established is not None:
        yield "established", ("established",), claim.established, cited


def address(url: str) -> str:
    """An address as it is asked for: two that differ only in how they are written are one page."""
    try:
        return policy.target(url, allow_private=True).url
    except RefusedAddressError:
        return url
