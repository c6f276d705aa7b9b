"""Words nobody stands behind.

## What it finds

A claim whose origin the article calls no more than "a source" or "sources": nothing says what kind of source it is
or how it could know.

## Why it matters

The [Associated Press](https://www.ap.org/about/news-values-and-principles/telling-the-story/anonymous-sources) asks
that an unnamed source be described by how it knows what it says, and rules a bare "a source said" out almost always.
A reader who is told nothing of the source cannot weigh its word.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The dam will be closed in March."
quote = "The dam closes in March, a source said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a source"
identity = "bare"
vantage = "unknown"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The dam will be closed in March."
quote = "an engineer who has seen the plan said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "an engineer who has seen the plan"
identity = "described"
vantage = "familiar"
```

## How to answer it

Look in the article, and on the pages it cites, for words that say who the source is; if there are some, the identity
is `described`. If there are none, the finding stands: it is what the article leaves open.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("ANO01", Severity.WARNING, about="article")
def bare_source(claim: Claim, context: Context) -> Iterator[Hit]:
    """Identity bare."""
    if claim.origin.identity is Identity.BARE:
        yield Hit("The article does not say what kind of source this is.", ("origin", "as_written"))
