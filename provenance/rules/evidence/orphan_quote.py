"""A quotation with nobody beside it.

## What it finds

Quoted words without a cue: the passage has no "said", "according to" or the like that gives them to a speaker. The
speaker may be clear from the sentences around it; the quotation itself does not say.

## Why it matters

The Reuters Handbook of Journalism and the
[Associated Press](https://www.ap.org/about/news-values-and-principles/) ask that it be plain at each quotation who
is speaking. A quotation that stands alone is given to whoever was named last, and a paragraph moved or cut is enough
to give it to somebody else.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The hospital's roof will be finished before winter."
quote = "“The roof will be finished before winter. You have my word on it.”"
scope = "utterance"
mode = "direct"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "self"
source = "tom-hale"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The hospital's roof will be finished before winter."
quote = "“The roof will be finished before winter,” said Tom Hale."
scope = "utterance"
mode = "mixed"
cue = "said"
[claim.origin]
as_written = "Tom Hale"
identity = "named"
vantage = "self"
source = "tom-hale"
```

## How to answer it

Look once more for the words that give the quotation to its speaker, in the same sentence or right before it, and
write them as `cue`. If there are none, the finding stands.
"""

from collections.abc import Iterator

from provenance.model.chain import Mode
from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("EVD04", Severity.WARNING, about="article")
def orphan_quote(claim: Claim, context: Context) -> Iterator[Hit]:
    """Quoted words without a cue."""
    if claim.cue is None and (claim.mode is Mode.DIRECT or claim.mode is Mode.MIXED):
        yield Hit("No speaker is named beside this quotation.", ("quote",))
