"""An unnamed source, and no word on why.

## What it finds

A claim whose origin is described or bare, where no `anonymity_reason` is given: nothing in the article says why the
source is not named.

## Why it matters

The [Associated Press](https://www.ap.org/about/news-values-and-principles/telling-the-story/anonymous-sources) has its
stories say why a source asked not to be named, and The New York Times asks its reporters for a reason that tells
readers something. The reason shows what is at stake for the source, and so what it may want.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The ferry sailed without a second engineer."
quote = "There was no second engineer on board, a member of the crew said"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a member of the crew"
identity = "described"
vantage = "eyewitness"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The ferry sailed without a second engineer."
quote = "There was no second engineer on board, said a member of the crew who fears for her job"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "a member of the crew"
identity = "described"
vantage = "eyewitness"
anonymity_reason = "fears for her job"
```

## How to answer it

If the article gives a reason anywhere, enter it in its words as `anonymity_reason`. If your desk knows the source and
has agreed to leave it unnamed, a `[[claim.allow]]` with that reason records it.
"""

from collections.abc import Iterator

from provenance.model.chain import Identity
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("ANO03", Severity.WARNING, about="article")
def no_anonymity_reason(claim: Claim, context: Context) -> Iterator[Hit]:
    """Unnamed, without a reason."""
    origin = claim.origin
    if (origin.identity is Identity.DESCRIBED or origin.identity is Identity.BARE) and origin.anonymity_reason is None:
        yield Hit("The article gives no reason for not naming the source.", ("origin", "as_written"))
