"""A party to the matter as its source.

## What it finds

A claim whose origin, or the body on whose side the origin stands, is among those that the claim is about (`about`).

## Why it matters

A party may know best, and has a stake in what is believed. The
[Society of Professional Journalists](https://www.spj.org/spj-code-of-ethics/) wants sources identified so that the public can judge their
motives as well as their reliability; ICD 206 has analysts state a source's possible bias. It is a note for the reader,
not an objection: an account of one's own plans can come from nobody else.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The Dam Company built the dam to the plans that were approved."
quote = "The dam was built exactly to the approved plans, the Dam Company said in a statement"
scope = "utterance"
mode = "indirect"
cue = "said"
about = ["dam-company"]
[claim.origin]
as_written = "the Dam Company"
identity = "collective"
vantage = "self"
source = "dam-company"
channel = "statement"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The Dam Company built the dam to the plans that were approved."
quote = "We measured every wall, and it is what was approved, said Ana Ruiz, the head of the Water Board"
scope = "utterance"
mode = "indirect"
cue = "said"
about = ["dam-company"]
[claim.origin]
as_written = "Ana Ruiz, the head of the Water Board"
identity = "named"
vantage = "participant"
source = "ana-ruiz"
```

## How to answer it

Nothing needs mending. Look for somebody without a stake, or for a record, that says the same, and give it the same
`asserts`. If the claim is not about the party after all, correct `about`.
"""

from collections.abc import Iterator

from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("IND04", Severity.INFO, about="article")
def interested_party(claim: Claim, context: Context) -> Iterator[Hit]:
    """The origin or its side is among those that the claim is about."""
    if not claim.about:
        return
    origin = claim.origin
    if origin.source is None and origin.affiliation is None:
        return
    side = context.side(origin)
    for number, party in enumerate(claim.about):
        if party == origin.source or party == side:
            yield Hit(f"{_speaker(claim, context)} is a party to this.", ("about", number))
            return


def _speaker(claim: Claim, context: Context) -> str:
    origin = claim.origin
    if origin.source is None and origin.as_written is None:
        return context.registry.name(origin.affiliation) or ""
    return context.speaker(claim)
