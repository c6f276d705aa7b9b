"""An opinion with nobody to hold it.

## What it finds

A claim of kind `opinion` whose origin is described or bare.

## Why it matters

The [Associated Press](https://www.ap.org/about/news-values-and-principles/telling-the-story/anonymous-sources) takes
information from unnamed sources, not opinion or speculation; Reuters does not let them attack others from cover. A
fact can be checked whoever said it. An opinion is worth what its holder is worth, and here readers cannot know.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The head of the Water Board is out of her depth."
quote = "She is out of her depth, one colleague said"
scope = "utterance"
mode = "indirect"
cue = "said"
kind = "opinion"
about = ["ana-ruiz"]
[claim.origin]
as_written = "one colleague"
identity = "described"
vantage = "familiar"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The head of the Water Board is out of her depth."
quote = "She is out of her depth, said Tom Hale, a former colleague"
scope = "utterance"
mode = "indirect"
cue = "said"
kind = "opinion"
about = ["ana-ruiz"]
[claim.origin]
as_written = "Tom Hale, a former colleague"
identity = "named"
vantage = "familiar"
source = "tom-hale"
```

## How to answer it

If the words report something that can be checked, its kind is `report`. If they are an opinion, the finding stands.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import Claim, Kind
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("ANO06", Severity.WARNING, about="article")
def unnamed_opinion(claim: Claim, context: Context) -> Iterator[Hit]:
    """Unnamed, kind opinion."""
    identity = claim.origin.identity
    if claim.kind is Kind.OPINION and (identity is Identity.DESCRIBED or identity is Identity.BARE):
        yield Hit("An unnamed source's opinion.", ("origin", "as_written"))
