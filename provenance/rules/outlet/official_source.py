"""A government that speaks through its source.

## What it finds

A claim whose origin is a government body or stands on the side of one: by the claim's `affiliation`, else by the
registry's. Bodies whose class the registry does not give are left alone.

## Why it matters

Officials are often the best source of what a government does, and never a disinterested one of whether it does well.
Studies of news since Sigal, "Reporters and Officials" (1973), find that most sources in the news are officials; the
[BBC](https://www.bbc.co.uk/editorialguidelines/guidelines/impartiality) asks that the reader be told where a
contributor speaks from. The note makes visible how much of an article rests on them.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The dam is safe."
quote = "The dam is safe, said Ana Ruiz, the head of the Water Board"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz, the head of the Water Board"
identity = "named"
vantage = "self"
source = "ana-ruiz"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The dam is safe."
quote = "I have lived under that wall for forty years and slept well, said Tom Hale, a farmer"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Tom Hale, a farmer"
identity = "named"
vantage = "inference"
source = "tom-hale"
```

## How to answer it

Nothing needs mending where the affiliation is right. If the person has left the office, or spoke for himself, correct
`affiliation` in the registry or in the claim.
"""

from collections.abc import Iterator

from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.model.source import BodyClass
from provenance.rules import Context, rule


@rule("OUT02", Severity.INFO, about="article")
def official_source(claim: Claim, context: Context) -> Iterator[Hit]:
    """The origin is affiliated to a body of class government; the body itself speaks for nobody else."""
    origin = claim.origin
    if origin.source is None and origin.affiliation is None:
        return
    body = context.registry.bodies.get(context.side(origin) or "")
    if body is not None and body.class_ is BodyClass.GOVERNMENT and origin.source not in context.registry.bodies:
        key = "affiliation" if origin.affiliation is not None else "source"
        yield Hit(f"Speaks for {body.name}.", ("origin", key))
