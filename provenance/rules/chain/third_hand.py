"""Two voices between the origin and the article.

## What it finds

A claim that passed through two relays or more before the article's own outlet took it up. The first relay, the one
nearest to the origin, is the one to read.

## Why it matters

[Rule 805](https://www.law.cornell.edu/rules/fre/rule_805) of the US Federal Rules of Evidence admits hearsay within
hearsay only if every layer stands on its own. What each hand adds or loses cannot be told from the last one alone, and
a page nearer to the origin can mostly be found.

## Flagged

```toml
[[claim]]
id = "c1"
text = "The night ferry will stop running in April."
quote = "The night ferry will stop in April, The Courier wrote, citing The Herald's talk with Ana Ruiz"
scope = "utterance"
mode = "indirect"
cue = "wrote, citing"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
[[claim.relay]]
source = "the-courier"
as_written = "The Courier"
url = "https://courier.example/night-ferry"
```

## Accepted

```toml
[[claim]]
id = "c1"
text = "The night ferry will stop running in April."
quote = "The night ferry will stop in April, Ana Ruiz said in an interview with The Herald"
scope = "utterance"
mode = "indirect"
cue = "said in an interview with The Herald"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "https://herald.example/ruiz-interview"
```

## How to answer it

Open the first relay's page and compare: if it holds the words, give it as the relay's `url`, so that its words can be
matched. The finding stands as long as the article itself goes the longer way.
"""

from collections.abc import Iterator

from provenance.model.claim import Claim
from provenance.model.finding import Hit, Severity
from provenance.rules import Context, rule


@rule("CHN02", Severity.WARNING, about="article")
def third_hand(claim: Claim, context: Context) -> Iterator[Hit]:
    """Two relays or more."""
    if len(claim.relays) > 1:
        yield Hit(f"Third-hand: {context.relay_name(claim.relays[0])} is closer to it.", ("relay", 1))
