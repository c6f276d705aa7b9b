"""A report that nobody is named for.

## What it finds

A claim of kind `report` that the article attributes to nobody, and that is not an established fact. Where a headline
or a lede states something as fact that the article attributes further down, CHN06 says so instead.

## Why it matters

Reuters asks that every statement in a story have its source, unless the reporter witnessed it or it is established
and public, and the [BBC](https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy) attributes what it cannot
corroborate. A reader cannot weigh a report whose source is not shown. It may be true all the same.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The ferry company and its crews met for three hours on Monday."
quote = "On Monday the company and the crews sat together for three hours"
scope = "fact"
mode = "own"
[claim.origin]
identity = "none"
vantage = "unknown"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The ferry company and its crews met for three hours on Monday."
quote = "On Monday the company and the crews sat together for three hours, their union said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "their union"
identity = "collective"
vantage = "participant"

[[claim]]
id = "c2"
text = "The river is 410 kilometres long."
quote = "the 410-kilometre river"
scope = "fact"
mode = "own"
established = "https://atlas.example/rivers"
[claim.origin]
identity = "none"
vantage = "unknown"
```

## How to answer it

If a neighbouring sentence names the source, give that as the origin. If it is a plain fact in the public domain, give
the place where it can be seen as `established`; if it is the outlet's own conclusion, `kind = "analysis"` says so.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import ClaimFile, Kind
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule
from provenance.rules.chain.headline_surer_than_source import attributed_further_down


@rule("CHN05", Severity.WARNING, about="article", scope="article")
def unattributed(file: ClaimFile, context: Context) -> Iterator[Hit]:
    """Identity none, kind report, not established, and not what CHN06 finds."""
    found = [
        claim
        for claim in file.claims
        if claim.origin.identity is Identity.NONE and claim.kind is Kind.REPORT and claim.established is None
    ]
    if not found:
        return
    answered = {id(claim) for claim, _ in attributed_further_down(file)}
    for claim in found:
        if id(claim) not in answered:
            yield Hit("The article does not say who says so.", ("origin", "identity"), claim)
