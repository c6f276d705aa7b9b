"""A headline or lede that is surer than the source.

## What it finds

A claim in the headline or the lede that is attributed to nobody, while the article attributes the same thing (the same
`asserts`) to somebody further down. A fact that can be looked up (`established`) is left alone.

## Why it matters

Many readers see no more than the headline and the first lines. Reuters lets a story open without its source only where
the matter is not in dispute and the source follows soon, and the
[BBC](https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy) attributes what it cannot corroborate. What is one
person's word in the sixth paragraph is not a fact in the headline.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The old bridge is about to collapse."
quote = "Old bridge about to collapse"
scope = "fact"
mode = "own"
place = "headline"
asserts = "bridge-collapse"
[claim.origin]
identity = "none"
vantage = "unknown"

[[claim]]
id = "c2"
text = "The old bridge is about to collapse."
quote = "The bridge could give way any day, warned Tom Hale, who fishes there"
scope = "utterance"
mode = "indirect"
cue = "warned"
asserts = "bridge-collapse"
[claim.origin]
as_written = "Tom Hale, who fishes there"
identity = "named"
vantage = "inference"
source = "tom-hale"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The old bridge is about to collapse."
quote = "Angler warns of bridge collapse"
scope = "utterance"
mode = "indirect"
cue = "warns"
place = "headline"
asserts = "bridge-collapse"
[claim.origin]
as_written = "Angler"
identity = "described"
vantage = "inference"

[[claim]]
id = "c2"
text = "The old bridge is about to collapse."
quote = "The bridge could give way any day, warned Tom Hale, who fishes there"
scope = "utterance"
mode = "indirect"
cue = "warned"
asserts = "bridge-collapse"
[claim.origin]
as_written = "Tom Hale, who fishes there"
identity = "named"
vantage = "inference"
source = "tom-hale"
```

## How to answer it

Compare both passages: if the attributed one says less than the headline (may, could, plans to), they do not assert the
same thing and `asserts` should differ. Otherwise the finding stands; read the claim as its source's word.
"""

from bisect import bisect_right
from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import Claim, ClaimFile, Placement
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("CHN06", Severity.WARNING, about="article", scope="article")
def headline_surer_than_source(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """Headline or lede, identity none, sharing ``asserts`` with an attributed claim further down."""
    for claim, attributed in attributed_further_down(file):
        yield Hit(f"Stated as fact here; further down it is {_whose(attributed, context)} word.", ("text",), claim)


def attributed_further_down(file: ClaimFile) -> Iterator[tuple[Claim, Claim]]:
    """The claims that CHN06 finds, each with the first claim further down that attributes the same thing."""
    bare = [(number, claim) for number, claim in enumerate(file.claims) if _stated_as_fact(claim)]
    if not bare:
        return
    keys = {claim.asserts for _, claim in bare}
    attributed: dict[str | None, list[tuple[int, int]]] = {}
    for number, claim in enumerate(file.claims):
        if claim.asserts in keys and claim.origin.identity is not Identity.NONE:
            attributed.setdefault(claim.asserts, []).append((_depth(claim), number))
    for depths in attributed.values():
        depths.sort()
    for number, claim in bare:
        depths = attributed.get(claim.asserts, [])
        below = bisect_right(depths, (_depth(claim), number))
        if below < len(depths):
            yield claim, file.claims[depths[below][1]]


def _stated_as_fact(claim: Claim) -> bool:
    return (
        claim.asserts is not None
        and claim.place is not Placement.BODY
        and claim.origin.identity is Identity.NONE
        and claim.established is None
    )


def _depth(claim: Claim) -> int:
    if claim.place is Placement.BODY:
        return 2
    return 1 if claim.place is Placement.LEDE else 0


def _whose(claim: Claim, context: Context) -> str:
    origin = claim.origin
    if not (origin.source or origin.as_written or origin.affiliation):
        return "somebody's"
    name = " ".join(context.speaker(claim).split())
    plural = name[-1:] in ("s", "S") and name[-2:].casefold() != "ss"
    return f"{name}'" if plural else f"{name}'s"
