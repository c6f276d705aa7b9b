"""A body that speaks as if it had a mouth.

## What it finds

A claim whose origin is a collective: a government, a company, a town, "the Kremlin", without the person who spoke or
the document that says so.

## Why it matters

Reuters and the [BBC](https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy) identify sources so that readers
can judge their standing; Reuters asks for name and position wherever possible. "The company says" may be its board, its
press office, a leaflet or what the reporter makes of all three.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The dam is safe."
quote = "The Dam Company insists that the dam is safe"
scope = "utterance"
mode = "indirect"
cue = "insists"
[claim.origin]
as_written = "The Dam Company"
identity = "collective"
vantage = "self"
source = "dam-company"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The dam is safe."
quote = "The dam is safe, the Dam Company's chief engineer insists"
scope = "utterance"
mode = "indirect"
cue = "insists"
[claim.origin]
as_written = "the Dam Company's chief engineer"
identity = "role"
vantage = "self"
affiliation = "dam-company"
```

## How to answer it

If the article names the speaker or the document elsewhere, that is the origin, and the body its `affiliation`. If you
find the statement itself, add it as a `[[claim.record]]`.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("ANO04", Severity.INFO, about="article")
def collective_source(claim: Claim, context: Context) -> Iterator[Hit]:
    """Identity collective."""
    if claim.origin.identity is Identity.COLLECTIVE:
        name = " ".join((claim.origin.as_written or context.speaker(claim)).split())
        message = f'"{name}" is not a speaker; the article names no person or document.'
        yield Hit(message, ("origin", "as_written"))
