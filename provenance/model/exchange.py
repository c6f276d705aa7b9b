"""What is handed on in the formats of others: claim files or the ledger, file by file, and verdicts by others."""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from provenance.model import source
from provenance.model.chain import Url, Verified, Words
from provenance.model.claim import Article, Claim
from provenance.model.evidence import Citation
from provenance.model.finding import ScoredClaim
from provenance.model.source import Registry

OURS = "urn:provenance:"
"""What names of our own begin with where nobody says under which address the claims are published."""


class Adjudged(msgspec.Struct, frozen=True, gc=False):
    """What a newsroom decided of one claim of a file, and on what ground: a verdict on the claim itself, which is
    another thing than how directly it is sourced."""

    claim: str
    verdict: Literal["accurate", "inaccurate", "corrected", "unresolved"]
    citation: str
    by: str
    on: datetime.date
    corrected_on: datetime.date | None = None
    why: str | None = None


class SharedClaim(msgspec.Struct, frozen=True, gc=False):
    """A claim with what is known of it. ``lower`` and ``upper`` are directness as people see it, 0–100; they, and
    what goes with them, are None where the claim is not graded. ``verified`` has one value per relay and one for the
    outlet, in chain order, or none."""

    claim: Claim
    lower: int | None = None
    upper: int | None = None
    hand_level: str | None = None
    weakest: str | None = None
    digit: int | None = None
    origins: int | None = None
    verified: tuple[Verified, ...] = ()


class Shared(msgspec.Struct, frozen=True, gc=False):
    """One claim file as it is handed on. No two of its claims have one id."""

    file: str
    article: Article
    claims: tuple[SharedClaim, ...]
    citations: tuple[Citation, ...] = ()
    adjudications: tuple[Adjudged, ...] = ()

    def verdicts(self) -> dict[str, list[Adjudged]]:
        """The adjudications by the id of the claim, in their order."""
        found: dict[str, list[Adjudged]] = {}
        for each in self.adjudications:
            found.setdefault(each.claim, []).append(each)
        return found


class Terms(msgspec.Struct, frozen=True):
    """What holds for all that is handed on: the registry, the address under which the claims are published, and the
    name of who hands them on."""

    registry: Registry
    base: str = OURS
    publisher: str | None = None


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What somebody else holds of a claim, as they said it: never a finding of ours."""

    file: Annotated[str, Meta(description="The draft claim file that holds the claim.")]
    claim: Annotated[str, Meta(description="The id of the claim in it.")]
    text: Annotated[str, Meta(description="The claim in the reviewer's words.")]
    rating: Annotated[str | None, Meta(description="The rating in the reviewer's words.")] = None
    value: Annotated[str | None, Meta(description="The rating on the reviewer's scale.")] = None
    best: Annotated[str | None, Meta(description="The best value of that scale.")] = None
    worst: Annotated[str | None, Meta(description="The worst value of that scale.")] = None
    by: Annotated[Words | None, Meta(description="Who reviewed it.")] = None
    url: Annotated[Url | None, Meta(description="Where the review can be read.")] = None
    on: Annotated[datetime.date | None, Meta(description="The day of the review.")] = None

    @property
    def ours(self) -> source.Verdict | None:
        """Our word for a verdict at an end of the reviewer's scale; None where a person has to find one."""
        return _OURS.get((self.rating or "").strip().casefold())


_OURS: dict[str, source.Verdict] = {
    "accurate": "accurate",
    "inaccurate": "inaccurate",
    "corrected": "corrected",
    "unresolved": "unresolved",
    "true": "accurate",
    "false": "inaccurate",
}


class Verdicts(msgspec.Struct, frozen=True, gc=False):
    """Verdicts by others that came with imported claims, version 1."""

    version: Annotated[Literal[1], Meta(description="The version of the format: 1.")]
    verdicts: tuple[Verdict, ...] = ()


def shared_claim(scored: ScoredClaim) -> SharedClaim:
    """A claim as a run scored it."""
    directness, corroboration = scored.directness, scored.corroboration
    lower, upper = directness.shown if directness is not None else (None, None)
    return SharedClaim(
        scored.claim,
        lower,
        upper,
        directness.hand_level if directness is not None else None,
        str(directness.weakest) if directness is not None else None,
        corroboration.digit if corroboration is not None else None,
        corroboration.origins if corroboration is not None else None,
        scored.verified,
    )
