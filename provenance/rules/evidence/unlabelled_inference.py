"""The outlet's own inference, told as news.

## What it finds

A statement that is attributed to nobody and that the outlet inferred or analysed itself: its kind is `analysis`, or
its vantage `inference`.

## Why it matters

The [BBC's Editorial Guidelines](https://www.bbc.co.uk/editorialguidelines/) let its journalists judge and analyse,
and ask that audiences can tell that from fact and from opinion. Intelligence analysts work under the same rule:
Intelligence Community Directive 203 asks them to keep what they know apart from what they assume. A reader
who cannot see where the report ends takes the inference for one more reported fact.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The closure of the dam shows that the Water Board has given up the valley."
quote = "The closure makes clear that the board has given up the valley."
scope = "fact"
mode = "own"
kind = "analysis"
[claim.origin]
identity = "none"
vantage = "inference"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The closure of the dam shows that the Water Board has given up the valley."
quote = "The closure shows that the board has given up the valley, said Tom Hale, a hydrologist."
scope = "utterance"
mode = "indirect"
kind = "analysis"
cue = "said"
[claim.origin]
as_written = "Tom Hale, a hydrologist"
identity = "named"
vantage = "inference"
source = "tom-hale"
```

## How to answer it

See whether the sentence is somebody's after all, named a line earlier: then give that origin. If the whole piece is
marked as analysis or comment, accept the finding with that as the reason.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity, Vantage
from provenance.model.claim import Claim, Kind
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("EVD07", Severity.INFO, about="article")
def unlabelled_inference(claim: Claim, context: Context) -> Iterator[Hit]:
    """Vantage inference or kind analysis, and identity none."""
    origin = claim.origin
    if origin.identity is Identity.NONE and (origin.vantage is Vantage.INFERENCE or claim.kind is Kind.ANALYSIS):
        yield Hit("The outlet's own inference, not labelled as analysis.", ("quote",))
